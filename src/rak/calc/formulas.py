"""The formulas of a workbook: who reads whom, and how each is evaluated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from math import inf
from typing import Any, Final, TypeAlias

from rak.calc.area import Area, Cell, key_of, place_of, sheet_of
from rak.calc.book import Book, book_of
from rak.calc.context import Context
from rak.calc.groups import Group, Knot
from rak.calc.reach import Graph
from rak.calc.shape import Shape
from rak.calc.tokenizer import is_relative, scan
from rak.calc.values import Unknown, Unsupported

Position = tuple[int, int]
Texts: TypeAlias = "Mapping[str, Mapping[Position, str]]"
"""Formulas by sheet and position."""
Program: TypeAlias = "tuple[Callable[[Context], Any], tuple[Area, ...], str]"

_SETS: Final = 4
"""The most workbooks whose formulas are remembered, for the next workbook that has the same ones."""
_LARGEST: Final = 5_000
"""The most formulas of a workbook that are remembered."""
# Small enough not to overshoot by much, large enough that asking costs nothing beside making.
_AT_ONCE: Final = 200
"""The formulas that are made before it is asked what they took."""


class Formulas:
    """The formulas of a workbook: what each reads and how it is computed.

    It holds no value, so the next workbook with the same formulas need not have them read again.
    """

    def __init__(
        self, texts: Texts, sheets: tuple[str, ...], names: Mapping[str, str], references: float = inf
    ) -> None:
        """Take the formulas by sheet and position, the names of all sheets, the defined names, and what may be kept."""
        self._references = references
        # Formulas may stand on a sheet that nobody named; its name comes after the known ones.
        known = tuple(dict.fromkeys([*sheets, *texts]))
        self.book: Book = book_of(known)
        self.sheets: dict[int, str] = {}
        """The names of the sheets by number."""
        self.texts: dict[int, str] = {}
        for name in known:
            self.sheets.setdefault(self.book.number(name), name)
        for name, found in texts.items():
            first = self.book.key(name, 0, 0)
            for (row, column), text in found.items():
                self.texts[first + key_of(0, row, column)] = text
        self.programs = _Programs(self, references)
        """How each formula is evaluated."""
        self._defined = dict(names)

    def cell(self, key: int) -> Cell:
        """The name of the sheet, the row and the column of a formula."""
        number, row, column = place_of(key)
        return self.sheets[number], row, column

    @cached_property
    def _names(self) -> dict[str, str]:
        """The formulas of the defined names, as they are looked up."""
        return {name.replace("'", "").lower(): text for name, text in self._defined.items()}

    @cached_property
    def graph(self) -> Graph:
        """Who reads whom."""
        self.book.forget()
        return Graph(
            self.book, self.texts, lambda name, number: self.definition(name, self.sheets[number]), self._references
        )

    def serves(self, references: float) -> bool:
        """Tell whether a workbook of these formulas that may keep so many references would find the same for itself."""
        return references == self._references or (not self.graph.beyond and self.graph.references <= references)

    def definition(self, name: str, sheet: str) -> str | None:
        """The formula of a defined name; None for an unknown one or one that moves with the cell."""
        # A name of the sheet hides one of the workbook.
        text = self._names.get(f"{sheet.lower()}!{name}", self._names.get(name))
        if text is None:
            return None
        # Excel shifts such a name by the place of the cell that uses it; no value is better than that of another cell.
        if is_relative(text) or any(not area.sheet for area in scan(text).areas):
            return None
        return text


class _Programs(dict[int, "Program"]):
    """The closure of each formula, its references and its sheet, made when first wanted.

    A tree takes as much room as references do: where the shapes have too many words, formulas left have no value.
    """

    def __init__(self, formulas: Formulas, references: float) -> None:
        super().__init__()
        self._formulas = formulas
        self._most = references
        self._shapes: dict[int, Shape] = {}
        self._made = 0

    def __missing__(self, key: int) -> Program:
        if key not in self._formulas.texts:
            return _undecided, (), ""
        self.make([key])
        return self[key]

    def make_part(self, keys: Sequence[int], share: int) -> None:
        """Make formulas as long as they take no more than a part, one of so many, of what may still be kept."""
        most = self._made + (self._most - self._made) / share
        for at in range(0, len(keys), _AT_ONCE):
            if self._made > most:
                return
            self.make(keys[at : at + _AT_ONCE])

    def make(self, keys: Iterable[int]) -> None:
        """Make the programs of formulas that have none yet."""
        texts, book = self._formulas.texts, self._formulas.book
        for key in keys:
            if key in self:
                continue
            if self._made > self._most:
                self[key] = _undecided, (), ""
                continue
            self._keep(key, *book.bind(texts[key], sheet_of(key)))

    def make_of(self, group: Group | Knot, at: int) -> None:
        """Make the program of one formula of a group, whose references are known already."""
        key = group.keys[at]
        if isinstance(group, Group) and group.template is not None and key not in self and self._made <= self._most:
            placed = self._formulas.book.placed
            self._keep(key, group.template.shape, tuple([placed[slot.span(at)] for slot in group.named]))

    def drop_many(self, context: Context) -> None:
        """Forget all programs if there are many, with their areas and what the context knows of these."""
        if len(self) > _LARGEST:
            self.clear()
            context.forget()
            self._formulas.book.placed.clear()

    def _keep(self, key: int, shape: Shape, areas: tuple[Area, ...]) -> None:
        if id(shape) not in self._shapes:
            self._shapes[id(shape)] = shape
            self._made += len(shape.scan.tokens)
        self[key] = _closure(shape), areas, self._formulas.sheets[sheet_of(key)]


def _closure(shape: Shape) -> Callable[[Context], Any]:
    """What evaluates the formulas of a shape."""
    try:
        return shape.scalar
    except Unsupported:
        return _undecided


def _undecided(_: Context) -> Any:
    """A formula that is not understood has no value."""
    raise Unknown


_remembered: dict[object, Formulas] = {}


def formulas_of(
    texts: Texts, sheets: tuple[str, ...] | None, names: Mapping[str, str], references: float = inf
) -> Formulas:
    """Give the formulas of a workbook; those of the last few workbooks need not be read again.

    At most four sets of at most 5,000 formulas are held; a formula takes 1 to 2 kB.
    """
    if sum(map(len, texts.values())) > _LARGEST:
        return Formulas(texts, sheets or (), names, references)
    asked = tuple([(name, tuple(found.items())) for name, found in texts.items()]), sheets, tuple(names.items())
    # Taken out and put in again, the set that was used last stands at the end, and the oldest is dropped first.
    found = _remembered.pop(asked, None)
    if found is None or not found.serves(references):
        found = Formulas(texts, sheets or (), names, references)
    _remembered[asked] = found
    while len(_remembered) > _SETS:
        _remembered.pop(next(iter(_remembered)), None)
    return found


def grouped(formulas: Mapping[Cell, str] | Texts) -> Texts:
    """Give formulas, by cell or by sheet, by sheet."""
    found: dict[str, Mapping[Position, str]] = {}
    for place, text in formulas.items():
        if isinstance(place, str):
            found[place] = text  # type: ignore[assignment]  # a sheet's formulas
        else:
            name, row, column = place
            found.setdefault(name, {})[row, column] = text  # type: ignore[index]  # a text
    return found
