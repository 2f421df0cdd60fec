"""Saving: whole or not at all, at any point of a crash, and never over somebody else's work."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from rak.xlsx import OoxmlError, Reason, Workbook
from rak.xlsx.edit.edit import Edit
from rak.xlsx.package import saving
from tests.xlsx.builder import one_sheet
from tests.xlsx.helpers import SHEET, cells, reasons

OLD = one_sheet("".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 40)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook on the disk."""
    found = tmp_path / "matriks.xlsx"
    found.write_bytes(OLD)
    return found


def save(path: Path, value: int = 5, output: Path | None = None) -> None:
    """Fill one cell and save."""
    edit = Edit(Workbook.open(path))
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
    edit = Edit(Workbook.open(path))
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
    edit = Edit(Workbook.open(OLD))
    edit.set(SHEET, (1, 1), 5)
    with pytest.raises(OoxmlError) as error:
        edit.save()
    assert reasons(error) == [Reason.NO_TARGET]


def test_a_folder_that_is_not_there_is_told(path: Path) -> None:
    """Before anything is computed."""
    with pytest.raises(OoxmlError) as error:
        save(path, output=path.parent / "tidak" / "ada.xlsx")
    assert reasons(error) == [Reason.NO_FOLDER]


def test_a_folder_that_is_read_only_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An administrator may write anywhere, so the right is taken away here."""
    monkeypatch.setattr("os.access", lambda name, _: Path(name) != path.parent)
    with pytest.raises(OoxmlError) as error:
        save(path, output=path.parent / "lain.xlsx")
    assert reasons(error) == [Reason.READ_ONLY_FOLDER]


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

    edit = Edit(Workbook.open(path))
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
    import os, sys
    from rak.xlsx import Workbook
    from rak.xlsx.edit.edit import Edit
    from rak.xlsx.package import saving
    path, steps = sys.argv[1], int(sys.argv[2])
    edit = Edit(Workbook.open(path))
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
    """The process dies after n steps of the code that writes and saves, for some n from the first step to the last."""
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


KILLED_EVERYWHERE = """
    import os, sys
    from rak.xlsx import Workbook
    from rak.xlsx.edit.edit import Edit
    from rak.xlsx.package import saving
    path, aside = sys.argv[1:]
    folder, name = os.path.split(path)
    with open(path, "rb") as file:
        old = file.read()
    edit = Edit(Workbook.open(path))
    edit.set("Lembar", (1, 1), 5)
    edit.apply()
    def child(steps):
        def step(frame, event, argument):
            nonlocal steps
            if frame.f_code.co_filename.endswith(("saving.py", "contextlib.py")):
                steps -= 1
                if steps < 0:
                    os._exit(9)
            return step
        sys.settrace(step)
        edit.save()
        os._exit(0)
    for steps in range(10_000):
        with open(path, "wb") as file:
            file.write(old)
        process = os.fork()
        if not process:
            child(steps)
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        with open(path, "rb") as file:
            print(status, file.read() == old)
        if not status:
            break
        for found in set(os.listdir(folder)) - {name}:
            os.replace(os.path.join(folder, found), os.path.join(aside, found))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a thousand processes take minutes where they cannot be forked")
def test_a_process_killed_at_any_line_of_saving_leaves_the_old_file_or_the_new_one(path: Path) -> None:
    """Every single step from the first look at the target to the removal of leftovers."""
    aside = path.parent.parent / f"{path.parent.name}-sisa"
    aside.mkdir()
    command = [sys.executable, "-c", textwrap.dedent(KILLED_EVERYWHERE), str(path), str(aside)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.stderr == ""
    deaths = [line.split() for line in done.stdout.splitlines()]
    assert [status for status, _ in deaths] == ["9"] * (len(deaths) - 1) + ["0"]
    is_old = [old for _, old in deaths]
    assert is_old == sorted(is_old, reverse=True), "once the new file is there it stays"
    assert is_old.count("True") > 50
    assert is_old.count("False") > 20
    assert cells(path.read_bytes())["A1"] == 5
    left = {found.rename(path.parent / found.name) for found in aside.iterdir()}
    assert 10 < len(left) < len(deaths)
    assert all(re.fullmatch(r"\.matriks\.xlsx\.[0-9]+-[0-9a-f]{8}\.tmp", found.name) for found in left)
    save(path, 6)
    assert {found for found in path.parent.iterdir() if found != path} == left
    for found in left:
        os.utime(found, (1, 1))
    save(path, 7)
    assert list(path.parent.iterdir()) == [path]


OTHERS = [
    ".matriks.xlsx.123-0123456.tmp",
    ".matriks.xlsx.123-0123456g.tmp",
    ".matriks.xlsx.123-01234567.tmp.xlsx",
    ".matriks.xlsx.-01234567.tmp",
    ".matriks.xlsx.a-01234567.tmp",
    ".matriks.xlsx.123.tmp",
    ".matriks.xlsx.tmp",
    "matriks.xlsx.123-01234567.tmp",
    ".matriks2.xlsx.123-01234567.tmp",
    ".lain.matriks.xlsx.123-01234567.tmp",
    "~$lain.xlsx",
]


def test_only_our_own_old_leftovers_of_the_same_file_are_removed(path: Path) -> None:
    """Not what another program or a save of another file has left, no folder, no link, and nothing young."""
    for name in OTHERS:
        (path.parent / name).write_bytes(b"milik orang lain")
        os.utime(path.parent / name, (1, 1))
    folder = path.parent / ".matriks.xlsx.123-00000001.tmp"
    folder.mkdir()
    os.utime(folder, (1, 1))
    young = path.parent / ".matriks.xlsx.123-00000002.tmp"
    young.write_bytes(b"sedang ditulis")
    kept = {*OTHERS, folder.name, young.name, path.name}
    if os.name != "nt":
        (path.parent / ".matriks.xlsx.123-00000003.tmp").symlink_to(path)
        kept.add(".matriks.xlsx.123-00000003.tmp")
    old = path.parent / ".matriks.xlsx.123-00000004.tmp"
    old.write_bytes(b"terbunuh")
    os.utime(old, (1, 1))
    save(path)
    assert set(os.listdir(path.parent)) == kept  # noqa: PTH208
    assert cells(path.read_bytes())["A1"] == 5


def test_leftovers_that_cannot_be_removed_or_listed_do_not_fail_the_save(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new file is in its place by then."""
    old = path.parent / ".matriks.xlsx.123-00000004.tmp"
    old.write_bytes(b"terbunuh")
    os.utime(old, (1, 1))

    def failing(*_arguments: object) -> list[str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", failing)
    save(path)
    monkeypatch.undo()
    monkeypatch.setattr(os, "lstat", failing)
    save(path, 6)
    monkeypatch.undo()
    assert old.exists()
    assert cells(path.read_bytes())["A1"] == 6


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_process_killed_at_the_rename_leaves_one_whole_file(path: Path, when: str) -> None:
    """Between writing and replacing, and right after replacing."""
    code = f"""
        import os, sys
        from rak.xlsx import Workbook
        from rak.xlsx.edit.edit import Edit
        real = os.replace
        def dying(*arguments):
            if {when!r} == "after":
                real(*arguments)
            os._exit(9)
        os.replace = dying
        edit = Edit(Workbook.open(sys.argv[1]))
        edit.set("Lembar", (1, 1), 5)
        edit.save()
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code), str(path)], check=False, timeout=60)
    assert done.returncode == 9
    assert cells(path.read_bytes())["A1"] == (5 if when == "after" else 1)
    save(path, 6)
    assert cells(path.read_bytes())["A1"] == 6


def test_a_file_that_is_replaced_between_two_looks_at_it_is_still_the_source(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the save would take its own source for another file and overwrite what came meanwhile."""
    edit = Edit(Workbook.open(path))
    edit.set("Lembar", (1, 1), 5)
    save(path, 7)
    monkeypatch.setattr(os.path, "samefile", lambda *_paths: False)
    for target in (None, path):
        with pytest.raises(OoxmlError) as error:
            edit.save(target)
        assert reasons(error) == [Reason.CHANGED_MEANWHILE]
    assert cells(path.read_bytes())["A1"] == 7


RACING = """
    import sys
    from rak.xlsx import OoxmlError, Workbook
    from rak.xlsx.edit.edit import Edit
    path, row = sys.argv[1], int(sys.argv[2])
    refused = 0
    for value in range(100, 110):
        while True:
            edit = Edit(Workbook.open(path))
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


def test_a_lock_that_a_dead_machine_left_is_taken_away(path: Path) -> None:
    """Windows deletes the lock with its holder, but not when the power goes: an old one must not lock out forever."""
    lock = path.parent / "matriks.xlsx.rak-lock"
    lock.write_bytes(b"")
    with pytest.raises(OoxmlError) as error, saving._locked_beside(str(path)):
        pass
    assert reasons(error) == [Reason.CHANGED_MEANWHILE]
    os.utime(lock, (1, 1))
    with saving._locked_beside(str(path)):
        assert lock.exists()
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208


def test_saving_as_on_windows_makes_no_call_that_windows_lacks(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the calls of POSIX taken away, a save works, keeps a second process out and cleans up behind itself."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "fcntl", None)
    for name in ("fchmod", "fork", "getuid", "geteuid", "chown", "kill", "link", "symlink"):
        monkeypatch.delattr(os, name, raising=False)
    real = os.open

    def opened(name: str, flags: int, mode: int = 0o777) -> int:
        if Path(name).is_dir():
            raise PermissionError(13, "Permission denied")
        return real(name, flags, mode)

    monkeypatch.setattr(os, "open", opened)
    edit = Edit(Workbook.open(path))
    edit.set(SHEET, (1, 1), 9)
    save(path)
    with pytest.raises(OoxmlError) as error:
        edit.save()
    assert reasons(error) == [Reason.CHANGED_MEANWHILE]
    with saving._locked_beside(str(path)), pytest.raises(OoxmlError) as error:
        save(path, 7)
    assert reasons(error) == [Reason.CHANGED_MEANWHILE]
    save(path, 8)
    assert cells(path.read_bytes())["A1"] == 8
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208


REPORT = 'tahun = 2024\n\n[realisasi."1.1.1"]\n{} = 100\n'
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni")


def test_two_commands_that_fill_one_file_in_place_do_not_lose_each_others_work(tmp_path: Path) -> None:
    """``rak isi`` of six months at once: what ended well is in the file, and what is not was refused by name."""
    from rak import api
    from rak.domain.waktu import Bulan
    from tests.contoh import rencana

    matrix = tmp_path / "matriks.xlsx"
    api.build(rencana(), matrix)
    commands = {}
    for bulan, name in enumerate(MONTHS, 1):
        report = tmp_path / f"laporan{bulan}.toml"
        report.write_text(REPORT.format(name), encoding="utf-8")
        command = [sys.executable, "-m", "rak", "isi", str(matrix), str(report)]
        commands[bulan] = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    ended = {}
    for bulan, process in commands.items():
        with process:
            _, told = process.communicate(timeout=120)
        ended[bulan] = process.returncode
        assert process.returncode == 0 or "Berkas berubah ketika sedang diisi" in told, told
    realisasi = api.read(matrix).laporan.realisasi
    found = {bulan for bulan in commands if ("1.1.1", Bulan(2024, bulan)) in realisasi}
    assert found == {bulan for bulan, code in ended.items() if code == 0}
    assert found
    assert {path.name for path in tmp_path.iterdir() if path.suffix != ".toml"} == {matrix.name}
