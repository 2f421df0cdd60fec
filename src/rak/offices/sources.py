"""Which workbooks are meant: files, folders and patterns, each file once, in an order that does not depend on the disk."""

# paths stay as the caller spells them, which pathlib does not promise:
# ruff: noqa: PTH112, PTH118, PTH119, PTH120, PTH122, PTH207

import glob
import hashlib
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple

from rak.errors import DomainError
from rak.file_patterns import as_typed, is_pattern, matching
from rak.plain_files import open_plain, os_words

BUKU_KERJA: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods"})
"""What counts as a workbook in a folder; a file that is named itself is tried whatever it is called."""

STORE: Final = ".simpanan"
"""How the name of the store beside a result ends."""
_BLOCK: Final = 1 << 20
_THREADS: Final = 4


class Sumber(NamedTuple):
    """The files of a run, as spelt by the caller, and how many other files lie in the folders."""

    berkas: tuple[str, ...]
    lain: int


class Tercatat(NamedTuple):
    """A file with what it is now: the SHA-256 of its bytes, or why they cannot be read."""

    jalur: str
    sha256: str | None
    alasan: str = ""


def find_workbooks(sumber: Iterable[str | os.PathLike[str]], *, kecuali: Iterable[Path] = ()) -> Sumber:
    """All workbooks of the sources; ``kecuali`` are files and folders that are left out, as our own output.

    Raises DomainError when a source is not there, cannot be listed, or when no workbook is found at all.
    """
    skipped = set(map(_real, kecuali))
    search = _Search(skipped)
    for source in sumber:
        search.expand(os.fspath(source))
    if search.faults:
        raise DomainError(" ".join(dict.fromkeys(search.faults)), "Tidak ada yang ditulis.")
    found: dict[str, str] = {}
    for path in search.paths:
        real = _real(path)
        if real not in skipped:
            found.setdefault(real, Path(path).as_posix())
    if not found:
        raise DomainError("Tidak ada satu pun buku kerja dalam sumber itu.", "Periksa nama folder atau polanya.")
    return Sumber(tuple(sorted(found.values())), search.others)


def _real(path: str | Path) -> str:
    return os.path.normcase(os.path.realpath(path))


class _Search:
    """What was found in the sources so far: workbooks, how many other files, and faults."""

    def __init__(self, skipped: set[str]) -> None:
        self.paths: list[str] = []
        self.others = 0
        self.faults: list[str] = []
        self._skipped = skipped

    def expand(self, name: str) -> None:
        """Look into one source."""
        if os.path.isdir(name):
            self._folder(name)
        elif os.path.lexists(name):
            self.paths.append(name)
        elif is_pattern(name):
            self._pattern(as_typed(name))
        else:
            self.faults.append(f"{name}: tidak ditemukan. Periksa nama dan foldernya.")

    def _pattern(self, pattern: str) -> None:
        before = len(self.paths)
        for path in matching(pattern):
            if os.path.isdir(path):
                if not self._is_store(path):
                    self._folder(path)
            elif not _is_aside(path):
                self.paths.append(path)
        self._closed_folders(os.path.dirname(pattern))
        if len(self.paths) == before and not self.faults:
            self.faults.append(f"{pattern}: tidak ada berkas yang cocok.")

    def _closed_folders(self, pattern: str) -> None:
        """Folders that a pattern looks into and that cannot be listed, which glob passes over in silence."""
        if glob.has_magic(pattern):
            self._closed_folders(os.path.dirname(pattern))
        for folder in glob.glob(pattern or ".", recursive=True):
            try:
                os.scandir(folder).close()
            except NotADirectoryError:
                continue
            except OSError as fault:
                self._closed(fault)

    def _closed(self, fault: OSError) -> None:
        self.faults.append(f"{fault.filename}: folder tidak dapat dibaca. Periksa izinnya.")

    def _folder(self, folder: str) -> None:
        for here, folders, names in os.walk(folder, onerror=self._closed):
            folders[:] = sorted(name for name in folders if not self._is_store(os.path.join(here, name)))
            for path in (os.path.join(here, name) for name in sorted(names) if not _is_aside(name)):
                if os.path.splitext(path)[1].casefold() in BUKU_KERJA:
                    self.paths.append(path)
                elif STORE not in here:
                    self.others += _real(path) not in self._skipped

    def _is_store(self, folder: str) -> bool:
        return _is_aside(folder) or _real(folder) in self._skipped


def _is_aside(path: str) -> bool:
    """A lock file of Excel or LibreOffice, or what is hidden."""
    return os.path.basename(path).startswith(("~$", "."))


def hash_all(berkas: Iterable[str]) -> list[Tercatat]:
    """The SHA-256 of every file, in the same order; hashing leaves the interpreter to other threads."""
    with ThreadPoolExecutor(_THREADS) as pool:
        return list(pool.map(hash_file, berkas))


def hash_file(path: str) -> Tercatat:
    """The SHA-256 of one file, without taking it into memory."""
    digest = hashlib.sha256()
    try:
        with open_plain(path) as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
    except OSError as fault:
        return Tercatat(path, None, unreadable(fault))
    return Tercatat(path, digest.hexdigest())


def unreadable(fault: OSError) -> str:
    """Why a file cannot be read, and what to do."""
    if isinstance(fault, FileNotFoundError):
        return "Berkas tidak dapat dibaca: tidak ada lagi, atau tautan yang putus. Periksa letaknya."
    if isinstance(fault, PermissionError):
        return "Berkas tidak dapat dibaca. Tutup dahulu di Excel, atau periksa izinnya."
    return f"Berkas tidak dapat dibaca: {os_words(fault)}."
