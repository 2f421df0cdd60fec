"""Writing files: whole or not at all, and never over another's work."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def write_new(path: Path, content: bytes, *, overwrite: bool = False) -> None:
    """Write the file atomically.

    Raises FileExistsError when it is there with other content, unless ``overwrite`` is given.
    """
    if path.is_file() and path.read_bytes() == content:
        return
    if path.exists() and not overwrite:
        raise FileExistsError(17, "sudah ada dan isinya lain", str(path))
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if not path.exists():
            Path(name).chmod(0o644)
        os.replace(name, path)  # noqa: PTH105  # named for what it is: the atomic step
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
