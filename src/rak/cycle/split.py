"""One copy of the master for each section, in which only its own cells can be filled."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import attrs

from rak.cycle.dasar_sheet import put_dasar
from rak.cycle.inputs import SelIsian, places, section_of, sections
from rak.domain.kolom import Kolom
from rak.domain.rencana import RencanaAksi
from rak.domain.text_folding import INVISIBLE, name_key
from rak.errors import RakError, SudahAda
from rak.files import write_new
from rak.matriks.read.find_matrix import has_dasar
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import HasilBaca, Tempat
from rak.xlsx import Workbook
from rak.xlsx.edit.edit import Edit
from rak.xlsx.sheet.sheet import Sheet

_UNSAFE: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]+')
_PETUNJUK: Final = "Petunjuk"


@attrs.frozen
class Salinan:
    """The copy of one section."""

    seksi: str
    berkas: Path
    sel: int
    """How many cells it may fill."""


@attrs.frozen
class HasilBagi:
    """The copies, and what stays with the planner because no section answers for it."""

    salinan: tuple[Salinan, ...]
    tanpa_seksi: tuple[str, ...]
    """Kode of budget lines, and of indicators with something to fill in."""


def split(path: str | Path, folder: str | Path, *, overwrite: bool = False) -> HasilBagi:
    """Write the copies into a folder, which is made where it is not there; the master is not touched.

    Raises RakError where no section is stated, or where the workbook is itself a copy; SudahAda, before anything
    is written, where a copy of another content is there and ``overwrite`` is not given.
    """
    workbook = Workbook.open(path)
    if has_dasar(workbook):
        raise RakError("Ini salinan seksi, bukan buku kerja induk.", "Bagikan dari buku kerja induknya.")
    hasil = baca(workbook)
    own = cells_by_section(workbook, hasil)
    names = require_sections(hasil.rencana)
    copies = []
    taken: set[str] = set()
    for key, name in names.items():
        target = Path(folder) / _file_name(Path(path), name, taken)
        cells = {cell for cell, owner in own.items() if owner == key}
        copies.append((Salinan(name, target, len(cells)), _copy(workbook, hasil, name, cells, own)))
    for salinan, content in copies:
        if salinan.berkas.is_file() and not overwrite and salinan.berkas.read_bytes() != content:
            raise SudahAda(str(salinan.berkas))
    Path(folder).mkdir(parents=True, exist_ok=True)
    for salinan, content in copies:
        write_new(salinan.berkas, content, overwrite=overwrite, like=path)
    return HasilBagi(tuple(salinan for salinan, _ in copies), tuple(_without_section(hasil)))


def cells_by_section(workbook: Workbook, hasil: HasilBaca) -> dict[Tempat, str]:
    """The cells that staff fill, and the key of the section that answers for each: empty where none does."""
    owner = section_of(hasil.rencana)
    lines = {goal.kode: [line.kode for line in goal.kegiatan] for goal in hasil.rencana.indikator}
    found: dict[Tempat, str] = {}
    cells = SelIsian(hasil.peta)
    for letak in places(hasil.rencana):
        key = name_key(owner(letak) or "")
        each = (
            [attrs.evolve(letak, kode=kode) for kode in lines[letak.kode]] if letak.kolom is Kolom.CAPAIAN else [letak]
        )
        for one in each:
            cell = cells.find(one)
            if cell is not None and not _is_formula(workbook, cell):
                found.setdefault(cell, key)
    return found


def _is_formula(workbook: Workbook, cell: Tempat) -> bool:
    held = workbook.sheet(cell[0]).cells.get(cell[1:])
    return held is not None and held.formula is not None


def _copy(workbook: Workbook, hasil: HasilBaca, name: str, cells: set[Tempat], own: Mapping[Tempat, str]) -> bytes:
    edit = Edit(workbook, allow_locked=True)
    for sheet in workbook.sheets:
        if sheet.editable:
            _guard(edit, sheet, {(row, column) for of, row, column in cells if of == sheet.name})
            edit.protect(sheet.name)
    shown = {cell[:2] for cell in cells}
    for sheet_name, row in sorted({cell[:2] for cell in own} - shown):
        edit.hide_row(sheet_name, row)
    _say_for_whom(edit, name)
    put_dasar(edit, name, hasil.rencana, hasil.laporan, workbook.digest)
    return edit.apply()


def _guard(edit: Edit, sheet: Sheet, own: set[tuple[int, int]]) -> None:
    """Lock every cell of a sheet but its own ones."""
    for place, cell in sheet.cells.items():
        locked = edit.workbook.is_locked(cell.style)
        if locked == (place in own):
            edit.lock(sheet.name, place, locked=not locked)
    for place in own - sheet.cells.keys():
        edit.lock(sheet.name, place, locked=False)


def _say_for_whom(edit: Edit, name: str) -> None:
    """In Petunjuk where people see it: in the first free cell below its title."""
    sheet = next((one for one in edit.workbook.sheets if one.name.casefold() == _PETUNJUK.casefold()), None)
    if sheet is None or not sheet.editable:
        return
    row = next(at for at in range(1, 10**4) if (at, 1) not in sheet.cells or sheet.cells[at, 1].value is None)
    edit.set(
        sheet.name, (row, 1), f"Salinan untuk {name}: isi sel yang dapat diketik saja, lalu kirim kembali ke perencana."
    )


def _without_section(hasil: HasilBaca) -> Iterator[str]:
    for goal in hasil.rencana.indikator:
        if not goal.penanggung_jawab and (goal.rumus.masukan or not goal.kegiatan):
            yield goal.kode
        yield from (line.kode for line in goal.kegiatan if not line.penanggung_jawab)


def _file_name(master: Path, section: str, taken: set[str]) -> str:
    """A name that Windows takes, and that no other copy has whatever the capitals."""
    plain = " ".join(_UNSAFE.sub(" ", section.translate(INVISIBLE)).split()).strip(". ")[:80] or "seksi"
    number = 1
    while (name := f"{master.stem} - {plain}{f' {number}' if number > 1 else ''}{master.suffix}").casefold() in taken:
        number += 1
    taken.add(name.casefold())
    return name


def require_sections(rencana: RencanaAksi) -> dict[str, str]:
    """The sections of the plan as :func:`rak.cycle.inputs.sections` gives them; RakError where none is stated."""
    names = sections(rencana)
    if not names:
        saran = "Isi PENANGGUNG JAWAB (indikator: lembar Indikator; baris: lembar Bulanan; bentuk lain: matriksnya), lalu ulangi."
        raise RakError("Belum ada penanggung jawab pada baris anggaran maupun indikator.", saran)
    return names


def known_section(rencana: RencanaAksi, name: str) -> str:
    """The section as the plan spells it; RakError naming those that it has."""
    names = require_sections(rencana)
    if name_key(name) not in names:
        pesan = f"Tidak ada seksi '{name}' dalam rencana induk."
        raise RakError(pesan, f"Seksi yang ada: {', '.join(names.values())}.")
    return names[name_key(name)]
