"""The one place that opens a file to read it: plain files alone, at once, and not beyond a size.

A FIFO would hang until somebody writes into it, a device may never end, and a folder is told differently by each system.
"""

# pathlib takes milliseconds to load:
# ruff: noqa: PTH116, PTH123

import errno
import os
import stat
from typing import BinaryIO, Final

_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
"""A FIFO that takes the place of a file between two looks does not keep us waiting."""
_KINDS: Final = (
    (stat.S_ISDIR, "folder"), (stat.S_ISFIFO, "pipa (FIFO)"), (stat.S_ISSOCK, "soket"), (stat.S_ISCHR, "perangkat"),
    (stat.S_ISBLK, "perangkat"),
)  # fmt: skip


class NotAFileError(OSError):
    """What bears the name is no plain file; ``kind`` is the Indonesian word for what it is."""

    def __init__(self, kind: str, path: str) -> None:
        super().__init__(errno.EINVAL, f"ini {kind}, bukan berkas", path)
        self.kind = kind

    def __reduce__(self) -> "tuple[type[NotAFileError], tuple[str, str]]":
        return type(self), (self.kind, self.filename)


_BLOCK: Final = 1 << 20


class TooLargeError(OSError):
    """A file is larger than the reader wants; ``size`` and ``most`` in bytes, ``start`` its first ones."""

    def __init__(self, path: str, size: int, most: int, start: bytes = b"") -> None:
        super().__init__(errno.EFBIG, f"{size} byte, paling banyak {most}", path)
        self.size = size
        self.most = most
        self.start = start

    def __reduce__(self) -> "tuple[type[TooLargeError], tuple[str, int, int, bytes]]":
        return type(self), (self.filename, self.size, self.most, self.start)


_OS_WORDS: Final = {
    "EACCES": "tidak ada izin", "EPERM": "tidak ada izin", "EROFS": "tempatnya hanya boleh dibaca",
    "ENOSPC": "ruang kosong habis", "EDQUOT": "jatah ruang habis", "EIO": "penyimpanannya bermasalah",
    "ENAMETOOLONG": "namanya terlalu panjang", "ELOOP": "tautannya berputar", "EBUSY": "sedang dipakai",
    "EMFILE": "terlalu banyak berkas terbuka", "ENFILE": "terlalu banyak berkas terbuka",
    "ENOENT": "tidak ditemukan", "ENOTDIR": "sebagian namanya bukan folder", "EISDIR": "ini folder, bukan berkas",
    "EEXIST": "sudah ada", "EPIPE": "penerimanya sudah tidak ada", "ENOMEM": "memori habis",
    "EFBIG": "terlalu besar", "ETIMEDOUT": "tidak menjawab", "ESTALE": "tempatnya sudah tidak tersambung",
}  # fmt: skip


def os_words(fault: OSError) -> str:
    """Why the system refuses, in Indonesian; by its number where that has no word here."""
    if isinstance(fault, NotAFileError | TooLargeError):
        return str(fault.strerror)
    return _OS_WORDS.get(errno.errorcode.get(fault.errno or 0, ""), f"galat sistem nomor {fault.errno}")


def read_plain(path: str | os.PathLike[str], most: int, larger: tuple[bytes, int] = (b"", 0)) -> bytes:
    """The bytes of a file, ``most`` at most; a file that begins with the first of ``larger`` may have the second.

    Raises TooLargeError, and what :func:`open_plain` raises.
    """
    name = os.fspath(path)
    with open_plain(name) as stream:
        status = os.fstat(stream.fileno())
        start = stream.read(8)
        if start is None:  # a file of the system that waits for news
            raise NotAFileError(_KINDS[-1][1], name)
        if larger[0] and start.startswith(larger[0]):
            most = larger[1]
        if status.st_size > most:
            raise TooLargeError(name, status.st_size, most, start)
        data = bytearray(start)
        while len(data) <= most and (block := stream.read(min(_BLOCK, most + 1 - len(data)))):
            data += block  # a read of ``most`` at once would take so much memory, however small the file is
    if len(data) > most:  # it grew meanwhile
        raise TooLargeError(name, len(data), most)
    return bytes(data)


def open_plain(path: str) -> BinaryIO:
    """Open a plain file to read it; NotAFileError for a folder, FIFO, device or socket, OSError as open() raises it."""
    try:
        refuse_other_kinds(os.stat(path), path)
        stream = open(os.open(path, _FLAGS), "rb")  # noqa: SIM115  # the caller closes it
    except ValueError as fault:  # a name with a zero in it
        raise FileNotFoundError(errno.ENOENT, str(fault), path) from None
    try:
        refuse_other_kinds(os.fstat(stream.fileno()), path)
    except NotAFileError:
        stream.close()
        raise
    return stream


def refuse_other_kinds(status: os.stat_result, path: str) -> None:
    """Raise NotAFileError for anything but a plain file."""
    kind = other_kind(status)
    if kind:
        raise NotAFileError(kind, path)


def other_kind(status: os.stat_result) -> str:
    """The Indonesian word for what is no plain file; empty for one."""
    if stat.S_ISREG(status.st_mode):
        return ""
    return next((word for is_of, word in _KINDS if is_of(status.st_mode)), "sesuatu yang lain")
