"""Attacks: small files that cost much, and odd ones that crash what trusts them; reading everything, and filling two cells."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from rak.xlsx import OoxmlError, Reason, Workbook
from rak.xlsx.edit.edit import Edit
from tests.xlsx.builder import MAIN, REL, STYLES, Book, Entry, archive, pack, sheet_xml, strings_xml
from tests.xlsx.helpers import SHEET, cells, fill, policy, reasons

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
SHEET_PART = "xl/worksheets/sheet1.xml"
SECONDS = 2.5
MEASURE = """
    import sys, time
    from rak.xlsx import OoxmlError, Workbook
    from rak.xlsx.edit.edit import Edit
    path, warm, how = sys.argv[1:]
    def look(path):
        workbook = Workbook.open(path)
        workbook.defined_names, workbook.number_format(1)
        for sheet in workbook.sheets:
            if sheet.editable:
                sheet.cells, sheet.anchor(5, 5), sheet.hyperlinks, sheet.notes, sheet.tables
                sheet.hidden_rows, sheet.hidden_columns, sheet.dimension
    def fill(path):
        edit = Edit(Workbook.open(path))
        name = edit.workbook.sheets[0].name
        edit.set(name, (1, 1), 12345)
        edit.set(name, (2, 2), 7.5)
        edit.warnings()
        edit.apply()
    def mark(path):
        edit = Edit(Workbook.open(path))
        edit.mark(edit.workbook.sheets[0].name, (1, 1))
        edit.add_sheet("Temuan", [["a"]])
        edit.apply()
    def peak():
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) // 1024
    job = {"look": look, "fill": fill, "mark": mark}[how]
    job(warm)
    before, start = peak(), time.process_time()
    try:
        job(path)
        print("done", end=" ")
    except OoxmlError as error:
        print(error.problems[0].reason.value, end=" ")
    print(round(time.process_time() - start, 2), peak() - before)
"""


def within(element: str, inside: str) -> str:
    """An element around others."""
    return f"<{element}>{inside}</{element}>"


def rows(count: int, cell: Callable[[int], str]) -> str:
    """Rows with what ``cell`` gives for each number."""
    return "".join(f'<row r="{n}">{cell(n)}</row>' for n in range(1, count + 1))


def formula(text: str) -> str:
    """A row with a formula and its result."""
    return f'<row r="2"><c r="C2"><f>{text}</f><v>2</v></c></row>'


def inline(text: str) -> str:
    """A row with a text in its cell."""
    return f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'


def book(inside: str = ONE, before: str = "", after: str = "", **kinds: object) -> bytes:
    """A workbook of one sheet."""
    return Book({SHEET: sheet_xml(inside, before=before, after=after)}, **kinds).bytes()  # type: ignore[arg-type]


def with_comments(inside: str) -> bytes:
    """A workbook whose sheet has this list of comments."""
    relation = f'<Relationship Id="rId1" Type="{REL}/comments" Target="../comments1.xml"/>'
    xml = f'<comments xmlns="{MAIN}"><commentList>{inside}</commentList></comments>'
    return book(extra={"xl/comments1.xml": xml}, sheet_relations={SHEET: relation})


def with_table(columns: int, references: int, inside: str = ONE) -> bytes:
    """A workbook with a table, named again and again by its sheet."""
    names = "".join(f'<tableColumn id="{n}" name="n{n}"/>' for n in range(columns))
    xml = f'<table xmlns="{MAIN}" displayName="T" ref="C3:D5"><tableColumns>{names}</tableColumns></table>'
    parts = "<tableParts>" + '<tablePart r:id="rId1"/>' * references + "</tableParts>"
    relation = f'<Relationship Id="rId1" Type="{REL}/table" Target="../tables/t.xml"/>'
    return book(inside, after=parts, extra={"xl/tables/t.xml": xml}, sheet_relations={SHEET: relation})


def with_names(count: int) -> bytes:
    """A workbook with many defined names, and a formula."""
    names = "".join(f'<definedName name="n{n}">{SHEET}!$A${n + 1}</definedName>' for n in range(count))
    inside = ONE + '<row r="2"><c r="C2"><f>A1*2</f><v>2</v></c></row>'
    return book(inside, workbook_inside=f"<definedNames>{names}</definedNames>")


def with_member(name: str, old: bytes, new: bytes) -> bytes:
    """A workbook with a piece of one part exchanged."""
    parts = Book({SHEET: sheet_xml(ONE)}, strings=strings_xml("a")).parts()
    assert old in parts[name]
    return pack(parts | {name: parts[name].replace(old, new)})


def with_relations(count: int) -> bytes:
    """A workbook with many relationships that lead nowhere."""
    more = "".join(f'<Relationship Id="x{n}" Type="{REL}/worksheet" Target="w/{n}.xml"/>' for n in range(count))
    return with_member("xl/_rels/workbook.xml.rels", b"</Relationships>", more.encode() + b"</Relationships>")


def areas(element: str, count: int, attributes: str = "") -> str:
    """Many ranges of ten thousand cells each."""
    found = (f'<{element} ref="C{3 + 100 * n}:CW{101 + 100 * n}"{attributes}/>' for n in range(count))
    return f"<{element}s>{''.join(found)}</{element}s>"


def formulas_of(text: str) -> str:
    """As many rows with this formula as nine million characters hold."""
    return rows(
        9_000_000 // (len(text) + 80), lambda n: f'<c r="A{n}"><v>1</v></c><c r="F{n}"><f>{text}</f><v>2</v></c>'
    )


_LONG = '"' + "x" * 8000 + '"'
SHARED = rows(
    20_000,
    lambda n: (
        f'<c r="C{n}"><f t="shared" ref="C1:C20000" si="0">A1&amp;{_LONG}</f></c>'
        if n == 1
        else f'<c r="C{n}"><f t="shared" si="0"/></c>'
    ),
)
LONG_SUMS = rows(400, lambda n: f'<c r="A{n}"><v>1</v></c><c r="C{n}"><f>' + f"A{n}+" * 1600 + f"{n}</f><v>2</v></c>")
FAN = rows(3000, lambda n: f'<c r="A{n}"><v>1</v></c><c r="B{n}"><f>SUM(A$1:A$3000)</f><v>1</v></c>')
ARRAYS = rows(
    1500, lambda n: f'<c r="A{n}"><v>1</v></c><c r="C{n}"><f t="array" ref="C1:XFD1048576">A{n}*2</f><v>2</v></c>'
)
SINGLES = rows(15_000, lambda n: f'<c r="A{n}"><v>1</v></c><c r="C{n}"><f t="array" ref="C{n}">A{n}*2</f><v>2</v></c>')
MASTERS = rows(
    1000,
    lambda n: (
        f'<c r="C{n}"><f t="shared" ref="C{n}:D{n}" si="{n}">{"A1+" * 1999}1</f></c>'
        f'<c r="D{n}"><f t="shared" si="{n}"/></c>'
    ),
)
REFERENCES = rows(60, lambda n: f'<c r="C{n}"><f>' + "".join(f"D{n * 1000 + m}+" for m in range(1000)) + "A1</f></c>")
TOTALS = rows(
    8000,
    lambda n: (
        f'<c r="A{n}"><v>1</v></c><c r="B{n}"><f>A{n}*2</f><v>2</v></c><c r="C{n}"><f>SUM(B$1:B{n})</f><v>2</v></c>'
    ),
)
CIRCLE = rows(4000, lambda n: f'<c r="A{n}"><v>1</v></c><c r="B{n}"><f>SUM(B$1:B$4000)+A1</f></c>')
LONG_TEXT = f'<row r="4"><c r="D4" t="inlineStr"><is><t>{"x" * 32_000}</t></is></c></row>'
JOINED = rows(
    20_000,
    lambda n: ('<c r="B1"><f>LEN(CONCAT(E1:E20000))+A1</f></c>' if n == 1 else "") + f'<c r="E{n}" t="s"><v>0</v></c>',
)
FOUND: dict[str, Callable[[], bytes]] = {
    "names": lambda: with_names(19_900),
    "more names": lambda: with_names(100_000),
    "comments": lambda: with_comments('<comment ref="A1"><text><t>x</t></text></comment>' * 9_900),
    "more comments": lambda: with_comments('<comment ref="A1"><text><t>x</t></text></comment>' * 40_000),
    "a comment of many texts": lambda: with_comments(
        '<comment ref="A1">' + within("text", "<t>x</t>" * 100_000) + "</comment>"
    ),
    "a table of many columns": lambda: with_table(100_000, 1),
    "a table named often": lambda: with_table(2, 50_000),
    "long formulas of brackets": lambda: with_table(2, 1, formulas_of("T[" * 4000)),
    "long formulas of tables": lambda: with_table(2, 1, formulas_of("SUM(" + "T[n0]," * 1300 + "A1)")),
    "long formulas of names": lambda: with_table(2, 1, formulas_of("T+" * 4000 + "A1")),
    "long formulas of texts": lambda: with_table(2, 1, formulas_of("T&amp;" + '""&amp;' * 1900 + "A1")),
    "elements of the workbook": lambda: book(workbook_inside=within("extLst", "<ext/>" * 900_000)),
    "a wide row": lambda: book('<row r="1">' + "<c/>" * 16_384 + "</row>"),
    "columns": lambda: book(before=within("cols", '<col min="7" max="7" style="1"/>' * 50_000)),
    "dimension": lambda: book(before='<dimension ref="A1:XFD1048576"/>'),
    "spans": lambda: book('<row r="1" spans="' + "1:16384 " * 50_000 + '"><c r="A1"><v>1</v></c></row>'),
    "entities": lambda: book(inline("&amp;" * 32_767)),
    "escapes": lambda: book(strings=strings_xml("_x0041_" * 500_000)),
    "strings": lambda: book(strings=strings_xml(*[f"teks nomor {n}" for n in range(200_000)])),
    "a long string": lambda: book(inline("x" * 9_000_000)),
    "a long formula": lambda: book(formula("A1+" * 2730 + "1")),
    "a deep formula": lambda: book(formula("(" * 4000 + "A1" + ")" * 4000)),
    "names that double": lambda: book(
        formula("n40"),
        workbook_inside="<definedNames><definedName name='n0'>Lembar!$A$1</definedName>"
        + "".join(f"<definedName name='n{n}'>n{n - 1}+n{n - 1}</definedName>" for n in range(1, 41))
        + "</definedNames>",
    ),
    "texts that grow": lambda: book(formula('LEN(REPT(REPT(REPT("x",32767),32767),32767))+A1')),
    "whole sheets in formulas": lambda: book(formula("SUM(A1:B1048576)+COUNTBLANK(1:9)")),
    "sheets of one part": lambda: with_member(
        "xl/workbook.xml", b"</sheets>", b'<sheet name="x" sheetId="9" r:id="rId1"/>' * 9_000 + b"</sheets>"
    ),
    "duplicate names": lambda: archive([Entry("xl/a.xml", b"")] * 9_000),
    "a part that lies about its size": lambda: archive(
        [
            Entry(name, part, size=500 if name == SHEET_PART else None)
            for name, part in Book({SHEET: sheet_xml(ONE + " " * 100_000_000)}).parts().items()
        ]
    ),
    "merges": lambda: book(after=areas("mergeCell", 200)),
    "hyperlinks": lambda: book(after=areas("hyperlink", 300, ' location="A1"')),
    "hidden columns": lambda: book(before=within("cols", '<col min="1" max="16384" hidden="1"/>' * 5_000)),
    "empty rows": lambda: book("".join(f'<row r="{n}"/>' for n in range(1, 600_000))),
    "a shared text": lambda: book(SHARED),
    "relationships": lambda: with_relations(75_000),
    "content types": lambda: with_member(
        "[Content_Types].xml", b"</Types>", b'<Override PartName="/a" ContentType="b"/>' * 200_000 + b"</Types>"
    ),
    "formats": lambda: book(styles=STYLES.replace("</cellXfs>", '<xf numFmtId="0"/>' * 300_000 + "</cellXfs>")),
    "long sums": lambda: book(LONG_SUMS),
    "sums of everything": lambda: book(FAN),
    "arrays over everything": lambda: book(ARRAYS),
    "arrays of one cell": lambda: book(SINGLES),
    "long masters": lambda: book(MASTERS),
    "many references": lambda: book(REFERENCES),
    "running totals": lambda: book(TOTALS),
    "sums in a circle": lambda: book(CIRCLE),
    "a text of many runs": lambda: book(ONE + formula('A1+COUNTIF(D4,"*x*x*x*x*x*x*x*y*")') + LONG_TEXT),
    "texts put into texts": lambda: book(ONE + formula('LEN(SUBSTITUTE(REPT("x",32767),"x",REPT("y",32767)))+A1')),
    "texts joined": lambda: book(JOINED, strings=strings_xml("x" * 32_000)),
    "arrays of texts": lambda: book(ONE + formula(f"SUMPRODUCT(LEN(E1:E20000&amp;{_LONG}))+A1")),
}


def attacks() -> list[ParameterSet]:
    """Every file with every job that can be hurt by it."""
    found = []
    for name in FOUND:
        for how in ("look", "fill", "mark"):
            if how == "mark" and name not in {"content types", "formats", "names", "elements of the workbook"}:
                continue
            found.append(pytest.param(name, how, id=f"{name}-{how}"))
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process itself is told by Linux only")
@pytest.mark.parametrize(("name", "how"), attacks())
def test_an_attack_costs_less_than_64_mb_and_little_time(tmp_path: Path, name: str, how: str) -> None:
    """In a fresh process that has done the same job before; CPU time, with room for a busy machine."""
    path, warm = tmp_path / "musuh.xlsx", tmp_path / "kecil.xlsx"
    path.write_bytes(FOUND[name]())
    warm.write_bytes(book(strings=strings_xml("a")))
    command = [sys.executable, "-c", textwrap.dedent(MEASURE), str(path), str(warm), how]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    verdict, seconds, memory = done.stdout.split()
    assert verdict in {"done", *Reason}
    assert (float(seconds) < SECONDS, int(memory) < 64) == (True, True), done.stdout


def loop(data: bytes) -> None:
    """Look at everything and fill: nothing but a refusal may come of it."""
    try:
        workbook = Workbook.open(data)
        for sheet in workbook.sheets:
            _ = (sheet.cells, sheet.notes, sheet.tables, sheet.hyperlinks, workbook.defined_names)
        fill(data, {"B2": 5, "C3": "teks"})
        edit = Edit(Workbook.open(data))
        edit.mark(SHEET, (1, 1))
        edit.add_sheet("Temuan", [["a", 1]])
        edit.apply()
    except OoxmlError as error:
        assert error.problems
        assert len(str(error)) < 20_000


NINES = b"9" * 6000
ODD = {
    "sheetId of digits": lambda: with_member("xl/workbook.xml", b'sheetId="1"', b'sheetId="' + NINES + b'"'),
    "sheetId of another script": lambda: with_member("xl/workbook.xml", b'sheetId="1"', 'sheetId="²"'.encode()),
    "localSheetId": lambda: book(
        workbook_inside='<definedNames><definedName name="a" localSheetId="²">1</definedName>'
        '<definedName name="b" localSheetId="' + "9" * 6000 + '">1</definedName></definedNames>'
    ),
    "no lists of formats": lambda: book(styles=f'<styleSheet xmlns="{MAIN}"/>'),
    "broken formats": lambda: book(styles="<styleSheet"),
    "broken strings": lambda: book(strings=""),
    "broken calcChain": lambda: book('<row r="3"><c r="C3"><f>1</f></c></row>', calc_chain="<calcChain"),
    "no content types": lambda: pack(
        {name: part for name, part in Book({SHEET: sheet_xml(ONE)}).parts().items() if "Content" not in name}
    ),
    "no sheetData": lambda: Book({SHEET: f'<worksheet xmlns="{MAIN}"/>'}).bytes(),
    "no relationship of the sheet": lambda: with_member("xl/_rels/workbook.xml.rels", b'/worksheet"', b'/lain"'),
    "many duplicate names": lambda: archive([Entry("xl/a.xml", b"")] * 9_000),
    "columns of digits": lambda: book(before=f'<cols><col min="1" max="{"9" * 6000}"/></cols>'),
    "row of digits": lambda: book("<!-- -->" + f'<row r="{"9" * 6000}"/>'),
    "style of digits": lambda: book("<!-- -->" + f'<row r="1"><c r="A1" s="{"9" * 6000}"/></row>'),
    "style of a row of digits": lambda: book(f'<row r="2" customFormat="1" s="{"9" * 6000}"><c r="A2"/></row>'),
    "style of a row in another script": lambda: book('<row r="2" customFormat="1" s="²"><c r="A2"/></row>'),
    "index of digits": lambda: book(
        f'<row r="1"><c r="A1" t="s"><v>{"9" * 6000}</v></c></row>', strings=strings_xml("a")
    ),
    "letters without end": lambda: book(f'<!-- --><row r="1"><c r="{"A" * 30_000}1"/></row>'),
    "encoding punycode": lambda: Book({SHEET: b'<?xml version="1.0" encoding="punycode"?><worksheet/>'}).bytes(),
    "encoding undefined": lambda: Book({SHEET: b'<?xml version="1.0" encoding="undefined"?><worksheet/>'}).bytes(),
    "empty list of content types": lambda: pack(
        Book({SHEET: sheet_xml(ONE)}).parts()
        | {"[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'}
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_is_taken_or_refused_and_never_crashes(name: str) -> None:
    """Whatever stands where a number, a list or an encoding should, nothing but OoxmlError comes of it, and briefly told."""
    loop(ODD[name]())


def test_a_sheet_that_shares_its_part_or_name_with_another_is_read_and_not_edited() -> None:
    """Else an edit of one sheet would change another that nobody named."""
    shared = with_member("xl/workbook.xml", b"</sheets>", b'<sheet name="Dua" sheetId="2" r:id="rId1"/></sheets>')
    assert cells(shared, "Dua") == {"A1": 1}
    assert policy(shared, (1, 1)) == [Reason.DAMAGED]
    named = Book({SHEET: sheet_xml(ONE), "Dua": sheet_xml("")}).parts()
    named["xl/workbook.xml"] = named["xl/workbook.xml"].replace(b'"Dua"', b'"LEMBAR"')
    assert policy(pack(named), (1, 1)) == [Reason.DAMAGED]


def test_a_sheet_without_cells_at_all_is_read_and_not_edited() -> None:
    """SheetData is required by the schema; where it is missing there is no place for a cell."""
    data = Book({SHEET: f'<worksheet xmlns="{MAIN}"/>'}).bytes()
    assert cells(data) == {}
    assert policy(data, (1, 1)) == [Reason.BAD_XML]


def test_numbers_are_filled_beside_a_broken_part_of_strings() -> None:
    """A part that the edit does not need is not read for its sake."""
    data = book(strings="<sst")
    assert fill(data, {"B2": 5}) != data
    with pytest.raises(OoxmlError) as error:
        fill(data, {"B2": "teks"})
    assert reasons(error) == [Reason.BAD_XML]


def test_a_foreign_element_among_the_strings_is_not_counted() -> None:
    """Else the rich string after it would pass for a plain one, and a new cell would be bold."""
    strings = strings_xml("satu").replace(
        "<si>", '<x:si xmlns:x="urn:x"><x:t>palsu</x:t></x:si><si><r><rPr><b/></rPr><t>dua</t></r></si><si>'
    )
    data = book('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>', strings=strings)
    assert cells(data) == {"A1": "dua", "B1": "satu"}
    filled = cells(fill(data, {"C1": "dua", "D1": "satu"}))
    assert filled == {"A1": "dua", "B1": "satu", "C1": "dua", "D1": "satu"}
    raw = {
        cell.address: cell.raw
        for cell in Workbook.open(fill(data, {"C1": "dua", "D1": "satu"})).sheets[0].cells.values()
    }
    assert (raw["C1"], raw["D1"]) == ("2", "1")


def test_formats_are_not_appended_to_a_part_that_lacks_their_lists() -> None:
    """The first fill or font of a part is everybody's: a mark there would colour the whole sheet."""
    data = book(styles=f'<styleSheet xmlns="{MAIN}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>')
    edit = Edit(Workbook.open(data))
    edit.mark(SHEET, (1, 1))
    assert [problem.reason for problem in edit.problems()] == [Reason.BAD_STYLE]
    plain = Edit(Workbook.open(data))
    plain.add_sheet("Temuan", [["No"], [1]])
    assert cells(plain.apply(), "Temuan") == {"A1": "No", "A2": 1}
