"""Every figure and every word of a report names the cells that it comes from, and no other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.cycle.inputs import inputs
from rak.domain.kalender import Geser, KebijakanTenggat
from rak.domain.kolom import Kolom, KolomEvaluasi
from rak.domain.laporan import Laporan, UangTerisi
from rak.domain.letak import Letak
from rak.domain.nilai import TIDAK_BERLAKU
from rak.domain.polaritas import Pelaporan
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Bulan, Triwulan
from rak.reports.build_report import JENIS, build_report
from rak.reports.document import Document, Figure, Table, placed
from tests import contoh
from tests.reports.contoh_laporan import KLIEN, TAHUN, dokumen, figures, laporan, rencana, sel, sentences, tables, words
from tests.strategies import rencana_dan_laporan


@pytest.mark.parametrize("jenis", ["triwulan", "semester", "evaluasi-diri"])
def test_every_word_of_the_sheet_evaluasi_names_its_cell(jenis: str) -> None:
    """Those on TW II of 1.1, wherever they are printed; the rest of the row belongs to nobody else."""
    written = laporan().evaluasi["1.1", Triwulan.II]
    found: dict[str, set[tuple[str, ...]]] = {}
    for one in figures(dokumen(jenis, seksi=KLIEN)):
        found.setdefault(one.teks, set()).add(one.sel)
    shown = {KolomEvaluasi.KENDALA, KolomEvaluasi.TINDAK_LANJUT}
    shown |= set() if jenis == "semester" else {KolomEvaluasi.ANALISIS, KolomEvaluasi.PENDORONG}
    for kolom in shown:
        assert found[str(written.of(kolom))] == {(sel(Letak("1.1", kolom, Triwulan.II)),)}
    assert found["31 Juli 2025"] == {(sel(Letak("1.1", KolomEvaluasi.BATAS_WAKTU, Triwulan.II)),)}
    assert found["Andi"] == {(sel(Letak("1.1", KolomEvaluasi.PIC, Triwulan.II)),)}
    assert found["https://bukti.example/1" if jenis != "semester" else "Berjalan"]


def test_a_deadline_that_has_passed_is_said_to_have() -> None:
    """On the day after it, unless the follow-up is done."""
    for day, status, expected in (
        ("2025-07-31", "Berjalan", "31 Juli 2025"),
        ("2025-08-01", "Berjalan", "31 Juli 2025 (sudah lewat)"),
        ("2025-08-01", "Selesai", "31 Juli 2025"),
    ):
        words_on = attrs.evolve(laporan().evaluasi["1.1", Triwulan.II], status=status)
        report = attrs.evolve(laporan(), evaluasi={("1.1", Triwulan.II): words_on})
        shown = tables(dokumen(laporan=report, per=datetime.date.fromisoformat(day)))["Kendala dan tindak lanjut"]
        assert expected in {str(row[6]) for row in shown.baris}


def _money(plan: RencanaAksi, report: Laporan) -> dict[str, int]:
    """What stands in every cell of money, by a name of the cell."""
    found = {str(letak): value for letak, value in inputs(report).items()}
    for line in plan.kegiatan:
        found[str(Letak(line.kode, Kolom.PAGU))] = line.pagu
        for tw in Triwulan:
            found[str(Letak(line.kode, Kolom.RENCANA_PENARIKAN_DANA, tw))] = line.penarikan[tw]
    return {name: value.nilai for name, value in found.items() if isinstance(value, Rupiah)}


def _amounts(document: Document) -> Iterator[tuple[str, Figure]]:
    """Every amount of the tables, with the heading of its column; what is subtracted aside."""
    for one in placed(document):
        block = one.blok
        if isinstance(block, Table):
            for row in block.baris:
                for heading, cell in zip(block.kolom, row, strict=True):
                    if heading.endswith("(Rp)") and "Deviasi" not in heading and isinstance(cell, Figure):
                        yield f"{block.judul}, {heading}, {row[0]}", cell


@given(rencana_dan_laporan(), st.sampled_from(("triwulan", "semester")), st.integers(1, 12))
def test_an_amount_is_the_sum_of_the_cells_that_it_names(
    drawn: tuple[RencanaAksi, Laporan], jenis: str, bulan: int
) -> None:
    """Pagu, draw plan and realisasi of a line, an indicator, a quarter, a section, or of all: no cell more, none less."""
    plan, report = drawn
    monthly = all(line.pelaporan is not Pelaporan.KUMULATIF for line in plan.kegiatan)
    if plan.blokir or not monthly:
        return
    month = str(Bulan(plan.tahun, bulan))
    held = _money(plan, report)
    document = build_report(plan, report, (), jenis, month, sel=str)
    for where, one in _amounts(document):
        if one.nilai is not None:
            assert one.nilai == sum(held.get(cell, 0) for cell in one.sel), where


@pytest.mark.parametrize(
    ("january", "february", "cells"),
    [
        (None, Rupiah(300), ("Februari", "Mei")),
        (Rupiah(300), TIDAK_BERLAKU, ("Januari", "Mei")),
        (None, None, ("Mei",)),
    ],
)
def test_the_amount_of_a_quarter_reported_to_date_names_the_cell_that_is_taken_off(
    january: UangTerisi | None, february: UangTerisi | None, cells: tuple[str, ...]
) -> None:
    """500 to date in May, of which 300 by the last amount before: the quarter's 200 is in no cell by itself."""
    line = attrs.evolve(contoh.baris(), pelaporan=Pelaporan.KUMULATIF)
    given = {1: january, 2: february, 5: Rupiah(500)}
    filled = {("1.1.1", Bulan(2024, month)): amount for month, amount in given.items() if amount is not None}
    report = Laporan(2024, filled)
    shown = tables(build_report(contoh.rencana(line), report, (), "triwulan", "TW II", sel=str))
    spent = shown["Rencana penarikan dan realisasi per triwulan"].baris[1][2]
    assert isinstance(spent, Figure)
    assert spent.nilai == (500 if len(cells) == 1 else 200)
    assert [cell.partition(", ")[2] for cell in spent.sel] == [f"REALISASI ANGGARAN, {one} 2024" for one in cells]


def test_a_quarters_target_names_the_cells_of_the_quarters() -> None:
    """Of one that is to date its own cell, of one that is added up all to date; the year's has the year's."""
    plan = rencana()
    goal = plan.sasaran[0]
    for cumulative, quarters in ((True, (Triwulan.II,)), (False, (Triwulan.I, Triwulan.II))):
        changed = attrs.evolve(goal.indikator[1], target_kumulatif=cumulative)
        one = attrs.evolve(plan, sasaran=(attrs.evolve(goal, indikator=(goal.indikator[0], changed)),))
        row = tables(build_report(one, laporan(), (), "triwulan", "TW II", sel=str))[
            "Capaian kinerja s.d. Triwulan II Tahun 2025"
        ].baris[1]
        year, quarter, against_quarter, against_year = (row[at] for at in (4, 5, 7, 8))
        expected = tuple(str(Letak("1.2", Kolom.TARGET_KINERJA, tw)) for tw in quarters)
        assert isinstance(quarter, Figure)
        assert isinstance(year, Figure)
        assert isinstance(against_quarter, Figure)
        assert isinstance(against_year, Figure)
        assert quarter.sel == expected
        assert year.sel == (str(Letak("1.2", Kolom.TARGET_KINERJA)),)
        assert set(expected) < set(against_quarter.sel)
        assert set(year.sel) < set(against_year.sel)


@pytest.mark.parametrize("jenis", JENIS)
def test_what_comes_later_does_not_change_the_report_of_a_period(jenis: str) -> None:
    """Months after it may be filled in and judged: last month's report reprints identically."""
    early, late = laporan(6), laporan(9)
    later_words = {("1.1", Triwulan.III): early.evaluasi["1.1", Triwulan.II]}
    late = attrs.evolve(late, evaluasi={**late.evaluasi, **later_words})
    texts = [list(words(dokumen(jenis, laporan=report, seksi=KLIEN))) for report in (early, late)]
    assert texts[0] == texts[1]


def test_the_policy_of_due_dates_says_when_a_report_was_late() -> None:
    """5 July 2025 is a Saturday: shifted on to the working day after it, what came on the 7th came in time."""
    plain = dokumen("semester", "Semester I")
    moved = dokumen("semester", "Semester I", tenggat=KebijakanTenggat(Geser.MAJU))
    assert "Keadaan per 5 Juli 2025" in plain.keterangan
    assert "Keadaan per 7 Juli 2025" in moved.keterangan
    assert "tenggat tanggal 5 bulan berikutnya." in sentences(plain)
    assert "maju ke hari kerja berikutnya" in sentences(moved)
    tenth = dokumen("semester", "Semester I", tenggat=KebijakanTenggat(tanggal=10))
    row = tables(tenth)["Seksi × bulan"].baris[0]
    assert str(row[5]) == "tepat, 3 dari 3"
    assert "tenggat tanggal 10 bulan berikutnya" in sentences(tenth)


def test_a_year_of_nothing_has_no_amount_but_the_plans() -> None:
    """Blank is never zero."""
    for where, one in _amounts(dokumen("semester", "Semester I", laporan=Laporan(TAHUN))):
        assert "Realisasi" not in where or one.nilai is None
        assert one.nilai is None or one.nilai > Fraction(0)
