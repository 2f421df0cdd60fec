"""The sheet Dasar of a section's copy: for whom it is, what it was made from, and what its inputs held then.

Plain text in plain cells, so that it survives Excel, LibreOffice, Google Sheets and WPS; a fingerprint over all of it
tells whether somebody has changed it.
"""

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

import attrs

from rak.cycle.compare import plan_values, said
from rak.cycle.inputs import inputs
from rak.domain.kolom import DASAR, Kolom
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI
from rak.domain.recorded_values import parse_place, parse_value, spell_place, spell_value
from rak.domain.rencana import RencanaAksi
from rak.domain.riwayat import NilaiIsian
from rak.errors import DomainError
from rak.matriks.history_sheet import by_row
from rak.matriks.read.find_matrix import has_dasar
from rak.xlsx import Cell, Workbook
from rak.xlsx.edit.edit import Edit

_SEKSI, _SATKER, _TAHUN, _INDUK, _SIDIK = "SALINAN UNTUK", "SATUAN KERJA", "TAHUN", "INDUK SHA-256", "SIDIK"
_HEADING: Final = ("KODE", "KOLOM", "PERIODE", "NILAI", "KOREKSI")
_RENCANA: Final = "Rencana: "
_WIDTHS: Final = (18, 34, 12, 60, 10)
_NOTE: Final = "Lembar ini dibaca rak saat menggabung; jangan diubah atau dihapus."

Baris = tuple[str, str, str, str, str]


@attrs.frozen(hash=False)
class Dasar:
    """What a copy was made from."""

    seksi: str
    satuan_kerja: str
    tahun: int
    induk: str
    """SHA-256 of the master."""
    isi: Mapping[Letak, NilaiIsian] = attrs.field(factory=dict)
    koreksi: Mapping[Letak, int] = attrs.field(factory=dict)
    """How many corrections of a place Riwayat had then."""
    rencana: Mapping[tuple[str, str, str], str] = attrs.field(factory=dict)
    """What the plan stated, as text."""
    utuh: bool = True
    """Whether the sheet is as it was written."""


def put_dasar(edit: Edit, seksi: str, rencana: RencanaAksi, laporan: Laporan, induk: str) -> None:
    """Ask for the sheet in a copy of the master."""
    rows = _rows(rencana, laporan)
    head = [(_SEKSI, seksi), (_SATKER, rencana.satuan_kerja), (_TAHUN, str(rencana.tahun)), (_INDUK, induk)]
    sign = (_SIDIK, _fingerprint(head, rows), "", _NOTE)
    edit.add_sheet(DASAR, [*head, sign, _HEADING, *rows], column_widths=_WIDTHS, header=False)


def read_dasar(workbook: Workbook) -> Dasar | None:
    """What the sheet says; None where there is no such sheet, or where it does not even say for whom it is."""
    if not has_dasar(workbook):
        return None
    texts = _texts(workbook)
    labels = {row[0]: row[1] for row in texts[: len(texts) if _HEADING not in texts else texts.index(_HEADING)]}
    seksi, tahun = labels.get(_SEKSI, ""), labels.get(_TAHUN, "")
    if not seksi:
        return None
    rows = texts[texts.index(_HEADING) + 1 :] if _HEADING in texts else []
    head = [(key, labels.get(key, "")) for key in (_SEKSI, _SATKER, _TAHUN, _INDUK)]
    whole = labels.get(_SIDIK) == _fingerprint(head, rows)
    found = Dasar(seksi, labels.get(_SATKER, ""), int(tahun) if tahun.isdigit() else 0, labels.get(_INDUK, ""))
    try:
        return _with_rows(found, rows) if whole else attrs.evolve(found, utuh=False)
    except DomainError:
        return attrs.evolve(found, utuh=False)


def plan_texts(rencana: RencanaAksi) -> dict[tuple[str, str, str], str]:
    """What the plan states, as text by kode, column and period."""
    stated = ((place, value) for place, value in plan_values(rencana) if value not in {None, BELUM_DIISI})
    return {(letak.kode, kolom, spell_place(letak).periode): said(value) for (letak, kolom), value in stated}


def plan_place(key: tuple[str, str, str]) -> Letak:
    """The place in the plan that a key names, as nearly as there is a column for it."""
    kode, name, period = key
    kolom = next((str(one) for one in Kolom if str(one) == name), "")
    return parse_place(kode, kolom, period)


def _rows(rencana: RencanaAksi, laporan: Laporan) -> list[Baris]:
    values, counts = inputs(laporan), Counter(one.letak for one in laporan.koreksi)
    found: list[Baris] = [
        (*spell_place(letak), spell_value(values.get(letak, BELUM_DIISI)), str(counts[letak] or ""))
        for letak in {*values, *counts}
    ]
    found += [
        (kode, f"{_RENCANA}{kolom}", period, text, "") for (kode, kolom, period), text in plan_texts(rencana).items()
    ]
    return sorted(found)


def _with_rows(found: Dasar, rows: list[Baris]) -> Dasar:
    isi: dict[Letak, NilaiIsian] = {}
    counts: dict[Letak, int] = {}
    plan: dict[tuple[str, str, str], str] = {}
    for kode, kolom, period, text, count in rows:
        if kolom.startswith(_RENCANA):
            plan[kode, kolom.removeprefix(_RENCANA), period] = text
            continue
        letak = parse_place(kode, kolom, period)
        if text:
            isi[letak] = parse_value(letak, text)
        if count:
            counts[letak] = int(count)
    return attrs.evolve(found, isi=isi, koreksi=counts, rencana=plan)


def _texts(workbook: Workbook) -> list[Baris]:
    def text(cell: Cell | None) -> str:
        value = "" if cell is None else cell.value
        shown = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        return shown.replace("\r\n", "\n")

    rows = [row for _, row in sorted(by_row(workbook, DASAR).items()) if min(row) <= len(_HEADING)]
    return [(text(row.get(1)), text(row.get(2)), text(row.get(3)), text(row.get(4)), text(row.get(5))) for row in rows]


def _fingerprint(head: list[tuple[str, str]], rows: list[Baris]) -> str:
    return sha256("\x1e".join("\x1f".join(row) for row in (*head, *rows)).encode("utf-8", "surrogatepass")).hexdigest()
