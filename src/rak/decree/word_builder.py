"""Puts a Word document together from what is met in it: texts, paragraphs, cells, rows and tables, under limits."""

from typing import Final

from rak.decree.decree_result import ImporError
from rak.decree.source import MOST_COLUMNS, refuse_too_many
from rak.decree.table_grid import Grid
from rak.decree.word_looks import UNKNOWN
from rak.decree.word_notes import Notes, Sebab
from rak.decree.word_package import too_large
from rak.decree.word_story import CellInWork, RowInWork, Story, TableInWork
from rak.decree.word_symbols import RAISED
from rak.xlsx.package.colours import PAPER, is_alike

MOST_CHARACTERS: Final = 4_000_000
MOST_ROWS: Final = 2_500
"""Five times those of the longest plans, and what is read in about a second."""
MOST_CELLS: Final = 100_000
"""Cells of all tables, merged ones as many as they cover."""
_SPANS: Final = {str(columns): columns for columns in range(MOST_COLUMNS + 1)}
MOST_NESTED: Final = 10
"""Tables within tables."""


class Builder:
    """The stories and tables that are open, and what is noted on the way."""

    def __init__(self, asal: str) -> None:
        self.asal = asal
        self.notes = Notes()
        self.stories = [Story()]
        self.tables: list[TableInWork] = []
        self.inserting = 0
        """In how many insertions the text stands."""
        self.placeholders = 0
        """In how many content controls that nobody has filled."""
        self._number = 0
        self._characters = self._cells = 0

    @property
    def story(self) -> Story:
        """The innermost story that is open."""
        return self.stories[-1]

    def show(self, text: str) -> None:
        """Put a text into the open paragraph, unless Word does not show it."""
        story = self.story
        if any(not field.in_result for field in story.fields):
            return
        self._characters += len(text)
        if self._characters > MOST_CHARACTERS:
            raise too_large(self.asal, "teksnya terlalu panjang")
        sebab = self._unseen()
        if sebab and text.strip() and (sebab is not Sebab.PUTIH or any(map(str.isdigit, text))):
            self.note(sebab, text)
        if sebab and sebab is not Sebab.PUTIH:
            return
        if raised := story.run.raised or story.run.moved:
            text = text.translate(RAISED[raised])
        if self.inserting and text.strip():
            self.note(Sebab.DISISIPKAN, text)
        if story.run.struck and text.strip():
            self.note(Sebab.DICORET, text)
        story.parts.append(text)

    def _unseen(self) -> Sebab | None:
        """Why nobody sees the text that comes; PUTIH where it may be white on white."""
        run, ground = self.story.run, self.story.run.ground or self.story.ground
        seen = {
            Sebab.CONTOH: not self.placeholders,
            Sebab.TERSEMBUNYI: not run.hidden,
            Sebab.KECIL: not run.tiny,
            Sebab.SEWARNA: not is_alike(run.colour, ground),
            Sebab.PUTIH: ground != UNKNOWN or not is_alike(run.colour, PAPER),
        }
        return next((sebab for sebab, is_seen in seen.items() if not is_seen), None)

    def note(self, sebab: Sebab, text: str, *, row: bool = False) -> None:
        """Note a text at the cell, or the whole row, that is open in the outermost table."""
        outer = self.tables[0].row if self.tables else None
        told = any(
            one.row and (one.row.deleted or (one.row.inserted and sebab is Sebab.DISISIPKAN)) for one in self.tables
        )
        if told and not row:  # with the whole row
            return
        column = outer.cells[-1].column if outer and outer.cells and not (row and len(self.tables) == 1) else 0
        place = (self.tables[0].number, len(self.tables[0].rows) + 1, column) if self.tables else None
        self.notes.add(sebab, place, text)

    def note_deleted(self, text: str) -> None:
        """Note a text that a tracked change has deleted."""
        if not text.strip():
            return
        if self.tables and (row := self.tables[-1].row) is not None:
            row.gone.append(text)
        self.note(Sebab.DIHAPUS, text)

    def end_story(self) -> list[str | Grid]:
        """Close the innermost story; gives what stands in it."""
        story = self.story
        if story.parts or story.boxes or story.joins:
            story.close()
        if any(not field.in_result for field in story.fields):
            self.note(Sebab.BIDANG, "".join(story.fields[0].instruction))
        return self.stories.pop().blocks

    # Tables

    @property
    def row(self) -> RowInWork:
        """The open row of the innermost table."""
        row = self.tables[-1].row if self.tables else None
        if row is None:
            raise self._broken()
        return row

    @property
    def cell(self) -> CellInWork:
        """The last cell of the open row."""
        if not self.row.cells:
            raise self._broken()
        return self.row.cells[-1]

    def start_table(self) -> None:
        """Open a table."""
        if len(self.tables) >= MOST_NESTED:
            raise too_large(self.asal, f"tabel di dalam tabel lebih dari {MOST_NESTED} tingkat")
        if self.story.joins:
            self.story.close()
        self._number += 1
        self.tables.append(TableInWork(self._number, self.story.ground))

    def end_table(self) -> None:
        """Close it; one without rows is not shown."""
        table = self.tables.pop()
        self._cells += len(table.rows) * table.width
        if self._cells > MOST_CELLS:
            raise too_large(self.asal, f"tabelnya berisi lebih dari {MOST_CELLS} sel")
        grid = table.grid()
        if grid.rows:
            self.story.blocks.append(grid)
            self.story.addresses += [link for cells in grid.rows for cell in cells for link in cell.links]

    def start_row(self) -> None:
        """Open a row."""
        if not self.tables or self.tables[-1].row is not None:
            raise self._broken()
        self.tables[-1].row = RowInWork()

    def end_row(self) -> None:
        """Close it; one that is deleted or hidden is left out, and told."""
        row, table = self.row, self.tables[-1]
        if row.deleted or row.hidden:
            self.note(Sebab.BARIS_DIHAPUS if row.deleted else Sebab.TERSEMBUNYI, row.text, row=True)
        else:
            if row.inserted:
                self.note(Sebab.BARIS_DISISIPKAN, row.text, row=True)
            table.end_row(row)
            refuse_too_many(len(table.rows), MOST_ROWS, self.asal)
        table.row = None

    def start_cell(self) -> None:
        """Open a cell."""
        row = self.row
        row.cells.append(CellInWork(row.column, Story(ground=self.tables[-1].ground)))
        self.stories.append(row.cells[-1].story)
        self.move(1)

    def end_cell(self) -> None:
        """Close it; one that is deleted is left out, one that carries a merge on shows nothing."""
        cell = self.cell
        self.end_story()
        cell.covered = cell.covered or (cell.continues and cell.column in self.tables[-1].merges)
        if cell.deleted:
            self.note(Sebab.SEL_DIHAPUS, cell.text)
            self.row.column = cell.column
            self.row.cells.pop()
        elif cell.inserted and cell.text:
            self.note(Sebab.SEL_DISISIPKAN, cell.text)
        elif cell.covered and cell.text:
            self.note(Sebab.TERTUTUP, cell.text)

    def move(self, columns: int) -> None:
        """Go on by so many columns."""
        self.row.column += columns
        if self.row.column > MOST_COLUMNS + 1:
            raise too_large(self.asal, f"tabel {self.tables[-1].number} lebih lebar dari {MOST_COLUMNS} kolom")

    def columns(self, name: str, spelt: str) -> int:
        """How many columns an attribute means; ImporError for what is no number, or too many."""
        spelt = spelt.strip()
        if spelt in _SPANS:
            return _SPANS[spelt]
        where = "".join(f"Tabel {one.number}, baris {len(one.rows) + 1}: " for one in self.tables)
        pesan = f"{where}lebar sel ({name}) '{spelt[:20]}' bukan bilangan sampai {MOST_COLUMNS}."
        raise ImporError(self.asal, pesan, "Buka di Word, perbaiki tabelnya, lalu simpan.")

    def _broken(self) -> ImporError:
        return ImporError(
            self.asal, "Susunan tabel dokumen ini rusak.", "Buka di Word, perbaiki tabelnya, lalu simpan."
        )
