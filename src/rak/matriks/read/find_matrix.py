"""Finds the matrix: the sheet, the heading rows, and which column is which."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import product
from typing import Final, NamedTuple

from rak.domain.headings import find_alike, find_exact, is_revised
from rak.domain.kolom import DASAR, Bantu, Kolom, Peran
from rak.domain.quarter_labels import read_bare, read_label
from rak.domain.temuan import Temuan
from rak.layouts.row_kinds import is_numbering, is_total_text
from rak.matriks.read import findings_on_tata as aturan
from rak.matriks.read.collect_findings import Catatan, as_seen
from rak.matriks.read.column_headings import PLAN_COLUMNS, REPORT_COLUMNS, Judul, exact_role, report_headings
from rak.matriks.read.grid import Petak
from rak.matriks.read.read_result import TataLetak, TidakAdaMatriks
from rak.xlsx import Cell, CellError, Workbook, to_address

LEMBAR_BANTU: Final = frozenset(
    {"bulanan", "indikator", "evaluasi", "rekap", "petunjuk", "temuan", "riwayat", "dasar", "perubahan"}
)
"""Sheets of rak that are not looked at for a matrix while another sheet has one."""

_ENOUGH: Final = 4
_LEADING: Final = frozenset({Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN, Kolom.KEGIATAN, Kolom.RENCANA_KEGIATAN})
_TALLEST: Final = 4
_MOST_LIKENED: Final = 1_500
"""Texts that are likened to known headings."""


class Calon(NamedTuple):
    """A place that may be the heading of a matrix."""

    petak: Petak
    baris: int
    nilai: int
    """How many columns are recognised in the row."""


def has_dasar(workbook: Workbook) -> bool:
    """Whether the workbook is a copy for a section."""
    return any(sheet.name.casefold() == DASAR.casefold() and sheet.editable for sheet in workbook.sheets)


def find_matrix(petak: Iterable[Petak], catatan: Catatan) -> tuple[Petak, TataLetak]:
    """The best heading of the sheets; TidakAdaMatriks when there is none. Others as good are asked about."""
    pages = list(petak)
    main = [page for page in pages if page.nama.casefold() not in LEMBAR_BANTU]
    calon = _candidates(main) or (_candidates(pages) if main != pages else [])
    if not calon:
        raise TidakAdaMatriks((*catatan.all(), _nothing_found(pages)))
    best = max(
        calon, key=lambda one: (one.nilai, one.petak.nama.casefold() == "matriks", one.petak.sheet.state == "visible")
    )
    rivals = [one for one in calon if one is not best and one.nilai >= best.nilai - 2]
    if rivals:
        places = "; ".join(f"lembar '{one.petak.nama}' baris {one.baris}" for one in (best, *rivals))
        pesan = f"Ada {len(rivals) + 1} tabel yang mirip matriks: {places}. Yang dibaca: lembar '{best.petak.nama}'."
        saran = "Sisakan satu matriks, atau beri nama 'Matriks' pada lembar yang benar."
        where = best.petak.nama, best.baris, min(best.petak.baris[best.baris])
        catatan.add(aturan.BEBERAPA_MATRIKS, pesan, saran, where)
    return best.petak, _columns(best, catatan)


def _nothing_found(pages: list[Petak]) -> Temuan:
    sought = ", ".join(str(kolom) for kolom in (*PLAN_COLUMNS, *REPORT_COLUMNS))
    names = ", ".join(f"'{page.nama}'" for page in pages) or "tidak ada lembar kerja"
    pesan = f"Tidak ada baris judul matriks. Dicari paling sedikit {_ENOUGH} dari judul {sought}; lembar yang dilihat: {names}."
    return aturan.TIDAK_ADA_MATRIKS.temuan(pesan, "Pastikan berkasnya benar dan baris judul tabel masih ada.")


def _candidates(pages: list[Petak]) -> list[Calon]:
    """The best heading row of every sheet that has one: known spellings first, then likely ones."""
    for recognise in (_exact_count, _fuzzy_count):
        found = [calon for page in pages if (calon := recognise(page)) is not None]
        if found:
            return found
    return []


def _exact_count(page: Petak) -> Calon | None:
    best: Calon | None = None
    for row in page.urut:
        known = {find_exact(text) for text in _texts(page.baris[row])} - {None}
        count = len(known)
        if count >= _ENOUGH and known & _LEADING and (best is None or count > best.nilai + 1):
            best = Calon(page, row, count)
    return best


def _texts(line: Mapping[int, Cell]) -> list[str]:
    return [cell.value for cell in line.values() if type(cell.value) is str]


def _fuzzy_count(page: Petak) -> Calon | None:
    best, left = None, _MOST_LIKENED
    for row in page.urut:
        texts = _texts(page.baris[row])
        texts += [text for text in _texts(page.baris.get(row + 1, {})) if not read_label(text)]
        texts = texts[:left]
        left -= len(texts)
        known = {find_exact(text) or next(iter(find_alike(text)), None) for text in texts} - {None}
        if len(known) >= _ENOUGH and known & _LEADING and (best is None or len(known) > best.nilai):
            best = Calon(page, row, len(known))
    return best


def _heading_rows(calon: Calon) -> tuple[int, int, list[Judul]]:
    """First and last row of the heading that the row belongs to, and its columns."""
    page, row = calon.petak, calon.baris
    last = row
    for column in page.baris[row]:
        merge = page.merge(row, column)
        if merge and merge.last_row - row < _TALLEST:
            last = max(last, merge.last_row)
    found = [
        (first, end, _headings(page, first, end))
        for first, end in product((row, row - 1), [last] if last > row else range(row, row + 3))
        if first and all(_may_be_heading(page, each) for each in range(row + 1, end + 1))
    ]
    return max(found, key=_rank, default=(row, row, _headings(page, row, row)))


def _rank(found: tuple[int, int, list[Judul]]) -> tuple[int, int, int]:
    """Most columns, then fewest rows, then the lower ones."""
    first, end, headings = found
    return len({peran for heading in headings if (peran := exact_role(heading)) is not None}), first - end, first


def _may_be_heading(page: Petak, row: int) -> bool:
    values = [cell.value for cell in page.baris.get(row, {}).values()]
    return all(isinstance(value, str) and not isinstance(value, CellError) for value in values) and not any(
        read_label(str(value)) for value in values
    )


def _headings(page: Petak, first: int, last: int) -> list[Judul]:
    columns = {column for row in range(first, last + 1) for column in page.baris.get(row, {})}
    for row in range(first, last + 1):
        for column in list(page.baris.get(row, {})):
            merge = page.merge(row, column)
            if merge:
                columns.update(range(merge.first_column, min(merge.last_column, column + page.widest) + 1))
    found: list[Judul] = []
    for column in sorted(columns):
        texts: list[str] = []
        span, grouped = column, False
        for row in range(first, last + 1):
            cell, merge = page.effective(row, column), page.merge(row, column)
            if cell is None or cell.row != row or not isinstance(cell.value, str):
                continue
            texts.append(cell.value)
            span = cell.column
            grouped = grouped or (row < last and merge is not None and merge.last_column > merge.first_column)
        found.append(Judul(column, tuple(texts), span, grouped))
    return found


def _columns(calon: Calon, catatan: Catatan) -> TataLetak:
    page = calon.petak
    first, last, headings = _heading_rows(calon)
    roles: dict[Peran, list[Judul]] = {}
    unknown: list[Judul] = []
    for heading in headings:
        peran = exact_role(heading)
        if peran is None:
            unknown.append(heading)
        else:
            roles.setdefault(peran, []).append(heading)
    unknown = _guess(page, first, unknown, roles, catatan)
    picked = _Columns(page, (first, last), catatan).pick(roles, unknown)
    tata = TataLetak(page.nama, first, last, picked, {})
    catatan.defer(partial(report_headings, tata, headings, page))
    return tata


def _guess(
    page: Petak, row: int, unknown: list[Judul], roles: dict[Peran, list[Judul]], catatan: Catatan
) -> list[Judul]:
    """Misspelt headings become the column that they clearly mean; what stays unknown is given back."""
    left: list[Judul] = []
    for heading in unknown:
        likely = [peran for text in reversed(heading.texts) for peran in find_alike(text) if peran not in roles]
        candidates = list(dict.fromkeys(likely))
        if len(candidates) == 1:
            [peran] = candidates
            roles[peran] = [heading]
            pesan = f"Judul kolom '{heading.shown}' dibaca sebagai {peran}."
            saran = f"Tulis judulnya {peran}."
            catatan.add(aturan.JUDUL_MIRIP, pesan, saran, (page.nama, row, heading.column), nilai=heading.shown)
            continue
        if candidates:
            pesan = f"Judul kolom '{heading.shown}' dapat berarti {' atau '.join(map(str, candidates))}; kolomnya tidak dibaca."
            saran = "Tulis judul resminya."
            catatan.add(aturan.JUDUL_RAGU, pesan, saran, (page.nama, row, heading.column), nilai=heading.shown)
        left.append(heading)
    return left


class _Contents:
    """How many filled cells each column has below the heading, and how many quarter labels where they may stand."""

    def __init__(self, page: Petak, last: int, taken: set[int]) -> None:
        self._rows = [line for row in page.urut if row > last and not is_numbering(line := page.baris[row])]
        self.labels: Counter[int] = Counter()
        self.bare: Counter[int] = Counter()
        for line in self._rows:
            for column, cell in line.items():
                value = cell.value
                if column not in taken and type(value) is str:
                    found = read_label(value)
                    if found is not None:
                        self.labels[column] += 1
                        if not found.sisa:
                            self.bare[column] += 1

    def filled(self, column: int) -> int:
        return sum(column in line for line in self._rows)


class _Columns:
    """Settles which sheet column is which column of the matrix."""

    def __init__(self, page: Petak, rows: tuple[int, int], catatan: Catatan) -> None:
        self._page = page
        self._row = rows[0]
        self._last = rows[1]
        self._catatan = catatan

    def pick(self, roles: dict[Peran, list[Judul]], unknown: list[Judul]) -> dict[Peran, int]:
        found: dict[Peran, int] = {}
        plans, stated = roles.pop(Kolom.RENCANA_KEGIATAN, []), roles.pop(Kolom.TRIWULAN, [])
        taken = {heading.column for headings in roles.values() for heading in headings}
        contents = _Contents(self._page, self._last, taken)
        label = self._label_column(stated, [*stated, *plans, *unknown], contents)
        if label is not None:
            found[Kolom.TRIWULAN] = label
        text = self._text_column(plans, label, taken.union(heading.column for heading in unknown), contents)
        if text is not None:
            found[Kolom.RENCANA_KEGIATAN] = text
        for peran, headings in roles.items():
            column = headings[0].column if len(headings) == 1 else self._one(peran, headings, contents)
            if column is not None:
                found[peran] = column
        return found

    def _label_column(self, stated: list[Judul], likely: list[Judul], contents: _Contents) -> int | None:
        """The column of the quarter's label: by what stands in it, and by its heading where it is empty.

        One label above figures, in a column that nothing names, is the heading of a quarter.
        """
        free = [heading.column for heading in likely]
        labels = contents.bare
        free += [at for at in labels if at not in free and 2 * labels[at] >= max(4, contents.filled(at))]
        best = max(free, key=lambda column: labels[column], default=None)
        if best is not None and labels[best]:
            return best
        return max((heading.column for heading in stated), key=self._bare_labels, default=None)

    def _bare_labels(self, column: int) -> int:
        cells = (self._page.own(row, column) for row in self._page.urut if row > self._last)
        return sum(cell is not None and read_bare(str(cell.value)) is not None for cell in cells)

    @staticmethod
    def _text_column(plans: list[Judul], label: int | None, headed: set[int], contents: _Contents) -> int | None:
        """The text of RENCANA KEGIATAN, which shares its heading with the label in the official form."""
        own = [heading.column for heading in plans if heading.column != label]
        if own:
            return max(own, key=lambda column: (contents.filled(column), -column))
        if not plans or label is None:
            return None
        for beside in (label + 1, label - 1):
            if beside not in headed and contents.filled(beside):
                return beside
        return label if contents.bare[label] < contents.labels[label] else None

    def _one(self, peran: Peran, headings: list[Judul], contents: _Contents) -> int | None:
        """The column of a role; of one merged heading the fullest, of two headings the only one with content."""
        if len({heading.span for heading in headings}) == 1:
            return max(headings, key=lambda heading: (contents.filled(heading.column), -heading.column)).column
        full = [heading for heading in headings if contents.filled(heading.column)]
        if len(full) <= 1:
            return (full or headings)[0].column
        if isinstance(peran, Bantu):
            return full[0].column
        revised = [heading for heading in full if is_revised(heading.shown)]
        if len(revised) == 1:
            others = ", ".join(f"'{as_seen(heading.shown)}'" for heading in full if heading is not revised[0])
            pesan = f"Kolom {peran} yang berlaku '{as_seen(revised[0].shown)}'; kolom {others} tidak dibaca."
            saran = "Biarkan bila memang nilai sebelum revisi."
            self._catatan.add(aturan.KOLOM_TAMBAHAN, pesan, saran, (self._page.nama, self._row, revised[0].column))
            return revised[0].column
        places = " dan ".join(to_address(self._row, heading.column) for heading in full)
        pesan = f"Ada {len(full)} kolom berjudul {peran} ({places}) yang terisi; tidak ada yang dibaca."
        saran = f"Sisakan satu kolom {peran}, atau ganti judul yang lain."
        where = self._page.nama, self._row, full[1].column
        self._catatan.add(aturan.KOLOM_GANDA, pesan, saran, where, nilai=full[1].shown)
        return None


def is_total(cell: Cell) -> bool:
    """Whether the cell names a total (``JUMLAH``, ``Sub Total``, ``Total Pagu``), not an indicator that counts things."""
    return type(cell.value) is str and is_total_text(cell.value)
