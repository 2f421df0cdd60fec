"""The laws of merging, over generated histories of objects."""

from __future__ import annotations

import datetime
import random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.cycle.inputs import inputs, places, report, section_of
from rak.cycle.merge import Kiriman, Putusan, merge
from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI
from rak.domain.recorded_values import parse_place, parse_value, spell_place, spell_value
from rak.domain.riwayat import Koreksi
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan
from tests.contoh import TAHUN, laporan
from tests.cycle.histories import HARI, OWNER, RENCANA, SEKSI, SEMUA, drawn_value, history, month, silent_overwrites

SEEDS = st.integers(0, 10**9)
LETAK = Letak("1.1.1", Kolom.REALISASI_ANGGARAN, bulan=month(1))


def amount(number: int) -> dict[Letak, Rupiah]:
    """One place filled in."""
    return {LETAK: Rupiah(number)}


def sent(
    value: dict[Letak, Rupiah], base: dict[Letak, Rupiah] | None, name: str = "a", section: str = SEKSI[0]
) -> Kiriman:
    """A copy that holds this."""
    return Kiriman(f"{name}.xlsx", section, value, base, f"sha-{name}")


@given(SEEDS)
def test_nothing_is_overwritten_in_silence(seed: int) -> None:
    """Whatever disappeared stands in Riwayat or in the list of conflicts."""
    assert [silent_overwrites(step) for step in history(seed)] == [[] for _ in history(seed)]


@given(SEEDS)
def test_merging_twice_is_merging_once(seed: int) -> None:
    """A file merged once is not applied again; one with an open conflict changes nothing more, nor does a later day."""
    for step in history(seed):
        again = merge(step.hasil.laporan, step.kiriman, OWNER, HARI + datetime.timedelta(9))
        assert inputs(again.laporan) == inputs(step.hasil.laporan)
        assert again.laporan.penerimaan == step.hasil.laporan.penerimaan


@given(SEEDS)
def test_the_order_of_the_copies_does_not_matter(seed: int) -> None:
    """Any order gives the same report, history and conflicts."""
    for step in history(seed):
        other = random.Random(seed).sample(step.kiriman, len(step.kiriman))
        hari = step.hasil.laporan.koreksi[-1].tanggal if step.hasil.laporan.koreksi else HARI
        assert merge(step.sebelum, other, OWNER, hari) == merge(step.sebelum, step.kiriman, OWNER, hari)


@given(SEEDS)
def test_every_value_is_the_masters_or_one_senders(seed: int) -> None:
    """Nothing is made up; links are taken one by one."""
    for step in history(seed):
        everybody = [inputs(step.sebelum), *(one.isi for one in step.kiriman)]
        for letak, value in inputs(step.hasil.laporan).items():
            held = [isi.get(letak, BELUM_DIISI) for isi in everybody]
            if letak.kolom is Kolom.DATA_DUKUNG:
                assert set(str(value).split("\n")) <= {link for each in held for link in str(each).split("\n")}
            else:
                assert value in held


@given(SEEDS)
def test_a_copy_that_changed_nothing_changes_nothing(seed: int) -> None:
    """Whatever the master has become meanwhile."""
    for step in history(seed):
        unchanged = [Kiriman(one.berkas, one.seksi, one.isi, one.isi, "new") for one in step.kiriman]
        assert merge(step.sebelum, unchanged, OWNER, HARI).laporan == step.sebelum


@given(SEEDS)
def test_what_is_written_down_comes_back(seed: int) -> None:
    """Every place and every value, as text."""
    chance = random.Random(seed)
    for letak in SEMUA:
        assert parse_place(*spell_place(letak)) == letak
        value = drawn_value(letak, chance)
        assert parse_value(letak, spell_value(value)) == value
        assert inputs(report(TAHUN, {letak: value})) == ({} if value is BELUM_DIISI else {letak: value})


def test_every_place_of_a_plan_has_a_section() -> None:
    """None says that the plan has no such place."""
    assert {section_of(RENCANA)(letak) for letak in places(RENCANA)} == set(SEKSI)
    assert OWNER(Letak("9.9.9", Kolom.REALISASI_ANGGARAN, bulan=month(1))) is None


def test_a_late_copy_does_not_restore_what_was_corrected() -> None:
    """Changed in both to different values is a conflict, and the master keeps its own."""
    hasil = merge(laporan({("1.1.1", 1): 7}, bukti=False), [sent(amount(5), {})], OWNER, HARI)
    assert inputs(hasil.laporan) == amount(7)
    assert [(one.dasar, one.induk, one.kiriman[0].nilai) for one in hasil.konflik] == [
        (BELUM_DIISI, Rupiah(7), Rupiah(5))
    ]


def test_a_correction_back_to_dasar_is_a_conflict_too() -> None:
    """Riwayat says that somebody looked at the figure after the copy was made."""
    master = merge(laporan(bukti=False), [sent(amount(5), {})], OWNER, HARI).laporan
    corrected = [Koreksi(LETAK, Rupiah(5), Rupiah(7), HARI), Koreksi(LETAK, Rupiah(7), Rupiah(5), HARI)]
    master = attrs.evolve(master, koreksi=corrected)
    assert len(merge(master, [sent(amount(6), amount(5), "b")], OWNER, HARI).konflik) == 1


def test_a_decision_holds_until_a_senders_value_changes() -> None:
    """The master decided for keeps its value against the same value, and is asked about another one."""
    master = laporan({("1.1.1", 1): 7}, bukti=False)
    first = merge(master, [sent(amount(5), {})], OWNER, HARI)
    decided = merge(master, [sent(amount(5), {})], OWNER, HARI, putusan=[Putusan(first.konflik[0], Rupiah(7), "rekap")])
    assert (decided.konflik, inputs(decided.laporan)) == ((), amount(7))
    assert [(one.lama, one.baru, one.putusan, one.alasan) for one in decided.laporan.koreksi] == [
        (Rupiah(5), Rupiah(7), True, "rekap")
    ]
    assert merge(decided.laporan, [sent(amount(5), {}, "later")], OWNER, HARI).konflik == ()
    assert len(merge(decided.laporan, [sent(amount(6), {}, "other")], OWNER, HARI).konflik) == 1


def test_what_another_section_answers_for_is_told_and_not_taken() -> None:
    """Unless the planner gives the whole authority."""
    foreign = sent(amount(5), {}, section=SEKSI[1])
    hasil = merge(laporan(bukti=False), [foreign], OWNER, HARI)
    assert (inputs(hasil.laporan), len(hasil.di_luar_wewenang), hasil.laporan.penerimaan) == ({}, 1, {})
    assert inputs(merge(laporan(bukti=False), [foreign], OWNER, HARI, wewenang_penuh=True).laporan) == amount(5)


def test_a_copy_without_dasar_fills_blanks_and_asks_about_the_rest() -> None:
    """It is compared with the master alone."""
    other = Letak("1.1.1", Kolom.KETERANGAN, Triwulan.I)
    copy = Kiriman("a.xlsx", SEKSI[0], {**amount(5), other: "ada"}, None, "sha")
    hasil = merge(laporan({("1.1.1", 1): 7}, bukti=False), [copy], OWNER, HARI)
    assert inputs(hasil.laporan) == {**amount(7), other: "ada"}
    assert [one.letak for one in hasil.konflik] == [LETAK]


def test_clearing_is_a_change_and_is_told() -> None:
    """What was cleared stands in Riwayat with its old value."""
    hasil = merge(laporan({("1.1.1", 1): 7}, bukti=False), [sent({}, amount(7))], OWNER, HARI)
    assert (inputs(hasil.laporan), [one.lama for one in hasil.dikosongkan]) == ({}, [Rupiah(7)])
    assert [(one.lama, one.baru) for one in hasil.laporan.koreksi] == [(Rupiah(7), BELUM_DIISI)]


def test_the_first_day_of_a_months_receipt_wins() -> None:
    """A later file of the month is remembered beside it."""
    first = merge(laporan(bukti=False), [sent(amount(5), {})], OWNER, HARI).laporan
    later = merge(first, [sent(amount(6), amount(5), "b")], OWNER, HARI + datetime.timedelta(9)).laporan
    assert {key: one.tanggal for key, one in later.penerimaan.items()} == {(SEKSI[0], month(1)): HARI}
    assert list(later.kiriman) == [(SEKSI[0], "sha-b")]


@pytest.mark.parametrize("held", [{}, {("1.1.1", 1): 7}])
def test_the_day_of_a_receipt_can_be_stated_afterwards(held: dict[tuple[str, int], int]) -> None:
    """An earlier day given with the same file corrects it, whether or not it left a conflict open; a later one does not."""
    first = merge(laporan(held, bukti=False), [sent(amount(5), {})], OWNER, HARI + datetime.timedelta(9)).laporan
    for day in (HARI, HARI + datetime.timedelta(3)):
        first = merge(first, [sent(amount(5), {})], OWNER, day).laporan
        assert {key: one.tanggal for key, one in first.penerimaan.items()} == {(SEKSI[0], month(1)): HARI}
    other = merge(first, [sent(amount(5), {}, "b")], OWNER, HARI - datetime.timedelta(1)).laporan
    assert [one.tanggal for one in other.penerimaan.values()] == [HARI]


def test_a_receipt_for_a_month_without_figures_is_written_when_it_is_named() -> None:
    """``--bulan`` says that a month was reported although nothing changed."""
    named = merge(laporan(bukti=False), [sent({}, {})], OWNER, HARI, bulan=month(2)).laporan
    assert list(named.penerimaan) == [(SEKSI[0], month(2))]
