"""Many workbooks: nothing counted twice, nothing dropped, nothing overwritten that is not ours."""

from __future__ import annotations

import concurrent.futures
import csv
import io
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import duckdb
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import rak
from rak.cli import main
from rak.cycle.conflict_workbook import write_conflicts
from rak.errors import DomainError
from rak.matriks.build import build_workbook
from rak.matriks.read.interpret import baca
from rak.offices import batches
from rak.offices.database import assemble
from rak.offices.sources import Tercatat, find_workbooks
from rak.offices.store_parts import write_part
from rak.offices.tables import KEGIATAN, TABEL
from rak.offices.workbook_rows import Isi
from rak.xlsx import Workbook as OwnWorkbook
from tests.offices.kiriman import KANTOR, blank, plan, tables_of, workbook


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three offices, filled in to March, April and May."""
    found = tmp_path / "kiriman"
    found.mkdir()
    for month, kantor in enumerate(KANTOR, 3):
        (found / f"{kantor}.xlsx").write_bytes(workbook(kantor, month))
    return found


def spent(until: int) -> int:
    """What an office that has reported until that month has spent: 10.000, 20.000, 30.000 and so on."""
    return sum(10_000 * month for month in range(1, until + 1))


def test_each_office_stands_once_and_the_sums_meet(folder: Path, tmp_path: Path) -> None:
    """Each office has its own sums, and what the offices add up to is what the files add up to."""
    himpunan = rak.gather(folder, tmp_path / "h.duckdb")
    rows = himpunan.rows("per_satuan_kerja")
    assert [(row["satuan_kerja"], int(row["pagu"]), int(row["realisasi"])) for row in rows] == [
        (kantor, 3_000_000 * number, spent(number + 2)) for number, kantor in enumerate(KANTOR, 1)
    ]
    assert himpunan.cocok
    assert {cek.jumlah: cek.berkas for cek in himpunan.cek} == {
        "pagu": 18_000_000, "penarikan": 18_000_000, "realisasi": spent(3) + spent(4) + spent(5),
    }  # fmt: skip
    assert (himpunan.berkas, himpunan.dibaca, himpunan.gagal, himpunan.satuan_kerja) == (3, 3, (), 3)


def test_who_has_not_reported_is_behind_the_newest_of_the_year(folder: Path, tmp_path: Path) -> None:
    """May is the last month of anybody: Ambon (March) and Bogor (April) are behind."""
    himpunan = rak.gather(folder, tmp_path / "h.duckdb")
    found = [(row["satuan_kerja"], row["bulan_terakhir"]) for row in himpunan.rows("belum_melapor")]
    assert found == [("Bapas Ambon", "2024-03"), ("Bapas Bogor", "2024-04")]


def test_of_several_files_of_an_office_the_newest_by_its_contents_counts(folder: Path, tmp_path: Path) -> None:
    """Names and times say nothing; the older ones stay in the tables and are told (RAK680)."""
    newer = folder / "a lama sekali.xlsx"
    newer.write_bytes(workbook("Bapas Ambon", 6))
    os.utime(newer, (0, 0))
    himpunan = rak.gather(folder, tmp_path / "h.duckdb")
    ambon = himpunan.rows("per_satuan_kerja")[0]
    assert (ambon["jalur"], int(ambon["realisasi"])) == (newer.as_posix(), spent(6))
    assert (himpunan.satuan_kerja, himpunan.beberapa, himpunan.seri) == (3, 1, 0)
    assert len([row for row in himpunan.rows("realisasi") if row["satuan_kerja"] == "Bapas Ambon"]) == 3 + 6
    assert [row["kode"] for row in himpunan.rows("temuan")].count("RAK680") == 1
    assert himpunan.cocok


def test_two_files_that_are_as_new_as_each_other_are_a_finding(folder: Path, tmp_path: Path) -> None:
    """A tie (RAK681) is told with both names; one of them counts, the same one wherever they lie."""
    (folder / "z.xlsx").write_bytes(workbook("Bapas Ambon", 3, extra=7))
    first = rak.gather(folder, tmp_path / "h.duckdb")
    (tie,) = [row for row in first.rows("temuan") if row["kode"] == "RAK681"]
    assert "z.xlsx" in tie["pesan"]
    assert "Bapas Ambon.xlsx" in tie["pesan"]
    (folder / "z.xlsx").rename(folder / "z lagi.xlsx")
    (folder / "Bapas Ambon.xlsx").rename(folder / "zz.xlsx")
    again = rak.gather(folder, tmp_path / "h.duckdb")
    assert [row["sha256"] for row in first.rows("per_satuan_kerja")] == [
        row["sha256"] for row in again.rows("per_satuan_kerja")
    ]
    assert (first.seri, again.seri, again.dibaca) == (1, 1, 0)


def test_the_same_content_in_two_places_is_one_row_with_both_paths(folder: Path, tmp_path: Path) -> None:
    """A copy is no second office and no conflict."""
    (folder / "arsip").mkdir()
    (folder / "arsip" / "salinan.xlsx").write_bytes(workbook("Bapas Bogor", 4))
    himpunan = rak.gather(folder, tmp_path / "h.duckdb")
    (row,) = [row for row in himpunan.rows("berkas") if row["satuan_kerja"] == "Bapas Bogor"]
    assert row["jalur"].split("\n") == [
        (folder / "Bapas Bogor.xlsx").as_posix(), (folder / "arsip" / "salinan.xlsx").as_posix(),
    ]  # fmt: skip
    assert (himpunan.berkas, himpunan.isi, himpunan.beberapa) == (4, 3, 0)


def test_a_damaged_file_is_a_row_with_its_reason_and_stops_nothing(folder: Path, tmp_path: Path) -> None:
    """Damaged, foreign, unreadable: each a row of berkas and a finding of level galat."""
    (folder / "rusak.xlsx").write_bytes(blank("Bapas Ambon")[:2000])
    book = openpyxl.Workbook()
    book.save(folder / "asing.xlsx")
    (folder / "hilang.xlsx").symlink_to(tmp_path / "tidak ada.xlsx")
    himpunan = rak.gather(folder, tmp_path / "h.duckdb")
    reasons = {Path(row["jalur"]).name: row["alasan"] for row in himpunan.rows("berkas") if not row["dibaca"]}
    assert set(reasons) == {"rusak.xlsx", "asing.xlsx", "hilang.xlsx"}
    assert all(reasons.values())
    assert [Path(path).name for path in himpunan.gagal] == ["asing.xlsx", "hilang.xlsx", "rusak.xlsx"]
    assert himpunan.satuan_kerja == 3
    codes = [row["kode"] for row in himpunan.rows("temuan") if row["tingkat"] == "galat"]
    assert sorted(codes) == ["RAK104", "RAK120", "RAK682"]
    assert himpunan.galat == 3


@pytest.mark.parametrize("written_into", [False, True])
def test_what_rak_made_of_other_workbooks_is_left_out_by_name(
    folder: Path, tmp_path: Path, written_into: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Last month's REKAP.xlsx and the workbook of conflicts are no offices: told, not counted, and no fault."""
    before = rak.gather(folder, folder / "REKAP.xlsx")
    write_conflicts([], baca(OwnWorkbook.open(blank(KANTOR[0]))).peta, Path("m.xlsx"), folder / "konflik.xlsx")
    if written_into:
        book = openpyxl.load_workbook(folder / "REKAP.xlsx")
        book.create_sheet("Catatan")["A1"] = "rapat"
        book.save(folder / "REKAP.xlsx")
    himpunan = rak.gather(folder, tmp_path / "h.duckdb")
    own = tuple(str(folder / name) for name in ("REKAP.xlsx", "konflik.xlsx"))
    assert (himpunan.sendiri, himpunan.gagal) == (own, ())
    assert [row["kode"] for row in himpunan.rows("temuan")].count("RAK683") == 2
    assert (himpunan.cek, himpunan.galat) == (before.cek, before.galat)
    assert main(["himpun", str(folder), "-o", str(tmp_path / "h.duckdb")]) == (1 if himpunan.galat else 0)
    assert f"2 berkas hasil rak sendiri, bukan matriks, dilewati: {', '.join(own)}." in capsys.readouterr().err


@pytest.mark.parametrize("pattern", ["", "*", "*/*.xlsx", "**/*.xlsx", "*/*/*.xlsx"])
def test_a_folder_that_cannot_be_listed_is_refused_behind_a_pattern_too(
    folder: Path, tmp_path: Path, pattern: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its offices would be missing from the sums without a word: the run stops before anything is written."""
    closed = folder / "tertutup"
    closed.mkdir()
    scandir = os.scandir

    def listed(path: Any = ".") -> Any:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", listed)
    with pytest.raises(DomainError, match="tertutup: folder tidak dapat dibaca"):
        rak.gather(folder / pattern, tmp_path / "h.duckdb")
    assert not (tmp_path / "h.duckdb").exists()


def test_other_files_and_links_to_nothing_are_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A matrix sent as a document or as a link that leads nowhere is not dropped in silence."""
    (folder / "matriks.docx").write_bytes(b"x")
    (folder / "putus.xlsx").symlink_to(folder / "tidak ada.xlsx")
    assert main(["himpun", str(folder), "-o", str(tmp_path / "h.duckdb")]) == 1
    told = capsys.readouterr().err
    assert "1 berkas lain dalam folder itu bukan buku kerja" in told
    assert "putus.xlsx" in told
    rows = rak.Himpunan(tmp_path / "h.duckdb", 1, 1, 1, (), 1, 0, 0, 0, 0, ()).rows("berkas")
    assert [row["alasan"] for row in rows if not row["dibaca"]] == [
        "Berkas tidak dapat dibaca: tidak ada lagi, atau tautan yang putus. Periksa letaknya."
    ]


def test_doubtful_rows_stay_out_of_the_totals_which_say_how_much_that_is(tmp_path: Path) -> None:
    """What was read under a warning is beside the total, and the control sum still meets."""
    parts, database = tmp_path / "p", tmp_path / "h.duckdb"
    parts.mkdir()
    path = write_part(parts, [_one_office([(1_000, False), (500, True)])])
    assemble(database, [path], [Tercatat("a.xlsx", "a" * 64)], "uji", tmp_path)
    tables = tables_of(database)
    with duckdb.connect(str(database), read_only=True) as connection:
        found = connection.execute(
            "SELECT pagu, pagu_dipertanyakan, baris_dipertanyakan FROM per_satuan_kerja"
        ).fetchall()
    assert found == [(Decimal(1000), Decimal(500), 1)]
    assert ("pagu", Decimal(1000), Decimal(500), Decimal(0), Decimal(1500), Decimal(0)) in tables["kontrol"]


def test_ten_thousand_rows_of_the_largest_amount_add_up_exactly(tmp_path: Path) -> None:
    """10.000 × 10^15 rupiah are more than 64 bits hold; DuckDB, Arrow, Parquet, pandas and polars give 10^19."""
    parts, database = tmp_path / "p", tmp_path / "h.duckdb"
    parts.mkdir()
    path = write_part(parts, [_one_office([(10**15, False)] * 10_000)])
    assemble(database, [path], [Tercatat("a.xlsx", "a" * 64)], "uji", tmp_path)
    himpunan = rak.Himpunan(database, 1, 1, 1, (), 1, 0, 0, 0, 0, ())
    assert himpunan.rows("per_satuan_kerja")[0]["pagu"] == Decimal(10**19)
    assert himpunan.polars("kegiatan")["pagu"].sum() == Decimal(10**19)
    assert himpunan.pandas("kegiatan")["pagu"].sum() == Decimal(10**19)
    pq.write_table(himpunan.arrow("kegiatan"), tmp_path / "k.parquet")
    assert pq.read_table(tmp_path / "k.parquet").schema.field("pagu").type == pa.decimal128(38, 0)


def _one_office(amounts: list[tuple[int, bool]]) -> Isi:
    """An office with a budget line for every amount, doubtful or not."""

    def row(at: int, amount: int, doubt: bool) -> tuple[object, ...]:
        own = {"kode": f"1.1.{at}", "indikator": "1.1", "uraian": "x", "pagu": amount, "keadaan": "angka"}
        return ("Matriks", f"G{at}", doubt, *(own.get(kolom.nama) for kolom in KEGIATAN.kolom))

    rows = [row(at, amount, doubt) for at, (amount, doubt) in enumerate(amounts, 1)]
    facts = {
        "sha256": "a" * 64, "satuan_kerja": "Balai", "tahun": 2024, "dibaca": True, "kunci": "balai",
        "dipertanyakan": False, "jumlah_pagu": sum(amount for amount, _ in amounts), "jumlah_penarikan": 0,
        "jumlah_realisasi": 0,
    }  # fmt: skip
    return Isi(facts, {"kegiatan": rows})


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_a_folder_has_a_file_for_every_table(folder: Path, tmp_path: Path, form: str) -> None:
    """Parquet with exact amounts, CSV as UTF-8."""
    rak.gather(folder, tmp_path / "tabel", table_format=form)
    names = {"berkas", *(table.nama for table in TABEL)}
    assert names <= {path.stem for path in (tmp_path / "tabel").glob(f"*.{form}")}
    reader = duckdb.read_parquet if form == "parquet" else duckdb.read_csv
    relation = reader(str(tmp_path / "tabel" / f"kegiatan.{form}"))
    assert sum(int(pagu) for (pagu,) in relation.select("pagu").fetchall()) == 18_000_000
    if form == "parquet":
        assert pq.read_schema(tmp_path / "tabel" / "kegiatan.parquet").field("pagu").type == pa.decimal128(38, 0)


def test_the_workbook_for_people_has_totals_charts_and_links(folder: Path, tmp_path: Path) -> None:
    """REKAP.xlsx: the amounts are numbers, two native charts, a link from each office to its first finding."""
    rak.gather(folder, tmp_path / "REKAP.xlsx")
    book = openpyxl.load_workbook(tmp_path / "REKAP.xlsx")
    sheet: Any = book["Satuan kerja"]
    assert [sheet.cell(row, 4).value for row in (4, 5, 6, 8)] == [3_000_000, 6_000_000, 9_000_000, 18_000_000]
    assert sheet["A8"].value == "Jumlah 3 satuan kerja"
    charts: Any = book["Grafik"]
    assert len(charts._charts) == 2
    assert (charts.page_setup.fitToWidth, charts.page_setup.fitToHeight) == (1, 1)
    assert sheet["A4"].hyperlink.location.startswith("Temuan!A")
    link: Any = book["Temuan"].cell(4, 8).hyperlink
    assert link.target == "kiriman/Bapas%20Ambon.xlsx"
    assert link.location.startswith("Matriks!")


@pytest.mark.parametrize("name", ["=cmd|'/c calc'!A1", "+1+A1", "@SUM(A1)", "-2+A3"])
def test_words_that_look_like_formulas_stay_words_in_csv(tmp_path: Path, name: str) -> None:
    """In every table of the folder."""
    made = build_workbook(attrs.evolve(plan("Bapas Ambon"), satuan_kerja=name))
    (tmp_path / "a.xlsx").write_bytes(made)
    rak.gather(tmp_path / "a.xlsx", tmp_path / "tabel", table_format="csv")
    texts = [file.read_text(encoding="utf-8") for file in (tmp_path / "tabel").glob("*.csv")]
    cells = {cell for text in texts for row in csv.reader(io.StringIO(text)) for cell in row}
    assert f"'{name}" in cells
    assert name not in cells


def test_words_that_look_like_formulas_stay_words(tmp_path: Path) -> None:
    """A name of an office that begins with = is no formula in the workbook for people."""
    (tmp_path / "a.xlsx").write_bytes(build_workbook(attrs.evolve(plan("Bapas Ambon"), satuan_kerja="=1+1")))
    rak.gather(tmp_path / "a.xlsx", tmp_path / "REKAP.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "REKAP.xlsx")["Satuan kerja"]["A4"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_any_executor_may_do_the_work(folder: Path, tmp_path: Path) -> None:
    """Threads give the same tables as this process."""
    rak.gather(folder, tmp_path / "satu.duckdb", workers=1)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        rak.gather(folder, tmp_path / "dua.duckdb", executor=pool)
    assert tables_of(tmp_path / "satu.duckdb") == tables_of(tmp_path / "dua.duckdb")


def test_worker_processes_give_the_same_tables(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes, batches in any order."""
    rak.gather(folder, tmp_path / "satu.duckdb", workers=1)
    monkeypatch.setattr(batches, "_FEW", 0)
    rak.gather(folder, tmp_path / "dua.duckdb", workers=2)
    assert tables_of(tmp_path / "satu.duckdb") == tables_of(tmp_path / "dua.duckdb")


def test_without_an_output_the_tables_are_there_all_the_same(folder: Path) -> None:
    """For a script that wants frames and no file."""
    assert len(rak.gather(folder).arrow("kegiatan")) == 6


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("tidak ada.xlsx", "tidak ditemukan"),
        ("*.xlsx", "tidak ada berkas yang cocok"),
        ("kosong", "Tidak ada satu pun"),
    ],
)
def test_a_source_without_a_workbook_is_refused(tmp_path: Path, source: str, words: str) -> None:
    """No file at all: a message with place and remedy, and nothing is written."""
    (tmp_path / "kosong").mkdir()
    with pytest.raises(DomainError, match=words):
        rak.gather(tmp_path / source, tmp_path / "h.duckdb")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kosong"]


def test_a_pattern_names_files_and_a_file_counts_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder, a pattern and a file that overlap: every workbook once, lock files never."""
    (folder / "~$Bapas Ambon.xlsx").write_bytes(b"kunci")
    (folder / "catatan.txt").write_text("x", encoding="utf-8")
    typed = f"{folder.name}\\*.xlsx"  # as on Windows
    monkeypatch.chdir(folder.parent)
    found = find_workbooks([folder, typed, str(folder / "*.xlsx"), folder / "Bapas Ambon.xlsx"])
    assert [Path(path).name for path in found.berkas] == [f"{kantor}.xlsx" for kantor in KANTOR]
    assert found.lain == 1


def test_a_database_that_is_not_ours_is_refused_and_stays(folder: Path, tmp_path: Path) -> None:
    """Even with --timpa: somebody else's tables are not replaced."""
    target = tmp_path / "h.duckdb"
    with duckdb.connect(str(target)) as connection:
        connection.execute("CREATE TABLE milik_orang AS SELECT 1 AS x")
    before = target.read_bytes()
    for overwrite in (False, True):
        with pytest.raises(DomainError, match="bukan buatan rak himpun"):
            rak.gather(folder, target, overwrite=overwrite)
    assert target.read_bytes() == before
    assert not (tmp_path / "h.duckdb.simpanan").exists()


@pytest.mark.parametrize("name", ["h.duckdb", "REKAP.xlsx"])
def test_an_output_that_exists_is_replaced_only_when_allowed(folder: Path, tmp_path: Path, name: str) -> None:
    """A file of another kind under that name."""
    target = tmp_path / name
    target.write_bytes(b"catatan penting")
    with pytest.raises(FileExistsError):
        rak.gather(folder, target)
    assert target.read_bytes() == b"catatan penting"
    rak.gather(folder, target, overwrite=True)
    assert target.read_bytes() != b"catatan penting"


def test_a_workbook_that_people_wrote_into_is_not_replaced(folder: Path, tmp_path: Path) -> None:
    """Our own REKAP.xlsx is updated; one with notes in it needs --timpa."""
    target = tmp_path / "REKAP.xlsx"
    rak.gather(folder, target)
    (folder / "Bapas Ambon.xlsx").write_bytes(workbook("Bapas Ambon", 5))
    assert rak.gather(folder, target).dibaca == 1
    book = openpyxl.load_workbook(target)
    book["Satuan kerja"]["P1"] = "catatan"
    book.save(target)
    (folder / "Bapas Ambon.xlsx").write_bytes(workbook("Bapas Ambon", 6))
    with pytest.raises(FileExistsError):
        rak.gather(folder, target)
    assert openpyxl.load_workbook(target)["Satuan kerja"]["P1"].value == "catatan"


def test_an_output_inside_the_sources_is_not_read(folder: Path) -> None:
    """REKAP.xlsx in the folder of the workbooks is our output, not an office."""
    first = rak.gather(folder, folder / "REKAP.xlsx")
    (folder / "Bapas Ambon.xlsx").write_bytes(workbook("Bapas Ambon", 6))
    again: Any = rak.gather(folder, folder / "REKAP.xlsx")
    assert (first.berkas, again.berkas, again.dibaca, again.gagal) == (3, 3, 1, ())


def test_the_command_prints_the_control_sums_and_tells_the_rest(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Data on stdout, messages on stderr; exit 0, and 1 where a file is damaged, which stops nothing."""
    target = str(tmp_path / "h.duckdb")
    assert main(["himpun", str(folder), "-o", target]) == 0
    shown = capsys.readouterr()
    assert "pagu         18.000.000              0           0  18.000.000  cocok" in shown.out
    assert "3 berkas, 3 isi yang berbeda, 3 dibaca sekarang" in shown.err
    (folder / "rusak.xlsx").write_bytes(b"x")
    assert main(["himpun", str(folder), "-o", target]) == 1
    assert "1 berkas tidak dapat dibaca" in capsys.readouterr().err


def test_the_command_refuses_what_means_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A source that is not there, an output of another kind, no workers: exit 2, place and remedy, nothing written."""
    for words in (
        ["tidak ada"],
        [str(folder), "-o", "h.csv"],
        [str(folder), "-o", "h.TXT"],
        [str(folder), "--pekerja", "0"],
    ):
        options = [] if "-o" in words else ["-o", str(tmp_path / "h.duckdb")]
        assert main(["himpun", *words, *options]) == 2
        assert capsys.readouterr().err.startswith("rak: ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kiriman"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs here")
def test_a_fifo_among_the_sources_is_a_row_with_its_reason_and_none_as_output_is_replaced(tmp_path: Path) -> None:
    """Nothing waits for somebody to write into it; an output that is no file stays what it is, though --timpa is given."""
    sources = tmp_path / "kiriman"
    sources.mkdir()
    os.mkfifo(sources / "pipa.xlsx")
    (sources / "kosong.xlsx").write_bytes(blank(KANTOR[0]))
    rak.gather([sources], output=tmp_path / "hasil")
    reasons = [row["alasan"] for row in pq.read_table(tmp_path / "hasil" / "berkas.parquet").to_pylist()]
    assert any("FIFO" in str(reason) for reason in reasons)
    for name in ("keluar.xlsx", "keluar.duckdb"):
        os.mkfifo(tmp_path / name)
        with pytest.raises(OSError, match="FIFO"):
            rak.gather([sources / "kosong.xlsx"], output=tmp_path / name, overwrite=True)
        assert (tmp_path / name).is_fifo()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
@pytest.mark.parametrize("name", ["rekap.xlsx", "himpunan.duckdb"])
def test_an_output_that_is_a_link_stays_one(tmp_path: Path, name: str) -> None:
    """What it leads to is written, there or not; one that leads back to itself is refused."""
    source, link, target = tmp_path / "kosong.xlsx", tmp_path / f"tautan_{name}", tmp_path / name
    source.write_bytes(blank(KANTOR[0]))
    link.symlink_to(target)
    rak.gather([source], output=link)
    assert (link.is_symlink(), target.is_file(), target.is_symlink()) == (True, True, False)
    round_about = tmp_path / f"putar_{name}"
    round_about.symlink_to(round_about)
    with pytest.raises(OSError, match="berputar"):
        rak.gather([source], output=round_about, overwrite=True)
    assert round_about.is_symlink()


def test_a_command_inside_a_program_leaves_its_pandas(folder: Path, tmp_path: Path) -> None:
    """Whoever calls the command from Python goes on with frames of his own."""
    script = "import sys; from rak.cli import main; main(sys.argv[1:]); import pandas; pandas.DataFrame({'a': [1]})"
    words = ["himpun", str(folder), "-o", str(tmp_path / "h.duckdb"), "--pekerja", "1"]
    subprocess.run([sys.executable, "-c", script, *words], check=True)


def test_on_a_terminal_the_progress_is_shown(monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path) -> None:
    """The files read of all; a pipe gets none of it."""

    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stderr", screen := Screen())
    assert main(["himpun", str(folder), "-o", str(tmp_path / "himpunan")]) == 0
    assert "3/3" in screen.getvalue()
    assert "Membaca" in screen.getvalue()
    monkeypatch.setattr(sys, "stderr", pipe := io.StringIO())
    assert main(["himpun", str(folder), "-o", str(tmp_path / "lain")]) == 0
    assert "Membaca" not in pipe.getvalue()


@pytest.mark.parametrize("text", ["", "[", "[" * 200_000, '{"a":' * 200_000, "9" * 5_000, "null", '"x"', "\0" * 100])
def test_a_store_whose_state_makes_no_sense_counts_as_new(folder: Path, tmp_path: Path, text: str) -> None:
    """What is in the way is refused by name, and replaced when that is asked for."""
    target = str(tmp_path / "himpunan")
    assert main(["himpun", str(folder), "-o", target]) == 0
    (tmp_path / "himpunan" / "simpanan" / "keadaan.json").write_text(text, encoding="utf-8")
    assert main(["himpun", str(folder), "-o", target]) == 2
    assert main(["himpun", str(folder), "-o", target, "--timpa"]) == 0
    assert main(["himpun", str(folder), "-o", target]) == 0
