"""The cells of a whole new sheet, and the few formats that they have."""

from collections.abc import Sequence

from rak.xlsx.edit.patch import spelt_cell
from rak.xlsx.package.xmltext import escape_attribute
from rak.xlsx.sheet.address import COLUMN_LETTERS
from rak.xlsx.sheet.cell import Formatted, Link
from rak.xlsx.sheet.cell_styles import StyleAppender
from rak.xlsx.sheet.cell_values import spell
from rak.xlsx.sheet.dates import to_serial
from rak.xlsx.sheet.strings import StringWriter

_LINE = 15.0
"""Points of one line of text."""
_TALLEST = 409
"""Points, the most that Excel gives a row."""
_USUAL_WIDTH = 8.43
_DATE = "dd/mm/yyyy"


class RowSpeller:
    """Spells the rows of a new sheet."""

    def __init__(
        self, widths: Sequence[float], strings: StringWriter | None, looks: "Looks", *, header: bool, date1904: bool
    ) -> None:
        """Take the widths of the columns, and whether the first row is a heading."""
        self._widths = widths
        self._strings = strings
        self._looks = looks
        self._header = header
        self.links: list[str] = []
        """The hyperlinks of the rows that have been spelt."""
        self._date1904 = date1904

    def __call__(self, number: int, row: Sequence[object]) -> str:
        """Spell one row, as high as its longest text asks for."""
        cells = "".join(self._cell(number, column, value) for column, value in enumerate(row, 1))
        lines = max((self._lines(column, value) for column, value in enumerate(row, 1)), default=1)
        height = f' ht="{min(lines * _LINE, _TALLEST):g}"' if lines > 1 and self._widths else ""
        return f'<row r="{number}"{height}>{cells}</row>'

    def _lines(self, column: int, value: object) -> int:
        """Give about how many lines a text takes in its column, at a character for each unit of its width."""
        text = value.text if isinstance(value, Link) else value
        if type(text) is not str:
            return 1
        width = max(1, int(self._widths[column - 1] if column <= len(self._widths) else _USUAL_WIDTH))
        return sum(max(1, -(-len(line) // width)) for line in text.split("\n"))

    def _cell(self, number: int, column: int, value: object) -> str:
        look = self._looks.header if self._header and number == 1 else self._looks.body
        address = f"{COLUMN_LETTERS[column]}{number}"
        if isinstance(value, Link):
            look = self._looks.link
            self.links.append(f'<hyperlink ref="{address}" location="{escape_attribute(value.location)}"/>')
        elif isinstance(value, Formatted):
            look = self._looks.formatted(value.number_format)
        elif _is_date(value):
            look = self._looks.formatted(_DATE)
        plain = plain_value(value, date1904=self._date1904)
        if plain in (None, "") and not isinstance(value, Formatted):
            return ""
        content = spell(None if plain == "" else plain, self._strings, "")
        return spelt_cell("c", address, str(look or ""), content.type or "", content.formula + content.value)


def _is_date(value: object) -> bool:
    return hasattr(value, "toordinal")


def plain_value(value: object, *, date1904: bool) -> object:
    """Give what a cell holds: the text of a link, the serial number of a date."""
    if isinstance(value, Link):
        return value.text
    if isinstance(value, Formatted):
        value = value.value
    if not _is_date(value):
        return value
    try:
        return to_serial(value, date1904=date1904)  # type: ignore[arg-type]
    except ValueError:
        return value  # told as no value of a cell


class Looks:
    """The formats of the sheet, appended to the workbook's styles."""

    def __init__(self, styles: StyleAppender | None) -> None:
        self._styles = styles
        self.header = self.body = self.link = 0
        if styles is None:
            return
        p = styles.prefix
        bold = styles.add("fonts", f'<{p}font><{p}b/><{p}sz val="11"/><{p}name val="Calibri"/></{p}font>')
        blue = styles.add(
            "fonts", f'<{p}font><{p}u/><{p}sz val="11"/><{p}color rgb="FF0563C1"/><{p}name val="Calibri"/></{p}font>'
        )
        self.header = styles.add("cellXfs", _xf(p, bold))
        self.body = styles.add("cellXfs", _xf(p, 0))
        self.link = styles.add("cellXfs", _xf(p, blue))

    def formatted(self, number_format: str) -> int:
        """Give the format of the body with a number format."""
        styles = self._styles
        return (
            0 if styles is None else styles.add("cellXfs", _xf(styles.prefix, 0, styles.number_format(number_format)))
        )


def _xf(p: str, font: int, number_format: int = 0) -> str:
    applied = ' applyNumberFormat="1"' if number_format else ""
    return (
        f'<{p}xf numFmtId="{number_format}" fontId="{font}" fillId="0" borderId="0" xfId="0" applyFont="1"{applied} '
        f'applyAlignment="1"><{p}alignment vertical="top" wrapText="1"/></{p}xf>'
    )
