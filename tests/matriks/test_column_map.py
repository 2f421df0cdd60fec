"""One map says which column stands where; no other module of the room spells a column."""

from __future__ import annotations

import ast
import re
from fractions import Fraction
from pathlib import Path

import attrs
import pytest

import rak.matriks
from rak.calc.evaluate import looking, run
from rak.calc.formula import parse
from rak.domain.capaian import persentase_capaian
from rak.domain.headings import SINONIM
from rak.domain.kolom import Bantu, Kolom, KolomBulanan
from rak.domain.laporan import KOLOM_ISIAN, IsianTriwulan
from rak.domain.nilai import to_decimal_text
from rak.domain.polaritas import Polaritas
from rak.domain.target import TargetKinerja
from rak.matriks import column_map
from rak.matriks.build import build_workbook
from rak.matriks.build.cell_formulas import POLARITY, judged
from rak.matriks.build.sheet_matriks import WIDTHS
from rak.matriks.read.locate import locate
from rak.xlsx import Workbook
from tests.contoh import rencana

ROOM = Path(rak.matriks.__path__[0])
_ADDRESS = re.compile(r"\$?[A-Z]{1,2}\$?(?:[1-9][0-9]*)?(?::\$?[A-Z]{1,2}\$?(?:[1-9][0-9]*)?)?")
_OTHER = {"I", "II", "III", "IV", "FF", "W", "T", "A"}
"""Figures of quarters, a colour, a width, the T of a date and the letter that columns are counted from."""


def test_the_reader_finds_the_columns_where_the_map_has_them() -> None:
    """The decree's fifteen in its order, KODE behind them; Bulanan's settings, months, quarters, year."""
    found = locate(Workbook.open(build_workbook(rencana())))
    assert found.tabel.tata.kolom == dict(column_map.MATRIKS)
    assert found.bulanan is not None
    tata = found.bulanan.tata
    assert tata.kolom == dict(column_map.BULANAN)
    assert tata.bulan == {bulan: column_map.month_column(bulan) for bulan in range(1, 13)}
    assert tata.triwulan == {triwulan: column_map.quarter_column(triwulan) for triwulan in range(1, 5)}


def test_the_map_is_the_order_of_the_decree() -> None:
    """Fourteen headings over fifteen columns, A to O; the hidden kode is P; December is T of Bulanan."""
    assert list(column_map.MATRIKS) == [*Kolom, Bantu.KODE]
    assert list(column_map.MATRIKS.values()) == list(range(1, 17))
    assert (column_map.LAST, column_map.month_column(12), column_map.BULANAN[KolomBulanan.TAHUN]) == (15, 20, 25)


@pytest.mark.parametrize(
    "path", sorted(ROOM.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOM).with_suffix(""))
)
def test_no_module_spells_an_address(path: Path) -> None:
    """Neither a letter ("H") nor an area ("A1:O") stands in a text of the room, but in the words of findings."""
    if path.stem.startswith("findings_on"):
        return
    spelt = [
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _ADDRESS.fullmatch(node.value.lstrip("!"))
    ]
    assert [text for text in spelt if text not in _OTHER] == []


def test_a_column_of_words_needs_a_member_its_words_a_field_and_a_width() -> None:
    """Reading, filling, TOML, JSON, tables and merging go by KOLOM_ISIAN: four files make a new column."""
    fields = {field.name for field in attrs.fields(IsianTriwulan)}
    assert set(KOLOM_ISIAN.values()) == fields
    assert set(Kolom) == set(WIDTHS)
    assert set(Kolom) <= set(SINONIM)


@pytest.mark.parametrize("polaritas", Polaritas)
def test_a_polarity_needs_a_word_a_formula_and_its_twin_in_the_sheet(polaritas: Polaritas) -> None:
    """Three files; the formula of the sheet gives what the domain gives, below, on and above the target."""
    assert polaritas.arti
    assert any(polaritas.ujung)
    target = TargetKinerja(50)
    for level in (0, 25, 50, 75, 125):
        formula = judged(str(POLARITY[polaritas]), to_decimal_text(Fraction(level, 50)))
        value = run(parse(formula), looking(lambda *_: None, "Rekap", date1904=False))
        assert Fraction(str(value)) * 100 == persentase_capaian(level, target, polaritas)
