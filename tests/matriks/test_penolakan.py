"""Each code of a refusal, provoked by a real file or a real edit, with the place that staff are told."""

from __future__ import annotations

import io
import math
import re
import stat
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rak.domain.temuan import Tingkat
from rak.matriks.build import build_workbook
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import HasilBaca, TidakAdaMatriks
from rak.matriks.refusals import explain_refusal
from rak.messages import explain
from rak.xlsx import DEFAULT_LIMITS, Limits, OoxmlError, Reason, Workbook
from rak.xlsx.edit.edit import Edit
from tests.decree.pembuat_word import decree
from tests.matriks.test_reader import rich_plan
from tests.xlsx.builder import Entry, archive, one_sheet, pack, parts_of, sheet_xml

SHEET = "xl/worksheets/sheet1.xml"
ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


@cache
def built() -> bytes:
    """The matrix that is spoilt."""
    return build_workbook(rich_plan())


def with_part(name: str, content: bytes | None) -> bytes:
    """The matrix with one part changed, added or taken away."""
    parts = {key: value for key, value in parts_of(built()).items() if key != name}
    return pack(parts if content is None else {**parts, name: content})


def with_member(**kinds: Any) -> bytes:
    """The matrix with one member of its archive packed in an odd way."""
    return archive([Entry(name, body, **(kinds if name == SHEET else {})) for name, body in parts_of(built()).items()])


def bomb() -> bytes:
    """A sheet of forty million blanks."""
    return with_part(SHEET, sheet_xml(ROW + " " * 40_000_000).encode())


def twice() -> bytes:
    """The same part two times."""
    members = [Entry(name, body) for name, body in parts_of(built()).items()]
    return archive([*members, Entry(SHEET, b"<x/>")])


def overlapping() -> bytes:
    """A member that is said to reach into the next one."""
    data = bytearray(archive([Entry("a", b"x" * 500, method=0), Entry("b", b"y" * 500, method=0)]))
    at = data.index(b"PK\x01\x02")
    data[at + 20 : at + 28] = (520).to_bytes(4, "little") * 2
    return bytes(data)


def xlsb() -> bytes:
    """The binary kind of workbook."""
    parts = parts_of(one_sheet(ROW))
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"workbook.xml", b"workbook.bin")
    parts["xl/workbook.bin"] = parts.pop("xl/workbook.xml")
    return pack(parts)


UNREADABLE: list[tuple[str, Reason, Callable[[], bytes], str]] = [
    ("RAK102", Reason.EMPTY, lambda: b"", ""),
    ("RAK102", Reason.NOT_ZIP, lambda: b"NO;SASARAN KEGIATAN\n", ""),
    ("RAK102", Reason.NO_WORKBOOK, lambda: pack({"word/document.xml": b"<x/>"}), ""),
    ("RAK102", Reason.WORD, decree, "word/document.xml"),
    ("RAK102", Reason.ODS, lambda: pack({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), ""),
    ("RAK102", Reason.XLSB, xlsb, ""),
    ("RAK103", Reason.OLE_PASSWORD_OR_XLS, lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ""),
    ("RAK103", Reason.ENCRYPTED, lambda: with_member(flags=1), SHEET),
    ("RAK104", Reason.TRUNCATED, lambda: built()[:-500], ""),
    ("RAK104", Reason.DAMAGED, lambda: with_member(size=3), SHEET),
    ("RAK104", Reason.BAD_CRC, lambda: with_member(crc=12345), SHEET),
    ("RAK104", Reason.COMPRESSION, lambda: with_member(method=9), SHEET),
    ("RAK104", Reason.BAD_NAME, lambda: with_part("../naik.xml", b"<x/>"), "../naik.xml"),
    ("RAK104", Reason.DUPLICATE_NAME, twice, SHEET),
    ("RAK104", Reason.OVERLAP, overlapping, "a"),
    ("RAK104", Reason.BAD_XML, lambda: with_part(SHEET, b"<worksheet"), SHEET),
    ("RAK105", Reason.RATIO, bomb, SHEET),
    ("RAK105", Reason.DOCTYPE, lambda: with_part(SHEET, b"<!DOCTYPE x><x/>"), SHEET),
    (
        "RAK105", Reason.TOO_DEEP,
        lambda: with_part(SHEET, sheet_xml(ROW, after="<extLst>" * 200 + "</extLst>" * 200).encode()), SHEET,
    ),
]  # fmt: skip
LIMITED: list[tuple[Reason, Limits, str]] = [
    (Reason.TOO_LARGE, Limits(max_file=500), ""),
    (Reason.TOO_MANY_MEMBERS, Limits(max_members=3), ""),
    (Reason.TOO_MANY_CELLS, Limits(max_cells=2), SHEET),
]


def refused(path: Path, limits: Limits = DEFAULT_LIMITS) -> OoxmlError:
    """The error of reading the matrix in a file."""
    with pytest.raises(OoxmlError) as caught:
        baca(Workbook.open(path, limits=limits))
    return caught.value


def assert_told(error: OoxmlError, kode: str, reason: Reason, place: str) -> None:
    """Reason, code and place, with fault and remedy, in what staff read."""
    assert [problem.reason for problem in error.problems] == [reason]
    told = explain(error)
    assert told.startswith(f"{place}: {kode} ")
    pesan, saran = reason.pesan, reason.saran
    assert pesan in told
    assert saran in told


@pytest.mark.parametrize(
    ("kode", "reason", "make", "part"), UNREADABLE, ids=[f"{kode} {reason}" for kode, reason, _, _ in UNREADABLE]
)
def test_a_file_that_is_no_sound_workbook_is_refused(
    tmp_path: Path, kode: str, reason: Reason, make: Callable[[], bytes], part: str
) -> None:
    """With its path where the file as a whole is at fault, else with the part."""
    path = tmp_path / "matriks.xlsx"
    path.write_bytes(make())
    assert_told(refused(path), kode, reason, part or str(path))


@pytest.mark.parametrize(("reason", "limits", "part"), LIMITED, ids=[str(reason) for reason, _, _ in LIMITED])
def test_a_workbook_beyond_the_limits_is_refused(tmp_path: Path, reason: Reason, limits: Limits, part: str) -> None:
    """RAK105, here with limits that the matrix itself is beyond."""
    path = tmp_path / "matriks.xlsx"
    path.write_bytes(built())
    assert_told(refused(path, limits), "RAK105", reason, part or str(path))


@pytest.mark.parametrize(("name", "reason"), [("hilang.xlsx", Reason.NOT_FOUND), ("", Reason.NOT_A_FILE)])
def test_a_path_without_a_file_is_refused(tmp_path: Path, name: str, reason: Reason) -> None:
    """RAK101 for what is not there and for a folder."""
    assert_told(refused(tmp_path / name), "RAK101", reason, str(tmp_path / name))


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """RAK101; the rights are taken away here by the system's own answer, as an administrator may read everything."""

    def denied(*_arguments: object, **_kinds: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "matriks.xlsx"
    path.write_bytes(built())
    monkeypatch.setattr("builtins.open", denied)
    assert_told(refused(path), "RAK101", Reason.UNREADABLE, str(path))


def beside(name: str) -> Callable[[Path], None]:
    """Lay a lock beside the file."""
    return lambda path: path.with_name(name).touch()


def read_only(path: Path) -> None:
    """As the check box of the file's properties does."""
    path.chmod(stat.S_IRUSR)


def saved_again(path: Path) -> None:
    """By somebody else, while rak was at work."""
    path.write_bytes(path.read_bytes() + b"x")


@pytest.mark.parametrize(
    ("kode", "reason", "happens"),
    [
        ("RAK106", Reason.LOCKED_BY_EXCEL, beside("~$matriks.xlsx")),
        ("RAK106", Reason.LOCKED_BY_LIBREOFFICE, beside(".~lock.matriks.xlsx#")),
        ("RAK106", Reason.CHANGED_MEANWHILE, saved_again),
        ("RAK107", Reason.READ_ONLY, read_only),
    ],
    ids=lambda value: value.value if isinstance(value, Reason) else "",
)
def test_a_file_that_must_not_be_replaced_now_is_left_alone(
    tmp_path: Path, kode: str, reason: Reason, happens: Callable[[Path], None]
) -> None:
    """Open elsewhere, changed in between, read-only."""
    path = tmp_path / "matriks.xlsx"
    path.write_bytes(built())
    edit = Edit(Workbook.open(path))
    edit.set("Bulanan", (8, 9), 1000)
    happens(path)
    before = path.read_bytes()
    with pytest.raises(OoxmlError) as caught:
        edit.save()
    assert_told(caught.value, kode, reason, str(path))
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """RAK107 with the path that was asked for."""
    edit = Edit(Workbook.open(built()))
    edit.set("Bulanan", (8, 9), 1000)
    target = tmp_path / "tidak" / "ada.xlsx"
    with pytest.raises(OoxmlError) as caught:
        edit.save(target)
    assert_told(caught.value, "RAK107", Reason.NO_FOLDER, str(target))


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """RAK107, and the old file stays."""

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "matriks.xlsx"
    path.write_bytes(built())
    edit = Edit(Workbook.open(path))
    edit.set("Bulanan", (8, 9), 1000)
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OoxmlError) as caught:
        edit.save()
    assert_told(caught.value, "RAK107", Reason.CANNOT_WRITE, str(path))
    assert path.read_bytes() == built()


def test_a_writer_that_errs_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """RAK114: what was written is read again before the old file goes."""
    from rak.xlsx.edit import patch

    real = patch.patched
    monkeypatch.setattr(
        "rak.xlsx.edit.writer.patched", lambda *arguments: real(*arguments).replace("<v>1000</v>", "<v>1001</v>")
    )
    path = tmp_path / "matriks.xlsx"
    path.write_bytes(built())
    edit = Edit(Workbook.open(path))
    edit.set("Bulanan", (8, 9), 1000)
    with pytest.raises(OoxmlError) as caught:
        edit.save()
    assert {problem.reason for problem in caught.value.problems} == {Reason.SELF_CHECK}
    assert ": RAK114 Hasil tulis tidak sama" in explain_refusal(caught.value)
    assert path.read_bytes() == built()


def unprotected(book: Any) -> None:
    """The protection that rak gives its matrix, lifted."""
    book["Matriks"].protection.sheet = False


def with_table(book: Any) -> None:
    """A table of staff's own."""
    from openpyxl.worksheet.table import Table

    sheet = book.create_sheet("Daftar")
    sheet.append(["Nama", "Nilai"])
    sheet.append(["a", 1])
    sheet.add_table(Table(displayName="Daftar1", ref="A1:B2"))


def with_formulas(book: Any) -> None:
    """An array formula and a data table of staff's own."""
    from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

    sheet = book.create_sheet("Hitung")
    sheet["A1"] = ArrayFormula("A1:A3", "=ROW(A1:A3)")
    sheet["C1"] = DataTableFormula("C1:C3", r1="A1")


def with_chart(book: Any) -> None:
    """A sheet that is a chart."""
    book.create_chartsheet("Bagan")


def changed(change: Callable[[Any], None] | None) -> Workbook:
    """The matrix as staff changed it."""
    if change is None:
        return Workbook.open(built())
    book = openpyxl.load_workbook(io.BytesIO(built()))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return Workbook.open(stream.getvalue())


SETS: list[tuple[str, Reason, Callable[[Any], None] | None, str, tuple[int, int], Any, str]] = [
    ("RAK109", Reason.CELL_LOCKED, None, "Matriks", (7, 7), 5, "Matriks!G7"),
    ("RAK110", Reason.MERGED_NON_ANCHOR, unprotected, "Matriks", (8, 7), 5, "Matriks!G8"),
    ("RAK110", Reason.TABLE_HEADER, with_table, "Daftar", (1, 2), "Jumlah", "Daftar!B1"),
    ("RAK110", Reason.ARRAY_MEMBER, with_formulas, "Hitung", (2, 1), 5, "Hitung!A2"),
    ("RAK110", Reason.DATA_TABLE, with_formulas, "Hitung", (2, 3), 5, "Hitung!C2"),
    ("RAK111", Reason.NO_SHEET, None, "Tidak Ada", (1, 1), 5, "Tidak Ada"),
    ("RAK111", Reason.NOT_A_WORKSHEET, with_chart, "Bagan", (1, 1), 5, "Bagan"),
    ("RAK112", Reason.BAD_ADDRESS, None, "Matriks", (0, 1), 5, "Matriks!(0, 1)"),
    ("RAK112", Reason.BAD_VALUE, None, "Bulanan", (8, 9), math.nan, "Bulanan!I8"),
    ("RAK112", Reason.TEXT_TOO_LONG, None, "Matriks", (7, 15), "x" * 40_000, "Matriks!O7"),
]


@pytest.mark.parametrize(
    ("kode", "reason", "change", "sheet", "position", "value", "place"),
    SETS,
    ids=[f"{kode} {reason}" for kode, reason, *_ in SETS],
)
def test_a_cell_that_must_not_be_filled_is_named(
    kode: str,
    reason: Reason,
    change: Callable[[Any], None] | None,
    sheet: str,
    position: tuple[int, int],
    value: Any,
    place: str,
) -> None:
    """Sheet and cell of what is locked, merged, computed, missing, or too much for a cell."""
    edit = Edit(changed(change))
    edit.set(sheet, position, value)
    with pytest.raises(OoxmlError) as caught:
        edit.apply()
    assert_told(caught.value, kode, reason, place)


def test_one_cell_set_twice_is_told() -> None:
    """RAK112: two values for one cell are a contradiction."""
    edit = Edit(Workbook.open(built()))
    edit.set("Bulanan", (8, 9), 1)
    edit.set("Bulanan", (8, 9), 2)
    with pytest.raises(OoxmlError) as caught:
        edit.apply()
    assert_told(caught.value, "RAK112", Reason.TWICE, "Bulanan!I8")


def test_a_style_that_is_not_there_is_told() -> None:
    """RAK112, at the cell."""
    edit = Edit(Workbook.open(built()))
    edit.set("Bulanan", (8, 9), 1, style=9999)
    with pytest.raises(OoxmlError) as caught:
        edit.apply()
    assert_told(caught.value, "RAK112", Reason.BAD_STYLE, "Bulanan!I8")


@pytest.mark.parametrize(
    ("kode", "reason", "name", "change"),
    [
        ("RAK111", Reason.SHEET_EXISTS, "Bulanan", None),
        ("RAK111", Reason.BAD_SHEET_NAME, "a/b", None),
        ("RAK109", Reason.WORKBOOK_PROTECTED, "Temuan", lambda book: setattr(book.security, "lockStructure", True)),
    ],
)
def test_a_sheet_that_cannot_be_added_is_named(
    kode: str, reason: Reason, name: str, change: Callable[[Any], None] | None
) -> None:
    """A name that is taken or that Excel refuses, and a workbook whose tabs are locked."""
    edit = Edit(changed(change))
    edit.add_sheet(name, [["x"]])
    with pytest.raises(OoxmlError) as caught:
        edit.apply()
    assert [problem.reason for problem in caught.value.problems] == [reason]
    assert f": {kode} {reason.pesan}" in explain(caught.value)


def test_marking_a_protected_sheet_is_refused() -> None:
    """RAK109: colours are formats."""
    edit = Edit(Workbook.open(built()))
    edit.mark("Matriks", (7, 7), "FFFF00")
    with pytest.raises(OoxmlError) as caught:
        edit.apply()
    assert_told(caught.value, "RAK109", Reason.SHEET_PROTECTED, "Matriks!G7")


def signed() -> bytes:
    """The matrix with a digital signature."""
    return with_part("_xmlsignatures/sig1.xml", b"<Signature/>")


def read(data: bytes) -> HasilBaca:
    """What is read out of the matrix."""
    return baca(Workbook.open(data))


def test_a_signed_workbook_is_read_with_a_note_and_not_filled() -> None:
    """RAK113 when it is read, RAK108 when it would be changed."""
    hasil = read(signed())
    assert hasil.rencana == rich_plan()
    assert [one.pesan for one in hasil.temuan if one.kode == "RAK113"] == [
        "Buku kerja ini bertanda tangan digital: dibaca, tetapi tidak dapat diisi tanpa membatalkannya."
    ]
    edit = Edit(Workbook.open(signed()))
    edit.set("Bulanan", (8, 9), 1)
    with pytest.raises(OoxmlError) as caught:
        edit.apply()
    assert [problem.reason for problem in caught.value.problems] == [Reason.SIGNED]
    assert ": RAK108 " in explain(caught.value)


def test_a_sheet_whose_part_is_gone_is_named() -> None:
    """RAK113: Bulanan is announced, and nothing of it is in the file."""
    hasil = read(with_part("xl/worksheets/sheet2.xml", None))
    assert [(one.lembar, one.sel) for one in hasil.temuan if one.kode == "RAK113"] == [("Bulanan", None)]
    assert [one for one in read(built()).temuan if one.kode == "RAK113"] == []


def test_cells_whose_text_the_file_has_lost_are_named() -> None:
    """RAK104: they point past the table of texts, and are not blank: what stood in them is unknown."""
    part = parts_of(built())[SHEET].decode()
    number = re.search(r'<c r="C27"[^>]* t="s"><v>(\d+)</v>', part)
    assert number is not None
    lost = part.replace(number[0], number[0].replace(f"<v>{number[1]}<", "<v>99999<"))
    hasil = read(with_part(SHEET, lost.encode()))
    (found,) = (one for one in hasil.temuan if one.kode == "RAK104")
    assert (found.lembar, found.sel, found.tingkat) == ("Matriks", "C27", Tingkat.GALAT)


def test_a_workbook_without_any_of_its_texts_says_so() -> None:
    """RAK104 at the first of the cells, beside RAK120: the headings are lost, they were not deleted."""
    with pytest.raises(TidakAdaMatriks) as caught:
        read(with_part("xl/sharedStrings.xml", None))
    told = {(one.kode, one.lembar, one.sel) for one in caught.value.temuan}
    assert {("RAK104", "Matriks", "A1"), ("RAK120", "Matriks", None)} <= told


def test_the_matrix_that_is_spoilt_here_is_sound() -> None:
    """So that every refusal is due to what was done to it."""
    with zipfile.ZipFile(io.BytesIO(built())) as package:
        assert package.testzip() is None
    assert read(pack(parts_of(built()))).rencana == rich_plan()
