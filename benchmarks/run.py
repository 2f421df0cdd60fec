"""Speed and memory in one run: ratios are to openpyxl, and a ratio below 1 is faster or smaller."""

from __future__ import annotations

import collections
import gc
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from benchmarks import twins
from benchmarks.editors import FILLERS, READERS, staff_edited
from benchmarks.fidelity import Job, fill_one, refill, schema_errors
from benchmarks.libreoffice import convert
from rak.xlsx import Position, Workbook

ROOT = Path(__file__).resolve().parents[1]
MATRIX = ROOT / "templates" / "matriks_2024.xlsx"
EXAMPLE = ROOT / "examples" / "bapas_ternate_2024"
REPORTS = (EXAMPLE / "laporan_tw1.toml", EXAMPLE / "laporan_contoh_rekaan.toml")
"""Amounts alone, and amounts with variables, links and remarks."""
PACKAGES = {"pandas": "pandas", "python-calamine": "python_calamine", "wolfxl": "wolfxl", "excelize": "excelize"}
ROUNDS = 7
MEASURE = """
import sys, time
start = time.perf_counter()
from pathlib import Path
from benchmarks import editors
cells = {{tuple(map(int, each.split(","))): number for number, each in enumerate({cells!r}.split())}}
{call}
taken = time.perf_counter() - start
status = Path("/proc/self/status")
lines = status.read_text(encoding="ascii").splitlines() if status.exists() else ["VmHWM: 0"]
print(taken, next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024)
"""


def main() -> None:
    """Print every table; a folder given as argument is the subject of the fidelity job."""
    folders = [Path(each) for each in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _twin_tables()
        for title, path in _subjects(folder):
            print(f"\n== {title} ({path.stat().st_size} bytes)")
            _read_table(path)
            _fill_tables(path, folder)
            for report in REPORTS:
                _command_table(path, report, folder)
        for each in folders:
            _fidelity_table(each, folder)


def _twin_tables() -> None:
    from rak.toml.read_plan import load_rencana

    plan = load_rencana(EXAMPLE / "rencana.toml")
    for times in (1, 10):
        _twin_table(f"build the workbook of {times * 48} rows", twins.building(plan, times))
    for rows in (4_800, 12_000):
        _twin_table(f"write a report of {rows} rows as TOML", twins.writing(rows))


def _twin_table(title: str, jobs: Mapping[str, Callable[[], object]]) -> None:
    print(f"\n{title}")
    times = {name: best(job, rounds=3) for name, job in jobs.items()}
    for name, taken in times.items():
        print(f"  {name:36} {taken:9.2f} ms   this / rak = {taken / times['rak']:6.1f}")


def _subjects(folder: Path) -> list[tuple[str, Path]]:
    built, edited = folder / "matriks.xlsx", folder / "staf.xlsx"
    if MATRIX.exists():
        shutil.copy(MATRIX, built)
    else:
        from rak.matriks.build import build_workbook
        from rak.toml.read_plan import load_rencana

        built.write_bytes(build_workbook(load_rencana(EXAMPLE / "rencana.toml")))
    edited.write_bytes(staff_edited(built))
    return [("the built matrix", built), ("edited by staff through openpyxl", edited)]


def missing(library: str) -> bool:
    """Tell whether the library of a job is not installed."""
    package = PACKAGES.get(library.split(maxsplit=1)[0])
    return package is not None and importlib.util.find_spec(package) is None


def best(job: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The shortest of several runs, in milliseconds."""
    found = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        job()
        found.append(time.perf_counter() - start)
    return min(found) * 1000


def _table(title: str, jobs: Mapping[str, Callable[[], object]]) -> None:
    print(f"\n{title}")
    times: dict[str, float] = {}
    for library, job in jobs.items():
        if missing(library):
            print(f"  {library:36} not installed")
            continue
        try:
            times[library] = best(job)
        except Exception as error:
            print(f"  {library:36} failed: {type(error).__name__}: {str(error)[:80]}")
    for library, taken in times.items():
        print(f"  {library:36} {taken:9.2f} ms   openpyxl / this = {times.get('openpyxl', taken) / taken:6.1f}")


def _read_table(path: Path) -> None:
    _table("read all cells", {name: partial(job, path) for name, job in READERS.items()})


def places(path: Path, *, free: bool) -> tuple[str, list[tuple[int, int]]]:
    """Two hundred cells: inputs that formulas read, or blank cells beside the tables that nothing reads."""
    workbook = Workbook.open(path)
    if free:
        return workbook.sheets[0].name, [(row, column) for row in range(6, 56) for column in range(40, 44)]
    name = "Bulanan" if any(sheet.name == "Bulanan" for sheet in workbook.sheets) else workbook.sheets[0].name
    cells = workbook.sheet(name).cells.values()
    unlocked = [
        (cell.row, cell.column) for cell in cells if cell.formula is None and not workbook.is_locked(cell.style)
    ]
    return name, unlocked[:200]


def _fill_tables(path: Path, folder: Path) -> None:
    for free in (False, True):
        sheet, positions = places(path, free=free)
        cells = {position: number + 1 for number, position in enumerate(positions)}
        what = "that no formula reads" if free else "that formulas read (results are computed anew)"
        source = _unprotected(path, folder) if free else path
        jobs = {name: partial(job, source, folder / "keluar.xlsx", sheet, cells) for name, job in FILLERS.items()}
        _table(f"fill {len(cells)} cells of {sheet!r} {what}, file to file", jobs)
        if not free:
            _fresh_table(path, folder, sheet, positions)


def _unprotected(path: Path, folder: Path) -> Path:
    """The same workbook without sheet protection, which only rak heeds."""
    import openpyxl

    found = folder / f"bebas-{path.name}"
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        sheet.protection.sheet = False
    book.save(found)
    return found


def _fresh_table(path: Path, folder: Path, sheet: str, positions: list[tuple[int, int]]) -> None:
    print("\nthe same in a fresh process: time from the first import, peak memory")
    cells = " ".join(f"{row},{column}" for row, column in positions)
    for library, job in FILLERS.items():
        if missing(library):
            continue
        call = f"editors.{job.__name__}(Path({str(path)!r}), Path({str(folder / 'keluar.xlsx')!r}), {sheet!r}, cells)"
        code = MEASURE.format(cells=cells, call=call)
        runs = [_fresh(code) for _ in range(3)]
        taken, memory = min(runs)
        print(f"  {library:36} {taken * 1000:9.2f} ms   {memory:7.1f} MB")
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        print(f"  {'LibreOffice':36} not installed")
        return
    taken = best(partial(convert, program, [path], folder / "libreoffice", "xlsx", folder / "profil"), rounds=3)
    print(f"  {'LibreOffice (opens and saves only)':36} {taken:9.2f} ms   whole process")


def _command_table(path: Path, report: Path, folder: Path) -> None:
    """The command as a planner types it, beside the shortest script of openpyxl that sets the same cells."""
    source, output = shutil.copy(path, folder / "perintah.xlsx"), folder / "perintah_keluar.xlsx"
    cells = report_cells(Path(source), report)
    script = f"import openpyxl\nbook = openpyxl.load_workbook({str(source)!r})\n"
    script += "".join(
        f"book[{sheet!r}].cell({row}, {column}).value = {value!r}\n" for (sheet, (row, column)), value in cells.items()
    )
    script += f"book.save({str(output)!r})\n"
    isi = "from rak.cli import run; run()"
    jobs = {"rak isi": [isi, "isi", str(source), str(report), "-o", str(output), "--timpa"], "openpyxl": [script]}
    print(f"\n{len(cells)} cells of the report {report.name}, the whole process from start to end")
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(2 * ROUNDS):
        for name, arguments in jobs.items():
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-c", *arguments], check=True, capture_output=True, cwd=ROOT, env=_environment()
            )
            times[name].append((time.perf_counter() - start) * 1000)
    for name, found in times.items():
        ratio = min(times["openpyxl"]) / min(found)
        print(
            f"  {name:36} {min(found):9.2f} ms   openpyxl / this = {ratio:6.1f}   median {statistics.median(found):.2f} ms"
        )


def report_cells(path: Path, report: Path) -> dict[tuple[str, Position], object]:
    """The cells that a report sets, and their values."""
    from rak.matriks.fill import prepare
    from rak.toml.read_report import load_laporan

    edit = prepare(Workbook.open(path), load_laporan(report, None)).edit
    return {place: change.value for place, change in edit.request.changes.items()}


def _environment() -> dict[str, str]:
    """The environment of a fresh process, which keeps compiled modules as installed programs do."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _fresh(code: str) -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT, env=_environment()
    )
    if done.returncode:
        return float("inf"), 0.0
    taken, memory = done.stdout.split()
    return float(taken), float(memory)


def _fidelity_table(folder: Path, scratch: Path) -> None:
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in {".xlsx", ".xlsm"})
    jobs = [fill_one(path) for path in paths]
    refused = collections.Counter(job.refused for job in jobs if job.refused)
    saved = [job for job in jobs if not job.refused]
    print(f"\n== fidelity: 30 cells set in {len(jobs)} workbooks of {folder}; rak refuses {dict(refused)}")
    print("  (sheets: other sheets with new results of formulas that read the cells, for rak; any change, for others)")
    for library, fill in FILLERS.items():
        if missing(library):
            print(f"  {library:12} not installed")
            continue
        _fidelity_row(
            library, saved if library == "rak.xlsx" else [refill(job, fill, scratch) for job in saved], scratch
        )


def _fidelity_row(library: str, jobs: list[Job], scratch: Path) -> None:
    saved = [job for job in jobs if not job.refused]
    print(
        f"  {library:12} saved {len(saved)}, failed {len(jobs) - len(saved)}, "
        f"parts lost {sum(len(job.lost) for job in saved)}, "
        f"parts changed {sum(len(job.changed_elsewhere) for job in saved)}, "
        f"sheets {sum(len(job.results_elsewhere) for job in saved)}, "
        f"cells with another value, formula or style number {sum(len(job.changed_cells) for job in saved)}, "
        f"elements around the cells {sum(len(job.around) for job in saved)}, "
        f"stored results {dict(sum((job.results for job in saved), collections.Counter[str]()))}, "
        f"{_schema(saved[::10], scratch)}"
    )


def _schema(sample: list[Job], scratch: Path) -> str:
    if importlib.util.find_spec("openxml_audit") is None:
        return "schema errors: openxml-audit is not installed"
    new = sum((schema_errors(job.after, scratch) - schema_errors(job.before, scratch)).total() for job in sample)
    return f"new schema errors {new} (every tenth workbook)"


if __name__ == "__main__":
    main()
