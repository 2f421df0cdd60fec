"""The spellings that a planner may type."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Kosong
from rak.domain.polaritas import Gabungan, Polaritas
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.waktu import Bulan, Triwulan
from rak.toml.read_plan import loads_rencana
from rak.toml.read_report import loads_laporan
from tests.contoh import baris_toml


@pytest.mark.parametrize(
    ("spelt", "amount"),
    [
        ("88880000", Rupiah(88_880_000)),
        ("88_880_000", Rupiah(88_880_000)),
        ('"Rp. 88.880.000"', Rupiah(88_880_000)),
        ('"Rp88.880.000,-"', Rupiah(88_880_000)),
        ("0", Rupiah(0)),
        ('"-"', TIDAK_BERLAKU),
        ('""', BELUM_DIISI),
    ],
)
def test_an_amount_is_a_whole_number_or_the_spelling_of_the_decree(spelt: str, amount: Uang) -> None:
    """Zero, dash and blank are three different values."""
    assert baris_toml(pagu=spelt).pagu == amount


@pytest.mark.parametrize(
    "spelt",
    [
        '[1, 2, "3", "Rp. 4"]',
        "{I = 1, II = 2, III = 3, IV = 4}",
        '{IV = 4, III = 3, "TW II" = 2, "Triwulan 1" = 1}',
        "{1 = 1, 2 = 2, 3 = 3, 4 = 4}",
    ],
)
def test_quarters_are_a_list_or_a_key_each(spelt: str) -> None:
    """The keys may come in any order and in any spelling of the quarter."""
    assert list(baris_toml(penarikan=spelt).penarikan) == [Rupiah(n) for n in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("spelt", "texts"),
    [
        ('"Rapat"', ["Rapat"] * 4),
        ('["a", "b", "c", ""]', ["a", "b", "c", ""]),
        ('{I = "a", II = "b", III = "c", IV = "d"}', ["a", "b", "c", "d"]),
    ],
)
def test_rencana_is_one_text_for_all_quarters_or_four(spelt: str, texts: list[str]) -> None:
    """The same shapes as the amounts, and one text for all."""
    assert list(baris_toml(rencana=spelt).rencana) == texts


def test_the_optional_keys_are_read() -> None:
    """Who answers for the line, and the jenis belanja as number or text."""
    line = baris_toml(more='penanggung_jawab = "Subseksi BKD"\njenis_belanja = 52')
    assert (line.penanggung_jawab, line.jenis_belanja) == ("Subseksi BKD", "52")


def test_a_missing_kode_follows_from_the_position() -> None:
    """1, 1.1, 1.1.1, and below a stated kode its own numbers."""
    text = """
tahun = 2024
satuan_kerja = "K"
[keputusan]
penetapan = { nama = "N", tanggal = "27 Februari 2024" }
[[sasaran]]
uraian = "S"
indikator = []
[[sasaran]]
nomor = "B."
uraian = "S"
[[sasaran.indikator]]
uraian = "I"
target = 5
rumus = "A dibagi B"
polaritas = "Minimalkan"
gabungan = { A = "terakhir" }
[[sasaran.indikator.kegiatan]]
uraian = "K"
pagu = 0
penarikan = [0, 0, 0, 0]
rencana = ""
"""
    rencana = loads_rencana(text)
    (indikator,) = rencana.indikator
    assert [sasaran.nomor for sasaran in rencana.sasaran] == ["1", "B"]
    assert (indikator.kode, indikator.kegiatan[0].kode) == ("B.1", "B.1.1")
    assert (indikator.target.nilai, indikator.polaritas) == (Fraction(5), Polaritas.MINIMALKAN)
    assert [indikator.gabungan_of(name) for name in "AB"] == [Gabungan.TERAKHIR, Gabungan.JUMLAH]
    assert rencana.keputusan.penetapan.tanggal == datetime.date(2024, 2, 27)


@pytest.mark.parametrize(
    ("spelt", "number"),
    [
        ("12", Fraction(12)),
        ("0.1", Fraction(1, 10)),
        ('"84,05"', Fraction(8405, 100)),
        ('"70 %"', Fraction(7, 10)),
        ('"-70%"', Fraction(-7, 10)),
        ('"1/3"', Fraction(1, 3)),
        ("12.3450", Fraction(12345, 1000)),
        ('"-"', TIDAK_BERLAKU),
        ('""', BELUM_DIISI),
    ],
)
def test_a_number_is_taken_exactly_as_it_is_spelt(spelt: str, number: Fraction | Kosong) -> None:
    """0.1 is one tenth, not the nearest double."""
    laporan = loads_laporan(f'tahun = 2024\n[variabel."1.1".A]\nPebruari = {spelt}\n')
    assert laporan.variabel_of("1.1", "a", Bulan(2024, 2)) == number


@pytest.mark.parametrize("month", ["2024-03", "Maret", "maret", '"Maret 2024"', "Mar", "B03"])
def test_a_month_may_be_spelt_in_many_ways(month: str) -> None:
    """As a key of realisasi."""
    laporan = loads_laporan(f'tahun = 2024\n[realisasi."1.1.1"]\n{month} = 5\n')
    assert laporan.realisasi == {("1.1.1", Bulan(2024, 3)): Rupiah(5)}


def test_evidence_is_a_list_or_one_link() -> None:
    """One link needs no brackets."""
    laporan = loads_laporan(
        'tahun = 2024\n[isian."1.1.1".I]\ndata_dukung = "https://a"\n[isian."1.1.1".II]\ndata_dukung = ["b", "c"]\n'
    )
    assert laporan.isian_of("1.1.1", Triwulan.I).data_dukung == ("https://a",)
    assert laporan.isian_of("1.1.1", Triwulan.II).data_dukung == ("b", "c")
