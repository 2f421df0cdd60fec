"""A finding can be accepted with a reason, and then counts as seen until the value changes."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import openpyxl
import pytest

import rak
from rak.cli import main
from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.temuan import Temuan, TemuanDiterima, Tingkat, accept
from rak.domain.waktu import Triwulan
from rak.errors import DomainError
from rak.matriks.read.accepted_table import JUDUL
from rak.reports.findings_text import findings_text, tally
from tests.contoh import baris, laporan, rencana

PLACE = Letak("2.3.1", Kolom.REALISASI_ANGGARAN, Triwulan.I)
FOUND = Temuan("RAK202", Tingkat.PERINGATAN, "Realisasi di atas rencana.", "Pastikan.", PLACE, "Rp27.139.000")
ROW = TemuanDiterima("rak202", "2.3.1, realisasi anggaran,  TW I", "Rp27.139.000", "Pajak kendaraan jatuh di TW I")


def test_an_accepted_finding_counts_as_seen_with_its_reason() -> None:
    """It is hidden and counted, and shown with its reason when asked for."""
    (one,) = accept([FOUND], [ROW])
    assert one.diterima == "Pajak kendaraan jatuh di TW I"
    assert tally([one]) == "Tidak ada temuan. 1 temuan sudah diterima dengan alasan."
    assert "RAK202" not in findings_text([one])
    assert "(diterima: Pajak kendaraan jatuh di TW I)" in findings_text([one], rinci=True)


@pytest.mark.parametrize("place", ["2.3.1, REALISASI ANGGARAN, TW I", "Matriks!J9", "matriks!j9", "*"])
def test_the_place_is_said_in_words_as_a_cell_or_as_every_place(place: str) -> None:
    """As it stands in the sheet Temuan."""
    (one,) = accept([FOUND.at("Matriks", "J9")], [attrs.evolve(ROW, letak=place)])
    assert one.diterima


@pytest.mark.parametrize(
    "other",
    [
        TemuanDiterima("RAK203", str(PLACE), "Rp27.139.000", "lama"),
        TemuanDiterima("RAK202", "2.3.2", "Rp27.139.000", "lama"),
        TemuanDiterima("RAK202", "", "Rp27.139.000", "lama"),
        TemuanDiterima("RAK202", "*", "Rp27.139.001", "lama"),
    ],
)
def test_another_value_code_or_place_is_another_finding(other: TemuanDiterima) -> None:
    """It stays open."""
    assert tuple(accept([FOUND], [other])) == (FOUND,)


def test_a_new_value_opens_it_again_and_says_what_was_accepted() -> None:
    """Whoever looks at it knows that it was looked at before."""
    (one,) = accept([attrs.evolve(FOUND, nilai="Rp27.139.001")], [ROW])
    assert not one.diterima
    assert one.pesan.endswith("Pernah diterima dengan nilai Rp27.139.000 (Pajak kendaraan jatuh di TW I).")


def test_a_finding_without_a_value_is_accepted_by_what_it_says() -> None:
    """Its message has the figures; with others it is open again."""
    found = Temuan("RAK201", Tingkat.GALAT, "Jumlah Rp900, kurang Rp100 dari pagu.", "", PLACE)
    row = TemuanDiterima("RAK201", "*", "Jumlah Rp900, kurang Rp100 dari pagu.", "menunggu revisi")
    assert [one.diterima for one in accept([found], [row])] == ["menunggu revisi"]
    assert [
        one.diterima for one in accept([attrs.evolve(found, pesan="Jumlah Rp800, kurang Rp200 dari pagu.")], [row])
    ] == [""]


@pytest.mark.parametrize("texts", [("", "", "1", "x"), ("RAK202", "", "", "x"), ("RAK202", "", "1", "  ")])
def test_nothing_is_accepted_without_code_value_and_reason(texts: tuple[str, str, str, str]) -> None:
    """Somebody answers for it, and for what was seen."""
    with pytest.raises(DomainError):
        TemuanDiterima(*texts)


def test_a_row_typed_in_the_sheet_indikator_accepts_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a reason it stays open and the row is reported; with one, rak periksa, the JSON and a later fill know it."""
    path, filled = tmp_path / "matriks.xlsx", tmp_path / "isi.xlsx"
    rak.build(rencana(), path)
    rak.fill(path, laporan({("1.1.1", 1): 600}), filled)
    [open_one] = [one for one in rak.read(filled).temuan if one.kode == "RAK202"]
    book = openpyxl.load_workbook(filled)
    sheet = book["Indikator"]
    [heading] = [cell.row for row in sheet.iter_rows() for cell in row if cell.value == "KODE TEMUAN"]
    at = {cell.value: cell.column or 0 for cell in sheet[heading]}
    for name, value in (("KODE TEMUAN", "RAK202"), ("LETAK", str(open_one.letak)), ("NILAI", open_one.keadaan)):
        sheet.cell(heading + 1, at[name], value)
    book.save(filled)
    again = rak.read(filled).temuan
    assert [one.diterima for one in again if one.kode == "RAK202"] == [""]
    assert [one.sel for one in again if one.kode == "RAK457"] == [f"A{heading + 1}"]
    sheet.cell(heading + 1, at["ALASAN"], "Pajak jatuh di TW I")
    book.save(filled)
    assert [one.diterima for one in rak.read(filled).temuan if one.kode == "RAK202"] == ["Pajak jatuh di TW I"]
    rak.fill(filled, laporan({("1.1.1", 4): 1}))
    capsys.readouterr()
    assert main(["periksa", str(filled), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)["temuan"]
    assert [one["diterima"] for one in told if one["kode"] == "RAK202"] == ["Pajak jatuh di TW I"]
    rak.fill(filled, laporan({("1.1.1", 1): 601}))
    [opened] = [one for one in rak.read(filled).temuan if one.kode == "RAK202"]
    assert not opened.diterima
    assert "Pernah diterima" in opened.pesan


def test_every_row_of_the_sheet_temuan_can_be_copied_into_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """KODE, LETAK and NILAI (PESAN where NILAI is blank) as the sheet shows them accept it, a list of twenty items too."""
    path, marked = str(tmp_path / "matriks.xlsx"), str(tmp_path / "tanda.xlsx")
    rak.build(rencana(*(baris(f"1.1.{number}") for number in range(1, 21))), path)
    rak.fill(path, laporan({("1.1.1", 1): 600, ("1.1.2", 2): 1001}))
    check = ["periksa", "--per", "2024-03-06"]
    main([*check, path, "--tandai", marked])
    book, target = openpyxl.load_workbook(marked), openpyxl.load_workbook(path)
    rows = [[cell.value for cell in row] for row in book["Temuan"].iter_rows(min_row=2)]
    sheet = target["Indikator"]
    [heading] = [cell.row for row in sheet.iter_rows() for cell in row if cell.value == "KODE TEMUAN"]
    at = [next(cell.column for cell in sheet[heading] if cell.value == name) for name in JUDUL]
    for number, (_, kode, _, _, _, letak, nilai, pesan, _) in enumerate(rows, heading + 1):
        for column, value in zip(at, (kode, letak, nilai or pesan, "sudah dilihat"), strict=True):
            sheet.cell(number, column, value)
    target.save(path)
    capsys.readouterr()
    assert {"RAK202", "RAK203", "RAK501"} <= {row[1] for row in rows}
    assert not {"RAK127", "RAK128"} & {row[1] for row in rows}
    assert main([*check, path]) == 0
    told = f"Temuan: 2 info. {len(rows)} temuan sudah diterima dengan alasan. 2 info yang tidak perlu apa-apa"
    assert capsys.readouterr().out.startswith(told)


def test_accepted_findings_live_in_workbook_toml_and_json(tmp_path: Path) -> None:
    """The plan carries them, so that they are there again in whatever is made of it."""
    plan = attrs.evolve(rencana(), diterima=(ROW, TemuanDiterima("RAK201", "", 'Rp9 "x"', "sudah dilihat")))
    path, toml = tmp_path / "matriks.xlsx", tmp_path / "rencana.toml"
    rak.build(plan, path)
    assert rak.read(path).rencana == plan
    toml.write_text(rak.dump_rencana(plan), encoding="utf-8")
    assert rak.load_rencana(toml) == plan
