"""Every habit, alone and with others, reads as the same plan and the same report, without a galat."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.libreoffice import convert
from hypothesis import given, settings
from hypothesis import strategies as st

from rak.domain.temuan import Tingkat
from rak.matriks.read.interpret import baca
from rak.xlsx import Workbook
from tests.zoo.kandang import Kandang, to_bytes, write
from tests.zoo.kebiasaan import SEMUA, Kebiasaan, together, wear
from tests.zoo.rencana import LAPORAN, RENCANA


def assert_same(data: bytes) -> None:
    """The plan and the report of the zoo, and no finding that says otherwise."""
    hasil = baca(Workbook.open(data))
    assert hasil.rencana == RENCANA
    assert hasil.laporan == LAPORAN
    assert [temuan for temuan in hasil.temuan if temuan.tingkat is Tingkat.GALAT] == []


def test_the_official_form_reads_as_the_plan() -> None:
    """The matrix as the decree draws it."""
    assert_same(to_bytes(write(Kandang()).buku))


def test_the_zoo_has_forty_habits_with_names_of_their_own() -> None:
    """The issue asks for at least forty."""
    assert len({habit.nama for habit in SEMUA}) == len(SEMUA) >= 40


@pytest.mark.parametrize("habit", SEMUA, ids=str)
def test_each_habit_alone_reads_as_the_same_plan(habit: Kebiasaan) -> None:
    """What staff do to the form changes nothing of what it says."""
    assert_same(to_bytes(write(wear([habit])).buku))


@pytest.mark.parametrize("names", [
    ("teks yang bersambung ke baris berikut", "kolom kode akun MAK"),
    ("teks yang bersambung ke baris berikut", "baris kosong di antara baris anggaran"),
    ("sasaran di baris sendiri", "kolom kode akun MAK"),
    ("judul salah ketik", "judul berulang sesudah pindah halaman"),
], ids=" + ".join)  # fmt: skip
def test_two_habits_that_meet_in_one_row_read_as_the_same_plan(names: tuple[str, str]) -> None:
    """Whichever of them came first: a row is told by what it says of the plan, a heading by the one above its column."""
    one, other = (next(habit for habit in SEMUA if habit.nama == name) for name in names)
    for habits in ([one, other], [other, one]):
        assert together(habits) == habits
        assert_same(to_bytes(write(wear(habits)).buku))


@given(st.lists(st.sampled_from(SEMUA), min_size=2, max_size=9, unique_by=str).map(together))
def test_habits_together_read_as_the_same_plan(habits: list[Kebiasaan]) -> None:
    """Habits of different kinds do not disturb each other."""
    assert_same(to_bytes(write(wear(habits)).buku))


@pytest.mark.libreoffice
def test_habits_read_the_same_after_libreoffice_saved_them(soffice: str, tmp_path: Path) -> None:
    """Another program's way to write the same cells makes no difference."""
    source, target = tmp_path / "asal", tmp_path / "hasil"
    source.mkdir()
    for at, habit in enumerate(SEMUA):
        (source / f"{at:03d}.xlsx").write_bytes(to_bytes(write(wear([habit])).buku))
    form = "xlsx:Calc MS Excel 2007 XML"
    convert(soffice, sorted(source.iterdir()), target, form, tmp_path / "profil", seconds=300)
    wrong = []
    for at, habit in enumerate(SEMUA):
        try:
            assert_same((target / f"{at:03d}.xlsx").read_bytes())
        except AssertionError as fault:
            wrong.append(f"{habit}: {str(fault)[:500]}")
    assert wrong == []


settings.get_profile("quick")
