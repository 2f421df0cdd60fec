"""Paths as people type them, and writing a new file: whole or not at all, and never over another's work."""

# pathlib takes milliseconds to load:
# ruff: noqa: PTH116, PTH123

from __future__ import annotations

import errno
import os
import stat


def usual_path(path: str | os.PathLike[str]) -> str:
    """The path as pathlib spells it (no ``./`` before it, no slash behind it), which few paths need pathlib for."""
    name = os.fspath(path)
    odd = not name or name.startswith("./") or name.endswith(("/", "/.")) or "//" in name or "/./" in name
    if os.sep == "/" and not odd:
        return name
    from pathlib import Path  # noqa: PLC0415

    return str(Path(name))


def write_new(path: str | os.PathLike[str], content: bytes, *, overwrite: bool = False) -> None:
    """Write the file atomically.

    Raises FileExistsError when it is there with other content, unless ``overwrite`` is given; OoxmlError when it is
    open in a spreadsheet program, read-only, or its folder is missing.
    """
    from rak.xlsx.package.problems import OoxmlError  # noqa: PLC0415  # who only reads a text needs no workbook
    from rak.xlsx.package.saving import replace_file, target_problems  # noqa: PLC0415

    name = usual_path(path)
    if _is_file(name):
        if _content_of(name) == content:
            return
        if not overwrite:
            raise FileExistsError(errno.EEXIST, "sudah ada dan isinya lain", name)
    problems = target_problems(name)
    if problems:
        raise OoxmlError(*problems)
    replace_file(name, content, None, is_new=not overwrite)


def _is_file(name: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(name).st_mode)
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        from pathlib import Path  # noqa: PLC0415  # knows which faults mean that there is no such file

        return Path(name).is_file()


def _content_of(name: str) -> bytes:
    with open(name, "rb") as stream:
        return stream.read()
