"""What a table of any program has to offer to be read here: a grid of cells with their places, and their values."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Protocol

from rak.checks.catalogue import Aturan
from rak.domain.letak import Letak
from rak.domain.rupiah import Uang
from rak.domain.target import TargetKinerja


class Kotak(Protocol):
    """A filled cell."""

    @property
    def row(self) -> int: ...  # noqa: D102
    @property
    def column(self) -> int: ...  # noqa: D102
    @property
    def value(self) -> Any: ...  # noqa: D102


class Daerah(Protocol):
    """A merged range."""

    @property
    def first_row(self) -> int: ...  # noqa: D102
    @property
    def last_row(self) -> int: ...  # noqa: D102
    @property
    def first_column(self) -> int: ...  # noqa: D102
    @property
    def last_column(self) -> int: ...  # noqa: D102


class Kisi(Protocol):
    """A sheet, or a table of a document: filled cells by row and column, counted from 1, and merges."""

    nama: str

    @property
    def baris(self) -> Mapping[int, Mapping[int, Any]]:
        """The filled cells by row and column."""
        ...

    @property
    def urut(self) -> Sequence[int]:
        """The rows with filled cells, in order."""
        ...

    def merge(self, row: int, column: int) -> Daerah | None:
        """The merged range that the cell is part of."""
        ...

    def number_format(self, cell: Any) -> str:
        """The number format of a cell."""
        ...

    def month(self, cell: Any) -> str:
        """The month of a date that is shown without its day, in words; empty for all else."""
        ...


class Pembaca(Protocol):
    """Reads values as the program that wrote them shows them, and writes down what is wrong with them."""

    def text(self, cell: Any, letak: Letak) -> str:
        """The text of a cell."""
        ...

    def money(self, cell: Any, letak: Letak, times: int) -> Uang:
        """The amount in a cell of rupiah, of thousands or of millions."""
        ...

    def target(self, cell: Any, unit: str, letak: Letak) -> TargetKinerja:
        """A target with its unit; ``unit`` is that of a column beside it."""
        ...

    def number(self, cell: Any, letak: Letak) -> tuple[Fraction | None, bool, bool]:
        """The number, whether it is shown with a per cent sign (70 for 70 %), and whether the cell is a dash."""
        ...

    def links(self, cell: Any, letak: Letak) -> tuple[str, ...]:
        """The links of a cell."""
        ...

    def add(self, aturan: Aturan, pesan: str, saran: str, cells: Sequence[Any], letak: Letak | None = None) -> None:
        """A finding that stands on these cells."""
        ...


def effective(kisi: Kisi, row: int, column: int) -> Any | None:
    """The cell that is shown at a place: its own, or that of the range that covers it."""
    own = kisi.baris.get(row, {}).get(column)
    if own is not None:
        return own
    area = kisi.merge(row, column)
    return kisi.baris.get(area.first_row, {}).get(area.first_column) if area is not None else None


def rows_within(rows: Sequence[int], area: Daerah) -> Sequence[int]:
    """Those of the rows, which are in order, that a merged range covers."""
    return rows[bisect_left(rows, area.first_row) : bisect_right(rows, area.last_row)]


def shown_text(cell: Any) -> str:
    """What a cell holds on one line, a number too."""
    return " ".join(str(cell.value).split())


def text_of(cell: Any) -> str:
    """The text of a cell on one line; empty for a number."""
    return " ".join(cell.value.split()) if cell is not None and type(cell.value) is str else ""
