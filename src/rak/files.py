"""Paths as people type them, and writing a new file: whole or not at all, and never over another's work."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from rak.plain_files import read_plain
from rak.xlsx.package.problems import OoxmlError
from rak.xlsx.package.saving import replace_file, target_problems


def write_new(
    path: str | os.PathLike[str],
    content: bytes,
    *,
    overwrite: bool = False,
    like: str | os.PathLike[str] | None = None,
) -> None:
    """Write the file atomically; where it is new, nobody may read it who may not read ``like``.

    Raises FileExistsError when it is there with other content, unless ``overwrite`` is given; OoxmlError when it is
    open in a spreadsheet program, read-only, no plain file, or its folder is missing.
    """
    target = Path(path)
    if _is_file(target):
        if _holds(target, content):
            return
        if not overwrite:
            raise FileExistsError(errno.EEXIST, "sudah ada dan isinya lain", str(target))
    problems = target_problems(str(target))
    if problems:
        raise OoxmlError(*problems)
    replace_file(str(target), content, None, is_new=not overwrite, like=None if like is None else os.fspath(like))


def _is_file(path: Path) -> bool:
    return path.is_file()


def _holds(path: Path, content: bytes) -> bool:
    """Whether the file has this content; one of another size is not read."""
    return path.stat().st_size == len(content) and read_plain(path, len(content)) == content
