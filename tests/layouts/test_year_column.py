"""Lists out of applications: no title, the year in a column of its own."""

from __future__ import annotations

import pytest

from tests.layouts.sheets import read, workbook

_HEAD = ("tahun", "sasaran", "indikator", "satuan", "target", "target_tw1", "target_tw4")


@pytest.mark.parametrize(("years", "told"), [((2025, 2025), []), ((2024, 2025), ["A1"]), (("2025", 2025), [])])
def test_the_year_of_a_list_stands_in_its_column(years: tuple[object, object], told: list[str]) -> None:
    """Rows of two years in one list are no plan of one year: a galat stands on it."""
    rows = [_HEAD, *((year, "Layanan", f"Nilai {at}", "Nilai", 80, 20, 80) for at, year in enumerate(years))]
    hasil = read(workbook(rows, title=()))
    assert hasil.rencana.tahun == 2025
    assert [one.sel for one in hasil.temuan if one.kode == "RAK541"] == told
    assert not [one for one in hasil.temuan if one.kode == "RAK540"]
