"""A table as a grid: cells with their places and texts, merges kept, whatever program wrote the table."""

from collections.abc import Iterator

import attrs


@attrs.frozen
class GridCell:
    """A cell at the upper left corner of its merge; row and column count from 1."""

    table: int
    row: int
    column: int
    blocks: "tuple[str | Grid, ...]" = ()
    """What stands in it: lines of text, and tables within it."""
    width: int = 1
    height: int = 1
    links: tuple[str, ...] = ()
    """The addresses that its texts lead to, where they are not shown."""

    @property
    def text(self) -> str:
        """All its lines, those of tables within it too."""
        return "\n".join(block if isinstance(block, str) else block.text for block in self.blocks)

    @property
    def place(self) -> str:
        """Where a person finds it."""
        return f"tabel {self.table}, baris {self.row}, kolom {self.column}"


@attrs.frozen
class Grid:
    """A table; ``number`` counts the tables of the document in the order of their beginnings."""

    number: int
    width: int
    rows: tuple[tuple[GridCell, ...], ...]
    above: tuple[str, ...] = ()
    """The lines between it and the table before; empty for blank ones alone."""
    below: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The lines of all cells, row by row."""
        return "\n".join(cell.text for cells in self.rows for cell in cells)

    def lines(self, evidence: int = 0) -> Iterator[list[str]]:
        """The rows with a text for every column, blank where a merge goes on; with the links of column ``evidence``."""
        for cells in self.rows:
            line = [""] * self.width
            for cell in cells:
                links = cell.links if cell.column == evidence else ()
                line[cell.column - 1] = " ".join((cell.text, *links))
            yield line
