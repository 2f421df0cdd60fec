"""What is being put together while a Word document is walked over: stories of lines, tables, their rows and cells."""

import attrs

from rak.decree.table_grid import Grid, GridCell
from rak.decree.word_looks import PLAIN, Looks
from rak.domain.text_folding import fold
from rak.xlsx.package.colours import PAPER


@attrs.define
class Field:
    """A complex field: its instruction is not shown, its result is."""

    instruction: list[str] = attrs.field(factory=list)
    in_result: bool = False


@attrs.define
class Story:
    """A run of paragraphs and tables: the body, a cell, a text box."""

    blocks: list[str | Grid] = attrs.field(factory=list)
    parts: list[str] = attrs.field(factory=list)
    """The texts of the paragraph that is open."""
    links: list[str] = attrs.field(factory=list)
    boxes: list[str | Grid] = attrs.field(factory=list)
    """What stands in text boxes of the paragraph, which follows it."""
    fields: list[Field] = attrs.field(factory=list)
    paragraph: Looks = PLAIN
    """The looks that the style of the open paragraph gives."""
    run: Looks = PLAIN
    ground: str = PAPER
    """The colour behind it."""
    joins: bool = False
    """Whether the mark of the paragraph was deleted, so that the next one goes on with it."""
    addresses: list[str] = attrs.field(factory=list)
    """Where the links of the paragraphs that are closed lead to, unless their texts say it."""

    def close(self) -> None:
        """End the open paragraph: its lines, the addresses of its links, its text boxes."""
        text = "".join(self.parts)
        self.addresses += [link for link in dict.fromkeys(self.links) if link not in text]
        self.blocks += text.split("\n")
        self.blocks += self.boxes
        self.parts, self.links, self.boxes, self.joins = [], [], [], False


@attrs.define
class CellInWork:
    """A cell that is open, or one whose merge may go on below."""

    column: int
    story: Story
    width: int = 1
    height: int = 1
    continues: bool = False
    """Whether it is said to carry a merge on from the cell above."""
    covered: bool = False
    """Whether it does, or one from the left, so that what stands in it is not shown."""
    deleted: bool = False
    inserted: bool = False

    @property
    def text(self) -> str:
        """What stands in it, on one line."""
        return fold("\n".join(block if isinstance(block, str) else block.text for block in self.story.blocks))


@attrs.define
class RowInWork:
    """A row that is open."""

    column: int = 1
    """Where the next cell begins."""
    cells: list[CellInWork] = attrs.field(factory=list)
    inserted: bool = False
    deleted: bool = False
    hidden: bool = False
    merging: CellInWork | None = None
    """The cell that others are merged into from the right, as old documents say it cell by cell."""
    gone: list[str] = attrs.field(factory=list)
    """Texts that were deleted in it."""

    @property
    def text(self) -> str:
        """What stands or stood in it, on one line."""
        return " | ".join(text for text in (*(cell.text for cell in self.cells), *self.gone) if text)


@attrs.define
class TableInWork:
    """A table that is open."""

    number: int
    ground: str = PAPER
    rows: list[list[CellInWork]] = attrs.field(factory=list)
    width: int = 0
    merges: dict[int, CellInWork] = attrs.field(factory=dict)
    """The cells by column whose merge may go on in the next row."""
    row: RowInWork | None = None

    def end_row(self, row: RowInWork) -> None:
        """Take the row in, and let merges from above go on."""
        merges: dict[int, CellInWork] = {}
        for cell in row.cells:
            if not cell.covered:
                merges[cell.column] = cell
            elif cell.continues and cell.column in self.merges:
                merges[cell.column] = self.merges[cell.column]
                merges[cell.column].height += 1
        self.merges = merges
        self.rows.append([cell for cell in row.cells if not cell.covered])
        self.width = max(self.width, row.column - 1)

    def grid(self) -> Grid:
        """The table as it is shown."""
        rows = (
            tuple(
                GridCell(
                    self.number,
                    at,
                    one.column,
                    tuple(one.story.blocks),
                    one.width,
                    one.height,
                    tuple(one.story.addresses),
                )
                for one in cells
            )
            for at, cells in enumerate(self.rows, 1)
        )
        return Grid(self.number, self.width, tuple(rows))
