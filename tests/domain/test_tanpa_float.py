"""No float in the domain: not in its text, and not in any value that it computes."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given

import rak.domain
from rak.domain.aggregation import capaian_indikator, tingkat_capaian
from rak.domain.anggaran import rekap_anggaran
from rak.domain.bounds import kemungkinan_capaian
from rak.domain.laporan import Laporan
from rak.domain.nilai import round_half_away
from rak.domain.penjelasan import explain
from rak.domain.proyeksi import AturanProyeksi, project
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan
from tests import strategies as kita

MODULES = sorted(Path(next(iter(rak.domain.__path__))).glob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_float_stands_in_the_text_of_a_module(path: Path) -> None:
    """No literal, no call of float, no math function that makes one; random, time and I/O neither."""
    forbidden = {"float", "open", "print", "input", "eval", "exec", "statistics", "random", "time"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant):
            assert not isinstance(node.value, float | complex)
        if isinstance(node, ast.Name):
            assert node.id not in forbidden
        if isinstance(node, ast.Import):
            assert not {alias.name for alias in node.names} & forbidden
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "math":
            assert node.attr in {"lcm", "gcd", "isqrt", "prod", "comb"}
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"now", "today"}


def parts(value: Any) -> Iterator[Any]:
    """The value and everything in it."""
    yield value
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from parts(tuple(value.items()))
    elif isinstance(value, tuple | frozenset | list):
        for part in value:
            yield from parts(part)


@given(kita.rencana_dan_laporan())
def test_no_float_comes_out_of_any_figure(both: tuple[RencanaAksi, Laporan]) -> None:
    """Every number in every result is an int or an exact fraction."""
    plan, report = both
    results: list[Any] = [rekap_anggaran(plan, report, triwulan) for triwulan in Triwulan]
    for rekap in list(results):
        for part in (*rekap.kegiatan, *rekap.per_sasaran, rekap.total):
            results += [part.penyerapan, part.sisa, part.deviasi, part.pagu_efektif]
    for of in plan.indikator:
        results += [tingkat_capaian(of, report, 2024), capaian_indikator(of, report, 2024)]
        results += [kemungkinan_capaian(of, report, 2024), explain(plan, report, of.kode, 2024)]
    results += [project(plan, report, Triwulan.II, rule) for rule in AturanProyeksi]
    for result in results:
        for part in parts(result):
            assert not isinstance(part, float)


@given(kita.rencana_dan_laporan())
def test_figures_are_rounded_exactly_once(both: tuple[RencanaAksi, Laporan]) -> None:
    """Two decimals from the exact figure, never from one that was rounded to more before."""
    plan, report = both
    for of in plan.indikator:
        figure = capaian_indikator(of, report, 2024)
        if isinstance(figure, Fraction):
            assert abs(Fraction(round_half_away(figure, 2)) - figure) <= Fraction(1, 200)
    assert round_half_away(Fraction("84.1549"), 2) == Decimal("84.15")
    assert round_half_away(round_half_away(Fraction("84.1549"), 3), 2) == Decimal("84.16")
    assert isinstance(Rupiah(5) / Rupiah(2), Fraction)
