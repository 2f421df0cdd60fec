"""LibreOffice as a witness: a program that we did not write opens a workbook, computes it and saves it."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

_RECALCULATING = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""
"""LibreOffice shall compute every formula on loading, whatever the file says that its value is."""


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
    """Have one process after another open workbooks and save each in another form.

    ``profile`` keeps runs out of each other's way; of more than some 250 files in one process the rest is passed over
    without a word.
    """
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", form]
    for start in range(0, len(sources), 200):
        files = map(str, sources[start : start + 200])
        subprocess.run([*command, "--outdir", str(out), *files], check=check, capture_output=True, timeout=seconds)


def recalculate(soffice: str, sources: Sequence[Path], folder: Path) -> None:
    """Have LibreOffice load, compute and save all workbooks, as ODS in ``folder``."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATING, encoding="utf-8")
    convert(soffice, sources, folder, "ods", profile, seconds=60 + 30 * len(sources))  # of a busy machine
