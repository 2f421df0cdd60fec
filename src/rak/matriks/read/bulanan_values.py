"""What the sheet Bulanan says: monthly realisasi and variables, and what the planner states about each of them."""

from collections.abc import Iterable
from fractions import Fraction

import attrs

from rak.domain.kolom import Kolom, KolomBulanan
from rak.domain.laporan import UangTerisi
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, Terisi
from rak.domain.polaritas import PILIHAN_POLARITAS, Gabungan, Polaritas
from rak.domain.rencana import JENIS_BELANJA, IndikatorKegiatan, RencanaAksi
from rak.domain.spelling import DASH, spell_number
from rak.domain.waktu import Bulan, months_of
from rak.matriks.excel_numbers import as_shown
from rak.matriks.read import findings_on_kinerja, findings_on_tata, findings_on_teks
from rak.matriks.read.bulanan_layout import BarisBulanan, LembarBulanan, Penempat, is_money, is_variable
from rak.matriks.read.cells import Sel
from rak.matriks.read.collect_findings import Catatan, as_seen
from rak.matriks.read.money import read_money
from rak.matriks.read.read_result import TataBulanan
from rak.matriks.read.rumus_cells import input_keys
from rak.matriks.read.targets import read_variable
from rak.matriks.read.tree import text_of
from rak.xlsx import Cell


@attrs.define(eq=False, repr=False)
class IsiBulanan:
    """What the sheet says, by kode."""

    tata: TataBulanan
    realisasi: dict[tuple[str, Bulan], UangTerisi] = attrs.field(factory=dict)
    variabel: dict[tuple[str, str, Bulan], Terisi] = attrs.field(factory=dict)
    polaritas: dict[str, Polaritas] = attrs.field(factory=dict)
    gabungan: dict[str, dict[str, Gabungan]] = attrs.field(factory=dict)
    penanggung_jawab: dict[str, str] = attrs.field(factory=dict)
    jenis_belanja: dict[str, str] = attrs.field(factory=dict)


class PembacaBulanan:
    """Reads the values of the rows, now that the plan says what each kode is."""

    def __init__(
        self, lembar: LembarBulanan, rencana: RencanaAksi, catatan: Catatan, *, dinyatakan: bool = False
    ) -> None:
        """``dinyatakan``: polarity, gabungan and sections of indicators are stated in the sheet Indikator."""
        self._dinyatakan = dinyatakan
        self._petak = lembar.petak
        self._rows = lembar.baris
        self._rencana = rencana
        self._tahun = rencana.tahun
        self._catatan = catatan
        self._sel = Sel(lembar.petak, catatan)
        self._penempat = Penempat(lembar, catatan)
        self._isi = IsiBulanan(self._penempat.tata)

    def read(self) -> IsiBulanan:
        """What the sheet says."""
        lines = {kegiatan.kode for kegiatan in self._rencana.kegiatan}
        goals = {indikator.kode: indikator for indikator in self._rencana.indikator}
        owner = {kegiatan.kode: i.kode for i in goals.values() for kegiatan in i.kegiatan}
        for line in self._rows:
            if is_variable(line, goals):
                self._variable(line, goals[line.kode])
            elif is_money(line, lines):
                self._money(line, owner[line.kode])
            else:
                self._report_unknown(line)
        self._report_missing(lines, goals.values())
        return self._isi

    def _report_unknown(self, line: BarisBulanan) -> None:
        jenis = line.jenis or "tanpa jenis"
        pesan = f"KODE {line.kode} ({jenis}) di lembar Bulanan tidak ada dalam matriks; barisnya tidak dibaca."
        saran = "Perbaiki KODE atau JENIS-nya, atau hapus barisnya."
        where = self._petak.nama, line.row, self._isi.tata.kolom[KolomBulanan.KODE]
        self._catatan.add(findings_on_teks.BULANAN_KODE_ASING, pesan, saran, where, Letak(line.kode), line.kode)

    def _report_missing(self, lines: set[str], goals: Iterable[IndikatorKegiatan]) -> None:
        tata = self._isi.tata
        where = (self._petak.nama, tata.judul, tata.kolom[KolomBulanan.KODE])
        missing = {Letak(kode): f"realisasi {kode}" for kode in sorted(lines - tata.realisasi.keys())}
        for goal in goals:
            for key, name in input_keys(goal.rumus).items():
                if (goal.kode, key) not in tata.variabel:
                    missing[Letak(goal.kode, variabel=name)] = f"variabel '{name}' untuk {goal.kode}"
        for letak, what in missing.items():
            pesan = f"Baris {what} tidak ada di lembar Bulanan."
            saran = "Tambahkan barisnya, atau bangun buku kerjanya lagi."
            self._catatan.add(findings_on_tata.BULANAN_KURANG, pesan, saran, where, letak)

    def _money(self, line: BarisBulanan, indikator: str) -> None:
        if not self._penempat.money(line):
            return
        tata, isi = self._isi.tata, self._isi
        self._settings(line, indikator)
        months = months_of(self._tahun)
        for month, column in tata.bulan.items():
            cell = line.cells.get(column)
            if cell is None:
                continue
            bulan = months[month - 1]
            letak = Letak(line.kode, Kolom.REALISASI_ANGGARAN, bulan=bulan)
            amount = read_money(self._sel, cell, letak, times=tata.kali[line.row], negative=True)
            if amount is not BELUM_DIISI:
                isi.realisasi[line.kode, bulan] = amount
                self._report_text(cell, letak, amount)

    def _settings(self, line: BarisBulanan, indikator: str) -> None:
        """PENANGGUNG JAWAB and JENIS BELANJA of a line, and the polarity of its indicator where no variable has it."""
        isi, kolom = self._isi, self._isi.tata.kolom
        self._polarity(line, indikator)
        self._combination(line, indikator, "")
        if cell := self._sel.petak.own(line.row, kolom.get(KolomBulanan.PENANGGUNG_JAWAB)):
            isi.penanggung_jawab[line.kode] = self._sel.text(cell, Letak(line.kode))
        if cell := self._sel.petak.own(line.row, kolom.get(KolomBulanan.JENIS_BELANJA)):
            kind = text_of(cell).removesuffix(".0")
            if kind in JENIS_BELANJA:
                isi.jenis_belanja[line.kode] = kind
            else:
                pesan = f"Jenis belanja '{as_seen(kind)}' tidak dikenal."
                saran = "Pilih 51, 52, 53, atau 57."
                self._sel.tell(findings_on_teks.JENIS_BELANJA_ASING, cell, pesan, saran, Letak(line.kode))

    def _setting(self, line: BarisBulanan, kolom: KolomBulanan, kode: str) -> Cell | None:
        """The cell of a setting; None (told, where somebody typed over it) where the sheet Indikator states it."""
        cell = self._sel.petak.own(line.row, self._isi.tata.kolom.get(kolom))
        if cell is None or not self._dinyatakan:
            return cell
        if cell.formula is None and text_of(cell):
            pesan = f"{kolom} {kode} diketik di Bulanan; yang dipakai lembar Indikator."
            saran = "Nyatakan di lembar Indikator, dan kembalikan rumus sel ini."
            self._sel.tell(findings_on_kinerja.PENGATURAN_ASING, cell, pesan, saran, Letak(kode))
        return None

    def _report_text(self, cell: Cell, letak: Letak, read: object, number: Fraction | None = None) -> None:
        """What is read as a number or a dash, and the formulas take for a blank (a text) or another number (70 %, 0,7)."""
        held = cell.value
        if held == DASH:
            return
        if type(held) is str:
            seen, taken = f"teks '{as_seen(held)}'", "menganggapnya kosong"
        elif number is not None and isinstance(held, int | float) and as_shown(held) != number:
            seen, taken = "persen", f"memakai {spell_number(as_shown(held))}"
        else:
            return
        pesan = f"Sel ini berisi {seen}; dibaca {read}, tetapi rumus di Matriks dan Rekap {taken}."
        self._sel.tell(findings_on_kinerja.ANGKA_BERUPA_TEKS, cell, pesan, findings_on_kinerja.KETIK_ANGKA, letak)

    def _polarity(self, line: BarisBulanan, indikator: str) -> None:
        cell = self._setting(line, KolomBulanan.POLARITAS, indikator)
        if cell is None or not (text := text_of(cell).casefold()) or text == "-":
            return
        try:
            polarity = Polaritas(text)
        except ValueError:
            pesan = f"Polaritas '{as_seen(text)}' tidak dikenal; dianggap belum dinyatakan."
            saran = f"Pilih {PILIHAN_POLARITAS}."
            self._sel.tell(findings_on_kinerja.POLARITAS_ASING, cell, pesan, saran, Letak(indikator))
            return
        before = self._isi.polaritas.setdefault(indikator, polarity)
        if before is not polarity:
            pesan = f"Polaritas {indikator} dinyatakan {before} dan {polarity}; yang dipakai {before}."
            saran = "Samakan pilihannya."
            self._sel.tell(findings_on_kinerja.POLARITAS_BERTENTANGAN, cell, pesan, saran, Letak(indikator))

    def _variable(self, line: BarisBulanan, indikator: IndikatorKegiatan) -> None:
        isi, tata = self._isi, self._isi.tata
        self._polarity(line, indikator.kode)
        placed = self._penempat.variable(line, input_keys(indikator.rumus))
        if placed is None:
            return
        key, name = placed
        self._combination(line, indikator.kode, key)
        cell = self._sel.petak.own(line.row, tata.kolom.get(KolomBulanan.PENANGGUNG_JAWAB))
        if cell is not None and not self._dinyatakan:
            isi.penanggung_jawab.setdefault(indikator.kode, self._sel.text(cell, Letak(indikator.kode)))
        hundred = indikator.target.persen and (indikator.rumus.manual or indikator.rumus.memakai_target)
        months = months_of(self._tahun)
        for month, column in tata.bulan.items():
            cell = line.cells.get(column)
            if cell is None:
                continue
            bulan = months[month - 1]
            letak = Letak(indikator.kode, bulan=bulan, variabel=name)
            value = read_variable(self._sel, cell, letak, hundred=hundred)
            if isinstance(value, Fraction):
                self._report_text(cell, letak, spell_number(value), value)
            elif value is not None:
                self._report_text(cell, letak, value)
            if value is not None:
                isi.variabel[indikator.kode, key, bulan] = value

    def _combination(self, line: BarisBulanan, kode: str, key: str) -> None:
        cell = self._setting(line, KolomBulanan.GABUNGAN, kode)
        text = text_of(cell).casefold().replace(" ", "_").replace("-", "_")
        if cell is None or not text:
            return
        try:
            self._isi.gabungan.setdefault(kode, {})[key] = Gabungan(text)
        except ValueError:
            pesan = f"Gabungan '{as_seen(text)}' tidak dikenal; bulannya dijumlahkan."
            saran = "Pilih jumlah, terakhir, atau rata_rata."
            self._sel.tell(findings_on_kinerja.GABUNGAN_ASING, cell, pesan, saran, Letak(kode))
