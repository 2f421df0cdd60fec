"""Values of single cells: errors, formulas and texts come out as what they are, with a finding where they are none."""

import math
from typing import Final

from rak.calc.excel_limits import MAX_TEXT
from rak.checks.catalogue import Aturan
from rak.domain.letak import Letak
from rak.domain.text_folding import CONTROL, INVISIBLE
from rak.matriks.excel_numbers import as_text
from rak.matriks.read import findings_on_tata as aturan
from rak.matriks.read import findings_on_teks
from rak.matriks.read.collect_findings import Catatan, by_number
from rak.matriks.read.grid import Petak, is_date_format, is_outside
from rak.xlsx import Cell, CellError, Value
from rak.xlsx.sheet.dates import to_date

_READ: Final = 200_000


class Sel:
    """Reads cells of one sheet and writes down what is wrong with them."""

    def __init__(self, petak: Petak, catatan: Catatan) -> None:
        self.petak = petak
        self.catatan = catatan

    def where(self, cell: Cell) -> tuple[str, int, int]:
        """Sheet, row and column of the cell."""
        return self.petak.nama, cell.row, cell.column

    def tell(self, aturan: Aturan, cell: Cell, pesan: str, saran: str, letak: Letak | None = None) -> None:
        """One finding on the cell, with what stands in it."""
        self.catatan.tell(aturan, self.petak.nama, cell, pesan, saran, letak)

    def value(self, cell: Cell | None, letak: Letak | None = None) -> Value:
        """The value; None for a blank cell, and for one that holds none (reported)."""
        if cell is None:
            return None
        value = cell.value
        if value and self.petak.hides(cell):
            pesan = "berisi nilai yang tidak tampak di Excel (sewarna dengan latarnya, setitik, atau formatnya kosong), dan dibaca"
            self.catatan.count(
                aturan.TAK_TAMPAK, pesan, "Tampilkan isinya, atau hapus bila bukan isi matriks.", self.where(cell)
            )
        if type(value) is float and not math.isfinite(value):
            self._out_of_range(cell, letak)
            return None
        if cell.formula is None and type(value) is not CellError:
            return value
        return self._formula_or_error(cell, letak)

    def _out_of_range(self, cell: Cell, letak: Letak | None) -> None:
        pesan = f"Sel ini berisi {cell.raw or cell.value}, di luar bilangan yang dapat disimpan Excel; nilainya belum diketahui."
        saran = "Tulis nilainya lagi."
        self.catatan.add(aturan.SEL_GALAT, pesan, saran, self.where(cell), letak, cell.raw or cell.value)

    def _formula_or_error(self, cell: Cell, letak: Letak | None) -> Value:
        place = (cell.row, cell.column)
        if cell.formula is not None and not cell.has_cached:
            cell = self.petak.worked_out(cell)
        if cell.formula is not None and is_outside(cell.formula):
            pesan = "Rumus ini mengambil nilai dari luar berkas; yang dipakai nilai yang tersimpan, rumusnya tidak dijalankan."
            saran = "Ganti rumusnya dengan nilainya."
            self.catatan.add(aturan.RUMUS_LUAR, pesan, saran, self.where(cell), letak, f"={cell.formula}")
        if place in self.petak.tak_terhitung:
            pesan = "Rumus ini tidak punya nilai tersimpan dan tidak dapat dihitung di sini; nilainya belum diketahui."
            saran = "Buka berkasnya di Excel, simpan, lalu baca lagi; atau tulis nilainya."
            self.catatan.add(aturan.RUMUS_TANPA_NILAI, pesan, saran, self.where(cell), letak, f"={cell.formula}")
            return None
        if place in self.petak.dihitung:
            pesan = "berisi rumus tanpa nilai tersimpan, dan dihitung"
            self.catatan.count(aturan.RUMUS_DIHITUNG, pesan, "", self.where(cell))
        if type(cell.value) is CellError:
            pesan = f"Sel ini menunjukkan kesalahan Excel {cell.value}; nilainya belum diketahui."
            held = f"={cell.formula}" if cell.formula else cell.value
            saran = "Perbaiki rumusnya, atau tulis nilainya."
            self.catatan.add(aturan.SEL_GALAT, pesan, saran, self.where(cell), letak, held)
            return None
        return cell.value

    def text(self, cell: Cell | None, letak: Letak | None = None, more: list[str] | None = None) -> str:
        """The text with its lines, each folded; numbers and dates as they are shown, with what goes on in later rows."""
        value = self.value(cell, letak)
        if value is None or cell is None:
            text = ""
        elif type(value) is str:
            text = value
            if len(text) > MAX_TEXT:
                self._too_long(cell, letak, len(text))
                text = text[:_READ]
            if not text.isprintable():
                self._check_marks(cell, letak, text)
        elif isinstance(value, bool):
            text = "TRUE" if value else "FALSE"
        elif is_date_format(self.petak.number_format(cell)):
            tanggal = to_date(value, date1904=self.petak.sheet.parts.date1904)
            text = tanggal.isoformat() if tanggal else as_text(value)
        else:
            text = as_text(value)
        if more:
            text = " ".join([text, *more])
        return text

    def _too_long(self, cell: Cell, letak: Letak | None, length: int) -> None:
        pesan = f"Teks di sel ini {length} karakter, lebih dari {MAX_TEXT} yang dapat ditampung Excel."
        saran = "Pindahkan teksnya ke dokumen, dan taruh tautannya di sini."
        self.tell(findings_on_teks.TEKS_PANJANG, cell, pesan, saran, letak)

    def _check_marks(self, cell: Cell, letak: Letak | None, text: str) -> None:
        if text.translate(INVISIBLE | CONTROL) != text:
            pesan = "Teks ini berisi tanda yang tidak terlihat (pengendali, arah tulisan, atau lebar nol); dibiarkan apa adanya."
            saran = "Ketik ulang teksnya bila tanda itu tidak disengaja."
            shown = by_number(text)
            self.catatan.add(findings_on_teks.TANDA_TAK_TERLIHAT, pesan, saran, self.where(cell), letak, shown)


def is_error(cell: Cell) -> bool:
    """Whether the cell shows an error of Excel."""
    return type(cell.value) is CellError
