"""Levels that a form gives directly (``tingkat_triwulan``), in the sheet Indikator: typed, filled, computed, told."""

from __future__ import annotations

import datetime
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING

import attrs
import pytest
from openpyxl import load_workbook

import rak
from rak.cli import main
from rak.domain.aggregation import tingkat_capaian
from rak.domain.expression import Angka
from rak.domain.kolom import KolomIndikator
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import TIDAK_BERLAKU, TidakDapatDihitung
from rak.domain.penilaian import Tanda, nilai
from rak.domain.polaritas import Gabungan, Polaritas
from rak.domain.revisi import Perubahan, Revisi, Unsur
from rak.domain.rumus import RumusPerhitungan
from rak.domain.target import TargetKinerja
from rak.domain.versi import terapkan
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.build import build_workbook
from rak.matriks.build.layout import lay_out
from rak.matriks.build.rekap_layout import PERSEN_TRIWULAN, REALISASI_SD, RENCANA_SD, TARGET_TRIWULAN, place
from rak.matriks.column_map import INDIKATOR, level_column
from rak.matriks.fill import prepare
from rak.matriks.read.interpret import baca
from rak.xlsx import OoxmlError, Workbook
from tests.contoh import PEMBILANG, PENYEBUT, TAHUN, rencana

if TYPE_CHECKING:
    from pathlib import Path

    from rak.domain.nilai import Terisi
    from rak.domain.rencana import RencanaAksi

_ROW = 7
_RATIO = "Jumlah klien bekerja dibagi jumlah klien dikali 100%"


def level_report(levels: list[str | None], kumulatif: bool | None) -> Laporan:
    """The levels of TW I, TW II and so on of indicator 1.1."""
    given: dict[tuple[str, Triwulan], Terisi] = {
        ("1.1", Triwulan(number)): TIDAK_BERLAKU if level == "-" else Fraction(level)
        for number, level in enumerate(levels, 1)
        if level is not None
    }
    flags = {} if kumulatif is None else {"1.1": kumulatif}
    return Laporan(TAHUN, tingkat_triwulan=given, tingkat_kumulatif=flags)


def filled(plan: RencanaAksi, report: Laporan) -> bytes:
    """The workbook of the plan with the report filled in."""
    return prepare(Workbook.open(build_workbook(plan)), report).edit.apply()


@pytest.mark.parametrize(
    ("sentence", "target", "levels", "kumulatif", "quarters", "to_date", "percent"),
    [
        # a rate: each quarter as it stands; of several only a level to date says the year
        (_RATIO, "70 %", ["0.7"], None, [0.7], 0.7, 1.0),
        (_RATIO, "70 %", ["0.35", "0.7"], True, [0.35, 0.7], 0.7, 1.0),
        (_RATIO, "70 %", ["0.35", "0.7"], None, [0.35, 0.7], "tidak dapat dihitung", "tidak dapat dihitung"),
        # a count: quarters alone are added up, to date the last one counts
        ("Realisasi dibagi Target dikali 100%", "12 Dokumen", ["3", "4"], False, [0.25, 4 / 12], 7 / 12, 7 / 12),
        ("Realisasi dibagi Target dikali 100%", "12 Dokumen", ["3", "7"], True, [0.25, 4 / 12], 7 / 12, 7 / 12),
        ("Realisasi dibagi Target dikali 100%", "12 Dokumen", ["3", None, "7"], True, [0.25, "", 4 / 12], 7 / 12, 7 / 12),
        ("Realisasi dibagi Target dikali 100%", "12 Dokumen", ["3", "4"], None,
         [0.25, "tidak dapat dihitung"], "tidak dapat dihitung", "tidak dapat dihitung"),
        ("Realisasi dibagi Target dikali 100%", "12 Dokumen", ["3"], None, [0.25], 0.25, 0.25),
        # a level: the last one
        ("Realisasi dibagi Target dikali 100%", "Nilai 84,05", ["84", "85"], None, [84 / 84.05, 85 / 84.05], 85 / 84.05, 85 / 84.05),
        ("Realisasi dibagi Target dikali 100%", "Nilai 84,05", ["84", "-"], None, [84 / 84.05, "-"], 84 / 84.05, 84 / 84.05),
        ("Realisasi dibagi Target dikali 100%", "70 %", ["0.35", "0.7"], None, [0.5, 1.0], 1.0, 1.0),
        ("Hasil survei", "70 %", ["0.35"], None, [0.35], 0.35, 0.5),
    ],
)  # fmt: skip
def test_a_level_counts_for_its_quarter_and_to_date(
    sentence: str,
    target: str,
    levels: list[str | None],
    kumulatif: bool | None,
    quarters: list[float | str],
    to_date: float | str,
    percent: float | str,
) -> None:
    """CAPAIAN and Rekap show what the domain says, and that is what one works out by hand."""
    plan = rencana(rumus=sentence, target=target, polaritas=Polaritas.MAKSIMALKAN, gabungan=None)
    report = level_report(levels, kumulatif)
    data = filled(plan, report)
    hasil = baca(Workbook.open(data))
    assert (hasil.laporan.tingkat_triwulan, hasil.laporan.tingkat_kumulatif) == (
        report.tingkat_triwulan, report.tingkat_kumulatif
    )  # fmt: skip
    assert [one.kode for one in hasil.temuan if one.kode in {"RAK136", "RAK346"}] == []
    layout = lay_out(plan)
    rekap = load_workbook(BytesIO(data), data_only=True)["Rekap"]
    row = place(layout).capaian
    shown = [rekap.cell(row, 4 + at).value or "" for at in range(len(levels))]
    assert shown == pytest.approx(quarters)
    assert rekap.cell(row, RENCANA_SD).value == pytest.approx(to_date)
    assert rekap.cell(row, REALISASI_SD).value == pytest.approx(percent)
    level = tingkat_capaian(next(plan.indikator), report, tuple(Triwulan.I.bulan(TAHUN)))
    assert isinstance(level, Fraction)
    assert float(level) == pytest.approx(quarters[0])


def test_months_come_before_a_level_and_a_level_before_what_was_typed_over_capaian() -> None:
    """The level fills in for the variables; what somebody typed into CAPAIAN beside it is told, and does not count."""
    plan = rencana(target="70 %")
    report = level_report(["0.5"], None)
    both = attrs.evolve(report, capaian_triwulan={("1.1", Triwulan.I): Fraction(3, 5)})
    assert tingkat_capaian(next(plan.indikator), both, Triwulan.I) == Fraction(1, 2)
    book = load_workbook(BytesIO(filled(plan, report)))
    book["Matriks"]["L7"] = 0.6
    book.save(held := BytesIO())
    [told] = [one for one in baca(Workbook.open(held.getvalue())).temuan if one.kode == "RAK333"]
    assert "TINGKAT CAPAIAN TW I" in told.pesan


def test_a_typed_result_beside_levels_of_other_quarters_is_not_joined() -> None:
    """TW I typed over CAPAIAN, TW II as a level: which of them says the half-year, nobody knows."""
    both = attrs.evolve(level_report([None, "0.5"], True), capaian_triwulan={("1.1", Triwulan.I): Fraction(3, 5)})
    level = tingkat_capaian(next(rencana(target="70 %").indikator), both, rak.Semester.I)
    assert isinstance(level, TidakDapatDihitung)


def test_a_level_of_a_quarter_with_monthly_values_stands_in_nobodys_way() -> None:
    """TW I 60 % typed over CAPAIAN, TW II 3/4 by months and a level beside them: the last one counts, 75 %, in Rekap too."""
    plan = rencana(target="70 %", gabungan=Gabungan.TERAKHIR)
    months = {("1.1", name, Bulan(TAHUN, 6)): Fraction(number) for name, number in ((PEMBILANG, 3), (PENYEBUT, 4))}
    report = attrs.evolve(
        level_report([None, "0.5"], True), capaian_triwulan={("1.1", Triwulan.I): Fraction(3, 5)}, variabel=months
    )
    assert tingkat_capaian(next(plan.indikator), report, rak.Semester.I) == Fraction(3, 4)
    rekap = load_workbook(BytesIO(filled(plan, report)), data_only=True)["Rekap"]
    assert rekap.cell(place(lay_out(plan)).capaian, RENCANA_SD).value == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("target", "typed", "number_format", "level", "told"),
    [
        ("70 %", 0.725, "0.00%", "0.725", 0),
        ("70 %", 72.5, "General", "0.725", 1),
        ("70 %", "72,5 %", "@", "0.725", 1),
        ("Nilai 84,05", 84, "General", "84", 0),
        ("Nilai 84,05", "84,05", "@", "84.05", 1),
    ],
)
def test_a_level_is_read_as_people_type_it_and_told_where_the_sheet_takes_another(
    target: str, typed: float | str, number_format: str, level: str, told: int
) -> None:
    """72,5 beside a target in per cent is 72,5 %; the formulas would take it for 7.250 %, so the cell is named."""
    book = load_workbook(BytesIO(build_workbook(rencana(target=target, rumus="Realisasi dibagi Target dikali 100%"))))
    cell = book["Indikator"].cell(_ROW, level_column(Triwulan.I), typed)
    cell.number_format = number_format
    book.save(held := BytesIO())
    hasil = baca(Workbook.open(held.getvalue()))
    assert hasil.laporan.tingkat_triwulan == {("1.1", Triwulan.I): Fraction(level)}
    assert [one.sel for one in hasil.temuan if one.kode == "RAK346"] == [cell.coordinate] * told


def test_a_formula_without_variables_has_no_cell_for_a_level() -> None:
    """Its value is known without a report: the cells of TINGKAT CAPAIAN are locked, and a level is refused."""
    plan = rencana()
    seven = attrs.evolve(next(plan.indikator), rumus=RumusPerhitungan("7", Angka(Fraction(7))), gabungan=None)
    plan = attrs.evolve(plan, sasaran=[attrs.evolve(plan.sasaran[0], indikator=[seven])])
    sheet = load_workbook(BytesIO(build_workbook(plan)))["Indikator"]
    assert [sheet.cell(_ROW, level_column(tw)).protection.locked for tw in Triwulan] == [True] * 4
    with pytest.raises(OoxmlError):
        filled(plan, level_report(["0.5"], None))


def test_a_workbook_of_before_the_levels_is_refused_with_what_to_do(tmp_path: Path) -> None:
    """Built anew from itself it has the cells, and keeps the rest."""
    old, new = tmp_path / "lama.xlsx", tmp_path / "baru.xlsx"
    book = load_workbook(BytesIO(build_workbook(rencana(target="70 %"))))
    for row in book["Indikator"].iter_rows(
        min_col=INDIKATOR[KolomIndikator.TINGKAT_KUMULATIF], max_col=level_column(4)
    ):
        for cell in row:
            cell.value = None
    book.save(old)
    with pytest.raises(rak.RakError, match=r"Buat buku kerja baru dari yang ini \(rak buat LAMA"):
        rak.fill(old, level_report(["0.5"], None))
    assert main(["buat", str(old), "-o", str(new)]) == 0
    rak.fill(new, level_report(["0.5"], None))
    assert rak.read(new).laporan.tingkat_triwulan == {("1.1", Triwulan.I): Fraction(1, 2)}


def test_filling_says_what_changed_and_can_clear_a_level(tmp_path: Path) -> None:
    """The word TINGKAT KUMULATIF is written with the levels; ``kosongkan`` names the place of a level."""
    path = tmp_path / "m.xlsx"
    rak.build(rencana(target="70 %"), path)
    first = rak.fill(path, level_report(["0.5", "0.6"], True))
    assert [one.baru for one in first.baru] == [0.5, 0.6, "ya"]
    again = rak.fill(path, level_report(["0.5", "0.6"], False))
    assert [(one.lama, one.baru) for one in again.diubah] == [("ya", "tidak")]
    cleared = rak.fill(path, Laporan(TAHUN), kosongkan=[Letak("1.1", None, Triwulan.II)])
    assert [one.lama for one in cleared.dikosongkan] == [0.6]
    assert rak.read(path).laporan.tingkat_triwulan == {("1.1", Triwulan.I): Fraction(1, 2)}
    told = str(rak.explain(path, "1.1"))
    assert told.startswith("50,00%; target 70%; capaian 71,43%")
    assert "tingkat TW I diberikan langsung: 50 % [Indikator!S7]" in told


def test_a_level_makes_the_months_of_its_quarter_filled() -> None:
    """One level for TW I of a monthly report is 3 dari 3, not 0 dari 3; a variable in February makes it 1 dari 3 again."""
    plan = rencana(target="70 %", polaritas=Polaritas.MAKSIMALKAN)
    one = next(plan.indikator)
    report = level_report(["0.7"], None)
    judged = nilai(one, report, Triwulan.I)
    assert (str(judged.kelengkapan), judged.tahun.tanda) == ("3 dari 3", Tanda.TERCAPAI)
    months = {("1.1", PEMBILANG, Triwulan.I.bulan(TAHUN)[1]): Fraction(3)}
    assert str(nilai(one, attrs.evolve(report, variabel=months), Triwulan.I).kelengkapan) == "0 dari 3"


def test_a_level_stands_beside_targets_of_quarters_that_were_revised(tmp_path: Path) -> None:
    """Both have hidden cells in the row of the indicator in Rekap: TW I keeps its target of 10 %, and the level counts."""
    first, later = ([TargetKinerja(Fraction(n), "%") for n in goals] for goals in ((10, 30, 50, 70), (20, 30, 50, 70)))
    [goal] = rencana(target="70 %").sasaran
    one = attrs.evolve(goal.indikator[0], target_triwulan=first, target_kumulatif=True)
    plan = attrs.evolve(rencana(target="70 %"), sasaran=[attrs.evolve(goal, indikator=[one])])
    change = Perubahan(Unsur.TARGET_TRIWULAN, "1.1", later[0], Triwulan.I)
    event = Revisi(datetime.date(TAHUN, 7, 1), "R1", "Target TW I", [change])
    path = tmp_path / "m.xlsx"
    path.write_bytes(filled(terapkan(plan, event), level_report(["0.1"], True)))
    row = place(lay_out(terapkan(plan, event))).capaian
    rekap = load_workbook(path, data_only=True)["Rekap"]
    assert [rekap.cell(row, col).value for col in (TARGET_TRIWULAN, PERSEN_TRIWULAN)] == pytest.approx([10, 1])
