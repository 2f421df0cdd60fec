"""The command line as a planner meets it: exit codes, streams, messages, and that nothing is overwritten by half."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from decimal import ROUND_UP, Context, Inexact, Rounded, localcontext
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest

from rak.cli import build_parser, main
from rak.shipped_files import example, template
from tests.xlsx.builder import MAIN, REL, pack, parts_of
from tests.zoo.kandang import to_bytes, write
from tests.zoo.kebiasaan import wear


@attrs.frozen
class Shown:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON on stdout."""
        return json.loads(self.out)


class Console:
    """Runs rak in a folder of its own."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capture = capture

    def __call__(self, *arguments: str) -> Shown:
        """Run one command line."""
        self._capture.readouterr()
        try:
            code = main(list(arguments))
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = self._capture.readouterr()
        return Shown(code, out, err)

    def write(self, name: str, text: str) -> str:
        """Put a text file into the folder and give its path."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)


@pytest.fixture
def rak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Console:
    """The command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Console(tmp_path, capsys)


@pytest.fixture
def matriks(rak: Console) -> str:
    """The decree's workbook with its TW I amounts."""
    assert rak("contoh", ".").code == 0
    return "matriks_2024.xlsx"


RENCANA, LAPORAN = example("rencana.toml"), example("laporan_tw1.toml")


def test_contoh_shows_every_line_the_totals_the_findings_and_the_files(rak: Console) -> None:
    """The whole main job on the decree's figures."""
    shown = rak("contoh", "hasil")
    assert shown.code == 0
    assert "2.745.488.000" in shown.out
    assert "595.072.194" in shown.out
    for kode in ("RAK202", "RAK204", "RAK302", "RAK401"):
        assert kode in shown.out
    lines = [line for line in shown.out.splitlines() if "di atas rencana" in line]
    assert [line.split()[0] for line in lines] == ["2.1.4", "2.3.1"]
    for name in ("rencana.toml", "laporan_tw1.toml", "matriks_2024.xlsx"):
        assert (rak.folder / "hasil" / name).is_file()
        assert name in shown.out


def test_contoh_can_be_run_again_but_does_not_overwrite_somebodys_work(rak: Console) -> None:
    """The same files are no conflict; a changed one is left alone until told otherwise."""
    assert rak("contoh", "hasil").code == 0
    assert rak("contoh", "hasil").code == 0
    changed = rak.folder / "hasil" / "rencana.toml"
    changed.write_text("# milik saya\n", encoding="utf-8")
    refused = rak("contoh", "hasil")
    assert (refused.code, changed.read_text(encoding="utf-8")) == (2, "# milik saya\n")
    assert "rencana.toml" in refused.err
    assert rak("contoh", "hasil", "--timpa").code == 0


def test_baca_gives_all_48_rows_of_the_decree_exactly(rak: Console, matriks: str) -> None:
    """Money as integers, text letter for letter."""
    import tomllib

    data = rak("baca", matriks, "--format", "json").data
    with RENCANA.open("rb") as stream:
        decree = tomllib.load(stream)
    lines = [line for goal in data["rencana"]["sasaran"] for one in goal["indikator"] for line in one["kegiatan"]]
    stated = [line for goal in decree["sasaran"] for one in goal["indikator"] for line in one["kegiatan"]]
    assert len(lines) == 12
    assert [line["pagu"] for line in lines] == [line["pagu"] for line in stated]
    assert [[row["penarikan"] for row in line["triwulan"]] for line in lines] == [line["penarikan"] for line in stated]
    assert [line["uraian"] for line in lines] == [line["uraian"] for line in stated]
    spelt = [line["rencana"] if isinstance(line["rencana"], list) else [line["rencana"]] * 4 for line in stated]
    assert [[row["rencana"] for row in line["triwulan"]] for line in lines] == spelt
    assert sum(row["realisasi"] or 0 for line in lines for row in line["triwulan"]) == 595_072_194
    assert data["rencana"]["sasaran"][1]["indikator"][-1]["target"]["satuan"] == "M ²"


def test_baca_json_has_the_shape_that_scripts_rely_on(rak: Console, matriks: str) -> None:
    """One object: rencana, bulanan, temuan."""
    data = rak("baca", matriks, "--format", "json").data
    assert list(data) == ["rencana", "bulanan", "temuan"]
    assert data["rencana"]["tahun"] == 2024
    assert data["bulanan"]["realisasi"]["2.3.1"] == {"2024-03": 27_139_000}
    row = data["rencana"]["sasaran"][0]["indikator"][0]["kegiatan"][0]["triwulan"][0]
    assert row == {
        "tw": "I",
        "penarikan": 22_220_000,
        "rencana": "Bimbingan Kepribadian / Kemandirian Klien",
        "realisasi": None,
        "capaian": None,
        "data_dukung": [],
        "status": None,
        "keterangan": None,
    }
    one = next(one for one in data["temuan"] if one["kode"] == "RAK202")
    assert one["tingkat"] == "peringatan"
    assert one["lembar"] == "Matriks"
    assert {"sel", "letak", "pesan", "saran"} <= one.keys()


def test_baca_toml_can_be_built_and_filled_again(rak: Console, matriks: str) -> None:
    """Plan and report out of a workbook go round, each in a file of its own."""
    plan, report = (rak("baca", matriks, "--format", "toml", "--bagian", part).out for part in ("rencana", "laporan"))
    assert 'satuan_kerja = "Balai Pemasyarakatan Kelas II Ternate"' in plan
    assert "27139000" in report.replace("_", "")
    for part, text in (("rencana", plan), ("laporan", report)):
        shown = rak("baca", matriks, "--bagian", part, "-o", f"{part}_baru.toml")
        assert (shown.code, shown.out) == (0, "")
        assert f"Dibuat: {part}_baru.toml" in shown.err
        assert (rak.folder / f"{part}_baru.toml").read_text(encoding="utf-8") == text
    assert rak("buat", "rencana_baru.toml", "-o", "lagi.xlsx").code == 0
    assert rak("isi", "lagi.xlsx", "laporan_baru.toml").code == 0
    first, again = (rak("baca", name, "--format", "json").data for name in (matriks, "lagi.xlsx"))
    assert (first["rencana"], first["bulanan"]) == (again["rencana"], again["bulanan"])


def test_baca_writes_what_it_prints_and_replaces_nothing_unasked(rak: Console, matriks: str) -> None:
    """JSON by the name of the file too; a table as plain text."""
    shown = rak("baca", matriks, "--format", "json").out
    assert rak("baca", matriks, "-o", "a.json").code == 0
    assert (rak.folder / "a.json").read_text(encoding="utf-8") == shown
    assert rak("baca", matriks, "-o", "a.txt").code == 0
    assert (rak.folder / "a.txt").read_text(encoding="utf-8") == rak("baca", matriks).out
    refused = rak("baca", matriks, "--bagian", "laporan", "-o", "a.txt")
    assert (refused.code, "--timpa" in refused.err) == (2, True)
    assert rak("baca", matriks, "--bagian", "laporan", "-o", "a.txt", "--timpa").code == 0


def test_baca_tabel_is_plain_text_when_piped(rak: Console, matriks: str) -> None:
    """No escape codes, one line for each of the 48 rows."""
    shown = rak("baca", matriks)
    assert "\x1b" not in shown.out
    assert sum(line[0].isdigit() for line in shown.out.splitlines()) == 48


def test_isi_in_place_and_into_another_file_give_the_same_workbook(rak: Console) -> None:
    """Filling is the same act wherever it lands."""
    assert rak("buat", str(RENCANA), "-o", "a.xlsx").code == 0
    assert rak("isi", "a.xlsx", str(LAPORAN), "-o", "b.xlsx").code == 0
    before = (rak.folder / "a.xlsx").read_bytes()
    assert rak("isi", "a.xlsx", str(LAPORAN)).code == 0
    filled = (rak.folder / "a.xlsx").read_bytes()
    assert filled == (rak.folder / "b.xlsx").read_bytes()
    assert filled != before
    assert rak("isi", "a.xlsx", str(LAPORAN)).code == 0
    assert (rak.folder / "a.xlsx").read_bytes() == filled


def test_isi_says_what_it_changed_and_what_it_made_wrong(rak: Console) -> None:
    """How many cells are new, changed (old and new) and cleared; exit 1 where a galat came about, as it stands there."""
    assert rak("buat", str(RENCANA), "-o", "a.xlsx").code == 0
    first = rak.write("satu.toml", 'tahun = 2024\n[realisasi."1.1.1"]\nJanuari = 5\nFebruari = 7_000_000\n')
    shown = rak("isi", "a.xlsx", first)
    assert (shown.code, shown.err.splitlines()) == (0, ["Diisi: a.xlsx", "2 sel baru."])
    second = rak.write(
        "dua.toml",
        'tahun = 2024\n[realisasi."1.1.1"]\nJanuari = 88_880_001\n[[kosongkan]]\nkode = "1.1.1"\nbulan = "Februari"\n',
    )
    shown = rak("isi", "a.xlsx", second)
    assert shown.code == 1
    assert shown.err.splitlines()[1:4] == [
        "1 sel berubah, 1 sel dikosongkan.",
        "  Bulanan!I8 1.1.1, REALISASI ANGGARAN, Januari 2024: 5 → 88.880.001",
        "  Bulanan!J8 1.1.1, REALISASI ANGGARAN, Februari 2024: 7.000.000 → kosong",
    ]
    assert "RAK203 GALAT" in shown.err
    again = rak("isi", "a.xlsx", second)
    assert (again.code, again.err.splitlines()[1:]) == (0, ["Tidak ada sel yang berubah: isinya sudah sama."])


def test_a_place_to_clear_that_means_nothing_is_told_with_all_other_faults(rak: Console) -> None:
    """All faults in one run, with their lines, and nothing is written."""
    assert rak("buat", str(RENCANA), "-o", "a.xlsx").code == 0
    before = (rak.folder / "a.xlsx").read_bytes()
    text = (
        'tahun = 2024\n[realisasi."1.1.1"]\nMaret = "banyak"\n[[kosongkan]]\nbulan = "Foo"\n'
        '[[kosongkan]]\nkode = "1.1.1"\nkolom = "DATA DUKUN"\nbaris = 3\n'
    )
    shown = rak("isi", "a.xlsx", rak.write("l.toml", text))
    assert shown.code == 2
    for told in ("banyak", "'kode' belum ada", "Foo", "Mungkin maksudnya 'DATA DUKUNG'", "'baris' tidak dikenal"):
        assert told in shown.err
    assert (rak.folder / "a.xlsx").read_bytes() == before


def test_isi_tells_which_pivot_tables_show_old_figures_now(rak: Console) -> None:
    """They copy their source, and only Excel renews the copy: the planner is told where, and what to do."""
    assert rak("buat", str(RENCANA), "-o", "a.xlsx").code == 0
    parts = parts_of((rak.folder / "a.xlsx").read_bytes())
    name = "xl/_rels/workbook.xml.rels"
    relation = f'<Relationship Id="rIdP" Type="{REL}/pivotCacheDefinition" Target="pivotCache/p.xml"/>'
    parts[name] = parts[name].replace(b"</Relationships>", f"{relation}</Relationships>".encode())
    parts["xl/pivotCache/p.xml"] = (
        f'<pivotCacheDefinition xmlns="{MAIN}"><cacheSource type="worksheet">'
        '<worksheetSource ref="A5:Y26" sheet="Bulanan"/></cacheSource></pivotCacheDefinition>'
    ).encode()
    (rak.folder / "a.xlsx").write_bytes(pack(parts))
    shown = rak("isi", "a.xlsx", str(LAPORAN))
    assert (shown.code, shown.out) == (0, "")
    assert "Peringatan: xl/pivotCache/p.xml: Tabel pivot masih menampilkan angka lama." in shown.err
    assert "Refresh All" in shown.err
    assert "Peringatan" not in rak("isi", "a.xlsx", str(LAPORAN)).err


def test_periksa_exits_with_1_on_a_galat_and_names_cell_and_remedy(rak: Console) -> None:
    """Exit 0 clean, 1 findings of level galat."""
    text = RENCANA.read_text(encoding="utf-8").replace("pagu = 88_880_000", "pagu = 88_880_001")
    built = rak("buat", rak.write("r.toml", text), "-o", "m.xlsx")
    assert built.code == 1
    assert "RAK201 GALAT\n  1.1.1, PAGU: " in built.err
    shown = rak("periksa", "m.xlsx")
    assert shown.code == 1
    assert "RAK201 GALAT\n  Matriks!G7 - 1.1.1, PAGU: " in shown.out


def test_periksa_json_names_the_file_of_each_finding_over_many_files(rak: Console, matriks: str) -> None:
    """Hundreds of matrices in one run."""
    assert rak("buat", str(RENCANA), "-o", "lain.xlsx").code == 0
    data = rak("periksa", matriks, "lain.xlsx", "--format", "json").data
    assert {one["berkas"] for one in data["temuan"]} == {matriks, "lain.xlsx"}


def test_periksa_goes_on_after_a_file_that_cannot_be_read(rak: Console, matriks: str) -> None:
    """One bad file of a hundred hides nothing about the others."""
    rak.write("rusak.xlsx", "bukan buku kerja")
    shown = rak("periksa", "rusak.xlsx", matriks)
    assert shown.code == 2
    assert "rusak.xlsx" in shown.err
    assert "RAK202" in shown.out


def test_periksa_of_a_plan_tells_what_the_workbook_would_be_told(rak: Console) -> None:
    """Before it is built, by the same codes and places."""
    text = RENCANA.read_text(encoding="utf-8").replace("pagu = 88_880_000", "pagu = 88_880_001")
    shown = rak("periksa", rak.write("r.toml", text))
    assert shown.code == 1
    assert "RAK201 GALAT\n  1.1.1, PAGU: " in shown.out
    plan = rak("periksa", str(RENCANA), "--format", "json")
    assert plan.code == 0
    assert rak("buat", str(RENCANA), "-o", "m.xlsx").code == 0
    built = rak("periksa", "m.xlsx", "--format", "json").data["temuan"]
    found = [(one["kode"], one["letak"], one["pesan"]) for one in plan.data["temuan"]]
    assert found
    assert [one for one in found if one not in {(one["kode"], one["letak"], one["pesan"]) for one in built}] == []


@pytest.mark.parametrize(
    "words",
    [
        ["kiriman"],
        ["kiriman/*.xlsx"],
        ["kiriman\\*.xlsx"],
        ["kir*/*.xls?", "kiriman/a.xlsx"],
        [".\\kiriman"],
        ["kiriman\\"],
        ["kirim*"],
        ["kiriman\\a.xlsx", "kiriman\\[bcd]*.xlsx"],
    ],
)
def test_periksa_expands_folders_and_patterns_and_ends_in_a_summary(
    rak: Console, matriks: str, words: Sequence[str]
) -> None:
    """As Windows leaves it to the program; each file once, in the order of names; files of locks are none."""
    folder = rak.folder / "kiriman"
    folder.mkdir()
    content = (rak.folder / matriks).read_bytes()
    for name in ("b.xlsx", "a.xlsx", "c[1].xlsx"):
        (folder / name).write_bytes(content)
    (folder / "~$a.xlsx").write_bytes(b"")
    (folder / "d.xlsx").write_text("bukan", encoding="utf-8")
    shown = rak("periksa", *words)
    assert shown.code == 2
    names = [line.strip("= ") for line in shown.out.splitlines() if line.startswith("== ")]
    assert [Path(name).name for name in names] == ["a.xlsx", "b.xlsx", "c[1].xlsx"]
    summary = [line.split() for line in shown.out.splitlines()[-6:]]
    assert summary[0] == ["Berkas", "Galat", "Peringatan", "Info", "Keadaan"]
    assert [Path(row[0]).name for row in summary[1:5]] == ["a.xlsx", "b.xlsx", "c[1].xlsx", "d.xlsx"]
    assert summary[4][1:] == ["tidak", "terbaca"]
    one = len(rak("periksa", matriks, "--format", "json").data["temuan"])
    assert sum(map(int, summary[5][1:])) == 3 * one
    assert rak("periksa", str(folder / "c[1].xlsx")).code == 0


@pytest.mark.parametrize("pattern", ["kir*\\matr*.xlsx", "kiriman/m?triks.xlsx", "**/matriks.xls[mx]"])
def test_a_command_for_one_file_takes_the_one_that_a_pattern_fits(rak: Console, matriks: str, pattern: str) -> None:
    """As if it had been named; none or several are a wrong use, and nothing is written."""
    folder = rak.folder / "kiriman"
    folder.mkdir()
    (rak.folder / matriks).rename(folder / "matriks.xlsx")
    for words in (("pantau", "{}", "--per", "2024-04-06"), ("jelaskan", "{}", "1.1"), ("banding", "{}", "{}")):
        named, fitted = (rak(*(word.format(name) for word in words)) for name in ("kiriman/matriks.xlsx", pattern))
        assert (named.code, named.out) == (fitted.code, fitted.out)
    shown = rak("buat", "tidak*.toml", "-o", "baru.xlsx")
    assert (shown.code, "Tidak ada berkas yang cocok" in shown.err) == (2, True)
    (folder / "matriks.xlsm").write_bytes(b"")
    shown = rak("buat", "kiriman/*", "-o", "baru.xlsx")
    assert (shown.code, "2 berkas cocok: kiriman/matriks.xlsm, kiriman/matriks.xlsx" in shown.err) == (2, True)
    assert not (rak.folder / "baru.xlsx").exists()


@pytest.mark.parametrize("words", [["kiriman"], ["kiriman\\*.xlsx"], ["kiriman/b.xlsx", "kiriman/?.xlsx"]])
def test_baca_reads_every_workbook_that_a_folder_or_a_pattern_stands_for(
    rak: Console, matriks: str, words: Sequence[str]
) -> None:
    """One list in JSON, one table in CSV, each with the file; TOML holds one plan; what cannot be read is told and ends in 2."""
    folder = rak.folder / "kiriman"
    folder.mkdir()
    for name in ("a.xlsx", "b.xlsx"):
        (folder / name).write_bytes((rak.folder / matriks).read_bytes())
    one, whole = rak("baca", matriks, "--format", "json").data, rak("baca", *words, "--format", "json").data
    assert sorted(Path(each.pop("berkas")).name for each in whole) == ["a.xlsx", "b.xlsx"]
    assert whole == [one, one]
    head, *rows = rak("baca", matriks, "--format", "csv").out.splitlines()
    several = rak("baca", *words, "--format", "csv").out.splitlines()
    assert several[0] == f"berkas,{head}"
    assert sorted(row.split(",", 1)[1] for row in several[1:]) == sorted([*rows, *rows])
    assert {Path(row.split(",", 1)[0]).name for row in several[1:]} == {"a.xlsx", "b.xlsx"}
    assert [line for line in rak("baca", *words).out.splitlines() if line.startswith("== ")] != []
    assert rak("baca", *words, "--bagian", "rencana").code == 2
    (folder / "c.xlsx").write_text("bukan", encoding="utf-8")
    shown = rak("baca", *words, "--format", "json")
    assert (shown.code, len(shown.data)) == (2, 2)
    assert "c.xlsx" in shown.err


def test_findings_that_need_nothing_are_told_when_asked(rak: Console) -> None:
    """They are counted always, and whole in JSON."""
    (rak.folder / "lain.xlsx").write_bytes(to_bytes(write(wear([])).buku))
    short, whole = rak("periksa", "lain.xlsx").out, rak("periksa", "lain.xlsx", "--rinci").out
    data = rak("periksa", "lain.xlsx", "--format", "json").data["temuan"]
    quiet = [one["kode"] for one in data if one["kode"] in {"RAK127", "RAK128"}]
    assert quiet
    assert [kode for kode in quiet if kode in short] == []
    assert [kode for kode in quiet if f"{kode} INFO" not in whole] == []
    assert f"{len(quiet)} info yang tidak perlu apa-apa tidak ditampilkan (--rinci)." in short
    assert [line for line in short.splitlines() if line not in whole and "--rinci" not in line] == []


def test_a_long_list_is_whole_in_json_and_when_asked(rak: Console, matriks: str) -> None:
    """On a screen the first eight, and how many more there are."""
    data = rak("periksa", matriks, "--per", "2025-02-01", "--format", "json").data["temuan"]
    late = next(one["pesan"] for one in data if one["kode"] == "RAK501" and "Januari" in one["pesan"])
    kodes = [row["kode"] for row in _lines(rak, matriks)]
    assert all(kode in late for kode in kodes if kode != "2.2.1") or late.count(", ") >= len(kodes) - 2
    assert "…" not in late
    assert late in rak("periksa", matriks, "--per", "2025-02-01", "--rinci").out


def _lines(rak: Console, matriks: str) -> list[dict[str, Any]]:
    plan = rak("baca", matriks, "--format", "json").data["rencana"]
    return [line for goal in plan["sasaran"] for one in goal["indikator"] for line in one["kegiatan"]]


def test_periksa_per_a_date_tells_what_is_late(rak: Console, matriks: str) -> None:
    """The as-of date is an argument, never the clock."""
    assert "RAK501" not in rak("periksa", matriks).out
    assert "RAK501" in rak("periksa", matriks, "--per", "2024-04-06").out


def test_periksa_tandai_writes_a_copy_with_the_findings_that_reads_the_same(rak: Console, matriks: str) -> None:
    """Reading the marked copy ignores the sheet, and marking twice does not pile up."""
    plain = rak("periksa", matriks, "--format", "json").data["temuan"]
    assert rak("periksa", matriks, "--tandai", "satu.xlsx").code == 0
    again = rak("periksa", "satu.xlsx", "--format", "json", "--tandai", "dua.xlsx").data["temuan"]
    for found in (*plain, *again):
        del found["berkas"]
    assert again == plain
    assert (rak.folder / "satu.xlsx").read_bytes() == (rak.folder / "dua.xlsx").read_bytes()


def test_no_command_goes_by_the_callers_decimal_context(rak: Console, matriks: str) -> None:
    """A script that rounds to one digit, upwards, and lets every rounding fail, sees the same words and figures."""
    commands = (
        ("contoh", "lagi"), ("baca", matriks, "--format", "json"), ("baca", matriks), ("periksa", matriks, "--per", "2024-04-06"),
        ("jelaskan", matriks, "2.3.1"), ("jelaskan", matriks, "1.1"), ("proyeksi", matriks, "--per", "2024-03-31"),
        ("lapor", matriks, "--jenis", "triwulan", "--periode", "TW I"), ("pantau", matriks, "--per", "2024-04-06", "--format", "json"),
        ("isi", matriks, str(LAPORAN), "-o", "isi.xlsx"), ("usul", matriks, "--sampai", "TW I", "-o", "usul.toml"),
    )  # fmt: skip
    strange = Context(prec=1, rounding=ROUND_UP, Emin=-1, Emax=1, traps=[Inexact, Rounded])

    def run() -> tuple[list[Shown], dict[str, bytes]]:
        shown = [rak(*command) for command in commands]
        made = {file.name: file.read_bytes() for file in rak.folder.rglob("*") if file.is_file()}
        for name in ("isi.xlsx", "usul.toml"):
            (rak.folder / name).unlink()
        shutil.rmtree(rak.folder / "lagi")
        return shown, made

    usual = run()
    with localcontext(strange):
        assert run() == usual


def test_jelaskan_tells_how_a_figure_came_about(rak: Console, matriks: str) -> None:
    """Each figure can say how it came about."""
    shown = rak("jelaskan", matriks, "2.3.1")
    assert shown.code == 0
    assert "27.139.000" in shown.out


def test_versi_and_bantuan_are_indonesian(rak: Console) -> None:
    """What staff read is Indonesian."""
    assert rak("--versi").out.startswith("rak ")
    assert rak("--version").out == rak("--versi").out
    assert "Pemakaian:" in rak("buat", "--help").out
    assert "wajib ada" in rak("buat").err
    assert "bukan bilangan bulat: 'x'" in rak("periksa", "a.xlsx", "--tenggat", "x").err
    assert "tidak menerima nilai: '3'" in rak("isi", "a.xlsx", "b.toml", "--timpa=3").err


BAD_USES: Sequence[tuple[str, Sequence[str], str]] = [
    ("no such plan", ("buat", "tidak_ada.toml", "-o", "x.xlsx"), "tidak_ada.toml"),
    ("no such workbook", ("baca", "tidak_ada.xlsx"), "tidak_ada.xlsx"),
    ("a folder for a workbook", ("jelaskan", ".", "1.1"), "."),
    ("a text for a workbook", ("baca", "naskah.xlsx"), "naskah.xlsx"),
    ("no such kode", ("jelaskan", "matriks_2024.xlsx", "9.9"), "9.9"),
    ("the kode of indicators too", ("jelaskan", "matriks_2024.xlsx", "9.9"), "1.1, 1.2"),
    ("a workbook that is none by its name", ("buat", str(RENCANA), "-o", "x.pdf"), "x.pdf"),
    ("a workbook of another kind", ("isi", "matriks_2024.xlsx", "tidak_ada.toml", "-o", "x.xls"), "x.xls"),
    ("a marked one of another kind", ("periksa", "matriks_2024.xlsx", "--tandai", "x.xlsm"), "x.xlsm"),
    ("no date", ("periksa", "matriks_2024.xlsx", "--per", "besok"), "besok"),
    ("TOML of both parts", ("baca", "matriks_2024.xlsx", "--format", "toml"), "--bagian"),
    ("a part as JSON", ("baca", "matriks_2024.xlsx", "--format", "json", "--bagian", "rencana"), "--bagian"),
    ("a text under the name of a workbook", ("baca", "matriks_2024.xlsx", "-o", "x.xlsx"), "x.xlsx"),
    ("a pattern that nothing fits", ("periksa", "kiriman*.xlsx"), "kiriman*.xlsx"),
    ("a folder without a workbook", ("periksa", str(RENCANA.parent)), "buku kerja"),
    ("marking a plan", ("periksa", str(RENCANA), "--tandai", "c.xlsx"), "--tandai"),
    ("marking two files", ("periksa", "a.xlsx", "b.xlsx", "--tandai", "c.xlsx"), "--tandai"),
    ("nothing to check", ("periksa",), "MATRIKS"),
    ("an unknown command", ("hapus",), "hapus"),
    ("an output without a name", ("isi", "matriks_2024.xlsx", "tidak_ada.toml", "-o", ""), "--keluaran kosong"),
    ("a marked copy without a name", ("periksa", "matriks_2024.xlsx", "--tandai", ""), "--tandai kosong"),
    ("no report", ("isi", "matriks_2024.xlsx", "tidak_ada.toml"), "tidak_ada.toml"),
]


@pytest.mark.parametrize(("arguments", "word"), [use[1:] for use in BAD_USES], ids=[use[0] for use in BAD_USES])
def test_a_wrong_use_is_exit_2_with_a_message_that_names_it(
    rak: Console, matriks: str, arguments: Sequence[str], word: str
) -> None:
    """A clear message with place and remedy, exit 2, never a traceback, nothing written."""
    assert matriks
    rak.write("naskah.xlsx", "bukan buku kerja")
    before = sorted(path.name for path in rak.folder.iterdir())
    shown = rak(*arguments)
    assert (shown.code, shown.out) == (2, "")
    assert word in shown.err
    assert "Traceback" not in shown.err
    assert sorted(path.name for path in rak.folder.iterdir()) == before


BAD_PLANS = {
    "a typo in a key": ("pagu = 88_880_000", "pagi = 88_880_000", "pagi"),
    "a wrong type": ("tahun = 2024", 'tahun = "dua ribu"', "tahun"),
    "a negative pagu": ("pagu = 88_880_000", "pagu = -1", "pagu"),
    "three quarters": ("[22_220_000, 22_220_000, 22_220_000, 22_220_000]", "[1, 2, 3]", "penarikan"),
    "broken TOML": ("tahun = 2024", "tahun = = 2024", "baris 9"),
}


@pytest.mark.parametrize("name", BAD_PLANS)
def test_a_bad_plan_is_named_by_key_and_nothing_is_built(rak: Console, name: str) -> None:
    """A clear message with place and remedy, exit 2, nothing written."""
    old, new, word = BAD_PLANS[name]
    text = RENCANA.read_text(encoding="utf-8")
    assert old in text
    shown = rak("buat", rak.write("r.toml", text.replace(old, new, 1)), "-o", "m.xlsx")
    assert shown.code == 2
    assert word in shown.err
    assert not (rak.folder / "m.xlsx").exists()


BAD_REPORTS = {
    "an unknown kode": ('[realisasi."2.1.2"]', '[realisasi."9.9.9"]', "9.9.9"),
    "another year": ("tahun = 2024", "tahun = 2023", "2023"),
    "a month that is none": ("Maret = 450_000", "Maretan = 450_000", "Maretan"),
    "a float": ("Maret = 450_000", "Maret = 450_000.5", "450"),
}


@pytest.mark.parametrize("name", BAD_REPORTS)
def test_a_bad_report_is_named_and_the_workbook_stays_as_it_was(rak: Console, matriks: str, name: str) -> None:
    """Nothing is overwritten by half."""
    old, new, word = BAD_REPORTS[name]
    text = LAPORAN.read_text(encoding="utf-8")
    assert old in text
    before = (rak.folder / matriks).read_bytes()
    shown = rak("isi", matriks, rak.write("l.toml", text.replace(old, new, 1)))
    assert shown.code == 2
    assert word in shown.err
    assert (rak.folder / matriks).read_bytes() == before


def test_a_console_that_cannot_print_every_sign_gets_stand_ins(rak: Console, matriks: str) -> None:
    """Planners sit on Windows, where a console may not know every sign."""
    shown = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "rak", "baca", str(rak.folder / matriks)],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )
    assert b"TW IV" in shown.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("baca", "matriks_2024.xlsx", "--format", "json"),
        ("baca", "lain.xlsx"),
        ("--versi",),
        ("periksa", "--daftar"),
        (),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("matriks")
def test_a_process_of_its_own_gives_all_of_its_output_and_the_same_exit_code(
    rak: Console, words: tuple[str, ...]
) -> None:
    """A process that ends at once leaves nothing of its output behind, nor with a pipe that takes longer to read."""
    expected = rak(*words)
    shown = subprocess.run(
        [sys.executable, "-m", "rak", *words], cwd=rak.folder, capture_output=True, encoding="utf-8", check=False
    )
    assert (shown.returncode, shown.stdout.splitlines()) == (expected.code, expected.out.splitlines())
    assert bool(shown.stderr) == bool(expected.err)
    assert expected.out or expected.err


def test_a_fault_names_its_file_once_and_the_right_one(rak: Console, matriks: str) -> None:
    """The workbook is named where it is at fault, and not before the fault of a report, an output or an option."""
    missing = rak("periksa", "tidakada.xlsx").err
    assert missing.count("tidakada.xlsx") == 1
    rak.write("ada.xlsx", "lain")
    rak.write("kosong.toml", "tahun = 2024")
    for words in (
        ("isi", matriks, "tidakada.toml"),
        ("isi", matriks, "kosong.toml", "-o", "ada.xlsx"),
        ("baca", matriks, "--per", "kemarin"),
    ):
        shown = rak(*words)
        assert (shown.code, matriks in shown.err) == (2, False), shown.err
    assert "Foldernya tidak ada" in rak("isi", matriks, "kosong.toml", "-o", "tidak/ada.xlsx").err
    rak.write("salah.toml", 'tahun = 2024\n[realisasi."9.9.9"]\nMaret = 1\n')
    assert rak("isi", matriks, "salah.toml").err.startswith(f"rak: {matriks}: 9.9.9")


@pytest.mark.skipif(sys.platform == "win32", reason="shells of Windows cannot close a stream")
@pytest.mark.parametrize(("ending", "code", "told"), [(">&-", 0, ""), ("2>&-", 0, ""), (">/dev/full", 2, "keluaran")])
@pytest.mark.parametrize("words", ["periksa --daftar", "--versi", "baca matriks_2024.xlsx"])
@pytest.mark.usefixtures("matriks")
def test_a_stream_that_is_closed_or_full_is_no_crash(
    rak: Console, words: str, ending: str, code: int, told: str
) -> None:
    """A service has no streams; a full disk is told, also where the command itself is done."""
    if ending == ">/dev/full" and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    shown = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m rak {words} {ending}'],
        cwd=rak.folder, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert shown.returncode == code
    assert told in shown.stderr
    assert "Traceback" not in shown.stderr


@pytest.mark.parametrize("installed", [True, False])
def test_impor_of_a_workbook_says_which_command_reads_it(
    rak: Console, matriks: str, monkeypatch: pytest.MonkeyPatch, *, installed: bool
) -> None:
    """Whether or not python-docx is there, for what is missing is not that."""
    if not installed:
        monkeypatch.setitem(sys.modules, "docx", None)
    shown = rak("impor", matriks)
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.strip() == f"rak: {matriks}: Ini buku kerja Excel; pakai 'rak baca'."


@pytest.mark.parametrize("spelt", ["x.toml", "./x.toml", "lain/../x.toml", "tautan.toml"])
@pytest.mark.parametrize("there", [False, True])
def test_impor_refuses_one_file_for_plan_and_report(rak: Console, spelt: str, *, there: bool) -> None:
    """The report would replace the plan; nothing is written, whatever the spelling, a link too, even with --timpa."""
    table = "1\tA\tB\t70 %\tA dibagi B\tC\tRp 4.000\tRp 1.000\t\tTW I\tD\tTW I"
    decree = rak.write("keputusan.txt", f"TAHUN ANGGARAN 2024\n{table}\n")
    (rak.folder / "lain").mkdir()
    (rak.folder / "tautan.toml").symlink_to(rak.folder / "x.toml")
    if there:
        rak.write("x.toml", "# milik saya\n")
    shown = rak("impor", decree, "-o", "x.toml", "--laporan", spelt, "--timpa")
    assert (shown.code, shown.out) == (2, "")
    assert "berkas yang sama" in shown.err
    assert (rak.folder / "x.toml").is_file() == there
    assert not there or (rak.folder / "x.toml").read_text(encoding="utf-8") == "# milik saya\n"
    assert rak("impor", decree, "-o", "x.toml", "--laporan", "y.toml", "--timpa").code == 0


def test_every_command_is_described_in_the_guide_for_staff() -> None:
    """Library and command line share verbs; the guide knows them all."""
    guide = (Path(__file__).parents[1] / "docs" / "panduan.md").read_text(encoding="utf-8")
    actions = [action.choices for action in build_parser()._actions if isinstance(action.choices, dict)]
    commands = list(actions[0])
    assert len(commands) == 17
    assert [name for name in commands if f"`rak {name}" not in guide] == []


def test_a_workbook_out_of_a_matrix_says_the_same(rak: Console, matriks: str) -> None:
    """Whoever has a matrix already does not type a TOML; its doubts are told, and it is built."""
    shown = rak("buat", matriks, "-o", "baru.xlsx")
    assert (shown.code, shown.err.splitlines()[0]) == (0, "Dibuat: baru.xlsx")
    assert "Matriks!I39" in shown.err
    assert rak("banding", matriks, "baru.xlsx").err == "Tidak ada perubahan.\n"


def test_next_years_workbook_lists_what_to_state_again(rak: Console, matriks: str) -> None:
    """The plan is kept, the figures stay behind."""
    shown = rak("buat", matriks, "--tahun", "2025", "-o", "m25.xlsx")
    assert shown.code == 0
    assert "RAK612" in shown.err
    data = rak("baca", "m25.xlsx", "--format", "json").data
    assert data["rencana"]["tahun"] == 2025
    assert not any(data["bulanan"]["realisasi"].values())


def test_figures_are_carried_into_a_plan_that_lost_a_line(rak: Console, matriks: str) -> None:
    """What could not be carried is listed with its cells in the older file."""
    text = RENCANA.read_text(encoding="utf-8")
    assert rak("isi", matriks, rak.write("l.toml", 'tahun = 2024\n[realisasi."1.1.1"]\nMei = 5\n')).code == 0
    start = text.index("[[sasaran.indikator.kegiatan]]")
    fewer = f"{text[:start]}kegiatan = []\n" + text[text.index("[[sasaran.indikator]]", start) :]
    shown = rak("buat", rak.write("r.toml", fewer), "--dari", matriks, "-o", "baru.xlsx")
    assert shown.code == 0
    assert "[matriks_2024.xlsx]Bulanan!" in shown.err
    assert "1.1.1, REALISASI ANGGARAN, Mei 2024: Rp5 tidak dibawa: rencana baru tidak punya kode itu." in shown.err


def test_a_source_with_a_galat_is_built_all_the_same(rak: Console) -> None:
    """As for a plan in TOML: exit 1, having built it."""
    book = openpyxl.load_workbook(template())
    book["Matriks"]["G7"].value = "delapan puluh juta"
    book.save(rak.folder / "rusak.xlsx")
    shown = rak("buat", "rusak.xlsx", "-o", "baru.xlsx")
    assert (shown.code, (rak.folder / "baru.xlsx").exists()) == (1, True)
    assert "Matriks!G7" in shown.err


WRONG = {
    "over its own source": (("buat", "matriks_2024.xlsx", "-o", "matriks_2024.xlsx", "--timpa"), "sumbernya sendiri"),
    "over the older one": (("buat", "rencana.toml", "--dari", "matriks_2024.xlsx", "-o", "matriks_2024.xlsx", "--timpa"), "sumbernya sendiri"),
    "into its own year": (("buat", "matriks_2024.xlsx", "--tahun", "2024", "-o", "x.xlsx"), "sudah tahun 2024"),
    "into no year": (("buat", "matriks_2024.xlsx", "--tahun", "24", "-o", "x.xlsx"), "--tahun 24"),
    "figures of another year": (("buat", "rencana.toml", "--tahun", "2025", "--dari", "matriks_2024.xlsx", "-o", "x.xlsx"), "2024"),
    "an older one that is not there": (("buat", "rencana.toml", "--dari", "tidak_ada.xlsx", "-o", "x.xlsx"), "tidak_ada.xlsx"),
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG)
@pytest.mark.usefixtures("matriks")
def test_a_way_in_that_makes_no_sense_is_refused(kind: str, rak: Console) -> None:
    """Exit 2, the reason, and nothing written."""
    words, said = WRONG[kind]
    before = Path("matriks_2024.xlsx").read_bytes()
    shown = rak(*words)
    assert shown.code == 2
    assert said in shown.err
    assert not Path("x.xlsx").exists()
    assert Path("matriks_2024.xlsx").read_bytes() == before


def test_pantau_says_that_no_section_is_stated_instead_of_that_nothing_is_due(rak: Console, matriks: str) -> None:
    """The decree names no section; where the name is put in is said, in the table and in the texts to send."""
    for form in ("teks", "pesan"):
        shown = rak("pantau", matriks, "--per", "2024-05-06", "--format", form)
        assert (shown.code, "Seksi belum dinyatakan" in shown.err, "jatuh tempo" in shown.err) == (0, True, False)


def test_baca_takes_the_form_from_the_ending_of_the_output(rak: Console, matriks: str) -> None:
    """A file of that name holds what its ending says."""
    assert rak("baca", matriks, "-o", "isi.json").code == 0
    assert rak("baca", matriks, "-o", "isi.csv").code == 0
    assert "rencana" in json.loads((rak.folder / "isi.json").read_text(encoding="utf-8"))
    assert (rak.folder / "isi.csv").read_text(encoding="utf-8-sig").startswith("kode,kolom,")


def test_proyeksi_says_of_which_lines_months_are_missing(rak: Console, matriks: str) -> None:
    """The decree has an amount for TW I alone, in its last month: the other months are nobody's word."""
    shown = rak("proyeksi", matriks, "--sampai", "TW II")
    assert (shown.code, "Sementara" in shown.err, "2.1.2 (1 dari 6 bulan)" in shown.err) == (0, True, True)
    assert "1.1.1 (" not in shown.err
    assert "Sementara" not in rak("proyeksi", matriks, "--sampai", "Januari").err


_ENGLISH = re.compile(
    r"\b(?:the|is|are|not|file|line|invalid|expected|limit|cannot|argument|error|found|no|of|with|more|than)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    "arguments",
    [
        ("baca", "kosong.xlsx"),
        ("baca", "teks.xlsx"),
        ("baca", "potong.xlsx"),
        ("baca", "xml.xlsx"),
        ("baca", "utf.xlsx"),
        ("baca", "matriks_2024.xlsx", "tiada.xlsx"),
        ("baca", "matriks_2024.xlsx", "--batas-sel", "x"),
        ("baca", "matriks_2024.xlsx", "--format"),
        ("isi", "matriks_2024.xlsx", "teks.xlsx"),
        ("isi", "matriks_2024.xlsx", "laporan_tw1.toml", "-o", "tiada/x.xlsx"),
        ("isi", "matriks_2024.xlsx", "laporan_tw1.toml", "-o", f"{'n' * 300}.xlsx"),
        ("isi", "matriks_2024.xlsx", "laporan_tw1.toml", "lebih"),
        ("lapor", "matriks_2024.xlsx", "--jenis", "triwulan", "--periode", "TW I", "-o", "a.docx", "--templat", "teks.xlsx"),
        ("himpun", "teks.xlsx", "-o", "h.duckdb", "--pekerja", "dua"),
        ("xyz",),
    ],
)  # fmt: skip
def test_what_a_refusal_says_is_indonesian(rak: Console, matriks: str, arguments: tuple[str, ...]) -> None:
    """Words of the system, of XML, of the parser of options and of other libraries do not come through."""
    content = Path(matriks).read_bytes()
    parts = parts_of(content)
    sheet = parts["xl/worksheets/sheet1.xml"]
    broken = {
        "kosong": b"",
        "teks": b"halo",
        "potong": content[:9000],
        "xml": pack(parts | {"xl/worksheets/sheet1.xml": sheet.replace(b"</row>", b"</rew>", 1)}),
        "utf": pack(parts | {"xl/worksheets/sheet1.xml": sheet.replace(b"Matriks", b"\xff\xfe", 1) + b"\xff"}),
    }
    for name, data in broken.items():
        (rak.folder / f"{name}.xlsx").write_bytes(data)
    refused = rak(*arguments)
    assert refused.code == 2
    assert refused.err
    assert _ENGLISH.findall(refused.err.replace(str(rak.folder), "")) == []


@pytest.mark.parametrize(
    "text",
    [
        "a = ", "[a\n", "a = 1\na = 2", 'a = "x', "a = [1,", "a = {b = 1, b = 2}", "a = 2024-13-40", 'a = "\\q"', "= 1",
        "a.b = 1\na = 2", "[a]\n[a]", 'a = "\\ud800"', "a = 'x", "x", "[[a]", "a = 00", "[a.b]\n[a]\nb = 1", 'a = "\\u12"',
        "[a]\n[[a]]", "a = {", '"a', "\x00", "a = {b = 1}\n[a.c]",
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_toml_text_is_told_in_indonesian_with_its_line(
    rak: Console, matriks: str, text: str
) -> None:
    """The reason of the TOML library has its Indonesian words, whichever it is."""
    refused = rak("isi", matriks, rak.write("salah.toml", text))
    assert refused.code == 2
    assert "salah.toml, baris " in refused.err
    assert "Tulisan ini tidak dikenal" not in refused.err
    assert _ENGLISH.findall(refused.err.replace(str(rak.folder), "")) == []
