"""docs/perhitungan.md: its examples run, and every formula, policy, scale and rule of the code stands in it."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from rak.domain.capaian import BATAS, KEBIJAKAN
from rak.domain.ikpa_parameters import PARAMETER
from rak.domain.kalender import Geser
from rak.domain.polaritas import Gabungan, Polaritas
from rak.domain.proyeksi import AturanProyeksi
from rak.domain.rencana_ulang import Sebaran
from rak.domain.skala import SKALA
from rak.domain.waktu import Triwulan

PAGE = Path(__file__).parents[2] / "docs" / "perhitungan.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_every_example_on_the_page_runs() -> None:
    """Worked examples, with the figures that they print."""
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8", verbose=False)
    assert result.attempted > 50
    assert result.failed == 0


FORMS = sorted(
    {form.rumus for policy in KEBIJAKAN.values() for form in (policy.maksimalkan, policy.minimalkan, policy.stabilkan)}
)
CODED = [
    *(f"`{polaritas}`" for polaritas in Polaritas),
    *(f"`{gabungan}`" for gabungan in Gabungan),
    *(f"`{name}`" for name in (*KEBIJAKAN, *BATAS, *SKALA)),
    *(f"`{geser.value}`" for geser in Geser),
    *(f"`{sebaran.value}`" for sebaran in Sebaran),
    *(f"| `{rule.name}` | {rule.value} |" for rule in AturanProyeksi),
    *(form.replace("|", "\\|") for form in FORMS),
    *(f"{word} {edges}" for scale in SKALA.values() for word, edges in scale.describe()),
]


@pytest.mark.parametrize("words", CODED)
def test_what_the_code_knows_stands_on_the_page(words: str) -> None:
    """Names, formulas with R and T, classes with their edges, sentences of the rules."""
    assert words in TEXT


@pytest.mark.parametrize("parameter", PARAMETER, ids=lambda parameter: parameter.nama)
def test_the_numbers_of_ikpa_stand_on_the_page(parameter: object) -> None:
    """Weights, quarterly targets and the name of the rule."""
    rule = next(known for known in PARAMETER if known is parameter)
    folded = " ".join(TEXT.split())
    assert rule.nama in folded
    for part, weight in rule.bobot.items():
        assert f"{part} {weight}" in folded
    for jenis, targets in rule.target_penyerapan.items():
        assert f"{jenis}: {'/'.join(str(targets[triwulan]) for triwulan in Triwulan)}" in folded
