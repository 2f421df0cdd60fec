"""Cells of targets, achievements and variables: exact numbers by what the column is, never a guess."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Final

from rak.domain.letak import Letak
from rak.domain.measure import measure
from rak.domain.nilai import TIDAK_BERLAKU, Terisi, is_decimal
from rak.domain.quarter_labels import read_label
from rak.domain.rumus import RumusPerhitungan
from rak.domain.spelling import MORE, PERCENT, is_dash, on_one_line, parse_number, spell_number
from rak.domain.target import TargetKinerja
from rak.domain.waktu import Triwulan
from rak.errors import DomainError
from rak.matriks.excel_numbers import as_shown
from rak.matriks.read import findings_on_kinerja as aturan
from rak.matriks.read import findings_on_waktu
from rak.matriks.read.cells import Sel
from rak.matriks.read.collect_findings import as_seen, by_number
from rak.matriks.read.grid import is_date_format, is_percent_format, unit_of_format
from rak.xlsx import Cell

_LONGEST: Final = 300
_FIGURE = re.compile(
    rf"(?P<angka>[-−+]?\s*\d[\d.,]*(?:\s\d{{3}})*)\s*(?P<persen>{PERCENT})?\s*(?P<sisa>.*)", re.IGNORECASE
)
_ANOTHER = re.compile(rf"(?:^|[\s/:x–-])\d(?![^(]*\))|^{MORE}", re.IGNORECASE)
_NO_RESULT = frozenset({"tidak dapat dihitung", "belum diisi", "belum ada"})


def read_target(sel: Sel, cell: Cell | None, unit: str, letak: Letak, more: list[str] | None = None) -> TargetKinerja:
    """Column TARGET KINERJA; ``unit`` from a column SATUAN, where an office has one."""
    value = sel.value(cell, letak)
    if value is None or cell is None:
        return TargetKinerja.in_words(unit)
    if type(value) is str:
        text = on_one_line(sel.text(cell, letak, more))
        return _target_of_text(sel, cell, text, unit, letak)
    if isinstance(value, bool):
        return _bad_target(sel, cell, str(value), "Nilai benar/salah bukan target.", letak)
    number_format = sel.petak.number_format(cell)
    if is_date_format(number_format):
        return _bad_target(sel, cell, sel.text(cell), "Excel menyimpan sel ini sebagai tanggal, bukan target.", letak)
    if is_percent_format(number_format):
        return TargetKinerja(as_shown(value) * 100, "%")
    return _typed_target(value, unit or unit_of_format(number_format))


def _target_of_text(sel: Sel, cell: Cell, text: str, unit: str, letak: Letak) -> TargetKinerja:
    found = _spelt_target(text[:_LONGEST])
    if isinstance(found, TargetKinerja):
        bare = unit and not found.satuan and found.nilai is not None
        return TargetKinerja.in_unit(found.nilai, unit, found.nilai_atas) if bare else found
    if found.bacaan or re.search(r"\d", text):
        pesan = f"{found.pesan} Target disimpan sebagai kata."
        sel.catatan.add(aturan.TARGET_TAK_TERBACA, pesan, found.saran, sel.where(cell), letak, text)
    return TargetKinerja.in_words(text)


@lru_cache(maxsize=1024)
def _spelt_target(text: str) -> TargetKinerja | DomainError:
    """The target that a text says, or why it says none."""
    try:
        return TargetKinerja.parse(text)
    except DomainError as fault:
        return fault


@lru_cache(maxsize=1024)
def _typed_target(value: float, unit: str) -> TargetKinerja:
    return TargetKinerja.in_unit(as_shown(value), unit)


def _bad_target(sel: Sel, cell: Cell, text: str, pesan: str, letak: Letak) -> TargetKinerja:
    saran = "Tulis sebagai teks, misalnya 70 %."
    sel.tell(aturan.TARGET_TAK_TERBACA, cell, f"{pesan} Target disimpan sebagai kata.", saran, letak)
    return TargetKinerja.in_words(text)


def read_capaian(
    sel: Sel, cell: Cell | None, triwulan: Triwulan, rumus: RumusPerhitungan, target: TargetKinerja, letak: Letak
) -> Terisi | None:
    """A figure typed into CAPAIAN, 7/10 for 70 percent; None when there is none, or none that can be taken."""
    value = sel.value(cell, letak)
    if value is None or cell is None:
        return None
    if type(value) is str:
        rest = _after_label(sel, cell, value, triwulan, letak)
        return None if rest is None else _capaian_of_text(sel, cell, rest, rumus, target, letak)
    if isinstance(value, bool):
        _unreadable(sel, cell, letak, "Nilai benar/salah bukan capaian.")
        return None
    number_format = sel.petak.number_format(cell)
    if is_date_format(number_format):
        _unreadable(sel, cell, letak, "Excel menyimpan sel ini sebagai tanggal, bukan capaian.")
        return None
    shown = is_percent_format(number_format)
    return _scaled(sel, cell, as_shown(value) * (100 if shown else 1), shown, rumus, target, letak)


def _after_label(sel: Sel, cell: Cell, text: str, triwulan: Triwulan, letak: Letak) -> str | None:
    """What stands behind the label of the quarter; None when the label is another quarter's."""
    label = read_label(text)
    if label is None:
        return on_one_line(text)
    if label.samaran:
        pesan = f"Label ini berisi huruf yang hanya mirip, atau tanda yang tak terlihat; dibaca {label.triwulan}."
        saran = f"Ketik ulang {label.triwulan} dengan huruf biasa."
        sel.catatan.add(findings_on_waktu.LABEL_SAMARAN, pesan, saran, sel.where(cell), letak, by_number(text))
    if label.triwulan is not triwulan:
        pesan = f"CAPAIAN di baris {triwulan} berlabel {label.triwulan}; isinya tidak dipakai."
        saran = f"Pastikan isinya untuk {triwulan}, lalu perbaiki labelnya."
        sel.catatan.add(findings_on_waktu.LABEL_CAPAIAN_LAIN, pesan, saran, sel.where(cell), letak, text)
        return None
    return label.sisa


def _capaian_of_text(
    sel: Sel, cell: Cell, text: str, rumus: RumusPerhitungan, target: TargetKinerja, letak: Letak
) -> Terisi | None:
    if not text or text.casefold() in _NO_RESULT:
        return None
    if is_dash(text):
        return TIDAK_BERLAKU
    number, percent, note = _figure(sel, cell, text, letak, ragu=True)
    if number is None:
        return None
    if note and name_of_unit(note) != name_of_unit(target.satuan):
        _report_note(sel, cell, note, letak)
    return _scaled(sel, cell, number, percent, rumus, target, letak)


def name_of_unit(text: str) -> str:
    """A unit without case, blanks and brackets."""
    return re.sub(r"[\s().]", "", text).casefold()


def _figure(sel: Sel, cell: Cell, text: str, letak: Letak, *, ragu: bool) -> tuple[Fraction | None, bool, str]:
    """Number, whether with a percent sign, and what follows; a finding when there is no number, or two."""
    match = _FIGURE.fullmatch(text[:_LONGEST])
    if match is None:
        _unreadable(sel, cell, letak, f"'{as_seen(text)}' bukan bilangan.", capaian=ragu)
        return None, False, ""
    figure, rest = match["angka"].rstrip("., "), match["sisa"].strip(" .,")
    if _ANOTHER.search(rest):
        _unreadable(
            sel,
            cell,
            letak,
            f"'{as_seen(text)}' memuat lebih dari satu angka, atau kata yang mengalikannya.",
            capaian=ragu,
        )
        return None, False, ""
    try:
        return parse_number(figure), bool(match["persen"]), rest
    except DomainError as fault:
        if fault.bacaan:
            _ambiguous(sel, cell, letak, fault.bacaan, fault.pesan, capaian=ragu)
        else:
            _unreadable(sel, cell, letak, fault.pesan, capaian=ragu)
        return None, False, ""


def _scaled(
    sel: Sel, cell: Cell, number: Fraction, percent: bool, rumus: RumusPerhitungan, target: TargetKinerja, letak: Letak
) -> Fraction | None:
    """The figure as the RUMUS gives it; 70 without a percent sign could be 70 or 7000 percent and is asked about.

    Of "dikali 100" people expect 70, which is 70 percent there; 0.7 is asked about.
    """
    in_percent = measure(rumus, target).persen  # a ratio, shown as 70 % for 0.7
    if in_percent is percent:
        return number / 100 if percent else number
    if in_percent and rumus.kali_seratus and abs(number) > 1:
        return number / 100
    if number == 0:
        return number
    if not percent:
        said, readings = "tanpa tanda persen", (f"{_spelt(number)} %", f"{_spelt(number * 100)} %")
    else:
        unit = f" {target.satuan}".rstrip()
        said = "% di capaian yang bukan persen"
        readings = (f"{_spelt(number)}{unit}", f"{_spelt(number / 100)}{unit}")
    pesan = f"{_spelt(number)} {said} dapat berarti {' atau '.join(readings)}."
    _ambiguous(sel, cell, letak, readings, pesan, capaian=True)
    return None


def _spelt(number: Fraction) -> str:
    return spell_number(number) if is_decimal(number) else str(float(number))


def read_variable(sel: Sel, cell: Cell | None, letak: Letak, *, hundred: bool) -> Terisi | None:
    """A month's value of a variable; ``hundred`` when the variable is in percent, so that 70 % means 70."""
    value = sel.value(cell, letak)
    if value is None or cell is None:
        return None
    if type(value) is str:
        text = on_one_line(value)
        if not text:
            return None
        if is_dash(text):
            return TIDAK_BERLAKU
        number, percent, note = _figure(sel, cell, text, letak, ragu=False)
        if number is None:
            return None
        if note:
            _report_note(sel, cell, note, letak)
        return _plain(sel, cell, number, percent, letak, hundred=hundred)
    if isinstance(value, bool):
        _unreadable(sel, cell, letak, "Nilai benar/salah bukan bilangan.", capaian=False)
        return None
    number_format = sel.petak.number_format(cell)
    if number_format != "General":
        if is_date_format(number_format):
            _unreadable(sel, cell, letak, "Excel menyimpan sel ini sebagai tanggal, bukan bilangan.", capaian=False)
            return None
        if is_percent_format(number_format):
            return _plain(sel, cell, as_shown(value) * 100, True, letak, hundred=hundred)
    return as_shown(value)


def _plain(sel: Sel, cell: Cell, number: Fraction, percent: bool, letak: Letak, *, hundred: bool) -> Fraction | None:
    if not percent or number == 0 or hundred:
        return number
    readings = (_spelt(number), _spelt(number / 100))
    pesan = f"{_spelt(number)} % untuk {letak.variabel} dapat berarti {' atau '.join(readings)}."
    _ambiguous(sel, cell, letak, readings, pesan, capaian=False)
    return None


def _unreadable(sel: Sel, cell: Cell, letak: Letak, pesan: str, *, capaian: bool = True) -> None:
    rule = aturan.CAPAIAN_TAK_TERBACA if capaian else aturan.VARIABEL_TAK_TERBACA
    sel.tell(rule, cell, f"{pesan} Nilainya belum diketahui.", "Tulis angkanya saja.", letak)


def _ambiguous(sel: Sel, cell: Cell, letak: Letak, readings: tuple[str, ...], pesan: str, *, capaian: bool) -> None:
    rule = aturan.CAPAIAN_BERMAKNA_GANDA if capaian else aturan.VARIABEL_BERMAKNA_GANDA
    saran = f"Tulis salah satu dengan jelas: {' atau '.join(readings)}."
    sel.tell(rule, cell, f"{pesan} Nilainya belum diketahui.", saran, letak)


def _report_note(sel: Sel, cell: Cell, note: str, letak: Letak) -> None:
    pesan = f"Di belakang angkanya ada tulisan '{as_seen(note)}'; angkanya dibaca, tulisannya tidak."
    sel.tell(aturan.CATATAN_DI_ANGKA, cell, pesan, "Pindahkan tulisannya ke KETERANGAN.", letak)
