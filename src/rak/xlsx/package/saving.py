"""Writing a file whole or not at all."""

# os says exactly which system call is made, and pathlib takes milliseconds to load:
# ruff: noqa: PTH101, PTH104, PTH105, PTH108, PTH110, PTH112, PTH114, PTH116, PTH118, PTH120, PTH121, PTH123, PTH208

import contextlib
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator

from rak.plain_files import os_words, other_kind
from rak.xlsx.package.problems import OoxmlError, Problem, Reason, refuse

_ABANDONED = 3600
"""Seconds after which a temporary or lock file of ours belongs to no save any more: a save takes seconds."""


def is_same_file(one: str, other: str) -> bool:
    """Tell whether two paths name one file, there or not, by whatever spelling or link.

    First by name, since between two looks at a file another process may replace it.
    """
    if os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other)):
        return True
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):  # one of them is not there
        return False


def target_problems(path: str) -> list[Problem]:
    """Tell why a file must not be replaced now: open elsewhere, read-only, or not a file."""
    path = os.path.realpath(path)
    folder, name = os.path.split(path)
    found = []
    if os.path.exists(os.path.join(folder, f"~${name}")):
        found.append(Problem(Reason.LOCKED_BY_EXCEL, path, f"~${name}"))
    if os.path.exists(os.path.join(folder, f".~lock.{name}#")):
        detail = f".~lock.{name}#"
        found.append(Problem(Reason.LOCKED_BY_LIBREOFFICE, path, detail))
    if not os.path.isdir(folder):
        found.append(Problem(Reason.NO_FOLDER, path, "the folder does not exist"))
    elif os.path.islink(path):  # still one behind all others: it leads back to itself
        found.append(Problem(Reason.NOT_A_FILE, path, "tautan yang berputar"))
    elif os.path.exists(path) and (kind := other_kind(os.stat(path))):
        found.append(Problem(Reason.NOT_A_FILE, path, kind))
    elif os.path.exists(path) and not _is_writable(path):
        found.append(Problem(Reason.READ_ONLY, path, "the file is read-only"))
    elif not os.access(folder, os.W_OK):
        found.append(Problem(Reason.READ_ONLY_FOLDER, path, "the folder is read-only"))
    return found


def _is_writable(path: str) -> bool:
    """Tell whether anybody may write the file: an administrator's own rights do not count."""
    return bool(os.stat(path).st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)) and os.access(path, os.W_OK)


def replace_file(
    path: str,
    data: bytes,
    expected: bytes | None,
    check: Callable[[bytes], None] | None = None,
    *,
    is_new: bool = False,
    like: str | None = None,
) -> None:
    """Put ``data`` in the place of a file: a temporary file beside it, flushed to disk, then one rename.

    ``expected`` are the bytes that the file must still have; ``check`` sees what was read back from the disk before
    the rename. ``is_new`` says that there must be no such file yet; a new file may be read by nobody who may not read
    ``like``. A crash at any point leaves the old file or the new
    one.
    """
    path = os.path.realpath(path)
    temporary = _temporary_name(path)
    try:
        _write(temporary, data, path, like)
        if check is not None:
            with open(temporary, "rb") as file:
                check(file.read())
        with _locked(path, expected is not None):
            if expected is not None:
                _compare(path, expected)
            (_rename if is_new else os.replace)(temporary, path)
    except FileExistsError:
        raise refuse(Reason.CHANGED_MEANWHILE, path, "another process has made the file meanwhile") from None
    except OSError as error:
        raise refuse(Reason.CANNOT_WRITE, path, os_words(error)) from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
    _flush_folder(os.path.dirname(path))
    _remove_leftovers(path)


def _rename(temporary: str, path: str) -> None:
    """Give a file its name, unless another one has it: Windows renames so by itself, elsewhere a second name is given."""
    if sys.platform == "win32":
        os.rename(temporary, path)
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # some drives know no second names
        os.replace(temporary, path)


def _temporary_name(path: str) -> str:
    folder, name = os.path.split(path)
    return os.path.join(folder, f".{name[:100]}.{os.getpid()}-{os.urandom(4).hex()}.tmp")


def _remove_leftovers(path: str) -> None:
    """Remove what killed saves of the same file have left: names that only :func:`_temporary_name` makes, and old.

    Age is measured by the clock that dates the files, against the file just saved: it need not be this machine's. A
    process number is not asked: on a shared drive it may be another machine's.
    """
    folder, name = os.path.split(path)
    prefix = f".{name[:100]}."
    with contextlib.suppress(OSError):
        now = os.stat(path).st_mtime
        for found in os.listdir(folder or "."):
            if found.startswith(prefix) and _is_ours(found[len(prefix) :]):
                _remove_abandoned(os.path.join(folder, found), now)


def _is_ours(ending: str) -> bool:
    """Tell whether a name ends as :func:`_temporary_name` makes it: process, eight random digits, ``.tmp``."""
    process, dash, rest = ending.partition("-")
    digits = rest.removesuffix(".tmp")
    is_numbered = process.isascii() and process.isdigit() and bool(dash)
    return is_numbered and rest != digits and len(digits) == 8 and not digits.strip("0123456789abcdef")


def _remove_abandoned(path: str, now: float) -> bool:
    """Remove a plain file that is old; tell whether it is gone."""
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or now - status.st_mtime < _ABANDONED:
            return False
        os.unlink(path)
    except OSError:
        return False
    return True


def _write(temporary: str, data: bytes, path: str, like: str | None) -> None:
    """Write a file to the disk that is to take the place of ``path``, with its owner, group and rights.

    Until it has them nobody but its maker may read it. Where there is nothing to replace it has the rights of a new file,
    but none that ``like`` has not.
    """
    old = os.stat(path) if os.path.exists(path) else None
    usual = 0o666
    if like is not None and os.path.exists(like):
        usual &= stat.S_IMODE(os.stat(like).st_mode) | stat.S_IRUSR | stat.S_IWUSR
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, usual if old is None else 0o600)
    with open(descriptor, "wb") as file:
        if old is not None:
            _take_rights(temporary, old)
        elif like is not None and os.path.exists(like):
            _keep_from_strangers(temporary, like)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_from_strangers(temporary: str, like: str) -> None:
    """Give the members of another group than that of ``like`` no more than everybody has, before anything is written."""
    made = os.stat(temporary)
    if sys.platform != "win32" and made.st_gid != os.stat(like).st_gid:
        mode = stat.S_IMODE(made.st_mode)
        os.chmod(temporary, mode & _for_another_group(mode))


def _for_another_group(mode: int) -> int:
    return mode & ~stat.S_IRWXG | (mode & stat.S_IRWXO) << 3


def _take_rights(temporary: str, old: os.stat_result) -> None:
    """Give a file the owner, the group and the rights of another one, as far as the system lets it.

    Where the group cannot be kept, its members get no more than everybody had.
    """
    mode = stat.S_IMODE(old.st_mode)
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.chown(temporary, -1, old.st_gid)
        with contextlib.suppress(OSError):
            os.chown(temporary, old.st_uid, -1)
        if os.stat(temporary).st_gid != old.st_gid:
            mode = _for_another_group(mode)
    with contextlib.suppress(OSError):
        os.chmod(temporary, mode)


def _compare(path: str, expected: bytes) -> None:
    try:
        with open(path, "rb") as file:
            found = file.read(len(expected) + 1)
    except FileNotFoundError:
        raise refuse(Reason.CHANGED_MEANWHILE, path, "the file has been moved or deleted since it was read") from None
    if found != expected:
        raise refuse(Reason.CHANGED_MEANWHILE, path, "the file has been changed since it was read")


@contextlib.contextmanager
def _locked(path: str, exists: bool) -> Iterator[None]:
    """Keep other processes of this program from replacing the same file between comparing and renaming."""
    if not exists:
        yield
    elif sys.platform == "win32":
        with _locked_beside(path):
            yield
    else:
        with _locked_itself(path):
            yield


@contextlib.contextmanager
def _locked_beside(path: str) -> Iterator[None]:
    """Lock through a file that Windows deletes when its only holder closes it or dies."""
    name = f"{path}.rak-lock"
    descriptor = _made_lock(name)
    if descriptor is None and _remove_abandoned(name, time.time()):  # left by a machine that lost its power
        descriptor = _made_lock(name)
    if descriptor is None:
        raise refuse(Reason.CHANGED_MEANWHILE, path, "another process is saving the same file")
    try:
        yield
    finally:
        os.close(descriptor)
        with contextlib.suppress(OSError):
            os.unlink(name)


def _made_lock(name: str) -> int | None:
    """Make and open the lock file; None where it is there."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_TEMPORARY", 0)
    try:
        return os.open(name, flags)
    except (FileExistsError, PermissionError):
        return None


@contextlib.contextmanager
def _locked_itself(path: str) -> Iterator[None]:
    """Lock the file that is about to be replaced; who waited for it finds another file in its place."""
    import fcntl  # noqa: PLC0415 - POSIX only; the twin for Windows is _locked_beside

    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        yield
        return
    try:
        with contextlib.suppress(OSError):  # some network drives know no locks: comparing must do there
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _flush_folder(folder: str) -> None:
    """Flush the rename itself; Windows does that with the file, and cannot open a folder."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder or ".", os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


__all__ = ["OoxmlError", "replace_file", "target_problems"]
