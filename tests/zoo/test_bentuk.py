"""Every form, in every dress, says the same; and with headings removed no figure is silently wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.temuan import Tingkat
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import TidakAdaMatriks
from rak.xlsx import Workbook
from tests.zoo.bentuk import BENTUK, Kolom, Lembar, figures, silently_wrong, truth, write
from tests.zoo.pakaian import PAKAIAN


def assert_same(lembar: Lembar) -> None:
    """All that the sheet says is read, and nothing else, without a galat."""
    hasil = baca(Workbook.open(write(lembar)))
    assert {key: value for key, value, _ in figures(hasil)} == truth(lembar)
    assert [one.uraian for one in hasil.rencana.sasaran] == ["Meningkatnya layanan", "Terwujudnya tata kelola"]
    assert [str(one) for one in hasil.temuan if one.tingkat is Tingkat.GALAT] == []


def test_there_are_twelve_dresses_and_eight_forms() -> None:
    """As the issue asks."""
    assert len(PAKAIAN) >= 12
    assert len(BENTUK) == 8


@pytest.mark.parametrize("form", BENTUK)
def test_a_form_is_read_as_the_plan(form: str) -> None:
    """As it is met."""
    assert_same(BENTUK[form]())


@pytest.mark.parametrize("dress", PAKAIAN)
@pytest.mark.parametrize("form", BENTUK)
def test_a_form_in_a_dress_is_read_as_the_same_plan(form: str, dress: str) -> None:
    """Each dress alone."""
    lembar = BENTUK[form]()
    PAKAIAN[dress](lembar)
    assert_same(lembar)


@given(st.sampled_from(sorted(BENTUK)), st.lists(st.sampled_from(sorted(PAKAIAN)), unique=True, max_size=4), st.data())
def test_no_figure_is_silently_wrong_when_headings_are_gone(form: str, dresses: list[str], data: st.DataObject) -> None:
    """Columns move with their headings, headings are removed, never falsified: right, or a finding on it, or refused."""
    lembar = BENTUK[form]()
    for dress in dresses:
        PAKAIAN[dress](lembar)
    said = truth(lembar)
    gone = data.draw(st.sets(st.sampled_from(sorted({text for one in lembar.kolom for text in one.judul})), max_size=3))
    lembar.kolom = [
        Kolom(tuple("" if text in gone else text for text in one.judul), one.isi, one.kunci) for one in lembar.kolom
    ]
    if not lembar.per_baris and data.draw(st.booleans()):
        order = data.draw(st.permutations(range(len(lembar.kolom))))
        lembar.kolom = [lembar.kolom[at] for at in order]
    try:
        hasil = baca(Workbook.open(write(lembar)))
    except TidakAdaMatriks:
        return
    assert silently_wrong(hasil, said) == []
