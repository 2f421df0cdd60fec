"""``python -m benchmarks.large [ROWS …] [--compare]``: what large plans cost, each job in a process of its own.

Rows are TW rows, four to a budget line; a plan has an indicator for every forty lines, and no two amounts are alike. Told are
user CPU and peak memory of the whole process, start-up too. ``--compare`` sets one cell with rak and with openpyxl (load and
save): the first figure of a year, which turns every line of Rekap to its month, and one of a month that has figures.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from benchmarks.processes import cost_of
from rak.domain.rencana import Kegiatan, RencanaAksi
from rak.domain.rupiah import Rupiah
from rak.toml.read_plan import load_rencana
from rak.toml.write_plan import dump_rencana

ROOT = Path(__file__).resolve().parents[1]
ROWS = (5_000, 12_500, 50_000)
PLAN = ROOT / "examples" / "bapas_ternate_2024" / "rencana.toml"
LINES = 40
"""Budget lines of an indicator."""
REPORT = 'tahun = 2024\n[realisasi."1.1.1"]\nJanuari = 1_000\n'


def main(arguments: list[str]) -> None:
    """Print a line for each size and job."""
    for rows in [int(each) for each in arguments if each.isdigit()] or ROWS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "rencana.toml").write_text(dump_rencana(large_plan(rows)), encoding="utf-8")
            (folder / "laporan.toml").write_text(REPORT, encoding="utf-8")
            for job, command in (_fills() if "--compare" in arguments else _commands(rows)).items():
                print(f"{rows:7} rows  {job:42} {_measured(command, folder)}", flush=True)


def large_plan(rows: int) -> RencanaAksi:
    """The first goal of the decree's plan with as many indicators and budget lines as make so many rows."""
    plan = load_rencana(PLAN)
    goal = plan.sasaran[0]
    indicator, count = goal.indikator[0], rows // 4
    kinds = [
        attrs.evolve(
            indicator,
            kode=f"1.{number + 1}",
            kegiatan=tuple(_lines(indicator.kegiatan[0], f"1.{number + 1}", range(first, min(first + LINES, count)))),
        )
        for number, first in enumerate(range(0, count, LINES))
    ]
    return attrs.evolve(plan, sasaran=(attrs.evolve(goal, indikator=tuple(kinds)),))


def _lines(line: Kegiatan, kode: str, numbers: range) -> Iterator[Kegiatan]:
    for at, number in enumerate(numbers, 1):
        amounts = [Rupiah(1_000_000 + 7 * number + quarter) for quarter in range(4)]
        yield attrs.evolve(line, kode=f"{kode}.{at}", pagu=Rupiah(sum(map(int, amounts))), penarikan=amounts)


def _commands(rows: int) -> Mapping[str, list[str]]:
    jobs = {
        "buat": "buat rencana.toml -o matriks.xlsx",
        "isi, one cell": "isi matriks.xlsx laporan.toml -o keluar.xlsx",
        "baca --format json": "baca matriks.xlsx --format json -o isi.json",
        "baca --format toml --bagian rencana": "baca matriks.xlsx --format toml --bagian rencana -o isi.toml",
        "periksa": "periksa matriks.xlsx",
        "periksa --tandai": "periksa matriks.xlsx --tandai tanda.xlsx",
        "periksa a TOML": "periksa rencana.toml",
    }
    run = [sys.executable, "-c", "from rak.cli import run; run()"]
    return {name: [*run, *words.split(), "--batas-sel", str(40 * rows)] for name, words in jobs.items()}


def _fills() -> Mapping[str, list[str]]:
    def fill(library: str, source: str, target: str, value: int) -> list[str]:
        cells = f"{{(6 + 2, 9): {value}}}"
        call = f"editors.fill_{library}(Path({source!r}), Path({target!r}), 'Bulanan', {cells})"
        return [sys.executable, "-c", f"from pathlib import Path\nfrom benchmarks import editors\n{call}"]

    build = "from rak.cli import run; run()"
    return {
        "buat": [sys.executable, "-c", build, "buat", "rencana.toml", "-o", "matriks.xlsx"],
        "the first figure of the year, rak": fill("rak", "matriks.xlsx", "keluar.xlsx", 7),
        "the first figure of the year, openpyxl": fill("openpyxl", "matriks.xlsx", "lain.xlsx", 7),
        "a figure of a month that has some, rak": fill("rak", "keluar.xlsx", "lagi.xlsx", 8),
        "a figure of a month that has some, openpyxl": fill("openpyxl", "keluar.xlsx", "lain.xlsx", 8),
    }


def _measured(command: list[str], folder: Path) -> str:
    """Run a command and tell what it cost."""
    words = folder / "kata.txt"
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    cost = cost_of(command, folder, words, {"PYTHONPATH": paths})
    told = words.read_text(encoding="utf-8", errors="replace").strip()
    failed = "" if cost.exit < 2 else f"   exit {cost.exit}: {told[-300:]}"
    return f"{cost.user:7.2f} s of user CPU   peak {cost.megabytes:5.0f} MB{failed}"


if __name__ == "__main__":
    main(sys.argv[1:])
