"""One home for what people spell: workbook, TOML and decree read every spelling alike, or none of them does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from rak.decree import impor_teks
from rak.domain.kolom import Kolom
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU
from rak.domain.period_words import month_number
from rak.domain.quarter_labels import read_label
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, RencanaAksi, SasaranKegiatan
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.target import TargetKinerja
from rak.domain.waktu import Bulan, Triwulan
from rak.layouts.column_periods import read_period
from rak.matriks.build import build_workbook
from rak.matriks.build.layout import lay_out
from rak.matriks.column_map import MATRIKS
from rak.matriks.read.interpret import baca
from rak.toml.read_report import loads_laporan
from rak.xlsx import Workbook
from rak.xlsx.edit.edit import Edit
from tests.contoh import baris_toml
from tests.decree.pembuat import JUDUL

AMOUNTS: dict[str, Uang] = {
    **dict.fromkeys(
        [
            "4000", "4.000", "4,000", "Rp4.000", "Rp. 4.000", "Rp 4.000,-", "Rp.4.000,00", "Rp4.000,--", "4.000,-",
            "Rp. 4000.-", "IDR 4.000", "idr4000", "Rupiah 4.000", "4.000 rupiah", "4000 rp", "4 000", "4\u00a0000",
            "+4000", "Rp. 4.000 ,-", "Rp4.000.-", "Rp4.000\u200b",
        ],
        Rupiah(4000),
    ),
    **dict.fromkeys(["4.000.000", "4,000,000", "4.000.000,00", "4,000,000.00"], Rupiah(4_000_000)),
    **dict.fromkeys(["0", "Rp0", "Rp. 0,-"], Rupiah(0)),
    **dict.fromkeys(["-", "–", "—", "−", "‑", "Rp -", "Rp. –", "Rp-,-", "- ,-"], TIDAK_BERLAKU),
    **dict.fromkeys(["", "  "], BELUM_DIISI),
}  # fmt: skip
NO_AMOUNTS = (
    "(4.000)", "-4.000", "4.000,5", "4'000", "nihil", "--", "n/a", "4 juta", "4e3", "1.000.00", "Rp", "= 4000", "4.000;",
    "4.000.00,-", "Rp4.000/Rp5.000",
)  # fmt: skip
"""No amount of a plan in any of the three."""
SECOND = (
    "TW II", "TW 2", "TW2", "TWII", "TW.II", "TW-II", "TW - 2", "TW : II", "tw ii", "Triwulan II", "TRIWULAN 2",
    "Triwulan ke-2", "Triwulan ke 2", "TW ke-2", "Triwluan II", "Tri Wulan II", "Kuartal II", "KW II", "Tribulan II",
    "TRW II", "TW Ⅱ", "ТW II", "TW ll", "TW ||", "TW II.", "TW II:", "TW  II", "TW\u00a0II", "TW II\u200b", "TW/II",
    "TWİİ", "TW ıı",
)  # fmt: skip
"""The second quarter, typing errors and look-alikes included."""
MONTHS = {
    1: "Januari Jan JAN. Januwari", 2: "Februari Pebruari Febuari Feb Peb Febr.", 3: "Maret Mar Mrt", 4: "April Apr",
    5: "Mei May", 6: "Juni Jun", 7: "Juli Jul", 8: "Agustus Agus Agust Agt Agu Ags Agts Aug August",
    9: "September Sept Sep", 10: "Oktober Okt Oct October", 11: "November Nopember Nov Nop Novmber",
    12: "Desember Des Dec December",
}  # fmt: skip


def _plan(lines: int) -> RencanaAksi:
    target, rumus = TargetKinerja.parse("1 Dokumen"), RumusPerhitungan.parse("Laporan dibagi wajib lapor")
    each = [
        Kegiatan(f"1.1.{n}", f"Pelaksanaan rapat {n}", Rupiah(4000), [Rupiah(1000)] * 4, ["Rapat kerja"] * 4)
        for n in range(1, lines + 1)
    ]
    indikator = IndikatorKegiatan("1.1", "Jumlah dokumen", target, rumus, each)
    return RencanaAksi(2024, "Balai Contoh", [SasaranKegiatan("1", "Meningkatnya layanan", [indikator])])


def _read_workbook(lines: int, changes: Mapping[tuple[int, Triwulan, Kolom], str]) -> Sequence[Kegiatan]:
    rencana = _plan(lines)
    rows = lay_out(rencana).indikator[0].kegiatan
    edit = Edit(Workbook.open(build_workbook(rencana)), allow_locked=True)
    for (line, quarter, kolom), text in changes.items():
        edit.set("Matriks", (rows[line].row(quarter), MATRIKS[kolom]), text)
    return tuple(baca(Workbook.open(edit.apply())).rencana.kegiatan)


def _read_decree(pagu: Sequence[str], labels: Mapping[int, str] | None = None) -> Sequence[Kegiatan]:
    rows = ["RENCANA AKSI ATAS PERJANJIAN KINERJA TAHUN 2024", "", "\t".join(JUDUL)]
    for line, amount in enumerate(pagu):
        head = ["1", "Layanan", "Jumlah dokumen", "1 Dokumen", "Laporan dibagi wajib lapor", f"Rapat {line}", amount]
        for tw in Triwulan:
            label = (labels or {}).get(line, str(tw)) if tw is Triwulan.II else str(tw)
            left = head if tw is Triwulan.I else [""] * 7
            rows.append("\t".join([*left, f"Rp. {tw.value}.000", "", label, "Rapat kerja", "", "", "", ""]))
    return tuple(impor_teks("\n".join(rows)).rencana.kegiatan)


def test_an_amount_is_the_same_in_workbook_toml_and_decree() -> None:
    """Also "Rp -", which is a dash, and what is spelt with invisible signs."""
    spelt = [text for text in AMOUNTS if text.strip()]
    changes = {(n, Triwulan.I, Kolom.PAGU): text for n, text in enumerate(spelt)}
    book = _read_workbook(len(spelt), changes)
    decree = _read_decree(spelt)
    for n, text in enumerate(spelt):
        expected = AMOUNTS[text]
        toml = baris_toml(f'"{text}"', f'["{text}", 0, 0, 0]')
        assert (text, book[n].pagu) == (text, expected)
        assert (text, decree[n].pagu) == (text, expected)
        assert (text, toml.pagu, toml.penarikan[Triwulan.I]) == (text, expected, expected)


def test_what_is_no_amount_is_one_in_none_of_the_three() -> None:
    """It stays *belum diisi*, with a finding; TOML refuses it."""
    book = _read_workbook(len(NO_AMOUNTS), {(n, Triwulan.I, Kolom.PAGU): text for n, text in enumerate(NO_AMOUNTS)})
    assert [line.pagu for line in book] == [BELUM_DIISI] * len(NO_AMOUNTS)
    assert [line.pagu for line in _read_decree(NO_AMOUNTS)] == [BELUM_DIISI] * len(NO_AMOUNTS)
    for text in NO_AMOUNTS:
        with pytest.raises(Exception, match=r"rupiah|negatif|dibaca"):
            baris_toml(f'"{text}"', "[0, 0, 0, 0]")


def test_a_quarter_is_the_same_in_workbook_toml_and_decree() -> None:
    """Its word with typing errors, its figure Roman or Arabic, with letters that only look so."""
    changes = {(n, Triwulan.II, Kolom.TRIWULAN): text for n, text in enumerate(SECOND)}
    changes |= {(n, Triwulan.II, Kolom.RENCANA_PENARIKAN_DANA): "Rp 2.000" for n in range(len(SECOND))}
    book = _read_workbook(len(SECOND), changes)
    decree = _read_decree(["Rp. 10.000"] * len(SECOND), dict(enumerate(SECOND)))
    for n, text in enumerate(SECOND):
        assert (text, book[n].penarikan[Triwulan.II]) == (text, Rupiah(2000))
        assert (text, decree[n].penarikan[Triwulan.II]) == (text, Rupiah(2000))
        toml = baris_toml("8", f'{{ I = 1, "{text}" = 2, III = 3, IV = 2 }}')
        assert (text, toml.penarikan[Triwulan.II]) == (text, Rupiah(2))
        assert (text, Triwulan.parse(text)) == (text, Triwulan.II)
        assert (text, read_period(text).periode) == (text, read_period("TW II").periode)
        label = read_label(text)
        assert label is not None
        assert (text, label.triwulan, label.sisa) == (text, Triwulan.II, "")


@pytest.mark.parametrize("number", MONTHS)
def test_a_month_is_the_same_as_a_heading_and_as_a_key(number: int) -> None:
    """In old spellings, abbreviated, in English, behind the word *bulan*."""
    for name in MONTHS[number].split():
        for text in (name, name.upper(), f"{name} 2024", f"Bulan {name}", f"bln. {name}"):
            report = loads_laporan(f'tahun = 2024\n[realisasi."1.1.1"]\n"{text}" = 5')
            assert (text, [month.bulan for _, month in report.realisasi]) == (text, [number])
            assert (text, Bulan.parse(text, 2024)) == (text, Bulan(2024, number))
            period = read_period(text).periode
            assert (text, period and period.bulan) == (text, number)
        assert month_number(name) == number
