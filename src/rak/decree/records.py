"""The rows of the table as records, one per budget line and quarter: shifted cells placed, cut-off rows joined."""

import re
from bisect import bisect
from collections.abc import Sequence
from operator import attrgetter

import attrs

from rak.checks.catalogue import Aturan
from rak.decree import findings_on_keputusan as kode
from rak.decree.align_columns import Penempatan, place, place_in_order
from rak.decree.content_fit import fit, is_money
from rak.decree.decree_headings import Susunan, find_headings, is_numbering, is_subheading
from rak.decree.decree_units import with_units
from rak.decree.inferred_quarters import BarisBerlabel, Sumber, find_unlabelled, is_total, label_rows
from rak.decree.source import Baris, Naskah, find_label, label_of
from rak.domain.kolom import Kolom
from rak.domain.laporan import KOLOM_ISIAN
from rak.domain.letak import Letak
from rak.domain.rupiah import Rupiah
from rak.domain.spelling import parse_money
from rak.domain.target import TargetKinerja
from rak.domain.temuan import Temuan
from rak.domain.waktu import Triwulan
from rak.errors import DomainError

GABUNGAN = (
    Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN, Kolom.TARGET_KINERJA, Kolom.RUMUS_PERHITUNGAN, Kolom.KEGIATAN,
)  # fmt: skip
"""Columns that are merged over the rows of a budget line or of several."""
_NEAR = 24
"""So many rows above a loose one may hold the start of its text."""
_TEKS = (*GABUNGAN, Kolom.RENCANA_KEGIATAN, *KOLOM_ISIAN)


@attrs.define
class Rekaman:
    """A row with a TW label, its texts by column; what page breaks cut off is put back."""

    nomor: int
    triwulan: Triwulan
    geser: int
    sel: dict[Kolom, str]
    indeks: int = -1
    """Where the row stands among the rows of the table."""

    def get(self, kolom: Kolom) -> str:
        """The text of a column, empty when there is none."""
        return self.sel.get(kolom, "")


@attrs.define
class Pembaca:
    """Turns the rows of one document into records, noting every decision."""

    naskah: Naskah
    susunan: Susunan = attrs.field(init=False, factory=Susunan)
    temuan: list[Temuan] = attrs.field(init=False, factory=list)
    total: list[Rupiah] = attrs.field(init=False, factory=list)
    """Amounts of the rows that add the others up."""

    def read(self) -> list[Rekaman]:
        """All records in the order of the table."""
        rows = [row for row in self.naskah.baris if not self._is_heading(row)]
        self.susunan, told = with_units(self.susunan, self.naskah)
        self.temuan += told
        labelled = self._joined(self._label(rows))
        found = [self._record(one, one.label, at) for at, one in enumerate(labelled) if one.label is not None]
        for at, one in enumerate(labelled):
            if one.label is None:
                self._place_loose(one.baris, at, found)
        self._report_shifts(found)
        return found

    def _label(self, rows: Sequence[Baris]) -> list[BarisBerlabel]:
        """The rows with their labels; a table without a column for them is told."""
        if not self.susunan.dari_judul or find_unlabelled([row.sel for row in self.naskah.baris]) is None:
            bare = not any(find_label(row.sel) is not None for row in rows)
            return [BarisBerlabel(row, find_label(row.sel, bare=bare)) for row in rows]
        labelled = label_rows(rows, self.susunan)
        for sumber in Sumber:
            numbers = [one.baris.nomor for one in labelled if one.sumber is sumber]
            if numbers:
                pesan = f"Tabel tanpa kolom label TW: triwulan {len(numbers)} baris diambil dari {sumber.value}."
                self._info(kode.IDENTITAS_DITETAPKAN, pesan, f"{self.naskah.satuan} {_ranges(numbers)}")
        return labelled

    def _joined(self, rows: Sequence[BarisBerlabel]) -> list[BarisBerlabel]:
        """The rows; one that begins a line and ends where the row below it lacks its first cells is one with it."""
        found: list[BarisBerlabel] = []
        for one in rows:
            head = found[-1].baris if found and found[-1].label is None else None
            cut = head is not None and one.label is not None and len(head.sel) + one.label == self.susunan.tw
            if head is None or one.label is None or not cut or not _begins_a_line(head, self.susunan):
                found.append(one)
                continue
            whole = Baris(one.baris.nomor, (*head.sel, *one.baris.sel))
            found[-1] = attrs.evolve(one, baris=whole, label=one.label + len(head.sel))
            pesan = f"{self._at(head.nomor)} disambung ke {self._at(one.baris.nomor).lower()}."
            self._info(kode.BARIS_DISAMBUNG, pesan, _shown(head))
        return found

    def _place_loose(self, row: Baris, indeks: int, records: Sequence[Rekaman]) -> None:
        """A row without a label: a total, or the rest of a row that a page break cut in two."""
        texts = [text for _, text in row.terisi]
        if is_total(texts):
            times = self.susunan.pengali.get(Kolom.PAGU, 1)
            self.total += [Rupiah(parse_money(text, times)) for text in texts[:2] if is_money(text)]
            self._info(
                kode.IDENTITAS_DITETAPKAN, f"{self._at(row.nomor)} adalah baris jumlah dan dilewati.", " ".join(texts)
            )
            return
        behind = bisect(records, indeks, key=attrgetter("indeks"))
        before = records[max(0, behind - _NEAR) : behind]
        after = records[behind] if behind < len(records) else None
        if before and not _has_number(row, self.susunan) and _join_onto(before, after, row, self.susunan):
            pesan = f"{self._at(row.nomor)} disambung ke {before[-1].triwulan} di {self._at(before[-1].nomor).lower()}."
            self._info(kode.BARIS_DISAMBUNG, pesan, " | ".join(texts))
        else:
            pesan = f"{self._at(row.nomor)} tidak berlabel TW dan tidak dapat disambung ke baris di atasnya."
            saran = "Salin isinya sendiri ke rencana bila perlu."
            self.temuan.append(kode.BAGIAN_MERAGUKAN.temuan(pesan, saran, nilai=" | ".join(texts)))

    def _is_heading(self, row: Baris) -> bool:
        susunan = find_headings(row.sel)
        if susunan is not None and not self.susunan.dari_judul:
            self.susunan = susunan
            for position, name in susunan.asing.items():
                self._info(
                    kode.IDENTITAS_DITETAPKAN, f"Kolom {position + 1} bukan kolom matriks dan tidak dipakai.", name
                )
        return susunan is not None or is_numbering(row.sel) or is_subheading(row.sel)

    def _record(self, one: BarisBerlabel, label: int, indeks: int) -> Rekaman:
        row = one.baris
        quarter = label_of(row.sel[label])
        placed = self._place(one, label, quarter)
        texts: dict[Kolom, str] = {
            kolom: text for position, text in placed.sel.items() if (kolom := self.susunan.kolom[position])
        }
        unused = [text for position, text in placed.sel.items() if self.susunan.kolom[position] is None]
        for text in (*unused, *placed.tak_muat):
            self._doubt(row, quarter, "Isi ini tidak punya kolom di matriks dan tidak dipakai.", text)
        if placed.ragu:
            self._doubt(row, quarter, "Sel baris ini dapat ditempatkan dengan lebih dari satu cara.", _shown(row))
        for kolom in placed.janggal:
            self._doubt(row, quarter, f"Isi ini tidak cocok dengan judul kolomnya, {kolom}.", texts[kolom], kolom)
        if one.lain is not None:
            pesan = f"RENCANA KEGIATAN berlabel {quarter}, CAPAIAN berlabel {one.lain}; dibaca {quarter}."
            self._doubt(row, quarter, pesan, _shown(row))
        return Rekaman(row.nomor, quarter, placed.geser, texts, indeks)

    def _place(self, one: BarisBerlabel, label: int, quarter: Triwulan) -> Penempatan:
        if one.tepat:
            return place_in_order(one.baris.sel, self.susunan)
        placed = place(one.baris.sel, label, self.susunan, pertama=quarter is Triwulan.I)
        if not placed.geser and placed.sel != dict(one.baris.terisi):
            pesan = "Isi sel tidak cocok dengan judul kolomnya dan dipindah ke kolom lain."
            self._doubt(one.baris, quarter, pesan, _shown(one.baris))
        return placed

    def _report_shifts(self, records: Sequence[Rekaman]) -> None:
        for shift in sorted({record.geser for record in records} - {0}):
            numbers = [record.nomor for record in records if record.geser == shift]
            side = "kiri" if shift > 0 else "kanan"
            pesan = (
                f"{len(numbers)} baris tabel bergeser {abs(shift)} kolom ke {side}; selnya ditempatkan menurut isinya."
            )
            self._info(kode.SEL_BERGESER, pesan, f"{self.naskah.satuan} {_ranges(numbers)}")

    def _doubt(self, row: Baris, quarter: Triwulan, pesan: str, nilai: str, kolom: Kolom | None = None) -> None:
        self.temuan.append(
            kode.BAGIAN_MERAGUKAN.temuan(
                f"{self._at(row.nomor)}: {pesan}",
                "Bandingkan rencana dengan keputusan.",
                Letak(kolom=kolom, triwulan=quarter),
                nilai,
            )
        )

    def _info(self, aturan: Aturan, pesan: str, nilai: str) -> None:
        self.temuan.append(aturan.temuan(pesan, "Periksa sekali; tidak perlu apa-apa bila benar.", nilai=nilai))

    def _at(self, nomor: int) -> str:
        return f"{self.naskah.satuan.capitalize()} {nomor}"


def _cell(row: Baris, susunan: Susunan, kolom: Kolom) -> str:
    return dict(zip(susunan.kolom, row.sel, strict=False)).get(kolom, "")


def _has_number(row: Baris, susunan: Susunan) -> bool:
    """Whether a row without a label has a NO, which the rest of a row that a page cut never has."""
    return re.fullmatch(r"\d{1,2}[.)]?", _cell(row, susunan, Kolom.NO)) is not None


def _begins_a_line(row: Baris, susunan: Susunan) -> bool:
    """Whether a row without a label has a NO, or a whole target."""
    try:
        target = TargetKinerja.parse(_cell(row, susunan, Kolom.TARGET_KINERJA))
    except DomainError:
        return _has_number(row, susunan)
    return target.nilai is not None or _has_number(row, susunan)


def join_texts(first: str, rest: str) -> str:
    """Two halves of a text; a hyphen at the end of the first stays and takes the rest without a blank."""
    return f"{first}{rest}" if first.endswith("-") and not first.endswith(" -") else f"{first} {rest}"


def _join_onto(before: Sequence[Rekaman], after: Rekaman | None, row: Baris, susunan: Susunan) -> bool:
    """Put the cells of a row without label where their first halves stand; False when they fit nowhere."""
    # a page goes on with the shift of its first whole row, or with that of the row above; else with any
    for shifts in ([*([after.geser] if after else []), before[-1].geser], range(len(susunan.kolom))):
        if fits := [targets for shift in shifts if (targets := _targets(before, row, shift, susunan))]:
            break
    else:
        return False
    best = min(
        fits, key=lambda one: (not _repeats_a_neighbour(one, before, after), any(k in GABUNGAN for _, k, _ in one))
    )
    for record, kolom, text in best:
        record.sel[kolom] = join_texts(record.sel[kolom], text)
    return True


def _targets(
    before: Sequence[Rekaman], row: Baris, shift: int, susunan: Susunan
) -> list[tuple[Rekaman, Kolom, str]] | None:
    """For each cell of the row the record and column that it goes on with; None when one of them fits nowhere."""
    found = []
    columns = dict(enumerate(susunan.kolom, -shift))
    for position, text in row.terisi:
        kolom = columns.get(position)
        record = None if kolom is None else _holder(before, kolom)
        if kolom is None or record is None or not _goes_on(kolom, record.sel[kolom], text):
            return None
        found.append((record, kolom, text))
    return found


def _holder(before: Sequence[Rekaman], kolom: Kolom) -> Rekaman | None:
    """The record whose cell could go on: the last one, or for merged columns the one where the merge starts."""
    if kolom not in GABUNGAN:
        return before[-1] if before[-1].get(kolom) else None
    return next((record for record in reversed(before) if record.get(kolom)), None)


def _goes_on(kolom: Kolom, first: str, rest: str) -> bool:
    if kolom in _TEKS:
        return not is_money(rest)
    whole = join_texts(first, rest)
    return fit(kolom, first) < fit(kolom, whole)


def _repeats_a_neighbour(
    targets: Sequence[tuple[Rekaman, Kolom, str]], before: Sequence[Rekaman], after: Rekaman | None
) -> bool:
    """Whether the joined text stands whole in a row nearby, as plans repeat it from quarter to quarter."""
    return any(
        join_texts(record.sel[kolom], text) == other.get(kolom)
        for record, kolom, text in targets
        for other in (*before, *([after] if after else []))
        if other is not record
    )


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers in short: 3-5, 8."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in spans)


def _shown(row: Baris) -> str:
    return " | ".join(text for _, text in row.terisi)
