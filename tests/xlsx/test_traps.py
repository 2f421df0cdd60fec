"""Traps that a first version falls into and that no other test names: order, times, hidden rows, names, document types."""

from __future__ import annotations

import io
import os
import re
import struct
import subprocess
import sys
import textwrap
import threading
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from rak.xlsx import Formula, OoxmlError, Reason, Workbook
from rak.xlsx.edit.edit import Edit
from tests.xlsx.builder import (
    MAIN,
    REL,
    STYLES,
    Book,
    Entry,
    archive,
    changed_parts,
    one_sheet,
    pack,
    parts_of,
    sheet_xml,
    strings_xml,
)
from tests.xlsx.helpers import SHEET, cell_xml, cells, fill, reasons, sheet_text

SHEET_PART = "xl/worksheets/sheet1.xml"
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def reversed_directory(data: bytes) -> bytes:
    """The archive with the records of its central directory in the opposite order."""
    end = data.rindex(b"PK\x05\x06")
    start = struct.unpack_from("<L", data, end + 16)[0]
    records = [b"PK\x01\x02" + each for each in data[start:end].split(b"PK\x01\x02")[1:]]
    return data[:start] + b"".join(reversed(records)) + data[end:]


def test_members_keep_both_of_their_orders() -> None:
    """Where they lie in the file and how the directory lists them are two orders, and each stays."""
    data = reversed_directory(one_sheet(ONE))
    filled = fill(data, {"A1": 5, "C3": "teks"})
    assert cells(filled) == {"A1": 5, "C3": "teks"}
    before, after = Workbook.open(data).container.members, Workbook.open(filled).container.members
    assert list(before) == list(after)
    assert sorted(before, key=lambda key: before[key].offset) == sorted(after, key=lambda key: after[key].offset)
    assert list(before) == list(reversed(Workbook.open(one_sheet(ONE)).container.members))
    assert parts_of(filled).keys() == parts_of(data).keys()


def test_a_changed_member_promises_no_data_descriptor() -> None:
    """Its sizes stand before it now; a reader that streams would wait for a descriptor that does not come."""
    parts = Book({SHEET: sheet_xml(ONE)}).parts()
    data = archive([Entry(name, content, descriptor=True) for name, content in parts.items()])
    with zipfile.ZipFile(io.BytesIO(fill(data, {"A1": 5}))) as package:
        flags = {info.filename: info.flag_bits & 8 for info in package.infolist()}
        header = struct.unpack_from("<4s5H3L", fill(data, {"A1": 5}), package.getinfo(SHEET_PART).header_offset)
    assert flags == {name: 0 if name == SHEET_PART else 8 for name in parts}
    assert header[2] & 8 == 0


def test_no_clock_leaves_its_mark_in_the_output() -> None:
    """Old members keep their time, changed ones too, and a new one has the first day that a zip archive knows."""
    data = Book({SHEET: sheet_xml(ONE)}).bytes()
    edit = Edit(Workbook.open(data))
    edit.set(SHEET, (1, 1), 5)
    edit.add_sheet("Temuan", [["No"]])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        old = {info.filename: info.date_time for info in package.infolist()}
    with zipfile.ZipFile(io.BytesIO(edit.apply())) as package:
        new = {info.filename: info.date_time for info in package.infolist()}
    assert new == {**old, "xl/worksheets/rak_1.xml": (1980, 1, 1, 0, 0, 0)}


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/styles.xml", "xl/tables/t.xml", "xl/comments1.xml"])
def test_a_document_type_is_refused_in_the_smaller_parts_too(part: str) -> None:
    """Wherever a parser goes."""
    relations = (
        f'<Relationship Id="rId1" Type="{REL}/table" Target="../tables/t.xml"/>'
        f'<Relationship Id="rId2" Type="{REL}/comments" Target="../comments1.xml"/>'
    )
    book = Book(
        {SHEET: sheet_xml(ONE, after='<tableParts><tablePart r:id="rId1"/></tableParts>')},
        strings=strings_xml("a"),
        extra={
            "xl/tables/t.xml": f'<table xmlns="{MAIN}" ref="C1:D2"/>',
            "xl/comments1.xml": f'<comments xmlns="{MAIN}"/>',
        },
        sheet_relations={SHEET: relations},
    )
    parts = book.parts()
    head, mark, rest = parts[part].decode().rpartition("?>\n")
    parts[part] = f"{head}{mark}{BOMB}{rest}".encode()
    workbook = Workbook.open(pack(parts))
    with pytest.raises(OoxmlError) as error:
        _ = (workbook.parts.texts, workbook.styles, workbook.sheets[0].tables, workbook.sheets[0].notes)
    assert reasons(error) == [Reason.DOCTYPE]


def test_a_hidden_row_stays_hidden_and_a_filter_keeps_its_choice() -> None:
    """Rows that a filter hides are filled like any other, and nobody sees them for it."""
    rows = (
        ONE
        + '<row r="2" hidden="1" ht="30" customHeight="1" outlineLevel="1"><c r="A2"><v>2</v></c></row><row r="3" hidden="1"/>'
    )
    after = '<autoFilter ref="A1:A3"><filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn></autoFilter>'
    filled = fill(one_sheet(rows, after=after), {"A2": 5, "B2": 6, "A3": 7})
    assert cells(filled) == {"A1": 1, "A2": 5, "B2": 6, "A3": 7}
    text = sheet_text(filled)
    assert '<row r="2" hidden="1" ht="30" customHeight="1" outlineLevel="1">' in text
    assert '<row r="3" hidden="1">' in text
    assert after in text
    assert Workbook.open(filled).sheets[0].hidden_rows == {2, 3}


def test_names_and_print_areas_keep_their_bytes_when_excel_is_asked_to_calculate() -> None:
    """workbook.xml changes by one attribute."""
    inside = (
        '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">Lembar!$A$1:$B$9</definedName>'
        '<definedName name="Jumlah" hidden="1" comment="a &amp; b">Lembar!$B$1</definedName></definedNames><calcPr calcId="1"/>'
    )
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c></row>'
    data = Book({SHEET: sheet_xml(rows)}, workbook_inside=inside).bytes()
    before, after = (parts_of(each)["xl/workbook.xml"] for each in (data, fill(data, {"A1": 4})))
    assert after == before.replace(b'<calcPr calcId="1"/>', b'<calcPr calcId="1" fullCalcOnLoad="1"/>')


def test_white_space_at_the_border_of_a_result_survives() -> None:
    """A result that is text is spelt in the cell, where white space must be asked for."""
    filled = fill(one_sheet(ONE), {"B1": Formula('" x "'), "C1": Formula("Q1", cached=" y ")})
    assert (cells(filled)["B1"], cells(filled)["C1"]) == (" x ", " y ")
    assert 'xml:space="preserve"> x <' in cell_xml(filled, "B1")


def test_an_unused_style_of_the_row_is_not_taken_for_a_new_cell() -> None:
    """Without customFormat the row has no format of its own."""
    filled = fill(Book({SHEET: sheet_xml('<row r="1" s="2"/>')}, styles=STYLES).bytes(), {"A1": 1})
    assert cell_xml(filled, "A1") == '<c r="A1"><v>1</v></c>'


def test_the_new_file_is_on_the_disk_before_it_takes_the_old_ones_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written, flushed, read back, and only then renamed; a rename that the disk knows before the content loses both."""
    path = tmp_path / "matriks.xlsx"
    calls: list[str] = []
    path.write_bytes(one_sheet(ONE))
    edit = Edit(Workbook.open(path))
    edit.set(SHEET, (1, 1), 5)
    real = {"fsync": os.fsync, "replace": os.replace}

    def noted(name: str, *arguments: Any) -> object:
        calls.append(name)
        return real[name](*arguments)  # type: ignore[operator]

    for name in real:
        monkeypatch.setattr(os, name, partial(noted, name))
    edit.save()
    assert calls[:2] == ["fsync", "replace"]


def test_an_edit_of_a_table_row_leaves_the_table_as_it_is() -> None:
    """Body cells are free; the part of the table is not touched."""
    table = (
        f'<table xmlns="{MAIN}" id="1" name="T" displayName="T" ref="A1:A3" totalsRowCount="1"><autoFilter ref="A1:A2"/>'
        '<tableColumns count="1"><tableColumn id="1" name="Nama_x000a_lengkap" totalsRowFunction="count"/></tableColumns></table>'
    )
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Nama\nlengkap</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
        '<row r="3"><c r="A3"><f>SUBTOTAL(103,A2:A2)</f><v>1</v></c></row>'
    )
    data = Book(
        {SHEET: sheet_xml(rows, after='<tableParts count="1"><tablePart r:id="rId1"/></tableParts>')},
        extra={"xl/tables/t.xml": table},
        sheet_relations={SHEET: f'<Relationship Id="rId1" Type="{REL}/table" Target="../tables/t.xml"/>'},
    ).bytes()
    filled = fill(data, {"A1": "Nama\nlengkap", "A2": 9})
    assert "xl/tables/t.xml" not in changed_parts(data, filled)
    assert re.search(r'<c r="A2"><v>9</v></c>', sheet_text(filled))


@pytest.mark.parametrize("text", [" depan", "belakang ", "a\nb", "dua  spasi", "\t"])
@pytest.mark.parametrize("strings", [None, strings_xml("lain")])
def test_white_space_is_asked_to_be_kept(text: str, strings: str | None) -> None:
    """Excel drops it at the border of a text without xml:space; most other readers do not, so reading shows nothing."""
    filled = parts_of(fill(Book({SHEET: sheet_xml(ONE)}, strings=strings).bytes(), {"A1": text}))
    part = filled[SHEET_PART if strings is None else "xl/sharedStrings.xml"].decode()
    assert f'<t xml:space="preserve">{text}</t>' in part


PAUSED = """
    import os, sys
    from rak.xlsx import Workbook
    from rak.xlsx.edit.edit import Edit
    real = os.replace
    def paused(*names):
        print("siap", flush=True)
        sys.stdin.readline()
        real(*names)
    os.replace = paused
    edit = Edit(Workbook.open(sys.argv[1]))
    edit.set("Lembar", (1, 1), 5)
    edit.save()
"""


def test_nobody_gets_between_comparing_and_renaming(tmp_path: Path) -> None:
    """Who saves in that moment waits or is refused at once, and never wins: the first one's work would be lost."""
    path = tmp_path / "matriks.xlsx"
    path.write_bytes(one_sheet(ONE))
    edit = Edit(Workbook.open(path))
    edit.set(SHEET, (1, 1), 6)
    told: list[Reason] = []

    def save() -> None:
        try:
            edit.save()
        except OoxmlError as error:
            told.extend(problem.reason for problem in error.problems)

    command = [sys.executable, "-c", textwrap.dedent(PAUSED), str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "siap\n"
        second = threading.Thread(target=save)
        second.start()
        second.join(0.5)
        first.communicate("\n", timeout=30)
        second.join(30)
    assert (first.returncode, told) == (0, [Reason.CHANGED_MEANWHILE])
    assert cells(path.read_bytes()) == {"A1": 5}
    assert list(tmp_path.iterdir()) == [path]
