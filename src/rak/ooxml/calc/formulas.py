"""The formulas of a workbook: who reads whom, and how each is evaluated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from .area import key_of, sheet_of
from .book import Book, book_of
from .lexer import scan
from .reach import Graph
from .values import Unknown, Unsupported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .area import Area
    from .context import Context
    from .shape import Shape

Cell = tuple[str, int, int]
Position = tuple[int, int]
BySheet = tuple[tuple[str, tuple[tuple[Position, str], ...]], ...]
Program: TypeAlias = "tuple[Callable[[Context], Any], tuple[Area, ...], str]"

_SETS: Final = 4
"""The sets of formulas that are remembered,"""
_LARGEST: Final = 5_000
"""and the most formulas of such a set."""


class Formulas:
    """The formulas of one workbook; what is found out of them is kept, and nothing of their values."""

    def __init__(self, texts: BySheet, sheets: tuple[str, ...], names: Mapping[str, str]) -> None:
        """Take the formulas by sheet and position, the names of all sheets, and the defined names."""
        known = tuple(dict.fromkeys([*sheets, *[name for name, _ in texts]]))
        self.book: Book = book_of(known)
        self.sheets: dict[int, str] = {}
        """The names of the sheets by number."""
        self.cells: dict[int, Cell] = {}
        self.texts: dict[int, str] = {}
        for name in known:
            self.sheets.setdefault(self.book.number(name), name)
        for name, found in texts:
            first = self.book.key(name, 0, 0)
            for (row, column), text in found:
                key = first + key_of(0, row, column)
                self.cells[key] = (name, row, column)
                self.texts[key] = text
        self.programs = _Programs(self)
        """How each formula is evaluated."""
        self._names = {name.replace("'", "").lower(): text for name, text in names.items()}
        self._graph: Graph | None = None

    @property
    def graph(self) -> Graph:
        """Who reads whom."""
        if self._graph is None:
            self.book.forget()
            self._graph = Graph(self.book, self.texts, lambda name, number: self.definition(name, self.sheets[number]))
        return self._graph

    def definition(self, name: str, sheet: str) -> str | None:
        """The formula of a defined name; None for an unknown one or one that moves with the cell."""
        text = self._names.get(f"{sheet.lower()}!{name}", self._names.get(name))
        if text is None:
            return None
        found = scan(text)
        if found.relative or any(not area.sheet for area in found.areas):
            return None
        return text


class _Programs(dict[int, "Program"]):
    """The closure of each formula, its references and its sheet, made when first wanted."""

    def __init__(self, formulas: Formulas) -> None:
        super().__init__()
        self._formulas = formulas

    def __missing__(self, key: int) -> Program:
        if key not in self._formulas.texts:
            return _undecided, (), ""
        self.make([key])
        return self[key]

    def make(self, keys: Iterable[int]) -> None:
        """Make those of some formulas that are not there."""
        sheets: dict[int, list[int]] = {}
        for key in keys:
            if key not in self:
                sheets.setdefault(sheet_of(key), []).append(key)
        texts, cells = self._formulas.texts, self._formulas.cells
        for number, found in sheets.items():
            bound = self._formulas.book.bind([texts[key] for key in found], number)
            for key, (shape, areas) in zip(found, bound, strict=True):
                self[key] = _closure(shape), areas, cells[key][0]


def _closure(shape: Shape) -> Callable[[Context], Any]:
    """What evaluates the formulas of a shape."""
    try:
        return shape.scalar
    except Unsupported:
        return _undecided


def _undecided(_: Context) -> Any:
    """A formula that is not understood has no value."""
    raise Unknown


_remembered: dict[tuple[BySheet, tuple[str, ...] | None, tuple[tuple[str, str], ...]], Formulas] = {}


def formulas_of(texts: BySheet, sheets: tuple[str, ...] | None, names: Mapping[str, str]) -> Formulas:
    """Give the formulas of a workbook; those of the last few workbooks need not be read again.

    At most four sets of at most 5,000 formulas are held; a formula takes 1 to 2 kB.
    """
    asked = (texts, sheets, tuple(names.items()))
    found = _remembered.pop(asked, None) or Formulas(texts, sheets or (), names)
    if len(found.texts) <= _LARGEST:
        _remembered[asked] = found
        while len(_remembered) > _SETS:
            _remembered.pop(next(iter(_remembered)), None)
    return found


def grouped(formulas: Mapping[Cell, str] | Mapping[str, Mapping[Position, str]]) -> BySheet:
    """Give formulas, by cell or by sheet, in one order by sheet."""
    found: dict[str, list[tuple[Position, str]]] = {}
    for place, text in formulas.items():
        if isinstance(place, str):
            found[place] = list(text.items())  # type: ignore[union-attr]  # a sheet's formulas
        else:
            name, row, column = place
            found.setdefault(name, []).append(((row, column), text))  # type: ignore[arg-type]  # a text
    return tuple([(name, tuple(texts)) for name, texts in found.items()])
