"""Which workbooks are meant: files, folders and patterns, each file once, in an order that does not depend on the disk."""

# paths stay as the caller spells them, which pathlib does not promise:
# ruff: noqa: PTH112, PTH118, PTH119, PTH122, PTH207

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple

from rak.errors import DomainError
from rak.plain_files import open_plain

BUKU_KERJA: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods"})
"""What counts as a workbook in a folder; a file that is named itself is tried whatever it is called."""

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
    skipped = {path.resolve() for path in kecuali}
    found: dict[str, str] = {}
    others = 0
    faults: list[str] = []
    for source in sumber:
        name = os.fspath(source)
        paths, strange, fault = _expand(name, skipped)
        others += strange
        faults += [fault] if fault else []
        for path in paths:
            found.setdefault(os.path.normcase(os.path.realpath(path)), Path(path).as_posix())
    if faults:
        raise DomainError(" ".join(faults), "Tidak ada yang ditulis.")
    if not found:
        raise DomainError("Tidak ada satu pun buku kerja dalam sumber itu.", "Periksa nama folder atau polanya.")
    return Sumber(tuple(sorted(found.values())), others)


def _expand(name: str, skipped: set[Path]) -> tuple[list[str], int, str]:
    """The workbooks of one source, the number of other files in it, and what is wrong with it."""
    if os.path.isdir(name):
        return _in_folder(name, skipped)
    if os.path.lexists(name):
        return [name], 0, ""
    if glob.has_magic(name):
        pattern = name if os.sep == "\\" else name.replace("\\", "/")  # as typed on Windows
        matches = [path for path in glob.glob(pattern, recursive=True) if not _is_skipped(path, skipped)]
        listed = [_in_folder(path, skipped) if os.path.isdir(path) else ([path], 0, "") for path in sorted(matches)]
        paths = [path for part in listed for path in part[0]]
        fault = next((part[2] for part in listed if part[2]), "")
        return (
            paths,
            sum(part[1] for part in listed),
            fault or ("" if paths else f"{name}: tidak ada berkas yang cocok."),
        )
    return [], 0, f"{name}: tidak ditemukan. Periksa nama dan foldernya."


def _in_folder(folder: str, skipped: set[Path]) -> tuple[list[str], int, str]:
    paths: list[str] = []
    others = 0
    faults: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not _is_skipped(os.path.join(here, name), skipped))
        for name in sorted(names):
            path = os.path.join(here, name)
            if _is_skipped(path, skipped):
                continue
            if os.path.splitext(name)[1].casefold() in BUKU_KERJA:
                paths.append(path)
            else:
                others += 1
    fault = (
        f"{faults[0].filename}: folder tidak dapat dibaca ({faults[0].strerror}). Periksa izinnya." if faults else ""
    )
    return paths, others, fault


def _is_skipped(path: str, skipped: set[Path]) -> bool:
    """A lock file of Excel or LibreOffice, a hidden file, or what the caller leaves out."""
    name = os.path.basename(path)
    return name.startswith(("~$", ".")) or (bool(skipped) and Path(path).resolve() in skipped)


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
        return Tercatat(path, None, f"Berkas tidak dapat dibaca: {fault.strerror or fault}. Periksa izinnya.")
    return Tercatat(path, digest.hexdigest())
