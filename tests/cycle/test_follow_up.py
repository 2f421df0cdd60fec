"""Who has reported what, by when."""

from __future__ import annotations

import datetime
from fractions import Fraction

import attrs
from hypothesis import given

from rak.cycle.follow_up import BELUM, SEBAGIAN, TANPA_SEKSI, TEPAT, TERLAMBAT, Pantauan, messages, pantau
from rak.domain.kalender import Geser, KebijakanTenggat, kelengkapan_isian
from rak.domain.laporan import Laporan
from rak.domain.polaritas import Frekuensi
from rak.domain.rencana import RencanaAksi
from rak.domain.riwayat import Penerimaan
from rak.domain.waktu import months_of
from tests.contoh import PEMBILANG, PENYEBUT, baris, laporan
from tests.cycle.histories import RENCANA, SEKSI, month
from tests.strategies import rencana_dan_laporan, rencana_lengkap

PER = datetime.date(2024, 3, 6)
ISI = laporan({("1.1.1", 1): 5, ("1.1.1", 2): 0, ("1.1.2", 1): 5}, {(PEMBILANG, 1): 7, (PENYEBUT, 1): 10}, bukti=False)


def received(*days: tuple[str, int, datetime.date]) -> Laporan:
    """The report with receipts of sections and months."""
    return attrs.evolve(ISI, penerimaan={(section, month(at)): Penerimaan(day) for section, at, day in days})


def status(found: Pantauan) -> dict[tuple[str, int], str]:
    """The status of each section's month."""
    return {(section.nama, one.bulan.bulan): one.status for section in found.seksi for one in section.bulan}


def test_each_section_stands_by_its_receipts_and_its_cells() -> None:
    """In time and whole, late and whole, in without all cells, and nothing of February's second section at all."""
    found = pantau(
        RENCANA, received((SEKSI[0], 1, datetime.date(2024, 2, 5)), (SEKSI[1], 1, datetime.date(2024, 2, 6))), PER
    )
    assert status(found) == {
        (SEKSI[0], 1): TEPAT, (SEKSI[0], 2): SEBAGIAN, (SEKSI[1], 1): TERLAMBAT, (SEKSI[1], 2): BELUM,
    }  # fmt: skip
    assert (found.kelengkapan, found.ketepatan) == (Fraction(1, 2), Fraction(1, 4))


def test_a_report_that_came_without_all_its_cells_is_partial() -> None:
    """Whatever day it came; what is missing is named whole."""
    found = pantau(RENCANA, received((SEKSI[1], 2, datetime.date(2024, 3, 1))), PER)
    february = found.seksi[0].bulan[1]
    assert (february.status, february.wajib, february.terisi) == (SEBAGIAN, 3, 0)
    assert [(one.kode, one.variabel) for one in february.kurang] == [
        ("1.1", PEMBILANG.casefold()), ("1.1", PENYEBUT.casefold()), ("1.1.2", ""),
    ]  # fmt: skip


def test_what_was_received_later_is_not_there_yet() -> None:
    """Last month's figures reprint identically."""
    late = received((SEKSI[0], 1, datetime.date(2024, 3, 7)))
    assert status(pantau(RENCANA, late, PER))[SEKSI[0], 1] == SEBAGIAN


def test_a_due_date_on_a_day_off_is_shifted_where_the_office_asks_for_it() -> None:
    """5 May 2024 is a Sunday."""
    came = attrs.evolve(
        laporan({("1.1.1", 4): 1}, bukti=False),
        penerimaan={(SEKSI[0], month(4)): Penerimaan(datetime.date(2024, 5, 6))},
    )
    per = datetime.date(2024, 5, 7)
    assert status(pantau(RENCANA, came, per))[SEKSI[0], 4] == TERLAMBAT
    assert status(pantau(RENCANA, came, per, KebijakanTenggat(Geser.MAJU)))[SEKSI[0], 4] == TEPAT


def test_an_indicator_that_is_due_each_quarter_is_due_in_its_last_month() -> None:
    """So the section owes its variables in March alone."""
    goal = attrs.evolve(RENCANA.sasaran[0].indikator[0], frekuensi=Frekuensi.TRIWULANAN)
    plan = attrs.evolve(RENCANA, sasaran=[attrs.evolve(RENCANA.sasaran[0], indikator=[goal])])
    found = pantau(plan, ISI, datetime.date(2024, 4, 6))
    assert [one.wajib for one in found.seksi[0].bulan] == [1, 1, 3]


def test_lines_without_a_section_are_told_and_count_in_no_share() -> None:
    """They stay with the planner."""
    goal = attrs.evolve(RENCANA.sasaran[0].indikator[0], kegiatan=(baris("1.1.1"),), penanggung_jawab="")
    plan = attrs.evolve(RENCANA, sasaran=[attrs.evolve(RENCANA.sasaran[0], indikator=[goal])])
    found = pantau(plan, Laporan(2024), PER)
    assert [section.nama for section in found.seksi] == [TANPA_SEKSI]
    assert (found.kelengkapan, list(messages(found, plan))) == (None, [])


def test_the_text_to_send_names_what_is_missing_and_until_when() -> None:
    """One text for each section that owes something."""
    second, first = messages(pantau(RENCANA, received((SEKSI[0], 2, PER)), datetime.date(2024, 3, 2)), RENCANA)
    assert first.startswith(f"Yth. {SEKSI[0]},")
    assert "Februari 2024: belum diterima, terisi 0 dari 3; paling lambat 5 Maret 2024." in second
    assert "- 1.1.2 Bimbingan klien: realisasi anggaran" in second
    assert "tenggat sudah lewat sejak 5 Februari 2024" in second


@given(rencana_dan_laporan(rencana_lengkap(revisi=False)))
def test_what_a_section_owes_is_what_the_checks_call_missing(both: tuple[RencanaAksi, Laporan]) -> None:
    """One rule for both, also of indicators that are due each quarter, half or whole year."""
    plan, report = both
    found = pantau(plan, report, datetime.date(plan.tahun + 1, 1, 31))
    for bulan in months_of(plan.tahun):
        of_month = [one for section in found.seksi for one in section.bulan if one.bulan == bulan]
        state = kelengkapan_isian(plan, report, [bulan])
        assert (sum(one.wajib for one in of_month), sum(one.terisi for one in of_month)) == (
            state.diharapkan,
            state.terisi,
        )
