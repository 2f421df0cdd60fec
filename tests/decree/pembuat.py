"""Makes decrees as people and programs leave them, from a plan: shifted cells, page breaks, other spellings.

Everything in them is invented, apart from the shape of the table.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

import attrs
from hypothesis import strategies as st

from rak.domain.laporan import Laporan
from rak.domain.nilai import TIDAK_BERLAKU, Kosong
from rak.domain.period_words import NAMA_BULAN
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, Keputusan, Penandatangan, RencanaAksi, SasaranKegiatan
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.target import TargetKinerja
from rak.domain.waktu import Bulan, Triwulan

JUDUL: Final = (
    "NO", "SASARAN KEGIATAN", "INDIKATOR KEGIATAN", "TARGET KINERJA", "RUMUS PERHITUNGAN", "KEGIATAN", "PAGU",
    "RENCANA PENARIKAN DANA", "REALISASI ANGGARAN", "RENCANA KEGIATAN", "CAPAIAN", "DATA DUKUNG",
    "STATUS PELAKSANAAN", "KETERANGAN",
)  # fmt: skip
JUDUL_LAIN: Final = (
    "No.", "Sasaran Kinerja", "Indikator Kinerja Kegiatan", "Target", "Formula", "Uraian Kegiatan", "Pagu (Rp)",
    "Rencana Penarikan", "Realisasi  Anggaran (Rp)", "Rencana Aksi", "Capaian Kinerja", "Bukti Dukung", "Status",
    "Ket.",
)  # fmt: skip
_LEBAR: Final = 15
_RENCANA: Final = 10
_KATA: Final = (
    "pelaksanaan", "pembinaan", "klien", "layanan", "laporan", "rapat", "berkala", "pengawasan", "dan", "untuk",
    "ketentuan", "anggaran", "pendampingan", "peningkatan", "kompetensi", "pemeliharaan", "kendaraan", "arsip", "pada",
)  # fmt: skip
_TARGET: Final = (
    "70 %",
    "1 Dokumen",
    "4000 M ²",
    "20 Unit",
    "Skala 7",
    "88,5%",
    "7 - 8 bulan",
    "6 kali/tahun",
    "2 Lap",
)
_RUMUS: Final = (
    "Realisasi dibagi Target dikali 100%",
    "Jumlah klien yang bekerja dibagi jumlah klien dikali 100%",
    "(Laporan bulanan ditambah laporan triwulan) dibagi laporan wajib dikali 100%",
)


@attrs.frozen
class Gaya:
    """The habits of one decree."""

    seed: int = 0
    geser: bool = True
    """Leave out some of the merged cells at the start of a row, so that the rest moves to the left."""
    potong: int = 0
    """How many rows a page break cuts in two."""
    ulang_judul: bool = False
    """Repeat the headings after a page break."""
    judul: Sequence[str] = JUDUL
    dua_baris: bool = False
    """A second row of headings, and one of column numbers."""
    titik: bool = True
    """Write NO as "2." where the first is "1"."""
    jumlah: bool = False
    """A row with the total at the end."""
    patah: int = 0
    """How many cells hold a line break that the extraction left in."""
    pagar: bool = False
    """A Markdown table instead of tabs."""


def gaya() -> st.SearchStrategy[Gaya]:
    """Any combination of habits (line breaks within cells only where no row is cut)."""
    return st.builds(
        Gaya,
        seed=st.integers(0, 2**32),
        geser=st.booleans(),
        potong=st.integers(0, 6),
        ulang_judul=st.booleans(),
        judul=st.sampled_from([JUDUL, JUDUL_LAIN]),
        dua_baris=st.booleans(),
        titik=st.booleans(),
        jumlah=st.booleans(),
        pagar=st.booleans(),
    )


@st.composite
def rencana_kantor(draw: st.DrawFn) -> tuple[RencanaAksi, Laporan]:
    """A plan as an office would write it, with some realisasi in its table."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    goals = []
    for goal in range(1, draw(st.integers(1, 4)) + 1):
        indicators = []
        for number in range(1, chance.randint(1, 4) + 1):
            kode = f"{goal}.{number}"
            shared = _sentence(chance, 6)
            lines = [_line(f"{kode}.{n}", shared, chance) for n in range(1, chance.choice([1, 1, 2, 4]) + 1)]
            target = TargetKinerja.parse(chance.choice(_TARGET))
            rumus = RumusPerhitungan.parse(chance.choice(_RUMUS))
            indicators.append(IndikatorKegiatan(kode, _sentence(chance, 7), target, rumus, lines))
        goals.append(SasaranKegiatan(str(goal), _sentence(chance, 8), indicators))
    tahun = chance.randint(2020, 2030)
    rencana = RencanaAksi(tahun, "Balai Contoh Kelas II Rekaan", goals, _decree(tahun))
    spent = {
        (line.kode, Bulan(tahun, 3 * quarter)): Rupiah(chance.randrange(10**9))
        for line in rencana.kegiatan
        for quarter in Triwulan
        if chance.random() < 0.2
    }
    figures = {
        (one.kode, quarter): Fraction(chance.randrange(150), 100)
        for one in rencana.indikator
        for quarter in Triwulan
        if chance.random() < 0.2
    }
    return rencana, Laporan(tahun, spent, capaian_triwulan=figures)


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_KATA, k=chance.randint(4, words + 2))).capitalize()


def _line(kode: str, uraian: str, chance: random.Random) -> Kegiatan:
    pagu = Rupiah(chance.choice([0, 4, 999, 1500, 88_880_000, 2_418_654_000, chance.randrange(10**12)]))
    draws: Sequence[Uang] = pagu.allocate([1, 1, 1, 1])
    if chance.random() < 0.2:
        first, second, third = pagu.allocate([1, 1, 2])
        draws = [first, second, TIDAK_BERLAKU, third]
    texts = [_sentence(chance, 8)] * 4 if chance.random() < 0.7 else [_sentence(chance, 8) for _ in range(4)]
    return Kegiatan(kode, uraian, pagu, draws, texts)


def _decree(tahun: int) -> Keputusan:
    day = datetime.date(tahun, 2, 28)
    return Keputusan(
        f"W.99.PAS-1-TI.01 TAHUN {tahun}",
        Penandatangan("Siti Rekaan, S.H.", "Kepala", "Kota Contoh", day),
        Penandatangan("Budi Contoh", "Plt. Kepala Balai", "Desa Misal", day),
    )


def decree_text(rencana: RencanaAksi, laporan: Laporan, gaya: Gaya = Gaya()) -> str:  # Gaya is frozen
    """The whole decree as text."""
    chance = random.Random(gaya.seed)
    lines = [_spell_row(cells, gaya) for cells in table_lines(rencana, laporan, gaya, chance)]
    if gaya.patah:
        lines = _break_cells(lines, gaya.patah, chance)
    return "\n".join([*_above(rencana), *lines, "", *_signature(rencana.keputusan.lampiran, in_words=False)])


def table_rows(rencana: RencanaAksi, laporan: Laporan, gaya: Gaya, chance: random.Random) -> Iterator[list[str | None]]:
    """The four rows of each budget line; None is a cell that belongs to a merge above it."""
    seen: set[str] = set()
    for sasaran in rencana.sasaran:
        for indikator in sasaran.indikator:
            for line in indikator.kegiatan:
                for quarter in Triwulan:
                    row: list[str | None] = [None] * 7
                    if quarter is Triwulan.I:
                        row[6] = money(line.pagu, chance)
                        if line is indikator.kegiatan[0]:
                            row[2:6] = [indikator.uraian, str(indikator.target), str(indikator.rumus), line.uraian]
                        if sasaran.nomor not in seen:
                            seen.add(sasaran.nomor)
                            dot = "." if gaya.titik and len(seen) > 1 else ""
                            row[:2] = [f"{sasaran.nomor}{dot}", sasaran.uraian]
                    yield [*row, *_own_cells(indikator, line, quarter, laporan, chance)]


def _own_cells(
    indikator: IndikatorKegiatan, line: Kegiatan, quarter: Triwulan, laporan: Laporan, chance: random.Random
) -> list[str | None]:
    spent = laporan.realisasi.get((line.kode, Bulan(laporan.tahun, 3 * quarter)))
    figure = laporan.capaian_triwulan.get((indikator.kode, quarter))
    shown = "" if figure is None or isinstance(figure, Kosong) else f": {figure * 100} %"
    return [
        money(line.penarikan[quarter], chance),
        "" if spent is None else money(spent, chance),
        str(quarter),
        line.rencana[quarter],
        f"{quarter}{shown}",
        "", "", "",
    ]  # fmt: skip


def table_lines(rencana: RencanaAksi, laporan: Laporan, gaya: Gaya, chance: random.Random) -> Iterator[Sequence[str]]:
    """Headings, rows and what page breaks make of them; an empty row is a blank line."""
    yield gaya.judul
    if gaya.dua_baris:
        yield [*[""] * 9, "TW", "Uraian"]
        yield [f"({n})" for n in range(1, _LEBAR + 1)]
    rows = list(table_rows(rencana, laporan, gaya, chance))
    cuts = set(chance.sample(range(len(rows)), min(gaya.potong, len(rows))))
    shifts = [_shift(row, chance) if gaya.geser else 0 for row in rows]
    for number, row in enumerate(rows):
        cells = [cell or "" for cell in row]
        rest = ""
        if number in cuts:
            cells[_RENCANA], rest = _halve(cells[_RENCANA], chance)
        yield [*cells[shifts[number] :], *[""] * shifts[number]]
        if rest:
            yield from ([], [])
            if gaya.ulang_judul:
                yield gaya.judul
            own = shifts[number + 1] if number + 1 < len(rows) and chance.random() < 0.5 else shifts[number]
            yield [*[""] * (_RENCANA - own), rest, *[""] * (_LEBAR - _RENCANA - 1 + own)]
    if gaya.jumlah:
        total = sum((line.pagu for line in rencana.kegiatan if isinstance(line.pagu, Rupiah)), Rupiah(0))
        yield ["", "JUMLAH", "", "", "", "", str(total), *[""] * 8]


def _shift(row: Sequence[str | None], chance: random.Random) -> int:
    """How many of the merged cells at its start are left out."""
    merged = next(position for position, cell in enumerate(row) if cell is not None)
    return chance.randint(0, merged)


def _halve(text: str, chance: random.Random) -> tuple[str, str]:
    words = text.split()
    at = chance.randrange(1, len(words))
    return " ".join(words[:at]), " ".join(words[at:])


def _spell_row(cells: Sequence[str], gaya: Gaya) -> str:
    if not cells:
        return ""
    return f"| {' | '.join(cells)} |" if gaya.pagar else "\t".join(cells)


def _break_cells(lines: Sequence[str], count: int, chance: random.Random) -> list[str]:
    """Replace a blank within some rows by a line break."""
    candidates = [n for n, line in enumerate(lines) if n and line.count("\t") == _LEBAR - 1]
    broken = list(lines)
    for number in chance.sample(candidates, min(count, len(candidates))):
        cells = broken[number].split("\t")
        cells[_RENCANA if cells[9].startswith("TW") else -1] += ""
        longest = max(range(len(cells)), key=lambda position: len(cells[position]))
        cells[longest] = cells[longest].replace(" ", "\n", 1)
        broken[number] = "\t".join(cells)
    return broken


def money(amount: Uang, chance: random.Random) -> str:
    """An amount in one of the spellings met in tables."""
    if not isinstance(amount, Rupiah):
        return "-" if amount is TIDAK_BERLAKU else ""
    digits = f"{amount.nilai:,}".replace(",", ".")
    return chance.choice(["Rp. {}", "Rp.{}", "Rp {}", "Rp{},-", "{}" if len(digits) > 4 else "Rp{}"]).format(digits)


def _above(rencana: RencanaAksi) -> list[str]:
    office = rencana.satuan_kerja
    return [
        "", f"**{office.upper()}**", "", "**KEPUTUSAN KEPALA", f"{office.upper()}**", "",
        f"NOMOR : {rencana.keputusan.nomor}", "", "TENTANG", "",
        f"RENCANA AKSI ATAS PERJANJIAN KINERJA TAHUN {rencana.tahun}", "",
        "Mengingat : 1. Undang-Undang Nomor 17 Tahun 2003 tentang Keuangan Negara;",
        f"Kesatu : Rencana Aksi di {office} merupakan sarana pengendalian.", "",
        *_signature(rencana.keputusan.penetapan, in_words=True), "",
        "RENCANA AKSI ATAS PERJANJIAN", " KINERJA " + office.upper(), f" TAHUN ANGGARAN {rencana.tahun}", "",
    ]  # fmt: skip


def _signature(block: Penandatangan, *, in_words: bool) -> list[str]:
    day = block.tanggal
    assert day is not None
    date = f"{day.day} {NAMA_BULAN[day.month - 1]} {day.year}"
    where = [f"Ditetapkan di {block.tempat}", f"Pada tanggal {date}"] if in_words else [f"{block.tempat}, {date}"]
    return [*where, "", f"{block.jabatan},", "", "", block.nama, "NIP. 19990101 202012 1 001"]
