"""Rules for what people really type, each with the value that a person would give (T target, R realised level)."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from decimal import ROUND_UP, Context, Inexact, Rounded, localcontext
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rak.domain.aggregation import capaian_indikator, realisasi_indikator, tingkat_capaian, unpaired_months
from rak.domain.bounds import DugaanIsian, kemungkinan_capaian
from rak.domain.interval import Selang
from rak.domain.laporan import Laporan
from rak.domain.nilai import TIDAK_BERLAKU, TidakDapatDihitung, round_half_away
from rak.domain.penilaian import (
    Kelengkapan,
    Tanda,
    kelengkapan,
    kelengkapan_baris,
    nilai,
    nilai_kinerja,
    tampak_kumulatif,
    tanya_kumulatif,
    tercapai,
)
from rak.domain.periode import until
from rak.domain.polaritas import Frekuensi, Gabungan, Pelaporan, Polaritas
from rak.domain.rencana import IndikatorKegiatan
from rak.domain.revisi import Revisi
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.versi import terapkan
from rak.domain.waktu import Bulan, Triwulan
from tests.contoh import baris, rencana

LANGSUNG = "Realisasi dibagi Target dikali 100%"
MAKS, MIN, STABIL = Polaritas.MAKSIMALKAN, Polaritas.MINIMALKAN, Polaritas.STABILKAN


def indikator(
    rumus: str = LANGSUNG, target: str = "8 Unit", polaritas: Polaritas | None = MAKS, **lain: Any
) -> IndikatorKegiatan:
    """An indicator of which nothing is stated but what the test states."""
    of = rencana().find_indikator("1.1")
    goal = TargetKinerja.parse(target) if any(map(str.isdigit, target)) else TargetKinerja.in_words(target)
    return attrs.evolve(
        of,
        rumus=RumusPerhitungan.parse(rumus),
        target=goal,
        polaritas=polaritas,
        gabungan=lain.pop("gabungan", None),
        **lain,
    )


def filled(**values: Sequence[Any] | Mapping[int, Any]) -> Laporan:
    """Values of the variables by month from January on; None is blank."""
    cells: dict[tuple[str, str, Bulan], Any] = {}
    for name, row in values.items():
        months = row if isinstance(row, Mapping) else dict(enumerate(row, 1))
        cells |= {("1.1", name, Bulan(2024, month)): value for month, value in months.items() if value is not None}
    return Laporan(2024, variabel=cells)


def persen(of: IndikatorKegiatan, report: Laporan, akhir: Bulan | Triwulan = Triwulan.I) -> str:
    """The achievement against the year's target, with two decimals."""
    raw = nilai(of, report, akhir).tahun.hasil.mentah
    return str(round_half_away(raw, 2)) if isinstance(raw, Fraction) else str(raw)


class TestPerCent:
    """Per cent is a unit, however spelt."""

    @pytest.mark.parametrize(
        "target",
        ["70 %", "70 persen", "70 prosen", "70 Percent", "70 PERSEN", "70% per tahun", "70 % klien",
         "70% (tujuh puluh persen)", "70 persen dari klien"],
    )  # fmt: skip
    def test_every_spelling_is_the_same_target(self, target: str) -> None:
        """A 95, B 100, minimalkan: 64,29; A 70, maksimalkan: 100."""
        of = indikator("A dibagi B dikali 100%", target, MIN)
        assert persen(of, filled(A=[95, 0, 0], B=[100, 0, 0])) == "64.29"
        assert persen(attrs.evolve(of, polaritas=MAKS), filled(A=[70], B=[100])) == "100.00"

    def test_a_bare_seventy_beside_a_formula_in_per_cent_is_read_as_per_cent(self) -> None:
        """70, not 0,7: and that is said (info)."""
        of = indikator("A dibagi B dikali 100%", "70")
        assert of.ukuran.target_tersirat_persen
        assert persen(of, filled(A=[70], B=[100])) == "100.00"

    def test_persons_beside_a_formula_in_per_cent_are_not_computed(self) -> None:
        """70 Orang is a contradiction."""
        of = indikator("A dibagi B dikali 100%", "70 Orang")
        assert "70" not in of.ukuran.pertentangan
        assert "Orang" in of.ukuran.pertentangan
        assert isinstance(capaian_indikator(of, filled(A=[70], B=[100]), Triwulan.I), TidakDapatDihitung)

    def test_realisasi_by_target_takes_the_target_in_its_own_unit(self) -> None:
        """5 Unit."""
        assert persen(indikator(target="5 Unit"), filled(Realisasi=[5])) == "100.00"


class TestHundred:
    """100% and 100 are a unit where the target is in per cent or bare; against an index, score or count 100 is a number."""

    @pytest.mark.parametrize(
        "sentence", ["A dibagi B dikali 100", "A dibagi B dikali 100%", "100 x A / B", "A x 100% : B"]
    )
    @pytest.mark.parametrize(("target", "level"), [("70 %", Fraction(7, 10)), ("70", Fraction(7, 10))])
    def test_it_is_a_unit(self, sentence: str, target: str, level: Fraction) -> None:
        """28 of 40, from evaluate too."""
        of, report = indikator(sentence, target), filled(A=[28], B=[40])
        assert of.rumus.evaluate({"A": 28, "B": 40}) == level
        assert tingkat_capaian(of, report, Triwulan.I) == level
        assert persen(of, report) == "100.00"

    @pytest.mark.parametrize(
        ("sentence", "target", "expected"),
        [
            ("A dibagi B dikali 100", "70", True), ("A dibagi B dikali 100%", "70", True), ("A dibagi B", "70", False),
            ("A dibagi B dikali 100", "Nilai 70", False), ("A dibagi B", "70 %", True), ("A dibagi B", "Nilai 70", False),
        ],
    )  # fmt: skip
    def test_which_levels_are_in_per_cent(self, sentence: str, target: str, expected: bool) -> None:
        """As the target says, else as the formula does beside a bare number."""
        assert indikator(sentence, target).ukuran.persen is expected

    @pytest.mark.parametrize(
        ("sentence", "target", "expected"),
        [
            (LANGSUNG, "70 %", True), (LANGSUNG, "Nilai 84,05", False), (LANGSUNG, "70", False), ("A dibagi B", "70 %", True),
            ("A dibagi B dikali 100%", "70", True), ("A dibagi B dikali 100", "Nilai 70", False),
        ],
    )  # fmt: skip
    def test_which_levels_given_directly_are_a_part_of_one(self, sentence: str, target: str, expected: bool) -> None:
        """A level against a target in per cent is 7/10; what "… dibagi Target" divides is in the unit of the target."""
        assert indikator(sentence, target).ukuran.persen_langsung is expected

    @pytest.mark.parametrize(
        ("sentence", "target", "expected"),
        [(LANGSUNG, "5", True), (LANGSUNG, "84,05", True), (LANGSUNG, "5 Unit", False), ("Hasil survei", "5", True),
         ("A dibagi B dibagi Target", "5", False), ("A dibagi B", "5", False)],
    )  # fmt: skip
    def test_where_the_number_of_the_target_says_whether_it_is_a_level(
        self, sentence: str, target: str, expected: bool
    ) -> None:
        """Without a unit: 84,05 is a level, 5 a count."""
        assert indikator(sentence, target).ukuran.tergantung_angka is expected

    def test_a_ratio_by_its_target_is_compared_in_per_cent(self) -> None:
        """28 of 40 by Target 70 %: CAPAIAN 100 %, and realised 70."""
        of, report = indikator("A dibagi B dibagi Target", "70 %"), filled(A=[28], B=[40])
        assert (tingkat_capaian(of, report, Triwulan.I), realisasi_indikator(of, report, Triwulan.I)) == (
            Fraction(1),
            Fraction(70),
        )

    @pytest.mark.parametrize("target", ["Nilai 84,05", "Indeks 70", "90 Poin", "80 Orang"])
    def test_it_is_a_number_against_an_index_score_or_count(self, target: str) -> None:
        """Level 70."""
        of = indikator("A dibagi B dikali 100", target)
        assert tingkat_capaian(of, filled(A=[28], B=[40]), Triwulan.I) == 70


@given(
    st.permutations(["Realisasi", "/Target", "100%"]),
    st.sampled_from(["100%", "100", ""]),
    st.sampled_from(list(Polaritas)),
)
def test_the_same_product_in_any_order_gives_the_same_figure(
    parts: list[str], hundred: str, polaritas: Polaritas
) -> None:
    """The place of 100 and of Target changes neither the level nor the policy: T 8, R 10, minimalkan: 75."""
    words = [hundred if part == "100%" else part for part in parts]
    words = [word for word in words if word]
    if words[0] == "/Target":
        words = [*words[1:2], "/Target", *words[2:]]
    sentence = " ".join(
        word if position == 0 else f"dibagi {word[1:]}" if word.startswith("/") else f"dikali {word}"
        for position, word in enumerate(words)
    )
    tight = sentence.replace(" dibagi ", "/").replace(" dikali ", " x ")
    report = filled(Realisasi=[10])
    of = indikator(tight, "8 Unit", polaritas)
    assert (persen(of, report), of.rumus.masukan) == (
        persen(indikator(sentence, "8 Unit", polaritas), report),
        ("Realisasi",),
    )
    of = indikator(sentence, "8 Unit", polaritas)
    expected = {MAKS: "125.00", MIN: "75.00", STABIL: "75.00"}[polaritas]
    assert (persen(of, report), tingkat_capaian(of, report, Triwulan.I)) == (expected, Fraction(5, 4))


def test_a_sum_by_target_is_a_realised_level() -> None:
    """(A ditambah B) dibagi Target: A + B against the target."""
    of = indikator("(A ditambah B) dibagi Target", "8 Unit", MIN)
    assert persen(of, filled(A=[4], B=[6])) == "75.00"
    assert realisasi_indikator(of, filled(A=[4], B=[6]), Triwulan.I) == 10


class TestLevels:
    """A level is not added up unasked."""

    @pytest.mark.parametrize(
        ("target", "months", "expected"),
        [("Nilai 84,05", [84, 84, 84], "99.94"), ("70 %", [70, 70, 70], "100.00"), ("84,05", [84, 84, 84], "99.94"),
         ("Indeks 4", [3, 4, 4], "100.00"), ("5 Unit", [1, 2, 2], "100.00")],
    )  # fmt: skip
    def test_months_join_by_what_the_target_is(self, target: str, months: list[int], expected: str) -> None:
        """Index, score and per cent by the last value, a count added up; never 299,82, never 300."""
        assert persen(indikator(target=target), filled(Realisasi=months)) == expected
        assert persen(indikator("Hasil survei", target), filled(Capaian=months)) == expected

    def test_what_is_stated_counts(self) -> None:
        """Gabungan jumlah of a level, where a person says so."""
        of = indikator(target="70 %", gabungan=Gabungan.JUMLAH)
        assert persen(of, filled(Realisasi=[30, 20, 20])) == "100.00"

    def test_variables_of_a_ratio_are_added_up(self) -> None:
        """Whatever the unit of its target."""
        assert indikator("A dibagi B dikali 100%", "70 %").gabungan_of("A") is Gabungan.JUMLAH


class TestPairs:
    """A month counts when all variables of a ratio are filled for it."""

    OF = indikator("A dibagi B dikali 100%", "70 %")

    def test_two_months_of_ninety_per_cent(self) -> None:
        """9/10 in January and February and nothing else is 90 %, sementara, with its bounds; with honest 0/10 it is 15 %."""
        report = filled(A=[9, 9], B=[10, 10])
        seen = nilai(self.OF, report, Bulan(2024, 12))
        assert (seen.tingkat, seen.tahun.tanda, seen.kelengkapan) == (
            Fraction(9, 10),
            Tanda.SEMENTARA,
            Kelengkapan(2, 12),
        )
        reach = kemungkinan_capaian(self.OF, report, 2024, DugaanIsian(Selang(0, 10), bagian=("A", "B")))
        assert reach.terburuk is not None
        assert reach.terburuk <= Fraction(15, 70) * 100
        honest = filled(A=[9, 9, *[0] * 10], B=[10] * 12)
        assert tingkat_capaian(self.OF, honest, 2024) == Fraction(15, 100)
        assert nilai(self.OF, honest, Bulan(2024, 12)).tahun.tanda is Tanda.DI_BAWAH

    @pytest.mark.parametrize("pair", [None, TIDAK_BERLAKU])
    def test_a_numerator_without_its_denominator_does_not_count(self, pair: Any) -> None:
        """It is a finding: 9/10 stays 90 %."""
        report = filled(A=[9, 5], B=[10, pair])
        assert tingkat_capaian(self.OF, report, Triwulan.I) == Fraction(9, 10)
        assert unpaired_months(self.OF, report) == (("A", Bulan(2024, 2)),)

    def test_a_sum_has_no_pairs(self) -> None:
        """5 in February counts where A and B are added, whether or not B is filled."""
        assert unpaired_months(indikator("A ditambah B"), filled(A=[9, 5], B=[10])) == ()

    def test_a_last_value_is_taken_to_date(self) -> None:
        """The number of clients as last counted, in May, beside the working ones of every month."""
        of = attrs.evolve(self.OF, gabungan={"A": Gabungan.JUMLAH, "B": Gabungan.TERAKHIR})
        report = filled(A={1: 1, 7: 2}, B={1: 20, 5: 30})
        assert tingkat_capaian(of, report, Triwulan.III) == Fraction(2, 30)


class TestReached:
    """Reached or not is a comparison of its own, apart from the percentage."""

    @pytest.mark.parametrize(
        ("target", "level", "way", "expected"),
        [
            ("0 %", 0, MIN, True), ("0 %", 1, MIN, False), ("0 %", 0, MAKS, None), ("70 %", 70, MAKS, True),
            ("0 %", -1, MIN, True), ("0 %", -1, STABIL, False), ("0 %", 0, STABIL, True),
            ("70 %", Fraction(699999, 10000), MAKS, False), ("70 %", Fraction(70) - Fraction(1, 10**9), MAKS, True),
            ("8 Unit", 8, MIN, True), ("8 Unit", 9, MIN, False), ("8 Unit", 8, STABIL, True), ("8 Unit", 7, STABIL, False),
            ("80 - 90 %", 80, MAKS, True), ("80 - 90 %", 95, MAKS, True), ("80 - 90 %", 79, MAKS, False),
            ("7 - 8 bulan", 8, MIN, True), ("7 - 8 bulan", 6, MIN, True), ("7 - 8 bulan", 9, MIN, False),
            ("7 - 8 bulan", 7, STABIL, True), ("7 - 8 bulan", 6, STABIL, False), ("70 %", 70, None, None),
        ],
    )  # fmt: skip
    def test_each_polarity(
        self, target: str, level: int | Fraction, way: Polaritas | None, expected: bool | None
    ) -> None:
        """Maksimalkan R ≥ T, minimalkan R ≤ T, stabilkan R = T; ranges by the end that counts."""
        assert tercapai(Fraction(level), TargetKinerja.parse(target), way) is expected

    def test_a_target_of_nought_is_reached_and_has_no_percentage(self) -> None:
        """T 0 %, R 0, minimalkan: tercapai, percentage tidak dapat dihitung; maksimalkan: not judged."""
        report = filled(A=[0] * 3, B=[10] * 3)
        seen = nilai(indikator("A dibagi B dikali 100%", "0 %", MIN), report, Triwulan.I).tahun
        assert (seen.tanda, type(seen.hasil.mentah)) == (Tanda.TERCAPAI, TidakDapatDihitung)
        assert nilai(indikator("A dibagi B dikali 100%", "0 %"), report, Triwulan.I).tahun.tanda is Tanda.TIDAK_DINILAI

    @pytest.mark.parametrize("target", ["maksimal 1 %", "≤ 1 %", "<= 1%", "Maks. 1 persen", "paling banyak 1 %"])
    def test_a_bound_in_the_target_states_the_polarity(self, target: str) -> None:
        """R 0,26 % is reached, 174."""
        of = indikator("A dibagi B dikali 100%", target, None)
        seen = nilai(of, filled(A=[13, 13, 0], B=[5000, 5000, 0]), Triwulan.I).tahun
        assert (of.polaritas_berlaku, seen.hasil.mentah, seen.tercapai) == (MIN, Fraction(174), True)

    @pytest.mark.parametrize("target", ["minimal 80", "≥ 80", ">=80", "min 80", "paling sedikit 80"])
    def test_a_lower_bound_states_that_more_is_better(self, target: str) -> None:
        """Minimal 80."""
        assert TargetKinerja.parse(target) == attrs.evolve(TargetKinerja.parse("80"), arah=MAKS)
        assert indikator("Hasil survei", target, None).polaritas_berlaku is MAKS


class TestQuarterlyTargets:
    """Targets per quarter say whether they are to date."""

    def test_both_are_shown_each_with_its_target(self) -> None:
        """8, 7, 6, 5 (minimalkan, year 5) and R 8 in TW I: 100 against the quarter, 40 against the year."""
        goals = [TargetKinerja.parse(f"{number} Nilai") for number in (8, 7, 6, 5)]
        of = indikator(target="5 Nilai", polaritas=MIN, target_triwulan=goals, target_kumulatif=True)
        seen = nilai(of, filled(Realisasi=[8, 8, 8]), Triwulan.I)
        assert (seen.triwulan.hasil.mentah, seen.triwulan.target, seen.triwulan.tanda) == (
            Fraction(100),
            goals[0],
            Tanda.TERCAPAI,
        )
        assert (seen.tahun.hasil.mentah, seen.tahun.target, seen.tahun.tanda) == (
            Fraction(40),
            of.target,
            Tanda.DI_BAWAH,
        )
        assert seen.terhadap is seen.triwulan

    def test_those_of_the_quarter_alone_are_added_up_to_date(self) -> None:
        """3 + 3 of 12 by June."""
        goals = [TargetKinerja.parse("3 Dokumen")] * 4
        of = indikator(target="12 Dokumen", target_triwulan=goals, target_kumulatif=False)
        seen = nilai(of, filled(Realisasi=[1] * 6), Triwulan.II)
        assert seen.triwulan.target == TargetKinerja.parse("6 Dokumen")
        assert (seen.triwulan.hasil.mentah, seen.triwulan.tanda, seen.tahun.tanda) == (
            Fraction(100),
            Tanda.TERCAPAI,
            Tanda.BERJALAN,
        )

    def test_where_it_is_not_stated_the_figure_is_asked_about(self) -> None:
        """But for TW I, where both readings agree."""
        of = indikator(target="12 Dokumen", target_triwulan=[TargetKinerja.parse("3 Dokumen")] * 4)
        assert nilai(of, filled(Realisasi=[1] * 3), Triwulan.I).triwulan.hasil.mentah == 100
        assert nilai(of, filled(Realisasi=[1] * 6), Triwulan.II).triwulan.tanda is Tanda.DITANYAKAN

    @pytest.mark.parametrize(("way", "target"), [(MAKS, "12 Dokumen"), (MIN, "8 Kasus")])
    def test_without_them_a_count_is_not_judged_before_the_year_ends(self, way: Polaritas, target: str) -> None:
        """1 of 12 in January is not red, 1 of at most 8 is not green."""
        of = indikator(target=target, polaritas=way)
        assert nilai(of, filled(Realisasi=[1]), Bulan(2024, 1)).tahun.tanda is Tanda.BERJALAN
        whole = filled(Realisasi=[1, *[0] * 11])
        expected = Tanda.DI_BAWAH if way is MAKS else Tanda.TERCAPAI
        assert nilai(of, whole, Bulan(2024, 12)).tahun.tanda is expected

    def test_what_is_decided_already_is_marked(self) -> None:
        """A count to maximise that has reached its target, one to minimise that has passed it; blanks or not."""
        assert nilai(indikator(target="3 Dokumen"), filled(Realisasi=[3]), Triwulan.II).tahun.tanda is Tanda.TERCAPAI
        passed = nilai(indikator(target="3 Kasus", polaritas=MIN), filled(Realisasi=[4]), Triwulan.II).tahun
        assert passed.tanda in {Tanda.DI_BAWAH, Tanda.HAMPIR}
        assert nilai(indikator(target="3 Kasus", polaritas=MIN), filled(Realisasi=[2]), Triwulan.II).tahun.tanda is (
            Tanda.SEMENTARA
        )

    @pytest.mark.parametrize(
        "sentence", ["A dikurangi B", "B ditambah (A dikurangi B)", "(A dikurangi B) dibagi Target"]
    )
    def test_what_something_can_still_be_taken_off_is_not_decided(self, sentence: str) -> None:
        """3 of 3 in January, and B may follow: sementara; what only grows is reached."""
        report = filled(A=[3], B=[0])
        assert nilai(indikator(sentence, "3 Dokumen"), report, Bulan(2024, 2)).tahun.tanda is Tanda.SEMENTARA
        grows = indikator(sentence.replace("dikurangi", "ditambah"), "3 Dokumen")
        assert nilai(grows, report, Bulan(2024, 2)).tahun.tanda is Tanda.TERCAPAI

    def test_levels_and_rates_are_judged_at_any_time(self) -> None:
        """Against the year's target."""
        assert nilai(indikator(target="70 %"), filled(Realisasi=[70]), Bulan(2024, 1)).tahun.tanda is Tanda.TERCAPAI


class TestCompleteness:
    """N counts the months to date of the indicator's frekuensi that are not a dash."""

    OF = indikator("A dibagi B dikali 100%", "70 %")

    @pytest.mark.parametrize(
        ("frekuensi", "akhir", "expected"),
        [
            (Frekuensi.BULANAN, 3, (2, 3)), (Frekuensi.TRIWULANAN, 3, (1, 1)), (Frekuensi.TRIWULANAN, 7, (1, 2)),
            (Frekuensi.SEMESTERAN, 6, (1, 1)), (Frekuensi.TAHUNAN, 12, (1, 1)), (Frekuensi.TAHUNAN, 5, (1, 1)),
        ],
    )  # fmt: skip
    def test_by_frequency(self, frekuensi: Frekuensi, akhir: int, expected: tuple[int, int]) -> None:
        """A yearly index is due once."""
        of = attrs.evolve(self.OF, frekuensi=frekuensi)
        assert kelengkapan(of, filled(A=[1, 1, 1], B=[2, 2]), Bulan(2024, akhir)) == Kelengkapan(*expected)

    @pytest.mark.parametrize(
        ("frekuensi", "akhir", "blanks"),
        [(Frekuensi.BULANAN, 4, 6), (Frekuensi.TRIWULANAN, 2, 0), (Frekuensi.TRIWULANAN, 4, 0), (Frekuensi.TRIWULANAN, 6, 2),
         (Frekuensi.SEMESTERAN, 6, 0), (Frekuensi.SEMESTERAN, 12, 2), (Frekuensi.TAHUNAN, 12, 0)],
    )  # fmt: skip
    def test_what_can_still_change_is_what_is_due_and_missing(
        self, frekuensi: Frekuensi, akhir: int, blanks: int
    ) -> None:
        """One value of A and B in March is the report of TW I: nothing of it is open, and its figure is worst and best."""
        of = attrs.evolve(self.OF, frekuensi=frekuensi)
        report = filled(A={3: 8}, B={3: 10})
        found = kemungkinan_capaian(of, report, until(Bulan(2024, akhir), 2024))
        assert found.kosong == blanks
        if not blanks and akhir > 2:
            assert (found.terburuk, found.terbaik) == (Fraction(800, 7),) * 2

    def test_a_dash_is_not_due(self) -> None:
        """2 of 2."""
        report = filled(A=[1, TIDAK_BERLAKU, 1], B=[2, TIDAK_BERLAKU, 2])
        assert kelengkapan(self.OF, report, Bulan(2024, 3)) == Kelengkapan(2, 2)

    def test_a_yearly_index_is_not_missing_before_december(self) -> None:
        """Nothing due, nothing filled."""
        of = attrs.evolve(self.OF, frekuensi=Frekuensi.TAHUNAN)
        assert kelengkapan(of, filled(), Bulan(2024, 11)) == Kelengkapan(0, 0)

    @pytest.mark.parametrize(
        ("months", "quarters", "akhir", "expected"),
        [
            ({}, {}, 1, (0, 1)),
            ({}, {}, 12, (0, 12)),
            ({1: Rupiah(5), 2: Rupiah(0), 4: Rupiah(1)}, {}, 3, (2, 3)),
            ({1: Rupiah(5), 2: TIDAK_BERLAKU}, {}, 3, (1, 2)),
            ({}, {Triwulan.I: Rupiah(9)}, 4, (3, 4)),
            ({}, {Triwulan.I: TIDAK_BERLAKU}, 4, (0, 1)),
            ({2: Rupiah(5)}, {Triwulan.I: Rupiah(9)}, 3, (1, 3)),
        ],
    )
    def test_of_a_budget_line(
        self, months: dict[int, Any], quarters: dict[Triwulan, Any], akhir: int, expected: tuple[int, int]
    ) -> None:
        """Zero is filled, a dash is not due; an amount typed for a quarter without months fills all three."""
        report = Laporan(
            2024,
            {("1.1.1", Bulan(2024, month)): amount for month, amount in months.items()},
            realisasi_triwulan={("1.1.1", triwulan): amount for triwulan, amount in quarters.items()},
        )
        assert kelengkapan_baris(baris(), report, Bulan(2024, akhir)) == Kelengkapan(*expected)


class TestToDateTypedAsOfTheMonth:
    """A row that looks like figures to date is asked about where its months are added up."""

    ROW = (20, 40, 60, 80, 100, 120, 140, 160, 180)

    @pytest.mark.parametrize(
        ("values", "limit", "expected"),
        [
            ((8, 8), 12, True), ((1, 2, 20), 15, False), ((1, 2, 3), 3, True), ((1, 2), 3, False),
            (ROW, None, True), (ROW[:5], None, True), (ROW[:4], None, False), ((5, 5, 5), 5, True), ((5, 5, 5), 15, False),
            ((1, 2, 3), 5, True), ((1, 3, 2), 5, False), ((6, 6), 5, False), ((5,), 5, False), ((1, 2, 3, 3, 4), None, False),
        ],
    )  # fmt: skip
    def test_what_looks_so(self, values: tuple[int, ...], limit: int | None, expected: bool) -> None:
        """Strictly rising over five months, or never falling with a sum beyond the limit and the last within it."""
        assert tampak_kumulatif(map(Fraction, values), None if limit is None else Fraction(limit)) is expected

    def test_it_has_no_mark_until_it_is_stated(self) -> None:
        """5 Unit typed in three months is 5 or 15; 20, 40, … 180 of 1.200 is 15 % or 75 %."""
        of, report = indikator(target="5 Unit"), filled(Realisasi=[5, 5, 5])
        assert tanya_kumulatif(of, report, Triwulan.I) == "Realisasi"
        assert nilai(of, report, Triwulan.I).tahun.tanda is Tanda.DITANYAKAN
        year, rising = indikator(target="1200 Orang"), filled(Realisasi=self.ROW)
        assert capaian_indikator(year, rising, 2024) == 75
        stated = attrs.evolve(year, pelaporan=Pelaporan.KUMULATIF)
        assert capaian_indikator(stated, rising, 2024) == 15
        assert tanya_kumulatif(stated, rising, 2024) == ""
        assert tanya_kumulatif(attrs.evolve(year, gabungan=Gabungan.JUMLAH), rising, 2024) == ""

    def test_then_a_month_is_the_difference(self) -> None:
        """TW II of 20, 40, … is 60; a blank month is in the next one that is filled."""
        of = indikator(target="1200 Orang", pelaporan=Pelaporan.KUMULATIF)
        assert realisasi_indikator(of, filled(Realisasi=self.ROW), Triwulan.II) == 60
        assert realisasi_indikator(of, filled(Realisasi=[20, None, 60]), Triwulan.I) == 60

    def test_a_ratio_of_figures_to_date_goes_by_the_last_month_with_both(self) -> None:
        """23 of 36."""
        of = indikator("A dibagi B dikali 100%", "80 %", pelaporan=Pelaporan.KUMULATIF)
        report = filled(A=[5, 12, 23], B=[10, 20, 36])
        assert persen(of, report) == "79.86"
        assert tingkat_capaian(of, filled(A=[5, 12, 23], B=[10, 20, None]), Triwulan.I) == Fraction(12, 20)


def test_a_target_that_was_cut_in_july_leaves_the_first_quarter_alone() -> None:
    """70 % to 35 % in July: TW I stays at 50, TW III is at 100."""
    plan = rencana(target="70 %")
    half = TargetKinerja.parse("35 %")
    revised = terapkan(plan, Revisi.of(Bulan(2024, 6).tenggat.replace(month=7, day=1), "R1", "x", target={"1.1": half}))
    name, base = plan.find_indikator("1.1").rumus.masukan
    report = Laporan(
        2024,
        variabel={
            ("1.1", key, Bulan(2024, m)): value for m in range(1, 10) for key, value in ((name, 35), (base, 100))
        },
    )
    (first,), (third,) = (nilai_kinerja(revised, report, tw) for tw in (Triwulan.I, Triwulan.III))
    assert (first.tahun.hasil.mentah, first.versi) == (Fraction(50), "rencana awal")
    assert (third.tahun.hasil.mentah, third.versi) == (Fraction(100), "revisi ke-1, nomor R1, 2024-07-01")


RANK = {Tanda.DI_BAWAH: 0, Tanda.HAMPIR: 1, Tanda.TERCAPAI: 2}
TARGETS = st.sampled_from(["8 Unit", "70 %", "7 - 8 bulan", "Nilai 84,05", "0 %", "80 - 90 %"])


@given(
    st.sampled_from([MAKS, MIN]),
    TARGETS,
    st.sampled_from(["tanpa", "100", "120"]),
    st.lists(st.integers(0, 2000), min_size=2, max_size=2),
)
def test_a_better_realisation_never_lowers_the_achievement_nor_loses_a_mark(
    way: Polaritas, target: str, batas: str, levels: list[int]
) -> None:
    """For every range and cap: more is better when maximised, less when minimised."""
    of = indikator("Hasil survei", target, way, batas=batas, frekuensi=Frekuensi.TAHUNAN)
    worse, better = sorted(levels, reverse=way is MIN)
    seen = [nilai(of, filled(Capaian={12: Fraction(level, 10)}), Bulan(2024, 12)).tahun for level in (worse, better)]
    figures = [one.hasil.nilai for one in seen]
    if all(isinstance(figure, Fraction) for figure in figures) and TargetKinerja.parse(target).nilai_atas is None:
        assert figures[0] <= figures[1]  # type: ignore[operator]  # both are numbers
    assert (seen[0].tercapai or False) <= (seen[1].tercapai or False)
    ranks = [RANK.get(one.tanda) for one in seen]
    if TargetKinerja.parse(target).nilai_atas is None and None not in ranks:
        assert ranks[0] <= ranks[1]  # type: ignore[operator]  # both are marks


@given(
    st.lists(st.none() | st.integers(0, 20), min_size=12, max_size=12),
    st.integers(1, 12),
    st.sampled_from([MAKS, MIN]),
    st.data(),
)
def test_a_blank_never_gives_a_better_mark_than_an_honest_value(
    months: list[int | None], akhir: int, way: Polaritas, data: st.DataObject
) -> None:
    """A figure with blanks in it has a mark of success only where no honest value in their place could take it away."""
    of = indikator(data.draw(st.sampled_from([LANGSUNG, "Hasil survei"])), data.draw(st.sampled_from(["30 Unit", "12 %"])), way,
                   gabungan=Gabungan.JUMLAH)  # fmt: skip
    name = of.rumus.masukan[0]
    before = nilai(of, filled(**{name: months}), Bulan(2024, akhir)).tahun
    honest = [data.draw(st.integers(0, 20)) if value is None else value for value in months]
    after = nilai(of, filled(**{name: honest}), Bulan(2024, akhir)).tahun
    if before.tanda is Tanda.TERCAPAI:
        assert after.tercapai


@given(st.lists(st.integers(0, 10), min_size=12, max_size=12), st.sets(st.integers(1, 12)), st.integers(1, 12))
def test_one_more_filled_month_with_the_same_truth_never_lowers_the_worst_bound(
    truth: list[int], known: set[int], more: int
) -> None:
    """Parts of ten in every month."""
    of = indikator("A dibagi B dikali 100%", "70 %")
    guess = DugaanIsian(Selang(0, 10), bagian=("A", "B"))

    def worst(months: set[int]) -> Fraction:
        report = filled(A={m: truth[m - 1] for m in months}, B=dict.fromkeys(months, 10))
        reach = kemungkinan_capaian(of, report, 2024, guess)
        return reach.terburuk if reach.terburuk is not None else Fraction(0)

    assert worst(known) <= worst(known | {more})


@given(
    st.lists(st.none() | st.fractions(0, 150, max_denominator=10**6), min_size=12, max_size=12),
    st.sampled_from([LANGSUNG, "Hasil survei"]),
    st.sampled_from(Polaritas),
    st.integers(1, 12),
)
@example([Fraction(79999, 1000)] * 12, LANGSUNG, MAKS, 12)
def test_a_mark_does_not_go_by_the_callers_decimal_context(
    months: list[Fraction | None], sentence: str, way: Polaritas, akhir: int
) -> None:
    """79,999 of 100 is below the target and not nearly reached, also for a script that rounds upwards to three digits."""
    of = indikator(sentence, "Nilai 100", way)
    report = filled(**{of.rumus.masukan[0]: months})
    usual = nilai(of, report, Bulan(2024, akhir))
    with localcontext(Context(prec=3, rounding=ROUND_UP)):
        assert nilai(of, report, Bulan(2024, akhir)) == usual
    with localcontext(Context(prec=1, traps=[Inexact, Rounded])):
        assert nilai(of, report, Bulan(2024, akhir)) == usual


def test_every_mark_is_met() -> None:
    """No word of the marks is dead."""
    met = (
        {Tanda.PILIH_POLARITAS}
        if nilai(indikator("A dibagi B dikali 100%", "70 %", None), filled(A=[1], B=[2]), Bulan(2024, 1)).tahun.tanda
        is Tanda.PILIH_POLARITAS
        else set()
    )
    assert met == {Tanda.PILIH_POLARITAS}
    levels = itertools.product((10, 60, 70), repeat=1)
    marks = [nilai(indikator(target="70 %"), filled(Realisasi=list(one)), Bulan(2024, 1)).tahun.tanda for one in levels]
    assert marks == [Tanda.DI_BAWAH, Tanda.HAMPIR, Tanda.TERCAPAI]


@pytest.mark.parametrize(("tenth", "mark"), [("7,999999994", Tanda.DI_BAWAH), ("7,999999996", Tanda.HAMPIR)])
def test_nearly_reached_is_told_after_rounding_to_nine_decimals_as_in_the_sheet(tenth: str, mark: Tanda) -> None:
    """R/T of 0,7999999996 is 0,8; the sheet, which rounds off what a double adds, cannot say otherwise."""
    report = filled(Realisasi=[Fraction(tenth.replace(",", "."))] * 12)
    assert nilai(indikator(target="Nilai 10"), report, Bulan(2024, 12)).tahun.tanda is mark


class TestLevelsOfAForm:
    """A form gives the realised level by quarter, and says or does not say whether it is to date."""

    @pytest.mark.parametrize(
        ("target", "levels", "to_date", "akhir", "expected"),
        [
            ("12 Dokumen", (3, 4), False, 2024, "58.33"), ("12 Dokumen", (3, 7), True, 2024, "58.33"),
            ("12 Dokumen", (3,), None, Triwulan.I, "25.00"), ("12 Dokumen", (3, 7), None, 2024, "kumulatif"),
            ("12 Dokumen", (3, 7), True, Triwulan.II, "33.33"), ("12 Dokumen", (TIDAK_BERLAKU,), None, 2024, "tidak berlaku"),
            ("12 Dokumen", (TIDAK_BERLAKU, 6), True, 2024, "50.00"), ("Nilai 80", (60, 84), None, 2024, "105.00"),
            ("70 %", (Fraction(7, 20), Fraction(7, 10)), None, 2024, "100.00"),
        ],
    )  # fmt: skip
    def test_it_counts_as_it_is_stated(
        self, target: str, levels: tuple[Any, ...], to_date: bool | None, akhir: Any, expected: str
    ) -> None:
        """3 and 4 of the quarters alone are the same 7 as 3 and 7 to date; a count of which nothing is stated is asked about."""
        stated = {} if to_date is None else {"1.1": to_date}
        given = {("1.1", triwulan): level for triwulan, level in zip(Triwulan, levels, strict=False)}
        report = Laporan(2024, tingkat_triwulan=given, tingkat_kumulatif=stated)
        raw = capaian_indikator(indikator(target=target), report, akhir)
        assert expected in (str(round_half_away(raw, 2)) if isinstance(raw, Fraction) else str(raw))


@pytest.mark.parametrize(
    ("target", "values", "asked"),
    [
        ("IKM 84,05", [84, 85, 83], True),
        ("≥ 80", [81] * 12, True),
        ("IKM 84,05", [84], False),
        ("12 Dokumen", [9, 3], False),
        ("10 Dokumen", [8, 9], True),
        ("10 Dokumen", [9, Fraction("7.99")], False),
    ],
)
def test_months_that_each_nearly_reach_the_target_of_the_year_are_asked_about(
    target: str, values: list[Any], asked: bool
) -> None:
    """They look like a level that nobody has named as one; added up they would be many times the target."""
    of = indikator(target=target)
    result = nilai(of, filled(Realisasi=values), Bulan(2024, len(values)))
    assert bool(result.ditanyakan) is asked
    assert (result.tahun.tanda is Tanda.DITANYAKAN) is asked
