"""The zip container: oddities that real programs write, and damage that must be told from them."""

from __future__ import annotations

import struct

import pytest

from rak.xlsx import Reason, Workbook
from tests.xlsx.builder import Book, Entry, archive, one_sheet, pack, parts_of, sheet_xml
from tests.xlsx.helpers import cells, fill, refusal

ROWS = '<row r="1"><c r="A1"><v>1</v></c></row>'


def entries(**kinds: object) -> list[Entry]:
    """The members of a small workbook with a picture-like part."""
    parts = Book({"Lembar": sheet_xml(ROWS)}, extra={"xl/media/logo.png": bytes(range(256)) * 20}).parts()
    return [Entry(name, content, **kinds) for name, content in parts.items()]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "kinds",
    [
        {},
        {"method": 0},
        {"descriptor": True},
        {"zip64": True},
        {"extra": struct.pack("<2H4s", 0xCAFE, 4, b"abcd")},
        {"zip64": True, "extra": struct.pack("<2H4s", 0xCAFE, 4, b"abcd")},
    ],
    ids=["deflated", "stored", "data descriptors", "zip64", "extra fields", "zip64 and extra fields"],
)
def test_untouched_members_keep_their_bytes_in_every_zip_dialect(kinds: dict[str, object]) -> None:
    """Every member but the sheet has the packed bytes it had, in the order it had."""
    data = archive(entries(**kinds))
    filled = fill(data, {"A1": 5})
    assert cells(filled) == {"A1": 5}
    before, after = Workbook.open(data).container, Workbook.open(filled).container
    assert list(before.members) == list(after.members)
    untouched = [key for key in before.members if key != "xl/worksheets/sheet1.xml"]
    assert [before.raw(key) for key in untouched] == [after.raw(key) for key in untouched]
    assert parts_of(filled).keys() == parts_of(data).keys()


def test_the_extra_field_of_a_changed_member_stays() -> None:
    """Only the zip64 sizes, which no longer hold, leave the extra field of a changed member."""
    mark = struct.pack("<2H4s", 0xCAFE, 4, b"abcd")
    filled = fill(archive(entries(zip64=True, extra=mark)), {"A1": 5})
    assert filled.count(mark) == archive(entries(zip64=True, extra=mark)).count(mark)


@pytest.mark.parametrize("kinds", [{"comment": b"catatan"}, {"prefix": b"#!/bin/sh\n" * 3}, {"zip64_end": True}])
def test_what_surrounds_the_archive_stays(kinds: dict[str, object]) -> None:
    """A comment, bytes before the archive and a zip64 end survive a save."""
    data = archive(entries(), **kinds)  # type: ignore[arg-type]
    filled = fill(data, {"A1": 5})
    assert cells(filled) == {"A1": 5}
    assert parts_of(filled)["xl/worksheets/sheet1.xml"] != parts_of(data)["xl/worksheets/sheet1.xml"]
    assert filled.startswith(bytes(kinds.get("prefix", b"")))  # type: ignore[call-overload]
    assert filled.endswith(bytes(kinds.get("comment", b"")))  # type: ignore[call-overload]


@pytest.mark.parametrize("change", [str.upper, lambda name: name.replace("/", "\\"), lambda name: "/" + name])
def test_names_are_found_whatever_their_case_slashes_or_root(change: object) -> None:
    """Package part names ignore case; some writers use backslashes or a leading slash. The names stay as they are."""
    odd = [
        Entry(change(each.name) if each.name.startswith("xl/") else each.name, each.content)  # type: ignore[operator]
        for each in entries()
    ]
    filled = fill(archive(odd), {"A1": 5})
    assert cells(filled) == {"A1": 5}
    assert [member.name for member in Workbook.open(filled).container.members.values()] == [each.name for each in odd]


@pytest.mark.parametrize(
    "second", ["xl/worksheets/sheet1.xml", "xl/Worksheets/SHEET1.xml", "xl\\worksheets\\sheet1.xml"]
)
def test_a_name_that_stands_twice_is_refused(second: str) -> None:
    """Two members of one name, or of names that differ in case or slashes, let two readers see two workbooks."""
    data = archive([*entries(), Entry(second, b"<x/>")])
    assert refusal(data) is Reason.DUPLICATE_NAME


def test_all_duplicate_names_are_told_at_once() -> None:
    """One run reports every fault of the directory."""
    from rak.xlsx import OoxmlError

    data = archive([*entries(), *entries()])
    with pytest.raises(OoxmlError) as error:
        Workbook.open(data)
    assert {problem.reason for problem in error.value.problems} == {Reason.DUPLICATE_NAME}
    assert len(error.value.problems) == len(entries())


def _with(name: str, **kinds: object) -> bytes:
    changed = [
        Entry(each.name, each.content, **kinds) if each.name == name else each  # type: ignore[arg-type]
        for each in entries()
    ]
    return archive(changed)


SHEET_PART = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("kinds", "reason"),
    [
        ({"flags": 1}, Reason.ENCRYPTED),
        ({"crc": 12345}, Reason.BAD_CRC),
        ({"size": 3}, Reason.DAMAGED),
        ({"size": 100_000}, Reason.DAMAGED),
        ({"method": 9}, Reason.COMPRESSION),
    ],
    ids=["encrypted", "bad CRC", "shorter than stated", "longer than stated", "unknown method"],
)
def test_a_damaged_or_foreign_member_is_refused_by_name(kinds: dict[str, object], reason: Reason) -> None:
    """Each kind of damage has its own reason."""
    assert refusal(_with(SHEET_PART, **kinds)) is reason


def test_overlapping_members_are_refused() -> None:
    """Two directory records that share one body are how a bomb multiplies itself."""
    data = bytearray(archive(entries()))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = struct.pack("<L", 2)
    assert refusal(bytes(data)) in {Reason.OVERLAP, Reason.DAMAGED}
    body = bytearray(archive([Entry("a", b"x" * 500, method=0), *entries()]))
    at = body.index(b"PK\x01\x02")
    body[at + 20 : at + 28] = struct.pack("<2L", 5000, 5000)
    assert refusal(bytes(body)) is Reason.OVERLAP


@pytest.mark.parametrize("cut", [1, 10, 22, 60, 400])
def test_a_truncated_file_is_told_from_a_file_of_another_kind(cut: int) -> None:
    """A download that stopped ends without its directory."""
    assert refusal(one_sheet(ROWS)[:-cut]) is Reason.TRUNCATED


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"Nama,Nilai\n1,2\n", Reason.NOT_ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Reason.OLE_PASSWORD_OR_XLS),
        (pack({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}), Reason.ODS),
        (pack({"word/document.xml": b"<x/>"}), Reason.NO_WORKBOOK),
        (archive([]), Reason.NO_WORKBOOK),
    ],
    ids=["empty", "text", "password or xls", "ods", "zip without workbook", "empty zip"],
)
def test_a_file_of_another_kind_is_named(data: bytes, reason: Reason) -> None:
    """Staff learn what the file is, not that 'it is broken'."""
    assert refusal(data) is reason


def test_a_binary_workbook_is_named() -> None:
    """An .xlsb relates to xl/workbook.bin."""
    parts = Book().parts()
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"workbook.xml", b"workbook.bin")
    parts["xl/workbook.bin"] = parts.pop("xl/workbook.xml")
    assert refusal(pack(parts)) is Reason.XLSB


def test_the_output_depends_on_the_input_alone() -> None:
    """The same edit of the same file gives the same bytes, whenever and wherever."""
    data = archive(entries())
    assert fill(data, {"A1": 5, "C3": "teks"}) == fill(data, {"C3": "teks", "A1": 5})


def test_macros_keep_their_bytes() -> None:
    """An .xlsm is filled like any other; vbaProject.bin is not looked into."""
    book = Book({"Lembar": sheet_xml(ROWS)}, extra={"xl/vbaProject.bin": bytes(range(256)) * 9})
    filled = fill(book.bytes(), {"A1": 5})
    assert Workbook.open(filled).container.raw("xl/vbaProject.bin") == Workbook.open(book.bytes()).container.raw(
        "xl/vbaProject.bin"
    )


def test_sheets_are_found_by_relationship_and_not_by_file_name() -> None:
    """The first tab may be sheet2.xml."""
    first, second = (
        sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'),
        sheet_xml('<row r="1"><c r="A1"><v>2</v></c></row>'),
    )
    data = Book({"Satu": first, "Dua": second}, order=("2", "1")).bytes()
    assert cells(data, "Satu") == {"A1": 1}
    filled = fill(data, {"A1": 9}, "Satu")
    assert parts_of(filled)["xl/worksheets/sheet1.xml"] == parts_of(data)["xl/worksheets/sheet1.xml"]
    assert cells(filled, "Satu") == {"A1": 9}


def test_a_chart_sheet_has_no_cells_and_is_not_edited() -> None:
    """It stands among the tabs, reads as empty, and a value for it is refused."""
    from tests.xlsx.helpers import policy

    parts = Book({"Lembar": sheet_xml(ROWS)}).parts()
    key = "xl/_rels/workbook.xml.rels"
    parts[key] = parts[key].replace(b'/worksheet"', b'/chartsheet"')
    data = pack(parts)
    sheet = Workbook.open(data).sheets[0]
    assert (sheet.editable, dict(sheet.cells), sheet.merges) == (False, {}, ())
    assert policy(data, (1, 1)) == [Reason.NOT_A_WORKSHEET]


def test_a_sheet_without_its_part_is_named_and_the_others_are_read() -> None:
    """A dangling relationship costs one sheet, not the workbook."""
    parts = Book({"Lembar": sheet_xml(ROWS), "Hilang": sheet_xml("")}).parts()
    del parts["xl/worksheets/sheet2.xml"]
    workbook = Workbook.open(pack(parts))
    assert [(problem.reason, problem.place) for problem in workbook.warnings] == [(Reason.NO_PART, "Hilang")]
    assert not workbook.sheet("Hilang").editable
    assert cells(fill(pack(parts), {"A1": 5})) == {"A1": 5}
