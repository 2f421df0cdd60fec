"""Copies of sections on files: what they hold, what may be filled, and what comes back from them."""

from __future__ import annotations

import datetime
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rak
from rak.cli import main
from rak.cycle.dasar_sheet import read_dasar
from rak.domain.kolom import DASAR, Kolom
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan
from rak.matriks.build import build_workbook
from rak.xlsx import Workbook
from rak.xlsx.edit.edit import Edit
from tests.contoh import baris, rencana
from tests.cycle.histories import month
from tests.cycle.kantor import HARI, RENCANA, SEKSI, Kantor, blank, drawn_edit, put

FILE_HISTORIES = int(os.environ.get("RAK_FILE_HISTORIES", "8"))
LIBREOFFICE_HISTORIES = int(os.environ.get("RAK_LIBREOFFICE_HISTORIES", "1"))
"""How many histories go through files; ``make histories`` runs more."""
JANUARI = Letak("1.1.1", Kolom.REALISASI_ANGGARAN, bulan=month(1))
BUKTI = Letak("1.1.1", Kolom.DATA_DUKUNG, Triwulan.I)


@pytest.fixture
def kantor(tmp_path: Path) -> Kantor:
    """An office in a folder of its own."""
    return Kantor(tmp_path)


# --- rak bagi


def test_only_the_sections_own_cells_can_be_filled(kantor: Kantor) -> None:
    """Every other cell of every sheet is locked, and every sheet protected."""
    for section, path in kantor.hand_out().items():
        workbook = Workbook.open(path)
        open_cells = {
            (sheet.name, cell.address)
            for sheet in workbook.sheets
            if sheet.name != DASAR
            for cell in sheet.cells.values()
            if not workbook.is_locked(cell.style)
        }
        assert all(sheet.protected for sheet in workbook.sheets if sheet.name != DASAR)
        line = f"1.1.{SEKSI.index(section) + 1}"
        own = {place for place in open_cells if place[0] == "Bulanan"}
        rows = {int("".join(filter(str.isdigit, address))) for _, address in own}
        cells = workbook.sheet("Bulanan").cells
        wanted = {line} if section == SEKSI[0] else {line, "1.1"}
        assert {str(cells[row, 1].value) for row in rows} == wanted
        words = set() if section == SEKSI[0] else {"Evaluasi", "Indikator"}
        assert {name for name, _ in open_cells} == {"Bulanan", "Matriks"} | words
        assert len([place for place in open_cells if place[0] == "Matriks"]) == 12


def test_other_sections_rows_are_hidden_and_none_is_gone(kantor: Kantor) -> None:
    """What a copy says is what the master says."""
    kantor_isi = {JANUARI: Rupiah(5)}
    put(kantor.induk, kantor_isi)
    before = rak.read(kantor.induk)
    for path in kantor.hand_out().values():
        found = rak.read(path)
        assert (found.rencana, found.laporan) == before[:2]
        hidden = Workbook.open(path).sheet("Bulanan").hidden_rows
        assert len(hidden) in {1, 3}


def test_in_a_sections_copy_only_its_own_gaps_are_told(kantor: Kantor) -> None:
    """Missing reports, evidence and status: the master tells of all sections, a copy of none but its own."""
    put(kantor.induk, {Letak(f"1.1.{line}", Kolom.REALISASI_ANGGARAN, bulan=month(1)): Rupiah(5) for line in (1, 2)})
    per = datetime.date(RENCANA.tahun, 4, 6)
    whole = [one for one in rak.read(kantor.induk, per=per).temuan if one.kode in {"RAK401", "RAK402", "RAK501"}]
    assert {one.letak.kode for one in whole if one.kode != "RAK501"} == {"1.1.1", "1.1.2"}
    assert all(any(name in one.pesan for one in whole if one.kode == "RAK501") for name in SEKSI)
    for section, path in kantor.hand_out().items():
        found = [one for one in rak.read(path, per=per).temuan if one.kode in {"RAK401", "RAK402", "RAK501"}]
        late = [one.pesan for one in found if one.kode == "RAK501"]
        assert late
        assert [name for name in SEKSI if any(name in pesan for pesan in late)] == [section]
        own = {f"1.1.{SEKSI.index(section) + 1}", "1.1"}
        assert {one.letak.kode for one in found} <= own


def test_the_master_is_not_touched_and_a_copy_is_made_the_same_twice(kantor: Kantor) -> None:
    """Byte for byte."""
    copies = [path.read_bytes() for path in kantor.hand_out().values()]
    assert [path.read_bytes() for path in kantor.hand_out().values()] == copies
    assert kantor.induk.read_bytes() == blank()


def test_a_copy_says_for_whom_it_is_and_what_its_inputs_held(kantor: Kantor) -> None:
    """In Petunjuk where people see it, and in Dasar."""
    put(kantor.induk, {JANUARI: Rupiah(5)})
    path = kantor.hand_out()[SEKSI[0]]
    dasar = read_dasar(Workbook.open(path))
    assert dasar is not None
    assert (dasar.seksi, dasar.tahun, dict(dasar.isi), dasar.utuh) == (SEKSI[0], 2024, {JANUARI: Rupiah(5)}, True)
    texts = [str(cell.value) for cell in Workbook.open(path).sheet("Petunjuk").cells.values()]
    assert any(SEKSI[0] in text for text in texts)


def test_names_of_copies_are_safe_on_windows_and_differ(tmp_path: Path) -> None:
    """Signs that Windows refuses, or that nobody sees, are left out; two sections never share a file."""
    lines = [
        attrs.evolve(baris(f"1.1.{at}"), penanggung_jawab=name)
        for at, name in enumerate(["Tata Usaha: umum/keuangan?", "Tata\u202e Usaha umum keu\u200bangan", "...", ""], 1)
    ]
    (tmp_path / "m.xlsx").write_bytes(build_workbook(rencana(*lines)))
    done = rak.split(tmp_path / "m.xlsx", tmp_path / "bagi")
    assert [one.berkas.name for one in done.salinan] == [
        "m - Tata Usaha umum keuangan.xlsx", "m - Tata Usaha umum keuangan 2.xlsx", "m - seksi.xlsx",
    ]  # fmt: skip
    assert done.tanpa_seksi == ("1.1", "1.1.4")


def test_no_copy_is_written_over_another_unless_it_may_be(kantor: Kantor) -> None:
    """All are looked at before the first is written."""
    first, second = (one.berkas for one in rak.split(kantor.induk, kantor.folder / "bagi").salinan)
    put(
        second,
        {letak: value for letak, value in drawn_edit(SEKSI[0], random.Random(1)).items() if value is not BELUM_DIISI},
    )
    before = first.read_bytes(), second.read_bytes()
    put(kantor.induk, {JANUARI: Rupiah(9)})
    with pytest.raises(FileExistsError):
        rak.split(kantor.induk, kantor.folder / "bagi")
    assert (first.read_bytes(), second.read_bytes()) == before


# --- rak gabung


@settings(max_examples=FILE_HISTORIES)
@given(st.integers(0, 10**6))
def test_files_are_merged_as_their_values_are(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """Whatever was typed where, late or not: the oracle merges the values alone."""
    chance = random.Random(seed)
    kantor = Kantor(tmp_path_factory.mktemp("kantor"))
    put(kantor.induk, drawn_edit(None, chance))
    copies = [*kantor.hand_out().values()]
    if chance.random() < 0.5:
        put(kantor.induk, drawn_edit(None, chance))
        copies += kantor.hand_out().values()
    for path in copies:
        section = read_dasar(Workbook.open(path)).seksi  # type: ignore[union-attr]
        put(path, drawn_edit(section if chance.random() < 0.8 else None, chance))
    put(kantor.induk, drawn_edit(None, chance))
    before = rak.read(kantor.induk)
    done = kantor.collect(*copies, tunda=True)
    assert kantor.laporan == done.hasil.laporan
    again = kantor.induk.read_bytes()
    closed = [path for path in copies if path.name not in {e.berkas for c in done.hasil.konflik for e in c.kiriman}]
    kantor.collect(*closed, tunda=True)
    assert kantor.induk.read_bytes() == again
    assert before.rencana == rak.read(kantor.induk).rencana


def test_a_copy_that_changed_nothing_changes_no_byte(kantor: Kantor) -> None:
    """Nor is a sheet added."""
    kantor.collect(*kantor.hand_out().values())
    assert kantor.induk.read_bytes() == blank()


def test_with_an_open_conflict_nothing_is_written(kantor: Kantor) -> None:
    """One run is one transaction over all copies."""
    first, second = kantor.hand_out().values()
    put(kantor.induk, {JANUARI: Rupiah(7)})
    before = kantor.induk.read_bytes()
    own = kantor.hand_out()
    assert len(own) == 2
    by_section = {read_dasar(Workbook.open(path)).seksi: path for path in (first, second)}  # type: ignore[union-attr]
    put(by_section[SEKSI[0]], {JANUARI: Rupiah(5)})
    put(by_section[SEKSI[1]], {Letak("1.1.2", Kolom.REALISASI_ANGGARAN, bulan=month(1)): Rupiah(3)})
    done = kantor.collect(first, second)
    assert (len(done.hasil.konflik), done.ditulis, kantor.induk.read_bytes() == before) == (1, False, True)
    assert kantor.collect(first, second, tunda=True).ditulis
    assert kantor.isi[Letak("1.1.2", Kolom.REALISASI_ANGGARAN, bulan=month(1))] == Rupiah(3)
    assert len(kantor.collect(first, second).hasil.konflik) == 1


def test_a_row_that_staff_moved_is_found_by_its_kode(kantor: Kantor) -> None:
    """Nothing is put into another line's cell."""
    path = kantor.hand_out()[SEKSI[0]]
    put(path, {JANUARI: Rupiah(5)})
    edit = Edit(Workbook.open(path), allow_locked=True)
    cells = edit.workbook.sheet("Bulanan").cells
    first, second = (
        next(r for (r, c), cell in cells.items() if c == 1 and cell.value == kode) for kode in ("1.1.1", "1.1.2")
    )
    for column in range(1, 21):
        for here, there in ((first, second), (second, first)):
            cell = cells.get((there, column))
            if cell is None or cell.formula is None:
                edit.set("Bulanan", (here, column), None if cell is None else cell.value)
    edit.save()
    done = kantor.collect(path)
    assert (kantor.isi, done.bersih, done.di_luar_rencana) == ({JANUARI: Rupiah(5)}, True, ())


def test_what_cannot_be_read_is_told_and_the_master_keeps_its_value(kantor: Kantor) -> None:
    """An unreadable cell is no blank, and clears nothing."""
    put(kantor.induk, {JANUARI: Rupiah(5)})
    path = kantor.hand_out()[SEKSI[0]]
    _type(path, "1.1.1", "lima ribu")
    done = kantor.collect(path)
    assert [(one.letak, one.isi) for one in done.tak_terbaca] == [(JANUARI, "lima ribu")]
    assert (kantor.isi, done.bersih) == ({JANUARI: Rupiah(5)}, False)


def _type(path: Path, kode: str, text: str) -> None:
    edit = Edit(Workbook.open(path), allow_locked=True)
    cells = edit.workbook.sheet("Bulanan").cells
    row = next(r for (r, c), cell in cells.items() if c == 1 and cell.value == kode)
    column = next(c for (_, c), cell in cells.items() if cell.value == "Januari")
    edit.set("Bulanan", (row, column), text)
    edit.save()


def test_a_column_that_was_deleted_clears_nothing(kantor: Kantor) -> None:
    """A missing column is not an empty one."""
    put(kantor.induk, {BUKTI: "https://bukti.example/1"})
    path = kantor.hand_out()[SEKSI[0]]
    edit = Edit(Workbook.open(path), allow_locked=True)
    for (row, column), cell in edit.workbook.sheet("Matriks").cells.items():
        if column == 13 and cell.value is not None:
            edit.clear("Matriks", (row, column))
    edit.save()
    assert (kantor.collect(path).hasil.dikosongkan, kantor.isi) == ((), {BUKTI: "https://bukti.example/1"})


def test_the_plan_is_never_taken_from_a_copy(kantor: Kantor) -> None:
    """What it has changed there is told."""
    path = kantor.hand_out()[SEKSI[0]]
    edit = Edit(Workbook.open(path), allow_locked=True)
    row = next(r for (r, c), cell in edit.workbook.sheet("Matriks").cells.items() if c == 7 and cell.value == 1000)
    edit.set("Matriks", (row, 7), 2000)
    edit.save()
    done = kantor.collect(path)
    assert [(one.letak.kode, one.lama, one.baru) for one in done.di_luar_rencana] == [("1.1.1", "Rp1.000", "Rp2.000")]
    assert rak.read(kantor.induk).rencana == rak.read(path).rencana or kantor.induk.read_bytes() == blank()


def test_a_copy_whose_dasar_is_gone_is_compared_with_the_master_alone(kantor: Kantor) -> None:
    """Its fingerprint tells that somebody has changed the sheet."""
    put(kantor.induk, {JANUARI: Rupiah(7)})
    path = kantor.hand_out()[SEKSI[0]]
    put(path, {JANUARI: Rupiah(5)})
    edit = Edit(Workbook.open(path))
    cells = edit.workbook.sheet(DASAR).cells
    place = next(at for at, cell in cells.items() if cell.value == "Rp7")
    edit.set(DASAR, place, "Rp5")
    edit.save()
    done = kantor.collect(path)
    assert (done.tanpa_dasar, len(done.hasil.konflik)) == ((path.name,), 1)


OTHER_YEAR = attrs.evolve(RENCANA, tahun=2025)
OTHER_OFFICE = attrs.evolve(RENCANA, satuan_kerja="Balai Lain")


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda k: _copy_of(k, OTHER_YEAR), "tahun 2025"),
        (lambda k: _copy_of(k, OTHER_OFFICE), "dari 'Balai Lain'"),
        (lambda k: k.induk, "buku kerja induknya sendiri"),
        (lambda k: _written(k, blank()), "bukan salinan seksi"),
        (lambda k: _written(k, blank()[:5000]), ""),
        (lambda k: k.folder / "tidak ada.xlsx", ""),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_the_others_are_shown(
    kantor: Kantor, made: Callable[[Kantor], Path], said: str
) -> None:
    """The master stays untouched."""
    good = kantor.hand_out()[SEKSI[0]]
    put(good, {JANUARI: Rupiah(5)})
    bad = made(kantor)
    done = kantor.collect(good, bad)
    assert [(one.berkas, said in str(one.alasan)) for one in done.ditolak] == [(str(bad), True)]
    assert ([one.letak for one in done.hasil.diterapkan], done.ditulis) == ([JANUARI], False)
    assert kantor.induk.read_bytes() == blank()


def _copy_of(kantor: Kantor, plan: rak.RencanaAksi) -> Path:
    other = kantor.folder / "lain.xlsx"
    other.write_bytes(build_workbook(plan))
    return rak.split(other, kantor.folder / "lain").salinan[0].berkas


def _written(kantor: Kantor, content: bytes) -> Path:
    path = kantor.folder / "kiriman.xlsx"
    path.write_bytes(content)
    return path


def test_a_copy_is_no_master(kantor: Kantor) -> None:
    """Neither to hand out from nor to merge into."""
    path = kantor.hand_out()[SEKSI[0]]
    for attempt in (
        lambda: rak.split(path, kantor.folder / "x"),
        lambda: rak.merge(path, [], rak.Pilihan(diterima=HARI)),
    ):
        with pytest.raises(rak.RakError, match="salinan seksi"):
            attempt()


def test_two_copies_of_one_section_that_differ_are_a_conflict(
    kantor: Kantor, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither wins by its name or its place in the list."""
    one, other = kantor.hand_out()[SEKSI[0]], kantor.hand_out()[SEKSI[0]]
    put(one, {JANUARI: Rupiah(5)})
    put(other, {JANUARI: Rupiah(6)})
    other = other.rename(other.with_name("lagi.xlsx"))
    (conflict,) = kantor.collect(one, other).hasil.konflik
    assert {each.nilai for each in conflict.kiriman} == {Rupiah(5), Rupiah(6)}
    assert main(["gabung", str(kantor.induk), str(one), str(other)]) == 1
    shown = capsys.readouterr().out
    assert [f"({path.name}): Rp{amount}" in shown for path, amount in ((one, 5), (other, 6))] == [True, True]


def test_two_merges_at_once_lose_no_section(kantor: Kantor) -> None:
    """The second finds the master changed, and reads and merges it again."""
    copies = kantor.hand_out()
    other = Letak("1.1.2", Kolom.REALISASI_ANGGARAN, bulan=month(1))
    put(copies[SEKSI[0]], {JANUARI: Rupiah(5)})
    put(copies[SEKSI[1]], {other: Rupiah(6)})
    command = [sys.executable, "-m", "rak", "gabung", str(kantor.induk)]
    running = [subprocess.Popen([*command, str(path)], stderr=subprocess.DEVNULL) for path in copies.values()]
    assert [process.wait(timeout=120) for process in running] == [0, 0]
    assert kantor.isi == {JANUARI: Rupiah(5), other: Rupiah(6)}


@pytest.mark.parametrize("seed", range(LIBREOFFICE_HISTORIES))
def test_copies_that_libreoffice_has_saved_come_back_whole(kantor: Kantor, soffice: str, seed: int) -> None:
    """Its own sheets, its own styles: the inputs and Dasar survive."""
    section = SEKSI[seed % 2]
    path = kantor.hand_out()[section]
    typed = {
        letak: value for letak, value in drawn_edit(section, random.Random(seed), 8).items() if value is not BELUM_DIISI
    }
    put(path, typed)
    out = kantor.folder / "libre"
    home = f"-env:UserInstallation={(kantor.folder / 'profil').as_uri()}"
    subprocess.run(
        [soffice, home, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    done = kantor.collect(out / path.name)
    assert (done.tanpa_dasar, done.di_luar_rencana, done.hasil.di_luar_wewenang, done.tak_terbaca) == ((), (), (), ())
    assert kantor.isi == typed


def test_one_copy_may_be_used_month_after_month(kantor: Kantor) -> None:
    """What was merged and has not changed is not asked about again."""
    path = kantor.hand_out()[SEKSI[0]]
    put(path, {JANUARI: Rupiah(5)})
    kantor.collect(path)
    februari = Letak("1.1.1", Kolom.REALISASI_ANGGARAN, bulan=month(2))
    put(path, {februari: Rupiah(6)})
    assert kantor.collect(path).bersih
    assert kantor.isi == {JANUARI: Rupiah(5), februari: Rupiah(6)}
    assert set(kantor.laporan.penerimaan) == {(SEKSI[0], month(1)), (SEKSI[0], month(2))}
