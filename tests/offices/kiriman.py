"""Small workbooks of several offices, made once; every test puts them together into folders of its own."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import attrs
import duckdb

from rak.domain.laporan import Laporan
from rak.domain.rencana import RencanaAksi
from rak.matriks.build import build_workbook
from rak.matriks.fill import prepare
from rak.xlsx import Workbook
from tests.contoh import PEMBILANG, PENYEBUT, baris, laporan, rencana

KANTOR = ("Bapas Ambon", "Bapas Bogor", "Bapas Cirebon")


def plan(kantor: str, *, lines: int = 2) -> RencanaAksi:
    """A plan of one indicator; the amounts differ between the offices."""
    weight = 1 + KANTOR.index(kantor) if kantor in KANTOR else 9
    own = rencana(*(baris(f"1.1.{at}", _rupiah(1_000_000 * weight * at)) for at in range(1, lines + 1)))
    return attrs.evolve(own, satuan_kerja=kantor)


def _rupiah(amount: int) -> Any:
    from rak.domain.rupiah import Rupiah

    return Rupiah(amount)


@functools.cache
def blank(kantor: str) -> bytes:
    """The workbook of an office with nothing filled in."""
    return build_workbook(plan(kantor))


@functools.cache
def workbook(kantor: str, until: int, extra: int = 0) -> bytes:
    """The workbook of an office filled in from January to a month; ``extra`` rupiah make another content of it."""
    money = {("1.1.1", month): 10_000 * month for month in range(1, until + 1)}
    if extra:
        money["1.1.2", until] = extra
    values: dict[tuple[str, int], int | str] = {}
    for month in range(1, until + 1):
        values |= {(PEMBILANG, month): 7, (PENYEBUT, month): 10}
    return filled(blank(kantor), laporan(money, values, bukti=False))


def filled(content: bytes, report: Laporan) -> bytes:
    """A workbook with a report put into it."""
    return prepare(Workbook.open(content), report).edit.apply()


def tables_of(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All tables and views of a DuckDB file, in the order in which they stand."""
    with duckdb.connect(str(database), read_only=True) as connection:
        names = [name for (name,) in connection.execute("SHOW TABLES").fetchall()]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}
