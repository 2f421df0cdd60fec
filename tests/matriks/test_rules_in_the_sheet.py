"""Each rule for what people really type, with its value: in the domain, as ``rak`` writes the sheet, as LibreOffice works it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, NamedTuple

import attrs
import pytest
from benchmarks.libreoffice import recalculate

from rak.domain.laporan import Laporan
from rak.domain.nilai import Nilai, round_half_away
from rak.domain.penilaian import nilai
from rak.domain.polaritas import Pelaporan, Polaritas
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.build.layout import lay_out
from rak.matriks.build.rekap_layout import (
    DEVIASI,
    DEVIASI_BERSIH,
    PERSEN_TRIWULAN,
    POSISI_ROW,
    REALISASI_SD,
    RENCANA_SD,
    TANDA,
    TANDA_TRIWULAN,
    TERISI,
    URAIAN,
    place,
)
from rak.xlsx import Workbook
from rak.xlsx.edit.edit import Edit
from tests.contoh import TAHUN, baris, rencana
from tests.matriks.isi import filled
from tests.matriks.test_excel_equals_python import values_of

_BY_TARGET: Final = "Realisasi dibagi Target dikali 100%"
_RATIO: Final = "A dibagi B dikali 100%"
_MAKS, _MIN = Polaritas.MAKSIMALKAN, Polaritas.MINIMALKAN
_NOT: Final = "tidak dapat dihitung"


class Aturan(NamedTuple):
    """A rule with its vector: what is stated, what is typed from January on, and what stands in Rekap at a position."""

    nama: str
    rumus: str
    target: str
    polaritas: Polaritas | None
    ketikan: Mapping[str, Sequence[float | str | None]]
    posisi: str
    persen: float | str
    """Of the year's target, rounded to two digits."""
    tanda: str
    lain: Mapping[str, Any] = {}
    """Of the indicator."""
    kolom: Mapping[int, float | str] = {}
    """What else stands in the row, a figure in per cent as such."""

    @property
    def rencana(self) -> RencanaAksi:
        """A plan of this one indicator."""
        plan = rencana(target=self.target, rumus=self.rumus, polaritas=self.polaritas, gabungan=None)
        [goal] = plan.sasaran
        one = attrs.evolve(goal.indikator[0], **self.lain)
        return attrs.evolve(plan, sasaran=[attrs.evolve(goal, indikator=[one])])

    @property
    def laporan(self) -> Laporan:
        """What is typed."""
        values = {
            ("1.1", name, Bulan(TAHUN, month)): Fraction(str(value))
            for name, months in self.ketikan.items()
            for month, value in enumerate(months, 1)
            if value is not None
        }
        return Laporan(TAHUN, variabel=values)


def _same_product(sentence: str) -> Aturan:
    return Aturan(
        f"same product: {sentence}", sentence, "8", _MIN, {"Realisasi": [10]}, "Januari", 75, "di bawah target"
    )


_SPELLINGS: Final = (
    "70 persen", "70 PROSEN", "70 percent", "70% per tahun", "70 % klien", "70% (tujuh puluh persen)", "70"
)  # fmt: skip
_RULES: Final = [
    *(Aturan(f"per cent: {one}", _RATIO, one, _MIN, {"A": [95], "B": [100]}, "Januari", 64.29, "di bawah target")
      for one in _SPELLINGS),
    *(Aturan(f"per cent: {one}", _RATIO, one, _MAKS, {"A": [70], "B": [100]}, "Januari", 100, "tercapai")
      for one in _SPELLINGS),
    Aturan("per cent beside persons", _RATIO, "70 Orang", _MAKS, {"A": [70], "B": [100]}, "Januari", _NOT, ""),
    Aturan("target in its own unit", _BY_TARGET, "5 Unit", _MAKS, {"Realisasi": [5]}, "Desember", 100, "tercapai",
           {}, {TERISI: "1 dari 12"}),
    Aturan("the factor 100 is a unit", "A dibagi B dikali 100", "70 %", _MAKS, {"A": [7], "B": [10]}, "Januari", 100, "tercapai",
           {}, {RENCANA_SD: 70}),
    Aturan("the factor 100 is a number", "A dibagi B dikali 100", "Indeks 70", _MAKS, {"A": [7], "B": [10]}, "Januari", 100,
           "tercapai", {}, {RENCANA_SD: 7000}),
    *map(_same_product, (_BY_TARGET, "Realisasi dikali 100% dibagi Target", "100% dikali Realisasi dibagi Target",
                         "Realisasi : Target x 100")),
    Aturan("a sum by target", "(A ditambah B) dibagi Target", "8", _MAKS, {"A": [4], "B": [4]}, "Januari", 100, "tercapai"),
    Aturan("a level is not added up: index", _BY_TARGET, "Nilai 84,05", _MAKS, {"Realisasi": [84] * 3}, "TW I", 99.94,
           "hampir tercapai"),
    Aturan("a level is not added up: per cent", _BY_TARGET, "70 %", _MAKS, {"Realisasi": [70] * 3}, "TW I", 100, "tercapai"),
    Aturan("pairs", _RATIO, "90 %", _MAKS, {"A": [9, 9], "B": [10, 10]}, "Desember", 100, "sementara", {},
           {TERISI: "2 dari 12", RENCANA_SD: 90}),
    Aturan("pairs with honest months", _RATIO, "90 %", _MAKS, {"A": [9, 9] + [0] * 10, "B": [10] * 12}, "Desember", 16.67,
           "di bawah target", {}, {TERISI: "12 dari 12", RENCANA_SD: 15}),
    Aturan("a numerator without its denominator", _RATIO, "90 %", _MAKS, {"A": [9, 9], "B": [10]}, "Februari", 100,
           "sementara", {}, {TERISI: "1 dari 2", RENCANA_SD: 90}),
    Aturan("decided already: reached", _BY_TARGET, "12 Dokumen", _MAKS, {"Realisasi": [12]}, "Maret", 100, "tercapai"),
    Aturan("decided already: passed", _BY_TARGET, "8 Kasus", _MIN, {"Realisasi": [9]}, "Maret", 87.5, "hampir tercapai"),
    Aturan("reached at a target of nought", _BY_TARGET, "0 %", _MIN, {"Realisasi": [0]}, "Januari", _NOT, "tercapai"),
    Aturan("a target of nought to maximise", _BY_TARGET, "0 %", _MAKS, {"Realisasi": [0]}, "Januari", _NOT, ""),
    Aturan("a bound states the polarity", _BY_TARGET, "maksimal 1 %", None, {"Realisasi": [0.26]}, "Januari", 174, "tercapai"),
    Aturan("a bound as a sign", _BY_TARGET, "≤ 1 %", None, {"Realisasi": [0.26]}, "Januari", 174, "tercapai"),
    Aturan("a lower bound", _BY_TARGET, "minimal 80 %", None, {"Realisasi": [80]}, "Januari", 100, "tercapai"),
    Aturan("target of the quarter", _BY_TARGET, "Nilai 5", _MIN, {"Realisasi": [8] * 3}, "TW I", 40, "di bawah target",
           {"target_triwulan": [TargetKinerja(Fraction(n), "Nilai") for n in (8, 7, 6, 5)], "target_kumulatif": True},
           {PERSEN_TRIWULAN: 100, TANDA_TRIWULAN: "tercapai"}),
    Aturan("a count is not judged in January: too few", _BY_TARGET, "12 Dokumen", _MAKS, {"Realisasi": [1]}, "Januari", 8.33,
           "berjalan"),
    Aturan("a count is not judged in January: few enough", _BY_TARGET, "8 Kasus", _MIN, {"Realisasi": [1]}, "Januari", 187.5,
           "berjalan"),
    Aturan("to date typed as of the month", _BY_TARGET, "1200 Orang", _MAKS, {"Realisasi": range(20, 181, 20)}, "September",
           75, "ditanyakan"),
    Aturan("to date, stated", _BY_TARGET, "1200 Orang", _MAKS, {"Realisasi": range(20, 181, 20)}, "September", 15, "berjalan",
           {"pelaporan": Pelaporan.KUMULATIF}),
    Aturan("five units typed in three months", _BY_TARGET, "5 Unit", _MAKS, {"Realisasi": [5] * 3}, "TW I", 300, "ditanyakan"),
    Aturan("five units, stated", _BY_TARGET, "5 Unit", _MAKS, {"Realisasi": [5] * 3}, "TW I", 100, "tercapai",
           {"pelaporan": Pelaporan.KUMULATIF}),
]  # fmt: skip


def _as_shown(value: object) -> float | str:
    """Two digits of per cent for a number, else the text."""
    if isinstance(value, Fraction):
        return float(round_half_away(value, 2))
    return str("" if value is None else value) if not isinstance(value, int | float) else round(100 * value + 1e-9, 2)


def _workbook(plan: RencanaAksi, report: Laporan, position: str) -> bytes:
    edit = Edit(Workbook.open(filled(plan, report)), allow_locked=True)
    edit.set("Rekap", (POSISI_ROW, URAIAN), position)
    return edit.apply()


def _row(aturan: Aturan, path: Path) -> dict[int, float | str]:
    """What stands in the columns that the rule speaks of."""
    values, row = values_of(path), place(lay_out(aturan.rencana)).capaian
    columns = {REALISASI_SD, TANDA, *aturan.kolom}
    return {col: _as_shown(values.get(("Rekap", row, col))) for col in columns}


def _expected(aturan: Aturan) -> dict[int, float | str]:
    return {REALISASI_SD: aturan.persen, TANDA: aturan.tanda, **aturan.kolom}


@pytest.mark.parametrize("aturan", _RULES, ids=lambda one: one.nama)
def test_the_rule_holds_in_the_domain_and_in_the_sheet_that_is_written(aturan: Aturan, tmp_path: Path) -> None:
    """The value of the rule, from the model and from what is stored in the cells."""
    position = aturan.posisi
    end = Triwulan.parse(position) if position.startswith("TW") else Bulan.parse(f"{position} {TAHUN}")
    judged = nilai(next(aturan.rencana.indikator), aturan.laporan, end)
    raw: Nilai = judged.tahun.hasil.mentah
    said = float(round_half_away(raw, 2)) if isinstance(raw, Fraction) else _NOT
    assert (said, str(judged.tahun.tanda)) == (aturan.persen, aturan.tanda)
    (path := tmp_path / "a.xlsx").write_bytes(_workbook(aturan.rencana, aturan.laporan, position))
    assert _row(aturan, path) == _expected(aturan)


@pytest.mark.libreoffice
def test_every_rule_holds_in_the_sheet_as_libreoffice_works_it_out(soffice: str, tmp_path: Path) -> None:
    """One workbook for each rule, recalculated by a program that we did not write."""
    paths = [tmp_path / f"{number:03d}.xlsx" for number, _ in enumerate(_RULES)]
    for path, aturan in zip(paths, _RULES, strict=True):
        path.write_bytes(_workbook(aturan.rencana, aturan.laporan, aturan.posisi))
    recalculate(soffice, paths, tmp_path / "out")
    shown = {
        aturan.nama: _row(aturan, tmp_path / "out" / f"{path.stem}.ods")
        for path, aturan in zip(paths, _RULES, strict=True)
    }
    assert shown == {aturan.nama: _expected(aturan) for aturan in _RULES}


def _money(amounts: Mapping[tuple[str, int], int]) -> Laporan:
    return Laporan(TAHUN, {(kode, Bulan(TAHUN, month)): Rupiah(amount) for (kode, month), amount in amounts.items()})


def test_over_the_pagu_is_marked_at_the_end_of_the_month_in_which_it_was(tmp_path: Path) -> None:
    """Pagu 1.200, TW I 1.300, TW III −200: over in TW I, whatever came back later."""
    plan = rencana(baris(pagu=Rupiah(1200)))
    report = _money({("1.1.1", 3): 1300, ("1.1.1", 9): -200})
    row = place(lay_out(plan)).kegiatan
    marks = {}
    for position in ("TW I", "TW III"):
        (path := tmp_path / "a.xlsx").write_bytes(_workbook(plan, report, position))
        marks[position] = values_of(path)["Rekap", row, TANDA]
    assert marks == {"TW I": "DI ATAS PAGU", "TW III": "di atas rencana"}


def test_the_deviation_of_a_total_never_nets_and_both_are_named(tmp_path: Path) -> None:
    """Plans of 250 each, 150 and 350 spent: 40 percent line by line, nothing net; within TW I there is none."""
    plan = rencana(baris("1.1.1"), baris("1.1.2"))
    report = _money({("1.1.1", 2): 150, ("1.1.2", 3): 350})
    row = place(lay_out(plan)).kegiatan + 2
    seen = {}
    for position in ("TW I", "Februari"):
        (path := tmp_path / "a.xlsx").write_bytes(_workbook(plan, report, position))
        values = values_of(path)
        seen[position] = [_as_shown(values.get(("Rekap", row, col))) for col in (DEVIASI, DEVIASI_BERSIH)]
    assert seen == {"TW I": [40, 0], "Februari": [_NOT, _NOT]}
