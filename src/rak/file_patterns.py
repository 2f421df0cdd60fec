r"""Patterns such as ``kiriman\*.xlsx``, which Windows leaves to the program, into the files that fit."""

# pathlib takes milliseconds to load and knows no absolute patterns:
# ruff: noqa: PTH112, PTH119, PTH207

import glob
import os
from collections.abc import Iterator

from rak.errors import SalahPakai


def as_typed(word: str) -> str:
    """The word as a path of this system; one with the marks of Windows is understood elsewhere too."""
    return word if os.sep == "\\" or os.path.lexists(word) else word.replace("\\", "/")


def is_pattern(word: str) -> bool:
    """Whether it stands for other files; a file whose name looks like a pattern stands for itself."""
    return glob.has_magic(word) and not os.path.lexists(word)


def matching(pattern: str) -> Iterator[str]:
    """The files and folders that fit, by name, without the small files beside a workbook that mark it as open."""
    found = sorted(glob.glob(as_typed(pattern), recursive=True))
    return (path for path in found if os.path.isdir(path) or not os.path.basename(path).startswith("~$"))


def one_file(word: str) -> str:
    """The file that a word stands for. Raises SalahPakai for a pattern that fits none, or several."""
    if not is_pattern(word):
        return word
    found = [path for path in matching(word) if not os.path.isdir(path)]
    if len(found) != 1:
        which = f"{len(found)} berkas cocok: {', '.join(found[:3])}…" if found else "Tidak ada berkas yang cocok"
        raise SalahPakai(f"{word}: {which}. Sebutkan satu berkas.")
    return found[0]
