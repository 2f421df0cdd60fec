"""A workbook as a package: found through relationships, read lazily, never opened for writing."""

import os
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from rak.plain_files import NotAFileError, TooLargeError, os_words, read_plain
from rak.xlsx.package.container import Container, part_key
from rak.xlsx.package.limits import Limits, in_force
from rak.xlsx.package.problems import Problem, Reason, refuse
from rak.xlsx.package.relations import Relation
from rak.xlsx.package.xmlscan import RELATIONS, Element, scan
from rak.xlsx.package.xmltext import TRUE, XmlText, whole_number
from rak.xlsx.sheet.address import quote_sheet
from rak.xlsx.sheet.cell_styles import Styles
from rak.xlsx.sheet.parts import Parts
from rak.xlsx.sheet.sheet import Sheet

_MOST_TWINS = 10
"""Sheets that may have one part: each is read for itself, and no program writes any."""
_LONGEST_NAME = 255
"""Characters of the name of a sheet; Excel allows 31, other programs more."""
_DEEPEST = 3
"""The depth of a sheet or a defined name in ``workbook.xml``; what lies deeper is never asked for by path."""


def read_file(path: str, limits: Limits) -> bytes:
    """Read the bytes of a file, or say why not."""
    try:
        return read_plain(path, limits.max_file)
    except FileNotFoundError:
        raise refuse(Reason.NOT_FOUND, path, "there is no such file") from None
    except NotAFileError as error:
        raise refuse(Reason.NOT_A_FILE, path, error.kind) from None
    except TooLargeError as error:
        raise refuse(Reason.TOO_LARGE, path, f"{error.size} byte, batasnya {error.most}") from None
    except OSError as error:
        raise refuse(Reason.UNREADABLE, path, os_words(error)) from None


class Workbook:
    """An ``.xlsx`` or ``.xlsm`` workbook; make one with :meth:`open`."""

    def __init__(self, data: bytes, path: str | None, limits: Limits) -> None:
        self.data = data
        self.path = path
        self.limits = limits
        self.place = path or "workbook"
        if path is None and len(data) > limits.max_file:
            raise refuse(Reason.TOO_LARGE, self.place, f"{len(data)} byte, batasnya {limits.max_file}")
        self.container = Container(data, self.place, limits)
        self.parts = Parts(self.container, limits, len(data))
        self.part = self._find_workbook()
        self.xml: XmlText = self.parts.text_of(self.part)
        self.elements: list[Element] = scan(self.xml.text, self.part, limits)
        self._paths = [(each.path(), each) for each in self.elements if each.is_main and each.depth <= _DEEPEST]
        if not self._paths or self._paths[0][0] != "workbook":
            reason = Reason.WORD if self.elements[0].name == "document" else Reason.NO_WORKBOOK
            raise refuse(reason, self.part, f"its root is {self.elements[0].name!r}")
        self.relations: Mapping[str, Relation] = self.parts.relations_of(self.part)
        self.parts.strings_part = self.related("sharedStrings")
        self.parts.styles_part = self.related("styles")
        self.date1904: bool = any(each.get("date1904") in TRUE for each in self.attributes("workbook/workbookPr"))
        self.parts.date1904 = self.date1904
        self.sheets: tuple[Sheet, ...] = tuple(self._sheets())
        self._by_name = {sheet.name.casefold(): sheet for sheet in reversed(self.sheets)}
        self.warnings: tuple[Problem, ...] = tuple(self._warnings())

    @classmethod
    def open(cls, source: str | os.PathLike[str] | bytes, *, limits: Limits | None = None) -> "Workbook":
        """Open a path, or the bytes of a workbook. The bytes are read once; the file stays untouched."""
        limits = limits or in_force()
        if isinstance(source, bytes):
            return cls(source, None, limits)
        path = os.fspath(source)
        return cls(read_file(path, limits), path, limits)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the file as it was read."""
        from hashlib import sha256  # noqa: PLC0415 - OpenSSL takes milliseconds to load

        return sha256(self.data).hexdigest()

    def attributes(self, path: str) -> list[Mapping[str, str]]:
        """Give the attributes of the elements of ``workbook.xml`` at a path of local names."""
        return [element.attributes for found, element in self._paths if found == path]

    def sheet(self, name: str) -> Sheet:
        """Give the sheet with this name; capitals do not matter, as in Excel."""
        found = self._by_name.get(name.casefold())
        if found is not None:
            return found
        names = ", ".join(sheet.name for sheet in self.sheets)
        raise refuse(Reason.NO_SHEET, name, f"yang ada: {names}")

    @property
    def defined_names(self) -> Mapping[str, str]:
        """Names and what they refer to; a name of one sheet reads ``Sheet!name``."""
        found = {}
        for path, element in self._paths:
            if path == "workbook/definedNames/definedName":
                name, local = element.attributes.get("name", ""), element.attributes.get("localSheetId")
                index = whole_number(local, -1)
                if 0 <= index < len(self.sheets):
                    name = f"{quote_sheet(self.sheets[index].name)}!{name}"
                found[name] = element.content
        return found

    @property
    def has_protected_structure(self) -> bool:
        """Whether sheets may not be added."""
        return any(each.get("lockStructure") in TRUE for each in self.attributes("workbook/workbookProtection"))

    def related(self, kind: str) -> str | None:
        """Give the part that the workbook relates to as ``kind`` (the last word of the type)."""
        for relation in self.relations.values():
            if relation.kind == kind and not relation.external and relation.target in self.container:
                return relation.target
        return None

    @property
    def styles(self) -> Styles | None:
        """The formats; None where the workbook has no such part."""
        return self.parts.styles

    def number_format(self, style: int) -> str:
        """Give the number format of a style index, such as ``#,##0``."""
        return self.parts.number_format(style)

    def is_locked(self, style: int) -> bool:
        """Tell whether cells of this style are locked when their sheet is protected."""
        return self.styles.format(style).locked if self.styles else True

    def _find_workbook(self) -> str:
        container = self.container
        if "mimetype" in container and b"opendocument" in container.read("mimetype")[:100]:
            raise refuse(Reason.ODS, self.place, "an OpenDocument file, not an Excel workbook")
        if "_rels/.rels" not in container:
            raise refuse(Reason.NO_WORKBOOK, self.place, "the package has no _rels/.rels")
        for relation in self.parts.relations_of("").values():
            if relation.kind == "officeDocument":
                if part_key(relation.target).endswith(".bin"):
                    raise refuse(Reason.XLSB, self.place, "a binary workbook (.xlsb)")
                if relation.target in container:
                    return relation.target
        raise refuse(Reason.NO_WORKBOOK, self.place, "the package does not relate to a workbook")

    def _sheets(self) -> list[Sheet]:
        found: list[Sheet] = []
        for path, element in self._paths:
            if path != "workbook/sheets/sheet":
                continue
            name = element.attributes.get("name", "")
            if len(name) > _LONGEST_NAME:
                raise refuse(Reason.DAMAGED, self.part, f"nama lembar {len(name)} karakter")
            key = next((f"{uri} id" for uri in RELATIONS if f"{uri} id" in element.attributes), "")
            relation = self.relations.get(element.attributes.get(key, ""))
            if relation is None or relation.target not in self.container:
                relation = Relation("", "", external=False)
            state = element.attributes.get("state", "visible")
            identifier = element.attributes.get("sheetId", "")
            identifier = identifier if whole_number(identifier, -1) >= 0 else ""
            found.append(Sheet(self.parts, name, state, relation.target, relation.kind, identifier))
        if not found:
            raise refuse(Reason.NO_WORKBOOK, self.part, "the workbook has no sheet")
        if len(found) > self.limits.max_sheets:
            detail = f"{len(found)} lembar, batasnya {self.limits.max_sheets}"
            raise refuse(Reason.TOO_MANY_MEMBERS, self.part, detail)
        most, part = max((count, part) for part, count in Counter(part_key(each.part) for each in found).items())
        if part and most > _MOST_TWINS:
            raise refuse(Reason.DAMAGED, part, f"{most} sheets have this one part")
        return found

    def _warnings(self) -> list[Problem]:
        signed = [key for key in self.container.members if key.startswith("_xmlsignatures/")]
        found = []
        if signed:
            found.append(Problem(Reason.SIGNED, self.place, "digitally signed; any change breaks the signature"))
        found += [
            Problem(Reason.NO_PART, sheet.name, "the sheet has no part; it is neither read nor edited")
            for sheet in self.sheets
            if not sheet.part
        ]
        return found
