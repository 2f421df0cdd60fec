"""The verbs of the library: read, load, fill, build, check and those of the office's month and year."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, overload

from rak.errors import RakError
from rak.files import write_new
from rak.xlsx import Limits, Workbook, allowing
from rak.xlsx.package.saving import is_same_file

if TYPE_CHECKING:
    import datetime

    from rak.checks.catalogue import Aturan
    from rak.cycle.collect import Pengumpulan, Pilihan
    from rak.cycle.compare import Perbedaan
    from rak.cycle.merge import HasilGabung
    from rak.cycle.object_copies import SalinanLaporan
    from rak.cycle.revise import Perevisian
    from rak.cycle.split import HasilBagi
    from rak.domain.kalender import KebijakanTenggat
    from rak.domain.laporan import Laporan
    from rak.domain.letak import Letak
    from rak.domain.penjelasan import Penjelasan, Sel
    from rak.domain.rencana import RencanaAksi
    from rak.domain.revisi import Revisi
    from rak.domain.riwayat import Pencatatan
    from rak.domain.temuan import Temuan
    from rak.matriks.fill import Pengisian
    from rak.matriks.fill_result import HasilIsi
    from rak.matriks.read.read_result import HasilBaca
    from rak.reports.document import Document
    from rak.xlsx.edit.edit import Edit

Jalur: TypeAlias = str | os.PathLike[str]


class Bacaan(NamedTuple):
    """What a workbook says: the plan, what is filled in, and everything that is wrong or doubtful."""

    rencana: RencanaAksi
    laporan: Laporan
    temuan: tuple[Temuan, ...]


def read(
    path: Jalur,
    *,
    rencana: RencanaAksi | None = None,
    per: datetime.date | None = None,
    tenggat: KebijakanTenggat | None = None,
    limits: Limits | None = None,
) -> Bacaan:
    """Read a matrix, made by rak or by any office, and check it.

    ``rencana`` is the plan that the rows are to be matched to, where it is known; ``per`` the as-of date for the
    calendar rules, ``tenggat`` when reports are due (the 5th unless told otherwise); ``limits`` what a file may cost
    (a matrix of many thousand rows wants a higher ``max_cells``).
    Raises OoxmlError when the file cannot be read as a workbook, TidakAdaMatriks when no matrix is in
    it; everything else is a finding with its cell.
    """
    return read_workbook(Workbook.open(path, limits=limits), rencana=rencana, per=per, tenggat=tenggat)


def read_workbook(
    workbook: Workbook,
    *,
    rencana: RencanaAksi | None = None,
    per: datetime.date | None = None,
    tenggat: KebijakanTenggat | None = None,
) -> Bacaan:
    """As :func:`read`, for a workbook that is open already."""
    return _checked(_baca(workbook, rencana), per, tenggat, _section_of(workbook))


def _section_of(workbook: Workbook) -> str:
    """The section whose copy it is; empty for any other workbook."""
    from rak.matriks.read.find_matrix import has_dasar  # noqa: PLC0415  # loaded with the reader

    if not has_dasar(workbook):
        return ""
    from rak.cycle.dasar_sheet import read_dasar  # noqa: PLC0415  # of copies alone

    dasar = read_dasar(workbook)
    return dasar.seksi if dasar is not None else ""


def _baca(workbook: Workbook, rencana: RencanaAksi | None = None) -> HasilBaca:
    from rak.matriks.read.interpret import baca  # noqa: PLC0415  # the reader loads when something is read

    return baca(workbook, rencana)


def read_with_cells(
    path: Jalur, *, per: datetime.date | None = None, limits: Limits | None = None
) -> tuple[Bacaan, Sel]:
    """As :func:`read`, with what names the cell of a place in the plan (``Bulanan!F12``)."""
    hasil, sel = _read_with_cells(path, limits)
    return _checked(hasil, per), sel


def _read_with_cells(path: Jalur, limits: Limits | None = None) -> tuple[HasilBaca, Sel]:
    from rak.matriks.addresses import address  # noqa: PLC0415

    hasil = _baca(Workbook.open(path, limits=limits))
    return hasil, partial(address, hasil)


def _checked(
    hasil: HasilBaca, per: datetime.date | None, tenggat: KebijakanTenggat | None = None, seksi: str = ""
) -> Bacaan:
    from rak.checks.all_rules import check_all, with_accepted  # noqa: PLC0415
    from rak.matriks.addresses import place  # noqa: PLC0415

    found = place(check_all(hasil.rencana, hasil.laporan, per, tenggat, seksi), hasil.peta)
    return Bacaan(hasil.rencana, hasil.laporan, with_accepted(hasil.rencana, (*hasil.temuan, *found)))


def make(
    sumber: Jalur, path: Jalur, *, dari: Jalur | None = None, tahun: int | None = None, overwrite: bool = False
) -> Bacaan:
    """Make the office's workbook out of a matrix of any form, a decree or a plan in TOML, with all that it reports.

    ``.docx`` and ``.txt`` are decrees or tables in Word; what is neither that nor a workbook is TOML.

    ``tahun`` rolls the plan over into another year, without figures, links, words, history, and number and dates of the
    decree; what has to be stated again is told (RAK612). ``dari`` is an older workbook, of the first version too, whose
    figures, evidence, status, words and history are carried by kode; what cannot be is told (RAK610), one by one with its
    cell (``[lama.xlsx]Bulanan!K12``). RakError for years that do not fit; else as its sources and :func:`build`.
    """
    from rak.plan_sources import new_workbook  # noqa: PLC0415

    made = new_workbook(sumber, dari, tahun)
    write_new(path, made.isi, overwrite=overwrite, like=dari or sumber)
    return Bacaan(made.rencana, made.laporan, made.temuan)


def check(
    rencana: RencanaAksi, laporan: Laporan, *, per: datetime.date | None = None, tenggat: KebijakanTenggat | None = None
) -> tuple[Temuan, ...]:
    """All findings on a plan and its report, without a workbook; ``per`` is the as-of date for the calendar rules.

    ``tenggat`` says when reports are due: the 5th of the following month, unless told otherwise. DomainError for a report on a kode or a variable that the plan does not have.
    """
    from rak.checks.all_rules import check_stated  # noqa: PLC0415

    return check_stated(rencana, laporan, per, tenggat)


def catalogue() -> Mapping[str, Aturan]:
    """Every code that a finding can bear, with its level, title and page: of the plan, of a workbook, of a decree."""
    from rak.all_codes import known  # noqa: PLC0415  # loads every room that finds something

    return known()


def explain(path: Jalur, kode: str, *, per: datetime.date | None = None) -> Penjelasan:
    """How the figure of an indicator or budget line came about, with the cells that it comes from.

    Covers January to the month of ``per``, or the whole year. Raises DomainError for an unknown kode.
    """
    from rak.matriks.explain_cells import explain_cells  # noqa: PLC0415

    return explain_cells(Workbook.open(path), kode, per)


def report(
    path: Jalur,
    jenis: str,
    periode: str,
    output: Jalur | None = None,
    *,
    seksi: str | None = None,
    naskah: Jalur | None = None,
    templat: Jalur | None = None,
    per: datetime.date | None = None,
    tenggat: KebijakanTenggat | None = None,
    overwrite: bool = False,
) -> Document:
    """A written report out of a workbook: ``triwulan``, ``semester``, ``evaluasi-diri`` or ``skp``.

    ``periode`` is ``TW II``, ``Semester I`` or a month; ``naskah`` the office's own texts (naskah_kantor.toml); ``per`` the
    day as of which it holds: when the last month's report was due by ``tenggat``, unless another is given. Gives the
    document, every figure of it with its exact value and its cells; with ``output`` it is written too: ``.docx`` (with
    the letterhead ``templat``), ``.html``, ``.txt``, and ``.csv`` for skp. Raises DomainError for a period outside the
    plan's year or an unknown section, SalahPakai for a template that is none, RakError without the extra ``laporan``.
    """
    import hashlib  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from rak.reports.build_report import build_report, hari_laporan, print_report  # noqa: PLC0415
    from rak.reports.office_texts import load_naskah_kantor  # noqa: PLC0415

    hasil, sel = _read_with_cells(path)
    day = per or hari_laporan(hasil.rencana, periode, tenggat)
    document = build_report(
        *_checked(hasil, day, tenggat),
        jenis,
        periode,
        seksi=seksi,
        naskah=None if naskah is None else load_naskah_kantor(naskah),
        per=day,
        tenggat=tenggat,
        sel=sel,
        berkas=Path(path).name,
        sha256=hashlib.sha256(Path(path).read_bytes()).hexdigest(),
    )
    if output is not None:
        write_new(output, print_report(document, Path(output).suffix.casefold(), templat), overwrite=overwrite)
    return document


def build(
    rencana: RencanaAksi,
    path: Jalur,
    *,
    laporan: Laporan | None = None,
    overwrite: bool = False,
    limits: Limits | None = None,
) -> tuple[Temuan, ...]:
    """Make the office's workbook for a plan, with what ``laporan`` holds in it; the same plan gives the same bytes.

    Gives what the workbook holds in another way than the report, or not at all. Raises SudahAda (a RakError and
    FileExistsError) when the file is there, unless it is identical or ``overwrite`` is given; DomainError, before the work,
    for a plan that takes more cells than ``limits``.
    """
    from rak.cycle.whole_workbook import whole_workbook  # noqa: PLC0415  # loads openpyxl

    with allowing(limits):
        made = whole_workbook(rencana, laporan)
    write_new(path, made.isi, overwrite=overwrite)
    return made.temuan


def fill(
    path: Jalur,
    laporan: Laporan,
    output: Jalur | None = None,
    *,
    kosongkan: Iterable[Letak] = (),
    catatan: Pencatatan | None = None,
    overwrite: bool = False,
    limits: Limits | None = None,
) -> HasilIsi:
    """Put a report into a workbook, changing only the cells that the report sets; in place when no output is given.

    A blank in the report leaves its cell as it is; ``kosongkan`` names the cells to clear: kode and month, kode and
    variable and month, or kode, column and quarter. Gives the cells that changed, with old and new value, the findings
    that the workbook did not have before, and what is left to do in Excel. With ``catatan`` (day, reason, source) the
    sheet Riwayat gets the sections' receipts and the corrections of figures that had been reported. Raises IsiError with all faults (unknown
    kode, a month outside the year …), OoxmlError for locked cells, and then nothing is written. Saving is atomic.
    """
    from rak.matriks.fill import made_wrong, prepare  # noqa: PLC0415  # the writer loads when something is written

    kosongkan = tuple(kosongkan)
    with allowing(limits):
        isi = prepare(Workbook.open(path), laporan, kosongkan)
        if catatan is not None and (not catatan.bila_ada or isi.punya_riwayat):
            _record(isi, laporan, kosongkan, catatan)
        left = isi.edit.warnings()
        _save(isi.edit, path, output, overwrite=overwrite)
        if not isi.perubahan or isi.edit.written is None:
            return isi.hasil((), left)
        before, after = _checked(isi.sebelum, None), read_workbook(isi.edit.written)
        return isi.hasil(made_wrong(before.temuan, after.temuan), left)


def _record(isi: Pengisian, laporan: Laporan, kosongkan: Iterable[Letak], catatan: Pencatatan) -> None:
    from rak.cycle.record_fill import put_record  # noqa: PLC0415

    put_record(isi.edit, isi.sebelum, laporan, kosongkan, catatan)


def compare(lama: Jalur | Bacaan, baru: Jalur | Bacaan) -> tuple[Perbedaan, ...]:
    """What changed between two workbooks of one plan, or between two readings (which have no cells), by kode.

    Money first, then the plan, then performance, then texts. Raises RakError for plans of two years.
    """
    from rak.cycle import compare as sides  # noqa: PLC0415

    def side(one: Jalur | Bacaan) -> sides.Sisi:
        if isinstance(one, Bacaan):
            return sides.Sisi(one.rencana, one.laporan)
        hasil = _baca(Workbook.open(one))
        return sides.Sisi(hasil.rencana, hasil.laporan, hasil.peta)

    return sides.compare(side(lama), side(baru))


def revise(
    path: Jalur | Bacaan, revisi: Iterable[Revisi], output: Jalur | None = None, *, overwrite: bool = False
) -> Perevisian:
    """Carry revisions into a workbook, or into a reading; those that it knows have no effect.

    ``.rencana`` of the answer is the plan in force. Raises IsiError with every reason why not; then nothing is written.
    """
    from rak.cycle.revise import Perevisian, prepare_revision, revised  # noqa: PLC0415

    if isinstance(path, Bacaan):
        return Perevisian(None, *revised(path.rencana, path.laporan, revisi))
    done = prepare_revision(Workbook.open(path), revisi)
    if done.edit is not None:
        _save(done.edit, path, output, overwrite=overwrite)
    return done


def _save(edit: Edit, path: Jalur, output: Jalur | None, *, overwrite: bool) -> None:
    if output is None or is_same_file(os.fspath(output), os.fspath(path)):
        edit.save(None)
    else:
        write_new(output, edit.apply(), overwrite=overwrite, like=path)


@overload
def split(path: Bacaan) -> tuple[SalinanLaporan, ...]: ...


@overload
def split(path: Jalur, folder: Jalur, *, overwrite: bool = False) -> HasilBagi: ...


def split(
    path: Jalur | Bacaan, folder: Jalur | None = None, *, overwrite: bool = False
) -> HasilBagi | tuple[SalinanLaporan, ...]:
    """Write a copy of the master for each section, in which only its own cells can be filled; of a reading, objects.

    Raises RakError where no section is stated, SudahAda before anything is written over another copy.
    """
    from rak.cycle import object_copies as cycle  # noqa: PLC0415

    if isinstance(path, Bacaan):
        return cycle.split_report(path.rencana, path.laporan)
    if folder is None:
        raise RakError("Folder untuk salinan buku kerja belum disebut.", "Tulis rak.split(berkas, folder).")
    return cycle.split(os.fspath(path), os.fspath(folder), overwrite=overwrite)


@overload
def merge(path: Bacaan, kiriman: Iterable[SalinanLaporan], pilihan: Pilihan) -> HasilGabung: ...


@overload
def merge(
    path: Jalur, kiriman: Iterable[Jalur], pilihan: Pilihan, output: Jalur | None = None, *, overwrite: bool = False
) -> Pengumpulan: ...


def merge(
    path: Jalur | Bacaan,
    kiriman: Iterable[Jalur] | Iterable[SalinanLaporan],
    pilihan: Pilihan,
    output: Jalur | None = None,
    *,
    overwrite: bool = False,
) -> Pengumpulan | HasilGabung:
    """Merge the copies that came back into the master, three ways; in place when no output is given.

    ``pilihan`` (``rak.Pilihan``) says the day of receipt, and what to do with conflicts: with one that is open nothing
    is written, unless it says ``tunda``. Of a reading, with copies that are objects, the answer has the new report.
    """
    from rak.cycle import object_copies as cycle  # noqa: PLC0415

    if isinstance(path, Bacaan):
        return cycle.merge_reports(path.rencana, path.laporan, kiriman, pilihan)  # type: ignore[arg-type]
    target = None if output is None else os.fspath(output)
    names = [os.fspath(one) for one in kiriman]  # type: ignore[arg-type]  # of files, see the overloads
    return cycle.collect(os.fspath(path), names, pilihan, target, overwrite=overwrite)
