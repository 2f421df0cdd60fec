"""A table for the terminal: ruled by rich on a terminal, aligned plain text when piped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

import attrs


@attrs.frozen
class Tabel:
    """Headings, rows of text, and the columns that hold figures (aligned right); the last ``jumlah`` rows sum up."""

    judul: str
    kolom: Sequence[str]
    baris: Sequence[Sequence[str]]
    angka: frozenset[int] = frozenset()
    jumlah: int = 0

    def plain(self) -> str:
        """The table as aligned text, two blanks between the columns, no rules and no escape codes."""
        rows = [self.kolom, *self.baris]
        widths = [max(len(row[column]) for row in rows) for column in range(len(self.kolom))]
        lines = ["  ".join(self._pad(cell, widths, at) for at, cell in enumerate(row)).rstrip() for row in rows]
        return "\n".join(([self.judul] if self.judul else []) + lines) + "\n"

    def print(self, stream: TextIO) -> None:
        """Write it to the stream in the form that suits it."""
        if stream.isatty():
            self._print_ruled(stream)
        else:
            stream.write(self.plain())

    def _pad(self, cell: str, widths: Sequence[int], column: int) -> str:
        return cell.rjust(widths[column]) if column in self.angka else cell.ljust(widths[column])

    def _print_ruled(self, stream: TextIO) -> None:
        from rich import box  # noqa: PLC0415  # only for a terminal
        from rich.console import Console  # noqa: PLC0415
        from rich.table import Table  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        unicode = (stream.encoding or "").lower().startswith("utf")
        table = Table(title=self.judul, title_justify="left", box=box.SIMPLE_HEAD if unicode else box.ASCII2)
        for column, heading in enumerate(self.kolom):
            figure = column in self.angka
            table.add_column(heading, justify="right" if figure else "left", no_wrap=figure)
        first_total = len(self.baris) - self.jumlah
        for at, row in enumerate(self.baris):
            table.add_row(*map(Text, row), style="bold" if at >= first_total else "")
            if at == first_total - 1:
                table.add_section()
        Console(file=stream).print(table)
