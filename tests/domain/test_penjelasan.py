"""Explanations: each figure says how it came about, short enough for KETERANGAN."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.aggregation import capaian_indikator
from rak.domain.anggaran import rekap_anggaran, ringkas
from rak.domain.capaian import BATAS, TANPA_BATAS
from rak.domain.display import show_level, show_number, show_percent, show_ratio, show_target
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Nilai, TidakDapatDihitung
from rak.domain.penjelasan import (
    Penjelasan,
    explain,
    explain_capaian,
    explain_total,
    keterangan_anggaran,
    keterangan_capaian,
)
from rak.domain.periode import until
from rak.domain.polaritas import Gabungan, Polaritas
from rak.domain.rencana import RencanaAksi
from rak.domain.revisi import Revisi
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.versi import terapkan
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError
from tests import strategies as kita
from tests.contoh import PEMBILANG, PENYEBUT, baris, laporan, rencana
from tests.domain.test_agregasi import CAPAIAN_RUMUS, MANUAL, filled, indikator

TANPA_PENYEBUT = "dikali 100% = belum diisi; target 70%; capaian belum diisi"
RATE = filled({PEMBILANG: [10, None, 18], PENYEBUT: [20, None, 20]})


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Fraction(28), 2, "28"),
        (Fraction(8405, 100), 2, "84,05"),
        (Fraction(3, 2), 2, "1,5"),
        (Fraction(12345678, 10), 2, "1.234.567,8"),
        (Fraction(-1, 3), 2, "-0,33"),
        (Fraction(2, 3), 0, "1"),
        (Fraction(100), 0, "100"),
        (Fraction(-1, 1000), 2, "0"),
        (BELUM_DIISI, 2, "belum diisi"),
        (TIDAK_BERLAKU, 2, "tidak berlaku"),
    ],
)
def test_numbers_are_shown_in_indonesian(number: Nilai, places: int, text: str) -> None:
    """Decimal comma, dots for thousands."""
    assert show_number(number, places) == text


def test_percentages_keep_their_decimals() -> None:
    """Rounded once, when shown."""
    assert show_percent(Fraction(70)) == "70,00%"
    assert show_percent(Fraction(2000, 3)) == "666,67%"
    assert show_percent(Fraction(5, 2), 0) == "3%"
    assert show_percent(Fraction(-1, 2)) == "-0,50%"
    assert show_percent(TidakDapatDihitung("x")) == "tidak dapat dihitung: x"
    assert show_ratio(Fraction(7, 10)) == "70,00%"
    assert show_ratio(BELUM_DIISI) == "belum diisi"
    assert str(Rupiah(-5000)) == "-Rp5.000"
    assert show_target(TargetKinerja.parse("70 %")) == "70%"
    assert show_target(TargetKinerja.parse("1 Dokumen")) == "1 Dokumen"


class TestSentence:
    """The root is one sentence."""

    def test_the_sentence_of_the_brief(self) -> None:
        """As it goes into KETERANGAN."""
        assert keterangan_capaian(indikator(), RATE, Triwulan.I) == (
            "28 dibagi 40 dikali 100% = 70,00%; target 70%; capaian 100,00%"
        )

    @pytest.mark.parametrize(
        ("changes", "values", "typed", "sentence"),
        [
            ({}, {PEMBILANG: [28]}, {}, f"({PEMBILANG}: belum diisi) dibagi ({PENYEBUT}: belum diisi) {TANPA_PENYEBUT}"),
            ({}, {}, {Triwulan.I: Fraction(1, 2)}, "50,00%; target 70%; capaian 71,43%"),
            (
                {"rumus": CAPAIAN_RUMUS, "target": "8 Unit"},
                {"Realisasi": [10]},
                {},
                "10 dibagi 8 dikali 100% = 125,00%; target 8 Unit; capaian 125,00%",
            ),
            ({"rumus": MANUAL}, {"Capaian": [84]}, {}, "84,00%; target 70%; capaian 120,00%"),
            ({"rumus": MANUAL, "target": "3 Dokumen"}, {"Capaian": [3]}, {},
             "3 Dokumen; target 3 Dokumen; capaian 100,00%"),
            (
                {"rumus": "(A ditambah B) dibagi (C dikurangi D) dikali 100", "target": "50 %"},
                {"A": [1], "B": [2], "C": [7], "D": [1]},
                {},
                "(1 ditambah 2) dibagi (7 dikurangi 1) dikali 100 = 50,00%; target 50%; capaian 100,00%",
            ),
            (
                {"rumus": "A ditambah B", "target": "3 Unit", "gabungan": Gabungan.RATA_RATA},
                {"A": [1, 0, 0], "B": [1]},
                {},
                "±0,33 ditambah 1 = 1,33 Unit; target 3 Unit; capaian 44,44%",
            ),
            ({"rumus": MANUAL, "target": "3 Dokumen"}, {}, {}, "belum diisi; target 3 Dokumen; capaian belum diisi"),
        ],
    )  # fmt: skip
    def test_other_shapes(self, changes: Any, values: Any, typed: Any, sentence: str) -> None:
        """Blank variables, typed figures, manual values, brackets, means that do not come out even."""
        assert keterangan_capaian(indikator(**changes), filled(values, typed), Triwulan.I) == sentence

    def test_a_capped_figure_shows_the_raw_one_beside_it(self) -> None:
        """Only where the cap cut something off."""
        of = indikator(target="35 %")
        assert keterangan_capaian(of, RATE, Triwulan.I, batas=BATAS["120"]).endswith(
            "capaian 120,00% (dibatasi 120%, mentah 200,00%)"
        )
        assert keterangan_capaian(of, RATE, Triwulan.I, batas=BATAS["200"]).endswith("capaian 200,00%")
        low = attrs.evolve(indikator(target="140 %"), polaritas=Polaritas.MINIMALKAN)
        assert keterangan_capaian(low, RATE, Triwulan.I, kebijakan="terbalik").endswith("capaian 200,00%")

    @given(kita.rencana_dan_laporan(), st.sampled_from([*Triwulan, 2024]))
    def test_every_sentence_ends_with_the_figure_itself(self, both: tuple[RencanaAksi, Laporan], span: Any) -> None:
        """What is explained is what was computed, in one line."""
        plan, report = both
        for of in plan.indikator:
            sentence = keterangan_capaian(of, report, span)
            assert sentence.endswith(f"capaian {show_percent(capaian_indikator(of, report, span))}")
            assert "\n" not in sentence
            assert str(explain(plan, report, of.kode, span)).startswith(sentence)


def cell(letak: Letak) -> str | None:
    """A workbook in which only months have cells."""
    return None if letak.bulan is None else f"Bulanan!{'ABCDEFGHIJKL'[letak.bulan.bulan - 1]}5"


def test_the_tree_of_an_achievement() -> None:
    """Period, rumus, each variable by month with its source cell, target, policy, bounds."""
    tree = explain(rencana(), RATE, "1.1", Triwulan.I, sel=cell)
    assert str(tree).splitlines() == [
        "28 dibagi 40 dikali 100% = 70,00%; target 70%; capaian 100,00%",
        "├─ periode TW I 2024",
        f"├─ rumus: {PEMBILANG} dibagi {PENYEBUT} dikali 100%",
        f"├─ {PEMBILANG} = 28 (dijumlah, 1 bulan belum diisi)",
        "│  ├─ Januari: 10 [Bulanan!A5]",
        "│  └─ Maret: 18 [Bulanan!C5]",
        f"├─ {PENYEBUT} = 40 (dijumlah, 1 bulan belum diisi)",
        "│  ├─ Januari: 20 [Bulanan!A5]",
        "│  └─ Maret: 20 [Bulanan!C5]",
        "├─ target 70%",
        "├─ maksimalkan: capaian = R/T (R realisasi, T target), dalam persen",
        "├─ terisi 2 dari 3 laporan yang jatuh tempo sampai Maret",
        "├─ terhadap target tahun 70%: 100,00%, sementara 2 dari 3",
        "└─ 2 isian kosong: paling buruk 0,00%, paling baik tanpa batas",
    ]


def steps(of: Any, report: Laporan, span: Any = Triwulan.I, **options: Any) -> list[str]:
    """The texts right below the root."""
    return [step.teks for step in explain_capaian(of, report, span, **options).sebab]


def test_each_policy_is_named() -> None:
    """Or why there is none."""
    low = attrs.evolve(indikator(), polaritas=Polaritas.MINIMALKAN)
    assert "minimalkan: capaian = (2T − R)/T, paling kecil 0 (R realisasi, T target), dalam persen" in steps(low, RATE)
    assert "minimalkan: capaian = T/R (R realisasi, T target), dalam persen" in steps(low, RATE, kebijakan="terbalik")
    assert "polaritas belum dinyatakan" in steps(attrs.evolve(indikator(), polaritas=None), RATE)
    own = indikator(rumus="Target dibagi Realisasi dikali 100%")
    assert "rumus sudah membandingkan dengan target" in steps(own, Laporan(2024))


def test_cap_bounds_and_typed_figures_have_their_steps() -> None:
    """Beside the sentence."""
    of = indikator(target="35 %")
    assert "batas 120%: mentah 200,00%" in steps(of, RATE, batas=BATAS["120"])
    assert not any(
        "batas" in step for step in steps(of, filled({PEMBILANG: [1] * 3, PENYEBUT: [2] * 3}), batas=TANPA_BATAS)
    )
    typed = filled({}, {Triwulan.I: Fraction(1, 2)})
    tree = explain_capaian(of, typed, Triwulan.I, sel=lambda letak: "Matriks!L9" if letak.triwulan else None)
    assert "├─ diketik langsung di CAPAIAN TW I [Matriks!L9]" in list(tree.lines())
    low = indikator(rumus=CAPAIAN_RUMUS, target="8 Unit", polaritas=Polaritas.MINIMALKAN)
    assert "1 isian kosong: paling buruk 0,00%, paling baik 187,50%" in steps(low, filled({"Realisasi": [1, 0]}))
    assert not any("kosong" in step for step in steps(low, filled({"Realisasi": [1, 0, 0]})))
    assert any("= belum diisi (dijumlah)" in step for step in steps(low, Laporan(2024)))
    latest = indikator(gabungan=Gabungan.TERAKHIR)
    assert any("(diambil yang terakhir," in step for step in steps(latest, RATE))
    assert any("(dirata-rata," in step for step in steps(indikator(gabungan=Gabungan.RATA_RATA), RATE))
    dash = filled({PEMBILANG: [TIDAK_BERLAKU] * 3})
    assert f"{PEMBILANG} = tidak berlaku (dijumlah)" in steps(indikator(), dash)


def test_the_tree_of_a_budget_line() -> None:
    """Pagu, block, realisasi by month, plan by quarter, deviation."""
    report = Laporan(
        2024,
        {("1.1.1", Bulan(2024, 1)): Rupiah(200), ("1.1.1", Bulan(2024, 2)): TIDAK_BERLAKU},
        realisasi_triwulan={("1.1.1", Triwulan.II): Rupiah(100), ("1.1.1", Triwulan.I): Rupiah(9)},
    )
    tree = explain(rencana(), report, "1.1.1", iter(until(Triwulan.II, 2024)), sel=cell, blokir=Rupiah(400))
    assert list(tree.lines()) == [
        "Rp300 dibagi Rp600 = 50,00%; sisa Rp300",
        "├─ pagu Rp1.000",
        "├─ diblokir Rp400",
        "├─ realisasi Januari s.d. Juni 2024: Rp300",
        "│  ├─ Januari: Rp200 [Bulanan!A5]",
        "│  ├─ Februari: tidak berlaku [Bulanan!B5]",
        "│  └─ TW II, diketik langsung: Rp100",
        "└─ rencana penarikan Januari s.d. Juni 2024 Rp500; deviasi 40,00%",
        "   ├─ TW I: Rp250",
        "   └─ TW II: Rp250",
    ]
    part = [step.teks for step in explain(rencana(), report, "1.1.1", Bulan(2024, 1)).sebab]
    assert part[-1] == (
        "rencana penarikan Januari 2024 tidak dapat dihitung: rencana penarikan hanya ada per triwulan; "
        "deviasi tidak dapat dihitung: rencana penarikan hanya ada per triwulan"
    )
    alone = explain(rencana(), report, "1.1.1", Bulan(2024, 4)).sebab[1]
    assert (alone.teks, alone.sebab) == ("realisasi April 2024: belum diisi", ())


def test_what_cannot_be_divided_is_said_in_words() -> None:
    """Instead of an amount over a blank."""
    assert keterangan_anggaran(ringkas(baris(), Laporan(2024), Triwulan.I)) == "penyerapan belum diisi"
    blank = ringkas(baris(pagu=BELUM_DIISI), Laporan(2024, {("1.1.1", Bulan(2024, 1)): Rupiah(1)}), Triwulan.I)
    assert keterangan_anggaran(blank) == "penyerapan tidak dapat dihitung: pagu belum diisi"


def test_the_tree_of_a_plan() -> None:
    """The version, each sasaran, what is blank."""
    plan = rencana(baris(), baris("1.1.2"))
    report = Laporan(2024, {("1.1.1", Bulan(2024, 1)): Rupiah(500)})
    assert list(explain_total(rekap_anggaran(plan, report, Triwulan.I, versi="anggaran awal")).lines()) == [
        "Rp500 dibagi Rp2.000 = 25,00%; sisa Rp1.500",
        "├─ versi anggaran: anggaran awal",
        "├─ sasaran 1: Rp500 dibagi Rp2.000 = 25,00%; sisa Rp1.500",
        "└─ realisasi belum diisi: 1.1.2",
    ]
    done = Laporan(2024, {(kode, Bulan(2024, 1)): Rupiah(500) for kode in ("1.1.1", "1.1.2")})
    assert len(explain_total(rekap_anggaran(plan, done, Triwulan.I)).sebab) == 1


def test_an_unknown_kode_is_refused() -> None:
    """With the known ones."""
    with pytest.raises(DomainError, match=r"1\.1\.1"):
        explain(rencana(), Laporan(2024), "9.9", Triwulan.I)


def test_a_tree_draws_its_branches() -> None:
    """Nested steps keep their lines."""
    tree = Penjelasan("a", "X1", (Penjelasan("b", None, (Penjelasan("c", None, (Penjelasan("d"),)),)), Penjelasan("e")))
    assert str(tree) == "a [X1]\n├─ b\n│  └─ c\n│     └─ d\n└─ e"


@pytest.mark.parametrize(
    ("changes", "level", "text"),
    [
        ({}, Fraction(7, 10), "70,00%"),
        ({"rumus": "A dibagi B dikali 100"}, Fraction(7, 10), "70,00%"),
        ({"rumus": "A dibagi B"}, Fraction(7, 10), "70,00%"),
        ({"rumus": "A dibagi B", "target": "4 Poin"}, Fraction(7, 2), "3,5 Poin"),
        ({"rumus": "A dibagi Target", "target": "4 Poin"}, Fraction(7, 10), "70,00%"),
        ({"rumus": "A dibagi B", "target": "4 Poin"}, BELUM_DIISI, "belum diisi"),
    ],
)
def test_levels_are_shown_as_they_are_read(changes: Any, level: Nilai, text: str) -> None:
    """A percentage, or a number in the unit of the target."""
    assert show_level(indikator(**changes), level) == text


def every(letak: Letak) -> str:
    """A workbook in which each place has a cell, named after the place."""
    return str(letak)


def test_every_step_names_its_own_cell() -> None:
    """RUMUS, TARGET, each month of each variable, a quarter typed straight into CAPAIAN."""
    tree = str(explain(rencana(), RATE, "1.1", Triwulan.I, sel=every))
    for place in (
        "1.1, RUMUS PERHITUNGAN",
        "1.1, TARGET KINERJA",
        f"1.1, CAPAIAN, {PEMBILANG}, Januari 2024",
        f"1.1, CAPAIAN, {PENYEBUT}, Maret 2024",
    ):
        assert f"[{place}]" in tree
    typed = filled({}, {Triwulan.I: Fraction(1, 2)})
    assert "[1.1, CAPAIAN, TW I]" in str(explain(rencana(), typed, "1.1", Triwulan.I, sel=every))


def test_every_amount_names_its_own_cell() -> None:
    """PAGU, RENCANA PENARIKAN DANA per quarter, REALISASI ANGGARAN per month or typed quarter."""
    report = Laporan(
        2024, {("1.1.1", Bulan(2024, 1)): Rupiah(200)}, realisasi_triwulan={("1.1.1", Triwulan.II): Rupiah(100)}
    )
    tree = str(explain(rencana(), report, "1.1.1", until(Triwulan.II, 2024), sel=every))
    for place in (
        "1.1.1, PAGU",
        "1.1.1, REALISASI ANGGARAN, Januari 2024",
        "1.1.1, REALISASI ANGGARAN, TW II",
        "1.1.1, RENCANA PENARIKAN DANA, TW I",
        "1.1.1, RENCANA PENARIKAN DANA, TW II",
    ):
        assert f"[{place}]" in tree
    alone = str(explain(rencana(), report, "1.1.1", Triwulan.II, sel=every))
    assert "TW II, diketik langsung: Rp100" in alone
    assert "TW I:" not in alone


def test_policy_and_cap_reach_every_step() -> None:
    """The sentence, the raw figure beside the cap, and the bounds use the same policy."""
    low = rencana(target="35 %", polaritas=Polaritas.MINIMALKAN)
    report = filled({PEMBILANG: [1, 0], PENYEBUT: [10, 0]})
    of = low.find_indikator("1.1")
    tree = explain(low, report, "1.1", Triwulan.I, kebijakan="terbalik", batas=BATAS["120"])
    assert tree.teks.endswith("capaian 120,00% (dibatasi 120%, mentah 350,00%)")
    texts = [step.teks for step in tree.sebab]
    assert "batas 120%: mentah 350,00%" in texts
    assert "2 isian kosong: paling buruk 0,00%, paling baik tanpa batas" in texts
    assert explain_capaian(of, report, Triwulan.I, kebijakan="terbalik", batas=BATAS["120"]) == tree
    plain = explain(low, report, "1.1", Triwulan.I)
    assert plain.teks.endswith("capaian 171,43%")
    assert "2 isian kosong: paling buruk 0,00%, paling baik 200,00%" in [step.teks for step in plain.sebab]


def test_bounds_without_a_floor_say_so() -> None:
    """A difference can fall without bound; one variable has its own rule."""
    of = indikator(rumus="A dikurangi B", target="4 Unit", gabungan={"A": Gabungan.TERAKHIR})
    texts = steps(of, filled({"A": [1, 2, Fraction(5, 2)], "B": [1]}))
    assert "2 isian kosong: paling buruk tanpa batas, paling baik 37,50%" in texts
    assert "A = 2,5 (diambil yang terakhir)" in texts
    assert "B = 1 (dijumlah, 2 bulan belum diisi)" in texts
    uneven = indikator(rumus="A dikurangi B", target="4 Unit", gabungan=Gabungan.RATA_RATA)
    assert "A = ±0,33 (dirata-rata)" in steps(uneven, filled({"A": [1, 0, 0], "B": [1]}))
    fine = filled({"A": [Fraction(1, 100)] * 3, "B": [0] * 3})
    assert keterangan_capaian(uneven, fine, Triwulan.I).startswith("0,01 dikurangi 0 = 0,01 Unit")


def test_each_way_of_comparing_with_the_target_is_told() -> None:
    """The plain shape of the decree is compared by the policy, other shapes compare themselves."""
    assert "maksimalkan: capaian = R/T (R realisasi, T target), dalam persen" in steps(
        indikator(rumus=CAPAIAN_RUMUS), Laporan(2024)
    )


def test_within_a_quarter_deviation_is_that_of_the_last_one_that_is_over_and_the_target_of_each_period_is_named() -> (
    None
):
    """By May: plan and realisasi at the end of March; achievement against TW II and against the year."""
    plan = rencana(target="12 Dokumen", rumus="Realisasi dibagi Target dikali 100%")
    of = attrs.evolve(
        plan.find_indikator("1.1"), target_triwulan=[TargetKinerja.parse("3 Dokumen")] * 4, target_kumulatif=False
    )
    plan = attrs.evolve(plan, sasaran=[attrs.evolve(plan.sasaran[0], indikator=[of])])
    report = laporan({("1.1.1", 3): 300, ("1.1.1", 5): 400}, {("Realisasi", month): 1 for month in range(1, 6)})
    money = str(explain(plan, report, "1.1.1", until(Bulan(2024, 5), 2024)))
    assert money.endswith("└─ rencana penarikan Januari s.d. Maret 2024 Rp250; deviasi 20,00%\n   └─ TW I: Rp250")
    told = str(explain(plan, report, "1.1", until(Bulan(2024, 5), 2024)))
    assert "terhadap target TW II 6 Dokumen: 83,33%, berjalan" in told
    assert "terhadap target tahun 12 Dokumen: 41,67%, berjalan" in told


def test_the_version_in_force_at_the_end_of_the_period_is_named() -> None:
    """A cut in July leaves March alone."""
    cut = Revisi.of(datetime.date(2024, 7, 1), "R1", "x", pagu={"1.1.1": Rupiah(500)})
    plan, report = terapkan(rencana(), cut), laporan({("1.1.1", 1): 100})
    assert "menurut rencana awal" in str(explain(plan, report, "1.1.1", Triwulan.I))
    assert "menurut revisi ke-1, nomor R1" in str(explain(plan, report, "1.1.1", 2024))
