"""The text of a Word document as Word shows it with "Simple Markup": insertions read, deletions and hidden text not.

Every element is looked through, so that content controls, smart tags, links, fields and elements of other programs hide
nothing; only what Word does not show is left out. What was inserted, deleted or hidden is noted with its place.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from rak.decree.table_grid import Grid
from rak.decree.word_builder import Builder
from rak.decree.word_looks import PLAIN, READERS, UNKNOWN, is_on, read_shade
from rak.decree.word_math import URIS, MathShown
from rak.decree.word_notes import Notes, Sebab
from rak.decree.word_package import MAIN, WordPackage, read_attributes, too_large, walk
from rak.decree.word_story import Field, Story
from rak.decree.word_symbols import field_address, read_symbol, shown_field
from rak.domain.text_folding import REVERSED

MOST_ELEMENTS: Final = 400_000
MOST_DEPTH: Final = 250
_OFFICE: Final = "http://schemas.microsoft.com/office/"
"""How the namespaces begin whose content Word shows in preference to a fallback."""
_MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
_MATH_TEXT: Final = tuple(f"{uri}t" for uri in URIS)
_FLAT: Final = 60
"""Twentieths of a point: three points."""
_LEFT_OUT: Final = (
    "tblGrid", "tblPrEx", "tabs", "sectPr", "delInstrText", "rt",
    "rPrChange", "pPrChange", "tblPrChange", "tblGridChange", "tblPrExChange", "trPrChange", "tcPrChange",
    "sectPrChange", "numberingChange",
)  # fmt: skip
"""Elements that are looks, or how it was before a change."""
_Values: TypeAlias = Mapping[str, str]


def read_markup(package: WordPackage) -> tuple[list[str | Grid], Notes]:
    """The lines and tables of the body in their order, and what is to be told; ImporError when it costs too much."""
    markup = _Markup(package)
    try:
        walk(
            package,
            markup.start,
            markup.end,
            CharacterDataHandler=markup.take,
            StartNamespaceDeclHandler=markup.declare,
        )
        return markup.builder.end_story(), markup.builder.notes
    finally:
        markup.forget()


class _Markup:
    """What each element means to the builder."""

    def __init__(self, package: WordPackage) -> None:
        self.builder = Builder(package.asal)
        self._package = package
        self._skip = self._depth = self._elements = 0
        self._deletes = False
        self._text: list[str] | None = None
        self._in_paragraph_properties = self._in_row_properties = self._in_cell_properties = False
        self._controls: list[bool] = []
        """For each content control that is open, whether it shows the text that asks for its content."""
        self._alternates: list[bool] = []
        self._choices: tuple[list[str], int] = ([], 0)
        self._namespaces: dict[str, str] = {}
        self._starts, self._ends = self._handlers()

    def _handlers(self) -> tuple[Mapping[str, Callable[[_Values], object]], Mapping[str, Callable[[], object]]]:
        """What is done where an element starts and ends, by its name with its namespace."""
        builder, math = self.builder, MathShown(self.builder)
        starts: dict[str, Callable[[_Values], object]] = {
            **dict.fromkeys(_LEFT_OUT, self._set("_skip", 1)),
            **dict.fromkeys(("t", "instrText"), self._start_text),
            **dict.fromkeys(("ins", "moveTo"), self._start_insertion),
            **dict.fromkeys(("del", "moveFrom"), self._start_deletion),
            **dict.fromkeys(("tab", "ptab"), lambda _: builder.show("\t")),
            **dict.fromkeys(("br", "cr"), lambda _: builder.show("\n")),
            **{name: self._look(name) for name in READERS},
            "noBreakHyphen": lambda _: builder.show("-"),
            "sym": lambda values: builder.show(read_symbol(values.get("font", ""), values.get("char", ""))),
            "p": self._start_paragraph,
            "pPr": self._set("_in_paragraph_properties", True),
            "pStyle": self._style_paragraph,
            "r": self._start_run,
            "rStyle": self._style_run,
            "fldChar": self._field,
            "fldSimple": lambda values: self._link(field_address(values.get("instr", ""))),
            "hyperlink": self._hyperlink,
            "ddList": self._start_list,
            "result": self._choose,
            "listEntry": lambda values: self._choices[0].append(values.get("val", "")),
            "sdt": lambda _: self._controls.append(False),
            "showingPlcHdr": self._ask,
            "sdtContent": lambda _: self._place_hold(1),
            "txbxContent": lambda _: builder.stories.append(Story(ground=UNKNOWN)),
            "background": lambda _: setattr(builder.story, "ground", UNKNOWN),
            "tblStyle": self._style_table,
            "tbl": lambda _: builder.start_table(),
            "tr": lambda _: builder.start_row(),
            "trPr": self._set("_in_row_properties", True),
            "hidden": self._hide_row,
            "trHeight": self._flatten_row,
            "gridBefore": lambda values: builder.move(builder.columns("gridBefore", values.get("val", "0"))),
            "gridAfter": lambda values: builder.columns("gridAfter", values.get("val", "0")),
            "tc": lambda _: builder.start_cell(),
            "tcPr": self._set("_in_cell_properties", True),
            "shd": self._shade,
            "gridSpan": self._span,
            "vMerge": self._merge_down,
            "hMerge": self._merge_right,
            "cellDel": self._delete_cell,
            "cellIns": lambda _: setattr(builder.cell, "inserted", True),
            "bdo": lambda values: builder.show(REVERSED if values.get("val") == "rtl" else ""),
        }
        ends: dict[str, Callable[[], object]] = {
            "t": self._end_text,
            "instrText": self._end_instruction,
            "ins": self._end_insertion,
            "moveTo": self._end_insertion,
            "p": self._end_paragraph,
            "pPr": self._end_paragraph_properties,
            "ddList": self._end_list,
            "sdt": self._controls.pop,
            "sdtContent": lambda: self._place_hold(-1),
            "txbxContent": self._end_box,
            "tbl": builder.end_table,
            "tr": builder.end_row,
            "trPr": self._set("_in_row_properties", False),
            "tc": builder.end_cell,
            "tcPr": self._set("_in_cell_properties", False),
        }
        others = {
            f"{_MC}AlternateContent": lambda _: self._alternates.append(False),
            f"{_MC}Choice": self._choice,
            f"{_MC}Fallback": lambda _: self._alternative(understood=True),
        }
        return (
            {f"{uri}{name}": what for uri in MAIN for name, what in starts.items()}
            | math.starts()
            | dict.fromkeys(_MATH_TEXT, self._start_text)
            | others,
            {f"{uri}{name}": what for uri in MAIN for name, what in ends.items()}
            | math.ends()
            | dict.fromkeys(_MATH_TEXT, self._end_text)
            | {f"{_MC}AlternateContent": self._alternates.pop},
        )

    # What expat calls

    def start(self, name: str, attributes: list[str]) -> None:
        """An element starts."""
        self._elements += 1
        self._depth += 1
        if self._elements > MOST_ELEMENTS or self._depth > MOST_DEPTH:
            raise too_large(self._package.asal, "terlalu banyak paragraf, sel, atau unsur lain")
        if self._skip:
            self._skip += 1
            if self._deletes and self._text is None and name.endswith((" t", " delText")):
                self._text = []
            return
        handler = self._starts.get(name)
        if handler is not None:
            handler(read_attributes(attributes))

    def end(self, name: str) -> None:
        """An element ends."""
        self._depth -= 1
        if self._skip:
            self._skip -= 1
            if not self._skip and self._deletes:
                text, self._text, self._deletes = "".join(self._text or ()), None, False
                self.builder.note_deleted(text)
            return
        handler = self._ends.get(name)
        if handler is not None:
            handler()

    def forget(self) -> None:
        """Let go of the handlers, which hold what they are held by: a large document is gone when it is refused."""
        self._starts, self._ends = {}, {}

    def take(self, data: str) -> None:
        """Characters, of which only those of texts are kept."""
        if self._text is not None:
            self._text.append(data)

    def declare(self, prefix: str | None, uri: str) -> None:
        """A prefix is given to a namespace."""
        self._namespaces[prefix or ""] = uri

    def _set(self, name: str, value: object) -> Callable[..., None]:
        """What keeps where in the document it is."""
        return lambda *_: setattr(self, name, value)

    # Texts, runs and their looks

    def _look(self, name: str) -> Callable[[_Values], None]:
        """What gives the open run a look; in the properties of a paragraph it would be that of its mark."""

        def take(values: _Values) -> None:
            if not self._in_paragraph_properties:
                self.builder.story.run = self.builder.story.run.wear({name: values})

        return take

    def _style_run(self, values: _Values) -> None:
        if not self._in_paragraph_properties:
            self.builder.story.run = self.builder.story.run.wear(self._style(values))

    def _style(self, values: _Values) -> Mapping[str, _Values]:
        return self._package.styles.get(values.get("val", ""), {})

    def _shade(self, values: _Values) -> None:
        """The ground of a paragraph, a cell, a table or a run, whichever is open."""
        shade, story = read_shade(values), self.builder.story
        table = self.builder.tables[-1] if self.builder.tables else None
        if self._in_paragraph_properties:
            story.paragraph = story.paragraph.wear({"shd": values})
        elif self._in_cell_properties:
            story.ground = shade or story.ground
        elif table is not None and table.row is None:
            table.ground = shade or table.ground
        else:
            story.run = story.run.wear({"shd": values})

    def _style_table(self, values: _Values) -> None:
        if "shd" in self._style(values):
            self.builder.tables[-1].ground = UNKNOWN

    def _start_text(self, _values: _Values) -> None:
        self._text = []

    def _end_text(self) -> None:
        text, self._text = "".join(self._text or ()), None
        self.builder.show(text)

    def _start_run(self, *_: _Values) -> None:
        """It looks as its paragraph does until it says otherwise."""
        self.builder.story.run = self.builder.story.paragraph

    # Paragraphs

    def _start_paragraph(self, _values: _Values) -> None:
        story = self.builder.story
        story.paragraph, story.run, story.joins = PLAIN, PLAIN, False

    def _end_paragraph(self) -> None:
        if not self.builder.story.joins:
            self.builder.story.close()

    def _style_paragraph(self, values: _Values) -> None:
        self.builder.story.paragraph = self.builder.story.paragraph.wear(self._style(values))

    def _end_paragraph_properties(self) -> None:
        self._in_paragraph_properties = False
        self._start_run()

    # Tracked changes

    def _start_insertion(self, _values: _Values) -> None:
        if self._in_row_properties:
            self.builder.row.inserted = True
        elif not self._in_paragraph_properties:
            self.builder.inserting += 1

    def _end_insertion(self) -> None:
        if not (self._in_row_properties or self._in_paragraph_properties):
            self.builder.inserting -= 1

    def _start_deletion(self, _values: _Values) -> None:
        if self._in_row_properties:
            self.builder.row.deleted = True
        elif self._in_paragraph_properties:
            self.builder.story.joins = True
        else:
            self._skip, self._deletes = 1, True

    # Fields and links

    def _field(self, values: _Values) -> None:
        fields, kind = self.builder.story.fields, values.get("fldCharType")
        if kind == "begin":
            fields.append(Field())
        elif fields and kind == "separate":
            fields[-1].in_result = True
            self._link(field_address("".join(fields[-1].instruction)))
        elif fields and kind == "end" and not (field := fields.pop()).in_result:
            self._without_result("".join(field.instruction))

    def _without_result(self, instruction: str) -> None:
        """A field that Word shows though the file holds no result of it: a sign, or what is to be told."""
        text = shown_field(instruction)
        if text is None:
            self.builder.note(Sebab.TANPA_HASIL, instruction)
        else:
            self.builder.show(text)

    def _end_instruction(self) -> None:
        if self.builder.story.fields and self._text:
            self.builder.story.fields[-1].instruction += self._text
        self._text = None

    def _hyperlink(self, values: _Values) -> None:
        address, anchor = self._package.links.get(values.get("id", ""), ""), values.get("anchor", "")
        self._link(f"{address}#{anchor}" if address and anchor and "#" not in address else address)

    def _link(self, address: str) -> None:
        if address:
            self.builder.story.links.append(address)

    def _start_list(self, _values: _Values) -> None:
        self._choices = ([], 0)

    def _choose(self, values: _Values) -> None:
        chosen = values.get("val", "")
        self._choices = (self._choices[0], int(chosen) if chosen.isascii() and chosen.isdecimal() else 0)

    def _end_list(self) -> None:
        """A form's drop-down list shows the entry that is chosen, and has no result."""
        entries, chosen = self._choices
        story = self.builder.story
        if chosen < len(entries) and len(story.fields) < 2:
            fields, story.fields = story.fields, []
            self.builder.show(entries[chosen])
            story.fields = fields

    # Content controls, alternatives, text boxes
    def _ask(self, values: _Values) -> None:
        if self._controls:
            self._controls[-1] = is_on(values)

    def _place_hold(self, step: int) -> None:
        self.builder.placeholders += step * bool(self._controls and self._controls[-1])

    def _choice(self, values: _Values) -> None:
        required = [self._namespaces.get(prefix, "") for prefix in values.get("Requires", "").split()]
        self._alternative(understood=all(uri.startswith(_OFFICE) for uri in required))

    def _alternative(self, *, understood: bool) -> None:
        """Only one of several is shown: the first that Word understands."""
        if not self._alternates or self._alternates[-1] or not understood:
            self._skip = 1
        else:
            self._alternates[-1] = True

    def _end_box(self) -> None:
        blocks = self.builder.end_story()
        self.builder.story.boxes += blocks

    # Tables
    def _hide_row(self, values: _Values) -> None:
        if self._in_row_properties:
            self.builder.row.hidden = is_on(values)

    def _flatten_row(self, values: _Values) -> None:
        """A row of an exact height that no letter fits into is not seen."""
        height = values.get("val", "")
        if values.get("hRule") == "exact" and height.isdecimal() and len(height) <= len(str(_FLAT)):
            self.builder.row.hidden = self.builder.row.hidden or int(height) < _FLAT

    def _span(self, values: _Values) -> None:
        builder = self.builder
        builder.cell.width = max(1, builder.columns("gridSpan", values.get("val", "1")))
        builder.row.column = builder.cell.column
        builder.move(builder.cell.width)

    def _merge_down(self, values: _Values) -> None:
        self.builder.cell.continues = values.get("val", "continue") == "continue"

    def _merge_right(self, values: _Values) -> None:
        row = self.builder.row
        *before, cell = row.cells
        if values.get("val", "continue") != "continue":
            row.merging = cell
        elif before:
            cell.covered = True
            (row.merging or before[-1]).width += cell.width

    def _delete_cell(self, _values: _Values) -> None:
        self.builder.cell.deleted = True
