"""The folder of docs/himpun.md: ``python -m benchmarks.kanwil FOLDER`` makes thirty offices in three regions.

Three of them have a matrix of their own, one has an old file beside the new one, and one more file is cut off.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from benchmarks.offices import built, dressed

OFFICES: Final = 30
OLD: Final = 13
"""The office whose file of March is still there."""


def main() -> None:
    """Make the folder."""
    folder = Path(sys.argv[1])
    for number in range(OFFICES):
        region = folder / f"wilayah {number // 10}"
        region.mkdir(parents=True, exist_ok=True)
        months = [3, 6] if number == OLD else [6 - number % 7 // 6]
        make = dressed if number % 10 == 9 else built
        for month, content in zip(months, make(number, months), strict=True):
            (region / f"kantor {number:02d} 2024-{month:02d}.xlsx").write_bytes(content)
    (folder / "wilayah 2" / "kantor 31 rusak.xlsx").write_bytes(content[: len(content) // 2])


if __name__ == "__main__":
    main()
