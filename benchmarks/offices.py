"""Many offices: ``rak himpun`` beside a bare loop of ``rak.read``, and beside pandas with openpyxl.

``python -m benchmarks.offices [FILES] [FOLDER]`` makes so many distinct workbooks (300) in the folder (a temporary one)
and prints every figure; ``--only-rak`` leaves the slow comparisons out, for 7.200 files.
"""

from __future__ import annotations

import os
import platform
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import attrs
from tests.zoo.kandang import Kandang, to_bytes, write
from tests.zoo.kebiasaan import SEMUA

from benchmarks.processes import cost_of
from rak.domain.laporan import Laporan
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Bulan
from rak.matriks.build import build_workbook
from rak.matriks.fill import prepare
from rak.toml.read_plan import load_rencana
from rak.xlsx import Workbook

ROOT: Final = Path(__file__).resolve().parents[1]
PLAN: Final = ROOT / "examples" / "bapas_ternate_2024" / "rencana.toml"
DRESSED: Final = 5
"""Every so many offices has a bare matrix of its own habits, the others the workbook of rak."""
LOOP: Final = (
    "import sys, glob, rak\nfor path in sorted(glob.glob(sys.argv[1] + '/**/*.xlsx', recursive=True)): rak.read(path)"
)
FRAMES: Final = (
    "import sys, glob, pandas\nfor path in sorted(glob.glob(sys.argv[1] + '/**/*.xlsx', recursive=True)):\n"
    "    pandas.read_excel(path, sheet_name=None, header=None, engine='openpyxl')"
)
HIMPUN: Final = "from rak.cli import run\nif __name__ == '__main__': run()"


def main() -> None:
    """Make the workbooks and measure."""
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    count = int(words[0]) if words else 300
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        folder = Path(words[1]) if len(words) > 1 else scratch / "kiriman"
        start = time.perf_counter()
        made = make_folder(folder, count)
        size = sum(path.stat().st_size for path in folder.rglob("*.xlsx"))
        load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""  # Windows tells none
        print(f"{platform.python_version()}, {os.cpu_count()} processors{load}")
        print(f"{count} workbooks, {size / 1e6:.1f} MB ({made} made in {time.perf_counter() - start:.0f} s)")
        _measure(folder, scratch, only_rak="--only-rak" in sys.argv)


def make_folder(folder: Path, count: int) -> int:
    """Distinct workbooks: twelve months of every office, the same for the same count; those that are there stay."""
    made = 0
    for number in range(-(-count // 12)):
        months = [month for month in range(1, 13) if 12 * number + month <= count]
        paths = [folder / f"wilayah {number % 30:02d}" / f"kantor {number:05d} {month:02d}.xlsx" for month in months]
        if all(path.exists() for path in paths):
            continue
        paths[0].parent.mkdir(parents=True, exist_ok=True)
        make = dressed if number % DRESSED == DRESSED - 1 else built
        for path, content in zip(paths, make(number, months), strict=True):
            path.write_bytes(content)
            made += 1
    return made


def _plan(number: int) -> RencanaAksi:
    """The decree's plan under another name, with other amounts."""
    plan = load_rencana(PLAN)
    sasaran = tuple(
        attrs.evolve(
            goal,
            indikator=tuple(
                attrs.evolve(
                    indicator,
                    kegiatan=tuple(
                        attrs.evolve(
                            line, pagu=Rupiah(int(line.pagu) + number) if isinstance(line.pagu, Rupiah) else line.pagu
                        )
                        for line in indicator.kegiatan
                    ),
                )
                for indicator in goal.indikator
            ),
        )
        for goal in plan.sasaran
    )
    return attrs.evolve(plan, satuan_kerja=f"Balai Pemasyarakatan Kelas II Nomor {number}", sasaran=sasaran)


def built(number: int, months: list[int]) -> list[bytes]:
    """The workbook of rak for that office, filled to each of the months."""
    plan = _plan(number)
    blank = Workbook.open(build_workbook(plan))
    return [prepare(blank, _report(plan, month, number)).edit.apply() for month in months]


def _report(plan: RencanaAksi, until: int, seed: int) -> Laporan:
    chance = random.Random(seed)  # noqa: S311  # the same workbooks in every run
    months = [Bulan(plan.tahun, month) for month in range(1, until + 1)]
    money = {(line.kode, month): Rupiah(chance.randrange(10**7)) for month in months for line in plan.kegiatan}
    values = {
        (indicator.kode, name, month): chance.randrange(1, 100)
        for month in months
        for indicator in plan.indikator
        for name in indicator.rumus.masukan
    }
    return Laporan(plan.tahun, money, values)


def dressed(number: int, months: list[int]) -> list[bytes]:
    """Bare matrices: each file wears three habits that go together, and has a figure of its own."""
    found = []
    for month in months:
        chance = random.Random(1000 * number + month)  # noqa: S311  # the same workbooks in every run
        kandang = Kandang()
        kandang.rencana = attrs.evolve(kandang.rencana, satuan_kerja=f"Rumah Tahanan Negara Nomor {number}")
        worn: set[str] = set()
        for habit in chance.sample(SEMUA, 3):
            if not worn & habit.jenis:
                habit.pakai(kandang)
                worn |= habit.jenis
        written = write(kandang)
        written.lembar.cell(written.lembar.max_row + 5, 1).value = f"Dicetak bulan {month}"
        found.append(to_bytes(written.buku))
    return found


def _measure(folder: Path, scratch: Path, *, only_rak: bool) -> None:
    figures: dict[str, float] = {}
    for name, code, words in (
        ("rak himpun, 1 worker", HIMPUN, ["himpun", str(folder), "-o", "1.duckdb", "--pekerja", "1"]),
        ("rak himpun, 2 workers", HIMPUN, ["himpun", str(folder), "-o", "2.duckdb", "--pekerja", "2"]),
        ("rak himpun again, nothing changed", HIMPUN, ["himpun", str(folder), "-o", "2.duckdb"]),
        ("a bare loop of rak.read", LOOP, [str(folder)]),
        ("pandas with openpyxl", FRAMES, [str(folder)]),
    ):
        if only_rak and (code in {LOOP, FRAMES} or words[-1] == "1"):
            continue
        taken, work, memory = _run(code, words, scratch)
        figures[name] = work
        print(f"  {name:36} {taken:8.2f} s   {work:8.2f} s of CPU   peak {memory:6.0f} MB of the largest process")
    result = (scratch / "2.duckdb").stat().st_size
    store = sum(path.stat().st_size for path in (scratch / "2.duckdb.simpanan").rglob("*") if path.is_file())
    print(f"  result {result / 1e6:.1f} MB, store {store / 1e6:.1f} MB")
    if not only_rak:
        loop, one, two = (figures[name] for name in ("a bare loop of rak.read", *list(figures)[:2]))
        print(f"  CPU, himpun / bare loop: {one / loop:.2f} with one worker, {two / loop:.2f} with two")
        print(f"  CPU, pandas / himpun: {figures['pandas with openpyxl'] / one:.1f}")
    _again(folder, scratch)


def _again(folder: Path, scratch: Path) -> None:
    """Nothing changed, start-up left out: what a run costs in a process that has rak loaded."""
    from rak.offices.gather import gather

    gather(folder, scratch / "2.duckdb")
    start = time.perf_counter()
    gather(folder, scratch / "2.duckdb")
    print(f"  nothing changed, start-up left out   {time.perf_counter() - start:8.3f} s")


def _run(code: str, words: list[str], scratch: Path) -> tuple[float, float, float]:
    """Seconds of the whole process, seconds of CPU of it and its children, and the peak of the largest, in MB."""
    program = scratch / "program.py"
    end = "" if code == HIMPUN else "\n"
    program.write_text(code + end, encoding="utf-8")
    cost = cost_of([sys.executable, str(program), *words], scratch)
    if cost.exit > 1:
        raise SystemExit(f"{words}: exit {cost.exit}")
    return cost.seconds, cost.user + cost.system, cost.megabytes


if __name__ == "__main__":
    main()
