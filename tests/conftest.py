"""Profiles of Hypothesis and the witnesses that some tests call."""

from __future__ import annotations

import os
import shutil

import pytest
from hypothesis import HealthCheck, settings

os.environ["OPENPYXL_LXML"] = "False"  # as rak builds, whatever else is installed

settings.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("dev", max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("RAK_HYPOTHESIS", "quick"))


@pytest.fixture(scope="session")
def soffice() -> str:
    """The LibreOffice program; its absence skips a test here and fails it in CI."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        message = "LibreOffice (soffice) is not installed: the witness cannot speak"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found
