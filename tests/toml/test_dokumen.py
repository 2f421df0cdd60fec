"""The page for planners: its examples are read as they stand."""

from __future__ import annotations

import re
from pathlib import Path

from rak.toml.read_plan import loads_rencana
from rak.toml.read_report import loads_laporan

PAGE = Path(__file__).parents[2] / "docs" / "berkas_toml.md"


def test_both_examples_on_the_page_are_read_together() -> None:
    """The report fits the plan above it."""
    plan, report = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    rencana = loads_rencana(plan)
    laporan = loads_laporan(report, rencana)
    assert len(laporan.realisasi) == 3
    assert len(laporan.variabel) == 2
