"""An edit: collect what to change, check all of it, then write a new package in one go."""

import os
from collections.abc import Sequence

from rak.xlsx.edit.change import UNSET, Change, Request, RowChange
from rak.xlsx.edit.frame import frame_problems, framed
from rak.xlsx.edit.newsheet import Layout, NewSheet
from rak.xlsx.edit.pivots import stale_pivots
from rak.xlsx.edit.writer import Writer
from rak.xlsx.package import saving
from rak.xlsx.package.problems import Notice, OoxmlError, Problem, Reason, refuse
from rak.xlsx.sheet.address import MAX_COLUMN, MAX_ROW, Position, place_of
from rak.xlsx.sheet.cell import Formatted
from rak.xlsx.sheet.dates import to_serial
from rak.xlsx.sheet.workbook import Workbook


class Edit:
    """Changes of one workbook.

    Nothing is written before :meth:`save`, and nothing at all where :meth:`problems` has anything to say.
    """

    def __init__(self, workbook: Workbook, *, allow_locked: bool = False, allow_signed: bool = False) -> None:
        """Start an edit; ``allow_locked`` changes locked cells too, ``allow_signed`` breaks a signature."""
        self.workbook = workbook
        self.request = Request(allow_locked=allow_locked, allow_signed=allow_signed)
        self.written: Workbook | None = None
        """The edited workbook as the self-check read it again; None before, and where nothing changed."""
        self._early: list[Problem] = []

    def set(
        self,
        sheet: str,
        position: Position,
        value: object,
        *,
        style: int | None = None,
        copy_style_from: Position | None = None,
    ) -> None:
        """Ask for a value: None clears the cell and keeps its style.

        ``value`` is a text, an int, a finite float, a bool, a :class:`CellError`, a :class:`Formula`, or a date
        (written as the serial number of the workbook's calendar), or any of these as :class:`Formatted`. Text is written
        as text, also where it begins with ``=``. A new cell gets the style of its row or column unless ``style`` or ``copy_style_from`` says otherwise.
        """
        key = self._key(sheet, position)
        value, shown = value if isinstance(value, Formatted) else (value, None)
        if hasattr(value, "toordinal"):
            value = self._serial(value, key)
        old = self.request.changes.get(key, Change())
        if old.value is not UNSET and (type(old.value), old.value) != (type(value), value):
            detail = f"diisi {old.value!r}, lalu {value!r}"
            self._early.append(Problem(Reason.TWICE, place_of(*key), detail))
        self.request.changes[key] = old._replace(
            value=value,
            style=old.style if style is None else style,
            copy_from=old.copy_from if copy_style_from is None else copy_style_from,
            number_format=old.number_format if shown is None else shown,
        )

    def mark(self, sheet: str, position: Position, fill: str = "FFF2CC") -> None:
        """Ask for a background colour (RRGGBB); everything else of the cell's format stays."""
        key = self._key(sheet, position)
        if len(fill) != 6 or fill.strip("0123456789abcdefABCDEF"):
            self._early.append(Problem(Reason.BAD_STYLE, place_of(*key), f"'{fill}' bukan warna RRGGBB"))
            return
        self.request.changes[key] = self.request.changes.get(key, Change())._replace(fill=fill.upper())

    def clear(self, sheet: str, position: Position) -> None:
        """Ask for a blank cell: value or formula go, the style stays, and what reads the cell is computed anew."""
        self.set(sheet, position, None)

    def lock(self, sheet: str, position: Position, *, locked: bool = True) -> None:
        """Ask for a cell that is locked, or open, once its sheet is protected; the rest of its format stays."""
        key = self._key(sheet, position)
        self.request.changes[key] = self.request.changes.get(key, Change())._replace(locked=locked)

    def hide_row(self, sheet: str, row: int, *, hidden: bool = True) -> None:
        """Ask for a row that is hidden, or shown."""
        key = self._key(sheet, (row, 1))[0], row
        self.request.rows[key] = self.request.rows.get(key, RowChange())._replace(hidden=hidden)

    def size_row(self, sheet: str, row: int, height: float) -> None:
        """Ask for a height in points, also where the sheet is protected."""
        key = self._key(sheet, (row, 1))[0], row
        self.request.rows[key] = self.request.rows.get(key, RowChange())._replace(height=height)

    def break_pages(self, sheet: str, rows: Sequence[int]) -> None:
        """Ask for pages that end behind these rows and where the paper ends, in a sheet with a footer (else nothing)."""
        self.request.breaks[self._key(sheet, (1, 1))[0]] = tuple(rows)

    def protect(self, sheet: str, *, protected: bool = True) -> None:
        """Ask for a sheet that is protected without a password, or not at all.

        One that is protected already stays as it is, password and all; a password is never taken off.
        """
        self.request.protection[self._key(sheet, (1, 1))[0]] = protected

    def add_sheet(
        self,
        name: str,
        rows: Sequence[Sequence[object]],
        *,
        column_widths: Sequence[float] = (),
        header: bool = True,
        replace: bool = True,
        layout: Layout | None = None,
    ) -> None:
        """Ask for a new sheet at the end of the tabs.

        Cells are values, dates, :class:`Formula`, :class:`Link` or :class:`Formatted`; texts are wrapped, and rows are as
        high as the widths ask for. ``header`` freezes the first row and shows it in bold; ``layout`` says the rest.
        ``replace`` takes the place of an earlier sheet of that name that this method made; a sheet of staff is never
        replaced.
        """
        self.request.sheets.append(NewSheet(name, rows, tuple(column_widths), header, replace, layout or Layout()))

    def problems(self) -> tuple[Problem, ...]:
        """Tell everything that stands against this edit; nothing is written."""
        return self._problems(Writer(self.workbook, self.request))

    def warnings(self) -> tuple[Notice, ...]:
        """Tell what the edit leaves behind that is no fault: pivot tables that show old figures until Excel renews them.

        Ask before :meth:`save`; raises OoxmlError where a sheet or a pivot cache cannot be read.
        """
        if all(relation.kind != "pivotCacheDefinition" for relation in self.workbook.relations.values()):
            return ()
        return tuple(stale_pivots(self.workbook, self.request.changes))

    def apply(self, *, self_check: bool = True) -> bytes:
        """Give the edited workbook; the same bytes where nothing changes. Raises all problems together."""
        writer = Writer(self.workbook, self.request)
        problems = self._problems(writer)
        if problems:
            raise OoxmlError(*problems)
        writer = self._on_frame(writer, self_check=self_check)
        data = writer.write()
        if self_check and data is not self.workbook.data:
            self.written = writer.check(data)
        return data

    def save(self, path: str | os.PathLike[str] | None = None, *, self_check: bool = True) -> None:
        """Write the edited workbook over its source, or to another path, whole or not at all.

        The source must still be what was read. Where nothing changes, the source is not touched.
        """
        workbook = self.workbook
        target = os.fspath(path) if path is not None else workbook.path
        if target is None:
            raise refuse(Reason.NO_TARGET, workbook.place, "opened from bytes: say where to save")
        writer = Writer(self.workbook, self.request)
        problems = (*self._problems(writer), *saving.target_problems(target))
        if problems:
            raise OoxmlError(*problems)
        writer = self._on_frame(writer, self_check=self_check)
        data = writer.write()
        is_source = workbook.path is not None and saving.is_same_file(target, workbook.path)
        unchanged = data is workbook.data
        if unchanged and is_source:
            return

        def check(read_again: bytes) -> None:
            self.written = writer.check(read_again)

        own = check if self_check and not unchanged else None
        saving.replace_file(target, data, workbook.data if is_source else None, own)

    def _problems(self, writer: Writer) -> tuple[Problem, ...]:
        return (*self._early, *writer.problems(), *frame_problems(self.workbook, self.request))

    def _on_frame(self, writer: Writer, *, self_check: bool) -> Writer:
        """Give a writer over the workbook whose rows and protection are as asked; the same where nothing of it is."""
        base = framed(self.workbook, self.request, self_check=self_check)
        return writer if base is self.workbook else Writer(base, self.request)

    def _key(self, sheet: str, position: Position) -> tuple[str, Position]:
        """Give the sheet's own spelling and the position; faults are kept for :meth:`problems`."""
        row, column = position
        try:
            name = self.workbook.sheet(sheet).name
        except OoxmlError as error:
            self._early += [each for each in error.problems if each not in self._early]
            return sheet, position
        is_whole = type(row) is int and type(column) is int
        if not (is_whole and 1 <= row <= MAX_ROW and 1 <= column <= MAX_COLUMN):
            detail = "row 1..1048576 and column 1..16384 (A..XFD)"
            self._early.append(Problem(Reason.BAD_ADDRESS, f"{name}!({row}, {column})", detail))
        return name, position

    def _serial(self, value: object, key: tuple[str, Position]) -> object:
        try:
            return to_serial(value, date1904=self.workbook.date1904)  # type: ignore[arg-type]
        except ValueError as error:
            self._early.append(Problem(Reason.BAD_VALUE, place_of(*key), str(error)))
            return 0
