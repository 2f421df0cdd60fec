"""A table for the terminal: ruled by rich on a terminal, in two lines a row on a narrow one, plain text when piped."""

import itertools
import textwrap
from collections.abc import Sequence
from typing import Final, TextIO

import attrs

from rak.visible_text import visible

_WORDS: Final = 16
"""The least room for words beside figures."""
_WIDEST: Final = 50
"""The most room for words in a pipe."""


def _row(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(visible, cells))


def _rows(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(_row, rows))


@attrs.frozen
class Tabel:
    """Headings, rows of text, and the columns that hold figures (aligned right); the last ``jumlah`` rows sum up."""

    judul: str = attrs.field(converter=visible)
    kolom: Sequence[str] = attrs.field(converter=_row)
    baris: Sequence[Sequence[str]] = attrs.field(converter=_rows)
    angka: frozenset[int] = frozenset()
    jumlah: int = 0

    def plain(self) -> str:
        """The table as aligned text, two blanks between the columns, no rules and no escape codes.

        Long words go on below, at blanks only; those of the last column, which push nothing aside, on the same line.
        """
        rows = [[*map(_wrapped, row[:-1]), [row[-1]]] for row in (self.kolom, *self.baris)]
        widths = [max(len(line) for row in rows for line in row[column]) for column in range(len(self.kolom))]
        lines = [
            "  ".join(self._pad(cell, widths, at) for at, cell in enumerate(line)).rstrip()
            for row in rows
            for line in itertools.zip_longest(*row, fillvalue="")
        ]
        return self._titled(lines)

    def folded(self, width: int) -> str:
        """The table for a narrow screen: of each row first its words, the longest cut, below them its figures."""
        widths = self._widths()
        words = [at for at in range(len(widths)) if at not in self.angka]
        longest = max(words, key=lambda at: widths[at])
        over = sum(widths[at] for at in words) + 2 * (len(words) - 1) - width
        widths[longest] = max(_WORDS // 2, widths[longest] - max(over, 0))
        figures = [at for at in range(len(widths)) if at in self.angka]
        parts = [("", part) for part in _fitting(words, widths, width)]
        parts += [("  ", part) for part in _fitting(figures, widths, width - 2)]
        lines = []
        for row in (self.kolom, *self.baris):
            padded = [self._pad(_cut(cell, widths[at]), widths, at) for at, cell in enumerate(row)]
            lines += [indent + "  ".join(padded[at] for at in part).rstrip() for indent, part in parts]
        return self._titled([line for line in lines if line.strip()])

    def _widths(self) -> list[int]:
        return [max(len(row[column]) for row in (self.kolom, *self.baris)) for column in range(len(self.kolom))]

    def _titled(self, lines: list[str]) -> str:
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
        from rich import box, console, table, text  # noqa: PLC0415  # only for a terminal

        screen, widths = console.Console(file=stream), self._widths()
        least = [width if at in self.angka else min(width, _WORDS) for at, width in enumerate(widths)]
        if sum(least) + 3 * len(least) + 1 > screen.width:
            stream.write(self.folded(screen.width - 1))
            return
        rules = box.SIMPLE_HEAD if (stream.encoding or "").lower().startswith("utf") else box.ASCII2
        ruled = table.Table(title=text.Text(self.judul), title_justify="left", box=rules)
        for column, heading in enumerate(self.kolom):
            figure = column in self.angka
            ruled.add_column(
                text.Text(heading), justify="right" if figure else "left", no_wrap=least[column] == widths[column],
                min_width=least[column],
            )  # fmt: skip
        first_total = len(self.baris) - self.jumlah
        for at, row in enumerate(self.baris):
            ruled.add_row(*map(text.Text, row), style="bold" if at >= first_total else "")
            if at == first_total - 1:
                ruled.add_section()
        screen.print(ruled)


def _wrapped(cell: str) -> list[str]:
    if len(cell) <= _WIDEST:
        return [cell]
    return textwrap.wrap(cell, _WIDEST, break_long_words=False, break_on_hyphens=False)


def _fitting(columns: Sequence[int], widths: Sequence[int], width: int) -> list[list[int]]:
    """The columns in as few lines as their widths allow, two blanks between them."""
    lines: list[list[int]] = []
    for at in columns:
        if lines and sum(widths[one] + 2 for one in lines[-1]) + widths[at] <= width:
            lines[-1].append(at)
        else:
            lines.append([at])
    return lines


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"
