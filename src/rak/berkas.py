"""Writing a new file: whole or not at all, and never over another's work."""

from __future__ import annotations

import errno
from pathlib import Path

from rak.ooxml.problems import OoxmlError
from rak.ooxml.saving import replace_file, target_problems


def write_new(path: Path, content: bytes, *, overwrite: bool = False) -> None:
    """Write the file atomically.

    Raises FileExistsError when it is there with other content, unless ``overwrite`` is given; OoxmlError when it is
    open in a spreadsheet program, read-only, or its folder is missing.
    """
    if path.is_file() and path.read_bytes() == content:
        return
    if path.is_file() and not overwrite:
        raise FileExistsError(errno.EEXIST, "sudah ada dan isinya lain", str(path))
    problems = target_problems(str(path))
    if problems:
        raise OoxmlError(*problems)
    replace_file(str(path), content, None)
