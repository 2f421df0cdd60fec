"""Bad input: each fault is named with its key, its line and a remedy, all faults of a file in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from rak.domain.rencana import RencanaAksi
from rak.toml.read_plan import load_rencana, loads_rencana
from rak.toml.read_report import loads_laporan
from rak.toml.toml_errors import Kesalahan, NaskahError

RENCANA = """\
tahun = 2024
satuan_kerja = "Bapas Contoh"

[[sasaran]]
uraian = "Meningkatnya layanan"

[[sasaran.indikator]]
uraian = "Persentase klien yang bekerja"
target = "70 %"
rumus = "Klien bekerja dibagi klien dikali 100%"

[[sasaran.indikator.kegiatan]]
uraian = "Bimbingan"
pagu = 1_000
penarikan = [250, 250, 250, 250]
rencana = "Bimbingan klien"
"""
LINE = "sasaran[0].indikator[0].kegiatan[0]"
LAPORAN = """\
tahun = 2024

[realisasi."1.1.1"]
Maret = 250

[variabel."1.1"."Klien bekerja"]
Maret = 7

[isian."1.1.1"."TW I"]
status = "Selesai"
"""


def faults_of(text: str) -> list[Kesalahan]:
    """The faults of a plan."""
    with pytest.raises(NaskahError) as caught:
        loads_rencana(text, berkas="rencana.toml")
    return list(caught.value.kesalahan)


def faults_of_report(text: str, rencana: RencanaAksi | None = None) -> list[Kesalahan]:
    """The faults of a report."""
    with pytest.raises(NaskahError) as caught:
        loads_laporan(text, loads_rencana(RENCANA) if rencana is None else rencana, berkas="laporan.toml")
    return list(caught.value.kesalahan)


def test_the_text_that_the_faults_are_planted_into_is_in_order() -> None:
    """Else every test below would pass for the wrong reason."""
    rencana = loads_rencana(RENCANA)
    assert [line.kode for line in rencana.kegiatan] == ["1.1.1"]
    assert loads_laporan(LAPORAN, rencana).tahun == 2024


@pytest.mark.parametrize(
    ("right", "wrong", "place", "line", "word"),
    [
        ("pagu = 1_000", "pgu = 1_000", f"{LINE}.pgu", 14, "'pagu'"),
        ("satuan_kerja", "satker", "satker", 2, "satuan_kerja"),
        ("tahun = 2024", 'tahun = "2024"', "tahun", 1, "tanpa tanda kutip"),
        ("tahun = 2024", "tahun = 24", "tahun", 1, "empat angka"),
        ("tahun = 2024", "tahun = true", "tahun", 1, "true"),
        ("pagu = 1_000", "pagu = -1", f"{LINE}.pagu", 14, "negatif"),
        ("pagu = 1_000", "pagu = 1.000", f"{LINE}.pagu", 14, "tanda kutip"),
        ("pagu = 1_000", "pagu = 'seribu'", f"{LINE}.pagu", 14, "rupiah"),
        ("pagu = 1_000", "pagu = [1]", f"{LINE}.pagu", 14, "Daftar"),
        ("pagu = 1_000", "pagu = 2024-01-01", f"{LINE}.pagu", 14, "2024-01-01"),
        ("pagu = 1_000\n", "", LINE, 12, "'pagu'"),
        ("[250, 250, 250, 250]", "[250, 250, 250]", f"{LINE}.penarikan", 15, "3 nilai"),
        ("[250, 250, 250, 250]", "1_000", f"{LINE}.penarikan", 15, "bukan daftar"),
        ("[250, 250, 250, 250]", "{I = 1, II = 2, IV = 3}", f"{LINE}.penarikan", 15, "TW III"),
        ("250, 250]", "250, -250]", f"{LINE}.penarikan[3]", 15, "negatif"),
        ('"70 %"', '"2.857 orang"', "sasaran[0].indikator[0].target", 9, "2857"),
        ('"70 %"', "true", "sasaran[0].indikator[0].target", 9, "kutip"),
        ('"70 %"', '"70 %"\npolaritas = "maksimal"', "sasaran[0].indikator[0].polaritas", 10, "maksimalkan"),
        ('"70 %"', '"70 %"\ngabungan = { Klen = "jumlah" }', "sasaran[0].indikator[0].gabungan.Klen", 10, "klien"),
        ('"70 %"', '"70 %"\nkode = "2.1"', "sasaran[0].indikator[0].kode", 10, '"1.1"'),
        ('"70 %"', '"70 %"\nkode = "1/1"', "sasaran[0].indikator[0].kode", 10, "titik"),
        ("pagu = 1_000", 'pagu = 1_000\njenis_belanja = "54"', f"{LINE}.jenis_belanja", 15, "57"),
        ("[[sasaran]]", "[sasaran]", "sasaran", 4, "[[sasaran]]"),
    ],
)  # fmt: skip
def test_a_fault_in_a_plan_is_named_with_its_place(right: str, wrong: str, place: str, line: int, word: str) -> None:
    """Key path, line, and what to do."""
    assert right in RENCANA
    text = RENCANA.replace(right, wrong, 1)
    if wrong == "[sasaran]":
        text = text.split("[[sasaran.indikator]]", maxsplit=1)[0]
    found = [fault for fault in faults_of(text) if (fault.letak, fault.baris) == (place, line)]
    assert found, faults_of(text)
    assert word in f"{found[0].pesan} {found[0].saran}"


@pytest.mark.parametrize(
    ("right", "wrong", "place", "line", "word"),
    [
        ('realisasi."1.1.1"', 'realisasi."1.1.2"', 'realisasi."1.1.2"', 3, "1.1.1"),
        ('realisasi."1.1.1"', "realisasi.1.1.1", "realisasi.1", 3, "tanda kutip"),
        ("Maret = 250", "2023-12 = 250", 'realisasi."1.1.1".2023-12', 4, "2024"),
        ("Maret = 250", "Mart = 250", 'realisasi."1.1.1".Mart', 4, "bukan bulan"),
        ("Maret = 250", "Maret = 250\n2024-03 = 250", 'realisasi."1.1.1".2024-03', 5, "ejaan lain"),
        ("Maret = 250", "Maret = 2.5", 'realisasi."1.1.1".Maret', 4, "utuh"),
        ("Maret = 7", "Maret = 2.857", 'variabel."1.1"."Klien bekerja".Maret', 7, "2857"),
        ("Maret = 7", "Maret = 1e999999999", 'variabel."1.1"."Klien bekerja".Maret', 7, "bukan bilangan"),
        ("Maret = 7", "Maret = inf", 'variabel."1.1"."Klien bekerja".Maret', 7, "bukan bilangan"),
        ("Maret = 7", 'Maret = "1/0"', 'variabel."1.1"."Klien bekerja".Maret', 7, "nol"),
        ("Klien bekerja", "Klien kerja", 'variabel."1.1"."Klien kerja"', 6, "Klien bekerja"),
        ("Klien bekerja", "Target", 'variabel."1.1".Target', 6, "rencana"),
        ("tahun = 2024", "tahun = 2025", "tahun", 1, "2024"),
        ("TW I", "TW V", 'isian."1.1.1"."TW V"', 9, "triwulan"),
        ("status =", "stats =", 'isian."1.1.1"."TW I".stats', 10, "status"),
        ('"Selesai"', '"Selesai"\ndata_dukung = 7', 'isian."1.1.1"."TW I".data_dukung', 11, "bukan daftar"),
        ("[isian.", "[isi.", "isi", 9, "isian"),
    ],
)  # fmt: skip
def test_a_fault_in_a_report_is_named_with_its_place(right: str, wrong: str, place: str, line: int, word: str) -> None:
    """Kode, months, quarters and names are those of the plan."""
    assert right in LAPORAN
    faults = faults_of_report(LAPORAN.replace(right, wrong, 1))
    found = [fault for fault in faults if (fault.letak, fault.baris) == (place, line)]
    assert found, faults
    assert word in f"{found[0].pesan} {found[0].saran}"


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("pagu = 88.880.000", "88_880_000"),
        ("pagu = Rp. 88.880.000", "tanda kutip"),
        ("target = 70 %", "tanda kutip"),
        ("rumus = Realisasi dibagi Target", "tanda kutip"),
        ("pagu =", "belum diisi"),
        ("kode = 1.1.1", "tanda kutip"),
        ("nilai = 84,05", "tanda kutip"),
        ('uraian = "tanpa penutup', "tanda kutip"),
        ('berkas = "C:\\Users\\x"', "dua kali"),
        ("tahun = 2024", "sudah ditulis"),
        ("Realisasi Maret", "kunci = nilai"),
    ],
)
def test_wrong_syntax_is_told_with_its_line_and_what_is_usually_meant(line: str, word: str) -> None:
    """The parser's own words stay in brackets; the remedy is in Indonesian."""
    (fault,) = faults_of(f"tahun = 2024\n\n{line}\n")
    assert fault.baris == 3
    assert word in f"{fault.pesan} {fault.saran}"


def test_all_faults_of_a_file_are_told_in_one_run_in_its_order() -> None:
    """Nobody should have to run it seven times."""
    text = (
        RENCANA.replace("tahun = 2024", "tahun = 1")
        .replace("pagu = 1_000", "pagu = -1")
        .replace("[250, 250, 250, 250]", "[1, 'x', 3, -4]")
        .replace('target = "70 %"', "targt = 3")
        + '\n[[sasaran]]\nnomor = "1"\nuraian = "Lagi"\nindikator = []\n'
    )
    faults = faults_of(text)
    assert [fault.baris for fault in faults] == [1, 7, 9, 14, 15, 15, 19]
    assert str(faults[0]).startswith("rencana.toml, baris 1, tahun: ")


@pytest.mark.parametrize("level", ["nomor", "kode", "kegiatan"])
def test_a_kode_given_twice_is_refused_at_its_second_place(level: str) -> None:
    """Duplicates at each level of the plan."""
    second = {
        "nomor": '\n[[sasaran]]\nnomor = "1"\nuraian = "Dua"\nindikator = []\n',
        "kode": '\n[[sasaran.indikator]]\nkode = "1.1"\nuraian = "Dua"\ntarget = 1\nrumus = ""\nkegiatan = []\n',
        "kegiatan": '\n[[sasaran.indikator.kegiatan]]\nkode = "1.1.1"\nuraian = ""\npagu = 1\npenarikan = [1,0,0,0]\n'
        'rencana = ""\n',
    }[level]
    (fault,) = faults_of(RENCANA + second)
    assert "sudah dipakai" in fault.pesan
    assert fault.baris == RENCANA.count("\n") + 3


class TestBerkas:
    """The file itself."""

    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        """With its path."""
        with pytest.raises(NaskahError, match=r"tidak ada\.toml: Berkas tidak ada"):
            load_rencana(tmp_path / "tidak ada.toml")

    def test_a_folder_is_no_file(self, tmp_path: Path) -> None:
        """Whatever the system calls the fault."""
        with pytest.raises(NaskahError, match="folder"):
            load_rencana(tmp_path)

    @pytest.mark.parametrize(
        ("data", "word"),
        [
            (b'tahun = 2024\nsatuan_kerja = "Kant\xf6r"\n', "baris 2.*UTF-8"),
            ("tahun = 2024".encode("utf-16") + b"\x00", "UTF-16"),
            ("tahun = 2024".encode("utf-16-le"), "UTF-16 tanpa tanda"),
            (b"PK\x03\x04....", "Office"),
            (b"\xd0\xcf\x11\xe0....", "Office"),
            (b"", "tahun"),
        ],
    )
    def test_what_is_no_utf_8_text_is_refused(self, tmp_path: Path, data: bytes, word: str) -> None:
        """With what to do about it."""
        path = tmp_path / "rencana.toml"
        path.write_bytes(data)
        with pytest.raises(NaskahError, match=word):
            load_rencana(path)

    @pytest.mark.parametrize("ending", ["\n", "\r\n"])
    def test_a_byte_order_mark_and_windows_line_ends_are_taken(self, tmp_path: Path, ending: str) -> None:
        """Notepad writes both."""
        path = tmp_path / "rencana.toml"
        path.write_bytes(b"\xef\xbb\xbf" + RENCANA.replace("\n", ending).encode())
        assert load_rencana(path) == loads_rencana(RENCANA)

    @pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000, "a = 2024-13-45", "tahun = 2024\n\x00"])
    def test_hostile_text_is_refused_without_a_traceback(self, text: str) -> None:
        """Deep nesting, endless numbers, impossible dates, control characters."""
        assert faults_of(text)
