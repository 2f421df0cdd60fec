"""Our values beside those of LibreOffice, and the cases where Excel differs from it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from rak.calc.cell_error import CellError
from rak.calc.values import UNKNOWN, Value
from tests.calc.calc_strategies import formulas
from tests.calc.calc_witness import DATA, differences, libreoffice, ours, same

pytestmark = pytest.mark.libreoffice

WRITTEN = [
    line for line in Path(__file__).with_name("calc_formulas.txt").read_text(encoding="utf-8").splitlines() if line
]

# What Excel gives where LibreOffice gives another value, and why the two differ.
EXCEL: dict[str, Value] = {
    # LibreOffice has no boolean kind: TRUE is a number that is shown as TRUE.
    '"a"&TRUE': "aTRUE",
    'CONCATENATE("a",1,TRUE,E1)': "a1TRUE",
    '"z"<TRUE': True,
    "999<FALSE": True,
    'TRUE>"zzz"': True,
    "TRUE=1": False,
    "SUM(A1:H8)": 1219647.59,
    "SUM(D1,1)": 1,
    "SUM(D1:D8)": 1241.74,
    "AVERAGE(D1:D8)": 310.435,
    'SUM({1,"2",TRUE})': 1,
    "COUNT(A1:H8)": 37,
    "COUNT(D1)": 0,
    'COUNTIF(D1:D8,">0")': 3,
    "SUMPRODUCT(--ISNUMBER(D1:D8))": 4,
    # Excel converts a number written as text in an argument ("SUM", Microsoft support, remarks).
    'SUM("5",1)': 6,
    'AVERAGE("3",5)': 4,
    'MAX("7",0)': 7,
    # LibreOffice writes its own error numbers as #VALUE!.
    "LARGE(A1:A8,9)": CellError("#NUM!"),
    "RANK(99,A1:A8)": CellError("#N/A"),
    "INDEX(A1:C8,9,1)": CellError("#REF!"),
    "VLOOKUP(3,A1:F8,7,FALSE)": CellError("#REF!"),
    # Excel has no days before its first.
    "DAY(H6)": CellError("#NUM!"),
    # Text and number never match in Excel's MATCH.
    'MATCH("3",A1:A8,0)': CellError("#N/A"),
    # "" matches blank cells as well in COUNTIFS as it does in COUNTIF.
    'COUNTIFS(E1:E8,"",A1:A8,"<3")': 2,
}
# Not decided although LibreOffice gives a value.
UNDECIDED = {"POWER(0,-1)", "COUNTIF(G1:G8,3)"}


def test_every_written_formula_has_the_value_that_libreoffice_computes(soffice: str, tmp_path: Path) -> None:
    """Hundreds of formulas, one by one chosen for a rule of Excel; the differing ones have Excel's own value."""
    others = libreoffice(soffice, WRITTEN, tmp_path)
    pairs = [(f, ours(f), EXCEL.get(f, other)) for f, other in zip(WRITTEN, others, strict=True)]
    assert len(pairs) > 400
    assert differences(p for p in pairs if p[0] not in UNDECIDED) == []
    assert {p[0] for p in pairs if p[1] is UNKNOWN} == UNDECIDED
    stale = [f for f, other in zip(WRITTEN, others, strict=True) if f in EXCEL and same(other, EXCEL[f])]
    assert stale == []


def test_formulas_drawn_at_random_never_have_a_value_other_than_libreoffices(soffice: str, tmp_path: Path) -> None:
    """A value may be unknown, but never another; errors agree in being errors (their codes do not export)."""
    drawn: dict[str, None] = {}

    @settings(
        max_examples=max(600, settings().max_examples),
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    @given(formulas)
    def draw(formula: str) -> None:
        drawn[formula] = None

    draw()
    texts = list(drawn)
    others = libreoffice(soffice, texts, tmp_path)
    known = [(f, o, other) for f, other in zip(texts, others, strict=True) if (o := ours(f)) is not UNKNOWN]
    wrong = [p for p in known if not (isinstance(p[1], CellError) and isinstance(p[2], CellError))]
    assert "\n".join(differences(wrong)) == ""
    kinds = Counter(type(own).__name__ for _, own, _ in known)
    assert len(known) > 0.8 * len(texts), (kinds, len(texts))


def test_the_witness_sees_the_same_cells(soffice: str, tmp_path: Path) -> None:
    """The data reach LibreOffice as they are: every cell of the sheet reads back."""
    places = [(r, c) for r, c in DATA if not isinstance(DATA[r, c], bool)]
    texts = [f"{chr(64 + c)}{r}" for r, c in places]
    assert libreoffice(soffice, texts, tmp_path) == [DATA[place] for place in places]
