"""A decree as a Word document (.docx): the table may be cut into several by page or section breaks."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rak.decree.decree_errors import ImporError, PaketKurangError
from rak.decree.decree_headings import find_headings
from rak.decree.inferred_quarters import find_unlabelled, split_label
from rak.decree.source import Baris, Naskah, find_label, row

if TYPE_CHECKING:
    from docx.table import Table

_MAX_UNPACKED: Final = 256 * 2**20
_WIDE: Final = 8
"""A table of fewer columns is layout, not the matrix."""


def cut_docx(path: Path) -> Naskah:
    """Find the table in the document; ImporError when there is none, or when it is no readable .docx."""
    before: list[str] = []
    after: list[str] = []
    rows: list[Baris] = []
    for block in _blocks(_open(path)):
        if isinstance(block, str):
            (after if rows else before).append(block)
            continue
        grid = list(_grid(block))
        if not (_is_matrix(grid) or _goes_on(grid, rows)):
            (after if rows else before).extend(line for cells in grid for cell in cells for line in cell.split("\n"))
            continue
        before += after  # text between two parts of the table still stands above what follows
        after = []
        rows += [row(len(rows) + number, cells) for number, cells in enumerate(grid, 1)]
    if not (any(find_label(one.sel) is not None for one in rows) or find_unlabelled([one.sel for one in rows])):
        raise ImporError(str(path), "Tidak ada tabel rencana aksi di dokumen ini.", "Periksa apakah tabelnya gambar.")
    return Naskah(str(path), tuple(before), tuple(one for one in rows if one.terisi), tuple(after), "baris tabel")


def _open(path: Path) -> Any:
    _refuse_workbook(path)
    try:
        import docx  # noqa: PLC0415
    except ImportError:
        raise PaketKurangError(
            str(path), "Dokumen Word memerlukan paket python-docx.", "Pasang dengan: pip install 'rak[docx]'."
        ) from None
    _refuse_bomb(path)
    try:
        return docx.Document(str(path))
    except Exception:  # noqa: BLE001  # a broken package makes python-docx raise almost anything
        raise _broken(path) from None


def _refuse_workbook(path: Path) -> None:
    """Tell a workbook by its parts, which takes no package that may be missing."""
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return  # what is wrong with it is told when it is opened
    if any(name.startswith("xl/") for name in names) and not any(name.startswith("word/") for name in names):
        raise ImporError(str(path), "Ini buku kerja Excel;", "pakai 'rak baca'.")


def _refuse_bomb(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            unpacked = sum(member.file_size for member in package.infolist())
    except FileNotFoundError:
        raise ImporError(str(path), "Berkas tidak ada.", "Periksa nama dan foldernya.") from None
    except (OSError, zipfile.BadZipFile, ValueError):
        raise _broken(path) from None
    if unpacked > _MAX_UNPACKED:
        raise ImporError(str(path), "Isi dokumen terlalu besar.", "Buang gambar dari dokumen, simpan, lalu ulangi.")


def _broken(path: Path) -> ImporError:
    return ImporError(str(path), "Ini bukan dokumen Word (.docx) yang utuh.", "Buka di Word dan simpan ulang.")


def _blocks(document: Any) -> Iterator[str | Table]:
    """Paragraphs (their lines apart) and tables in their order."""
    from docx.table import Table  # noqa: PLC0415

    for item in document.iter_inner_content():
        if isinstance(item, Table):
            yield item
        else:
            yield from item.text.split("\n")


def _grid(table: Table) -> Iterator[list[str]]:
    """The rows with a cell for every column; the rest of a merge is blank."""
    for line in table._tbl.tr_lst:  # noqa: SLF001  # rows of the object model repeat merged cells
        cells = [""] * line.grid_before
        for cell in line.tc_lst:
            cells += [_text(cell, table), *[""] * (cell.grid_span - 1)]
        yield cells


def _text(cell: Any, table: Table) -> str:
    """The text of a cell, addresses of its links included, each paragraph on its line."""
    from docx.table import _Cell  # noqa: PLC0415

    lines = []
    for paragraph in _Cell(cell, table).paragraphs:
        links = [link.address for link in paragraph.hyperlinks if link.address and link.address not in paragraph.text]
        lines.append(" ".join([paragraph.text, *links]))
    return "\n".join(lines)


def _is_matrix(grid: list[list[str]]) -> bool:
    """Whether the table is the matrix or a part of it."""
    wide = max((len(cells) for cells in grid), default=0) >= _WIDE
    return wide and any(
        find_label([" ".join(cell.split()) for cell in cells]) is not None or find_headings(cells) for cells in grid
    )


def _goes_on(grid: list[list[str]], rows: list[Baris]) -> bool:
    """Whether the table goes on with a matrix without labels: as wide, or with the labels in its texts."""
    if not rows or not grid or max(map(len, grid)) < _WIDE or find_unlabelled([one.sel for one in rows]) is None:
        return False
    as_wide = max(map(len, grid)) == max(len(one.sel) for one in rows)
    return as_wide or any(split_label(cell)[0] for cells in grid for cell in cells)
