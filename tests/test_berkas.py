"""Paths as people type them, and new files that are never written over another's work."""

from __future__ import annotations

import errno
import os
import pickle
import re
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import rak
from rak import files
from rak.decree import ImporError, impor
from rak.example import make_example
from rak.files import write_new
from rak.messages import explain
from rak.plain_files import NotAFileError, TooLargeError, read_plain
from rak.toml.read_plan import load_rencana
from rak.toml.toml_errors import NaskahError
from rak.xlsx import OoxmlError, Reason


def test_a_new_file_is_written_and_the_same_again_is_no_conflict(tmp_path: Path) -> None:
    """Text or path alike."""
    target = tmp_path / "baru.toml"
    write_new(target, b"isi")
    write_new(str(target), b"isi")
    assert target.read_bytes() == b"isi"
    with pytest.raises(FileExistsError) as refused:
        write_new(f"{tmp_path}//./baru.toml", b"lain")
    assert (refused.value.filename, target.read_bytes()) == (str(target), b"isi")
    write_new(target, b"lain", overwrite=True)
    assert target.read_bytes() == b"lain"


def test_a_file_that_stands_where_a_folder_should_is_named(tmp_path: Path) -> None:
    """The folder of the new file is a file."""
    (tmp_path / "berkas").write_bytes(b"")
    with pytest.raises(Exception, match="Foldernya tidak ada"):
        write_new(tmp_path / "berkas" / "baru.toml", b"isi")


def test_a_file_that_another_process_makes_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was not there when it was looked for, and is there when the new one gets its name."""
    target = tmp_path / "baru.xlsx"
    target.write_bytes(b"orang lain")
    monkeypatch.setattr(files, "_is_file", lambda _name: False)
    with pytest.raises(OoxmlError) as refused:
        write_new(target, b"isi")
    assert [problem.reason for problem in refused.value.problems] == [Reason.CHANGED_MEANWHILE]
    assert target.read_bytes() == b"orang lain"
    assert list(tmp_path.iterdir()) == [target]


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


KINDS: dict[str, tuple[Callable[[Path], object], str]] = {
    "folder": (Path.mkdir, "folder"),
    "fifo": (_fifo, "pipa (FIFO)"),
    "socket": (_socket, "soket"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "perangkat"),
    "link to a folder": (lambda path: path.symlink_to(path.parent), "folder"),
}


@pytest.fixture(params=KINDS)
def other(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[str, str]:
    """Something that is no plain file, and the word for it; short names, as those of sockets have to be."""
    if sys.platform == "win32":
        pytest.skip("no such things on Windows")
    make, word = KINDS[request.param]
    monkeypatch.chdir(tmp_path)
    make(Path("lain"))
    return "lain", word


def test_what_is_no_plain_file_is_told_at_once_as_an_input(other: tuple[str, str]) -> None:
    """A FIFO does not hang, a device is not read, a folder is one on every system."""
    name, word = other
    with pytest.raises(NotAFileError) as refused:
        read_plain(name, 100)
    assert (refused.value.kind, refused.value.filename) == (word, name)
    with pytest.raises(NaskahError, match=f"lain: Ini {re.escape(word)}, bukan berkas"):
        load_rencana(name)
    with pytest.raises(ImporError, match=f"lain: Ini {re.escape(word)}, bukan berkas"):
        impor(name)
    with pytest.raises(OoxmlError) as told:
        rak.read(name)
    assert [(problem.reason, problem.detail) for problem in told.value.problems] == [(Reason.NOT_A_FILE, word)]


@pytest.mark.skipif(not Path("/proc/kmsg").exists(), reason="the system has no such file")
def test_a_plain_file_that_waits_for_news_is_a_device() -> None:
    """Files of the system look plain and have no size; one that has nothing to say now is refused like a device."""
    with pytest.raises(OSError, match=r"bukan berkas|not permitted") as refused:
        read_plain("/proc/kmsg", 100)
    assert isinstance(refused.value, NotAFileError | PermissionError)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
@pytest.mark.parametrize("overwrite", [False, True])
def test_a_link_that_leads_back_to_itself_is_no_file_to_replace(tmp_path: Path, overwrite: bool) -> None:
    """It stays a link, also where files may be replaced."""
    link, other = tmp_path / "satu", tmp_path / "dua"
    link.symlink_to(other)
    other.symlink_to(link)
    with pytest.raises(OoxmlError) as refused:
        write_new(link, b"isi", overwrite=overwrite)
    assert [problem.reason for problem in refused.value.problems] == [Reason.NOT_A_FILE]
    assert (link.is_symlink(), other.is_symlink(), len(list(tmp_path.iterdir()))) == (True, True, 2)


def test_what_stands_where_a_folder_should_is_named_by_what_it_is(other: tuple[str, str]) -> None:
    """Neither "folder" for a FIFO, nor one of two words to choose from; below a file there is no folder either."""
    name, word = other
    for path in (name, f"{name}/berkas/x") if word == "folder" else (name,):
        if path != name:
            Path(name, "berkas").touch()
        found = explain(NotADirectoryError(errno.ENOTDIR, "bukan folder", path))
        expected = f"{name}: ini {word}" if path == name else f"{path}: bagian jalurnya berkas"
        assert found == f"{expected}, bukan folder."
    if word != "folder":
        with pytest.raises(NotADirectoryError) as refused:
            make_example(Path(name))
        assert explain(refused.value) == f"{name}: ini {word}, bukan folder."
    assert explain(IsADirectoryError(errno.EISDIR, "", name)) == f"{name}: ini folder, bukan berkas."


def _kept(name: str) -> tuple[int, ...]:
    """What replacing or writing changes, to the nanosecond; looking where a link leads changes when it was looked at last."""
    found = os.lstat(name)
    return (found.st_mode, found.st_ino, found.st_dev, found.st_nlink, found.st_uid, found.st_gid, found.st_size,
            found.st_mtime_ns, found.st_ctime_ns)  # fmt: skip


@pytest.mark.parametrize("overwrite", [False, True])
def test_what_is_no_plain_file_is_not_replaced(other: tuple[str, str], *, overwrite: bool) -> None:
    """Nor written into; ``--timpa`` is for files."""
    name, word = other
    before = _kept(name)
    with pytest.raises(OoxmlError) as refused:
        write_new(name, b"isi", overwrite=overwrite)
    assert [(problem.reason, problem.detail) for problem in refused.value.problems] == [(Reason.NOT_A_FILE, word)]
    assert _kept(name) == before


def test_a_file_is_read_up_to_the_size_that_is_wanted(tmp_path: Path) -> None:
    """And told with both sizes beyond."""
    path = tmp_path / "berkas"
    path.write_bytes(b"12345")
    assert read_plain(path, 5) == b"12345"
    with pytest.raises(TooLargeError) as refused:
        read_plain(path, 4)
    assert (refused.value.size, refused.value.most) == (5, 4)
    for name in ("tidak ada", "nol\0di dalam"):
        with pytest.raises(FileNotFoundError):
            read_plain(name, 5)


@pytest.mark.parametrize("fault", [NotAFileError("folder", "a"), TooLargeError("a", 2, 1)])
def test_a_fault_of_a_file_survives_the_way_to_another_process(fault: OSError) -> None:
    """Where several read many files."""
    twin = pickle.loads(pickle.dumps(fault))  # noqa: S301  # our own bytes
    assert (type(twin), str(twin), vars(twin)) == (type(fault), str(fault), vars(fault))
