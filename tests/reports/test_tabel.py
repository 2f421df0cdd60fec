"""Tables on a screen, in a pipe, and on a narrow screen: no figure and no code ever goes."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.reports.terminal_table import Tabel

_CELL = st.text("abcde 012.", max_size=30).map(str.strip)
ANGKA = frozenset({2, 3})


class Screen(io.StringIO):
    """A terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """It is one."""
        return True


def tabel(*rows: tuple[str, str, str, str, str]) -> Tabel:
    """Code, words, two figures, words."""
    return Tabel("Judul", ("Kode", "Kegiatan", "Pagu", "Sisa", "Tanda"), rows, angka=ANGKA)


EXAMPLE = tabel(
    ("1.1.1", "Pelaksanaan kegiatan penelitian kemasyarakatan", "88.880.000", "5.600.000", "di atas rencana"),
    ("1.1.2", "Rapat", "", "", ""),
)


@pytest.mark.parametrize(("width", "ruled"), [(50, False), (70, False), (71, True), (120, True)])
def test_the_width_of_the_screen_decides(width: int, ruled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ruled where there is room; codes, figures and marks are whole on any screen."""
    monkeypatch.setenv("COLUMNS", str(width))
    screen = Screen()
    EXAMPLE.print(screen)
    shown = screen.getvalue()
    assert all(text in shown for text in ("1.1.1", "1.1.2", "88.880.000", "5.600.000", "di atas rencana", "Tanda"))
    assert ("─" in shown) == ruled


def test_a_wide_screen_has_a_row_in_a_line() -> None:
    """As the same in a pipe."""
    assert EXAMPLE.plain().splitlines() == [
        "Judul",
        "Kode   Kegiatan                                              Pagu       Sisa  Tanda",
        "1.1.1  Pelaksanaan kegiatan penelitian kemasyarakatan  88.880.000  5.600.000  di atas rencana",
        "1.1.2  Rapat",
    ]


def test_a_narrow_screen_has_words_first_and_figures_below() -> None:
    """The longest words are cut, and nothing else."""
    assert EXAMPLE.folded(40).splitlines() == [
        "Judul",
        "Kode   Kegiatan          Tanda",
        "        Pagu       Sisa",
        "1.1.1  Pelaksanaan keg…  di atas rencana",
        "  88.880.000  5.600.000",
        "1.1.2  Rapat",
    ]


@given(st.lists(st.tuples(_CELL, _CELL, _CELL, _CELL, _CELL), max_size=6), st.integers(60, 200))
def test_no_figure_and_no_short_word_is_lost_on_a_narrow_screen(rows: list[tuple[str, ...]], width: int) -> None:
    """Each figure stands whole, and each line fits."""
    table = Tabel("", ("Kode", "Kegiatan", "Pagu", "Sisa", "Tanda"), rows, angka=ANGKA)
    shown = table.folded(width)
    for row in rows:
        assert all(row[at] in shown for at in ANGKA)
        assert all(cell in shown for at, cell in enumerate(row) if at not in ANGKA and len(cell) <= 8)
    assert max(len(line) for line in shown.splitlines()) <= width


def test_words_of_a_cell_are_no_markup_of_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """What looks like a colour or a link in a title, a heading or a cell is shown as it is written."""
    monkeypatch.setenv("COLUMNS", "120")
    screen = Screen()
    hostile = "[red]Balai[/red] [link=https://a]b[/link] :smile: [/]"
    Tabel(hostile, ("Kode", hostile), [("1", hostile)]).print(screen)
    shown = re.sub("\x1b\\[[0-9;]*m", "", screen.getvalue())
    assert (shown.count(hostile), "\x1b" in shown) == (3, False)


def test_long_words_go_on_below_in_a_pipe_and_none_is_lost() -> None:
    """At blanks only; a link stays whole, and so does the last column, which pushes nothing aside."""
    words, link, path = (
        "Pelaksanaan pendampingan klien " * 9,
        f"https://bukti.example/{'a' * 60}",
        f"kiriman/{'b ' * 40}c",
    )
    row = ("1", f"{words}{link}", "7", path)
    lines = Tabel("", ("Kode", "Kegiatan", "Pagu", "Salinan"), [row], angka=frozenset({2})).plain()
    assert max(len(line.split("  ")[1]) for line in lines.splitlines()[2:-1] if line.startswith(" ")) <= 50
    assert (link in lines, path in lines, lines.split().count("Pelaksanaan")) == (True, True, 9)
