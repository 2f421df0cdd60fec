"""A chart as inline SVG: bars with hatching that survives grey printing, or lines; the axis begins at zero."""

from collections.abc import Iterator
from fractions import Fraction
from html import escape
from typing import Final

from rak.domain.display import show_number
from rak.reports.document import Chart, Seri

_WIDTH: Final = 720
_HEIGHT: Final = 300
_LEFT: Final = 90
_BOTTOM: Final = 46
_TOP: Final = 14
WARNA: Final = ("#1f4e79", "#e07b00", "#555555")
"""Dark, light, grey: apart on a grey print too."""


def nice_top(chart: Chart) -> Fraction:
    """The end of the axis: the next of 1, 2, 2.5, 5 times a power of ten above the largest value, or zero's neighbour."""
    values = [one.nilai / chart.pembagi for series in chart.seri for one in series.nilai if one.nilai is not None]
    largest = max((*values, Fraction(0)))
    step = Fraction(1)
    while step < largest:
        step *= 10
    while step / 10 >= largest > 0:
        step /= 10
    return next(
        step * part for part in (Fraction(1, 5), Fraction(1, 4), Fraction(1, 2), Fraction(1)) if step * part >= largest
    )


def lowest(chart: Chart) -> Fraction:
    """The start of the axis: zero, or the lowest value where one is below (a return)."""
    return min(
        (one.nilai / chart.pembagi for series in chart.seri for one in series.nilai if one.nilai is not None),
        default=Fraction(0),
    )


def svg(chart: Chart, name: str) -> str:
    """The drawing with its title and its sentence for who does not see it."""
    top, low = nice_top(chart), min(lowest(chart), Fraction(0))
    span = top - low

    def up(value: Fraction) -> float:
        return float(_HEIGHT - _BOTTOM - (value - low) / span * (_HEIGHT - _BOTTOM - _TOP))

    parts = [
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-labelledby="{name}-t {name}-d">',
        f'<title id="{name}-t">{escape(chart.judul)}</title><desc id="{name}-d">{escape(chart.alt)}</desc>',
        f'<defs><pattern id="{name}-p" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">',
        f'<rect width="6" height="6" fill="#fbe3c4"/><rect width="2.5" height="6" fill="{WARNA[1]}"/></pattern></defs>',
    ]
    for at in range(6):
        value = low + span * at / 5
        parts.append(f'<line x1="{_LEFT}" x2="{_WIDTH}" y1="{up(value):.1f}" y2="{up(value):.1f}" stroke="#ddd"/>')
        parts.append(_text(_LEFT - 6, up(value) + 4, show_number(value), "end"))
    parts.append(
        f'<line x1="{_LEFT}" x2="{_WIDTH}" y1="{up(Fraction(0)):.1f}" y2="{up(Fraction(0)):.1f}" stroke="#333"/>'
    )
    step = (_WIDTH - _LEFT) / max(len(chart.kategori), 1)
    every = max(1, -(-len(chart.kategori) // 14))
    for at, label in enumerate(chart.kategori):
        if at % every == 0:
            parts.append(_text(_LEFT + step * (at + 0.5), _HEIGHT - _BOTTOM + 20, label))
    bars = [one for one in chart.seri if chart.jenis == "batang" and not one.garis]
    for at, series in enumerate(chart.seri):
        if series in bars:
            parts += _bars(chart, series, bars.index(series), len(bars), step, up, name)
        else:
            parts += _line(chart, series, at, step, up)
    parts.append(_text(4, _HEIGHT - 4, chart.satuan, "start"))
    parts += _legend(chart, bars, name)
    return "".join(parts) + "</svg>"


def _fill(at: int, name: str) -> str:
    return WARNA[0] if at == 0 else f"url(#{name}-p)"


def _bars(chart: Chart, series: Seri, at: int, count: int, step: float, up: object, name: str) -> Iterator[str]:
    assert callable(up)  # noqa: S101
    wide = step * 0.7 / count
    for position, one in enumerate(series.nilai):
        if one.nilai is None:
            continue
        value = one.nilai / chart.pembagi
        y, base = sorted((up(value), up(Fraction(0))))
        x = _LEFT + step * position + step * 0.15 + wide * at
        yield (
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{base - y:.1f}" fill="{_fill(at, name)}" '
            f'stroke="{WARNA[at]}"><title>{escape(f"{chart.kategori[position]}, {series.nama}: {one.teks}")}</title></rect>'
        )


def _line(chart: Chart, series: Seri, at: int, step: float, up: object) -> Iterator[str]:
    """Through the values that there are; a gap stays a gap."""
    assert callable(up)  # noqa: S101
    runs: list[list[str]] = [[]]
    for position, one in enumerate(series.nilai):
        if one.nilai is None:
            runs.append([])
            continue
        x, y = _LEFT + step * (position + 0.5), up(one.nilai / chart.pembagi)
        runs[-1].append(f"{x:.1f},{y:.1f}")
        if not series.garis:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{WARNA[at]}"/>'
    dash = ' stroke-dasharray="8 4"' if at else ""
    colour = "#a00" if series.garis else WARNA[at]
    for run in runs:
        if run:
            yield f'<polyline points="{" ".join(run)}" fill="none" stroke="{colour}" stroke-width="2.5"{dash}/>'


def _legend(chart: Chart, bars: list[Seri], name: str) -> Iterator[str]:
    x = float(_LEFT + 60)
    for at, series in enumerate(chart.seri):
        fill = _fill(bars.index(series), name) if series in bars else ("#a00" if series.garis else WARNA[at])
        yield f'<rect x="{x:.0f}" y="{_HEIGHT - 13}" width="14" height="10" fill="{fill}" stroke="#333"/>'
        yield _text(x + 20, _HEIGHT - 4, series.nama, "start")
        x += 40 + 11 * len(series.nama)


def _text(x: float, y: float, text: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
