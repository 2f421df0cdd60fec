"""Every form, in every dress, says the same; and with headings removed no figure is silently wrong."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import pytest
from benchmarks.libreoffice import convert
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.laporan import Laporan
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Tingkat
from rak.domain.waktu import Bulan, Triwulan
from rak.matriks.fill import prepare
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import TidakAdaMatriks
from rak.xlsx import Workbook
from tests.zoo.bentuk import BENTUK, JUTA, RENCANA, Kolom, Kunci, Lembar, Tolok, figures, silently_wrong, truth, write
from tests.zoo.pakaian import PAKAIAN

DRESSES = st.lists(st.sampled_from(sorted(PAKAIAN)), unique=True, min_size=2, max_size=8)
FIRST = RENCANA[0].uraian
ADDED: dict[str, dict[Kunci, int]] = {
    "L1": {(FIRST, "tingkat", 3): 8},
    "L2": {(FIRST, "realisasi", 3): 7 * JUTA},
    "L3": {(FIRST, "realisasi bulan", 3): 7 * JUTA},
    "L4": {(FIRST, "tingkat", 3): 8},
    "L5": {(FIRST, "tingkat", 3): 8},
}
"""What is filled into each form that can be."""


def dressed(form: str, *dresses: str) -> Lembar:
    """The form in these dresses, put on in that order."""
    lembar = BENTUK[form]()
    for dress in dresses:
        PAKAIAN[dress](lembar)
    return lembar


def assert_same(lembar: Lembar, data: bytes | None = None) -> None:
    """All that the sheet says is read, and nothing else, without a galat."""
    hasil = baca(Workbook.open(write(lembar) if data is None else data))
    assert {key: value for key, value, _ in figures(hasil)} == truth(lembar)
    assert {one.uraian for one in hasil.rencana.sasaran} == {"Meningkatnya layanan", "Terwujudnya tata kelola"}
    assert [str(one) for one in hasil.temuan if one.tingkat is Tingkat.GALAT] == []


def said(data: bytes) -> dict[Kunci, int]:
    """What is read out of a file."""
    return {key: value for key, value, _ in figures(baca(Workbook.open(data)))}


def fill(data: bytes, form: str) -> bytes:
    """The file with what is added to it."""
    hasil = baca(Workbook.open(data))
    [((uraian, name, period), value)] = ADDED[form].items()
    one = next(one for one in hasil.rencana.indikator if one.uraian == uraian)
    report = Laporan(2026)
    if name == "tingkat":
        report = attrs.evolve(report, tingkat_triwulan={(one.kode, Triwulan(period)): Fraction(value)})
    elif name == "realisasi":
        report = attrs.evolve(report, realisasi_triwulan={(one.kegiatan[0].kode, Triwulan(period)): Rupiah(value)})
    else:
        report = attrs.evolve(report, realisasi={(one.kegiatan[0].kode, Bulan(2026, period)): Rupiah(value)})
    return prepare(Workbook.open(data), report).edit.apply()


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
    assert_same(dressed(form, dress))


@given(st.sampled_from(sorted(BENTUK)), DRESSES)
def test_a_form_in_several_dresses_is_read_as_the_same_plan(form: str, dresses: list[str]) -> None:
    """In any order."""
    assert_same(dressed(form, *dresses))


@given(st.sampled_from(sorted(ADDED)), DRESSES)
def test_a_form_in_several_dresses_is_filled_and_read_back(form: str, dresses: list[str]) -> None:
    """The empty cell of a figure takes one, and all else stays as it was."""
    lembar = dressed(form, *dresses)
    assert said(fill(write(lembar), form)) == truth(lembar) | ADDED[form]


@pytest.mark.libreoffice
def test_forms_are_read_filled_and_read_back_after_libreoffice_saved_them(soffice: str, tmp_path: Path) -> None:
    """Every form in each dress and the next; those that are filled are saved by it once more."""
    saved, filled = tmp_path / "simpan", tmp_path / "isi"
    dresses = sorted(PAKAIAN)
    kinds = {
        f"{form} {at:02d}.xlsx": (form, dressed(form, *pair))
        for form in BENTUK
        for at, pair in enumerate(zip(dresses, [*dresses[1:], dresses[0]], strict=True))
    }
    for name, (_, lembar) in kinds.items():
        _put(tmp_path / "asal" / name, write(lembar))
    _resave(soffice, tmp_path / "asal", saved)
    for name, (form, lembar) in kinds.items():
        data = (saved / name).read_bytes()
        assert_same(lembar, data)
        if form in ADDED:
            _put(filled / name, fill(data, form))
    _resave(soffice, filled, tmp_path / "akhir")
    for path in sorted((tmp_path / "akhir").glob("*.xlsx")):
        form, lembar = kinds[path.name]
        assert said(path.read_bytes()) == truth(lembar) | ADDED[form]


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)


def _resave(soffice: str, source: Path, target: Path) -> None:
    paths = sorted(source.iterdir())
    convert(soffice, paths, target, "xlsx:Calc MS Excel 2007 XML", source.parent / "profil", seconds=600)
    assert len(list(target.glob("*.xlsx"))) == len(paths)


@given(st.sampled_from(sorted(BENTUK)), st.lists(st.sampled_from(sorted(PAKAIAN)), unique=True, max_size=4), st.data())
def test_no_figure_is_silently_wrong_when_headings_are_gone(form: str, dresses: list[str], data: st.DataObject) -> None:
    """Columns move with their headings, headings are removed, never falsified: right, or a finding on it, or refused."""
    lembar = dressed(form, *dresses)
    told = truth(lembar)
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
    assert silently_wrong(hasil, told) == []


def test_a_period_goes_on_over_no_label_that_has_it_of_its_own_elsewhere() -> None:
    """L7 with TW I unnamed and III twice above K and Rp: the money beside the second one may be of TW I."""
    lembar = BENTUK["L7"]()
    told = truth(lembar)
    order = [0, 1, 2, 3, 4, 9, 6, 7, 12, 5, 10, 11, 8, 13, 14, 15]
    nameless = [
        Kolom(tuple("" if text == "I" else text for text in one.judul), one.isi, one.kunci) for one in lembar.kolom
    ]
    lembar.kolom = [nameless[at] for at in order]
    hasil = baca(Workbook.open(write(lembar)))
    assert silently_wrong(hasil, told) == []
    assert (FIRST, "realisasi", 3) not in {key for key, _, _ in figures(hasil)}


def test_a_target_whose_period_is_gone_beside_labels_of_no_group_is_not_the_years() -> None:
    """L1, headings not merged, TW I and TARGET TAHUNAN gone: TARGET TRIWULAN stands over the column of TW I alone."""
    lembar = BENTUK["L1"]()
    lembar.gabung_judul = False
    told = truth(lembar)
    gone = {"TW I", "TARGET TAHUNAN"}
    lembar.kolom = [
        Kolom(tuple("" if text in gone else text for text in one.judul), one.isi, one.kunci) for one in lembar.kolom
    ]
    data = write(lembar)
    try:
        assert silently_wrong(baca(Workbook.open(data)), told) == []
    except TidakAdaMatriks as refused:
        assert [one.kode for one in refused.temuan] == ["RAK120"]


@pytest.mark.parametrize("form", BENTUK)
def test_every_figure_is_found_in_the_cell_that_holds_it(form: str) -> None:
    """What is read has an address, and there it stands; draws of months are of the quarter, and have none of their own."""
    book = Workbook.open(write(BENTUK[form]()))
    cells = book.sheets[0].cells
    for key, value, place in figures(baca(book)):
        if place is not None:
            assert str(cells[place[1:]].value).split()[0].removesuffix(".0") == str(value)
        else:
            assert (form, key[1]) == ("L3", "penarikan")


@pytest.mark.parametrize("form", [form for form in BENTUK if form != "L5"])
def test_a_cell_that_is_blank_loses_its_own_figure_and_no_other(form: str) -> None:
    """Of three months the quarter is lost with each, and said; an indicator without a name is asked about."""
    told, one = truth(BENTUK[form]()), RENCANA[1]
    for at, column in enumerate(BENTUK[form]().kolom):
        lembar = BENTUK[form]()
        lembar.kolom[at] = Kolom(column.judul, partial(_without, one, column), column.kunci)
        hasil = baca(Workbook.open(write(lembar)))
        warned = any(one.tingkat is not Tingkat.INFO for one in hasil.temuan)
        name, period = column.kunci or ("", 0)
        assert warned or (name != "bulan" and column.judul != ("INDIKATOR KINERJA",))
        if name == "bulan":
            name, period = "penarikan", (period + 2) // 3
        if column.judul != ("INDIKATOR KINERJA",):
            found = {key: value for key, value, _ in figures(hasil)}
            assert found == {key: value for key, value in told.items() if key != (one.uraian, name, period)}


def _without(one: Tolok, column: Kolom, other: Tolok) -> Any:
    return None if other is one else column.isi(other)
