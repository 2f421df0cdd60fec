"""One plan, one report, one period: Word, the page, text, JSON, Rekap and `jelaskan` show the same numbers."""

from __future__ import annotations

import datetime
import os
import re
import tempfile
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rak import api
from rak.domain.display import show_percent
from rak.domain.laporan import Laporan
from rak.domain.nilai import to_decimal_text
from rak.domain.rencana import RencanaAksi
from rak.domain.waktu import Triwulan
from rak.reports.build_report import print_report
from rak.reports.document import Document, Figure, Table, figures
from rak.reports.json_data import whole_data
from rak.xlsx import Workbook
from rak.xlsx.edit.edit import Edit
from rak.xlsx.sheet.address import from_address
from tests.matriks.isi import comparable
from tests.reports.contoh_laporan import joined, rencana, tables, text_of_page, text_of_word
from tests.strategies import rencana_dan_laporan, rencana_lengkap

Baris = Mapping[str, object]
"""A row of a table by its headings."""


@settings(
    max_examples=int(os.environ.get("RAK_WALKS", "4")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@given(
    st.one_of(rencana_dan_laporan(), rencana_dan_laporan(rencana_lengkap(revisi=False))),
    st.sampled_from([*Triwulan]),
)
def test_every_number_is_the_same_wherever_it_is_shown(drawn: tuple[RencanaAksi, Laporan], triwulan: Triwulan) -> None:
    """Of every indicator and budget line at the end of a quarter, in all six."""
    plan, report = drawn[0], attrs.evolve(comparable(*drawn), evaluasi={}, tingkat_triwulan={}, tingkat_kumulatif={})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "matriks.xlsx"
        api.build(plan, path)
        api.fill(path, report)
        edit = Edit(Workbook.open(path))
        edit.set("Rekap", (5, 2), str(triwulan))
        path.write_bytes(edit.apply())
        _walk(path, triwulan)


def _walk(path: Path, triwulan: Triwulan) -> None:
    bacaan = api.read(path)
    plan, report, _ = bacaan
    document = api.report(path, "triwulan", str(triwulan))
    _printed(document)
    _cells(document, Workbook.open(path))
    shown = tables(document)
    reached = _by_first(shown[f"Capaian kinerja s.d. Triwulan {triwulan.name} Tahun {plan.tahun}"])
    data = {one["kode"]: one for goal in whole_data(*bacaan)["rencana"]["sasaran"] for one in goal["indikator"]}
    rekap = _rekap(Workbook.open(path))
    for kode, row in reached.items():
        told = "\n".join(api.explain(path, kode, per=_day(plan, triwulan)).lines())
        _indicator(row, data[kode]["penilaian"][triwulan.name], rekap["C", kode], told, triwulan)
    if tuple(plan.kegiatan):
        money = _by_first(shown[f"Anggaran s.d. Triwulan {triwulan.name} Tahun {plan.tahun}"])
        lines = {line["kode"]: line for one in data.values() for line in one["kegiatan"]}
        for kode, row in money.items():
            if kode == "Jumlah":
                _money(row, rekap["E", ""], "")
                continue
            told = "\n".join(api.explain(path, kode, per=_day(plan, triwulan)).lines())
            _money(row, rekap["E", kode], told)
            if not plan.blokir:
                assert _exact(row, "Pagu") == lines[kode]["pagu"] or lines[kode]["pagu"] in {None, "-"}
            amounts = [one["realisasi"] for one in lines[kode]["triwulan"] if Triwulan[one["tw"]] <= triwulan]
            known = [amount for amount in amounts if isinstance(amount, int)]
            assert _exact(row, "Realisasi") == (sum(known) if known else None)
    assert report.tahun == plan.tahun


def _day(plan: RencanaAksi, triwulan: Triwulan) -> datetime.date:
    return datetime.date(plan.tahun, 3 * triwulan, 28)


def _printed(document: Document) -> None:
    page, word, plain = (print_report(document, kind) for kind in (".html", ".docx", ".txt"))
    texts = (text_of_page(page), text_of_word(word), joined([plain.decode("utf-8")]))
    for one in figures(document):
        for text in texts[:2]:
            assert joined([one.teks]) in text
        for word_of_it in one.teks.split():
            assert word_of_it[:40] in texts[2]


def _cells(document: Document, workbook: Workbook) -> None:
    """Every number has cells that hold something; one that comes from a single cell and is no share is that cell's."""
    for one in figures(document):
        if one.nilai is not None and not one.sel:
            assert re.fullmatch(r"\d+", one.teks), one
        for cell in one.sel:
            sheet, _, address = cell.rpartition("!")
            held = workbook.sheet(sheet.strip("'").replace("''", "'")).cells.get(from_address(address))
            assert held is not None, (one, cell)
            if len(one.sel) == 1 and one.nilai is not None and re.fullmatch(r"-?[\d.]+", one.teks):
                assert Fraction(str(held.value)) == one.nilai or held.value == "", (one, cell)


def _by_first(table: Table) -> dict[str, dict[str, Figure | str]]:
    return {str(row[0]): dict(zip(table.kolom, row, strict=True)) for row in table.baris}


def _find(row: Mapping[str, Any], start: str) -> Any:
    return next(value for heading, value in row.items() if heading.startswith(start))


def _exact(row: Mapping[str, Figure | str], start: str) -> Fraction | None:
    found = _find(row, start)
    return found.nilai if isinstance(found, Figure) else None


def _indicator(row: Mapping[str, Figure | str], data: Any, rekap: Baris, told: str, triwulan: Triwulan) -> None:
    assert str(row["Terisi"]) == _find(rekap, "TERISI") == f"{data['terisi']} dari {data['wajib']}"
    assert f"terisi {row['Terisi']} laporan" in told
    level = _exact(row, "Realisasi")
    assert data["realisasi"] == (None if level is None else to_decimal_text(level)) or data["realisasi"] == "-"
    named = (("tahun", "target tahun", "% TAHUN"), ("TW", f"target {triwulan}", "% TRIWULAN"))
    for which, name, heading in named:
        against = data["terhadap_tahun" if which == "tahun" else "terhadap_triwulan"]
        figure = row[f"% terhadap {which}"]
        assert isinstance(figure, Figure)
        value = None if against is None else against["persen"]
        assert value == (None if figure.nilai is None else to_decimal_text(figure.nilai)) or value == "-"
        if figure.nilai is None:
            assert not isinstance(_find(rekap, heading), int | float)
            continue
        _same(_find(rekap, heading), figure.nilai / 100)
        assert re.search(rf"terhadap {name} .*: {re.escape(show_percent(figure.nilai))}", told), told
        target = row[f"Target {which}"]
        assert isinstance(target, Figure)
        assert against["target"]["nilai"] == (None if target.nilai is None else to_decimal_text(target.nilai))


def _money(row: Mapping[str, Figure | str], rekap: Baris, told: str) -> None:
    assert str(row["Terisi"]).partition(";")[0] == _find(rekap, "TERISI")
    for start, heading in (("Pagu", "PAGU"), ("Rencana", "RENCANA S.D."), ("Realisasi", "REALISASI S.D.")):
        value, seen = _exact(row, start), _find(rekap, heading)
        if value is None:
            assert not isinstance(seen, int | float), (start, seen)
        else:
            assert seen == value
    for start, heading in (("Serapan", "PENYERAPAN"), ("Deviasi %", "DEVIASI BARIS")):
        value, seen = _exact(row, start), _find(rekap, heading)
        if value is None:
            assert not isinstance(seen, int | float), (start, seen)
            continue
        _same(seen, value / 100)
        assert not told or show_percent(value) in told


def _same(seen: object, exact: Fraction) -> None:
    """A number of a cell is the exact one, to the digits that Excel keeps."""
    assert isinstance(seen, int | float), (seen, exact)
    assert abs(Fraction(seen) - exact) <= abs(exact) / 10**12


def _rekap(workbook: Workbook) -> dict[tuple[str, str], Baris]:
    """The rows of its tables by letter and kode (empty for the sum), each by its headings."""
    cells = workbook.sheet("Rekap").cells
    rows: dict[int, dict[int, object]] = {}
    for (row, column), cell in cells.items():
        rows.setdefault(row, {})[column] = cell.value
    found: dict[tuple[str, str], Baris] = {}
    table, heads = "", dict[int, object]()
    for row in sorted(rows):
        first = str(rows[row].get(1) or "")
        if title := re.match(r"([A-F])\. ", first):
            table, heads = title[1], {}
        elif first == "KODE":
            heads = rows[row]
        elif heads and (first or rows[row].get(2) == "JUMLAH"):
            values = {str(name): rows[row].get(column) for column, name in heads.items() if name}
            found.setdefault((table, first), values)
    return found


def test_the_tables_of_rekap_are_found_by_their_headings(tmp_path: Path) -> None:
    """So that this walk does not pass over a table that moves."""
    api.build(attrs.evolve(rencana(), revisi=()), tmp_path / "a.xlsx")
    found = _rekap(Workbook.open(tmp_path / "a.xlsx"))
    assert {("C", "1.1"), ("C", "1.2"), ("E", "1.1.1"), ("E", ""), ("D", "1.1")} <= set(found)
