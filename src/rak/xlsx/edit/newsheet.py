"""A whole new worksheet, plain and readable: for lists that are put beside the sheets of staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rak.xlsx.package.problems import Problem, Reason
from rak.xlsx.package.xmltext import escape_attribute
from rak.xlsx.sheet.address import COLUMN_LETTERS, place_of
from rak.xlsx.sheet.cell import Link
from rak.xlsx.sheet.cell_values import fault_of, spell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rak.xlsx.sheet.cell_styles import StyleAppender
    from rak.xlsx.sheet.strings import StringWriter
    from rak.xlsx.sheet.workbook import Workbook

_OURS = "rak_"
_FORBIDDEN = set("[]:*?/\\")


class NewSheet(NamedTuple):
    """What is asked for."""

    name: str
    rows: Sequence[Sequence[object]]
    widths: tuple[float, ...]
    header: bool
    replace: bool

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
        for row_number, row in enumerate(self.rows, 1):
            for column, value in enumerate(row, 1):
                plain = value.text if isinstance(value, Link) else value
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

    def xml(self, namespace: str, strings: StringWriter | None, styles: StyleAppender | None) -> str:
        """Spell the sheet."""
        looks = _Looks(styles)
        links: list[str] = []
        rows = "".join(self._row(number, row, strings, looks, links) for number, row in enumerate(self.rows, 1))
        code = f'<sheetPr codeName="{_OURS}{escape_attribute("".join(filter(str.isalnum, self.name)))}"/>'
        pane = (
            '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
            'state="frozen"/></sheetView></sheetViews>'
            if self.header
            else ""
        )
        columns = "".join(
            f'<col min="{index}" max="{index}" width="{width:g}" customWidth="1"/>'
            for index, width in enumerate(self.widths, 1)
        )
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<worksheet xmlns="{namespace}">{code}{pane}'
            + (f"<cols>{columns}</cols>" if columns else "")
            + (f"<sheetData>{rows}</sheetData>" if rows else "<sheetData/>")
            + (f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else "")
            + "</worksheet>"
        )

    def _row(
        self, number: int, row: Sequence[object], strings: StringWriter | None, looks: _Looks, links: list[str]
    ) -> str:
        cells = []
        for column, value in enumerate(row, 1):
            if value is None or value == "":
                continue
            address = f"{COLUMN_LETTERS[column]}{number}"
            style = looks.header if self.header and number == 1 else looks.body
            if isinstance(value, Link):
                location = escape_attribute(value.location)
                links.append(f'<hyperlink ref="{address}" location="{location}"/>')
                value, style = value.text, looks.link  # noqa: PLW2901
            content = spell(value, strings, "")
            kind = f' t="{content.type}"' if content.type else ""
            look = f' s="{style}"' if style else ""
            cells.append(f'<c r="{address}"{look}{kind}>{content.formula}{content.value}</c>')
        return f'<row r="{number}">{"".join(cells)}</row>'


class _Looks:
    """The three formats of the sheet, appended to the workbook's styles."""

    def __init__(self, styles: StyleAppender | None) -> None:
        self.header = self.body = self.link = 0
        if styles is None:
            return
        p = styles.prefix
        bold = styles.add("fonts", f'<{p}font><{p}b/><{p}sz val="11"/><{p}name val="Calibri"/></{p}font>')
        blue = styles.add(
            "fonts",
            f'<{p}font><{p}u/><{p}sz val="11"/><{p}color rgb="FF0563C1"/><{p}name val="Calibri"/></{p}font>',
        )
        self.header = styles.add("cellXfs", _xf(p, bold))
        self.body = styles.add("cellXfs", _xf(p, 0))
        self.link = styles.add("cellXfs", _xf(p, blue))


def _xf(p: str, font: int) -> str:
    return (
        f'<{p}xf numFmtId="0" fontId="{font}" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">'
        f'<{p}alignment vertical="top" wrapText="1"/></{p}xf>'
    )
