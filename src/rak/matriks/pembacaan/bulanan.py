"""The sheet Bulanan: monthly realisasi and variables, and what the planner states about each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import attrs

from rak.checks import bacaan_kinerja, bacaan_tata, bacaan_teks, bacaan_waktu
from rak.domain.ekspresi import variable_key
from rak.domain.galat import DomainError
from rak.domain.kolom import Kolom
from rak.domain.nilai import BELUM_DIISI, Terisi
from rak.domain.polaritas import Gabungan, Polaritas
from rak.domain.temuan import Letak
from rak.domain.waktu import Bulan, Triwulan, months_of
from rak.matriks.pembacaan.hasil import TataBulanan
from rak.matriks.pembacaan.kinerja import read_variable
from rak.matriks.pembacaan.label import read_label
from rak.matriks.pembacaan.sel import Sel
from rak.matriks.pembacaan.susunan import text_of
from rak.matriks.pembacaan.uang import read_money
from rak.ooxml import to_address

if TYPE_CHECKING:
    from rak.domain.laporan import UangTerisi
    from rak.domain.rencana import IndikatorKegiatan, RencanaAksi
    from rak.domain.rumus import RumusPerhitungan
    from rak.matriks.pembacaan.catatan import Catatan
    from rak.matriks.pembacaan.petak import Petak
    from rak.ooxml import Cell

_HEADINGS: Final = {
    "kode": "kode", "jenis": "jenis", "uraian": "uraian", "satuan": "satuan", "gabungan": "gabungan",
    "polaritas": "polaritas", "penanggung jawab": "penanggung_jawab", "pj": "penanggung_jawab",
    "penanggungjawab": "penanggung_jawab", "jenis belanja": "jenis_belanja", "tahun": "tahun",
}  # fmt: skip
_YEAR_IN_MONTH = re.compile(r"[\s\-./']*(?:\d{4}|\d{2})$")


@attrs.define
class IsiBulanan:
    """What the sheet says, by kode."""

    tata: TataBulanan
    urutan: dict[str, int] = attrs.field(factory=dict)
    """Kode of the budget lines in the order of the sheet."""
    realisasi: dict[tuple[str, Bulan], UangTerisi] = attrs.field(factory=dict)
    variabel: dict[tuple[str, str, Bulan], Terisi] = attrs.field(factory=dict)
    polaritas: dict[str, Polaritas] = attrs.field(factory=dict)
    gabungan: dict[str, dict[str, Gabungan]] = attrs.field(factory=dict)
    penanggung_jawab: dict[str, str] = attrs.field(factory=dict)
    jenis_belanja: dict[str, str] = attrs.field(factory=dict)


@attrs.define
class _Baris:
    row: int
    kode: str
    jenis: str
    cells: dict[int, Cell]


class PembacaBulanan:
    """Reads the sheet in two steps: its rows before the plan is known, their values after."""

    def __init__(self, petak: Petak, catatan: Catatan) -> None:
        self._petak = petak
        self._catatan = catatan
        self._sel = Sel(petak, catatan)
        self._rows: list[_Baris] = []
        self._tahun = 0
        self.isi: IsiBulanan | None = None

    def lay_out(self) -> IsiBulanan | None:
        """Find the heading and the rows; None (reported) when the sheet is not the monthly one."""
        tata = find_layout(self._petak)
        if tata is None:
            self._catatan.add(
                bacaan_tata.BULANAN_TANPA_JUDUL,
                "Lembar Bulanan tidak punya baris judul dengan KODE dan nama bulan; isinya tidak dibaca.",
                "Kembalikan baris judulnya (KODE, JENIS, URAIAN, …, Januari sampai Desember).",
                (self._petak.nama, self._petak.urut[0] if self._petak.urut else 1, 1),
            )
            return None
        self._report_months(tata)
        self.isi = IsiBulanan(tata)
        kode_column, jenis_column = tata.kolom["kode"], tata.kolom.get("jenis", 0)
        for row in self._petak.urut:
            if row <= tata.judul:
                continue
            cells = self._petak.baris[row]
            kode = text_of(cells.get(kode_column))
            if not kode:
                self._report_without_kode(row, cells, tata)
                continue
            jenis = text_of(cells.get(jenis_column)).casefold()
            self._rows.append(_Baris(row, kode, jenis, cells))
            if jenis != "variabel":
                self.isi.urutan.setdefault(kode, len(self.isi.urutan))
        return self.isi

    def read(self, rencana: RencanaAksi) -> None:
        """Read the values of every row, now that the plan says what each kode is."""
        if self.isi is None:
            return
        self._tahun = rencana.tahun
        lines = {kegiatan.kode for kegiatan in rencana.kegiatan}
        goals = {indikator.kode: indikator for indikator in rencana.indikator}
        owner = {kegiatan.kode: i.kode for i in goals.values() for kegiatan in i.kegiatan}
        for line in self._rows:
            if line.kode in goals and line.jenis != "realisasi":
                self._variable(line, goals[line.kode])
            elif line.kode in lines and line.jenis != "variabel":
                self._money(line, owner[line.kode])
            else:
                self._report_unknown(line)
        self._report_missing(lines, goals.values())

    def _report_months(self, tata: TataBulanan) -> None:
        missing = [Bulan(2000, month).nama for month in range(1, 13) if month not in tata.bulan]
        if missing:
            self._catatan.add(
                bacaan_waktu.BULAN_TAK_ADA,
                f"Kolom bulan {', '.join(missing)} tidak ditemukan di lembar Bulanan; isinya belum diketahui.",
                "Kembalikan judul bulannya.",
                (self._petak.nama, tata.judul, min(tata.bulan.values())),
            )
        for column, name in tata.ganda.items():
            self._catatan.add(
                bacaan_waktu.BULAN_GANDA,
                f"Judul bulan {name} ada dua kali; kolom {to_address(1, column)[:-1]} tidak dibaca.",
                "Perbaiki judul bulannya.",
                (self._petak.nama, tata.judul, column),
                nilai=name,
            )

    def _report_without_kode(self, row: int, cells: dict[int, Cell], tata: TataBulanan) -> None:
        filled = [cell for column, cell in cells.items() if column in tata.bulan.values() and cell.formula is None]
        if filled:
            self._catatan.add(
                bacaan_teks.BULANAN_TANPA_KODE,
                f"Baris {row} lembar Bulanan berisi angka tetapi tidak punya KODE; tidak dibaca.",
                "Isi KODE-nya, atau hapus barisnya.",
                (self._petak.nama, row, tata.kolom["kode"]),
                nilai=filled[0].value,
            )

    def _report_unknown(self, line: _Baris) -> None:
        assert self.isi is not None  # noqa: S101  # read() returned otherwise
        self._catatan.add(
            bacaan_teks.BULANAN_KODE_ASING,
            f"KODE {line.kode} ({line.jenis or 'tanpa jenis'}) di lembar Bulanan tidak ada dalam matriks; barisnya tidak dibaca.",
            "Perbaiki KODE atau JENIS-nya, atau hapus barisnya.",
            (self._petak.nama, line.row, self.isi.tata.kolom["kode"]),
            Letak(line.kode),
            line.kode,
        )

    def _report_missing(self, lines: set[str], goals: Iterable[IndikatorKegiatan]) -> None:
        assert self.isi is not None  # noqa: S101
        tata = self.isi.tata
        where = (self._petak.nama, tata.judul, tata.kolom["kode"])
        for kode in sorted(lines - tata.realisasi.keys()):
            self._missing(f"Baris realisasi {kode} tidak ada di lembar Bulanan.", where, Letak(kode))
        for goal in goals:
            for key, name in input_keys(goal.rumus).items():
                if (goal.kode, key) not in tata.variabel:
                    self._missing(
                        f"Baris variabel '{name}' untuk {goal.kode} tidak ada di lembar Bulanan.",
                        where,
                        Letak(goal.kode, variabel=name),
                    )

    def _missing(self, pesan: str, where: tuple[str, int, int], letak: Letak) -> None:
        self._catatan.add(
            bacaan_tata.BULANAN_KURANG, pesan, "Tambahkan barisnya, atau bangun buku kerjanya lagi.", where, letak
        )

    def _twice(self, line: _Baris, first: int, letak: Letak) -> None:
        assert self.isi is not None  # noqa: S101
        column = self.isi.tata.kolom["kode"]
        self._catatan.add(
            bacaan_teks.BULANAN_GANDA,
            f"{letak} ada dua kali di lembar Bulanan: {to_address(first, column)} dan {to_address(line.row, column)}. "
            "Yang kedua tidak dibaca.",
            "Hapus salah satunya.",
            (self._petak.nama, line.row, column),
            letak,
            line.kode,
        )

    def _money(self, line: _Baris, indikator: str) -> None:
        assert self.isi is not None  # noqa: S101
        tata, isi = self.isi.tata, self.isi
        if line.kode in tata.realisasi:
            self._twice(line, tata.realisasi[line.kode], Letak(line.kode, Kolom.REALISASI_ANGGARAN))
            return
        tata.realisasi[line.kode] = line.row
        self._settings(line, indikator)
        months = months_of(self._tahun)
        for month, column in tata.bulan.items():
            cell = line.cells.get(column)
            if cell is None:
                continue
            bulan = months[month - 1]
            letak = Letak(line.kode, Kolom.REALISASI_ANGGARAN, bulan=bulan)
            amount = read_money(self._sel, cell, letak, negative=True)
            if amount is not BELUM_DIISI:
                isi.realisasi[line.kode, bulan] = amount

    def _settings(self, line: _Baris, indikator: str) -> None:
        """PENANGGUNG JAWAB and JENIS BELANJA of a line, and the polarity of its indicator where no variable has it."""
        assert self.isi is not None  # noqa: S101
        isi, kolom = self.isi, self.isi.tata.kolom
        self._polarity(line, indikator)
        self._combination(line, indikator, "")
        if cell := line.cells.get(kolom.get("penanggung_jawab", 0)):
            isi.penanggung_jawab[line.kode] = self._sel.text(cell, Letak(line.kode))
        if cell := line.cells.get(kolom.get("jenis_belanja", 0)):
            kind = text_of(cell).removesuffix(".0")
            if kind in {"51", "52", "53", "57"}:
                isi.jenis_belanja[line.kode] = kind
            else:
                self._catatan.add(
                    bacaan_teks.JENIS_BELANJA_ASING,
                    f"Jenis belanja '{kind[:60]}' tidak dikenal.",
                    "Pilih 51, 52, 53, atau 57.",
                    (self._petak.nama, line.row, cell.column),
                    Letak(line.kode),
                    cell.value,
                )

    def _polarity(self, line: _Baris, indikator: str) -> None:
        assert self.isi is not None  # noqa: S101
        cell = line.cells.get(self.isi.tata.kolom.get("polaritas", 0))
        if cell is None or not (text := text_of(cell).casefold()) or text == "-":
            return
        try:
            polarity = Polaritas(text)
        except ValueError:
            self._catatan.add(
                bacaan_kinerja.POLARITAS_ASING,
                f"Polaritas '{text[:60]}' tidak dikenal; dianggap belum dinyatakan.",
                "Pilih maksimalkan, minimalkan, atau stabilkan.",
                (self._petak.nama, line.row, cell.column),
                Letak(indikator),
                cell.value,
            )
            return
        before = self.isi.polaritas.setdefault(indikator, polarity)
        if before is not polarity:
            self._catatan.add(
                bacaan_kinerja.POLARITAS_BERTENTANGAN,
                f"Polaritas {indikator} dinyatakan {before} dan {polarity}; yang dipakai {before}.",
                "Samakan pilihannya.",
                (self._petak.nama, line.row, cell.column),
                Letak(indikator),
                cell.value,
            )

    def _variable(self, line: _Baris, indikator: IndikatorKegiatan) -> None:
        assert self.isi is not None  # noqa: S101
        isi, tata = self.isi, self.isi.tata
        self._polarity(line, indikator.kode)
        cell = line.cells.get(tata.kolom.get("uraian", 0))
        name = text_of(cell)
        key = _key(name)
        if key not in input_keys(indikator.rumus):
            self._catatan.add(
                bacaan_kinerja.VARIABEL_ASING,
                f"Variabel '{name[:120]}' tidak ada dalam rumus {indikator.kode}; barisnya tidak dibaca.",
                f"Nama yang ada: {'; '.join(indikator.rumus.masukan) or 'tidak ada'}.",
                (self._petak.nama, line.row, cell.column if cell else tata.kolom["kode"]),
                Letak(indikator.kode, variabel=name),
                name,
            )
            return
        if (indikator.kode, key) in tata.variabel:
            self._twice(line, tata.variabel[indikator.kode, key], Letak(indikator.kode, variabel=name))
            return
        tata.variabel[indikator.kode, key] = line.row
        self._combination(line, indikator.kode, key)
        hundred = indikator.target.persen and (indikator.rumus.manual or indikator.rumus.memakai_target)
        months = months_of(self._tahun)
        for month, column in tata.bulan.items():
            cell = line.cells.get(column)
            if cell is None:
                continue
            bulan = months[month - 1]
            value = read_variable(self._sel, cell, Letak(indikator.kode, bulan=bulan, variabel=name), hundred=hundred)
            if value is not None:
                isi.variabel[indikator.kode, key, bulan] = value

    def _combination(self, line: _Baris, kode: str, key: str) -> None:
        assert self.isi is not None  # noqa: S101
        cell = line.cells.get(self.isi.tata.kolom.get("gabungan", 0))
        text = text_of(cell).casefold().replace(" ", "_").replace("-", "_")
        if cell is None or not text:
            return
        try:
            self.isi.gabungan.setdefault(kode, {})[key] = Gabungan(text)
        except ValueError:
            self._catatan.add(
                bacaan_kinerja.GABUNGAN_ASING,
                f"Gabungan '{text[:60]}' tidak dikenal; bulannya dijumlahkan.",
                "Pilih jumlah, terakhir, atau rata_rata.",
                (self._petak.nama, line.row, cell.column),
                Letak(kode),
                cell.value,
            )


@lru_cache(maxsize=2048)
def input_keys(rumus: RumusPerhitungan) -> Mapping[str, str]:
    """Keys and names of the variables that staff fill in."""
    return {variable_key(name): name for name in rumus.masukan}


_key = lru_cache(maxsize=4096)(variable_key)


def find_layout(petak: Petak) -> TataBulanan | None:
    """The heading row of a monthly sheet: KODE and at least six names of months."""
    for row in petak.urut[:60]:
        cells = petak.baris[row]
        if len(cells) < 8:
            continue
        named: dict[str, int] = {}
        months: dict[int, int] = {}
        doubled: dict[int, str] = {}
        quarters: dict[int, int] = {}
        for column, cell in sorted(cells.items()):
            if type(cell.value) is not str or len(cell.value) > 60:
                continue
            text = " ".join(cell.value.split()).casefold().strip(" .:")
            role = _HEADINGS.get(text)
            if role:
                named.setdefault(role, column)
            elif (month := _month(text)) is not None:
                if month in months:
                    doubled[column] = text
                else:
                    months[month] = column
            elif (label := read_label(text)) is not None:
                quarters.setdefault(int(label.triwulan), column)
        if "kode" in named and len(months) >= 6:
            return TataBulanan(petak.nama, row, named, months, quarters, ganda=doubled)
    return None


@lru_cache(maxsize=512)
def _month(text: str) -> int | None:
    name = _YEAR_IN_MONTH.sub("", text) if len(text) > 3 and not text.startswith("b") else text
    try:
        return Bulan.parse(name, 2000).bulan
    except DomainError:
        return None


def quarter_of(isi: IsiBulanan, kode: str, triwulan: Triwulan, tahun: int) -> list[UangTerisi]:
    """The amounts filled in for the months of a quarter."""
    return [isi.realisasi[kode, bulan] for bulan in triwulan.bulan(tahun) if (kode, bulan) in isi.realisasi]
