"""Reads a sheet of another form than the decree's: its cells as Excel shows them, through the room of the forms."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import attrs

from rak.checks.catalogue import Aturan
from rak.domain.kolom import Kolom, Peran
from rak.domain.letak import Letak
from rak.domain.recorded_values import is_level
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Uang
from rak.domain.spelling import is_dash, split_percent
from rak.domain.target import TargetKinerja
from rak.domain.temuan import Temuan
from rak.domain.text_folding import drop_invisible, fold
from rak.domain.waktu import Triwulan
from rak.layouts.cell_grid import Kotak
from rak.layouts.read_table import Tabel as Bentuk
from rak.layouts.read_table import TakDipahami, read_table, understand
from rak.matriks.excel_numbers import as_shown
from rak.matriks.read.cells import Sel
from rak.matriks.read.classify_rows import Tabel
from rak.matriks.read.collect_findings import Catatan
from rak.matriks.read.findings_on_tata import BEBERAPA_MATRIKS, TIDAK_ADA_MATRIKS
from rak.matriks.read.grid import Petak, is_date_format, is_percent_format
from rak.matriks.read.identity import read_identity
from rak.matriks.read.links import read_links
from rak.matriks.read.money import read_money
from rak.matriks.read.read_result import HasilBaca, TataBulanan, TataLetak, Tempat, TidakAdaMatriks
from rak.matriks.read.targets import read_target, read_variable
from rak.matriks.read.unseen_parts import tell_hidden_columns, tell_hidden_rows
from rak.xlsx import to_address

_SHOWN = 24


class PembacaSel:
    """The cells of one sheet, with findings where they are not what they should be."""

    def __init__(self, petak: Petak, catatan: Catatan) -> None:
        self._petak = petak
        self._sel = Sel(petak, catatan)
        self._catatan = catatan

    def text(self, cell: Any, letak: Letak) -> str:
        """The text of a cell."""
        return self._sel.text(cell, letak)

    def money(self, cell: Any, letak: Letak, times: int) -> Uang:
        """The amount in a cell."""
        return read_money(self._sel, cell, letak, times=times, negative=letak.kolom is Kolom.REALISASI_ANGGARAN)

    def target(self, cell: Any, unit: str, letak: Letak) -> TargetKinerja:
        """A target with its unit."""
        return read_target(self._sel, cell, unit, letak)

    def number(self, cell: Any, letak: Letak) -> tuple[Fraction | None, bool, bool]:
        """The number, whether in per cent, whether a dash."""
        value = self._sel.value(cell, letak)
        if value is None:
            return None, False, False
        form = self._petak.number_format(cell)
        if isinstance(value, int | float) and not isinstance(value, bool) and not is_date_format(form):
            percent = is_percent_format(form)
            return as_shown(value) * (100 if percent else 1), percent, False
        text = fold(drop_invisible(value)) if isinstance(value, str) else ""
        if is_dash(text):
            return None, False, True
        found = read_variable(self._sel, cell, letak, hundred=True)
        return (found if isinstance(found, Fraction) else None), split_percent(text)[1], False

    def links(self, cell: Any, letak: Letak) -> tuple[str, ...]:
        """The links of a cell."""
        return read_links(self._sel, cell.row, cell.column, cell, letak)

    def add(self, aturan: Aturan, pesan: str, saran: str, cells: Sequence[Kotak], letak: Letak | None = None) -> None:
        """A finding; of several cells it stands on the range that covers them."""
        self._catatan.add_range(aturan, pesan, saran, self._petak.nama, cells, letak)


@attrs.frozen
class PetaBentuk:
    """The cells of the places of a plan in a table of another form."""

    petak: Petak
    tata: TataLetak
    tempat: Mapping[Letak, tuple[int, int]]
    kali: Mapping[Letak, int]
    persen: Mapping[str, bool]
    bulanan: TataBulanan | None = None
    pengaturan: None = None
    evaluasi: None = None
    """Another form has neither sheet."""
    rumus_sendiri: frozenset[tuple[str, Kolom, Triwulan]] = frozenset()
    """No cell of it is a formula of rak's own."""

    def find(self, letak: Letak) -> Tempat | None:
        """Sheet, row and column of a place, or None when the workbook has no such cell."""
        if is_level(letak):
            letak = attrs.evolve(letak, kolom=Kolom.CAPAIAN)
        elif letak.kode and letak.kolom is None and letak.bulan is None and not letak.variabel:
            kinds = (Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN, Kolom.KEGIATAN)
            letak = attrs.evolve(letak, kolom=kinds[min(letak.kode.count("."), 2)])
        found = self.tempat.get(letak)
        if found is None:
            return None
        merge = self.petak.merge(*found)
        return (self.petak.nama, *(merge.anchor if merge else found))

    def times(self, letak: Letak) -> int:
        """What the amount in the cell of a place is multiplied by."""
        return self.kali.get(letak, 1)

    def level_style(self, letak: Letak) -> bool:
        """Whether a level in per cent is a bare number in the cell of a place, 70 for 70 %."""
        return self.persen[letak.kode]

    @property
    def menampung_tingkat(self) -> bool:
        """Whether levels of indicators stand in cells of their own here."""
        return True


def read_form(pages: Iterable[Petak], petunjuk: Petak | None, catatan: Catatan) -> HasilBaca:
    """The best table of these sheets; TidakAdaMatriks with what was found where none is an action plan."""
    refused: list[Temuan] = []
    found: list[tuple[Petak, PembacaSel, Catatan, Bentuk]] = []
    for page in sorted(pages, key=lambda one: one.sheet.state != "visible"):
        pembaca = PembacaSel(page, own := catatan.fork())
        try:
            found.append((page, pembaca, own, understand(page, pembaca)))
        except TakDipahami as fault:
            refused.append(_refusal(page, fault))
    for page, pembaca, own, tabel in found[:1]:
        if len(found) > 1:
            others = ", ".join(f"'{other.nama}'" for other, *_ in found[1:])
            own.add(
                BEBERAPA_MATRIKS,
                f"Ada {len(found)} lembar yang berisi tabel rencana aksi. Yang dibaca: lembar '{page.nama}'; tidak dibaca: {others}.",
                "Sisakan satu tabel, atau baca setiap lembar sebagai berkas sendiri.",
                (page.nama, tabel.kepala.first, min(one.column for one in tabel.makna)),
            )
        columns: dict[Peran, int] = {one.hal: one.column for one in reversed(tabel.makna) if isinstance(one.hal, Kolom)}
        tata = TataLetak(page.nama, tabel.kepala.first, tabel.kepala.last, columns, {})
        rows = Tabel(page, tata)
        rows.bawah = next((row for row in page.urut if row > tabel.isi.akhir), 0)
        identitas = read_identity(page, rows, petunjuk, own)
        hasil = read_table(tabel, pembaca, identitas.tahun)
        plan = RencanaAksi(identitas.tahun, identitas.satuan_kerja, hasil.sasaran, identitas.keputusan)
        tell_hidden_rows(page, sorted({row for row, _ in hasil.tempat.values()}), 1, own)
        read = {
            to_address(1, column)[:-1]: column for column in sorted({column for _, column in hasil.tempat.values()})
        }
        tell_hidden_columns(page, read, tabel.kepala.first, own)
        peta = PetaBentuk(page, tata, hasil.tempat, hasil.kali, hasil.persen)
        return HasilBaca(plan, hasil.laporan(identitas.tahun), own.all(), peta)  # type: ignore[arg-type]  # a map with the same questions
    raise TidakAdaMatriks((*catatan.all(), *refused))


def _refusal(page: Petak, fault: TakDipahami) -> Temuan:
    cells = list(dict.fromkeys(fault.cells))
    seen = "; ".join(f"{to_address(c.row, c.column)} {fold(str(c.value))[:_SHOWN]}" for c in cells) or "tidak ada"
    temuan = TIDAK_ADA_MATRIKS.temuan(
        f"Tidak ada rencana aksi di lembar '{page.nama}': {fault.alasan}. Judul yang ditemukan: {seen}.",
        "Pastikan berkasnya benar: diperlukan indikator, dan target, realisasi, atau anggaran dengan judulnya.",
    )
    return temuan.at(page.nama, to_address(cells[0].row, cells[0].column) if cells else None)
