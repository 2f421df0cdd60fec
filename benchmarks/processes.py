"""What a whole process costs, and those that it starts."""

from __future__ import annotations

import math
import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs


@attrs.frozen
class Cost:
    """Seconds by the clock; user and system CPU and the peak of the largest process where the system tells them (NaN)."""

    exit: int
    seconds: float
    user: float = math.nan
    system: float = math.nan
    megabytes: float = math.nan


def cost_of(
    command: Sequence[str], folder: Path, output: Path | None = None, variables: Mapping[str, str] | None = None
) -> Cost:
    """Run it to its end; what it says goes into the file ``output``."""
    with (output or Path(os.devnull)).open("wb") as words:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **(variables or {})}, stdout=words, stderr=words
        )
        if not hasattr(os, "wait4"):  # Windows
            return Cost(process.wait(), time.perf_counter() - start)
        _, status, used = os.wait4(process.pid, 0)
        taken = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(process.returncode, taken, used.ru_utime, used.ru_stime, used.ru_maxrss / 1024)
