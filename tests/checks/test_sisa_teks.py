"""The rules about text left over from elsewhere."""

from __future__ import annotations

import attrs
import pytest

from rak.checks.all_rules import check_all
from rak.domain.laporan import IsianTriwulan
from rak.domain.temuan import Temuan
from rak.domain.waktu import Triwulan
from tests.contoh import baris, laporan, rencana


def found(kode: str, remark: str, office: str = "Balai Pemasyarakatan Kelas II Ternate") -> list[Temuan]:
    """The findings of one code for a remark on TW II."""
    plan = attrs.evolve(rencana(), satuan_kerja=office)
    report = laporan(isian={("1.1.1", Triwulan.II): IsianTriwulan(keterangan=remark)})
    return [one for one in check_all(plan, report) if one.kode == kode]


@pytest.mark.parametrize(
    ("remark", "count"),
    [("Laporan TW I", 1), ("Laporan triwulan 3", 1), ("Laporan TW II", 0), ("TW I dan TW II", 0), ("Laporan", 0)],
)
def test_a_text_that_names_only_another_quarter_is_reported(remark: str, count: int) -> None:
    """Copied from the row of another quarter."""
    assert len(found("RAK407", remark)) == count


@pytest.mark.parametrize(
    ("remark", "count"), [("Rapat Bapas Kelas I Ambon", 1), ("Rapat Bapas Kelas II Ternate", 0), ("Rapat di Ambon", 0)]
)
def test_a_text_that_names_another_office_is_reported(remark: str, count: int) -> None:
    """Copied from another office's matrix."""
    told = found("RAK408", remark)
    assert [one.pesan.partition(",")[0] for one in told] == ["Teks menyebut 'Bapas Kelas I Ambon'"] * count


@pytest.mark.parametrize(("remark", "count"), [("Sisa 2023", 1), ("2023 dan 2024", 0), ("Nomor 20231", 0)])
def test_a_text_that_names_only_another_year_is_reported(remark: str, count: int) -> None:
    """Left over from last year's matrix."""
    assert len(found("RAK409", remark)) == count


def test_the_plans_own_text_is_looked_at_too() -> None:
    """RENCANA KEGIATAN is copied from row to row as well."""
    line = attrs.evolve(baris(), rencana=["Rapat TW I"] * 4)
    codes = [one.letak.triwulan for one in check_all(rencana(line), laporan()) if one.kode == "RAK407"]
    assert codes == [Triwulan.II, Triwulan.III, Triwulan.IV]
