"""A pivot table shows a copy of its source: who changes the source is told that the copy is old now."""

from __future__ import annotations

import pytest

from rak.matriks.refusals import explain_notices
from rak.xlsx import Effect, Formula, Notice, Workbook, from_address
from rak.xlsx.edit.edit import Edit
from tests.xlsx.builder import MAIN, PACKAGE_REL, REL, Book, changed_parts, pack, sheet_xml

SOURCE = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>'
    '<row r="9"><c r="A9"><v>4</v></c></row>'
)
TABLE = (
    f'<table xmlns="{MAIN}" id="1" name="T" displayName="Realisasi" ref="A1:B2"><tableColumns count="2">'
    '<tableColumn id="1" name="1"/><tableColumn id="2" name="2"/></tableColumns></table>'
)


def pivoted(source: str, *, rows: str = SOURCE, cache: str = "", names: str = "") -> bytes:
    """A workbook with the sheet Data, its table Realisasi, and a pivot table on the sheet Pivot."""
    definition = (
        f'<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{REL}" r:id="rId1"{cache}><cacheSource type="worksheet">{source}'
        "</cacheSource></pivotCacheDefinition>"
    )
    to_cache = f'<Relationship Id="rId1" Type="{REL}/pivotCacheDefinition" Target="../pivotCache/definition1.xml"/>'
    data = sheet_xml(rows, after='<tableParts count="1"><tablePart r:id="rId1"/></tableParts>')
    parts = Book(
        {"Data": data, "Pivot": sheet_xml(""), "Lain": sheet_xml("")},
        workbook_inside=f"<definedNames>{names}</definedNames>" if names else "",
        sheet_relations={
            "Data": f'<Relationship Id="rId1" Type="{REL}/table" Target="../tables/table1.xml"/>',
            "Pivot": f'<Relationship Id="rId1" Type="{REL}/pivotTable" Target="../pivotTables/pivotTable1.xml"/>',
        },
        extra={
            "xl/tables/table1.xml": TABLE,
            "xl/pivotCache/definition1.xml": definition,
            "xl/pivotTables/pivotTable1.xml": f'<pivotTableDefinition xmlns="{MAIN}"/>',
            "xl/pivotTables/_rels/pivotTable1.xml.rels": f'<Relationships xmlns="{PACKAGE_REL}">{to_cache}</Relationships>',
        },
    ).parts()
    key = "xl/_rels/workbook.xml.rels"
    bound = to_cache.replace("rId1", "rIdPivot").replace("../", "").encode()
    parts[key] = parts[key].replace(b"</Relationships>", bound + b"</Relationships>")
    return pack(parts)


def warned(data: bytes, sheet: str, address: str, value: object = 77) -> list[str]:
    """The sheets whose pivot tables are told to be old after one edit."""
    edit = Edit(Workbook.open(data))
    edit.set(sheet, from_address(address), value)
    assert all(notice.effect is Effect.STALE_PIVOT for notice in edit.warnings())
    return [notice.place for notice in edit.warnings()]


SPELT = {
    "range": ('<worksheetSource ref="A1:B2" sheet="Data"/>', ""),
    "range of a sheet in capitals": ('<worksheetSource ref="A1:B2" sheet="DATA"/>', ""),
    "table": ('<worksheetSource name="realisasi"/>', ""),
    "name": ('<worksheetSource name="Sumber"/>', '<definedName name="sumber">Data!$A$1:$B$2</definedName>'),
    "name in quotes": (
        '<worksheetSource name="Sumber"/>',
        "<definedName name=\"Sumber\">'Data'!$A$1:$B$2</definedName>",
    ),
    "name of a sheet": (
        '<worksheetSource name="Sumber" sheet="Lain"/>',
        (
            '<definedName name="Sumber">Lain!$A$1</definedName>'
            '<definedName name="Sumber" localSheetId="2">Data!$A$1:$B$2</definedName>'
        ),
    ),
    "several ranges": (
        (
            '<consolidation><rangeSets count="2"><rangeSet ref="A1:A2" sheet="Lain"/><rangeSet ref="A1:B2" sheet="Data"/>'
            "</rangeSets></consolidation>"
        ),
        "",
    ),
}


@pytest.mark.parametrize("how", SPELT)
def test_a_changed_source_is_told_with_the_sheet_of_the_pivot_table(how: str) -> None:
    """However the source is named; a cell beside it, below it or on another sheet is none of its business."""
    source, names = SPELT[how]
    data = pivoted(source, names=names)
    assert warned(data, "Data", "B2") == ["Pivot"]
    assert warned(data, "Data", "A9") == []
    assert warned(data, "Data", "C1") == []
    assert warned(data, "Pivot", "A1") == []


def test_only_another_value_makes_a_pivot_table_old() -> None:
    """Writing what is there, or another colour, changes no figure."""
    data = pivoted(SPELT["range"][0])
    assert warned(data, "Data", "A1", 1) == []
    assert warned(data, "Data", "A1", None) == ["Pivot"]
    edit = Edit(Workbook.open(data))
    edit.mark("Data", (1, 1))
    assert edit.warnings() == ()


def test_a_source_that_nobody_can_tell_counts_as_changed() -> None:
    """Whole columns, a name that is computed when it is read, a name that is not there."""
    assert warned(pivoted('<worksheetSource ref="A:B" sheet="Data"/>'), "Data", "A9") == ["Pivot"]
    moving = '<definedName name="Sumber">OFFSET(Data!$A$1,0,0,9,2)</definedName>'
    assert warned(pivoted('<worksheetSource name="Sumber"/>', names=moving), "Lain", "A1") == ["Pivot"]
    assert warned(pivoted('<worksheetSource name="Hilang"/>'), "Lain", "A1") == ["Pivot"]


def test_a_source_with_formulas_is_changed_through_them() -> None:
    """An input on another sheet changes the source's results."""
    rows = '<row r="1"><c r="A1"><f>Lain!A1</f><v>0</v></c></row><row r="9"><c r="A9"><v>1</v></c></row>'
    assert warned(pivoted(SPELT["range"][0], rows=rows), "Lain", "A1") == ["Pivot"]
    assert warned(pivoted(SPELT["range"][0], rows=rows.replace("1", "5")), "Lain", "A1") == []


@pytest.mark.parametrize(
    ("source", "cache"),
    [
        ('<worksheetSource ref="A1:B2" sheet="Data"/>', ' refreshOnLoad="1"'),
        ('<worksheetSource r:id="rId9" ref="A1:B2" sheet="Data"/>', ""),
        ("", ""),
    ],
    ids=["renewed on opening", "another workbook", "a database"],
)
def test_a_pivot_table_that_is_not_old_afterwards_is_not_told(source: str, cache: str) -> None:
    """Excel renews it by itself, or it reads something else."""
    assert warned(pivoted(source, cache=cache), "Data", "A1") == []


def test_the_edit_is_written_and_the_pivot_table_keeps_its_bytes() -> None:
    """A warning is no refusal."""
    data = pivoted(SPELT["range"][0])
    edit = Edit(Workbook.open(data))
    edit.set("Data", (2, 1), Formula("2+3"))
    assert edit.problems() == ()
    assert edit.warnings() != ()
    assert changed_parts(data, edit.apply()) <= {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}


def test_staff_are_told_in_their_language() -> None:
    """Place, what, and what to do; every effect has its words."""
    assert all(effect.pesan and effect.saran for effect in Effect)
    notice = Notice(Effect.STALE_PIVOT, "Pivot", "a pivot table copies Data!A1:B2, which changes")
    assert explain_notices([notice]).startswith("Peringatan: Pivot: Tabel pivot masih menampilkan angka lama.")
    assert explain_notices([]) == ""
    assert str(notice) == "Pivot: stale-pivot: a pivot table copies Data!A1:B2, which changes"
