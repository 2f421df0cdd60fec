"""A TOML text that is made to cost much is refused by name, within a second and 64 MB; what people write is not."""

from __future__ import annotations

import codecs
import time
import tracemalloc
from pathlib import Path

import pytest

from rak.cycle.revise import revised
from rak.domain.laporan import Laporan
from rak.matriks.fill_result import IsiError
from rak.messages import explain
from rak.shipped_files import example
from rak.toml.read_plan import load_rencana, loads_rencana
from rak.toml.read_report import load_laporan, loads_laporan
from rak.toml.read_revisions import load_revisi
from rak.toml.toml_errors import NaskahError

MEMORY = 64 * 2**20
BOMBS = {
    "a key of 20,000 steps": (".".join("a" * 20_000) + " = 1", "6 tingkat"),
    "such a key with blanks and quotes": (" . ".join(['"a\\""'] * 20_000) + " = 1", "6 tingkat"),
    "such a key in a table on one line": ("x = {" + ".".join("a" * 20_000) + " = 1}", "6 tingkat"),
    "such a heading": ("[" + ".".join("a" * 20_000) + "]", "6 tingkat"),
    "such a heading of a list": ("[[ " + ".".join("a" * 20_000) + "]]", "6 tingkat"),
    "100,000 headings": ("".join(f"[a{at}]\n" for at in range(100_000)), "judul bagian"),
    "100,000 tables in a list": ("[[a]]\n" * 100_000, "judul bagian"),
    "80,000 dotted keys on one line": ("a = {" + ",".join(f"b{at}.c={{}}" for at in range(80_000)) + "}", "kunci"),
    "dotted keys by the ten thousand": ("".join(f"b{at}.c.d.e=1\n" for at in range(20_000)), "kunci bertitik"),
    "400,000 brackets": ("a = [" + "[]," * 400_000 + "]", "kurung"),
    "brackets within brackets": ("a = " + "[" * 20_000, "dalam"),
    "braces within braces": ("a = " + "{a=" * 20_000, "dalam"),
    "200,000 keys": ("".join(f"k{at} = 1\n" for at in range(120_000)), "50000 kunci"),
    "a million values": ("a = [" + "1," * 1_000_000 + "]", "koma"),
    "two million lines": ("a = '''" + "\n" * 2_000_000 + "'''", "baris"),
    "signs by their numbers": ('a = "' + r"\u0041" * 300_000 + '"', "garis miring"),
    "a number of a megabyte": ("tahun = " + "9" * 1_000_000, "terlalu panjang"),
    "such a hexadecimal one": ("tahun = 0x" + "f" * 1_000_000, "terlalu panjang"),
    "such a decimal one": ("tahun = 0." + "1_" * 500_000 + "1", "terlalu panjang"),
    "such an exponent": ("tahun = 1e" + "9" * 1_000_000, "terlalu panjang"),
    "a text of almost 2 MB": ('tahun = "' + "x" * 2_000_000 + '"', "tahun"),
    "such a text full of quotation marks": ('tahun = """' + 'a"' * 1_000_000 + 'a"""', "tahun"),
    "3 MB": ("# " + "a" * 3_000_000, "2 MB"),
    "a quotation mark that is never closed": ('a = "' + "b" * 2_000_000, "kutip"),
    "braces that are never closed": ("{" * 2_000_000, "kurung"),
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("read", [loads_rencana, loads_laporan])
def test_a_text_that_would_cost_much_is_refused_by_name(name: str, read: object) -> None:
    """As a plan and as a report."""
    text, word = BOMBS[name]
    assert callable(read)
    tracemalloc.start(1)
    begun = time.process_time()
    with pytest.raises(NaskahError) as refused:
        read(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert word in str(refused.value)
    assert len(str(refused.value)) < 20_000
    assert peak < MEMORY
    assert time.process_time() - begun < 10  # several times what it takes without the bookkeeping of memory


@pytest.mark.parametrize(
    "number", ["0x" + "f" * 3_900, "0b" + "1" * 2_000, "0o" + "7" * 3_000, "9" * 3_900, "-" + "9" * 100]
)
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("tahun = {}", "baris 1, tahun"),
        ("tahun = 2024\nsasaran = [{{indikator = {}}}]", "baris 2, sasaran[0].indikator"),
        ('tahun = 2024\n[realisasi."1.1.1"]\nMaret = {}', 'baris 3, realisasi."1.1.1".Maret'),
    ],
)
def test_an_endless_number_is_told_with_its_line_and_key(number: str, text: str, place: str) -> None:
    """Python refuses to print it, so nobody else could tell."""
    for read in (loads_rencana, loads_laporan):
        with pytest.raises(NaskahError) as refused:
            read(text.format(number))
        assert place in str(refused.value)
        assert "terlalu panjang" in str(refused.value)


@pytest.mark.parametrize("number", ["1e999999999", "1e-999999999", "1e400000", "nan", "inf", "0." + "1" * 3_000])
def test_a_decimal_without_measure_is_refused(number: str) -> None:
    """At once, and as a number."""
    begun = time.process_time()
    for text in (
        f"tahun = {number}",
        f'tahun = 2024\n[realisasi."1.1.1"]\nMaret = {number}\n[variabel."1.1".a]\nMaret = {number}',
    ):
        with pytest.raises(NaskahError) as refused:
            loads_laporan(text)
        assert len(str(refused.value)) < 5_000
    assert time.process_time() - begun < 5


def test_of_many_unknown_keys_the_first_twenty_are_told_and_the_others_counted() -> None:
    """Their cause is one."""
    text = "tahun = 2024\n" + "".join(f"kunci{at} = 1\n" for at in range(40_000))
    with pytest.raises(NaskahError) as refused:
        loads_laporan(text, berkas="l.toml")
    told = str(refused.value).splitlines()
    assert len(told) == 21
    assert told[0].startswith("l.toml, baris 2, kunci0: Kunci 'kunci0' tidak dikenal.")
    assert told[19].startswith("l.toml, baris 21, kunci19:")
    assert told[20] == "l.toml: Masih ada 39980 kunci lain yang tidak dikenal. Perbaiki dahulu yang di atas."


def test_of_many_wrong_values_two_hundred_are_told_and_the_others_counted() -> None:
    """Nobody mends more in one go."""
    text = "tahun = 2024\n" + "".join(f'[realisasi."1.1.{at}"]\nMaret = true\n' for at in range(1, 5_001))
    with pytest.raises(NaskahError) as refused:
        loads_laporan(text)
    told = str(refused.value).splitlines()
    assert len(told) == 201
    assert "Masih ada 4800 kesalahan lain." in told[-1]


def test_more_revisions_than_a_year_has_are_refused(tmp_path: Path) -> None:
    """Each is compared with all before it, and their changes are looked at once, however many they are."""
    one = '[[revisi]]\ntanggal = 2024-04-01\nnomor = "{}"\nalasan = "a"\n'
    path = tmp_path / "revisi.toml"
    path.write_text("".join(one.format(at) for at in range(2000)), encoding="utf-8")
    with pytest.raises(NaskahError, match=r"revisi\[100\]: Lebih dari 100 revisi"):
        load_revisi(path)
    changes = ", ".join(f'"{at}.1.1" = 1' for at in range(20_000))
    path.write_text(one.format("x") + f"pagu = {{ {changes} }}\n", encoding="utf-8")
    begun = time.process_time()
    (found,) = load_revisi(path)
    assert len(found.perubahan) == 20_000
    assert time.process_time() - begun < 10
    with pytest.raises(IsiError) as refused:
        revised(load_rencana(example("rencana.toml")), Laporan(2024), [found])
    told = explain(refused.value).splitlines()
    assert len(told) == 251
    assert told[-1] == "Masih ada 19750 kesalahan lain. Perbaiki dahulu yang di atas."


def test_an_unknown_key_of_a_megabyte_is_told_in_short() -> None:
    """Its beginning says which it is."""
    with pytest.raises(NaskahError) as refused:
        loads_laporan(f"tahun = 2024\n{'k' * 1_000_000} = 1")
    assert "kkkk…' tidak dikenal" in str(refused.value)


@pytest.mark.parametrize("lines", [1_000])
def test_a_report_of_a_thousand_lines_for_a_whole_year_is_read(lines: int) -> None:
    """The limits are far from what an office writes."""
    bulan = (
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
    )
    text = "tahun = 2024\n" + "".join(
        f'[realisasi."1.1.{at}"]\n' + "".join(f"{name} = 1_000_000\n" for name in bulan)
        + "".join(f'[isian."1.1.{at}"."TW {tw}"]\ndata_dukung = ["https://contoh.test/a.b?c=d"]\n' for tw in ("I", "II", "III"))
        for at in range(1, lines + 1)
    )  # fmt: skip
    assert len(loads_laporan(text).realisasi) == 11 * lines


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_plan_and_a_report_are_read_as_windows_saves_them(encoding: str, end: str, tmp_path: Path) -> None:
    """With a mark before UTF-8, and in UTF-16 with one, as ``>`` of PowerShell writes them."""
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    for name in ("rencana.toml", "laporan_tw1.toml"):
        text = example(name).read_text(encoding="utf-8").replace("\n", end)
        (tmp_path / name).write_bytes(mark + text.encode(encoding))
    rencana = load_rencana(tmp_path / "rencana.toml")
    assert rencana == load_rencana(example("rencana.toml"))
    assert load_laporan(tmp_path / "laporan_tw1.toml", rencana) == load_laporan(example("laporan_tw1.toml"), rencana)
