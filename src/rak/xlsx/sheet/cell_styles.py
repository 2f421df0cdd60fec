"""The formats of cells: number formats, locks, and appending formats that differ in one thing."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from rak.xlsx.package.colours import PAPER, is_alike
from rak.xlsx.package.limits import Limits
from rak.xlsx.package.problems import Reason, refuse
from rak.xlsx.package.xmlscan import MAIN, Element, pairs, run_expat, scan
from rak.xlsx.package.xmltext import XmlText, escape_attribute, whole_number, with_attribute, with_inside

BUILT_IN: Mapping[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"$"#,##0_);\\("$"#,##0\\)', 6: '"$"#,##0_);[Red]\\("$"#,##0\\)',
    7: '"$"#,##0.00_);\\("$"#,##0.00\\)', 8: '"$"#,##0.00_);[Red]\\("$"#,##0.00\\)',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "m/d/yy h:mm", 37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""Number formats that files name by number only (ECMA-376 part 1, 18.8.30)."""

_FALSE = ("0", "false")
_MOST_FORMATS = 65_490
"""Excel's own limit of cell formats in a workbook, and"""
_LONGEST_FORMAT = 255
"""of the characters of a number format; a longer one says nothing that could be relied on."""
_FIRST_OWN = 164
"""The first number of a number format that is not Excel's own."""
_LOOKS = frozenset({"fonts", "fills"})
_TINY = frozenset({"1", "2"})
_GROWING = frozenset({"fonts", "fills", "cellXfs"})


class Format(NamedTuple):
    """What is read of one ``xf`` of ``cellXfs``."""

    number_format: str
    locked: bool
    is_unseen: bool = False
    """Whether its text has the colour of its ground, or is no larger than a point."""


class Styles:
    """The part ``styles``."""

    def __init__(self, xml: XmlText, place: str, limits: Limits) -> None:
        self.xml = xml
        self._place = place
        self._limits = limits
        reader = _Reader(xml.text, place, limits)
        self.formats = reader.formats()
        self.can_grow = reader.lists >= _GROWING
        """Whether formats can be appended: a part may lack the lists, and then every index means something else."""

    def format(self, style: int) -> Format:
        """Give the format with this index; an index past the end reads as the default format."""
        return self.formats[style] if 0 <= style < len(self.formats) else Format("General", locked=True)

    def appender(self) -> "StyleAppender | None":
        """Start a list of formats to append; None where the part lacks a list for them."""
        if not self.can_grow:
            return None
        elements = scan(self.xml.text, self._place, self._limits)
        xfs = [each for each in elements if each.name == "xf" and _is_in(each, "cellXfs")]
        return StyleAppender(self.xml, elements, xfs)


class _Reader:
    """Collect number formats and locks; everything else of the part is passed over."""

    def __init__(self, text: str, place: str, limits: Limits) -> None:
        self._place = place
        self._limits = limits
        self._depth = 0
        self._list = ""
        self.lists: set[str] = set()
        """The lists that the part has."""
        self._codes: dict[int, str] = {}
        self._found: list[tuple[int, bool, bool]] = []
        self._count = -1
        self._colours: dict[int, str] = {}
        """The colours of fonts by their places, of those that have one that is known."""
        self._grounds: dict[int, str] = {}
        self._tiny: set[int] = set()
        """Fonts of a point or two."""
        run_expat(text.encode(), place, self._start, self._end, limits)

    def formats(self) -> list[Format]:
        """Give what was found."""
        return [Format(_code(number, self._codes), locked, unseen) for number, locked, unseen in self._found]

    def _start(self, name: str, attributes: list[str]) -> None:
        self._depth += 1
        depth = self._depth
        if depth > self._limits.max_depth:
            raise refuse(Reason.TOO_DEEP, self._place, f"nested deeper than {self._limits.max_depth}")
        if depth == 2:
            namespace, _, self._list = name.rpartition(" ")
            self._count = -1
            if namespace in MAIN:
                self.lists.add(self._list)
        elif depth == 3 and self._list == "cellXfs" and name.endswith(" xf"):
            if len(self._found) >= _MOST_FORMATS:
                raise refuse(Reason.TOO_LARGE, self._place, f"lebih dari {_MOST_FORMATS} format sel")
            found = pairs(attributes)
            font, fill = whole_number(found.get("fontId")), whole_number(found.get("fillId"))
            alike = is_alike(self._colours.get(font, ""), self._grounds.get(fill, PAPER))
            unseen = alike or font in self._tiny
            self._found.append((whole_number(found.get("numFmtId")), True, unseen))
        elif depth == 3 and self._list == "numFmts":
            found = pairs(attributes)
            self._codes[whole_number(found.get("numFmtId"))] = found.get("formatCode", "")
        elif depth == 4 and self._list == "cellXfs" and name.endswith(" protection"):
            locked = pairs(attributes).get("locked", "1") not in _FALSE
            self._found[-1] = self._found[-1][0], locked, self._found[-1][2]
        elif self._list in _LOOKS:
            self._look(depth, name.rpartition(" ")[2], attributes)

    def _look(self, depth: int, local: str, attributes: list[str]) -> None:
        """Take the colour of a font, or of a fill, whose pattern is not known until then."""
        if depth == 3:
            self._count += 1
        elif depth == 4 and local == "color":
            self._colours[self._count] = _colour(pairs(attributes))
        elif depth == 4 and local == "sz" and pairs(attributes).get("val") in _TINY:
            self._tiny.add(self._count)
        elif depth == 4 and local in {"patternFill", "gradientFill"}:
            if pairs(attributes).get("patternType", "none") != "none" or local == "gradientFill":
                self._grounds[self._count] = ""
        elif depth == 5 and local == "fgColor" and self._grounds.get(self._count) == "":
            self._grounds[self._count] = _colour(pairs(attributes))

    def _end(self, _name: str) -> None:
        self._depth -= 1


def _colour(attributes: Mapping[str, str]) -> str:
    """Six hexadecimal digits; empty for a colour of the theme but paper and ink, or of a palette."""
    if "tint" in attributes and attributes["tint"] not in {"0", "0.0"}:
        return ""
    known = {"theme": {"0": PAPER, "1": "000000"}, "indexed": {"1": PAPER, "9": PAPER, "8": "000000", "64": "000000"}}
    for kind, colours in known.items():
        if kind in attributes:
            return colours.get(attributes[kind], "")
    return attributes.get("rgb", "")[-6:]


def _is_in(element: Element, parent: str) -> bool:
    return element.is_main and element.depth == 3 and element.parent is not None and element.parent.name == parent


def _code(identifier: int, codes: Mapping[int, str]) -> str:
    code = codes.get(identifier) or BUILT_IN.get(identifier, "General")
    return code if len(code) <= _LONGEST_FORMAT else "General"


class StyleAppender:
    """Formats, fills and fonts to append; every existing index keeps its meaning."""

    def __init__(self, xml: XmlText, elements: list[Element], xfs: list[Element]) -> None:
        self._xml = xml
        self._lists = {each.name: each for each in elements if each.depth == 2 and each.is_main}
        self._counts = {
            name: sum(1 for each in elements if each.parent is parent) for name, parent in self._lists.items()
        }
        self._xfs = xfs
        self._added: dict[str, list[str]] = {"numFmts": [], "fonts": [], "fills": [], "cellXfs": []}
        self._root = elements[0]
        self._formats = {
            each.attributes.get("formatCode", ""): whole_number(each.attributes.get("numFmtId"))
            for each in elements
            if each.name == "numFmt" and _is_in(each, "numFmts")
        }
        self._known = {
            (name, xml.text[item.start : item.stop]): at
            for name in self._added
            for at, item in reversed(list(enumerate(self._items(elements, name))))
        }
        name = xml.text[elements[0].start + 1 :]
        self.prefix = name[: name.index(":") + 1] if ":" in name.split(">", 1)[0].split(None, 1)[0] else ""

    def _items(self, elements: list[Element], name: str) -> list[Element]:
        parent = self._lists.get(name)
        return [each for each in elements if parent is not None and each.parent is parent]

    def add(self, group: str, item: str) -> int:
        """Append one item of a list and give its index; one that is there already, to the letter, is not repeated."""
        key = group, item
        if key not in self._known:
            self._known[key] = self._counts.get(group, 0) + len(self._added[group])
            self._added[group].append(item)
        return self._known[key]

    def number_format(self, code: str) -> int:
        """Give the number of a number format, appending it where neither Excel nor the part has it."""
        known = next((number for number, text in BUILT_IN.items() if text == code), None)
        if known is not None:
            return known
        if code not in self._formats:
            number = max([_FIRST_OWN - 1, *self._formats.values()]) + 1
            self._formats[code] = number
            self.add("numFmts", f'<{self.prefix}numFmt numFmtId="{number}" formatCode="{escape_attribute(code)}"/>')
        return self._formats[code]

    def fill(self, rgb: str) -> int:
        """Append a solid fill."""
        p = self.prefix
        return self.add(
            "fills",
            f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="FF{escape_attribute(rgb)}"/>'
            f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>',
        )

    def filled(self, style: int, rgb: str) -> int:
        """Append a format that is ``style`` with another fill, and give its index."""
        tag, rest = self._format(style)
        tag = with_attribute(with_attribute(tag, "fillId", str(self.fill(rgb))), "applyFill", "1")
        return self.add("cellXfs", tag + rest)

    def formatted(self, style: int, code: str) -> int:
        """Append a format that is ``style`` with another number format, and give its index."""
        tag, rest = self._format(style)
        tag = with_attribute(with_attribute(tag, "numFmtId", str(self.number_format(code))), "applyNumberFormat", "1")
        return self.add("cellXfs", tag + rest)

    def locked(self, style: int, *, locked: bool) -> int:
        """Append a format that is ``style`` but locked, or not, and give its index."""
        tag, rest = self._format(style)
        tag, p, wanted = with_attribute(tag, "applyProtection", "1"), self.prefix, str(int(locked))
        old = re.search(rf"<{p}protection[ />][^<>]*>", rest)
        if old is None:
            new = f'<{p}protection locked="{wanted}"/>'
            if not rest:
                return self.add("cellXfs", with_inside(tag, new))
            before = re.search(rf"<{p}extLst[ >]|</{p}xf\s*>", rest)
            at = before.start() if before else 0
            return self.add("cellXfs", tag + rest[:at] + new + rest[at:])
        return self.add(
            "cellXfs", tag + rest[: old.start()] + with_attribute(old[0], "locked", wanted) + rest[old.end() :]
        )

    def _format(self, style: int) -> tuple[str, str]:
        """Give the start tag of a format, and the rest of it; one that does not exist reads as the default."""
        if 0 <= style < len(self._xfs):
            xf = self._xfs[style]
            text = self._xml.text
            return text[xf.start : xf.tag_stop], text[xf.tag_stop : xf.stop]
        added = self._added["cellXfs"]
        if 0 <= style - len(self._xfs) < len(added):
            item = added[style - len(self._xfs)]
            stop = item.index(">") + 1
            return item[:stop], item[stop:]
        return f'<{self.prefix}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', ""

    def written(self) -> bytes | None:
        """Give the part with everything appended; None if nothing was."""
        text, pieces, at = self._xml.text, [], 0
        asked = [name for name, items in self._added.items() if items]
        wanted = sorted((self._lists[name].start, name) for name in asked if name in self._lists)
        if "numFmts" in asked and "numFmts" not in self._lists:  # the only list that may be missing; it comes first
            items = "".join(self._added["numFmts"])
            at, count, p = self._root.tag_stop, len(self._added["numFmts"]), self.prefix
            pieces.append(f'{text[:at]}<{p}numFmts count="{count}">{items}</{p}numFmts>')
        for _, name in wanted:
            parent, items = self._lists[name], "".join(self._added[name])
            tag = text[parent.start : parent.tag_stop]
            if "count" in parent.attributes:
                tag = with_attribute(tag, "count", str(self._counts[name] + len(self._added[name])))
            if parent.tag_stop == parent.stop:
                pieces += [text[at : parent.start], with_inside(tag, items)]
            else:
                close = text.rindex("</", 0, parent.stop)
                pieces += [
                    text[at : parent.start],
                    tag,
                    text[parent.tag_stop : close],
                    items,
                    text[close : parent.stop],
                ]
            at = parent.stop
        return self._xml.encode("".join([*pieces, text[at:]])) if asked else None
