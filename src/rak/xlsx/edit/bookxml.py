"""The few parts that bind a package together: workbook.xml, its relationships, the content types."""

from rak.xlsx.package.container import part_key
from rak.xlsx.package.relations import relations_name
from rak.xlsx.package.xmlscan import RELATIONS, Element, scan
from rak.xlsx.package.xmltext import TRUE, attributes_of, escape_attribute, whole_number, with_attribute, with_inside
from rak.xlsx.sheet.workbook import Workbook

CONTENT_TYPES = "[Content_Types].xml"
_BEFORE_CALC = frozenset(
    {"workbook/sheets", "workbook/functionGroups", "workbook/externalReferences", "workbook/definedNames"}
)


def prefix_of(text: str, element: Element) -> str:
    """Give the namespace prefix of an element, with its colon."""
    name = text[element.start + 1 : element.tag_stop].split(None, 1)[0].rstrip("/>")
    return name[: name.index(":") + 1] if ":" in name else ""


def splice(text: str, pieces: list[tuple[int, int, str]]) -> str:
    """Replace spans of a text, given in any order."""
    out, at = [], 0
    for start, stop, new in sorted(pieces):
        out += [text[at:start], new]
        at = stop
    return "".join([*out, text[at:]])


class BookChanges:
    """Changes of the binding parts, gathered and written together."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._book: list[tuple[int, int, str]] = []
        self._relations: list[str] = []
        self._dropped_relations: set[str] = set()
        self._overrides: list[str] = []
        self._dropped_overrides: set[str] = set()

    def calculate_on_load(self) -> None:
        """Ask Excel to compute every formula when it opens the workbook."""
        text = self._workbook.xml.text
        paths = [(element.path(), element) for element in self._workbook.elements if element.is_main]
        calc = next((element for path, element in paths if path == "workbook/calcPr"), None)
        if calc is not None:
            if calc.attributes.get("fullCalcOnLoad") in TRUE:
                return
            tag = with_attribute(text[calc.start : calc.tag_stop], "fullCalcOnLoad", "1")
            self._book.append((calc.start, calc.tag_stop, tag))
            return
        before = [element for path, element in paths if path in _BEFORE_CALC]
        if before:
            prefix = prefix_of(text, before[-1])
            self._book.append((before[-1].stop, before[-1].stop, f'<{prefix}calcPr fullCalcOnLoad="1"/>'))

    def add_sheet(self, name: str, part: str, state: str = "visible") -> None:
        """Bind a new worksheet at the end of the tabs; ``state`` may be ``hidden`` or ``veryHidden``."""
        workbook, text = self._workbook, self._workbook.xml.text
        sheets = next(element for element in workbook.elements if element.path() == "workbook/sheets")
        identifiers = [whole_number(each.identifier) for each in workbook.sheets]
        relation = self._add_relation(part)
        prefix = prefix_of(text, sheets)
        root = next(element for element in workbook.elements if element.depth == 1)
        declared = attributes_of(text[root.start : root.tag_stop])
        uri = next((value for value in declared.values() if value in RELATIONS), sorted(RELATIONS)[1])
        found = next((key[6:] for key, value in declared.items() if value == uri and key.startswith("xmlns:")), "")
        bound = f"{found}:id" if found else f'xmlns:r="{uri}" r:id'
        number = (
            max(identifiers, default=0)
            + 1
            + sum(1 for piece in self._book if "<" in piece[2] and "sheetId" in piece[2])
        )
        shown = "" if state == "visible" else f' state="{state}"'
        new = f'<{prefix}sheet name="{escape_attribute(name)}" sheetId="{number}"{shown} {bound}="{relation}"/>'
        close = text.rindex("</", 0, sheets.stop)
        self._book.append((close, close, new))
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
        self._overrides.append(f'PartName="/{part}" ContentType="{kind}"')

    def _add_relation(self, part: str) -> str:
        workbook = self._workbook
        base = next(each.type for each in workbook.relations.values() if each.kind in {"worksheet", "chartsheet"})
        number = 1
        while f"rIdRak{number}" in workbook.relations or any(f'"rIdRak{number}"' in each for each in self._relations):
            number += 1
        folder = workbook.part.rpartition("/")[0]
        target = part[len(folder) + 1 :] if folder and part.startswith(folder + "/") else "/" + part
        kind = base.rpartition("/")[0] + "/worksheet"
        self._relations.append(f'Id="rIdRak{number}" Type="{kind}" Target="{escape_attribute(target)}"')
        return f"rIdRak{number}"

    def drop_part(self, part: str) -> None:
        """Unbind a part of the workbook that is going away."""
        self._dropped_relations |= {
            identifier
            for identifier, relation in self._workbook.relations.items()
            if not relation.external and part_key(relation.target) == part_key(part)
        }
        self._dropped_overrides.add(part_key(part))

    def written(self) -> dict[str, bytes]:
        """Give the parts that change, by name."""
        found = {}
        if self._book:
            found[self._workbook.part] = self._workbook.xml.encode(splice(self._workbook.xml.text, self._book))
        if self._relations or self._dropped_relations:
            name = relations_name(self._workbook.part)
            found[name] = self._list(name, "Relationship", self._relations, self._is_dropped_relation)
        if self._overrides or self._dropped_overrides:
            found[CONTENT_TYPES] = self._list(CONTENT_TYPES, "Override", self._overrides, self._is_dropped_override)
        return found

    def _is_dropped_relation(self, element: Element) -> bool:
        return element.attributes.get("Id") in self._dropped_relations

    def _is_dropped_override(self, element: Element) -> bool:
        return part_key(element.attributes.get("PartName", "")) in self._dropped_overrides

    def _list(self, name: str, item: str, added: list[str], is_dropped: object) -> bytes:
        """Write a part that is a flat list of items."""
        xml = self._workbook.parts.text_of(name)
        elements = scan(xml.text, name, self._workbook.limits)
        root, text = elements[0], xml.text
        prefix = prefix_of(text, root)
        pieces = [
            (each.start, each.stop, "")
            for each in elements
            if each.name == item and callable(is_dropped) and is_dropped(each)
        ]
        new = "".join(f"<{prefix}{item} {each}/>" for each in added)
        if new and root.tag_stop == root.stop:
            pieces.append((root.start, root.stop, with_inside(text[root.start : root.stop], new)))
        elif new:
            close = text.rindex("</", 0, root.stop)
            pieces.append((close, close, new))
        return xml.encode(splice(text, pieces))
