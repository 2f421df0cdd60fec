"""LibreOffice as a witness: a program that we did not write opens a workbook, computes it and saves it."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path


def convert(
    soffice: str,
    sources: Sequence[Path],
    out: Path,
    form: str,
    profile: Path,
    *,
    seconds: int = 240,
    check: bool = True,
) -> None:
    """Have one process open workbooks and save each in another form; ``profile`` keeps runs out of each other's way."""
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", form]
    subprocess.run(
        [*command, "--outdir", str(out), *map(str, sources)], check=check, capture_output=True, timeout=seconds
    )
