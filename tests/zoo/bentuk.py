"""The forms that offices use, written with habits of dress; what they say never changes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from rak.domain.kolom import Kolom as Peran
from rak.domain.letak import Letak
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Tingkat
from rak.domain.waktu import Triwulan, months_of
from rak.matriks.read.read_result import HasilBaca
from rak.xlsx import from_range

JUTA = 1_000_000
TW = ("TW I", "TW II", "TW III", "TW IV")
BULAN = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
Kunci = tuple[str, str, int]
"""Indicator, what (``target``, ``tingkat``, ``pagu``, ``penarikan``, ``realisasi``, ``realisasi bulan``), quarter (0: the year) or month."""


@dataclass(frozen=True)
class Tolok:
    """An indicator of the plan."""

    sasaran: str
    uraian: str
    satuan: str
    target: int
    per_tw: tuple[int, int, int, int]
    capai: tuple[int, ...]
    kegiatan: str
    pagu: int
    belanja: tuple[int, ...]


RENCANA = (
    Tolok("Meningkatnya layanan", "Jumlah laporan layanan", "Laporan", 13, (3, 6, 9, 13), (3, 7), "Pelayanan", 40 * JUTA, (9 * JUTA, 8 * JUTA)),
    Tolok("Meningkatnya layanan", "Jumlah dokumen rencana", "Dokumen", 45, (10, 20, 30, 45), (11, 19), "Penyusunan", 60 * JUTA, (14 * JUTA,)),
    Tolok("Terwujudnya tata kelola", "Jumlah rapat berkala", "Rapat", 24, (5, 12, 18, 24), (6,), "Rapat", 20 * JUTA, (4 * JUTA, 6 * JUTA)),
)  # fmt: skip


@dataclass
class Kolom:
    """A column: its texts from the group down, and its value in an indicator's row."""

    judul: tuple[str, ...]
    isi: Callable[[Tolok], Any]
    kunci: tuple[str, int] | None = None


@dataclass
class Lembar:
    """A sheet before it is written; a dress changes it."""

    kolom: list[Kolom]
    per_baris: bool = False
    """A row per quarter instead of per indicator."""
    gabung_judul: bool = True
    ulang: str = "diulang"
    """How SASARAN stands in the rows below its first: ``diulang``, ``kosong``, ``digabung``, ``baris`` (a row of its own)."""
    awal: int = 5
    geser: int = 0
    nomor_kolom: bool = False
    urutan: Callable[[list[Any]], list[Any]] = lambda rows: rows
    sisipan: list[Callable[[list[list[Any]], int], None]] = field(default_factory=list)
    sesudah: list[Callable[[Any], None]] = field(default_factory=list)
    teks: Callable[[Any], Any] = lambda value: value
    titel: tuple[str, ...] = ("RENCANA AKSI TAHUN ANGGARAN 2026", "Dinas Contoh")
    kaki: tuple[str, ...] = ()


def _at(values: tuple[int, ...], at: int) -> int | None:
    return values[at] if at < len(values) else None


def _of(values: Callable[[Tolok], tuple[int, ...]], at: int) -> Callable[[Tolok], Any]:
    """The value of a quarter or a month."""
    return lambda one: _at(values(one), at)


def _base(*, rumus: bool = False) -> list[Kolom]:
    columns = [
        Kolom(("NO",), lambda one: RENCANA.index(one) + 1),
        Kolom(("SASARAN",), lambda one: one.sasaran),
        Kolom(("INDIKATOR KINERJA",), lambda one: one.uraian),
    ]
    return (
        [*columns, Kolom(("RUMUS PERHITUNGAN",), lambda _: "Realisasi dibagi Target dikali 100%")] if rumus else columns
    )


def _quarters(
    group: str, name: str, values: Callable[[Tolok], tuple[int, ...]], labels: tuple[str, ...] = TW
) -> list[Kolom]:
    return [
        Kolom((group, label), _of(values, at), (name, at + 1)) for at, label in enumerate(labels)
    ]  # fmt: skip


def _year() -> list[Kolom]:
    return [
        Kolom(("SATUAN",), lambda one: one.satuan),
        Kolom(("TARGET TAHUNAN",), lambda one: one.target, ("target", 0)),
    ]


def _lines() -> list[Kolom]:
    return [Kolom(("KEGIATAN",), lambda one: one.kegiatan), Kolom(("PAGU",), lambda one: one.pagu, ("pagu", 0))]


def _draw(one: Tolok) -> tuple[int, ...]:
    return (one.pagu // 4,) * 4


def _monthly(one: Tolok) -> tuple[int, ...]:
    return (one.pagu // 12,) * 12 if one.pagu % 12 == 0 else (one.pagu // 4, 0, 0) * 4


def _both() -> list[Kolom]:
    return [
        column
        for at, label in enumerate(("I", "II", "III", "IV"))
        for column in (
            Kolom(("Realisasi Kinerja Pada Triwulan", label, "K"), _of(lambda one: one.capai, at), ("tingkat", at + 1)),
            Kolom(("Realisasi Kinerja Pada Triwulan", label, "Rp"), _of(lambda one: one.belanja, at), ("realisasi", at + 1)),
        )
    ]  # fmt: skip


BENTUK: dict[str, Callable[[], Lembar]] = {
    "L1": lambda: Lembar([
        *_base(), *_year(), *_quarters("TARGET TRIWULAN", "target", lambda one: one.per_tw),
        *_quarters("REALISASI", "tingkat", lambda one: one.capai), Kolom(("KETERANGAN",), lambda _: "Baik"),
    ]),
    "L2": lambda: Lembar([
        *_base(rumus=True), *_lines(), *_quarters("RENCANA PENARIKAN DANA", "penarikan", _draw),
        *_quarters("REALISASI ANGGARAN", "realisasi", lambda one: one.belanja), Kolom(("KETERANGAN",), lambda _: "APBD"),
    ]),
    "L3": lambda: Lembar([*_base(), *_year(), *_lines(), *_quarters("RENCANA PENARIKAN DANA", "bulan", _monthly, BULAN),
        *_quarters("REALISASI ANGGARAN", "realisasi bulan", lambda one: one.belanja, BULAN),
    ]),
    "L4": lambda: Lembar([
        *_base(), *_year(),
        *(Kolom((f"B{3 * at + 3:02d}",), _of(lambda one: one.per_tw, at), ("target", at + 1)) for at in range(4)),
        *(Kolom((f"REALISASI KINERJA B{3 * at + 3:02d}",), _of(lambda one: one.capai, at), ("tingkat", at + 1)) for at in range(4)),
        Kolom(("PENANGGUNG JAWAB",), lambda _: "Kasi A"),
    ]),
    "L5": lambda: Lembar([
        *_base(), *_year(), Kolom(("TRIWULAN",), lambda _: None), Kolom(("TARGET",), lambda _: None, ("target", -1)),
        Kolom(("REALISASI",), lambda _: None, ("tingkat", -1)),
    ], per_baris=True),
    "L6": lambda: Lembar([
        *_base(), *_year(),
        *(Kolom((f"target_tw{at + 1}",), _of(lambda one: one.per_tw, at), ("target", at + 1)) for at in range(4)),
    ]),
    "L7": lambda: Lembar([
        *_base()[:2], Kolom(("PROGRAM/KEGIATAN",), lambda one: one.kegiatan), _base()[2],
        Kolom(("SATUAN",), lambda one: one.satuan), Kolom(("TARGET RENJA", "K"), lambda one: one.target, ("target", 0)),
        Kolom(("TARGET RENJA", "Rp"), lambda one: one.pagu, ("pagu", 0)), *_both(), Kolom(("PD",), lambda _: "Dinas"),
    ]),
    "L8": lambda: Lembar([*_base(), Kolom(("TARGET",), lambda one: f"{one.target} {one.satuan}", ("target", 0)), *_lines()]),
}  # fmt: skip
"""Each form as it is met, without any dress."""


def write(lembar: Lembar) -> bytes:
    """The file."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Rencana Aksi"
    for at, text in enumerate(lembar.titel, 1):
        sheet.cell(at, 1 + lembar.geser).value = text
    depth = max(len(column.judul) for column in lembar.kolom)
    rows: list[list[Any]] = [[None] * len(lembar.kolom) for _ in range(depth)]
    for at, each in enumerate(lembar.kolom):
        for level, text in enumerate(each.judul):
            same = (
                at > 0
                and lembar.kolom[at - 1].judul[: level + 1] == each.judul[: level + 1]
                and level < len(each.judul) - 1
            )
            rows[level][at] = None if same else text or None
    if lembar.nomor_kolom:
        rows.append(list(range(1, len(lembar.kolom) + 1)))
    body = len(rows)
    rows += list(_body(lembar))
    for insert in lembar.sisipan:
        insert(rows, body)
    rows += [[None] * len(lembar.kolom), *([None, text] for text in lembar.kaki)]
    for number, row in enumerate(rows, lembar.awal):
        for column, value in enumerate(row, 1 + lembar.geser):
            sheet.cell(number, column).value = lembar.teks(value) if number >= lembar.awal + body else value
    if lembar.gabung_judul:
        _merge_headings(sheet, lembar, depth)
    if lembar.ulang == "digabung":
        _merge_goals(sheet, lembar, lembar.awal + body, rows[body:])
    for change in lembar.sesudah:
        change(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _body(lembar: Lembar) -> Iterator[list[Any]]:
    goal = next((at for at, column in enumerate(lembar.kolom) if column.judul[-1] == "SASARAN"), None)
    lines: list[tuple[Tolok, int]] = [
        (one, tw) for one in RENCANA for tw in (range(1, 5) if lembar.per_baris else (0,))
    ]
    before = None
    for one, tw in lembar.urutan(lines):
        row = [column.isi(one) for column in lembar.kolom]
        for at, column in enumerate(lembar.kolom):
            if tw and column.judul == ("TRIWULAN",):
                row[at] = TW[tw - 1]
            elif tw and column.kunci in {("target", -1), ("tingkat", -1)}:
                row[at] = _at(one.per_tw if column.kunci[0] == "target" else one.capai, tw - 1)
        if goal is not None and one.sasaran == before and lembar.ulang in {"kosong", "digabung"}:
            row[goal] = None
        if goal is not None and lembar.ulang == "baris":
            row[goal] = None
            if one.sasaran != before:
                yield [one.sasaran if at == goal else None for at in range(len(row))]
        before = one.sasaran
        yield row


def _merge_headings(sheet: Any, lembar: Lembar, depth: int) -> None:
    for at, column in enumerate(lembar.kolom):
        letter = get_column_letter(at + 1 + lembar.geser)
        if len(column.judul) < depth:
            sheet.merge_cells(f"{letter}{lembar.awal + len(column.judul) - 1}:{letter}{lembar.awal + depth - 1}")
        for level in range(len(column.judul) - 1):
            key = column.judul[: level + 1]
            span = [i for i, other in enumerate(lembar.kolom) if other.judul[: level + 1] == key]
            if span[0] == at and span == list(range(at, span[-1] + 1)) and len(span) > 1:
                last = get_column_letter(span[-1] + 1 + lembar.geser)
                sheet.merge_cells(f"{letter}{lembar.awal + level}:{last}{lembar.awal + level}")


def _merge_goals(sheet: Any, lembar: Lembar, first: int, rows: list[list[Any]]) -> None:
    goal = next((at for at, column in enumerate(lembar.kolom) if column.judul[-1] == "SASARAN"), None)
    if goal is None:
        return
    starts = [
        at for at, row in enumerate(rows) if len(row) > goal and row[goal] is not None and any(map(_is_figure, row))
    ]
    last = max((at for at, row in enumerate(rows) if any(map(_is_figure, row))), default=0)
    letter = get_column_letter(goal + 1 + lembar.geser)
    for start, end in zip(starts, [*(at - 1 for at in starts[1:]), last], strict=True):
        if end > start:
            sheet.merge_cells(f"{letter}{first + start}:{letter}{first + end}")


def _is_figure(value: Any) -> bool:
    return isinstance(value, int)


def truth(lembar: Lembar) -> dict[Kunci, int]:
    """What the sheet says, by indicator, what and quarter."""
    said: dict[Kunci, int] = {}
    for one in RENCANA:
        for name, at in [column.kunci for column in lembar.kolom if column.kunci]:
            values = {
                "target": one.per_tw, "tingkat": one.capai, "penarikan": _draw(one), "bulan": _monthly(one),
                "realisasi": one.belanja, "realisasi bulan": one.belanja,
            }.get(name, ())  # fmt: skip
            if at == 0:
                said[one.uraian, name, 0] = one.target if name == "target" else one.pagu
            elif name == "bulan":
                said[one.uraian, "penarikan", (at + 2) // 3] = _draw(one)[0]
            else:
                quarters = range(1, 5) if at < 0 else (at,)
                said |= {(one.uraian, name, tw): values[tw - 1] for tw in quarters if tw <= len(values)}
    return said


def figures(hasil: HasilBaca) -> Iterator[tuple[Kunci, int, tuple[str, int, int] | None]]:
    """Every figure that was read, with its cell."""
    find, laporan = hasil.peta.find, hasil.laporan
    for one in hasil.rencana.indikator:
        if one.target.nilai is not None:
            yield (one.uraian, "target", 0), int(one.target.nilai), find(Letak(one.kode, Peran.TARGET_KINERJA))
        for tw, goal in zip(Triwulan, one.target_triwulan or (None,) * 4, strict=True):
            if goal is not None and goal.nilai is not None:
                yield (one.uraian, "target", int(tw)), int(goal.nilai), find(Letak(one.kode, Peran.TARGET_KINERJA, tw))
            level = laporan.tingkat_triwulan.get((one.kode, tw))
            if level is not None:
                yield (one.uraian, "tingkat", int(tw)), int(level), find(Letak(one.kode, Peran.CAPAIAN, tw))  # type: ignore[arg-type]
        for line in one.kegiatan:
            for month in months_of(laporan.tahun):
                if isinstance(paid := laporan.realisasi.get((line.kode, month)), Rupiah):
                    place = Letak(line.kode, Peran.REALISASI_ANGGARAN, bulan=month)
                    yield (one.uraian, "realisasi bulan", month.bulan), int(paid), find(place)
            if isinstance(line.pagu, Rupiah):
                yield (one.uraian, "pagu", 0), int(line.pagu), find(Letak(line.kode, Peran.PAGU))
            for tw in Triwulan:
                draw, spent = line.penarikan[tw], laporan.realisasi_triwulan.get((line.kode, tw))
                if isinstance(draw, Rupiah):
                    yield (
                        (one.uraian, "penarikan", int(tw)),
                        int(draw),
                        find(Letak(line.kode, Peran.RENCANA_PENARIKAN_DANA, tw)),
                    )
                if isinstance(spent, Rupiah):
                    yield (
                        (one.uraian, "realisasi", int(tw)),
                        int(spent),
                        find(Letak(line.kode, Peran.REALISASI_ANGGARAN, tw)),
                    )


def silently_wrong(hasil: HasilBaca, said: dict[Kunci, int]) -> list[Any]:
    """Figures that differ from what the sheet says, and on which no finding of level peringatan or galat stands."""
    doubted = [
        (one.lembar, from_range(one.sel)) for one in hasil.temuan if one.tingkat is not Tingkat.INFO and one.sel and one.lembar
    ]  # fmt: skip
    wrong = []
    for key, value, cell in figures(hasil):
        told = cell is not None and any(sheet == cell[0] and area.covers(cell[1:]) for sheet, area in doubted)
        if said.get(key) != value and not told:
            wrong.append((key, value, said.get(key), cell))
    return wrong
