"""Who may read what is written, and what is no file at all."""

from __future__ import annotations

import os
import socket
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import rak
from rak.files import write_new
from rak.matriks.refusals import PENOLAKAN
from rak.xlsx import OoxmlError, Reason, Workbook
from rak.xlsx.edit.edit import Edit
from rak.xlsx.package import saving
from tests.xlsx.builder import one_sheet
from tests.xlsx.helpers import SHEET, reasons

DATA = one_sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")


def filled(path: Path, target: Path | None = None) -> None:
    """Set A1 and save."""
    edit = Edit(Workbook.open(path))
    edit.set(SHEET, (1, 1), 2)
    edit.save(target)


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664])
def test_a_filled_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    """Whatever the umask says."""
    path = tmp_path / "matriks.xlsx"
    path.write_bytes(DATA)
    path.chmod(mode)
    filled(path)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_a_filled_file_keeps_owner_and_group(tmp_path: Path) -> None:
    """Root fills the file of an office, and it is still the office's."""
    path = tmp_path / "matriks.xlsx"
    path.write_bytes(DATA)
    os.chown(path, 1234, 2345)
    path.chmod(0o640)
    filled(path)
    found = path.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1234, 2345, 0o640)


@POSIX
def test_where_the_group_cannot_be_kept_its_members_get_what_everybody_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A group that the saver is not in: another group must not read in its stead."""
    path = tmp_path / "baru.tmp"
    path.write_bytes(b"")
    old = os.stat_result((stat.S_IFREG | 0o660, 1, 1, 1, 0, path.stat().st_gid + 1, 0, 0, 0, 0))

    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", refused)
    saving._take_rights(str(path), old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@POSIX
def test_the_temporary_file_is_never_readable_by_more_than_the_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looked at when it is made, when its rights are taken, and when it gets its name."""
    path = tmp_path / "rahasia.xlsx"
    path.write_bytes(DATA)
    path.chmod(0o600)
    seen: list[int] = []

    def watched(name: str) -> Callable[..., object]:
        right: Callable[..., object] = getattr(os, name)

        def call(*arguments: object, **named: object) -> object:
            result = right(*arguments, **named)
            seen.extend(stat.S_IMODE(each.stat().st_mode) for each in tmp_path.glob(".rahasia*"))
            return result

        return call

    for name in ("open", "chmod", "chown", "fsync"):
        monkeypatch.setattr(os, name, watched(name))
    filled(path)
    assert set(seen) == {0o600}


@POSIX
def test_a_new_file_like_a_secret_one_is_secret_too(tmp_path: Path) -> None:
    """Filled into another name, as ``rak isi -o`` does."""
    path, new = tmp_path / "rahasia.xlsx", tmp_path / "hasil.xlsx"
    path.write_bytes(DATA)
    path.chmod(0o600)
    write_new(new, DATA, like=path)
    assert stat.S_IMODE(new.stat().st_mode) == 0o600


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
@pytest.mark.parametrize(("mode", "expected"), [(0o640, 0o600), (0o664, 0o644), (0o644, 0o644)])
def test_a_new_file_is_not_read_by_another_group_than_that_of_its_source(
    tmp_path: Path, mode: int, expected: int
) -> None:
    """The new file has the group of its maker: its members may not have been of those who read the workbook."""
    path, new = tmp_path / "rahasia.xlsx", tmp_path / "hasil.xlsx"
    path.write_bytes(DATA)
    path.chmod(mode)
    os.chown(path, 1234, 2345)
    mask = os.umask(0)
    try:
        write_new(new, DATA, like=path)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(new.stat().st_mode) == expected


@pytest.fixture(params=["folder", "pipe", "socket", "device"])
def no_file(request: pytest.FixtureRequest) -> Iterator[Path]:
    """What stands at a path and is no file."""
    with tempfile.TemporaryDirectory() as folder:  # a short path: the name of a socket has about a hundred characters
        path = Path(folder) / "x.xlsx"
        if request.param == "folder":
            path.mkdir()
            yield path
            return
        if sys.platform == "win32":
            pytest.skip("Windows has these nowhere in a folder")
        if request.param == "pipe":
            os.mkfifo(path)
            yield path
        elif request.param == "device":
            yield Path("/dev/zero")
        else:
            with socket.socket(socket.AF_UNIX) as server:
                server.bind(str(path))
                yield path


def test_what_is_no_file_is_not_opened(no_file: Path) -> None:
    """A pipe would wait for ever, a device has no end; told at once."""
    with pytest.raises(OoxmlError) as error:
        Workbook.open(no_file)
    assert reasons(error) == [Reason.NOT_A_FILE]


def test_what_is_no_file_is_not_written_over(no_file: Path) -> None:
    """Neither by a fill, nor by a new file."""
    edit = Edit(Workbook.open(DATA))
    edit.set(SHEET, (1, 1), 2)
    with pytest.raises(OoxmlError) as error:
        edit.save(no_file)
    assert reasons(error) == [Reason.NOT_A_FILE]
    with pytest.raises(OoxmlError) as error:
        write_new(no_file, DATA, overwrite=True)
    assert reasons(error) == [Reason.NOT_A_FILE]


def test_an_error_of_a_workbook_says_place_fault_and_remedy_in_indonesian(tmp_path: Path) -> None:
    """As every error of rak does; the reason stays a value for scripts."""
    path = tmp_path / "tiada.xlsx"
    with pytest.raises(rak.RakError) as error:
        Workbook.open(path)
    assert str(error.value) == f"{path}: Berkas tidak ditemukan. Periksa nama dan foldernya."


def test_every_reason_has_its_words_and_its_code() -> None:
    """No error is told without fault, remedy and code."""
    assert set(PENOLAKAN) == set(Reason)
    assert all(reason.pesan and reason.saran for reason in Reason)
