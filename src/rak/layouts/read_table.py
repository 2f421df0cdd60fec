"""One table of another form: found, understood column by column, and read; or refused with what was found."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import attrs

from rak.domain.headings import is_revised, mend_words
from rak.domain.kolom import Bantu, Kolom
from rak.domain.spelling import group_thousands
from rak.domain.unit_notes import is_unit_note, read_unit_note
from rak.layouts import findings_on_bentuk as aturan
from rak.layouts.cell_grid import Kisi, Pembaca, text_of
from rak.layouts.column_meanings import DRAW, Contoh, Hal, Makna, Ukuran, by_heading, mean, sample
from rak.layouts.column_periods import read_period
from rak.layouts.heading_rows import Jalur, Kepala, names_both, role_of
from rak.layouts.known_forms import form_of
from rak.layouts.period_rows import find_bands, of_this_year, of_title
from rak.layouts.plan_from_table import Perakit
from rak.layouts.row_kinds import is_numbering
from rak.layouts.side_tables import find_table
from rak.layouts.table_figures import Hasil, Sumber
from rak.layouts.table_rows import COUNTED, GOAL, Isi, PembacaBaris

_TIME: Final = re.compile(r"waktu|jadwal", re.IGNORECASE)
_SHOWN: Final = 24
_MOST: Final = 30
_MOST_ROWS: Final = 5_000
"""Rows below a heading: ten times those of the longest forms met."""
_HEAD: Final = 12


class TakDipahami(Exception):  # noqa: N818  # its reason is told by whoever has the file
    """The table cannot be taken; ``alasan`` says why, ``judul`` names the headings found, ``cells`` where."""

    def __init__(self, alasan: str, judul: Sequence[Any]) -> None:
        super().__init__(alasan)
        self.alasan = alasan
        self.cells = tuple(judul)


@attrs.frozen
class Tabel:
    """A table whose columns are understood."""

    kisi: Kisi
    kepala: Kepala
    makna: tuple[Makna, ...]
    per_baris: bool
    """Whether rows name the period: in a column of labels, or in rows of their own over the width."""
    isi: Isi
    kali: dict[int, int]
    """Thousand or million by column of money."""


def understand(kisi: Kisi, pembaca: Pembaca) -> Tabel:
    """The best table of the sheet; TakDipahami where there is none that can be taken as a whole."""
    kisi, kepala, beside, joined = find_table(kisi)
    if kepala is None:
        raise TakDipahami("tidak ada baris judul dengan indikator dan target", _first_cells(kisi))
    cells = _lowest(kepala.columns)
    rows = [row for row in kisi.urut if row > kepala.last]
    if len(rows) > _MOST_ROWS:
        raise TakDipahami(f"lebih dari {_MOST_ROWS} baris di bawah judulnya", cells)
    pita = find_bands(kisi, kepala)
    headed = _with_indicators([by_heading(jalur) for jalur in kepala.columns])
    named = PembacaBaris(kisi, kepala, headed, None, {}).data()
    filled = [row for row in named[:400] if row not in pita and not is_numbering(kisi.baris[row])]
    contoh = {jalur.column: sample(kisi, jalur.column, filled) for jalur in kepala.columns}
    makna = of_this_year(mean(headed, contoh), kisi, kepala)
    unheaded = _unheaded(kisi, kepala, filled)
    label = _label_column(makna, contoh, unheaded)
    makna = _without_ties(makna, contoh, pembaca, label or 0)
    if not any(one.hal is Hal.REALISASI for one in makna):
        pita.pop(0, None)  # the name of a sheet is of what was reached
    title = next((one for row, one in pita.items() if row < kepala.first), None)
    if label is not None or any(one.periode for one in makna) or max(pita, default=0) < kepala.first:
        pita = {}
    if label is not None:
        makna = _labelled(makna, label)
    elif len(said := set(pita.values())) < 2:
        makna = of_title(_budgets(makna), said.pop() if said else title)
    found = {one.hal for one in makna}
    if Kolom.INDIKATOR_KEGIATAN not in found:
        raise TakDipahami("tidak ada kolom INDIKATOR", cells)
    if not found & {Hal.TARGET, Hal.REALISASI, Kolom.PAGU}:
        raise TakDipahami("tidak ada kolom target, realisasi, atau anggaran yang dipahami", cells)
    isi = PembacaBaris(kisi, kepala, makna, label, pita).read()
    sure = Bantu.SATUAN in found or any(one.periode and one.hal in {Hal.TARGET, Hal.REALISASI} for one in makna)
    goals = bool(isi.entri) and all(
        one.sasaran is not None and (sure or GOAL.match(text_of(one.sasaran))) for one in isi.entri
    )
    if not goals and not found & {Kolom.SASARAN_KEGIATAN, Kolom.KEGIATAN, Kolom.RENCANA_KEGIATAN}:
        raise TakDipahami("tidak ada kolom SASARAN atau KEGIATAN di samping INDIKATOR", cells)
    if not isi.entri or len({cell.row for cell in isi.aneh}.intersection(named)) > len(isi.entri):
        raise TakDipahami("baris-baris di bawah judulnya tidak dipahami", cells)
    tabel = Tabel(
        kisi, kepala, tuple(makna), label is not None or bool(pita), isi, _units(kisi, kepala, makna, isi, pembaca)
    )
    _report(tabel, contoh, pembaca)
    _report_beside(beside, joined, pembaca)
    _report_unheaded(tabel, {column for column, each in unheaded.items() if each.numbers and column != label}, pembaca)
    return tabel


def _with_indicators(headed: list[Makna]) -> list[Makna]:
    """The column SASARAN / INDIKATOR is that of the indicators, where no other is: their goals stand in rows of their own."""
    if any(one.hal is Kolom.INDIKATOR_KEGIATAN for one in headed):
        return headed
    return [
        attrs.evolve(one, hal=Kolom.INDIKATOR_KEGIATAN)
        if one.hal is Kolom.SASARAN_KEGIATAN and names_both(one.jalur.shown)
        else one
        for one in headed
    ]


def read_table(tabel: Tabel, pembaca: Pembaca, tahun: int, pertama: int = 1) -> Hasil:
    """The plan and the report of the table, for that year; its goals are numbered from ``pertama`` on."""
    sumber = Sumber(tabel.kisi, pembaca, tabel.makna, tabel.kali, tahun, tabel.isi)
    return Perakit(sumber).build(tabel.isi, pertama)


def _first_cells(kisi: Kisi) -> list[Any]:
    """The first cells of rows of several texts, which may be headings."""
    rows = (kisi.baris[row] for row in kisi.urut)
    wide = next((line for line in rows if sum(bool(text_of(cell)) for cell in line.values()) > 2), {})
    return list(wide.values())


def _lowest(columns: Iterable[Jalur]) -> list[Any]:
    """The cell of each heading that stands right above the column."""
    return [jalur.cells[-1] for jalur in columns if jalur.cells]


def _without_ties(found: list[Makna], contoh: Any, pembaca: Pembaca, label: int) -> list[Makna]:
    """Of two columns that hold the same the filled one; where both are filled neither, and it is asked.

    A target left of the labels of periods in the rows is the year's, one to the right of them the period's.
    """
    groups: dict[tuple[object, ...], list[Makna]] = {}
    for one in found:
        if one.hal not in {Hal.ABAI, Hal.TANYA}:
            groups.setdefault((*one.kunci, one.hal is Hal.TARGET and one.column < label), []).append(one)
    dropped: set[int] = set()
    older: set[int] = set()
    for (hal, *_), group in groups.items():
        full = [one for one in group if contoh[one.column].numbers or contoh[one.column].texts]
        dropped |= {one.column for one in group} - {one.column for one in (full or group[:1])}
        if len(full) < 2:
            continue
        first, *others = full
        if hal in {Kolom.NO, Hal.PJ, Kolom.RENCANA_KEGIATAN}:
            dropped |= {one.column for one in others}
            continue
        revised = [one for one in full if is_revised(one.jalur.shown)]
        if len(revised) == 1:
            older |= {one.column for one in full if one not in revised}
            continue
        figures = isinstance(hal, Hal) or hal in {Kolom.PAGU, Bantu.SATUAN}
        dropped |= {one.column for one in (full if figures else others)}
        kept = "tidak ada yang dibaca" if figures else f"yang dibaca '{first.jalur.shown}'"
        pesan = f"{len(full)} kolom berarti {_said(first)}: {', '.join(one.jalur.shown for one in full)}; {kept}."
        cells = _lowest(one.jalur for one in full)
        pembaca.add(aturan.KOLOM_SAMA, pesan, "Beri judul yang berbeda, atau sisakan satu.", cells)
    why = "nilai sebelum revisi"
    kept_ones = [one for one in found if one.column not in dropped]
    return [attrs.evolve(one, hal=Hal.ABAI, sebab=why) if one.column in older else one for one in kept_ones]


def _unheaded(kisi: Kisi, kepala: Kepala, rows: Sequence[int]) -> dict[int, Contoh]:
    """What stands in columns without any heading."""
    headed = {jalur.column for jalur in kepala.columns}
    columns = {column for row in rows for column in kisi.baris[row]} - headed
    return {column: sample(kisi, column, rows) for column in sorted(columns)}


def _label_column(makna: Sequence[Makna], contoh: Any, unheaded: Mapping[int, Contoh]) -> int | None:
    """The column whose cells name two periods or more, where no heading names any figure's.

    Else one whose heading asks for periods. One for the time of an activity (WAKTU, JADWAL) has several for an indicator.
    """
    if any(one.periode and one.hal in {Hal.TARGET, Hal.REALISASI} for one in makna):
        return None
    indicators = {text for one in makna if one.hal is Kolom.INDIKATOR_KEGIATAN for text in contoh[one.column].texts}
    found = [
        one for one in makna
        if one.hal not in {Hal.TARGET, Hal.REALISASI}
        and (not _TIME.search(one.jalur.shown) or len(contoh[one.column].texts) > len(indicators))
    ]  # fmt: skip
    found.sort(key=lambda one: one.hal is not Kolom.TRIWULAN)
    labelled = [one.column for one in found if _labels(contoh[one.column].texts)]
    asked = [
        one.column for one in found
        if (one.hal is Kolom.TRIWULAN or COUNTED.fullmatch(one.jalur.shown))
        and (contoh[one.column].numbers or contoh[one.column].texts)
    ]  # fmt: skip
    bare = [column for column, each in unheaded.items() if _labels(each.texts)]
    return next(iter((*labelled, *asked, *bare)), None)


def _labelled(found: list[Makna], label: int) -> list[Makna]:
    """The column of labels is one, whatever its heading says (BULAN), and no other is."""
    return [
        attrs.evolve(one, hal=Kolom.TRIWULAN if one.column == label else Hal.ABAI)
        if one.column == label or one.hal is Kolom.TRIWULAN
        else one
        for one in found
    ]


def _labels(texts: Sequence[str]) -> bool:
    """Whether the texts are labels of two quarters or months, or more."""
    return len({found.periode for text in texts if (found := read_period(text)).periode and not found.sisa}) > 1


def _budgets(found: list[Makna]) -> list[Makna]:
    """Money that is planned without a period is the year's: the pagu, where no other column is.

    A draw plan (RENCANA PENARIKAN, ANGGARAN KAS) without a period may be a quarter's as well: it is asked, never the pagu.
    """
    if any(one.hal is Kolom.PAGU for one in found):
        return found
    planned = [one for one in found if one.hal is Hal.TARGET and one.ukuran is Ukuran.UANG and one.periode is None]
    return [_budget(one) if planned == [one] else one for one in found]


def _budget(planned: Makna) -> Makna:
    if any(DRAW.search(text) for text in planned.jalur.texts):
        return attrs.evolve(planned, hal=Hal.TANYA, sebab="dapat berarti pagu setahun atau penarikan satu periode")
    return attrs.evolve(planned, hal=Kolom.PAGU)


def _units(kisi: Kisi, kepala: Kepala, makna: Sequence[Makna], isi: Isi, pembaca: Pembaca) -> dict[int, int]:
    """What the amounts of each column are multiplied by, as its heading or a note beside the table says."""
    money = [one for one in makna if one.ukuran is Ukuran.UANG and one.hal in {Hal.TARGET, Hal.REALISASI, Kolom.PAGU}]
    notes: dict[int, Any] = {}
    named = read_unit_note(kisi.nama)
    for row in kisi.urut:
        if kepala.first <= row <= isi.akhir:
            continue
        for cell in kisi.baris[row].values():
            text = text_of(cell)
            if (row < kepala.first or is_unit_note(text)) and (times := read_unit_note(text)) is not None:
                notes.setdefault(times, cell)
    if len(notes) > 1 and money:
        pembaca.add(aturan.ANGKA_DITANYAKAN, "Dua catatan satuan uang berbeda; angkanya dibaca rupiah penuh.", "Sisakan satu.",
                    [*notes.values(), *_lowest(one.jalur for one in money)])  # fmt: skip
        notes = {}
    found: dict[int, int] = {}
    for one in money:
        told = [times for text in one.jalur.texts if (times := read_unit_note(text, heading=True)) is not None]
        times = told[-1] if told else next(iter(notes), named or 1)
        found[one.column] = times
        if times > 1:
            source = "judulnya" if told else f"'{text_of(notes[times]) if notes else kisi.nama}'"
            pesan = f"Angka {_said(one)} dikalikan {group_thousands(times)}, menurut {source}."
            pembaca.add(aturan.DIKALIKAN, pesan, "Tulis jumlah dalam rupiah penuh.", _lowest([one.jalur]))
    return found


def _said(one: Makna) -> str:
    """The meaning of a column in words."""
    parts = [str(one.hal.value if isinstance(one.hal, Hal) else one.hal)]
    if one.ukuran and isinstance(one.hal, Hal):
        parts.append(one.ukuran.value)
    if one.periode:
        parts.append(f"{'s.d. ' if one.kumulatif else ''}{one.periode}")
    return " ".join(parts)


def _report(tabel: Tabel, contoh: Any, pembaca: Pembaca) -> None:
    form = form_of(tabel.makna, labelled=tabel.per_baris)
    read = [one for one in tabel.makna if one.hal not in {Hal.ABAI, Hal.TANYA}]
    shown = "; ".join(f"{one.jalur.shown[:_SHOWN]} = {_said(one)}" for one in read[:_MOST])
    left = [one for one in tabel.makna if one.hal is Hal.ABAI]
    also = (
        f" Tidak dibaca: {', '.join(one.jalur.shown[:_SHOWN] or 'tanpa judul' for one in left[:_HEAD])}."
        if left
        else ""
    )
    pembaca.add(aturan.LETAK_BENTUK, f"Dibaca sebagai bentuk {form.nama} ({form.uraian}): {shown}.{also}", "",
                [jalur.cells[0] for jalur in tabel.kepala.columns if jalur.cells][:1])  # fmt: skip
    _report_misspelt(tabel.kepala, pembaca)
    noted = max((size for at, times in tabel.kali.items() if times > 1 for size in contoh[at].besaran), default=0)
    for one in tabel.makna:
        filled = contoh[one.column].numbers or contoh[one.column].texts
        if one.hal is Hal.TANYA and filled:
            pesan = f"Kolom '{one.jalur.shown}' {one.sebab}; tidak dibaca."
            pembaca.add(aturan.KOLOM_DITANYAKAN, pesan, "Lengkapi judulnya.", _column_cells(tabel, one))
        why = (
            aturan.why_small(max(contoh[one.column].besaran, default=0), noted)
            if tabel.kali.get(one.column) == 1
            else ""
        )
        if why:
            pesan = f"Semua jumlah di kolom '{one.jalur.shown}' {why}; mungkin dalam ribuan atau jutaan."
            pembaca.add(aturan.MUNGKIN_RIBUAN, pesan, "Tulis satuannya di judul.", _column_cells(tabel, one))
        if one.sebab.startswith("judul '"):
            pembaca.add(aturan.KOLOM_DITANYAKAN, f"{one.sebab[0].upper()}{one.sebab[1:]}, dan dibaca sebagai itu.",
                        "Perbaiki judulnya.", _column_cells(tabel, one))  # fmt: skip
    for cell in tabel.isi.aneh:
        pesan = f"Baris {cell.row} tidak dipahami dan tidak dibaca."
        pembaca.add(aturan.BARIS_ANEH, pesan, "Lengkapi barisnya, atau hapus.", [cell])
    if (other := tabel.isi.tabel_lain) is not None:
        pesan = f"Tabel lain yang judulnya di baris {other.row} tidak dibaca."
        pembaca.add(aturan.BARIS_ANEH, pesan, "Letakkan di lembar lain bila bukan bagian rencana ini.", [other])
    if tabel.isi.dilewati:
        rows = ", ".join(map(str, sorted(tabel.isi.dilewati)))
        cell = next(iter(tabel.kisi.baris[min(tabel.isi.dilewati)].values()))
        pesan = f"Baris nomor, judul berulang, kelompok, jumlah, atau kaki tabel tidak dihitung: {rows}."
        pembaca.add(aturan.DILEWATI, pesan, "", [cell])


def _report_beside(beside: Any, joined: list[Any], pembaca: Pembaca) -> None:
    """What stands beside the table behind a blank column: a list that is none of it, or columns that were taken for its own."""
    if beside is not None:
        pesan = "Daftar di samping tabel, di seberang kolom kosong, tidak dibaca."
        pembaca.add(aturan.BARIS_ANEH, pesan, "Letakkan di lembar lain bila bukan bagian rencana ini.", [beside])
    elif joined:
        pesan = "Kolom di seberang kolom kosong dibaca sebagai bagian tabel ini, baris demi baris."
        pembaca.add(aturan.KOLOM_DITANYAKAN, pesan, "Hapus kolom kosongnya, atau letakkan di lembar lain.", joined)


def _report_misspelt(kepala: Kepala, pembaca: Pembaca) -> None:
    cells = [cell for jalur in kepala.columns for cell in jalur.cells if mend_words(text_of(cell)) != text_of(cell)]
    words = dict.fromkeys(word for cell in cells for word in text_of(cell).split() if mend_words(word) != word)
    if words:
        told = ", ".join(f"'{word}' dibaca {mend_words(word)}" for word in words)
        pembaca.add(aturan.LETAK_BENTUK, f"Salah ketik di judul: {told}.", "Perbaiki judulnya.", cells)


def _report_unheaded(tabel: Tabel, columns: set[int], pembaca: Pembaca) -> None:
    """Figures between the columns of the table below no heading at all, and beside it below what may be one that was not understood."""
    headed = [jalur.column for jalur in tabel.kepala.columns]
    for column in sorted(columns):
        cells = _below(tabel, column)
        texts = [text_of(cell) for cell in cells]
        if min(headed) < column < max(headed) or any(role_of(text) or read_period(text).periode for text in texts):
            pembaca.add(
                aturan.KOLOM_DITANYAKAN, "Kolom tanpa judul berisi angka; tidak dibaca.", "Lengkapi judulnya.", cells
            )


def _column_cells(tabel: Tabel, one: Makna) -> list[Any]:
    """The heading of a column, and the cells of the table below it."""
    return [*(cell for cell in _lowest([one.jalur]) if cell.column == one.column), *_below(tabel, one.column)]


def _below(tabel: Tabel, column: int) -> list[Any]:
    """The cells of the table below its heading in a column."""
    rows = (tabel.kisi.baris[row] for row in tabel.kisi.urut if tabel.kepala.last < row <= tabel.isi.akhir)
    return [cell for line in rows if (cell := line.get(column)) is not None]
