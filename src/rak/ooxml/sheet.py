"""One sheet of a workbook, parsed when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rak.ooxml.address import Position, Range, from_range
from rak.ooxml.problems import OoxmlError, Reason, refuse
from rak.ooxml.relations import Relation, read_relations
from rak.ooxml.xmltext import attributes_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rak.ooxml.cell import Cell
    from rak.ooxml.sheetxml import SheetXml
    from rak.ooxml.workbook import Workbook
    from rak.ooxml.xmltext import XmlText

_TRUE = ("1", "true")
_MAX_LINKED = 10_000


class Table(NamedTuple):
    """A table (list object): its name, area, how many header and totals rows, and its column names."""

    name: str
    area: Range
    header_rows: int
    totals_rows: int
    columns: tuple[str, ...]


class Sheet:
    """A worksheet, or a chart sheet (which has no cells and is not editable)."""

    def __init__(self, workbook: Workbook, name: str, state: str, part: str, kind: str, identifier: str = "") -> None:
        self.workbook = workbook
        self.identifier = identifier
        """The ``sheetId``, by which calcChain names the sheet."""
        self.kind = kind
        self.name = name
        self.state = state
        """``visible``, ``hidden`` or ``veryHidden``."""
        self.part = part
        self.editable = kind == "worksheet"
        self._source: XmlText | None = None
        self._xml: SheetXml | None = None
        self._cells: dict[Position, Cell] | None = None
        self._anchors: dict[Position, Position] | None = None
        self._large: list[Range] = []
        """Merged ranges too large to list their cells."""
        self._tables: tuple[Table, ...] | None = None
        self._relations: dict[str, Relation] | None = None

    def __repr__(self) -> str:
        return f"Sheet({self.name!r})"

    @property
    def source(self) -> XmlText:
        """The part as text."""
        if self._source is None:
            self._source = self.workbook.text_of(self.part)
        return self._source

    @property
    def xml(self) -> SheetXml:
        """The part, cut into rows."""
        if self._xml is None:
            if not self.editable:
                raise refuse(Reason.NOT_A_WORKSHEET, self.name, "a sheet without cells")
            return self.scan()
        return self._xml

    def scan(self, like: SheetXml | None = None) -> SheetXml:
        """Cut the part; ``like`` is an earlier state of it that has been verified."""
        from rak.ooxml.fastscan import fast_scan, rescan  # noqa: PLC0415

        text, limits = self.source.text, self.workbook.limits
        self._xml = rescan(text, like) if like is not None and like.canonical else None
        if self._xml is None:
            self._xml = fast_scan(text, self.part, limits)
        if self._xml is None:
            from rak.ooxml.slowscan import slow_scan  # noqa: PLC0415

            self._xml = slow_scan(text, self.part, limits)
        return self._xml

    @property
    def cells(self) -> Mapping[Position, Cell]:
        """The cells by (row, column); also blank ones that only have a format."""
        if self._cells is None:
            if not self.editable:
                return {}
            from rak.ooxml.reading import read_cells, refuse_too_many  # noqa: PLC0415

            refuse_too_many(self.source.text.count("<c "), self.part, self.workbook.limits)
            book = self.workbook
            self._cells = read_cells(self.xml, book.texts, self.part, book.limits, len(book.data))
        return self._cells

    @property
    def merges(self) -> tuple[Range, ...]:
        """Merged ranges."""
        return tuple(self.xml.skeleton.merges) if self.editable else ()

    def anchor(self, row: int, column: int) -> Position:
        """Give the cell whose value a merged range shows; the cell itself outside of any."""
        if self._anchors is None:
            self._anchors = {}
            for area in self.merges:
                if (area.last_row - area.first_row + 1) * (area.last_column - area.first_column + 1) > _MAX_LINKED:
                    self._large.append(area)
                    continue
                for each in range(area.first_row, area.last_row + 1):
                    for other in range(area.first_column, area.last_column + 1):
                        self._anchors[each, other] = area.anchor
        found = self._anchors.get((row, column))
        if found is None and self._large:
            found = next((area.anchor for area in self._large if area.covers((row, column))), None)
        return found or (row, column)

    @property
    def dimension(self) -> Range | None:
        """The used range as the file states it; None where it does not."""
        stated = self.xml.skeleton.dimension
        try:
            return from_range(stated[1]) if stated else None
        except OoxmlError:
            return None

    @property
    def hidden_rows(self) -> frozenset[int]:
        """Rows that are hidden, by hand or by a filter."""
        xml = self.xml
        tags = ((row.number, xml.text[row.start : row.tag_stop]) for row in xml.rows)
        return frozenset(
            number for number, tag in tags if "hidden" in tag and attributes_of(tag).get("hidden") in _TRUE
        )

    @property
    def hidden_columns(self) -> frozenset[int]:
        """Columns that are hidden."""
        return frozenset(
            column for span in self.xml.skeleton.columns if span.hidden for column in range(span.first, span.last + 1)
        )

    @property
    def protected(self) -> bool:
        """Whether the sheet is protected; its locked cells are then not edited."""
        return self.editable and self.xml.skeleton.is_protected

    @property
    def relations(self) -> Mapping[str, Relation]:
        """The relationships of the sheet's part."""
        if self._relations is None:
            self._relations = read_relations(self.workbook.container, self.part, self.workbook.limits)
        return self._relations

    @property
    def hyperlinks(self) -> Mapping[Position, str]:
        """Targets of hyperlinks by cell; a place in the workbook reads ``#Sheet!A1``."""
        found: dict[Position, str] = {}
        for area, relation, location in self.xml.skeleton.hyperlinks:
            target = self.relations[relation].target if relation in self.relations else ""
            text = f"{target}#{location}" if location else target
            for row in range(area.first_row, min(area.last_row, area.first_row + 99) + 1):
                for column in range(area.first_column, min(area.last_column, area.first_column + 99) + 1):
                    found[row, column] = text
        return found

    @property
    def notes(self) -> Mapping[Position, str]:
        """Comments by cell; a thread reads as its texts, one a line."""
        from rak.ooxml.notes import read_notes  # noqa: PLC0415

        return read_notes(self)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Tables of the sheet."""
        if self._tables is None:
            wanted = self.xml.skeleton.table_relations if self.editable else []
            if not wanted:
                self._tables = ()
            else:
                from rak.ooxml.tables import read_tables  # noqa: PLC0415

                self._tables = read_tables(self)
        return self._tables
