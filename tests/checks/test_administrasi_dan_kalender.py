"""The rules about evidence, status, signatures and due dates."""

from __future__ import annotations

import datetime
from typing import Any

import attrs
import pytest

import rak
from rak.checks.all_rules import check_all
from rak.domain.kalender import Geser, KebijakanTenggat
from rak.domain.kolom import Kolom
from rak.domain.laporan import IsianTriwulan, Laporan
from rak.domain.nilai import TIDAK_BERLAKU
from rak.domain.polaritas import Frekuensi
from rak.domain.rencana import Keputusan, Penandatangan, RencanaAksi
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError
from tests.contoh import PEMBILANG, PENYEBUT, TAHUN, baris, laporan, rencana


def found(kode: str, plan: RencanaAksi, report: Laporan, per: datetime.date | None = None) -> list[Temuan]:
    """The findings of one code."""
    return [one for one in check_all(plan, report, per) if one.kode == kode]


@pytest.mark.parametrize("kode", ["RAK401", "RAK402"])
def test_money_without_evidence_or_status_is_reported_and_nothing_else(kode: str) -> None:
    """Diktum Keempat angka 2: reporting is filling the matrix plus evidence through links."""
    spent = {("1.1.1", 2): 100}
    assert len(found(kode, rencana(), laporan(spent, bukti=False))) == 1
    assert found(kode, rencana(), laporan(spent)) == []
    assert found(kode, rencana(), laporan({("1.1.1", 2): 0}, bukti=False)) == []


def test_two_signature_blocks_that_disagree_are_told_apart_by_field() -> None:
    """Two signature blocks of the decree disagree in place and first name."""
    first, second = Penandatangan("Imad", "Kepala", "Ternate"), Penandatangan("Muhammad", "Kepala", "Tembung")
    [one] = found("RAK403", rencana(keputusan=Keputusan("1", first, second)), laporan())
    assert "tempat 'Ternate' dan 'Tembung'" in one.pesan
    assert "jabatan" not in one.pesan
    assert found("RAK403", rencana(keputusan=Keputusan("1", first, first)), laporan()) == []


def test_one_link_for_two_things_is_reported_at_the_second() -> None:
    """Probably a copy from another row."""
    same = IsianTriwulan(["https://bukti.example/sama"])
    report = laporan(isian={("1.1.1", Triwulan.I): same, ("1.1.2", Triwulan.I): same})
    [one] = found("RAK404", rencana(baris("1.1.1"), baris("1.1.2")), report)
    assert one.letak.kode == "1.1.2"


def test_one_link_for_everything_is_one_finding_that_names_all_places() -> None:
    """No more than one per cause: a folder of the office used for all quarters is not sixty findings."""
    same = IsianTriwulan(["https://bukti.example/folder"])
    kodes = [f"1.1.{number}" for number in range(1, 16)]
    report = laporan(isian={(kode, triwulan): same for kode in kodes for triwulan in Triwulan})
    [one] = found("RAK404", rencana(*map(baris, kodes)), report)
    assert "60 tempat" in one.pesan
    assert [kode for kode in kodes if f"{kode} TW IV" not in one.pesan] == []


def test_a_status_outside_the_choices_is_named_whatever_its_case() -> None:
    """The usual words are accepted in any case."""
    report = laporan(
        isian={
            ("1.1.1", Triwulan.I): IsianTriwulan(status="sdh"),
            ("1.1.1", Triwulan.II): IsianTriwulan(status="SELESAI"),
        }
    )
    assert [one.nilai for one in found("RAK405", rencana(), report)] == ["sdh"]


def test_finished_without_money_and_evidence_is_doubted() -> None:
    """Finished without money may be; there is always evidence."""
    bare = laporan(isian={("1.1.1", Triwulan.I): IsianTriwulan(status="Selesai")})
    assert len(found("RAK406", rencana(), bare)) == 1
    shown = laporan(isian={("1.1.1", Triwulan.I): IsianTriwulan(["https://bukti.example/x"], "Selesai")})
    assert found("RAK406", rencana(), shown) == []
    spent = laporan({("1.1.1", 1): 5}, isian={("1.1.1", Triwulan.I): IsianTriwulan(status="selesai")}, bukti=False)
    assert found("RAK406", rencana(), spent) == []


@pytest.mark.parametrize(("per", "late"), [(datetime.date(2024, 2, 5), 0), (datetime.date(2024, 2, 6), 1)])
def test_a_month_is_late_from_the_day_after_the_fifth_of_the_next(per: datetime.date, late: int) -> None:
    """Diktum Keempat angka 4: every month, on the 5th of the following month."""
    assert len(found("RAK501", rencana(), Laporan(TAHUN), per)) == late


def test_without_an_as_of_date_nothing_is_late() -> None:
    """The as-of date is an argument, never the clock."""
    assert found("RAK501", rencana(), Laporan(TAHUN)) == []


def test_a_reported_zero_is_not_late_and_december_is_due_in_january() -> None:
    """Zero is a number."""
    report = laporan(
        {("1.1.1", month): 0 for month in range(1, 12)},
        {(name, month): 0 for name in (PEMBILANG, PENYEBUT) for month in range(1, 12)},
    )
    [one] = found("RAK501", rencana(), report, datetime.date(2025, 1, 6))
    assert one.letak.bulan == Bulan(TAHUN, 12)


def test_variables_count_as_well_as_money_and_every_gap_is_named_with_its_section() -> None:
    """Three of three in January; what has been filled is not named."""
    line = attrs.evolve(baris(), penanggung_jawab="Subseksi Umum")
    plan = rencana(line)
    of = attrs.evolve(plan.find_indikator("1.1"), penanggung_jawab="Subseksi Bimbingan")
    plan = attrs.evolve(plan, sasaran=[attrs.evolve(plan.sasaran[0], indikator=[of])])
    per = datetime.date(2024, 2, 6)
    [one] = found("RAK501", plan, Laporan(TAHUN), per)
    assert "3 dari 3 isian belum dilaporkan, lewat tenggat 05-02-2024" in one.pesan
    assert f"Subseksi Bimbingan: 1.1 {PEMBILANG}, 1.1 {PENYEBUT}; Subseksi Umum: 1.1.1" in one.pesan
    assert (one.letak.kode, one.letak.variabel) == ("1.1", PEMBILANG)
    [part] = found("RAK501", plan, laporan({("1.1.1", 1): 5}, {(PEMBILANG, 1): 1}), per)
    assert "1 dari 3 isian" in part.pesan
    assert f"(Subseksi Bimbingan: 1.1 {PENYEBUT})" in part.pesan


def test_a_quarterly_indicator_is_due_in_the_last_month_of_its_quarter() -> None:
    """January lacks the money alone; March is complete with a value of February."""
    plan = rencana()
    of = attrs.evolve(plan.find_indikator("1.1"), frekuensi=Frekuensi.TRIWULANAN)
    plan = attrs.evolve(plan, sasaran=[attrs.evolve(plan.sasaran[0], indikator=[of])])
    money = {("1.1.1", month): 5 for month in (2, 3)}
    report = laporan(money, {(PEMBILANG, 2): 1, (PENYEBUT, 2): 2})
    [one] = found("RAK501", plan, report, datetime.date(2024, 4, 6))
    assert (one.letak.bulan, one.letak.variabel) == (Bulan(TAHUN, 1), "")


def test_a_variable_of_a_month_to_come_is_an_error() -> None:
    """Figures of July in April."""
    report = laporan(variabel={(PEMBILANG, 7): 3})
    [one] = found("RAK502", rencana(), report, datetime.date(2024, 4, 5))
    assert (one.letak.bulan, one.letak.variabel) == (Bulan(TAHUN, 7), PEMBILANG.casefold())


def test_money_in_a_month_or_quarter_to_come_is_an_error() -> None:
    """Usually the wrong column."""
    per = datetime.date(2024, 4, 5)
    report = laporan({("1.1.1", 4): 1, ("1.1.1", 7): 5})
    [one] = found("RAK502", rencana(), report, per)
    assert (one.tingkat, one.letak.bulan) == (Tingkat.GALAT, Bulan(TAHUN, 7))
    typed = Laporan(TAHUN, realisasi_triwulan={("1.1.1", Triwulan.III): Rupiah(5)})
    assert len(found("RAK502", rencana(), typed, per)) == 1


@pytest.mark.parametrize(
    ("amount", "triwulan", "count"),
    [
        (Rupiah(5), Triwulan.II, 0), (Rupiah(5), Triwulan.III, 1), (Rupiah(0), Triwulan.III, 0),
        (TIDAK_BERLAKU, Triwulan.III, 0), (Rupiah(5), Triwulan.I, 0),
    ],
)  # fmt: skip
def test_a_quarter_that_has_begun_is_not_to_come(amount: Any, triwulan: Triwulan, count: int) -> None:
    """On 1 April TW II has begun and TW III has not; nothing and a dash are no money."""
    typed = Laporan(TAHUN, realisasi_triwulan={("1.1.1", triwulan): amount})
    assert len(found("RAK502", rencana(), typed, datetime.date(2024, 4, 1))) == count


@pytest.mark.parametrize("field", ["capaian_triwulan", "tingkat_triwulan"])
def test_a_figure_of_a_quarter_to_come_is_an_error_too(field: str) -> None:
    """What is typed straight into CAPAIAN, or given by a form: no result is known before its time."""
    per = datetime.date(2024, 4, 5)
    figures = {Triwulan.II: 1, Triwulan.III: 1, Triwulan.IV: TIDAK_BERLAKU}
    future: Any = {field: {("1.1", triwulan): figure for triwulan, figure in figures.items()}}
    [one] = found("RAK502", rencana(), Laporan(TAHUN, **future), per)
    assert (one.letak.kode, one.letak.kolom, one.letak.triwulan) == ("1.1", Kolom.CAPAIAN, Triwulan.III)


@pytest.mark.parametrize(("amount", "count"), [(0, 0), (5, 1)])
def test_nothing_spent_in_a_month_to_come_is_no_error(amount: int, count: int) -> None:
    """Zero is typed ahead by some; the month of the as-of date itself has begun."""
    per = datetime.date(2024, 4, 5)
    assert len(found("RAK502", rencana(), laporan({("1.1.1", 5): amount}), per)) == count
    assert found("RAK502", rencana(), laporan({("1.1.1", 4): amount}, {(PEMBILANG, 4): 3}), per) == []


@pytest.mark.parametrize(
    ("tenggat", "per", "late"),
    [
        (None, datetime.date(2024, 4, 6), 3),
        (KebijakanTenggat(tanggal=10), datetime.date(2024, 4, 10), 2),
        (KebijakanTenggat(tanggal=10), datetime.date(2024, 4, 11), 3),
        (KebijakanTenggat(Geser.MAJU, [datetime.date(2024, 4, 5)]), datetime.date(2024, 4, 8), 2),
        (KebijakanTenggat(Geser.MAJU, [datetime.date(2024, 4, 5)]), datetime.date(2024, 4, 9), 3),
    ],
)
def test_a_report_is_late_by_the_offices_own_due_date(
    tenggat: KebijakanTenggat | None, per: datetime.date, late: int
) -> None:
    """The 5th unless told otherwise; the 10th, or the working day after a holiday on a Friday."""
    found = [one for one in rak.check(rencana(), Laporan(TAHUN), per=per, tenggat=tenggat) if one.kode == "RAK501"]
    assert len(found) == late


@pytest.mark.parametrize("tanggal", [0, 29, -1])
def test_a_due_date_that_not_every_month_has_is_refused(tanggal: int) -> None:
    """1 to 28."""
    with pytest.raises(DomainError, match="28"):
        KebijakanTenggat(tanggal=tanggal)
