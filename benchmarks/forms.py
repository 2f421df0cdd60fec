"""`python -m benchmarks.forms [INDICATORS]`: reading other forms than the decree's, beside openpyxl's load of the same file."""

import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from openpyxl import Workbook as Book
from openpyxl import load_workbook

import rak
from benchmarks.run import best
from rak.domain.period_words import NAMA_BULAN
from rak.matriks.read.interpret import baca
from rak.xlsx import Workbook

QUARTERS = ("TW I", "TW II", "TW III", "TW IV")
SIDE = ("No", "Sasaran Kegiatan", "Indikator Kinerja", "Satuan", "Target Tahunan")


def _rows(form: str, count: int) -> Iterator[tuple[Any, ...]]:
    """A title, the headings and the rows of so many indicators, two quarters filled in."""
    heads = {
        "L1": (*SIDE, *(f"Target {tw}" for tw in QUARTERS), *(f"Realisasi Kinerja {tw}" for tw in QUARTERS)),
        "L3": (*SIDE, *(f"Target {name}" for name in NAMA_BULAN)),
        "L5": (*SIDE, "Triwulan", "Target", "Realisasi"),
    }
    yield from (("RENCANA AKSI TAHUN ANGGARAN 2025",), ("Dinas Contoh",), (), heads[form])
    for at in range(1, count + 1):
        own = (at, f"Layanan ke-{at // 5}", f"Persentase layanan tepat waktu ke-{at}", "%", 80)
        if form == "L1":
            yield (*own, 20, 40, 60, 80, 18, 41)
        elif form == "L3":
            yield (*own, *(round(80 * month / 12, 2) for month in range(1, 13)))
        else:
            yield from ((*own, tw, 20 * (nth + 1), (18, 41, None, None)[nth]) for nth, tw in enumerate(QUARTERS))


def _plan(path: Path) -> object:
    return baca(Workbook.open(path))


def main() -> None:
    """Milliseconds, the least of several, and ratios, for L1, L3 and L5."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    with tempfile.TemporaryDirectory() as folder:
        for form in ("L1", "L3", "L5"):
            path = Path(folder) / f"{form}.xlsx"
            book = Book()
            for row in _rows(form, count):
                book.active.append(row)
            book.save(path)
            plan = best(partial(_plan, path), rounds=30)
            whole = best(partial(rak.read, path), rounds=30)
            load = best(partial(load_workbook, path), rounds=10)
            print(f"{form}, {count} indicators: plan and report {plan:6.1f} ms; with the checks {whole:6.1f} ms; "
                  f"openpyxl loads it in {load:6.1f} ms, {load / plan:.1f} and {load / whole:.1f} times that")  # fmt: skip


if __name__ == "__main__":
    main()
