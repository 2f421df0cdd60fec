"""Fidelity over workbooks that nobody here made: what may change, and nothing else."""

from __future__ import annotations

import collections
from collections.abc import Iterable
from pathlib import Path

import pytest
from benchmarks.fidelity import Job, fill_one, parts, schema_errors
from benchmarks.libreoffice import convert

pytestmark = pytest.mark.corpus

LARGE_FOR_THE_VALIDATOR = 400_000
ALLOWED = {
    "not-zip", "damaged", "bad-crc", "bad-xml", "doctype", "ole-password-or-xls", "xlsb", "ods", "no-workbook",
    "no-worksheet", "encrypted", "signed",
}  # fmt: skip


@pytest.fixture(scope="module")
def jobs(corpus: list[Path]) -> list[Job]:
    """Thirty cells set in the first worksheet of every workbook."""
    return [fill_one(path) for path in corpus]


def test_every_editable_workbook_is_saved_and_the_others_are_refused_by_name(jobs: list[Job]) -> None:
    """What is refused is broken, protected by a password, or not a workbook."""
    refused = collections.Counter(job.refused for job in jobs if job.refused)
    assert set(refused) <= ALLOWED
    assert sum(refused.values()) <= len(jobs) // 50


def test_no_part_is_lost_and_none_changes_that_has_no_reason_to(jobs: list[Job]) -> None:
    """Only the sheet, the strings, calcChain and what binds them; results of dependents on other sheets apart."""
    assert [(job.path.name, job.lost) for job in jobs if job.lost] == []
    assert [(job.path.name, job.changed_elsewhere) for job in jobs if job.changed_elsewhere] == []


def test_no_cell_changes_that_was_not_asked_for(jobs: list[Job]) -> None:
    """Values and formulas of every cell of every sheet; results of formulas that depend on the edit apart."""
    assert [(job.path.name, job.changed_cells) for job in jobs if job.changed_cells] == []


def test_what_stands_around_the_cells_stays(jobs: list[Job]) -> None:
    """Merges, drop-downs, formats, links, protection, drawings, extensions: every child of every worksheet."""
    assert [(job.path.name, job.around) for job in jobs if job.around] == []


def test_a_part_that_binds_changes_by_its_one_reason_only(jobs: list[Job]) -> None:
    """workbook.xml by calcPr, its relationships and the content types by calcChain, strings by what is appended."""
    assert [(job.path.name, job.unexplained) for job in jobs if job.unexplained] == []


def test_cells_are_set_in_every_workbook_that_counts_as_saved(jobs: list[Job]) -> None:
    """Protection is lifted for the job, so that no workbook passes because nothing was done to it."""
    few = [(job.path.name, len(job.asked)) for job in jobs if not job.refused and len(job.asked) < 30]
    assert all(count > 20 for _, count in few), few
    assert len(few) <= len(jobs) // 100


def test_no_schema_error_is_new(jobs: list[Job], tmp_path: Path) -> None:
    """openxml-audit says of a filled workbook nothing that it did not say before; those that take minutes are left out."""
    done = 0
    for job in jobs:
        largest = 0 if job.refused else max(len(part) for key, part in parts(job.after).items() if key.endswith(".xml"))
        if job.refused or job.before == job.after or largest > LARGE_FOR_THE_VALIDATOR:
            continue
        after = schema_errors(job.after, tmp_path)
        if after:
            assert after - schema_errors(job.before, tmp_path) == collections.Counter(), job.path.name
        done += 1
    assert done > len(jobs) * 9 // 10


def opened(soffice: str, workbooks: Iterable[tuple[str, bytes]], folder: Path) -> set[str]:
    """The names of the workbooks that LibreOffice opens and can write on as CSV; one that ends it is passed over."""
    folder.mkdir()
    for name, data in workbooks:
        (folder / f"{name}.xlsx").write_bytes(data)
    left, found = sorted(folder.glob("*.xlsx")), 0
    while left:
        convert(soffice, left, folder / "out", "csv", folder / "profile", seconds=900, check=False)
        names = {path.stem for path in (folder / "out").glob("*.csv")}
        left = [path for path in left if path.stem not in names]
        left, found = left if len(names) > found else left[1:], len(names)
    return {path.stem for path in (folder / "out").glob("*.csv")}


def test_libreoffice_opens_what_it_opened_before(jobs: list[Job], soffice: str, tmp_path: Path) -> None:
    """A witness that reads every part of a workbook."""
    saved = [(f"{number}", job) for number, job in enumerate(jobs) if not job.refused]
    before = opened(soffice, [(name, job.before) for name, job in saved], tmp_path / "before")
    after = opened(soffice, [(name, job.after) for name, job in saved], tmp_path / "after")
    assert len(before) > len(saved) * 9 // 10
    assert before <= after, sorted(before - after)
