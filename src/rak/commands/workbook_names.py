"""The workbooks that a command is to work on: files, folders, and patterns, which Windows leaves to the program."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from rak import terminal
from rak.errors import SalahPakai
from rak.file_patterns import as_typed, is_pattern, matching
from rak.messages import fault_text

_KINDS: Final = (".xlsx", ".xlsm")
_T = TypeVar("_T")


def each(paths: Iterable[str], read: Callable[[str], _T]) -> Iterator[tuple[str, _T | None]]:
    """Every file with what is read of it; None, and the fault told, where it cannot be read: the others still are."""
    for path in paths:
        try:
            found = read(path)
        except Exception as fault:
            if "RAK_DEBUG" in os.environ:
                raise
            terminal.say_lines(fault_text(fault, path))
            yield path, None
        else:
            yield path, found


def expand(words: Iterable[str]) -> list[str]:
    r"""The files that the words stand for, each once, in the order of the words and by name within each.

    A folder stands for the workbooks in it, a pattern such as ``kiriman\*.xlsx`` for the files that fit. Any other word
    stands for itself, there or not. Raises SalahPakai for a folder or a pattern without a workbook.
    """
    found: dict[str, str] = {}
    for word in words:
        for path in _files(word):
            found.setdefault(os.path.normcase(os.path.realpath(path)), path)
    return list(found.values())


def _files(word: str) -> list[str]:
    shown = as_typed(word)
    if not is_pattern(shown):
        if Path(shown).is_dir():
            return _some(_workbooks(Path(shown)), word, "Tidak ada buku kerja")
        return [shown] if os.path.lexists(shown) else [word]
    fitting = map(Path, matching(shown))
    found = (one for path in fitting for one in (_workbooks(path) if path.is_dir() else _plain(path)))
    return _some(found, word, "Tidak ada berkas yang cocok")


def _workbooks(folder: Path) -> Iterator[str]:
    return (str(each) for each in sorted(folder.iterdir()) if _is_workbook(each))


def _plain(path: Path) -> Iterator[str]:
    if path.is_file():
        yield str(path)


def _is_workbook(path: Path) -> bool:
    """Not the small files beside it by which Excel and others mark one as open."""
    return path.suffix.casefold() in _KINDS and not path.name.startswith(("~$", ".")) and path.is_file()


def _some(paths: Iterator[str], word: str, otherwise: str) -> list[str]:
    found = list(paths)
    if not found:
        raise SalahPakai(f"{word}: {otherwise}. Periksa nama dan foldernya.")
    return found
