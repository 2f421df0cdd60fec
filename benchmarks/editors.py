"""The jobs of the benchmark, once per library; a library that is not installed is told by name."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Cells = Mapping[tuple[int, int], object]


def read_rak(path: Path) -> None:
    """All cells of all sheets."""
    from rak.xlsx import Workbook

    for sheet in Workbook.open(path).sheets:
        _ = sheet.cells


def read_domain(path: Path) -> None:
    """Plan, report and findings."""
    import rak

    rak.read(path)


def read_openpyxl(path: Path) -> None:
    """All cells; openpyxl reads them when it loads."""
    import openpyxl

    openpyxl.load_workbook(path)


def read_openpyxl_read_only(path: Path) -> None:
    """All cells, as a stream."""
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            _ = [cell.value for cell in row]
    book.close()


def read_pandas(path: Path) -> None:
    """All sheets as data frames."""
    import pandas as pd

    pd.read_excel(path, sheet_name=None, header=None)


def read_calamine(path: Path) -> None:
    """All values."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def read_wolfxl(path: Path) -> None:
    """All cells."""
    import wolfxl

    book = wolfxl.load_workbook(str(path))
    for name in book.sheetnames:
        for row in book[name].iter_rows():
            _ = [cell.value for cell in row]


def fill_rak(path: Path, output: Path, sheet: str, cells: Cells) -> None:
    """Set cells and save, with the self-check and a flush to the disk."""
    from rak.xlsx import Workbook
    from rak.xlsx.edit.edit import Edit

    edit = Edit(Workbook.open(path))
    for position, value in cells.items():
        edit.set(sheet, position, value)
    edit.save(output)


def fill_openpyxl(path: Path, output: Path, sheet: str, cells: Cells) -> None:
    """Load, set, save."""
    import openpyxl

    book: Any = openpyxl.load_workbook(path)
    for (row, column), value in cells.items():
        book[sheet].cell(row, column).value = value
    book.save(output)


def fill_wolfxl(path: Path, output: Path, sheet: str, cells: Cells) -> None:
    """Load for modification, set, save."""
    import wolfxl

    book = wolfxl.load_workbook(str(path), modify=True)
    for (row, column), value in cells.items():
        book[sheet].cell(row, column).value = value
    book.save(str(output))


def fill_excelize(path: Path, output: Path, sheet: str, cells: Cells) -> None:
    """Open, set, save (the Go library through its binding)."""
    import excelize

    from rak.xlsx import to_address

    book = excelize.open_file(str(path))
    for position, value in cells.items():
        book.set_cell_value(sheet, to_address(*position), value)
    book.save_as(str(output))
    book.close()


READERS: Mapping[str, Callable[[Path], None]] = {
    "rak.xlsx": read_rak,
    "rak.read (plan, report, findings)": read_domain,
    "openpyxl": read_openpyxl,
    "openpyxl read-only": read_openpyxl_read_only,
    "pandas": read_pandas,
    "python-calamine": read_calamine,
    "wolfxl": read_wolfxl,
}
FILLERS: Mapping[str, Callable[[Path, Path, str, Cells], None]] = {
    "rak.xlsx": fill_rak,
    "openpyxl": fill_openpyxl,
    "wolfxl": fill_wolfxl,
    "excelize": fill_excelize,
}


def staff_edited(path: Path) -> bytes:
    """The workbook as staff hand it in: their own columns, formulas, colours and comments, saved by openpyxl."""
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    width = sheet.max_column
    for row in range(6, sheet.max_row + 1):
        sheet.cell(row, width + 2).value = f"catatan {row}"
        sheet.cell(row, width + 3).value = f"=LEN({sheet.cell(row, width + 2).coordinate})"
        sheet.cell(row, width + 2).fill = PatternFill("solid", "FFFFF2CC")
    sheet.cell(6, width + 2).comment = Comment("mohon dicek", "staf")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
