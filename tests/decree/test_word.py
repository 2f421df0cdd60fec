"""Word documents are read as Word shows them with "Simple Markup"; what it does not show is told."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rak.decree import HasilImpor, ImporError, impor
from rak.domain.nilai import BELUM_DIISI
from rak.domain.rupiah import Rupiah
from tests.decree.pembuat_word import BARIS, LEBAR, cell, decree, package, paragraph, row, rows_of, run, saved, table

PAGU = (1, 6)
"""Row and column of the first PAGU, from 0."""


def read(data: bytes) -> HasilImpor:
    """The plan of a document."""
    with tempfile.TemporaryDirectory() as folder:
        return impor(saved(Path(folder), data))


@functools.cache
def plain() -> HasilImpor:
    """What is read of the table without any markup."""
    return read(decree())


def with_cell(place: tuple[int, int], markup: str) -> HasilImpor:
    """What is read when a cell has this markup."""
    return read(decree(table(rows_of(runs={place: markup}))))


def codes(hasil: HasilImpor) -> set[str]:
    """The codes of 16x that were told."""
    return {one.kode for one in hasil.temuan if one.kode.startswith("RAK16")}


def pagu(hasil: HasilImpor) -> str:
    """The first PAGU."""
    return str(next(hasil.rencana.kegiatan).pagu)


def told(hasil: HasilImpor, kode: str) -> list[str]:
    """What the findings of a code say."""
    return [one.pesan for one in hasil.temuan if one.kode == kode]


def field(runs: str, instruction: str = "DOCPROPERTY Pagu") -> str:
    """A complex field with its result."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{run(instruction, tag="instrText")}'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


SHOWN = {
    "smartTag": '<w:smartTag w:uri="u" w:element="e">{}</w:smartTag>',
    "customXml": '<w:customXml w:element="e">{}</w:customXml>',
    "sdt": "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "fldSimple": '<w:fldSimple w:instr=" DOCPROPERTY x ">{}</w:fldSimple>',
    "field": field("{}"),
    "field in a field": field(field("{}")),
    "hyperlink": '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
    "choice": '<mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>',
    "fallback": '<mc:AlternateContent><mc:Choice Requires="v">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>',
    "bdo": '<w:bdo w:val="ltr">{}</w:bdo>',
    "proofErr": '<w:proofErr w:type="spellStart"/>{}<w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/>',
    "formatting": "{}<w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr></w:r>",
}
INSERTED = {"ins": '<w:ins w:id="1" w:author="a">{}</w:ins>', "moveTo": '<w:moveTo w:id="1" w:author="a">{}</w:moveTo>'}
DELETED = {
    "del": f'<w:del w:id="1" w:author="a">{run("7", tag="delText")}</w:del>',
    "del of a text": f'<w:del w:id="1" w:author="a">{run("7")}</w:del>',
    "moveFrom": f'<w:moveFrom w:id="1" w:author="a">{run("7")}</w:moveFrom>',
    "inserted and deleted": f'<w:ins w:id="1"><w:del w:id="2">{run("7", tag="delText")}</w:del></w:ins>',
    "deleted in a tag": f'<w:smartTag><w:del w:id="1">{run("7", tag="delText")}</w:del></w:smartTag>',
}
HIDDEN = {
    "vanish": run("7", "<w:vanish/>"),
    "white on paper": run("7", '<w:color w:val="FFFFFF"/>'),
    "nearly white": run("7", '<w:color w:val="fcfcfc" w:themeColor="background1"/>'),
    "one point": run("7", '<w:sz w:val="2"/>'),
    "as its own shade": run("7", '<w:color w:val="1F4E79"/><w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/>'),
    "solid shade": run("7", '<w:color w:val="1F4E79"/><w:shd w:val="solid" w:color="1F4E79" w:fill="auto"/>'),
    "black highlight": run("7", '<w:color w:val="000000"/><w:highlight w:val="black"/>'),
    "placeholder": f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('7')}</w:sdtContent></w:sdt>",
}
NOT_TEXT = {
    "instruction": field("", "7"),
    "comment": '<w:r><w:commentReference w:id="7"/></w:r>',
    "tabs": "",
    "shown is off": run("", '<w:vanish w:val="0"/>'),
}
places = st.tuples(st.integers(0, len(BARIS) - 1), st.integers(0, LEBAR - 1)).filter(lambda at: BARIS[at[0]][at[1]])


def cut(place: tuple[int, int], share: float) -> tuple[str, str]:
    """The text of a cell cut in two."""
    text = BARIS[place[0]][place[1]]
    at = round(share * len(text))
    return text[:at], text[at:]


def shaded(rows: Sequence[Sequence[str]], colour: str, ground: str) -> str:
    """A table whose texts have one colour and whose cells another."""
    looks, shade = f'<w:color w:val="{colour}"/>', f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
    return table([row([cell(paragraph(run(text, looks)), shade) for text in texts]) for texts in rows])


class TestWarna:
    """What has the colour of its ground is not seen."""

    @given(colour=st.tuples(*[st.integers(0, 255)] * 3), steps=st.tuples(*[st.integers(-24, 24)] * 3))
    def test_a_table_in_the_colour_of_its_ground_is_not_seen(
        self, colour: tuple[int, int, int], steps: tuple[int, int, int]
    ) -> None:
        """Whatever the colour is."""
        other = bytes(min(255, max(0, one + step)) for one, step in zip(colour, steps, strict=True))
        data = decree(shaded(BARIS, bytes(colour).hex(), other.hex().upper()))
        with pytest.raises(ImporError, match="Judul yang ditemukan: tidak ada"):
            read(data)

    @given(colour=st.tuples(*[st.integers(0, 255)] * 3), far=st.integers(0, 2))
    def test_a_table_in_another_colour_is_read_without_a_word(self, colour: tuple[int, int, int], far: int) -> None:
        """Black on yellow, white on blue: it is enough that one of the three differs."""
        other = [*colour]
        other[far] = (other[far] + 128) % 256
        hasil = read(decree(shaded(BARIS, bytes(colour).hex(), bytes(other).hex())))
        assert (hasil.rencana, codes(hasil)) == (plain().rencana, set())

    @pytest.mark.parametrize(("looks", "seen"), [
        ('<w:color w:val="E7E7E7"/>', False), ('<w:color w:val="E6FFFF"/>', True), ('<w:sz w:val="4"/>', False),
        ('<w:sz w:val="5"/>', True),
    ])  # fmt: skip
    def test_how_near_a_colour_and_how_small_a_letter_is_not_seen(self, looks: str, seen: bool) -> None:
        """24 steps of 255 from white, two points."""
        hasil = with_cell(PAGU, run("Rp. 88.880.000") + run("7", looks))
        assert (pagu(hasil) == "Rp88.880.000", codes(hasil)) == ((False, set()) if seen else (True, {"RAK161"}))

    @pytest.mark.parametrize(("height", "seen"), [(59, False), (60, True)])
    def test_a_row_of_three_points_is_seen(self, height: int, seen: bool) -> None:
        """One below is a line."""
        properties = f'<w:trHeight w:val="{height}" w:hRule="exact"/>'
        extra = row([cell(paragraph(run("Rp. 1")))], properties)
        hasil = read(decree(table([*rows_of(), extra])))
        assert (codes(hasil) == set()) is seen

    @pytest.mark.parametrize("first", ["<w:shd w:val='clear' w:fill='FFFFFF'/>", ""])
    def test_white_in_a_shaded_style_of_a_table_is_read_and_told(self, first: str) -> None:
        """Which cells the style shades is not looked up: headings may be white, an amount in white is told."""
        styles = (
            '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            '<w:style w:type="table" w:styleId="Grid"><w:tblStylePr w:type="firstRow"><w:tcPr>'
            '<w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr><w:tblStylePr w:type="band1Horz"><w:tcPr>'
            f"{first}</w:tcPr></w:tblStylePr></w:style></w:styles>"
        )
        white = '<w:color w:val="FFFFFF"/>'
        runs = {(0, column): run(text, white) for column, text in enumerate(BARIS[0])}
        body = table(rows_of(runs=runs)).replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>')
        head = paragraph(run("TAHUN ANGGARAN 2024"))
        assert codes(read(package(head + body, {"word/styles.xml": styles}))) == set()
        body = body.replace('<w:rPr></w:rPr><w:t xml:space="preserve">Rp. 88', f"<w:rPr>{white}</w:rPr><w:t>Rp. 88")
        hasil = read(package(head + body, {"word/styles.xml": styles}))
        assert pagu(hasil) == "Rp88.880.000"
        assert told(hasil, "RAK161") == ["Baris tabel 2, kolom 7: 'Rp. 88.880.000' berwarna putih dan dibaca."]


class TestRun:
    """Within a paragraph."""

    @pytest.mark.parametrize("name", SHOWN)
    @given(place=places, share=st.floats(0, 1))
    @settings(max_examples=10)
    def test_whatever_a_part_of_a_text_is_wrapped_in_is_read(
        self, name: str, place: tuple[int, int], share: float
    ) -> None:
        """Controls, tags, links, fields, alternatives: the same plan and report, and nothing is told."""
        first, rest = cut(place, share)
        hasil = with_cell(place, SHOWN[name].replace("{}", run(first)) + run(rest))
        assert (hasil.rencana, hasil.laporan) == (plain().rencana, plain().laporan)
        assert codes(hasil) == set()

    @pytest.mark.parametrize("name", INSERTED)
    @given(place=places, share=st.floats(0, 1))
    @settings(max_examples=10)
    def test_an_insertion_is_read_and_told(self, name: str, place: tuple[int, int], share: float) -> None:
        """With its row and column."""
        first, rest = cut(place, share)
        hasil = with_cell(place, run(first) + INSERTED[name].replace("{}", run(rest)))
        assert (hasil.rencana, hasil.laporan) == (plain().rencana, plain().laporan)
        if rest.strip():
            (said,) = told(hasil, "RAK160")
            assert said.startswith(f"Baris tabel {place[0] + 1}, kolom {place[1] + 1}: '{rest.strip()}' disisipkan")

    @pytest.mark.parametrize("name", DELETED)
    @given(place=places, share=st.floats(0, 1))
    @settings(max_examples=10)
    def test_a_deletion_is_left_out_and_told(self, name: str, place: tuple[int, int], share: float) -> None:
        """In the middle of a word or of an amount."""
        first, rest = cut(place, share)
        hasil = with_cell(place, run(first) + DELETED[name] + run(rest))
        assert (hasil.rencana, hasil.laporan) == (plain().rencana, plain().laporan)
        assert told(hasil, "RAK160") == [f"Baris tabel {place[0] + 1}, kolom {place[1] + 1}: '7' dihapus."]

    @pytest.mark.parametrize("name", HIDDEN)
    @given(place=places, share=st.floats(0, 1))
    @settings(max_examples=10)
    def test_what_is_hidden_is_left_out_and_told(self, name: str, place: tuple[int, int], share: float) -> None:
        """Hidden text, and the text that asks to fill in a control."""
        first, rest = cut(place, share)
        hasil = with_cell(place, run(first) + HIDDEN[name] + run(rest))
        assert (hasil.rencana, hasil.laporan) == (plain().rencana, plain().laporan)
        assert codes(hasil) == {"RAK161"}

    @pytest.mark.parametrize("name", NOT_TEXT)
    def test_what_is_no_text_is_not_read(self, name: str) -> None:
        """Instructions of fields, marks of comments."""
        hasil = with_cell(PAGU, run("Rp. 88.") + NOT_TEXT[name] + run("880.000"))
        assert (hasil.rencana, codes(hasil)) == (plain().rencana, set())

    @pytest.mark.parametrize(
        ("markup", "shown"),
        [
            (run("Rp. 8") + DELETED["del"] + INSERTED["ins"].replace("{}", run("9")) + run(".880.000"), "Rp89.880.000"),
            ('<w:smartTag w:element="e">' + run("1") + "</w:smartTag>" + run("88.880.000"), "Rp188.880.000"),
            (run("Rp.") + "<w:r><w:tab/></w:r>" + run("1.000"), "Rp1.000"),
            (run("Rp.") + "<w:r><w:br/></w:r>" + run("1.000"), "Rp1.000"),
            ('<w:r><w:sym w:font="Symbol" w:char="F031"/></w:r>' + run("2.000"), "Rp12.000"),
            ("<m:oMath><m:r><m:t>13.000</m:t></m:r></m:oMath>", "Rp13.000"),
        ],
    )
    def test_an_amount_is_the_one_that_is_seen(self, markup: str, shown: str) -> None:
        """Whatever its digits stand in."""
        assert pagu(with_cell(PAGU, markup)) == shown

    @pytest.mark.parametrize(
        "mark",
        [
            run("1", '<w:vertAlign w:val="superscript"/>'),
            '<w:r><w:sym w:font="Wingdings" w:char="F031"/></w:r>',
            '<w:r><w:sym w:font="X" w:char="zz"/></w:r>',
        ],
    )
    def test_a_mark_behind_an_amount_is_no_digit_of_it(self, mark: str) -> None:
        """A raised figure, a picture of a font: the amount is not ten times as much, it is asked."""
        hasil = with_cell(PAGU, run("Rp. 88.880.000") + mark)
        assert next(hasil.rencana.kegiatan).pagu == BELUM_DIISI
        assert told(hasil, "RAK157")

    @pytest.mark.parametrize(
        "markup",
        [
            f'<w:bdo w:val="rtl">{run("123.456.789")}</w:bdo>',
            run("\u202e123.456.789"),
            run("Rp. \u202e123.456.789\u202c"),
        ],
    )
    def test_an_amount_that_is_shown_from_right_to_left_is_asked(self, markup: str) -> None:
        """It is seen as 987.654.321."""
        hasil = with_cell(PAGU, markup)
        assert next(hasil.rencana.kegiatan).pagu is BELUM_DIISI
        assert any("123.456.789" in one for one in told(hasil, "RAK157"))

    def test_a_raised_two_is_the_sign_of_a_square(self) -> None:
        """As the decree spells M²."""
        hasil = with_cell((1, 3), run("4000 M") + run("2", '<w:vertAlign w:val="superscript"/>'))
        target = next(hasil.rencana.indikator).target
        assert str(target) == "4000 M²"

    def test_a_minus_that_does_not_break_stays_a_minus(self) -> None:
        """An amount below zero is told, never turned."""
        hasil = with_cell(PAGU, "<w:r><w:noBreakHyphen/></w:r>" + run("1.000"))
        assert told(hasil, "RAK157")

    def test_a_text_that_is_struck_out_by_hand_is_told(self) -> None:
        """It is still there to be seen."""
        hasil = with_cell(PAGU, run("Rp. 8") + run("8", "<w:strike/>") + run(".880.000"))
        assert told(hasil, "RAK161") == ["Baris tabel 2, kolom 7: '8' dicoret."]

    def test_how_a_text_was_before_a_change_of_its_looks_does_not_count(self) -> None:
        """It was struck out or hidden, and is no more."""
        for looks in ("strike", "vanish"):
            before = f'<w:rPrChange w:id="1"><w:rPr><w:{looks}/></w:rPr></w:rPrChange>'
            hasil = with_cell(PAGU, run("Rp. 88.880.000", before))
            assert (pagu(hasil), told(hasil, "RAK161")) == (pagu(plain()), [])

    def test_links_keep_their_addresses(self) -> None:
        """Of a relation, with the place in the page, and of a field."""
        markup = '<w:hyperlink r:id="r5" w:anchor="gid=0">' + run("Bukti") + "</w:hyperlink>"
        body = table(rows_of(runs={(1, 12): markup, (2, 12): field(run("Foto"), 'HYPERLINK "https://b.test/2" \\h')}))
        rels = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r5" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
            'Target="https://a.test/1" TargetMode="External"/></Relationships>'
        )
        head = paragraph(run("TAHUN ANGGARAN 2024"))
        hasil = read(package(head + body, {"word/_rels/document.xml.rels": rels}))
        links = [link for entry in hasil.laporan.isian.values() for link in entry.data_dukung]
        assert " ".join(links) == "Bukti https://a.test/1#gid=0 Foto https://b.test/2"

    def test_the_chosen_entry_of_a_forms_list_is_read(self) -> None:
        """It has no result of its own."""
        choice = (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
            '<w:listEntry w:val="Belum"/><w:listEntry w:val="Selesai"/></w:ddList></w:ffData></w:fldChar></w:r>'
            + run("FORMDROPDOWN", tag="instrText")
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        hasil = with_cell((1, 13), choice)
        assert "Selesai" in {entry.status for entry in hasil.laporan.isian.values()}

    def test_text_of_a_hidden_style_is_left_out(self) -> None:
        """Also of one that is based on it."""
        styles = (
            '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            '<w:style w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>'
            '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
        )
        markup = run("Rp. 88.") + run("7", '<w:rStyle w:val="B"/>') + run("880.000")
        head = paragraph(run("TAHUN ANGGARAN 2024"))
        hasil = read(package(head + table(rows_of(runs={PAGU: markup})), {"word/styles.xml": styles}))
        assert (pagu(hasil), codes(hasil)) == ("Rp88.880.000", {"RAK161"})

    @pytest.mark.parametrize("count", [10_000, 10_001])
    def test_more_styles_than_word_keeps_are_refused(self, count: int) -> None:
        """Ten thousand are read."""
        styles = "".join(f'<w:style w:styleId="S{n}"/>' for n in range(count))
        uri = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        head = paragraph(run("TAHUN ANGGARAN 2024"))
        data = package(head + table(rows_of()), {"word/styles.xml": f'<w:styles xmlns:w="{uri}">{styles}</w:styles>'})
        if count == 10_000:
            assert read(data).rencana.sasaran
        else:
            with pytest.raises(ImporError, match="lebih dari 10000 gaya"):
                read(data)

    @pytest.mark.parametrize(
        ("looks", "seen"),
        [
            ('<w:rStyle w:val="White"/>', False),
            ('<w:rStyle w:val="White"/><w:color w:val="auto"/>', True),
            ('<w:rStyle w:val="Small"/>', False),
            ('<w:rStyle w:val="Small"/><w:sz w:val="22"/>', True),
            ('<w:rStyle w:val="Dark"/><w:color w:val="FFFFFF"/>', True),
        ],
    )
    def test_a_style_gives_looks_until_the_text_says_otherwise(self, looks: str, seen: bool) -> None:
        """White letters, tiny ones, a dark ground."""
        styles = (
            '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            '<w:style w:styleId="A"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
            '<w:style w:styleId="White"><w:basedOn w:val="A"/></w:style>'
            '<w:style w:styleId="Small"><w:rPr><w:sz w:val="3"/></w:rPr></w:style>'
            '<w:style w:styleId="Dark"><w:rPr><w:shd w:val="clear" w:fill="1F4E79"/></w:rPr></w:style></w:styles>'
        )
        markup = run("Rp. 88.880.000") + run("7", looks)
        head = paragraph(run("TAHUN ANGGARAN 2024"))
        hasil = read(package(head + table(rows_of(runs={PAGU: markup})), {"word/styles.xml": styles}))
        assert ("RAK161" in codes(hasil)) is not seen
        assert (pagu(hasil) == "Rp88.880.000") is not seen

    def test_a_field_without_an_end_is_told(self) -> None:
        """What follows its instruction is not shown within the cell; the other cells are."""
        markup = run("Rp. 88.880.000") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("9")
        hasil = with_cell(PAGU, markup)
        assert (hasil.rencana, codes(hasil)) == (plain().rencana, {"RAK161"})


class TestBlok:
    """Paragraphs, cells, rows and tables."""

    def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next(self) -> None:
        """Two halves of an amount are one."""
        blocks = paragraph(run("Rp. 88."), '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph(run("880.000"))
        rows = rows_of()
        cells = [cell(paragraph(run(text))) for text in BARIS[1]]
        cells[6] = cell(blocks)
        rows[1] = row(cells)
        assert read(decree(table(rows))).rencana == plain().rencana

    def test_a_deleted_row_is_left_out_and_told(self) -> None:
        """All four of the second line, of which the text is deleted too."""
        rows = rows_of()
        gone = [
            row([cell(paragraph(f'<w:del w:id="1">{run(text, tag="delText")}</w:del>')) for text in BARIS[n]], '<w:del w:id="1"/>')
            for n in range(5, 9)
        ]  # fmt: skip
        hasil = read(decree(table([*rows[:5], *gone])))
        assert [str(line.pagu) for line in hasil.rencana.kegiatan] == ["Rp88.880.000"]
        (said,) = told(hasil, "RAK160")
        assert said.startswith("Di bawah baris tabel 5: '2 | Meningkatnya dukungan")
        assert said.endswith("4 baris dihapus.")

    def test_an_inserted_row_is_read_and_told(self) -> None:
        """Once for the row."""
        rows = rows_of()
        cells = [cell(paragraph(f'<w:ins w:id="1">{run(text)}</w:ins>')) for text in BARIS[8]]
        hasil = read(decree(table([*rows[:8], row(cells, '<w:ins w:id="1"/>')])))
        assert hasil.rencana == plain().rencana
        assert len(told(hasil, "RAK160")) == 1

    def test_a_hidden_row_is_left_out_and_told(self) -> None:
        """As Word does not show it."""
        rows = rows_of()
        extra = row([cell(paragraph(run(text))) for text in BARIS[8]], "<w:hidden/>")
        hasil = read(decree(table([*rows, extra])))
        assert (hasil.rencana, codes(hasil)) == (plain().rencana, {"RAK161"})

    def test_a_row_too_flat_for_a_letter_is_left_out_and_told(self) -> None:
        """One point high; a row of an exact but usual height is read."""
        extra = row([cell(paragraph(run(text))) for text in BARIS[8]], '<w:trHeight w:val="20" w:hRule="exact"/>')
        hasil = read(decree(table([*rows_of(), extra])))
        assert (hasil.rencana, codes(hasil)) == (plain().rencana, {"RAK161"})
        usual = [one.replace("<w:trPr>", '<w:trPr><w:trHeight w:val="400" w:hRule="exact"/>') for one in rows_of()]
        assert codes(read(decree(table(usual)))) == set()

    def test_an_inserted_cell_is_read_and_told(self) -> None:
        """With its place."""
        cells = [
            cell(paragraph(run(text)), '<w:cellIns w:id="1"/>' * (at == PAGU[1])) for at, text in enumerate(BARIS[1])
        ]
        hasil = read(decree(table([*rows_of()[:1], row(cells), *rows_of()[2:]])))
        assert hasil.rencana == plain().rencana
        assert told(hasil, "RAK160") == ["Baris tabel 2, kolom 7: 'Rp. 88.880.000' sel disisipkan."]

    def test_a_deleted_column_is_left_out_and_told(self) -> None:
        """A column of the office's own between KEGIATAN and PAGU."""
        gone = cell(paragraph(run("Rp. 1")), '<w:cellDel w:id="1"/>')
        rows = [
            row([cell(paragraph(run(text))) for text in cells[:6]] + [gone] + [cell(paragraph(run(text))) for text in cells[6:]])
            for cells in BARIS
        ]  # fmt: skip
        hasil = read(decree(table(rows)))
        assert (hasil.rencana, codes(hasil)) == (plain().rencana, {"RAK160"})

    @pytest.mark.parametrize("level", ["block", "row", "cell", "paragraph", "nested"])
    @pytest.mark.parametrize("tag", ["sdt", "customXml"])
    def test_a_control_around_any_part_of_the_table_is_looked_through(self, level: str, tag: str) -> None:
        """Around the table, a row, a cell, a paragraph; one within the other."""

        def wrap(content: str) -> str:
            inner = f"<w:sdtPr/><w:sdtContent>{content}</w:sdtContent>" if tag == "sdt" else content
            return f"<w:{tag}>{inner}</w:{tag}>"

        plain_rows = rows_of()
        if level == "block":
            block = wrap(table(plain_rows))
        elif level == "row":
            block = table([wrap(one) for one in plain_rows])
        elif level == "nested":
            block = wrap(wrap(table([wrap(wrap(one)) for one in plain_rows])))
        else:
            inner = [[wrap(cell(paragraph(run(text)))) if level == "cell" else cell(wrap(paragraph(run(text)))) for text in cells] for cells in BARIS]  # fmt: skip
            block = table([row(cells) for cells in inner])
        hasil = read(decree(block))
        assert (hasil.rencana, hasil.laporan, codes(hasil)) == (plain().rencana, plain().laporan, set())

    @pytest.mark.parametrize("span", ["1", "0"])
    def test_a_cell_that_spans_its_own_column_is_one_cell(self, span: str) -> None:
        """As some programs write it at every cell; no cell spans none."""
        rows = [row([cell(paragraph(run(text)), f'<w:gridSpan w:val="{span}"/>') for text in cells]) for cells in BARIS]
        assert read(decree(table(rows))).rencana == plain().rencana

    def test_what_a_table_within_a_cell_has_lost_is_told_at_that_cell(self) -> None:
        """The row and column are those of the outermost table, which a person counts."""
        within = table([row([cell(paragraph("")), cell(paragraph(DELETED["del"]))])])
        cells = [cell(paragraph(run(text)) + within * (at == 8) + paragraph("")) for at, text in enumerate(BARIS[2])]
        hasil = read(decree(table([*rows_of()[:2], row(cells), *rows_of()[3:]])))
        assert told(hasil, "RAK160") == ["Baris tabel 3, kolom 9: '7' dihapus."]

    def test_merges_keep_the_columns(self) -> None:
        """Cells that go on from above or to the left are blank, whatever they hold."""
        rows = [row([cell(paragraph(run(text))) for text in BARIS[0]])]
        for number, cells in enumerate(BARIS[1:]):
            first = number % 4 == 0
            if first:
                left = [cell(paragraph(run(text)), '<w:vMerge w:val="restart"/>') for text in cells[:7]]
                rows.append(row([*left, *(cell(paragraph(run(text))) for text in cells[7:])]))
            elif number % 4 == 1:
                left = [cell(paragraph(run("Rp. 5")), "<w:vMerge/>") for _ in range(7)]
                rows.append(row([*left, *(cell(paragraph(run(text))) for text in cells[7:])]))
            else:
                left = [cell(paragraph(), '<w:gridSpan w:val="7"/><w:vMerge/>')] if number % 4 == 2 else []
                rest = [cell(paragraph(run(text))) for text in cells[7:]]
                rows.append(row([*left, *rest], "" if left else '<w:gridBefore w:val="7"/>'))
        hasil = read(decree(table(rows)))
        assert hasil.rencana == plain().rencana
        assert all("tertutup sel gabungan" in said for said in told(hasil, "RAK161"))
        assert len(told(hasil, "RAK161")) == 14

    def test_a_table_in_a_cell_belongs_to_the_cell(self) -> None:
        """Its texts are the lines of the cell."""
        rows = rows_of()
        cells = [cell(paragraph(run(text))) for text in BARIS[1]]
        cells[10] = cell(table([row([cell(paragraph(run("Bimbingan"))), cell(paragraph(run("I")))])]) + paragraph())
        rows[1] = row(cells)
        assert read(decree(table(rows))).rencana == plain().rencana

    def test_the_matrix_in_a_layout_table_is_found(self) -> None:
        """With what stands above and below it in the same cell."""
        frame = table([row([cell(paragraph(run("Lampiran")) + table(rows_of()) + paragraph(run("Catatan")))])])
        assert read(decree(frame)).rencana == plain().rencana

    @pytest.mark.parametrize("box", ["<wps:txbx>{}</wps:txbx>", "<v:textbox>{}</v:textbox>"])
    def test_a_signature_in_a_text_box_is_read(self, box: str) -> None:
        """Once, although it stands there twice, for new and old versions of Word."""
        lines = "".join(paragraph(run(line)) for line in ("Ternate, 28 Februari 2024", "Plt. Kepala,", "Budi Contoh"))
        inner = box.replace("{}", f"<w:txbxContent>{lines}</w:txbxContent>")
        both = f'<mc:AlternateContent><mc:Choice Requires="wps">{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>'
        hasil = read(decree(below=paragraph(f"<w:r>{both}</w:r>")))
        assert hasil.rencana == plain().rencana

    def test_many_changes_are_told_with_a_number(self) -> None:
        """The first twenty one by one."""
        runs = {(n, column): INSERTED["ins"].replace("{}", run(BARIS[n][column])) for n in range(1, 9) for column in range(7, 12) if BARIS[n][column]}  # fmt: skip
        said = told(read(decree(table(rows_of(runs=runs)))), "RAK160")
        assert len(said) == 21
        assert said[-1] == f"Dan {len(runs) - 20} tempat lagi."


def test_the_document_of_these_tests_is_read_without_a_doubt() -> None:
    """So that each difference above is due to its markup."""
    hasil = plain()
    assert [line.pagu for line in hasil.rencana.kegiatan] == [Rupiah(88_880_000), Rupiah(40_000_000)]
    assert {one.kode for one in hasil.temuan} <= {"RAK153", "RAK154", "RAK156"}
    assert hasil.rencana.satuan_kerja == "BALAI REKAAN"
