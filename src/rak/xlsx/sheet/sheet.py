"""One sheet of a workbook, parsed when first asked for."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from rak.xlsx.package.problems import Reason, refuse
from rak.xlsx.package.relations import Relation
from rak.xlsx.package.xmltext import TRUE, XmlText, attributes_of
from rak.xlsx.sheet.address import Position, Range, find_range
from rak.xlsx.sheet.cell import Cell
from rak.xlsx.sheet.fastscan import fast_scan
from rak.xlsx.sheet.merges import MergedRanges
from rak.xlsx.sheet.notes import read_notes
from rak.xlsx.sheet.parts import Parts
from rak.xlsx.sheet.reading import read_cells
from rak.xlsx.sheet.sheet_tables import Table, read_tables
from rak.xlsx.sheet.sheetxml import ColumnSpan, SheetXml
from rak.xlsx.sheet.slowscan import slow_scan

_NO_ROW = ("hidden", ' ht="0"')
"""What the tag of a row says that is not shown."""
_MAX_LINKED = 10_000
"""The most cells for which links are listed; of a range beyond, its first cell is."""


class Sheet:
    """A worksheet, or a chart sheet (which has no cells and is not editable)."""

    def __init__(self, parts: Parts, name: str, state: str, part: str, kind: str, identifier: str = "") -> None:
        self.parts = parts
        self.identifier = identifier
        """The ``sheetId``, by which calcChain names the sheet."""
        self.kind = kind
        self.name = name
        self.state = state
        """``visible``, ``hidden`` or ``veryHidden``."""
        self.part = part
        self.editable = kind == "worksheet"

    def __repr__(self) -> str:
        return f"Sheet({self.name!r})"

    @cached_property
    def source(self) -> XmlText:
        """The part as text."""
        return self.parts.text_of(self.part, rows=self.parts.limits.max_rows)

    @cached_property
    def xml(self) -> SheetXml:
        """The part, scanned into rows."""
        if not self.editable:
            raise refuse(Reason.NOT_A_WORKSHEET, self.name, "a sheet without cells")
        text, limits = self.source.text, self.parts.limits
        return fast_scan(text, self.part, limits) or slow_scan(text, self.part, limits)

    def share_scan(self, other: "Sheet") -> None:
        """Take the rows of another state of this sheet, whose part is the same to the byte."""
        vars(self).update({name: vars(other)[name] for name in ("source", "xml") if name in vars(other)})

    @cached_property
    def cells(self) -> Mapping[Position, Cell]:
        """The cells by (row, column); also blank ones that only have a format, but for blank rows of a large sheet."""
        rows = self._read(blanks=True)
        return {(row, column): cell for row, line in rows.items() for column, cell in line.items()}

    @cached_property
    def filled(self) -> Mapping[int, Mapping[int, Cell]]:
        """The cells by row and column, without those that only have a format."""
        return self._read(blanks=False)

    def _read(self, *, blanks: bool) -> dict[int, dict[int, Cell]]:
        if not self.editable:
            return {}
        parts = self.parts
        return read_cells(self.xml, parts.texts, self.part, parts.limits, parts.size, blanks=blanks)

    @property
    def merges(self) -> tuple[Range, ...]:
        """Merged ranges."""
        return tuple(self.xml.skeleton.merges) if self.editable else ()

    def anchor(self, row: int, column: int) -> Position:
        """Give the cell whose value a merged range shows; the cell itself outside of any."""
        return self._merged.anchor(row, column)

    @cached_property
    def _merged(self) -> MergedRanges:
        return MergedRanges(self.merges)

    @property
    def dimension(self) -> Range | None:
        """The used range as the file states it; None where it does not."""
        stated = self.xml.skeleton.dimension
        return find_range(stated[1]) if stated else None

    @property
    def hidden_rows(self) -> frozenset[int]:
        """Rows that are hidden, by hand or by a filter, or have no height."""
        xml = self.xml
        if all(xml.text.find(sign, xml.skeleton.data_start) < 0 for sign in _NO_ROW):
            return frozenset()
        tags = ((row.number, xml.text[row.start : row.tag_stop]) for row in xml.rows)
        likely = ((number, attributes_of(tag)) for number, tag in tags if any(sign in tag for sign in _NO_ROW))
        return frozenset(number for number, found in likely if found.get("hidden") in TRUE or found.get("ht") == "0")

    @property
    def hidden_columns(self) -> frozenset[int]:
        """Columns that are hidden, or have no width."""
        return frozenset(
            column for first, last in _joined(self.xml.skeleton.columns) for column in range(first, last + 1)
        )

    @property
    def protected(self) -> bool:
        """Whether the sheet is protected; its locked cells are then not edited."""
        return self.editable and self.xml.skeleton.is_protected

    @cached_property
    def relations(self) -> Mapping[str, Relation]:
        """The relationships of the sheet's part."""
        return self.parts.relations_of(self.part)

    @property
    def hyperlinks(self) -> Mapping[Position, str]:
        """Targets of hyperlinks by cell; a place in the workbook reads ``#Sheet!A1``."""
        found: dict[Position, str] = {}
        for area, relation, location in self.xml.skeleton.hyperlinks:
            target = self.relations[relation].target if relation in self.relations else ""
            text = f"{target}#{location}" if location else target
            rows = range(area.first_row, min(area.last_row, area.first_row + 99) + 1)
            columns = range(area.first_column, min(area.last_column, area.first_column + 99) + 1)
            if len(found) + len(rows) * len(columns) > _MAX_LINKED:
                rows, columns = rows[:1], columns[:1]
            found.update(dict.fromkeys(((row, column) for row in rows for column in columns), text))
        return found

    @property
    def notes(self) -> Mapping[Position, str]:
        """Comments by cell; a thread reads as its texts, one a line."""
        return read_notes(self.relations, self.parts)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Tables of the sheet."""
        wanted = self.xml.skeleton.table_relations if self.editable else []
        return read_tables(wanted, self.relations, self.parts) if wanted else ()


def _joined(spans: Iterable[ColumnSpan]) -> Iterator[tuple[int, int]]:
    """Give the stretches of hidden columns, each column once however many spans name it."""
    last = 0
    for first, stop in sorted((span.first, span.last) for span in spans if span.hidden):
        if stop > last:
            yield max(first, last + 1), stop
            last = stop
