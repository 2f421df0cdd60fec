"""The workbook of conflicts: each with its place, the values that contradict each other, and a cell for the decision."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Final

from rak.cycle.inputs import SelIsian
from rak.cycle.merge import Konflik, NilaiKiriman, Putusan
from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI
from rak.domain.recorded_values import is_level, parse_place, parse_value, spell_place, spell_value
from rak.domain.riwayat import NilaiIsian
from rak.domain.rupiah import Rupiah
from rak.domain.spelling import is_dash, parse_number
from rak.errors import DomainError, RakError
from rak.files import write_new
from rak.matriks.addresses import address
from rak.matriks.build.cell_formulas import area
from rak.matriks.history_sheet import by_row
from rak.matriks.read.read_result import PetaSel
from rak.xlsx import Value, Workbook
from rak.xlsx.sheet.address import to_address

KONFLIK: Final = "Konflik"
_FIXED: Final = ("NO", "KODE", "KOLOM", "PERIODE", "SEL", "DASAR", "INDUK")
_PUTUSAN, _ALASAN = "PUTUSAN", "ALASAN"
_SENDER, _VALUE = "DARI", "KIRIMAN"
_HELP: Final = (
    "Pilih PUTUSAN: induk, kiriman (kiriman 1, kiriman 2, … bila ada beberapa), kosong, atau tulis nilainya. "
    "Simpan, lalu jalankan rak gabung yang sama dengan --putusan."
)
_BETWEEN: Final = " | "


def write_conflicts(
    conflicts: Sequence[Konflik], peta: PetaSel, master: Path, path: Path, *, overwrite: bool = False
) -> None:
    """Write the workbook; each place leads to its cell in the master."""
    from openpyxl import Workbook as NewWorkbook  # noqa: PLC0415  # heavy, and only where there is a conflict

    from rak.matriks.build import canvas, looks, print_setup, validation  # noqa: PLC0415  # they load it too

    most = max((len(one.kiriman) for one in conflicts), default=1)
    heading = [*_FIXED, *(f"{name} {at}" for at in range(1, most + 1) for name in (_SENDER, _VALUE)), _PUTUSAN, _ALASAN]
    book = NewWorkbook()
    del book[book.sheetnames[0]]
    sheet = book.create_sheet(KONFLIK)
    page = canvas.Canvas(sheet, looks.Painter())
    widths = [
        5 if name == "NO" else 10 if name in {"KODE", "PERIODE"} else 14 if name == "SEL" else 22 for name in heading
    ]
    page.widths(widths)
    page.text(1, 1, _HELP, looks.NOTE)
    for column, name in enumerate(heading, 1):
        page.text(2, column, name, looks.HEADING)
    for number, one in enumerate(conflicts, 1):
        place = address(SelIsian(peta), one.letak) or ""
        said = [str(number), *_texts_of(one, place)]
        for column in range(1, len(heading) + 1):
            text = said[column - 1] if column <= len(said) else ""
            page.fitted(number + 2, column, text, looks.BODY if column < len(heading) - 1 else looks.INPUT)
        if place:
            sheet.cell(number + 2, _FIXED.index("SEL") + 1).hyperlink = f"{master.name}#{place}"
    last = max(3, len(conflicts) + 2)
    rule = validation.hint(["induk", *_words(most), "kosong"])
    page.allow(rule, [area(3, len(heading) - 1, last, len(heading) - 1)])
    page.fit(18, (), {})
    sheet.freeze_panes = "A3"
    print_setup.set_up(sheet, area=area(1, 1, last, len(heading)), titles="2:2")
    raw = BytesIO()
    book.save(raw)
    write_new(path, raw.getvalue(), overwrite=overwrite)


def _words(most: int) -> list[str]:
    word = _VALUE.lower()
    return [word] if most == 1 else [f"{word} {at}" for at in range(1, most + 1)]


def _texts_of(one: Konflik, place: str) -> Iterator[str]:
    yield from (*spell_place(one.letak), place, spell_value(one.dasar), spell_value(one.induk))
    for sender in one.kiriman:
        yield from (f"{sender.seksi}{_BETWEEN}{sender.berkas}", spell_value(sender.nilai))


def read_decisions(path: str | Path) -> tuple[Putusan, ...]:
    """The decisions of such a workbook; rows without one are still open. RakError with every fault and its cell."""
    cells = by_row(Workbook.open(path), KONFLIK)
    rows = {row: {column: cell.value for column, cell in line.items()} for row, line in cells.items()}
    heading = next((row for row in sorted(rows) if {"KODE", "INDUK", _PUTUSAN} <= set(rows[row].values())), None)
    if heading is None:
        raise RakError("Lembar Konflik tidak punya judul KODE, INDUK, dan PUTUSAN.", "Pakai berkas dari --konflik.")
    columns = {str(name): column for column, name in rows[heading].items()}
    found: list[Putusan] = []
    faults: list[str] = []
    for row in sorted(rows):
        if row > heading and rows[row].get(columns[_PUTUSAN]) not in {None, ""}:
            try:
                found.append(_decision({name: rows[row].get(column) for name, column in columns.items()}))
            except DomainError as fault:
                faults.append(f"{KONFLIK}!{to_address(row, columns[_PUTUSAN])}: {fault}")
    if faults:
        raise RakError("\n".join(faults))
    return tuple(found)


def _decision(row: Mapping[str, Value]) -> Putusan:
    texts = {name: "" if value is None else str(value) for name, value in row.items()}
    letak = parse_place(texts.get("KODE", ""), texts.get("KOLOM", ""), texts.get("PERIODE", ""))
    senders = tuple(_senders(letak, texts))
    held = parse_value(letak, texts["INDUK"])
    conflict = Konflik(letak, parse_value(letak, texts.get("DASAR", "")), held, senders)
    return Putusan(conflict, _chosen(conflict, row[_PUTUSAN]), texts.get(_ALASAN, ""))


def _senders(letak: Letak, texts: Mapping[str, str]) -> Iterator[NilaiKiriman]:
    number = 1
    while name := texts.get(f"{_SENDER} {number}", ""):
        section, _, file = name.partition(_BETWEEN)
        yield NilaiKiriman(section, file, parse_value(letak, texts.get(f"{_VALUE} {number}", "")))
        number += 1


def _chosen(conflict: Konflik, decision: Value) -> NilaiIsian:
    word = str(decision).strip()
    folded = " ".join(word.casefold().split())
    if folded == "induk":
        return conflict.induk
    if folded == "kosong":
        return BELUM_DIISI
    if folded == _VALUE.lower():
        if len({one.nilai for one in conflict.kiriman}) > 1:
            raise DomainError("Ada beberapa kiriman.", "Tulis kiriman 1, kiriman 2, dan seterusnya.")
        return conflict.kiriman[0].nilai
    if folded.startswith(f"{_VALUE.lower()} ") and folded.split()[1].isdigit():
        number = int(folded.split()[1])
        if not 1 <= number <= len(conflict.kiriman):
            raise DomainError(f"Tidak ada kiriman {number}.", f"Ada {len(conflict.kiriman)} kiriman.")
        return conflict.kiriman[number - 1].nilai
    return _typed(conflict.letak, decision, word)


def _typed(letak: Letak, decision: Value, word: str) -> NilaiIsian:
    """A value that somebody typed as the decision, as a cell of that place would be read."""
    is_number = letak.variabel or letak.kolom is Kolom.CAPAIAN or is_level(letak)
    if is_number or letak.kolom is Kolom.REALISASI_ANGGARAN:
        if is_dash(word):
            return parse_value(letak, "-")
        if isinstance(decision, int | float) and not isinstance(decision, bool):
            exact = Fraction(repr(decision)) if isinstance(decision, float) else Fraction(decision)
            if is_number:
                return exact
            if exact.denominator == 1:
                return Rupiah(int(exact))
            raise DomainError(f"{word} bukan rupiah bulat.", "Tulis rupiah tanpa sen.")
        return parse_number(word) if is_number else Rupiah.parse(word)
    return parse_value(letak, word)
