"""Collects the findings of one reading, each with its place, and counts what is only worth one line in all."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeAlias

from rak.checks.catalogue import Aturan
from rak.domain.letak import Letak
from rak.domain.temuan import Temuan
from rak.xlsx import to_address

_SHOWN = 160
DiLembar: TypeAlias = tuple[str, int, int] | tuple[str]
"""Sheet, row and column, or a sheet as a whole."""


class Tersel(Protocol):
    """A cell with its place."""

    @property
    def row(self) -> int: ...  # noqa: D102
    @property
    def column(self) -> int: ...  # noqa: D102
    @property
    def value(self) -> object: ...  # noqa: D102


def as_seen(value: object) -> str:
    """The value of a cell as a finding shows it: on one line, never longer than a few lines of a terminal."""
    if value is None:
        return ""
    text = " ".join(str(value)[: 4 * _SHOWN].split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def by_number(text: str) -> str:
    r"""The text with the numbers of the letters that no Indonesian keyboard has (``TW \u0406``)."""
    return ascii(text)[1:-1]


def range_of(cells: Sequence[Tersel]) -> str | None:
    """``D6:G6``, the range that covers the cells; of one cell its address."""
    if not cells:
        return None
    rows, columns = [cell.row for cell in cells], [cell.column for cell in cells]
    first, last = to_address(min(rows), min(columns)), to_address(max(rows), max(columns))
    return first if first == last else f"{first}:{last}"


class Catatan:
    """The findings so far."""

    def __init__(self) -> None:
        self._found: list[Temuan | Callable[[Catatan], None]] = []
        self._counted: dict[tuple[str, str], tuple[Aturan, str, str, list[tuple[str, int, int]]]] = {}

    def add(
        self,
        aturan: Aturan,
        pesan: str,
        saran: str,
        sel: DiLembar | None = None,
        letak: Letak | None = None,
        nilai: object = None,
    ) -> None:
        """One finding; ``sel`` is sheet, row, column, or a sheet as a whole."""
        temuan = aturan.temuan(pesan, saran, letak, as_seen(nilai))
        if sel is not None:
            lembar, *at = sel
            temuan = temuan.at(lembar, to_address(*at) if at else None)
        self._found.append(temuan)

    def tell(
        self, aturan: Aturan, lembar: str, cell: Tersel, pesan: str, saran: str, letak: Letak | None = None
    ) -> None:
        """One finding on a filled cell, with what stands in it."""
        self.add(aturan, pesan, saran, (lembar, cell.row, cell.column), letak, cell.value)

    def add_range(
        self, aturan: Aturan, pesan: str, saran: str, lembar: str, cells: Sequence[Tersel], letak: Letak | None = None
    ) -> None:
        """One finding on several cells: it stands on the range that covers them."""
        temuan = aturan.temuan(pesan, saran, letak, as_seen(cells[0].value) if len(cells) == 1 else "")
        self._found.append(temuan.at(lembar, range_of(cells)))

    def fork(self) -> "Catatan":
        """These findings so far, to go on with apart."""
        other = Catatan()
        other._found, other._counted = list(self._found), dict(self._counted)
        return other

    def count(self, aturan: Aturan, hal: str, saran: str, sel: tuple[str, int, int]) -> None:
        """One more cell of a kind; all cells of one ``hal`` become one finding at the first of them."""
        self._counted.setdefault((aturan.kode, hal), (aturan, hal, saran, []))[3].append(sel)

    def defer(self, report: "Callable[[Catatan], None]") -> None:
        """Keep the place of findings that are worked out only when the findings are asked for."""
        self._found.append(report)

    def all(self) -> tuple[Temuan, ...]:
        """Every finding in the order of sheet and place as met, the counted ones last."""
        counted: list[Temuan] = []
        for aturan, hal, saran, cells in self._counted.values():
            cells = list(dict.fromkeys(cells))  # noqa: PLW2901  # a cell may be asked for twice
            lembar, row, column = cells[0]
            count = f"{len(cells)} sel {hal}" if len(cells) > 1 else f"Satu sel {hal}"
            shown = ", ".join(to_address(r, c) for _, r, c in cells)
            counted.append(aturan.temuan(f"{count}: {shown}.", saran).at(lembar, to_address(row, column)))
        return (*self._each(), *counted)

    def _each(self) -> Iterator[Temuan]:
        for one in self._found:
            if callable(one):
                later = Catatan()
                one(later)
                yield from later._each()
            else:
                yield one
