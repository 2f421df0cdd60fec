"""Value objects: what attrs makes of them, and what they add of their own."""

from __future__ import annotations

import copy
import importlib
import pickle
import pkgutil
import sys
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import attrs
import pytest

import rak.domain
from rak.domain.expression import Angka, Operasi, Operator, Variabel
from rak.domain.kolom import Kolom
from rak.domain.laporan import IsianTriwulan, Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import TidakDapatDihitung
from rak.domain.rencana import RencanaKegiatan, RencanaPenarikanDana
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Bulan, PerTriwulan, Triwulan
from rak.errors import DomainError

MARET = Bulan(2024, 3)
ISIAN = IsianTriwulan(("https://contoh.test/bukti",), "Selesai", "lancar")
PAIRS: list[tuple[Any, Any]] = [
    (Rupiah(5), Rupiah(6)),
    (MARET, Bulan(2024, 4)),
    (TidakDapatDihitung("pembagi nol"), TidakDapatDihitung("")),
    (PerTriwulan((1, 2, 3, 4)), PerTriwulan((1, 2, 3, 5))),
    (RencanaPenarikanDana([Rupiah(1)] * 4), RencanaPenarikanDana([Rupiah(2)] * 4)),
    (RencanaKegiatan(["Rapat"] * 4), RencanaKegiatan([""] * 4)),
    (ISIAN, IsianTriwulan()),
    (Angka(Fraction(100), persen=True), Angka(Fraction(100))),
    (Variabel("jumlah klien"), Variabel("jumlah petugas")),
    (
        Operasi(Operator.BAGI, Variabel("A"), Angka(Fraction(2))),
        Operasi(Operator.KALI, Variabel("B"), Angka(Fraction(3))),
    ),
    (RumusPerhitungan.parse("A dibagi B dikali 100%"), RumusPerhitungan.parse("menunggu petunjuk")),
    (Letak("1.1", Kolom.CAPAIAN, Triwulan.I, MARET, "A"), Letak("1.1")),
    (
        Laporan(
            2024,
            {("1.1.1", MARET): Rupiah(5)},
            {("1.1", "a", MARET): Fraction(1, 3)},
            {("1.1.1", Triwulan.I): ISIAN},
            {("1.1.2", Triwulan.I): Rupiah(7)},
            {("1.1", Triwulan.II): Fraction(7, 10)},
        ),
        Laporan(2024),
    ),
]
"""Of each class one object and another."""
EACH = pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda each: type(each).__name__)


def classes() -> Iterator[type[Any]]:
    """Every class that stands in the domain."""
    for found in pkgutil.iter_modules(rak.domain.__path__, "rak.domain."):
        module = importlib.import_module(found.name)
        yield from (each for each in vars(module).values() if isinstance(each, type) and each.__module__ == found.name)


def test_every_value_object_of_the_domain_is_a_frozen_attrs_class_with_slots() -> None:
    """None can be changed in place, none takes an attribute that it has not."""
    found = [each for each in classes() if attrs.has(each)]
    assert {type(one) for one, _ in PAIRS} < set(found)
    for each in found:
        assert each.__setattr__ is Rupiah.__setattr__, each
        assert not hasattr(each, "__dict__") or "__dict__" not in each.__dict__, each


def test_a_type_checker_sees_that_they_are_frozen() -> None:
    """The comments below are an error of mypy as soon as one of them is not."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Rupiah(5).nilai = 6  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        MARET.bulan = 4  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        PerTriwulan((1, 2, 3, 4)).nilai = (1, 2, 3, 5)  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Laporan(2024).tahun = 2025  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        RumusPerhitungan.parse("A dibagi B").teks = "B dibagi A"  # type: ignore[misc]


@EACH
def test_a_copy_is_equal_and_another_value_is_not(one: Any, other: Any) -> None:
    """Equality is that of all fields; no other type is ever equal."""
    assert one == attrs.evolve(one) == copy.deepcopy(one) == pickle.loads(pickle.dumps(one))  # noqa: S301  # our own bytes
    assert attrs.evolve(one) is not one
    assert one != other
    assert one != tuple(getattr(one, name) for name in one.__match_args__)
    assert one != 5


@EACH
def test_one_field_changed_makes_another_with_the_rest_as_it_was(one: Any, other: Any) -> None:
    """Field by field, one object becomes the other."""
    for name in one.__match_args__:
        one = attrs.evolve(one, **{name: getattr(other, name)})
        assert getattr(one, name) == getattr(other, name)
    assert one == other


@EACH
@pytest.mark.skipif(sys.version_info < (3, 13), reason="copy.replace came with Python 3.13")
def test_the_standard_library_changes_a_copy_too(one: Any, other: Any) -> None:
    """``copy.replace`` is ``attrs.evolve``."""
    changes = {name: getattr(other, name) for name in one.__match_args__}
    assert vars(copy)["replace"](one, **changes) == other


@EACH
def test_nothing_is_changed_in_place(one: Any, other: Any) -> None:
    """Neither an old field nor a new one."""
    for name in (*one.__match_args__, "lain"):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(one, name, getattr(other, name, 1))
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(one, name)
    assert one != other


@EACH
def test_equal_values_are_one_key(one: Any, other: Any) -> None:
    """A report holds tables and is no key, as no dict is."""
    if isinstance(one, Laporan):
        with pytest.raises(TypeError, match="unhashable"):
            hash(one)
    else:
        assert len({one, attrs.evolve(one), other}) == 2


@EACH
def test_it_prints_its_class_and_its_fields(one: Any, other: Any) -> None:
    """Two that differ are told apart in a failing test."""
    assert repr(one).startswith(type(one).__name__)
    assert repr(one) != repr(other)


def test_it_fills_a_column_as_its_text_does() -> None:
    """In an f-string, right and left."""
    assert f"{Rupiah(5000):>10}|{MARET:<9}|{Letak('1.1'):>5}" == "   Rp5.000|2024-03  |  1.1"


def test_a_report_is_of_a_year_and_its_months_are_months() -> None:
    """Told at once, not where the report is used."""
    for wrong in ("2024", True, 24):
        with pytest.raises(DomainError, match="bukan tahun laporan"):
            Laporan(wrong)  # type: ignore[arg-type]
    with pytest.raises(DomainError, match="bukan bulan"):
        Laporan(2024, {("1.1.1", 3): Rupiah(5)})  # type: ignore[dict-item]


def test_a_copy_is_checked_as_any_other() -> None:
    """No month thirteen comes about by a change."""
    with pytest.raises(DomainError):
        attrs.evolve(MARET, bulan=13)
    with pytest.raises(DomainError):
        attrs.evolve(Rupiah(5), nilai=True)
    with pytest.raises(TypeError):
        attrs.evolve(MARET, hari=1)  # type: ignore[call-arg]


def test_months_and_amounts_are_in_order_and_compare_with_their_kind_alone() -> None:
    """Earlier is less, whatever the year."""
    assert Bulan(2023, 12) < Bulan(2024, 1) <= Bulan(2024, 1) < Bulan(2024, 2)
    assert Bulan(2024, 2) > Bulan(2024, 1) >= Bulan(2023, 12)
    assert max(Rupiah(-1), Rupiah(3), Rupiah(2)) == Rupiah(3)
    for wrong in (5, "2024-03", Letak()):
        with pytest.raises(TypeError):
            _ = wrong > MARET  # type: ignore[operator]
        with pytest.raises(TypeError):
            _ = Rupiah(1) >= wrong  # type: ignore[operator]
