"""Small plans in each form that offices use, as they are met, read into the plan and the report that a person sees."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.period_words import NAMA_BULAN
from rak.domain.rencana import IndikatorKegiatan
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Tingkat
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.read.read_result import HasilBaca, TidakAdaMatriks
from tests.layouts.sheets import read, workbook

TW = ("TW I", "TW II", "TW III", "TW IV")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
JUTA = 1_000_000


def _targets(indicator: IndikatorKegiatan) -> list[str | None]:
    return [str(goal) if goal else None for goal in indicator.target_triwulan or ()]


def _codes(hasil: HasilBaca, tingkat: Tingkat) -> set[str]:
    return {one.kode for one in hasil.temuan if one.tingkat is tingkat}


def _levels(hasil: HasilBaca, kode: str) -> dict[int, object]:
    return {int(tw): level for (owner, tw), level in hasil.laporan.tingkat_triwulan.items() if owner == kode}


def test_official_headings_with_quarters_side_by_side_are_draws_and_realisations() -> None:
    """L2: RENCANA PENARIKAN DANA and REALISASI ANGGARAN each over TW I to IV, one row per line."""
    headings = (
        "NO",
        "SASARAN KEGIATAN",
        "INDIKATOR KEGIATAN",
        "TARGET KINERJA",
        "RUMUS PERHITUNGAN",
        "KEGIATAN",
        "PAGU",
    )
    rows: list[tuple[Any, ...]] = [
        (*headings, "RENCANA PENARIKAN DANA", None, None, None, "REALISASI ANGGARAN", None, None, None, "KETERANGAN"),
        (*(None,) * 7, *TW, *TW),
        (1, "Layanan", "Persentase A", "80 %", "A/B x 100%", "Kegiatan A", 40 * JUTA, *(10 * JUTA,) * 4, 9 * JUTA),
        (2, "Tata kelola", "Nilai B", "78", "B", "Kegiatan B", 20 * JUTA, *(5 * JUTA,) * 4, 4 * JUTA),
    ]
    merges = [f"{letter}4:{letter}5" for letter in "ABCDEFGP"] + ["H4:K4", "L4:O4"]
    hasil = read(workbook(rows, merges))
    first, other = hasil.rencana.kegiatan
    assert list(first.penarikan) == [Rupiah(10 * JUTA)] * 4
    assert list(other.penarikan) == [Rupiah(5 * JUTA)] * 4
    spent = {("1.1.1", Triwulan.I): Rupiah(9 * JUTA), ("2.1.1", Triwulan.I): Rupiah(4 * JUTA)}
    assert hasil.laporan.realisasi_triwulan == spent
    assert _codes(hasil, Tingkat.GALAT) | _codes(hasil, Tingkat.PERINGATAN) == set()


def test_targets_of_performance_side_by_side_are_targets_of_quarters() -> None:
    """L1: the last one is the year's and they do not add up to it, so they are to date; 0, 0, 0, 78 allows both."""
    rows: list[tuple[Any, ...]] = [
        (
            "NO",
            "SASARAN",
            "INDIKATOR KINERJA",
            "TARGET",
            "TARGET TRIWULAN",
            None,
            None,
            None,
            "PROGRAM/KEGIATAN",
            "ANGGARAN",
        ),
        (None, None, None, None, *TW),
        (1, "Layanan", "Persentase tepat waktu", "80 %", "20 %", "40 %", "60 %", "80 %", "Pelayanan", 120 * JUTA),
        (2, "Akuntabilitas", "Nilai SAKIP", "78", "0", "0", "0", "78", "Penyusunan", 45 * JUTA),
    ]
    hasil = read(workbook(rows, [*(f"{letter}4:{letter}5" for letter in "ABCDIJ"), "E4:H4"]))
    first, other = hasil.rencana.indikator
    assert (_targets(first), first.target_kumulatif) == (["20 %", "40 %", "60 %", "80 %"], True)
    assert (_targets(other), other.target_kumulatif) == (["0", "0", "0", "78"], None)
    assert [one.sel for one in hasil.temuan if one.kode == "RAK172"] == ["E7:H7"]
    assert [line.pagu for line in hasil.rencana.kegiatan] == [Rupiah(120 * JUTA), Rupiah(45 * JUTA)]


def test_realisation_without_a_money_column_is_performance_and_to_date_is_asked() -> None:
    """L1: TARGET SASARAN and REALISASI each over TW I to IV."""
    rows: list[tuple[Any, ...]] = [
        ("NO.", "SASARAN", "INDIKATOR", "TARGET SASARAN", None, None, None, "REALISASI", None, None, None, "CATATAN"),
        (None, None, None, *TW, *TW),
        (1, "Layanan", "Persentase A", 20, 40, 60, 80, 18, 41, None, None, "Baik"),
        (2, "Tata kelola", "Nilai B", 10, 20, 30, 40, 9, 19, None, None, "Baik"),
    ]
    hasil = read(workbook(rows, ["A4:A5", "B4:B5", "C4:C5", "D4:G4", "H4:K4", "L4:L5"]))
    assert [_targets(one) for one in hasil.rencana.indikator] == [["20", "40", "60", "80"], ["10", "20", "30", "40"]]
    assert _levels(hasil, "1.1") == {1: 18, 2: 41}
    assert hasil.laporan.realisasi_triwulan == {}
    assert {one.sel for one in hasil.temuan if one.kode == "RAK172"} == {"D6:G6", "H6:I6", "D7:G7", "H7:I7"}


def test_a_row_per_period_of_performance_never_becomes_rupiah() -> None:
    """L5: 3, 2, 3, 4 reports fall, so they are of the quarter."""
    rows: list[tuple[Any, ...]] = [
        ("NO", "SASARAN KEGIATAN", "INDIKATOR", "RENAKSI", "TRIWULAN", "TARGET", "SATUAN", "REALISASI", "KETERANGAN"),
        *(
            (1, "Layanan", "Jumlah laporan", "Menyusun", tw, 3, "Laporan", done)
            for tw, done in zip(TW, (3, 2, 3, 4), strict=True)
        ),
    ]
    hasil = read(workbook(rows))
    [indicator] = hasil.rencana.indikator
    assert indicator.kegiatan == ()
    assert _levels(hasil, "1.1") == {1: 3, 2: 2, 3: 3, 4: 4}
    assert hasil.laporan.tingkat_kumulatif == {"1.1": False}
    assert (hasil.laporan.realisasi_triwulan, hasil.laporan.realisasi) == ({}, {})


def test_a_row_per_indicator_without_periods_is_a_plan() -> None:
    """L8: five indicators, numbered 1 to 5, are five."""
    rows: list[tuple[Any, ...]] = [
        ("NO", "SASARAN", "INDIKATOR KINERJA", "TARGET", "PROGRAM/KEGIATAN", "ANGGARAN", "KETERANGAN")
    ]
    rows += [
        (at, f"Sasaran {at}", f"Nilai {at}", f"{70 + at}", f"Kegiatan {at}", at * JUTA, "APBD") for at in range(1, 6)
    ]
    hasil = read(workbook(rows))
    assert [str(one.target) for one in hasil.rencana.indikator] == ["71", "72", "73", "74", "75"]
    assert [line.pagu for line in hasil.rencana.kegiatan] == [Rupiah(at * JUTA) for at in range(1, 6)]


def test_codes_of_months_are_targets_to_date_and_the_last_must_be_the_year() -> None:
    """L4: B03, B06, B09, B12; B12 of 100 beside a TARGET of 90 is told."""
    rows: list[tuple[Any, ...]] = [
        ("NO", "SASARAN KEGIATAN", "INDIKATOR KINERJA", "TARGET", "RENCANA AKSI", "B03", "B06", "B09", "B12", "PAGU", "PENANGGUNG JAWAB"),
        (1, "Layanan", "Indeks kepuasan", 90, "Survei", 25, 50, 75, 100, 100 * JUTA, "Kasi A"),
        (2, "Tata kelola", "Nilai IKPA", 95, "Rekonsiliasi", 95, 95, 95, 95, 50 * JUTA, "Kasubbag"),
    ]  # fmt: skip
    hasil = read(workbook(rows))
    first, other = hasil.rencana.indikator
    assert (_targets(first), first.target_kumulatif) == (["25", "50", "75", "100"], True)
    assert (_targets(other), other.penanggung_jawab) == (["95"] * 4, "Kasubbag")
    assert [(one.sel, one.tingkat) for one in hasil.temuan if one.kode == "RAK174"] == [("I5", Tingkat.PERINGATAN)]


def test_performance_and_rupiah_below_each_quarter_are_told_apart() -> None:
    """L7: three heading rows; K is performance, Rp is money."""
    rows: list[tuple[Any, ...]] = [
        ("No", "Sasaran", "Program/Kegiatan", "Indikator Kinerja", "Satuan", "Target Renja", None,
         "Realisasi Kinerja Pada Triwulan", *(None,) * 7, "Keterangan"),
        (*(None,) * 7, "I", None, "II", None, "III", None, "IV"),
        (*(None,) * 5, *("K", "Rp") * 5),
        (*range(1, 17),),
        (1, "Layanan", "Kegiatan A", "Jumlah laporan", "Laporan", 12, 120 * JUTA, *(3, 30 * JUTA) * 3, 3, 29 * JUTA),
    ]  # fmt: skip
    merges = ["F4:G4", "H4:O4", "H5:I5", "J5:K5", "L5:M5", "N5:O5"]
    hasil = read(workbook(rows, merges))
    [line] = hasil.rencana.kegiatan
    assert line.pagu == Rupiah(120 * JUTA)
    assert _levels(hasil, "1.1") == dict.fromkeys(range(1, 5), 3)
    spent = [hasil.laporan.realisasi_triwulan["1.1.1", tw] for tw in Triwulan]
    assert spent == [Rupiah(30 * JUTA)] * 3 + [Rupiah(29 * JUTA)]


def test_draws_of_months_add_up_to_quarters() -> None:
    """L3: RENCANA PENARIKAN DANA over January to December; realisations of months stay those of months."""
    rows: list[tuple[Any, ...]] = [
        ("NO", "SASARAN KEGIATAN", "INDIKATOR KEGIATAN", "TARGET KINERJA", "KEGIATAN", "PAGU", "RENCANA PENARIKAN DANA",
         *(None,) * 11, "REALISASI ANGGARAN"),
        (*(None,) * 6, *MONTHS, *MONTHS),
        (1, "Layanan", "Persentase A", "80 %", "Kegiatan A", 12 * JUTA, *(JUTA,) * 12, 900_000, None, 800_000),
    ]  # fmt: skip
    hasil = read(workbook(rows, ["G4:R4", "S4:AD4"]))
    [line] = hasil.rencana.kegiatan
    assert list(line.penarikan) == [Rupiah(3 * JUTA)] * 4
    assert line.penarikan_bulanan == (Rupiah(JUTA),) * 12
    spent = {("1.1.1", Bulan(2026, 1)): Rupiah(900_000), ("1.1.1", Bulan(2026, 3)): Rupiah(800_000)}
    assert hasil.laporan.realisasi == spent


def test_a_flat_list_has_the_period_in_its_headings() -> None:
    """L6: ``target_tw1`` to ``target_tw4``; a level in per cent is exact."""
    rows: list[tuple[Any, ...]] = [
        ("sasaran", "indikator", "satuan", "target_tahunan", "target_tw1", "target_tw2", "target_tw3", "target_tw4", "realisasi_tw1"),
        ("Layanan", "Persentase A", "%", 80, 20, 40, 60, 80, 17.5),
    ]  # fmt: skip
    hasil = read(workbook(rows))
    [indicator] = hasil.rencana.indikator
    assert str(indicator.target) == "80 %"
    assert _targets(indicator) == ["20 %", "40 %", "60 %", "80 %"]
    assert _levels(hasil, "1.1") == {1: Fraction(175, 1000)}


def test_amounts_to_date_become_those_of_the_quarter() -> None:
    """``s.d. TW II`` of 5 millions after 2 in TW I is 3 in TW II."""
    rows: list[tuple[Any, ...]] = [
        ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "PAGU", *(f"REALISASI ANGGARAN S.D. {tw}" for tw in TW)),
        (1, "Layanan", "Persentase A", "Kegiatan A", 12 * JUTA, 2 * JUTA, 5 * JUTA, None, 9 * JUTA),
    ]
    hasil = read(workbook(rows))
    assert hasil.laporan.realisasi_triwulan == {
        ("1.1.1", Triwulan.I): Rupiah(2 * JUTA), ("1.1.1", Triwulan.II): Rupiah(3 * JUTA)
    }  # fmt: skip


MONTHLY = (*(f"bulan {name}" for name in NAMA_BULAN), *(f"s.d. {name}" for name in NAMA_BULAN), *TW)


@given(
    st.lists(st.integers(0, 9).map(lambda number: number * JUTA), min_size=12, max_size=12),
    st.lists(st.sampled_from(MONTHLY), min_size=1, max_size=9, unique=True),
    st.integers(0, 9),
)
def test_spending_of_months_of_quarters_and_to_date_is_never_read_as_another(
    months: list[int], columns: list[str], wrong: int
) -> None:
    """Whatever columns stand beside each other: a month is what it was, a quarter its three months, or nothing.

    Of an amount to date that is not what the columns beside it add up to, or leave, it is told.
    """
    by_name = dict(zip(NAMA_BULAN, range(1, 13), strict=True))
    until = {name: sum(months[:at]) for name, at in by_name.items()}
    quarters = {tw: sum(months[3 * at : 3 * at + 3]) for at, tw in enumerate(TW)}
    true = quarters | {f"s.d. {name}": amount for name, amount in until.items()}
    true |= {f"bulan {name}": months[at - 1] for name, at in by_name.items()}
    cells = [true[name] for name in columns]

    def spent(amounts: list[int]) -> HasilBaca:
        headings = (
            "NO",
            "SASARAN",
            "INDIKATOR",
            "KEGIATAN",
            "PAGU",
            *(f"REALISASI ANGGARAN {name}" for name in columns),
        )
        return read(workbook([headings, (1, "Layanan", "Jumlah laporan", "Pelayanan", 200 * JUTA, *amounts)]))

    hasil = spent(cells)
    read_months = {bulan.bulan: amount for (_, bulan), amount in hasil.laporan.realisasi.items()}
    read_quarters = {int(tw): amount for (_, tw), amount in hasil.laporan.realisasi_triwulan.items()}
    assert read_months == {at: Rupiah(months[at - 1]) for at in read_months}
    assert read_quarters == {at: Rupiah(quarters[TW[at - 1]]) for at in read_quarters}
    assert "RAK179" not in _codes(hasil, Tingkat.PERINGATAN)
    named = {by_name[name.split()[1]] for name in columns if name.startswith("s.d.")}
    if named == set(range(1, len(columns) + 1)):
        assert read_months.keys() == named
    if wrong < len(columns) and columns[wrong].startswith("s.d.") and len(columns) > 1:
        cells[wrong] += JUTA
        changed = spent(cells)
        other = (
            changed.laporan.realisasi != hasil.laporan.realisasi
            or changed.laporan.realisasi_triwulan != hasil.laporan.realisasi_triwulan
        )
        assert other or {"RAK173", "RAK179"} & _codes(changed, Tingkat.PERINGATAN)


@pytest.mark.parametrize(
    ("unit", "amount"), [("PAGU (juta rupiah)", 88), ("PAGU (Rp ribu)", 88_000), ("PAGU (Rp)", 88 * JUTA)]
)
def test_a_unit_in_the_heading_multiplies(unit: str, amount: int) -> None:
    """88 in millions and 88.000 in thousands are the same amount; what it changed is said."""
    rows = [("NO", "SASARAN", "INDIKATOR", "TARGET", "KEGIATAN", unit), (1, "S", "Nilai A", 5, "Kegiatan A", amount)]
    hasil = read(workbook(rows))
    [line] = hasil.rencana.kegiatan
    assert line.pagu == Rupiah(88 * JUTA)
    assert ("RAK180" in _codes(hasil, Tingkat.PERINGATAN)) is (amount < 88 * JUTA)


def test_a_realisation_that_may_be_either_is_asked() -> None:
    """REALISASI beside PAGU and TARGET of each quarter, with figures that could be both."""
    rows: list[tuple[Any, ...]] = [
        ("NO", "SASARAN", "INDIKATOR", "KEGIATAN", "PAGU", "TARGET", None, None, None, "REALISASI"),
        (*(None,) * 5, *TW, *TW),
        (1, "Layanan", "Jumlah dokumen", "Kegiatan A", 12 * JUTA, 10, 20, 30, 40, 50_000),
    ]
    hasil = read(workbook(rows, ["F4:I4", "J4:M4"]))
    assert (hasil.laporan.realisasi_triwulan, hasil.laporan.tingkat_triwulan) == ({}, {})
    assert [one.sel for one in hasil.temuan if one.kode == "RAK171"] == ["J5:J6"]


@pytest.mark.parametrize("rows", [
    [("NO", "NAMA", "JABATAN", "GAJI POKOK"), (1, "Si A", "Staf", 3_000_000)],
    [("NO", "AGENDA", "PEMBAHASAN", "KETERANGAN"), (1, "Pembukaan", "Rapat dibuka", "-")],
    [("NO", "INDIKATOR", "BOBOT", "NILAI"), (1, "Deviasi Halaman III", 15, 90.5), (2, "Penyerapan", 20, 88)],
    [("NO", "SASARAN", "KETERANGAN"), (1, "Layanan", "Baik")],
])  # fmt: skip
def test_what_is_no_action_plan_is_refused_with_its_headings(rows: list[tuple[Any, ...]]) -> None:
    """Salaries, minutes, an IKPA sheet: the message names the headings and their cells."""
    with pytest.raises(TidakAdaMatriks) as caught:
        read(workbook(rows))
    assert caught.value.temuan[0].kode == "RAK120"
    assert "A4" in str(caught.value)
    assert caught.value.temuan[0].sel == "A4"
    assert str(rows[0][1]) in str(caught.value)
