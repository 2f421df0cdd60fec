"""Scan a worksheet with expat: any encoding, prefix, comment or order that XML allows."""

import re
from collections.abc import Callable
from typing import Any

from rak.xlsx.package.limits import Limits
from rak.xlsx.package.problems import Reason, refuse
from rak.xlsx.package.xmlscan import MAIN, RELATIONS, Offsets, pairs, run_expat
from rak.xlsx.package.xmltext import START_TAG, TRUE, whole_number
from rak.xlsx.sheet.address import COLUMN_NUMBER, MAX_COLUMN, MAX_ROW, find_range
from rak.xlsx.sheet.sheetxml import CellSpan, ColumnSpan, RowSpan, SheetXml, Skeleton

_RELATION_IDS = tuple(f"{uri} id" for uri in sorted(RELATIONS))
_WIDTH = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,20})?")
_LETTERS = 3
"""The most letters that name a column."""


class SkeletonReader:
    """Collect what stands around the cells; ``path`` is that of main-namespace elements only."""

    def __init__(self, text: str, place: str, limits: Limits) -> None:
        self.text, self.place, self.limits = text, place, limits
        self.offsets = Offsets(text)
        self.skeleton = Skeleton()
        self.parser: Any = None
        self.depth = self.elements = 0
        self.foreign = 0
        """Depth of the outermost open element that is not of the main namespace, 0 outside."""
        self.names: list[str] = []
        self.in_data = False

    def run(self) -> None:
        """Parse the text."""

        def setup(parser: Any) -> None:
            self.parser = parser
            self.set_up(parser)

        run_expat(self.offsets.data, self.place, self.start, self.end, self.limits, setup)

    def set_up(self, parser: Any) -> None:
        """Register further handlers; none here."""

    def here(self) -> int:
        """Give the offset in the text of the current event."""
        return self.offsets(self.parser.CurrentByteIndex)

    def tag(self) -> tuple[int, int]:
        """Give where the tag of the current event starts and stops."""
        start = self.here()
        match = START_TAG.match(self.text, start)
        return start, match.end() if match else start

    def start(self, name: str, attributes: list[str]) -> None:
        """Take a start tag."""
        self.depth += 1
        self.elements += 1
        if self.depth > self.limits.max_depth:
            raise refuse(Reason.TOO_DEEP, self.place, f"nested deeper than {self.limits.max_depth}")
        if self.elements > self.limits.max_elements:
            detail = f"lebih dari {self.limits.max_elements} unsur XML"
            raise refuse(Reason.TOO_MANY_CELLS, self.place, detail)
        if self.foreign:
            return
        namespace, _, local = name.rpartition(" ")
        if self.depth == 1:
            self.skeleton.namespace = namespace
            if namespace not in MAIN or local != "worksheet":
                raise refuse(Reason.NOT_A_WORKSHEET, self.place, f"its root is {local!r}")
        elif namespace != self.skeleton.namespace:
            self.foreign = self.depth
            return
        self.names.append(local)
        if self.in_data:
            self.start_in_data(local, attributes)
        elif self.depth == 2 and local == "sheetData":
            self.start_data()
        elif 1 < self.depth <= 3:
            handler = _HANDLERS.get("/".join(self.names[1:]))
            if handler is not None:
                handler(self, pairs(attributes))

    def end(self, _name: str) -> None:
        """Take an end tag."""
        if self.foreign:
            if self.foreign == self.depth:
                self.foreign = 0
            self.depth -= 1
            return
        local = self.names.pop()
        if self.in_data:
            if self.depth == 2:
                self.in_data = False
                if self.skeleton.data_stop < 0:
                    self.skeleton.data_stop = self.here()
            else:
                self.end_in_data(local)
        self.depth -= 1

    def start_data(self) -> None:
        """Note where ``sheetData`` begins."""
        self.in_data = True
        self.skeleton.data_count += 1
        if self.skeleton.data_count > 1:
            raise refuse(Reason.BAD_XML, self.place, "two sheetData elements")
        start, stop = self.tag()
        self.skeleton.data_start, self.skeleton.data_tag_stop = start, stop
        if self.text[stop - 2] == "/":
            self.skeleton.data_stop = stop

    def start_in_data(self, local: str, attributes: list[str]) -> None:
        """Take a start tag inside ``sheetData``; ignored here."""

    def end_in_data(self, local: str) -> None:
        """Take an end tag inside ``sheetData``; ignored here."""

    def add_merge(self, attributes: dict[str, str]) -> None:
        """Take a ``mergeCell``."""
        area = find_range(attributes.get("ref", ""))
        if area is not None:
            self.skeleton.merges.append(area)

    def add_column(self, attributes: dict[str, str]) -> None:
        """Take a ``col``."""
        first, last = whole_number(attributes.get("min")), whole_number(attributes.get("max"))
        style = whole_number(attributes.get("style"))
        width = attributes.get("width", "")
        hidden = attributes.get("hidden") in TRUE or width == "0"
        if 1 <= first <= last:
            span = ColumnSpan(
                first, min(last, MAX_COLUMN), style, hidden, float(width) if _WIDTH.fullmatch(width) else 0
            )
            self.skeleton.columns.append(span)

    def add_hyperlink(self, attributes: dict[str, str]) -> None:
        """Take a ``hyperlink``."""
        area = find_range(attributes.get("ref", ""))
        relation = next((attributes[key] for key in _RELATION_IDS if key in attributes), "")
        if area is not None:
            self.skeleton.hyperlinks.append((area, relation, attributes.get("location", "")))

    def add_protection(self, attributes: dict[str, str]) -> None:
        """Take ``sheetProtection``."""
        self.skeleton.is_protected = attributes.get("sheet") in TRUE
        self.skeleton.protection = self.tag()

    def add_calculation(self, _attributes: dict[str, str]) -> None:
        """Take ``sheetCalcPr``, which has nothing inside."""
        self.skeleton.calculation_stop = self.tag()[1]

    def add_table(self, attributes: dict[str, str]) -> None:
        """Take a ``tablePart``."""
        self.skeleton.table_relations += [attributes[key] for key in _RELATION_IDS if key in attributes]

    def add_dimension(self, attributes: dict[str, str]) -> None:
        """Take ``dimension``."""
        self.skeleton.dimension = self.here(), attributes.get("ref", "")

    def add_properties(self, attributes: dict[str, str]) -> None:
        """Take ``sheetPr``."""
        self.skeleton.code_name = attributes.get("codeName", "")


_HANDLERS: dict[str, Callable[[SkeletonReader, dict[str, str]], None]] = {
    "dimension": SkeletonReader.add_dimension,
    "sheetPr": SkeletonReader.add_properties,
    "sheetProtection": SkeletonReader.add_protection,
    "sheetCalcPr": SkeletonReader.add_calculation,
    "cols/col": SkeletonReader.add_column,
    "mergeCells/mergeCell": SkeletonReader.add_merge,
    "hyperlinks/hyperlink": SkeletonReader.add_hyperlink,
    "tableParts/tablePart": SkeletonReader.add_table,
}


class SheetReader(SkeletonReader):
    """Collect rows and cells too."""

    def __init__(self, text: str, place: str, limits: Limits) -> None:
        super().__init__(text, place, limits)
        self.rows: list[RowSpan] = []
        self.misplaced = False
        self._row = self._column = 0
        self._row_at = (0, 0)
        self._seen_rows: set[int] = set()
        self._cells: list[CellSpan] = []
        self._columns: set[int] = set()
        self._cell: dict[str, str] = {}
        self._cell_at = (0, 0)
        self._formula: dict[str, str] | None = None
        self._texts: dict[str, str] = {}
        self._into = ""
        self._children: list[tuple[str, int, int]] = []
        self._child_at = (0, 0)

    def set_up(self, parser: Any) -> None:
        """Register the handler of text."""
        parser.CharacterDataHandler = self.characters

    def characters(self, data: str) -> None:
        """Take text, where a formula, a value or an inline string is open."""
        if self._into and not self.foreign:
            self._texts[self._into] = self._texts.get(self._into, "") + data

    def start_in_data(self, local: str, attributes: list[str]) -> None:
        """Take a start tag inside ``sheetData``."""
        if self.depth == 3 and local == "row":
            self._start_row(pairs(attributes))
        elif self.depth == 4 and local == "c" and self.names[2] == "row":
            self._start_cell(pairs(attributes))
        elif self.depth >= 5 and self.names[2:4] == ["row", "c"]:
            self._start_inside(local, attributes)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = whole_number(attributes.get("r"), self._row + 1)
        if not 1 <= self._row <= MAX_ROW:
            raise refuse(Reason.BAD_XML, self.place, f"row {attributes.get('r', '')[:20]} does not exist")
        self.misplaced = self.misplaced or self._row in self._seen_rows
        self._seen_rows.add(self._row)
        self._row_at = self.tag()
        self._cells, self._columns, self._column = [], set(), 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        self._column += 1
        if address is not None:
            letters = address.rstrip("0123456789")
            is_name = len(letters) <= _LETTERS and letters.isascii() and letters.isalpha()
            self._column = COLUMN_NUMBER[letters] if is_name else 0
            self.misplaced = self.misplaced or address[len(letters) :] != str(self._row)
        if not 1 <= self._column <= MAX_COLUMN:
            raise refuse(Reason.BAD_XML, self.place, f"cell {(address or '')[:20]} does not exist")
        self.misplaced = self.misplaced or self._column in self._columns
        self._columns.add(self._column)
        self._cell, self._cell_at = attributes, self.tag()
        self._formula, self._texts, self._into, self._children = None, {}, "", []

    def _start_inside(self, local: str, attributes: list[str]) -> None:  # noqa: ARG002
        inner = "/".join(self.names[4:])
        if self.depth == 5:
            self._child_at = self.tag()
        if inner == "f":
            self._formula = pairs(attributes)
        if inner == "is":
            self._texts.setdefault("is", "")
        self._into = {"f": "f", "v": "v", "is/t": "is", "is/r/t": "is"}.get(inner, "")
        if self._into:
            self._texts.setdefault(self._into, "")

    def _stop(self, at: tuple[int, int]) -> int:
        if self.text[at[1] - 2] == "/":
            return at[1]
        return self.text.index(">", self.here()) + 1

    def end_in_data(self, local: str) -> None:
        """Take an end tag inside ``sheetData``."""
        self._into = ""
        if self.depth == 3 and local == "row":
            start, tag_stop = self._row_at
            self.rows.append(RowSpan(self._row, start, tag_stop, self._stop(self._row_at), self._cells))
        elif self.depth == 4 and local == "c" and self.names[2:] == ["row"]:
            self._end_cell()
        elif self.depth == 5 and self.names[2:] == ["row", "c"]:
            self._children.append((local, self._child_at[0], self._stop(self._child_at)))

    def _end_cell(self) -> None:
        cell, texts = self._cell, self._texts
        formula = texts.get("f", "") if self._formula is not None else None
        start, stop = self._cell_at[0], self._stop(self._cell_at)
        style, kind = whole_number(cell.get("s")), cell.get("t", "")
        self._cells.append(
            CellSpan(
                self._column,
                start,
                stop,
                style,
                kind,
                self._formula,
                formula,
                texts.get("v") or None,
                texts.get("is") or None,
                tuple(self._children),
            )
        )


def slow_scan(text: str, place: str, limits: Limits) -> SheetXml:
    """Scan any well-formed worksheet."""
    reader = SheetReader(text, place, limits)
    reader.run()
    root = START_TAG.search(text, text.find("<", _after_prologue(text)))
    name = root[1] if root else ""
    prefix = name[: name.index(":") + 1] if ":" in name else ""
    return SheetXml(text, prefix, reader.skeleton, reader.rows, False, reader.misplaced)


def _after_prologue(text: str) -> int:
    """Give the offset after declaration, comments and processing instructions before the root."""
    at = 0
    while True:
        at = text.find("<", at)
        if text.startswith("<?", at):
            at = text.index("?>", at) + 2
        elif text.startswith("<!--", at):
            at = text.index("-->", at) + 3
        else:
            return max(at, 0)
