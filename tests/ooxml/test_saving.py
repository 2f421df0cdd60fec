"""Saving: whole or not at all, at any point of a crash, and never over somebody else's work."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from rak.ooxml import OoxmlError, Reason, Workbook, saving
from tests.ooxml.builder import one_sheet
from tests.ooxml.helpers import SHEET, cells, reasons

OLD = one_sheet("".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 40)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook on the disk."""
    found = tmp_path / "matriks.xlsx"
    found.write_bytes(OLD)
    return found


def save(path: Path, value: int = 5, output: Path | None = None) -> None:
    """Fill one cell and save."""
    edit = Workbook.open(path).edit()
    edit.set(SHEET, (1, 1), value)
    edit.save(output)


def test_a_save_leaves_the_new_file_and_nothing_else(path: Path) -> None:
    """The temporary file is gone; the rights of the old file are kept."""
    path.chmod(0o640)
    save(path)
    assert cells(path.read_bytes())["A1"] == 5
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o640


def test_nothing_to_change_does_not_touch_the_file(path: Path) -> None:
    """Not even its time."""
    os.utime(path, ns=(1, 1))
    save(path, 1)
    assert path.stat().st_mtime_ns == 1
    save(path, 1, path.parent / "salinan.xlsx")
    assert (path.parent / "salinan.xlsx").read_bytes() == OLD


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link(path: Path) -> None:
    """The file that it leads to is replaced."""
    link = path.parent / "tautan.xlsx"
    link.symlink_to(path)
    save(link)
    assert link.is_symlink()
    assert cells(path.read_bytes())["A1"] == 5


def test_a_file_that_changed_since_it_was_read_is_left_alone(path: Path) -> None:
    """Somebody else saved in between: their work stays."""
    edit = Workbook.open(path).edit()
    edit.set(SHEET, (1, 1), 5)
    save(path, 77)
    theirs = path.read_bytes()
    with pytest.raises(OoxmlError) as error:
        edit.save()
    assert reasons(error) == [Reason.CHANGED_MEANWHILE]
    assert path.read_bytes() == theirs
    path.unlink()
    with pytest.raises(OoxmlError) as error:
        edit.save()
    assert reasons(error) == [Reason.CHANGED_MEANWHILE]
    assert os.listdir(path.parent) == []  # noqa: PTH208


def test_a_workbook_from_bytes_must_be_told_where_to_go() -> None:
    """There is no source to write over."""
    edit = Workbook.open(OLD).edit()
    edit.set(SHEET, (1, 1), 5)
    with pytest.raises(OoxmlError) as error:
        edit.save()
    assert reasons(error) == [Reason.NO_TARGET]


def test_a_folder_that_is_not_there_is_told(path: Path) -> None:
    """Before anything is computed."""
    with pytest.raises(OoxmlError) as error:
        save(path, output=path.parent / "tidak" / "ada.xlsx")
    assert reasons(error) == [Reason.NO_TARGET]


STEPS = ["open", "write", "fsync", "chmod", "replace", "unlink", "close"]


@pytest.mark.parametrize("step", [(name, when) for name in STEPS for when in ("before", "after")], ids="-".join)
def test_an_error_of_the_system_leaves_the_old_file_or_the_new_one(
    path: Path, step: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, lost rights, a lost network drive: at every call of the operating system."""
    name, when = step
    if not hasattr(os, name):
        pytest.skip(f"os.{name} is not called here")
    real = getattr(os, name)

    def failing(*arguments: object, **kinds: object) -> object:
        if when == "after":
            real(*arguments, **kinds)
        raise OSError(28, "No space left on device")

    edit = Workbook.open(path).edit()
    edit.set(SHEET, (1, 1), 5)
    monkeypatch.setattr(os, name, failing)
    try:
        edit.save()
    except OoxmlError as error:
        assert error.problems[0].reason is Reason.CANNOT_WRITE
    monkeypatch.undo()
    assert cells(path.read_bytes())["A1"] in {1, 5}
    assert len(cells(path.read_bytes())) == 39


KILLED = """
    import builtins, os, sys
    from rak.ooxml import Workbook, saving
    path, steps = sys.argv[1], int(sys.argv[2])
    edit = Workbook.open(path).edit()
    edit.set("Lembar", (1, 1), 5)
    left = steps
    def step(frame, event, argument):
        global left
        if frame.f_code.co_filename.endswith(("saving.py", "container.py", "edit.py")):
            left -= 1
            if left < 0:
                os._exit(9)
        return step
    sys.settrace(step)
    edit.save()
    sys.settrace(None)
    print("selesai")
"""


def test_a_killed_process_leaves_the_old_file_or_the_new_one(path: Path) -> None:
    """The process dies after n steps of the code that saves, for n from the first step to the last."""
    seen, steps = set(), 0
    while True:
        path.write_bytes(OLD)
        command = [sys.executable, "-c", textwrap.dedent(KILLED), str(path), str(steps)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode in {0, 9}, done.stderr
        found = cells(path.read_bytes())
        assert len(found) == 39
        seen.add((done.returncode, found["A1"]))
        if "selesai" in done.stdout:
            break
        steps = steps + 1 + steps // 3
    assert {(9, 1), (0, 5)} <= seen


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_process_killed_at_the_rename_leaves_one_whole_file(path: Path, when: str) -> None:
    """Between writing and replacing, and right after replacing."""
    code = f"""
        import os, sys
        from rak.ooxml import Workbook
        real = os.replace
        def dying(*arguments):
            if {when!r} == "after":
                real(*arguments)
            os._exit(9)
        os.replace = dying
        edit = Workbook.open(sys.argv[1]).edit()
        edit.set("Lembar", (1, 1), 5)
        edit.save()
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code), str(path)], check=False, timeout=60)
    assert done.returncode == 9
    assert cells(path.read_bytes())["A1"] == (5 if when == "after" else 1)
    save(path, 6)
    assert cells(path.read_bytes())["A1"] == 6


RACING = """
    import sys
    from rak.ooxml import OoxmlError, Workbook
    path, row = sys.argv[1], int(sys.argv[2])
    refused = 0
    for value in range(100, 110):
        while True:
            edit = Workbook.open(path).edit()
            before = edit.workbook.sheet("Lembar").cells[row, 1].value
            edit.set("Lembar", (row, 1), before + 1)
            try:
                edit.save()
                break
            except OoxmlError as error:
                assert {problem.reason.value for problem in error.problems} == {"changed-meanwhile"}, error
                refused += 1
    print(refused)
"""


def test_two_processes_that_fill_one_file_do_not_lose_each_others_work(path: Path) -> None:
    """Each adds ten times to its own cell; who comes too late is told, reads again and adds again."""
    racers = [
        subprocess.Popen([sys.executable, "-c", textwrap.dedent(RACING), str(path), row], stdout=subprocess.PIPE)
        for row in ("1", "2")
    ]
    for racer in racers:
        with racer:
            racer.communicate(timeout=60)
        assert racer.returncode == 0
    found = cells(path.read_bytes())
    assert (found["A1"], found["A2"]) == (11, 12)
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208


def test_the_lock_for_windows_keeps_a_second_process_out(path: Path) -> None:
    """The twin of the POSIX lock: a file beside the workbook that only one can make."""
    with saving._locked_beside(str(path)), pytest.raises(OoxmlError) as error, saving._locked_beside(str(path)):
        pass
    assert reasons(error) == [Reason.CHANGED_MEANWHILE]
    with saving._locked_beside(str(path)):
        pass
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208
