"""What changed between two workbooks: by kode, in the order of what matters, and nothing for a moved row."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest

import rak
from rak import api
from rak.cycle.compare import RUMUS, Perbedaan
from rak.domain.kolom import Kolom
from rak.domain.nilai import BELUM_DIISI
from rak.domain.polaritas import Frekuensi, Gabungan, Pelaporan, Polaritas
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, RencanaAksi, SasaranKegiatan
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.errors import RakError
from rak.matriks.build import build_workbook
from rak.matriks.fill import prepare
from rak.xlsx import Workbook
from rak.xlsx.edit.edit import Edit
from tests.contoh import PEMBILANG, baris, laporan
from tests.cycle.histories import RENCANA

BUKU = build_workbook(RENCANA)


def between(old: bytes, new: bytes) -> list[Perbedaan]:
    """The changes of two workbooks."""
    return list(api.compare(*(api.read_workbook(Workbook.open(each)) for each in (old, new))))


def test_the_same_workbook_has_no_change() -> None:
    """Nor has one whose lines stand in another order."""
    assert between(BUKU, BUKU) == []


def test_money_comes_first_then_the_plan_then_performance_then_texts() -> None:
    """Each change once, with the value of either side."""
    other = attrs.evolve(
        RENCANA.sasaran[0].indikator[0], uraian="Lain", polaritas=None,
        kegiatan=(attrs.evolve(baris("1.1.1"), pagu=Rupiah(900)), *RENCANA.sasaran[0].indikator[0].kegiatan[1:]),
    )  # fmt: skip
    plan = attrs.evolve(RENCANA, sasaran=[attrs.evolve(RENCANA.sasaran[0], indikator=[other])])
    new = api.Bacaan(plan, laporan({("1.1.2", 1): 5}, {(PEMBILANG, 1): 7}, bukti=False), ())
    found = api.compare(api.Bacaan(RENCANA, laporan(bukti=False), ()), new)
    assert [(one.letak.kode, one.kolom, one.lama is None, one.baru is None) for one in found] == [
        ("1.1.1", "PAGU", False, False),
        ("1.1.2", "REALISASI ANGGARAN", True, False),
        ("1.1.1", "PENANGGUNG JAWAB", False, True),
        ("1.1", "POLARITAS", False, True),
        ("1.1", "", True, False),
        ("1.1", "INDIKATOR KEGIATAN", False, False),
    ]


def test_a_line_that_is_gone_is_told_with_all_that_it_held() -> None:
    """Its text, its money, its section."""
    shorter = attrs.evolve(RENCANA.sasaran[0].indikator[0], kegiatan=RENCANA.sasaran[0].indikator[0].kegiatan[:1])
    plan = attrs.evolve(RENCANA, sasaran=[attrs.evolve(RENCANA.sasaran[0], indikator=[shorter])])
    found = between(BUKU, build_workbook(plan))
    assert {one.letak.kode for one in found} == {"1.1.2"}
    assert all(one.baru is None for one in found)
    assert "KEGIATAN" in {one.kolom for one in found}


def test_a_formula_that_was_typed_over_is_told(tmp_path: Path) -> None:
    """The live formula of REALISASI against the amount in its place."""
    edit = Edit(Workbook.open(BUKU), allow_locked=True)
    column = list(Kolom).index(Kolom.REALISASI_ANGGARAN) + 1
    row = next(
        row for (row, at), cell in Workbook.open(BUKU).sheet("Matriks").cells.items() if at == column and cell.formula
    )
    edit.set("Matriks", (row, column), 450)
    path = tmp_path / "baru.xlsx"
    path.write_bytes(edit.apply())
    old = tmp_path / "lama.xlsx"
    old.write_bytes(BUKU)
    (found,) = api.compare(old, path)
    assert (found.lama, found.baru, found.sel_baru) == (RUMUS, Rupiah(450), f"Matriks!I{row}")


def test_a_level_that_a_form_gives_directly_is_compared_too() -> None:
    """It stands among the performance."""
    new = rak.Laporan(2024, tingkat_triwulan={("1.1", rak.Triwulan.I): Fraction(7, 10)})
    (found,) = api.compare(api.Bacaan(RENCANA, rak.Laporan(2024), ()), api.Bacaan(RENCANA, new, ()))
    assert (found.kolom, found.lama, found.baru) == ("TINGKAT CAPAIAN", None, Fraction(7, 10))


def test_two_years_are_not_compared() -> None:
    """Nothing in them would be the same place."""
    later: RencanaAksi = attrs.evolve(RENCANA, tahun=2025)
    with pytest.raises(RakError, match="tahun 2024 dan 2025"):
        between(BUKU, build_workbook(later))


def test_what_was_filled_in_has_its_cells(tmp_path: Path) -> None:
    """A blank on one side is no value, and each side names its cell."""
    filled = prepare(Workbook.open(BUKU), laporan({("1.1.1", 3): 5}, bukti=False)).edit.apply()
    for name, content in (("a.xlsx", BUKU), ("b.xlsx", filled)):
        (tmp_path / name).write_bytes(content)
    (found,) = api.compare(tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    assert (found.lama, found.baru, str(found.letak)) == (None, Rupiah(5), "1.1.1, REALISASI ANGGARAN, Maret 2024")
    assert found.sel_lama == found.sel_baru
    assert BELUM_DIISI not in {found.lama, found.baru}


LAIN: Mapping[str, Any] = {
    "uraian": "Lain", "pagu": Rupiah(77), "penarikan": [Rupiah(n) for n in (7, 0, 0, 0)], "rencana": ["Lain"] * 4,
    "penanggung_jawab": "Subbagian Lain", "jenis_belanja": "53", "penarikan_bulanan": [Rupiah(7), *[Rupiah(0)] * 11],
    "pelaporan": Pelaporan.KUMULATIF, "target": TargetKinerja.parse("7 %"), "rumus": RumusPerhitungan.parse("C dibagi D"),
    "polaritas": Polaritas.STABILKAN, "gabungan": Gabungan.RATA_RATA, "frekuensi": Frekuensi.TAHUNAN,
    "target_triwulan": [TargetKinerja.parse(f"{n} %") for n in (1, 2, 3, 4)], "target_kumulatif": True,
    "batas": "110", "satuan_kerja": "Kantor Lain", "blokir": {"1.1.1": Rupiah(1)},
}  # fmt: skip
"""A value that the plan of these tests has not, for every field; kode and year tell plans and rows apart."""
TAK_DIBANDINGKAN: Mapping[type, set[str]] = {
    Kegiatan: {"kode"},
    IndikatorKegiatan: {"kode", "kegiatan"},
    SasaranKegiatan: {"nomor", "indikator"},
    RencanaAksi: {"tahun", "sasaran", "keputusan", "revisi", "diterima"},
}
"""What stands in fields of its own, what a workbook does not keep apart, and the versions, compared in force."""


@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, each.name) for kind, left in TAK_DIBANDINGKAN.items() for each in attrs.fields(kind) if each.name not in left],
)  # fmt: skip
def test_nothing_that_a_plan_states_changes_without_a_word(kind: type, name: str) -> None:
    """A field that is added to a plan has to be compared, too."""
    goal = RENCANA.sasaran[0]
    one = goal.indikator[0]
    if kind is Kegiatan:
        one = attrs.evolve(one, kegiatan=[attrs.evolve(one.kegiatan[0], **{name: LAIN[name]}), *one.kegiatan[1:]])
    elif kind is IndikatorKegiatan:
        one = attrs.evolve(one, **{name: LAIN[name]})
    goal = attrs.evolve(goal, indikator=[one, *goal.indikator[1:]])
    if kind is SasaranKegiatan:
        goal = attrs.evolve(goal, **{name: LAIN[name]})
    plan = attrs.evolve(RENCANA, sasaran=[goal, *RENCANA.sasaran[1:]])
    if kind is RencanaAksi:
        plan = attrs.evolve(plan, **{name: LAIN[name]})
    assert api.compare(api.Bacaan(RENCANA, laporan(), ()), api.Bacaan(plan, laporan(), ()))
