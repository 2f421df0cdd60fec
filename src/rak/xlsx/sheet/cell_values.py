"""The values that may be written, how they are checked, and how a cell's XML spells them."""

import math
from typing import NamedTuple

from rak.calc.cell_error import CellError
from rak.calc.excel_limits import MAX_EXACT
from rak.xlsx.package.problems import Problem, Reason
from rak.xlsx.package.xmltext import encode_excel, escape
from rak.xlsx.sheet.address import Position
from rak.xlsx.sheet.cell import Cell, Formula, Value
from rak.xlsx.sheet.parts import Parts
from rak.xlsx.sheet.reading import value_of_token
from rak.xlsx.sheet.row_index import SheetView
from rak.xlsx.sheet.sheetxml import Token
from rak.xlsx.sheet.strings import StringWriter, text_element

MAX_FORMULA = 8192
_ERRORS = frozenset(
    {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!"}
)


class Content(NamedTuple):
    """The inside of a cell: the type attribute (None: left out) and the XML of its children."""

    type: str | None
    formula: str
    value: str


def fault_of(value: object, place: str, max_text: int) -> Problem | None:
    """Tell why a value cannot be written; None where it can."""
    if value is None or isinstance(value, bool) or (type(value) is int and -MAX_EXACT < value < MAX_EXACT):
        return None
    if isinstance(value, Formula):
        return _fault_of_formula(value, place, max_text)
    if isinstance(value, CellError):
        if str(value) not in _ERRORS:
            return Problem(Reason.BAD_VALUE, place, f"'{value}' bukan nilai galat Excel")
        return None
    if isinstance(value, str):
        return _fault_of_text(value, place, max_text)
    if isinstance(value, int):
        if abs(value) > 10**308 or int(float(value)) != value:
            return Problem(Reason.BAD_VALUE, place, f"bilangan bulat {value} tidak dapat disimpan utuh")
        return None
    if isinstance(value, float):
        if not math.isfinite(value):
            return Problem(Reason.BAD_VALUE, place, f"{value} bukan bilangan Excel")
        return None
    return Problem(Reason.BAD_VALUE, place, f"{type(value).__name__} bukan isi sel; ubah dahulu")


def _fault_of_text(value: str, place: str, max_text: int) -> Problem | None:
    size = len(value) if value.isascii() else len(value.encode("utf-16-le", "surrogatepass")) // 2
    if size > max_text:
        return Problem(Reason.TEXT_TOO_LONG, place, f"{size} karakter, sel menampung {max_text}")
    try:
        value.encode()
    except UnicodeEncodeError:
        return Problem(Reason.BAD_VALUE, place, "setengah pasangan pengganti bukan huruf")
    return None


def _fault_of_formula(value: Formula, place: str, max_text: int) -> Problem | None:
    if not value.text.strip() or value.text.startswith("="):
        return Problem(Reason.BAD_VALUE, place, "rumus ditulis tanpa '=' dan tidak kosong")
    if len(value.text) > MAX_FORMULA:
        return Problem(Reason.TEXT_TOO_LONG, place, f"{len(value.text)} karakter, rumus paling banyak {MAX_FORMULA}")
    if isinstance(value.cached, Formula):
        return Problem(Reason.BAD_VALUE, place, "hasil rumus bukan rumus")
    return fault_of(value.text, place, MAX_FORMULA) or fault_of(value.cached, place, max_text)


def same_value(one: object, other: object) -> bool:
    """Tell whether two values are the same for Excel: 1 is 1.0, but neither TRUE nor "1"."""
    if type(one) is type(other):
        return one == other
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return one == other
    return type(one) is type(other) and one == other


def is_there(value: object, view: SheetView, position: Position) -> bool:
    """Tell whether a cell of the file already holds the value."""
    if view.xml.canonical:
        token = view.tokens(position[0]).get(position[1])
        if token is None:
            return value is None
        if not (token[4] or token[5] or isinstance(value, Formula)):
            return token_holds(token, value, view.sheet.parts)
    if not view.has(*position):
        return value is None
    if view.has_formula(*position):
        return isinstance(value, Formula) and _formula_is_there(value, view.cell(*position))
    if isinstance(value, Formula) or view.type(*position) == "d":
        return False
    return same_value(value, view.value(*position))


def token_holds(token: Token, value: object, parts: Parts) -> bool:
    """Tell whether a cell of a canonical sheet, which has no formula, holds the value; a date as text never does."""
    is_one = not token[7] or (token[3] == "inlineStr" and not token[6])
    return is_one and token[3] != "d" and same_value(value, value_of_token(token, parts))


def _formula_is_there(value: Formula, cell: Cell | None) -> bool:
    if cell is None or cell.formula != value.text:
        return False
    return value.cached is None or (cell.has_cached and same_value(value.cached, cell.value))


def spell_number(value: float) -> str:
    """Spell a number as Excel reads it back to the last digit; there is no negative zero."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < MAX_EXACT):
        return str(int(value))
    return repr(value)


def spell(value: object, strings: StringWriter | None, prefix: str) -> Content:
    """Spell a value as the inside of a cell."""
    if value is None:
        return Content(None, "", "")
    if isinstance(value, Formula):
        formula = f"<{prefix}f>{escape(value.text)}</{prefix}f>"
        if value.cached is None:
            return Content(None, formula, "")
        return cached(value.cached, prefix)._replace(formula=formula)
    if isinstance(value, str) and not isinstance(value, CellError):
        if strings is None:
            return Content("inlineStr", "", f"<{prefix}is>{text_element(value, prefix)}</{prefix}is>")
        return Content("s", "", f"<{prefix}v>{strings.index(value)}</{prefix}v>")
    return cached(value, prefix)


def cached(value: object, prefix: str) -> Content:
    """Spell a value that a formula has."""
    if type(value) is int or type(value) is float:
        return Content(None, "", f"<{prefix}v>{spell_number(value)}</{prefix}v>")
    if value is None:
        return Content(None, "", "")
    kind, keep = None, ""
    if isinstance(value, CellError):
        kind, text = "e", escape(str(value))
    elif isinstance(value, str):
        kind, text = "str", escape(encode_excel(value)) if value else ""
        keep = ' xml:space="preserve"' if text != text.strip() else ""
    elif isinstance(value, bool):
        kind, text = "b", str(int(value))
    elif isinstance(value, (int, float)):
        text = spell_number(value)
    else:
        raise TypeError(f"{type(value).__name__} is not the value of a cell")
    return Content(kind, "", f"<{prefix}v{keep}>{text}</{prefix}v>")


__all__ = ["Content", "Value", "cached", "fault_of", "is_there", "same_value", "spell", "spell_number"]
