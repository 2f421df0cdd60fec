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
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rak import api
from rak.cycle.inputs import sections
from rak.domain.display import show_percent
from rak.domain.laporan import Laporan
from rak.domain.nilai import to_decimal_text
from rak.domain.periode import until
from rak.domain.rencana import RencanaAksi
from rak.domain.revisi import Revisi
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.versi import replaced_after, semula, susun
from rak.domain.waktu import Triwulan
from rak.reports.build_report import JENIS, print_report
from rak.reports.document import Document, Figure, Table
from rak.reports.json_data import whole_data
from rak.xlsx import Workbook
from rak.xlsx.edit.edit import Edit
from rak.xlsx.sheet.address import from_address, to_address
from tests.layouts.sheets import workbook
from tests.matriks.isi import comparable
from tests.reports.contoh_laporan import figures, joined, rencana, tables, text_of_page, text_of_word
from tests.strategies import laporan_lengkap, rencana_dan_laporan, rencana_lengkap

Baris = Mapping[str, object]
"""A row of a table by its headings."""


@settings(
    max_examples=int(os.environ.get("RAK_WALKS", "4")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@given(
    st.one_of(
        rencana_dan_laporan(), rencana_lengkap().flatmap(lambda plan: st.tuples(st.just(plan), laporan_lengkap(plan)))
    ),
    st.sampled_from([*Triwulan]),
)
def test_every_number_is_the_same_wherever_it_is_shown(drawn: tuple[RencanaAksi, Laporan], triwulan: Triwulan) -> None:
    """Of every indicator and budget line at the end of a quarter, in all six; the sections' words and revisions too.

    The form of the decree holds no level that is given directly: for these see the walk over another form.
    """
    plan, report = drawn[0], attrs.evolve(comparable(*drawn), tingkat_triwulan={}, tingkat_kumulatif={})
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
    _every_kind(path, plan, triwulan, document)
    shown = tables(document)
    reached = _by_first(shown[f"Capaian kinerja s.d. Triwulan {triwulan.name} Tahun {plan.tahun}"])
    data = {one["kode"]: one for goal in whole_data(*bacaan)["rencana"]["sasaran"] for one in goal["indikator"]}
    later = replaced_after(plan, until(triwulan, plan.tahun))
    sheets = {one.name for one in Workbook.open(path).sheets}
    rekap = {} if later or "Rekap" not in sheets else _rekap(Workbook.open(path))  # Rekap is of the plan of today
    for kode, row in reached.items():
        told = "\n".join(api.explain(path, kode, per=_day(plan, triwulan)).lines())
        _indicator(row, data[kode]["penilaian"][triwulan.name], rekap.get(("C", kode)), told, triwulan)
    if tuple(plan.kegiatan):
        money = _by_first(shown[f"Anggaran s.d. Triwulan {triwulan.name} Tahun {plan.tahun}"])
        lines = {line["kode"]: line for one in data.values() for line in one["kegiatan"]}
        for kode, row in money.items():
            if kode == "Jumlah":
                _money(row, rekap.get(("E", "")), "")
                continue
            told = "\n".join(api.explain(path, kode, per=_day(plan, triwulan)).lines())
            _money(row, rekap.get(("E", kode)), told)
            if not plan.blokir and not later:
                assert _exact(row, "Pagu") == lines[kode]["pagu"] or lines[kode]["pagu"] in {None, "-"}
            amounts = [one["realisasi"] for one in lines[kode]["triwulan"] if Triwulan[one["tw"]] <= triwulan]
            known = [amount for amount in amounts if isinstance(amount, int)]
            assert _exact(row, "Realisasi") == (sum(known) if known else None)
    assert report.tahun == plan.tahun


def _every_kind(path: Path, plan: RencanaAksi, triwulan: Triwulan, whole: Document) -> None:
    """Each kind names cells that hold its numbers, and all say of an indicator's achievement what the first says."""
    reached = {
        kode: row["Capaian %"] for kode, row in _by_first(tables(whole)["Capaian dan anggaran per indikator"]).items()
    }
    workbook, known = Workbook.open(path), [*sections(plan).values()]
    for jenis in JENIS:
        for seksi in known if jenis == "evaluasi-diri" and known else (None,):
            document = api.report(path, jenis, str(triwulan), seksi=seksi)
            _cells(document, workbook)
            for table in tables(document).values():
                names = table.kolom
                for row in (dict(zip(names, row, strict=True)) for row in table.baris):
                    kode = str(row.get("Kode", row.get("No")))
                    for name in ({"Capaian %", f"Capaian s.d. {triwulan}"} & set(names)) if kode in reached else ():
                        assert row[name] == reached[kode], (jenis, table.judul)


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
                value = Rupiah.parse(str(held.value)).nilai if sheet == "Riwayat" else held.value
                assert Fraction(str(value)) == one.nilai or value == "", (one, cell)


def _by_first(table: Table) -> dict[str, dict[str, Figure | str]]:
    return {str(row[0]): dict(zip(table.kolom, row, strict=True)) for row in table.baris}


def _find(row: Mapping[str, Any], start: str) -> Any:
    return next(value for heading, value in row.items() if heading.startswith(start))


def _exact(row: Mapping[str, Figure | str], start: str) -> Fraction | None:
    found = _find(row, start)
    return found.nilai if isinstance(found, Figure) else None


def _indicator(row: Mapping[str, Figure | str], data: Any, rekap: Baris | None, told: str, triwulan: Triwulan) -> None:
    assert str(row["Terisi"]) == f"{data['terisi']} dari {data['wajib']}"
    assert rekap is None or str(row["Terisi"]) == _find(rekap, "TERISI")
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
            assert rekap is None or not isinstance(_find(rekap, heading), int | float)
            continue
        if rekap is not None:
            _same(_find(rekap, heading), figure.nilai / 100)
        assert re.search(rf"terhadap {name} .*: {re.escape(show_percent(figure.nilai))}", told), told
        target = row[f"Target {which}"]
        assert isinstance(target, Figure)
        assert against["target"]["nilai"] == (None if target.nilai is None else to_decimal_text(target.nilai))


def _money(row: Mapping[str, Figure | str], rekap: Baris | None, told: str) -> None:
    for start in ("Serapan", "Deviasi %"):
        value = _exact(row, start)
        assert not told or value is None or show_percent(value) in told
    if rekap is None:
        return
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


def _same(seen: object, exact: Fraction) -> None:
    """A share of a cell is the exact one, to the digits that Excel keeps: of 1 - |R - T| / T those of the 1."""
    assert isinstance(seen, int | float), (seen, exact)
    assert abs(Fraction(seen) - exact) <= max(abs(exact), Fraction(1)) / 10**12


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


def test_a_value_that_a_later_revision_replaced_names_the_cell_that_records_it(tmp_path: Path) -> None:
    """R-1 of July cuts the pagu of 1.2.1 to 800: of TW II its 1.200 stands in Riwayat alone, Matriks shows today's.

    What is blocked of a pagu stands there too; `jelaskan` names the same cells.
    """
    first = rencana()
    block = Revisi.of(datetime.date(2025, 8, 1), "R-2", "blokir", blokir={"1.2.1": Rupiah(200)})
    goals = Revisi.of(datetime.date(2025, 9, 1), "R-3", "target", target={"1.2": TargetKinerja.parse("14 Laporan")})
    path = tmp_path / "a.xlsx"
    api.build(susun(semula(first), (*first.revisi, block, goals)), path)
    cells = {
        f"{sheet}!{to_address(*at)}": cell.value
        for sheet in ("Matriks", "Riwayat")
        for at, cell in Workbook.open(path).sheet(sheet).cells.items()
    }
    for period, pagu, goal in (
        ("TW II", ["Riwayat Rp1.200"], ["Riwayat 12 Laporan"]),
        ("TW III", ["Matriks 800", "Riwayat Rp200"], ["Matriks 14 Laporan"]),
    ):
        shown = tables(api.report(path, "triwulan", period))
        money = next(_by_first(table)["1.2.1"] for title, table in shown.items() if title.startswith("Anggaran s.d."))
        agreed = _by_first(shown["Perjanjian kinerja"])["1.2"]["Target tahun"]
        for figure, expected in ((_find(money, "Pagu"), pagu), (agreed, goal)):
            assert isinstance(figure, Figure)
            assert [f"{cell.partition('!')[0]} {cells[cell]}" for cell in figure.sel] == expected
    told = "\n".join(api.explain(path, "1.2.1", per=datetime.date(2025, 6, 30)).lines())
    assert re.search(r"pagu Rp1\.200 \[Riwayat!G\d+\]", told)


@pytest.mark.parametrize("triwulan", [*Triwulan])
def test_levels_that_a_form_gives_directly_are_the_same_wherever_they_are_shown(
    triwulan: Triwulan, tmp_path: Path
) -> None:
    """18 of 20, 41 of 40, then blank: report, page, Word, JSON and `jelaskan`, each from the cells of the form."""
    rows: list[tuple[Any, ...]] = [
        ("NO.", "SASARAN", "INDIKATOR", "TARGET SASARAN", *[None] * 3, "REALISASI", *[None] * 3, "SATUAN"),
        (None, None, None, *map(str, Triwulan), *map(str, Triwulan), None),
        (1, "Layanan", "Persentase A", 20, 40, 60, 80, 18, 41, None, None, "%"),
        (2, "Tata kelola", "Jumlah laporan", 3, 2, 3, 4, 3, 2, 0, None, "Laporan"),
    ]
    path = tmp_path / "bentuk.xlsx"
    path.write_bytes(workbook(rows, ["A4:A5", "B4:B5", "C4:C5", "D4:G4", "H4:K4", "L4:L5"]))
    _walk(path, triwulan)


def test_targets_of_quarters_that_are_no_single_number_are_spelt_in_json(tmp_path: Path) -> None:
    """80 - 85 is not 80."""
    head = ("NO", "SASARAN", "INDIKATOR", "SATUAN", "TARGET TAHUNAN", "TARGET TW I", "TARGET TW II", "TARGET TW III")
    path = tmp_path / "rentang.xlsx"
    path.write_bytes(workbook([head, (1, "Layanan", "Indeks", "", "85-90 Indeks", "80-85 Indeks", 82)]))
    [sasaran] = whole_data(*api.read(path))["rencana"]["sasaran"]
    assert list(sasaran["indikator"][0]["target_triwulan"].values()) == ["80-85 Indeks", "82", None, None]
