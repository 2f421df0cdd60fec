"""The folder of workbooks by others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[3] / "shared" / "corpus"


@pytest.fixture(scope="session")
def corpus() -> list[Path]:
    """All workbooks of the folder that RAK_CORPUS names, or ``shared/corpus`` beside the checkout."""
    root = Path(os.environ.get("RAK_CORPUS", _BESIDE))
    found = sorted(path for path in root.rglob("*") if path.suffix.lower() in {".xlsx", ".xlsm"})
    if not found:
        pytest.skip(f"no workbooks in {root}")
    return found
