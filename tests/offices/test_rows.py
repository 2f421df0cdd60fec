"""The rows of one workbook: exact, each with its cell, doubtful where the reader doubted."""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import openpyxl
from hypothesis import given, settings

import rak
from rak.domain.anggaran import realisasi_triwulan
from rak.domain.laporan import Laporan
from rak.domain.polaritas import Pelaporan
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.temuan import TemuanDiterima
from rak.domain.waktu import PerTriwulan, Triwulan
from rak.matriks.build import build_workbook
from rak.offices.columns import UMUM
from rak.offices.tables import TABEL
from rak.offices.workbook_rows import Isi, read_content
from tests.contoh import PEMBILANG, PENYEBUT, baris, laporan, rencana
from tests.offices.kiriman import blank, filled, plan, workbook
from tests.strategies import rencana_dan_laporan
from tests.zoo.kandang import Kandang, to_bytes, write


def column(isi: Isi, tabel: str, kolom: str) -> list[object]:
    """The values of one column, in the order of the rows."""
    table = next(one for one in TABEL if one.nama == tabel)
    names = [nama for nama, _, _ in UMUM[3:]] + [one.nama for one in table.kolom]
    return [row[names.index(kolom)] for row in isi.tabel[tabel]]


def total(values: list[object]) -> int:
    """The sum of what is filled in."""
    return sum(value for value in values if isinstance(value, int))


@given(rencana_dan_laporan())
@settings(max_examples=12)
def test_the_sums_of_the_tables_are_those_of_the_workbook(pair: tuple[RencanaAksi, Laporan]) -> None:
    """Point 1: rupiah are exact, with amounts up to 10^15; each stands once, also where a quarter is typed."""
    drawn, report = pair
    isi = read_content(filled(build_workbook(drawn), report))
    pagu = [line.pagu for line in drawn.kegiatan]
    spent = [realisasi_triwulan(line, report, quarter) for line in drawn.kegiatan for quarter in Triwulan]
    draws = [draw for line in drawn.kegiatan for draw in line.penarikan]
    expected = [sum(one.nilai for one in each if isinstance(one, Rupiah)) for each in (pagu, draws, spent)]
    found = [
        total(column(isi, *where)) for where in (("kegiatan", "pagu"), ("penarikan", "rupiah"), ("realisasi", "rupiah"))
    ]
    assert found == expected
    assert [isi.berkas[f"jumlah_{name}"] for name in ("pagu", "penarikan", "realisasi")] == expected


@given(rencana_dan_laporan())
@settings(max_examples=12)
def test_the_variables_of_the_tables_are_exact_ratios(pair: tuple[RencanaAksi, Laporan]) -> None:
    """Numerator and denominator give the value back; the rounded column is beside them."""
    drawn, report = pair
    isi = read_content(filled(build_workbook(drawn), report))
    exact = [
        Fraction(int(str(top)), int(str(bottom)))
        for top, bottom in zip(column(isi, "variabel", "pembilang"), column(isi, "variabel", "penyebut"), strict=True)
        if top is not None
    ]
    known = {indikator.kode for indikator in drawn.indikator}
    expected = [
        value for (kode, _, _), value in report.variabel.items() if isinstance(value, Fraction) and kode in known
    ]
    assert sorted(exact) == sorted(expected)


def test_every_row_knows_its_cell() -> None:
    """A row of realisasi names the cell of Bulanan that openpyxl finds the amount in."""
    content = workbook("Bapas Bogor", 3)
    isi = read_content(content)
    book = openpyxl.load_workbook(io.BytesIO(content))
    places = zip(column(isi, "realisasi", "lembar"), column(isi, "realisasi", "sel"), strict=True)
    assert [book[str(page)][str(cell)].value for page, cell in places] == column(isi, "realisasi", "rupiah")
    assert column(isi, "realisasi", "rupiah") == [10_000, 20_000, 30_000]


def test_blank_is_no_row_and_no_zero() -> None:
    """Nothing filled in: no realisasi, no variables, no achievement, and no last month."""
    isi = read_content(blank("Bapas Ambon"))
    assert [len(isi.tabel[name]) for name in ("realisasi", "variabel", "capaian", "isian")] == [0, 0, 0, 0]
    assert isi.berkas["bulan_terakhir"] is None


def test_the_achievement_says_how_many_months_it_has() -> None:
    """7 of 10 in January to April against 70 %: 3 of 3 to March, 4 of 6 to June, 4 of 12 in the year (*sementara*)."""
    isi = read_content(workbook("Bapas Ambon", 4))
    assert column(isi, "capaian", "periode") == ["TW I", "TW II", "2024"]
    assert column(isi, "capaian", "terisi") == [3, 4, 4]
    assert column(isi, "capaian", "wajib") == [3, 6, 12]
    assert column(isi, "capaian", "tanda") == ["tercapai", "sementara", "sementara"]
    assert column(isi, "capaian", "terhadap") == ["tahun"] * 3
    assert column(isi, "capaian", "persen_triwulan") == [None] * 3
    assert set(column(isi, "capaian", "tingkat_pembilang")) == {"7"}
    assert set(column(isi, "capaian", "tingkat_penyebut")) == {"10"}
    assert column(isi, "capaian", "persen_tahun") == [100] * 3


def test_an_achievement_stands_against_the_quarter_and_the_year_and_a_silent_quarter_is_told() -> None:
    """7 of 10 against 35 % to March is 200; a later quarter that only the money reached is *sementara*, 3 of 6."""
    own = plan("Bapas Ambon")
    targets = PerTriwulan([TargetKinerja.parse(text) for text in ("35 %", "50 %", "60 %", "70 %")])
    own = _with_indicator(own, target_triwulan=targets, target_kumulatif=True)
    report = laporan({("1.1.1", 5): 10_000}, {(nama, 1): n for nama, n in ((PEMBILANG, 7), (PENYEBUT, 10))})
    isi = read_content(filled(build_workbook(own), report))
    assert column(isi, "capaian", "periode") == ["TW I", "TW II", "2024"]
    assert column(isi, "capaian", "persen_triwulan") == [200, 140, None]
    assert column(isi, "capaian", "persen_tahun") == [100, 100, 100]
    assert column(isi, "capaian", "terhadap") == ["triwulan", "triwulan", "tahun"]
    assert column(isi, "capaian", "keadaan") == ["angka", "belum diisi", "angka"]
    assert list(zip(column(isi, "capaian", "terisi"), column(isi, "capaian", "wajib"), strict=True)) == [
        (1, 3), (1, 6), (1, 12),
    ]  # fmt: skip
    assert column(isi, "capaian", "tanda") == ["sementara"] * 3


def test_a_line_that_is_reported_to_date_is_added_up_once() -> None:
    """10.000, 30.000 and 60.000 to date are 60.000 spent, and the cells of the matrix are no older than Bulanan."""
    own = plan("Bapas Ambon")
    first, *others = own.sasaran[0].indikator[0].kegiatan
    own = _with_indicator(own, kegiatan=(attrs.evolve(first, pelaporan=Pelaporan.KUMULATIF), *others))
    to_date = {("1.1.1", 1): 10_000, ("1.1.1", 2): 30_000, ("1.1.1", 3): 60_000}
    isi = read_content(filled(build_workbook(own), laporan(to_date, {})))
    assert column(isi, "realisasi", "rupiah") == [10_000, 20_000, 30_000]
    assert isi.berkas["jumlah_realisasi"] == 60_000
    assert set(column(isi, "realisasi", "dipertanyakan")) == {False}
    assert "RAK136" not in column(isi, "temuan", "kode")


def test_a_finding_that_the_planner_accepts_counts_as_seen() -> None:
    """RAK203, more than the pagu, accepted for its value with a reason: in the table with it, and no galat of the file."""
    own, report = plan("Bapas Ambon"), laporan({("1.1.1", 1): 2_000_000}, {})
    open_one = read_content(filled(build_workbook(own), report))
    row = column(open_one, "temuan", "kode").index("RAK203")
    place, value = (str(column(open_one, "temuan", name)[row]) for name in ("letak", "nilai"))
    accepted = attrs.evolve(own, diterima=(TemuanDiterima("RAK203", place, value, "Revisi pagu sedang diajukan"),))
    isi = read_content(filled(build_workbook(accepted), report))
    assert column(open_one, "temuan", "diterima")[row] is None
    assert (
        column(isi, "temuan", "diterima")[column(isi, "temuan", "kode").index("RAK203")]
        == "Revisi pagu sedang diajukan"
    )
    assert isi.berkas["galat"] == open_one.berkas["galat"] - 1


def _with_indicator(own: RencanaAksi, **changes: Any) -> RencanaAksi:
    goal = own.sasaran[0]
    indikator = attrs.evolve(goal.indikator[0], **changes)
    return attrs.evolve(own, sasaran=(attrs.evolve(goal, indikator=(indikator,)),))


def test_a_misspelt_heading_makes_its_column_doubtful() -> None:
    """RAK125, a peringatan of the reader, on the heading REALISASI: those amounts alone are *dipertanyakan*."""
    kandang = Kandang()
    kandang.judul = {**kandang.judul, "realisasi": "REALISSASI ANGARAN"}
    isi = read_content(to_bytes(write(kandang).buku))
    assert set(column(isi, "realisasi", "dipertanyakan")) == {True}
    assert set(column(isi, "kegiatan", "dipertanyakan")) == {False}
    assert set(column(isi, "penarikan", "dipertanyakan")) == {False}


def test_a_matrix_without_a_year_is_doubtful_as_a_whole() -> None:
    """Of which year the amounts are is not known (RAK540): nothing of the file is counted."""
    kandang = Kandang()
    kandang.titel = lambda plan: [["RENCANA AKSI ATAS PERJANJIAN KINERJA"], [plan.satuan_kerja]]
    isi = read_content(to_bytes(write(kandang).buku))
    assert "RAK540" in column(isi, "temuan", "kode")
    assert isi.berkas["dipertanyakan"] is True
    assert set(column(isi, "kegiatan", "dipertanyakan")) == {True}


def test_what_is_no_matrix_gives_the_reason_and_a_finding() -> None:
    """A damaged file and a workbook without a matrix are told by code, and nothing else is said of them."""
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    for content, code in ((b"bukan buku kerja", "RAK102"), (stream.getvalue(), "RAK120")):
        isi = read_content(content)
        assert isi.berkas["dibaca"] is False
        assert isi.berkas["alasan"]
        assert column(isi, "temuan", "kode") == [code]


def test_a_copy_for_a_section_is_no_workbook_of_an_office(tmp_path: Path) -> None:
    """Its few figures would stand for the whole office; what to do is said."""
    master = tmp_path / "matriks.xlsx"
    master.write_bytes(build_workbook(rencana(attrs.evolve(baris("1.1.1"), penanggung_jawab="Subseksi Bimbingan"))))
    (copy,) = rak.split(master, tmp_path / "bagi").salinan
    isi = read_content(copy.berkas.read_bytes())
    assert not isi.berkas["dibaca"]
    assert "rak gabung" in isi.berkas["alasan"]
    assert set(isi.tabel) == {"temuan"}
