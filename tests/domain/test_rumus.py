"""Column RUMUS PERHITUNGAN: the sentence, its meaning, and back."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.expression import Angka, Ekspresi, Operasi, Operator, Variabel, evaluate, variables
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Nilai, TidakDapatDihitung
from rak.domain.rumus import CAPAIAN_MANUAL, TARGET, RumusPerhitungan
from rak.domain.variable_names import variable_key
from rak.errors import DomainError
from tests import strategies as kita

KLIEN = (
    "Jumlah klien usia produktif yang memperoleh atau melanjutkan pekerjaan di luar lembaga "
    "dibagi jumlah klien usia produktif dikali 100%"
)


def test_the_rate_of_the_decree_is_read() -> None:
    """Indikator 1.1: 28 of 40 is 70 percent."""
    rumus = RumusPerhitungan.parse(KLIEN)
    assert rumus.variabel == (
        "Jumlah klien usia produktif yang memperoleh atau melanjutkan pekerjaan di luar lembaga",
        "jumlah klien usia produktif",
    )
    assert rumus.evaluate(dict(zip(rumus.variabel, (28, 40), strict=True))) == Fraction(7, 10)
    assert rumus.persen
    assert not rumus.kali_seratus
    assert not rumus.manual
    assert not rumus.memakai_target
    assert str(rumus) == KLIEN


def test_target_is_the_indicators_own() -> None:
    """Where "Realisasi dibagi Target" stands, staff fill in the realisasi alone."""
    rumus = RumusPerhitungan.parse("Realisasi dibagi Target dikali 100%")
    assert rumus.variabel == ("Realisasi", "Target")
    assert rumus.masukan == ("Realisasi",)
    assert rumus.memakai_target
    assert rumus.evaluate({"realisasi": 3, "TARGET": 4}) == Fraction(3, 4)


@pytest.mark.parametrize(
    ("sentence", "result"),
    [
        ("A ditambah B dikurangi C", 0),
        ("A dikurangi B dikurangi C", -4),
        ("A dikurangi (B dikurangi C)", 2),
        ("A dibagi B dibagi C", Fraction(1, 6)),
        ("A dibagi (B dibagi C)", Fraction(3, 2)),
        ("(A ditambah B) dikali C", 9),
        ("A ditambah B dikali C", 7),
        ("A + B x C", 7),
        ("A : B × 100%", Fraction(1, 2)),
        ("A/B", None),
        ("A / B x100%", Fraction(1, 2)),
        ("A/B x 100%", Fraction(1, 2)),
        ("(A+B)/C x 100", 1),
        ("A:B*100%", Fraction(1, 2)),
        ("A÷B×100%", Fraction(1, 2)),
        ("A dibandingkan dengan B dikali 100%", Fraction(1, 2)),
        ("A dibagi B kali 100%", Fraction(1, 2)),
        ("A dibagi B*100%", Fraction(1, 2)),
        ("A dibagi dengan B dikalikan 100", Fraction(1, 2)),
        ("A dibagi B dikali 100 persen.", Fraction(1, 2)),
        ("=A dibagi B", Fraction(1, 2)),
        ("2,5 dikali A", Fraction(5, 2)),
        ("A dibagi 50%", 2),
        ("A dikali 100% ditambah 100%", 2),
        ("100% ditambah A dikali 100%", 2),
    ],
)
def test_sentences_are_computed_as_they_are_meant(sentence: str, result: Any) -> None:
    """Times and divided come before plus and minus, and operators of a kind go from left to right."""
    rumus = RumusPerhitungan.parse(sentence)
    assert rumus.manual == (result is None)
    if result is not None:
        values = {name: number for name, number in {"A": 1, "B": 2, "C": 3}.items() if name in rumus.variabel}
        assert rumus.evaluate(values) == result


@pytest.mark.parametrize("sentence", ["Realisasi/Target x 100%", "Realisasi/Target", "(Realisasi/ Target) x 100"])
def test_a_stroke_without_blanks_divides_where_only_a_ratio_can_be_meant(sentence: str) -> None:
    """By Target, or times 100: not a variable named "Realisasi/Target" whose months are added up."""
    rumus = RumusPerhitungan.parse(sentence)
    assert (rumus.masukan, rumus.memakai_target) == (("Realisasi",), True)


@pytest.mark.parametrize("name", ["klien/anak yang bekerja", "Sumber: laporan", "klien dibandingkan tahun lalu"])
def test_a_stroke_in_a_name_stays_where_the_sentence_divides_elsewhere(name: str) -> None:
    """Or where nothing says that it is a ratio."""
    assert RumusPerhitungan.parse(f"{name} dibagi jumlah klien dikali 100%").masukan == (name, "jumlah klien")
    assert RumusPerhitungan.parse(f"{name} ditambah B").masukan == (name, "B")


@pytest.mark.parametrize(
    ("sentence", "ambiguous"),
    [
        ("A ditambah B dibagi C", True),
        ("A dibagi B dikurangi C", True),
        ("(A ditambah B) dibagi C", False),
        ("A ditambah (B dibagi C)", False),
        ("A ditambah B", False),
        ("(A ditambah B dibagi C) dikali 100%", True),
    ],
)
def test_a_mixture_without_brackets_is_noticed(sentence: str, ambiguous: bool) -> None:
    """The writer may have meant the other order."""
    assert RumusPerhitungan.parse(sentence).ambigu is ambiguous


@pytest.mark.parametrize(
    "sentence",
    [
        "", "Hasil survei kepuasan", "A dibagi", "dibagi B", "(A dibagi B", "A dibagi B)", "A dibagi dikali B",
        "A dibagi 3.484", "A dibagi () dikali B", "(A dibagi B) C", "(" * 60 + "A dibagi B" + ")" * 60,
        "A dibagi B " * 1000,
    ],
)  # fmt: skip
def test_a_sentence_that_cannot_be_read_is_a_manual_value(sentence: str) -> None:
    """Never an error: its value is put in by hand, and the reason is kept."""
    rumus = RumusPerhitungan.parse(sentence)
    assert rumus.manual
    assert rumus.alasan
    assert rumus.variabel == rumus.masukan == (CAPAIAN_MANUAL,)
    assert (rumus.persen, rumus.kali_seratus, rumus.memakai_target) == (False, False, False)
    assert rumus.evaluate({"capaian": Fraction(1, 3)}) == Fraction(1, 3)


@pytest.mark.parametrize(
    ("sentence", "percent", "hundred"),
    [
        ("A dibagi B dikali 100%", True, False),
        ("A dibagi B dikali 100", False, True),
        ("A dibagi B", False, False),
        ("A dikali 100 dibagi B", False, True),
        ("A dibagi B dikali 10", False, False),
    ],
)
def test_percent_and_a_bare_hundred_are_told_apart(sentence: str, percent: bool, hundred: bool) -> None:
    """Wherever it stands in the product."""
    rumus = RumusPerhitungan.parse(sentence)
    assert (rumus.persen, rumus.kali_seratus) == (percent, hundred)


def _asks_for_figures(tree: Ekspresi) -> bool:
    names = [variable.nama for variable in variables(tree)]
    return not isinstance(tree, Variabel) and any(name != TARGET for name in names)


@pytest.mark.parametrize("sentence", ["100%", "Target dikali 2", "2 ditambah 2"])
def test_a_sentence_without_a_figure_to_fill_in_is_manual(sentence: str) -> None:
    """Nobody could report on it."""
    assert RumusPerhitungan.parse(sentence).manual


@given(kita.ekspresi().filter(_asks_for_figures))
def test_a_printed_expression_reads_back(tree: Ekspresi) -> None:
    """parse∘print is the identity for any arithmetic that a sentence can spell."""
    assert RumusPerhitungan.parse(str(tree)).ekspresi == tree
    assert RumusPerhitungan.of(tree).teks == str(tree)


class TestFourValues:
    """Blank, zero, not applicable and not computable pass through every formula."""

    RUMUS = RumusPerhitungan.parse("A dibagi B")

    @pytest.mark.parametrize(
        ("a", "b", "result"),
        [
            (None, 2, BELUM_DIISI),
            (0, 2, Fraction(0)),
            (BELUM_DIISI, 0, BELUM_DIISI),
            (TIDAK_BERLAKU, 2, TIDAK_BERLAKU),
            (TIDAK_BERLAKU, None, TIDAK_BERLAKU),
            (1, 0, TidakDapatDihitung("penyebut nol (B)")),
            (TidakDapatDihitung("x"), 1, TidakDapatDihitung("x")),
            (1, TidakDapatDihitung("x"), TidakDapatDihitung("x")),
            (TidakDapatDihitung("x"), None, BELUM_DIISI),
        ],
    )
    def test_they_stay_what_they_are(self, a: Any, b: Any, result: Nilai) -> None:
        """Blank is never zero, a zero denominator never gives 0 or 100."""
        assert self.RUMUS.evaluate({"A": a, "B": b}) == result

    def test_a_missing_name_is_blank_and_an_unknown_one_is_refused(self) -> None:
        """A missing column is not an empty one."""
        assert self.RUMUS.evaluate({"B": 2}) is BELUM_DIISI
        with pytest.raises(DomainError):
            self.RUMUS.evaluate({"A": 1, "C": 2})

    @pytest.mark.parametrize("value", [0.5, True, "1"])
    def test_floats_are_refused(self, value: Any) -> None:
        """No float in the domain."""
        with pytest.raises(DomainError):
            self.RUMUS.evaluate({"A": value, "B": 1})


@given(kita.ekspresi(), st.data())
def test_evaluation_agrees_with_python(tree: Ekspresi, data: st.DataObject) -> None:
    """The oracle is Python's own arithmetic on fractions."""
    names = sorted({variable_key(variable.nama) for variable in variables(tree)})
    values = {name: Fraction(data.draw(st.integers(-5, 5))) for name in names}

    def oracle(node: Ekspresi) -> Fraction:
        if isinstance(node, Angka):
            return node.nilai / (100 if node.persen else 1)
        if isinstance(node, Variabel):
            return values[variable_key(node.nama)]
        left, right = oracle(node.kiri), oracle(node.kanan)
        match node.operator:
            case Operator.TAMBAH:
                return left + right
            case Operator.KURANG:
                return left - right
            case Operator.KALI:
                return left * right
            case Operator.BAGI:
                return left / right

    try:
        expected = oracle(tree)
    except ZeroDivisionError:
        assert isinstance(evaluate(tree, dict(values)), TidakDapatDihitung)
    else:
        assert evaluate(tree, dict(values)) == expected


def test_names_differ_by_words_not_by_case() -> None:
    """Two spellings of a name are one variable."""
    assert Variabel("Jumlah  klien") == Variabel("jumlah klien")
    assert RumusPerhitungan.parse("Klien dibagi klien").variabel == ("Klien",)
    assert variable_key("Klien ( anak )") == variable_key("klien (anak)")


@pytest.mark.parametrize("name", ["", "A dibagi B", "(A", "A)", "100", "x", "dengan A", "5%", "A."])
def test_a_name_that_would_read_as_something_else_is_refused(name: str) -> None:
    """An expression that prints must read back."""
    with pytest.raises(DomainError):
        Variabel(name)


@pytest.mark.parametrize("number", [-1, Fraction(1, 3)])
def test_a_number_that_has_no_spelling_is_refused(number: Fraction) -> None:
    """Sentences have decimals of zero and above."""
    with pytest.raises(DomainError):
        Angka(number)


def test_expressions_carry_brackets_only_where_needed() -> None:
    """So that a printed sentence looks as a person writes it."""
    a, b, c = map(Variabel, "ABC")
    plus = Operasi(Operator.TAMBAH, a, b)
    assert str(Operasi(Operator.BAGI, plus, c)) == "(A ditambah B) dibagi C"
    assert str(Operasi(Operator.TAMBAH, plus, c)) == "A ditambah B ditambah C"
    assert str(Operasi(Operator.TAMBAH, c, plus)) == "C ditambah (A ditambah B)"
    assert str(Operasi(Operator.TAMBAH, c, Operasi(Operator.BAGI, a, b))) == "C ditambah A dibagi B"
    assert str(Operasi(Operator.BAGI, Operasi(Operator.BAGI, a, b), c)) == "A dibagi B dibagi C"
    assert str(Operasi(Operator.BAGI, c, Operasi(Operator.BAGI, a, b))) == "C dibagi (A dibagi B)"


def test_a_percent_sign_is_found_on_either_side() -> None:
    """The sentence "100% dikali (A dibagi B)" is a percentage too."""
    assert RumusPerhitungan.parse("100% dikali (A dibagi B)").persen
    assert RumusPerhitungan.parse("A dibagi (50% ditambah B)").persen
    assert not RumusPerhitungan.parse("A dibagi (50 ditambah B)").persen


def test_brackets_beside_each_other_are_not_deep() -> None:
    """Sixty of them, one after another."""
    assert not RumusPerhitungan.parse(" ditambah ".join(["(A dibagi B)"] * 60)).manual
