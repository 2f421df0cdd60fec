"""A whole new worksheet, plain and readable: for lists that are put beside the sheets of staff."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rak.xlsx.edit.newsheet_cells import Looks, RowSpeller, plain_value
from rak.xlsx.package.problems import Problem, Reason
from rak.xlsx.package.xmltext import escape, escape_attribute
from rak.xlsx.sheet.address import MAX_COLUMN, MAX_ROW, Range, place_of, to_address
from rak.xlsx.sheet.cell_styles import StyleAppender
from rak.xlsx.sheet.cell_values import fault_of
from rak.xlsx.sheet.strings import StringWriter
from rak.xlsx.sheet.workbook import Workbook

_OURS = "rak_"
_LONGEST_LIST = 255
_STATES = frozenset({"visible", "hidden", "veryHidden"})
_FORBIDDEN = set("[]:*?/\\")


class Choice(NamedTuple):
    """A drop-down list over a range of a new sheet: texts, or a range or name that holds them."""

    area: Range
    texts: tuple[str, ...] = ()
    source: str = ""
    """A range such as ``Daftar!$A$1:$A$9``, or a defined name; where it is given, ``texts`` are not used."""

    def problems(self, place: str) -> Iterator[Problem]:
        """Tell what Excel does not take: 255 characters in all, and no comma or quote within a text."""
        listed = ",".join(self.texts)
        if not self.source and (
            not self.texts or len(listed) > _LONGEST_LIST or any(set(',"') & set(each) for each in self.texts)
        ):
            yield Problem(
                Reason.BAD_VALUE,
                place,
                f"daftar pilihan berisi 1 sampai {_LONGEST_LIST} karakter, tanpa koma atau kutip",
            )

    def xml(self) -> str:
        """Spell ``dataValidation``."""
        formula = escape(self.source or '"' + ",".join(self.texts) + '"')
        return (
            f'<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="{self.area}">'
            f"<formula1>{formula}</formula1></dataValidation>"
        )


class Layout(NamedTuple):
    """How a new sheet is shown, typed into and printed."""

    freeze: tuple[int, int] | None = None
    """Rows and columns that stay in view; None: the heading."""
    autofilter: bool = False
    """Whether the first row filters the others."""
    choices: tuple[Choice, ...] = ()
    landscape: bool = False
    """Whether it prints on landscape pages; all columns fit the width of a page either way."""
    state: str = "visible"
    """``visible``, ``hidden``, or ``veryHidden`` (only a program shows it again)."""


class NewSheet(NamedTuple):
    """What is asked for."""

    name: str
    rows: Sequence[Sequence[object]]
    widths: tuple[float, ...]
    header: bool
    replace: bool
    layout: Layout = Layout()

    def problems(self, workbook: Workbook) -> Iterator[Problem]:
        """Tell what stands against the sheet."""
        name = self.name
        if not 1 <= len(name) <= 31 or _FORBIDDEN & set(name) or name.startswith("'") or name.endswith("'"):
            yield Problem(Reason.BAD_SHEET_NAME, name, "1 to 31 characters without [ ] : * ? / \\ or outer quotes")
        if workbook.has_protected_structure:
            yield Problem(Reason.WORKBOOK_PROTECTED, name, "the structure of the workbook is protected")
        if self._is_taken(workbook) and not (self.replace and self.earlier(workbook)):
            yield Problem(Reason.SHEET_EXISTS, name, "there is a sheet of that name which was not made here")
        if not any(each.kind in {"worksheet", "chartsheet"} for each in workbook.relations.values()):
            yield Problem(
                Reason.NO_PART, workbook.part, "relates to no sheet, so a new one cannot be bound as they are"
            )
        if len(self.rows) > MAX_ROW or max(map(len, self.rows), default=0) > MAX_COLUMN:
            yield Problem(Reason.BAD_ADDRESS, name, f"a sheet has {MAX_ROW} rows and {MAX_COLUMN} columns")
        if self.layout.state not in _STATES:
            yield Problem(
                Reason.BAD_VALUE, name, f"keadaan lembar '{self.layout.state}', yang ada: {', '.join(sorted(_STATES))}"
            )
        for choice in self.layout.choices:
            yield from choice.problems(place_of(name, choice.area.anchor))
        for row_number, row in enumerate(self.rows, 1):
            for column, value in enumerate(row, 1):
                plain = plain_value(value, date1904=workbook.date1904)
                fault = fault_of(plain, place_of(name, (row_number, column)), workbook.limits.max_text)
                if fault is not None:
                    yield fault

    def _is_taken(self, workbook: Workbook) -> bool:
        return any(sheet.name.casefold() == self.name.casefold() for sheet in workbook.sheets)

    def earlier(self, workbook: Workbook) -> str | None:
        """Give the part of the earlier sheet that this one replaces."""
        for sheet in workbook.sheets:
            if sheet.name.casefold() == self.name.casefold() and sheet.editable:
                named = sheet.part.rpartition("/")[2].startswith(_OURS)
                if named or sheet.xml.skeleton.code_name.startswith(_OURS):
                    return sheet.part
        return None

    def free_part(self, workbook: Workbook, taken: set[str]) -> str:
        """Give a name for the new part."""
        folder = workbook.part.rpartition("/")[0]
        number = 1
        while True:
            name = f"{folder}/worksheets/{_OURS}{number}.xml".lstrip("/")
            if name not in workbook.container and name not in taken:
                return name
            number += 1

    def xml(
        self, namespace: str, strings: StringWriter | None, styles: StyleAppender | None, *, date1904: bool = False
    ) -> str:
        """Spell the sheet."""
        row_of = RowSpeller(self.widths, strings, Looks(styles), header=self.header, date1904=date1904)
        rows = "".join(row_of(number, row) for number, row in enumerate(self.rows, 1))
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<worksheet xmlns="{namespace}">{self._properties()}{self._view()}{self._columns()}'
            + (f"<sheetData>{rows}</sheetData>" if rows else "<sheetData/>")
            + self._rules(row_of.links)
            + f'<pageSetup paperSize="9" orientation="{"landscape" if self.layout.landscape else "portrait"}"'
            ' fitToHeight="0"/></worksheet>'
        )

    def _properties(self) -> str:
        code = _OURS + escape_attribute("".join(filter(str.isalnum, self.name)))
        return f'<sheetPr codeName="{code}"><pageSetUpPr fitToPage="1"/></sheetPr>'

    def _view(self) -> str:
        rows, columns = self.layout.freeze or (int(self.header), 0)
        if not rows and not columns:
            return ""
        pane = "bottomRight" if rows and columns else "bottomLeft" if rows else "topRight"
        split = (f' xSplit="{columns}"' if columns else "") + (f' ySplit="{rows}"' if rows else "")
        return (
            f'<sheetViews><sheetView workbookViewId="0"><pane{split} topLeftCell="{to_address(rows + 1, columns + 1)}" '
            f'activePane="{pane}" state="frozen"/></sheetView></sheetViews>'
        )

    def _columns(self) -> str:
        columns = "".join(
            f'<col min="{index}" max="{index}" width="{width:g}" customWidth="1"/>'
            for index, width in enumerate(self.widths, 1)
        )
        return f"<cols>{columns}</cols>" if columns else ""

    def _rules(self, links: list[str]) -> str:
        """Spell what stands behind the cells, in the order that the format asks for."""
        width, choices = max(map(len, self.rows), default=0), self.layout.choices
        filtered = Range(1, 1, len(self.rows), width) if self.layout.autofilter and width else None
        return (
            (f'<autoFilter ref="{filtered}"/>' if filtered else "")
            + (
                f'<dataValidations count="{len(choices)}">{"".join(each.xml() for each in choices)}</dataValidations>'
                if choices
                else ""
            )
            + (f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else "")
        )
