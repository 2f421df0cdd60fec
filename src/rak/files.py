"""Paths as people type them, and writing a new file: whole or not at all, and never over another's work."""

# pathlib takes milliseconds to load:
# ruff: noqa: PTH113, PTH202

import os

from rak.errors import SudahAda
from rak.plain_files import read_plain
from rak.xlsx.package.problems import OoxmlError
from rak.xlsx.package.saving import replace_file, target_problems


def write_new(
    path: str | os.PathLike[str], content: bytes, *, overwrite: bool = False, like: str | os.PathLike[str] | None = None
) -> None:
    """Write the file atomically; where it is new, nobody may read it who may not read ``like``.

    Raises SudahAda when it is there with other content, unless ``overwrite`` is given; OoxmlError when it is
    open in a spreadsheet program, read-only, no plain file, or its folder is missing.
    """
    target = os.fspath(path)
    if _is_file(target):
        if _holds(target, content):
            return
        if not overwrite:
            raise SudahAda(os.path.normpath(target))
    problems = target_problems(target)
    if problems:
        raise OoxmlError(*problems)
    replace_file(target, content, None, is_new=not overwrite, like=None if like is None else os.fspath(like))


def _is_file(path: str) -> bool:
    return os.path.isfile(path)


def _holds(path: str, content: bytes) -> bool:
    """Whether the file has this content; one of another size is not read."""
    return os.path.getsize(path) == len(content) and read_plain(path, len(content)) == content
