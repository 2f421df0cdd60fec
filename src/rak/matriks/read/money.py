"""Money cells: whole rupiah, the dash, blank; anything else is a finding and stays *belum diisi*."""

from fractions import Fraction
from functools import lru_cache
from typing import Final

from rak.calc.excel_limits import MAX_WHOLE
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.spelling import is_dash, parse_money
from rak.errors import DomainError
from rak.matriks.excel_numbers import as_held, as_shown, as_text
from rak.matriks.read import findings_on_uang as aturan
from rak.matriks.read.cells import Sel
from rak.matriks.read.grid import enlarged_by_format, is_date_format, is_percent_format, scale_of_format
from rak.xlsx import Cell

_LONGEST: Final = 250


@lru_cache(maxsize=4096)
def _spelt(text: str, times: int) -> Rupiah | DomainError | None:
    """What a text says: an amount, nothing but a dash (None), or why it is none."""
    if is_dash(text):
        return None
    if len(text) > _LONGEST:
        return DomainError("Teks sepanjang ini bukan jumlah rupiah.", "Tulis angkanya saja.")
    try:
        return Rupiah(parse_money(text, times))
    except DomainError as fault:
        return fault


def read_money(sel: Sel, cell: Cell | None, letak: Letak, *, times: int = 1, negative: bool = False) -> Uang:
    """The amount in a cell; ``times`` for columns in thousands, ``negative`` where a correction may be one."""
    value = sel.value(cell, letak)
    if value is None or cell is None:
        return BELUM_DIISI
    if type(value) is str:
        return _from_text(sel, cell, value, letak, times=times, negative=negative)
    if isinstance(value, bool):
        return _unreadable(sel, cell, letak, "Nilai benar/salah bukan jumlah uang.")
    number_format = sel.petak.number_format(cell)
    if number_format != "General":
        if is_percent_format(number_format):
            return _of_other_kind(sel, cell, letak, "persen")
        if is_date_format(number_format):
            return _of_other_kind(sel, cell, letak, "tanggal")
        if times == 1 and (added := enlarged_by_format(number_format)):
            pesan = (
                f"Format selnya menambahkan '{added}' pada angka {as_text(value)}; jumlahnya dapat berarti keduanya."
            )
            return _unreadable(sel, cell, letak, pesan, "Tulis jumlah rupiah penuh, tanpa kata di formatnya.")
    return _from_number(sel, cell, value, letak, times=_each(times, number_format), negative=negative)  # type: ignore[arg-type]  # a number


def _each(times: int, number_format: str) -> Fraction:
    """What one of a column in thousands (and so on) is in rupiah; its format may show thousands of what is typed."""
    return Fraction(times, scale_of_format(number_format)) if times > 1 else Fraction(1)


def stored_amount(amount: Rupiah, times: int, number_format: str) -> int | float:
    """What a cell of a column in thousands (and so on) holds of an amount; DomainError where it is none exactly."""
    return as_held(amount.nilai / _each(times, number_format))


def _from_number(sel: Sel, cell: Cell, value: float, letak: Letak, *, times: Fraction, negative: bool) -> Uang:
    amount = as_shown(value) * times
    if amount.denominator != 1:
        pesan = f"Angka {as_text(value)} bukan rupiah yang utuh; nilainya belum diketahui."
        saran = "Tulis rupiah bulat, tanpa sen."
        sel.tell(aturan.PECAHAN, cell, pesan, saran, letak)
        return BELUM_DIISI
    return _checked(sel, cell, Rupiah(amount.numerator), letak, negative=negative)


def _from_text(sel: Sel, cell: Cell, text: str, letak: Letak, *, times: int, negative: bool) -> Uang:
    found = _spelt(text, times)
    if found is None:
        return TIDAK_BERLAKU
    if not text.strip():
        return BELUM_DIISI
    if isinstance(found, DomainError):
        return _unreadable(sel, cell, letak, found.pesan, found.saran)
    if cell.formula is None:
        kolom = letak.kolom or "uang"
        pesan = f"di kolom {kolom} (lembar {sel.petak.nama}) berisi teks yang dibaca sebagai uang"
        saran = "Tulis sebagai angka agar Excel dapat menjumlahkannya."
        sel.catatan.count(aturan.UANG_SEBAGAI_TEKS, pesan, saran, sel.where(cell))
    return _checked(sel, cell, found, letak, negative=negative)


def _checked(sel: Sel, cell: Cell, amount: Rupiah, letak: Letak, *, negative: bool) -> Uang:
    if abs(amount.nilai) > MAX_WHOLE:
        pesan = "Jumlah ini lebih dari lima belas angka, yang tidak disimpan utuh oleh Excel; nilainya belum diketahui."
        saran = "Periksa angkanya."
        sel.catatan.add(aturan.TERLALU_BESAR, pesan, saran, sel.where(cell), letak, cell.raw or cell.value)
        return BELUM_DIISI
    if amount.nilai < 0 and not negative:
        pesan = f"{amount} negatif; {letak.kolom} paling kecil Rp0. Nilainya belum diketahui."
        sel.tell(aturan.NEGATIF, cell, pesan, "Periksa tandanya.", letak)
        return BELUM_DIISI
    return amount


def _unreadable(sel: Sel, cell: Cell, letak: Letak, pesan: str, saran: str = "Tulis misalnya 88880000.") -> Uang:
    sel.tell(aturan.UANG_TAK_TERBACA, cell, f"{pesan} Nilainya belum diketahui.", saran, letak)
    return BELUM_DIISI


def _of_other_kind(sel: Sel, cell: Cell, letak: Letak, kind: str) -> Uang:
    pesan = f"Sel uang ini berformat {kind}; nilainya belum diketahui."
    saran = "Ubah format selnya menjadi angka, lalu tulis jumlah rupiahnya."
    sel.tell(aturan.BUKAN_UANG, cell, pesan, saran, letak)
    return BELUM_DIISI
