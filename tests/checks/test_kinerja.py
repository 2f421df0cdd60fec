"""The rules about indicators, formulas and achievement."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from rak.checks.all_rules import check_all
from rak.domain.laporan import Laporan
from rak.domain.polaritas import Gabungan, Pelaporan, Polaritas
from rak.domain.rencana import RencanaAksi
from rak.domain.target import TargetKinerja
from rak.domain.temuan import Temuan
from rak.domain.waktu import Bulan, Triwulan
from tests.contoh import PEMBILANG, PENYEBUT, RUMUS, laporan, rencana

MENURUN = "Presentase menurunnya anak yang mendapatkan putusan pidana penjara"
RUMUS_MENURUN = "Jumlah anak yang dipidana dibagi jumlah pendampingan anak dikali 100%"


def found(kode: str, plan: RencanaAksi, report: Laporan | None = None) -> list[Temuan]:
    """The findings of one code."""
    return [one for one in check_all(plan, report or laporan()) if one.kode == kode]


def test_a_missing_polarity_is_asked_for() -> None:
    """Polarity is stated by a person, or asked for."""
    assert len(found("RAK301", rencana(polaritas=None))) == 1
    assert found("RAK301", rencana()) == []


@pytest.mark.parametrize("polaritas", [None, Polaritas.MAKSIMALKAN])
def test_a_falling_indicator_whose_formula_rises_is_contradicted(polaritas: Polaritas | None) -> None:
    """Indikator 1.2 of the decree: its polarity cannot be read off the text."""
    [one] = found("RAK302", rencana(uraian=MENURUN, rumus=RUMUS_MENURUN, polaritas=polaritas))
    assert "menurunnya" in one.pesan
    assert one.nilai == ("maksimalkan" if polaritas else "")


def test_the_same_indicator_minimised_is_in_order() -> None:
    """A person has stated what is better."""
    plan = rencana(uraian=MENURUN, rumus=RUMUS_MENURUN, polaritas=Polaritas.MINIMALKAN)
    assert found("RAK302", plan) == []


def test_a_formula_that_counts_the_decrease_itself_may_be_maximised() -> None:
    """More decrease is better."""
    rumus = "Jumlah penurunan pidana dibagi jumlah pidana tahun lalu dikali 100%"
    assert found("RAK302", rencana(uraian=MENURUN, rumus=rumus)) == []


def test_a_rising_indicator_that_is_minimised_is_contradicted() -> None:
    """The other way round."""
    plan = rencana(uraian="Meningkatnya klien yang bekerja", polaritas=Polaritas.MINIMALKAN)
    assert len(found("RAK302", plan)) == 1


def test_a_sentence_that_cannot_be_read_is_named_with_its_reason() -> None:
    """A sentence that cannot be parsed is an explicit manual value, with a finding."""
    [one] = found("RAK303", rencana(rumus="Sesuai hasil survei"))
    assert one.nilai == "Sesuai hasil survei"


def test_a_mixed_formula_without_brackets_is_doubtful_and_one_with_brackets_is_not() -> None:
    """A reader may compute in another order."""
    assert len(found("RAK304", rencana(rumus="A ditambah B dibagi C dikali 100%"))) == 1
    assert found("RAK304", rencana(rumus="(A ditambah B) dibagi C dikali 100%")) == []


def test_a_zero_denominator_is_reported_for_its_quarter() -> None:
    """Never 0, never 100."""
    [one] = found("RAK305", rencana(), laporan(variabel={(PEMBILANG, 5): 3, (PENYEBUT, 5): 0}))
    assert one.letak.triwulan is Triwulan.II


def test_a_target_in_words_is_told_once_and_a_range_is_no_denominator() -> None:
    """WTP is told as no number, whatever is filled in; of a range the target is named, not the denominator."""
    filled = laporan(variabel={("Realisasi", 5): 3})
    words = rencana(target="WTP", rumus="Realisasi dibagi Target dikali 100%")
    assert (found("RAK305", words, filled), len(found("RAK307", words, filled))) == ([], 1)
    [one] = found("RAK305", rencana(target="80 - 90 Unit", rumus="Realisasi dibagi Target dikali 100%"), filled)
    assert "TARGET KINERJA" in one.saran


@pytest.mark.parametrize(
    ("target", "realised", "count"),
    [("70 %", "0.7", 1), ("70 %", "1", 1), ("70 %", "1.005", 0), ("70 %", "70", 0), ("5 %", "0.05", 1), ("5 %", "0.26", 0), ("1 %", "0.26", 0), ("70 %", "0", 0),
     ("40 %", "1", 1), ("39 %", "1", 0),
     ("Nilai 70", "0.7", 0)],
)  # fmt: skip
@pytest.mark.parametrize("sentence", ["Realisasi dibagi Target dikali 100%", "Hasil survei"])
def test_a_fraction_typed_for_a_percentage_is_reported(sentence: str, target: str, realised: str, count: int) -> None:
    """0,7 for 70 %; a level below one per cent beside a target of that size is no such thing."""
    plan = rencana(rumus=sentence, target=target, gabungan=Gabungan.TERAKHIR)
    name = next(plan.indikator).rumus.masukan[0]
    assert len(found("RAK306", plan, laporan(variabel={(name, 1): realised}))) == count


@pytest.mark.parametrize(("numerator", "count"), [(28, 0), (1399, 0), (1400, 1), (2800, 1), (-1, 1)])
def test_an_absurd_percentage_is_reported(numerator: int, count: int) -> None:
    """70 typed into a percent cell is 7.000 %; half of that is the least that is told, beside a target of 70 %."""
    report = laporan(variabel={(PEMBILANG, 1): numerator, (PENYEBUT, 1): 40})
    assert len(found("RAK306", rencana(), report)) == count


@pytest.mark.parametrize(("target", "numerator", "count"), [("", 1999, 0), ("", 2000, 1), ("70 Orang", 1800, 0)])
def test_without_a_target_in_per_cent_a_level_is_absurd_from_5000_on(target: str, numerator: int, count: int) -> None:
    """Half of 100 times the 100 per cent that a ratio usually has at most."""
    report = laporan(variabel={(PEMBILANG, 1): numerator, (PENYEBUT, 1): 40})
    assert len(found("RAK306", stated(target=target), report)) == count


def test_a_target_in_words_is_said_to_be_no_number() -> None:
    """Nothing can be computed against it."""
    assert len(found("RAK307", rencana(target="Tepat waktu"))) == 1
    assert found("RAK307", rencana()) == []


def goals(*percent: int) -> list[TargetKinerja]:
    """Four targets in per cent."""
    return [TargetKinerja.parse(f"{number} %") for number in percent]


def test_a_cumulative_value_that_falls_is_reported_at_its_month_across_blanks() -> None:
    """What has been reached to date cannot become less; a level that falls is no fault."""
    report = laporan(variabel={(PEMBILANG, 1): 5, (PEMBILANG, 3): 4, (PEMBILANG, 4): 4})
    [one] = found("RAK308", stated(pelaporan=Pelaporan.KUMULATIF), report)
    assert one.letak.bulan == Bulan(2024, 3)
    assert found("RAK308", rencana(gabungan=Gabungan.TERAKHIR), report) == []
    assert found("RAK308", rencana(gabungan=Gabungan.JUMLAH), report) == []


def stated(**changes: Any) -> RencanaAksi:
    """The small plan with its indicator changed."""
    plan = rencana(target=changes.pop("target", "70 %"), rumus=changes.pop("rumus", RUMUS))
    of = attrs.evolve(plan.find_indikator("1.1"), **{"gabungan": None, **changes})
    return attrs.evolve(plan, sasaran=[attrs.evolve(plan.sasaran[0], indikator=[of])])


LANGSUNG = "Realisasi dibagi Target dikali 100%"
NIHIL: dict[tuple[str, int], int | str] = {}


@pytest.mark.parametrize(
    ("kode", "plan", "values", "words"),
    [
        ("RAK309", stated(rumus=LANGSUNG, target="5 Unit"), {("Realisasi", m): 5 for m in (1, 2, 3)}, ("15", "5")),
        ("RAK309", stated(rumus=LANGSUNG, target="5 Unit"), {("Realisasi", 1): 2, ("Realisasi", 2): 3, ("Realisasi", 3): 5},
         ("jumlahnya 10;", "atau tingkat, 5.")),
        ("RAK310", stated(), {(PEMBILANG, 1): 9}, ("Januari",)),
        ("RAK311", stated(target="70 Orang"), NIHIL, ("Orang",)),
        ("RAK312", stated(target="70"), NIHIL, ("70 %",)),
        ("RAK313", stated(rumus=LANGSUNG, target="Nilai 84,05"), {("Realisasi", 1): 84}, ("terakhir",)),
        ("RAK314", stated(target="maksimal 1 %", polaritas=None), NIHIL, ("minimalkan",)),
        ("RAK315", stated(target="maksimal 1 %", polaritas=Polaritas.MAKSIMALKAN), NIHIL, ("minimalkan", "maksimalkan")),
        ("RAK316", stated(target_triwulan=goals(10, 30, 50, 60), target_kumulatif=True), NIHIL, ("60 %", "70 %")),
        ("RAK316", stated(target_triwulan=goals(10, 10, 10, 10), target_kumulatif=False), NIHIL, ("40 %", "70 %")),
        ("RAK317", stated(target_triwulan=goals(10, 30, 50, 70)), NIHIL, ("Target triwulan 10 %, 30 %, 50 %, 70 %: ", "per triwulan")),
        ("RAK317", stated(target_triwulan=[*goals(10, 30, 50), None]), NIHIL, ("Target triwulan 10 %, 30 %, 50 %, kosong: ",)),
        ("RAK303", stated(rumus="Sesuai hasil survei", target="4 Laporan"), NIHIL, ("Rumus tidak dapat dibaca",)),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_said_with_its_readings(
    kode: str, plan: RencanaAksi, values: dict[tuple[str, int], int | str], words: tuple[str, ...]
) -> None:
    """One finding each, with what was read."""
    [one] = found(kode, plan, laporan(variabel=values))
    assert [word for word in words if word not in one.pesan] == []


@pytest.mark.parametrize(
    ("kode", "plan", "values"),
    [
        ("RAK301", stated(target="maksimal 1 %", polaritas=None), NIHIL),
        ("RAK303", stated(rumus="Jumlah laporan", target="4 Laporan"), NIHIL),
        ("RAK306", stated(rumus="Jumlah klien", target="80 Orang"), {("Capaian", 1): 90}),
        ("RAK306", stated(rumus="Jumlah nilai dibagi responden", target="Indeks 90"),
         {("Jumlah nilai", 1): 900, ("responden", 1): 10}),
        ("RAK307", stated(target=""), NIHIL),
        ("RAK309", stated(rumus=LANGSUNG, target="5 Unit", gabungan=Gabungan.JUMLAH), {("Realisasi", m): 5 for m in (1, 2)}),
        ("RAK310", stated(), {(PEMBILANG, 1): 9, (PENYEBUT, 1): 10}),
        ("RAK313", stated(rumus=LANGSUNG, target="Nilai 84,05", gabungan=Gabungan.TERAKHIR), {("Realisasi", 1): 84}),
        ("RAK314", stated(target="maksimal 1 %", polaritas=Polaritas.MINIMALKAN), NIHIL),
        ("RAK314", stated(polaritas=None), NIHIL),
        ("RAK315", stated(target="maksimal 1 %", polaritas=Polaritas.MINIMALKAN), NIHIL),
        ("RAK316", stated(target_triwulan=goals(10, 30, 50, 70), target_kumulatif=True), NIHIL),
        ("RAK316", stated(target_triwulan=[*goals(10, 30, 50), None], target_kumulatif=True), NIHIL),
        ("RAK316", stated(target="", target_triwulan=goals(10, 30, 50, 60), target_kumulatif=True), NIHIL),
        ("RAK316", stated(), NIHIL),
        ("RAK317", stated(target_triwulan=goals(10, 30, 50, 70), target_kumulatif=True), NIHIL),
    ],
)  # fmt: skip
def test_what_is_stated_is_not_asked(kode: str, plan: RencanaAksi, values: dict[tuple[str, int], int | str]) -> None:
    """No false alarm."""
    assert found(kode, plan, laporan(variabel=values)) == []


@pytest.mark.parametrize(("rumus", "said"), [(RUMUS, "belum dapat dihitung."), (LANGSUNG, "belum dapat dinilai; ")])
def test_without_a_polarity_a_formula_that_divides_by_the_target_is_not_judged(rumus: str, said: str) -> None:
    """Any other is not even computed."""
    [one] = found("RAK301", stated(rumus=rumus, polaritas=None))
    assert said in one.pesan


def test_an_absurd_level_is_shown_in_per_cent_and_kept_as_a_ratio() -> None:
    """106 of 3: two decimals of a per cent, four of the ratio."""
    [one] = found("RAK306", rencana(), laporan(variabel={(PEMBILANG, 1): 106, (PENYEBUT, 1): 3}))
    assert "bernilai 3533.33 %" in one.pesan.replace(",", ".")
    assert one.nilai == "35.3333"
