"""The shared strings of a workbook: read all of them, append to them."""

import re
from functools import cached_property
from typing import Any

from rak.xlsx.package import xmltext
from rak.xlsx.package.limits import Limits
from rak.xlsx.package.problems import OoxmlError, Reason, refuse
from rak.xlsx.package.xmlscan import MAIN, Offsets, run_expat

_PLAIN = re.compile(rf'<si><t(?: xml:space="preserve")?>({xmltext.TEXT})</t></si>')
_ROOT = re.compile(r'<sst xmlns="([^"]*)"(?: [A-Za-z]+="[0-9]*")*>')


class SharedStrings:
    """The part ``sharedStrings``: texts as staff see them, runs of rich text joined, phonetics left out."""

    def __init__(self, xml: xmltext.XmlText, place: str, limits: Limits, most: int) -> None:
        """Read a part of at most so many strings."""
        if max(xml.text.count("<si"), xml.text.count(":si")) > 2 * most:  # end tags count too where they have a prefix
            raise _too_many(place, most)
        self.xml = xml
        self._place = place
        self._limits = limits
        fast = _fast(xml.text)
        self.plain: list[bool] | None = None
        """Which strings are plain; None where all are."""
        if fast is None:
            reader = _Reader(xml.text, place, limits, most)
            self.texts, self.plain, self._end = reader.texts, reader.plain, reader.end_at
        else:
            self.texts, self._end = fast
        if len(self.texts) > most:
            raise _too_many(place, most)

    def __len__(self) -> int:
        """Give how many strings the part holds (its own counts are not trusted)."""
        return len(self.texts)

    @cached_property
    def known(self) -> dict[str, int]:
        """Indexes of the plain strings, the first one where a text stands twice."""
        known: dict[str, int] = {}
        for index, text in enumerate(self.texts):
            if self.plain is None or self.plain[index]:
                known.setdefault(text, index)
        return known

    def writer(self) -> "StringWriter":
        """Start a list of strings to append."""
        return StringWriter(self)

    def with_appended(self, added: list[str], references: int) -> bytes:
        """Give the part with strings appended and ``references`` more cells using it."""
        text = self.xml.text
        root = _root(text)
        prefix = root[1][: root[1].index(":") + 1] if ":" in root[1] else ""
        items = "".join(f"<{prefix}si>{text_element(each, prefix)}</{prefix}si>" for each in added)
        tag = self._counted(root[0], len(self.texts) + len(added), references)
        if root[3]:
            return self.xml.encode(text[: root.start()] + xmltext.with_inside(tag, items) + text[root.end() :])
        inner = text[root.end() : self._end]
        return self.xml.encode(text[: root.start()] + tag + inner + items + text[self._end :])

    def _counted(self, tag: str, total: int, references: int) -> str:
        """Give the root's tag with its counts, where it has them, put right."""
        attributes = xmltext.attributes_of(tag)
        if "uniqueCount" in attributes:
            tag = xmltext.with_attribute(tag, "uniqueCount", str(total))
        if "count" in attributes:
            stated = attributes["count"]
            known = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 10 else 0
            tag = xmltext.with_attribute(tag, "count", str(max(known + references, total)))
        return tag


def _too_many(place: str, most: int) -> OoxmlError:
    return refuse(Reason.TOO_LARGE, place, f"lebih dari {most} teks bersama")


class StringWriter:
    """Strings to append; each new text once."""

    def __init__(self, strings: SharedStrings) -> None:
        self._strings = strings
        self._added: dict[str, int] = {}
        self._references = 0

    def index(self, text: str) -> int:
        """Give the index of a plain string for one more cell, appending it where it is new."""
        self._references += 1
        found = self._strings.known.get(text)
        if found is None:
            found = self._added.setdefault(text, len(self._strings) + len(self._added))
        return found

    def written(self) -> bytes | None:
        """Give the part with what was appended; None if nothing was."""
        if not self._added:
            return None
        return self._strings.with_appended(list(self._added), self._references)


def text_element(text: str, prefix: str = "") -> str:
    """Spell ``<t>``; white space at the borders or line breaks are preserved by name."""
    spelt = xmltext.escape(xmltext.encode_excel(text))
    keep = ' xml:space="preserve"' if text != text.strip() or "\n" in text or "  " in text else ""
    return f"<{prefix}t{keep}>{spelt}</{prefix}t>"


def _root(text: str) -> re.Match[str]:
    at = 0
    while True:
        at = text.index("<", at)
        if text.startswith("<?", at):
            at = text.index("?>", at)
        elif text.startswith("<!--", at):
            at = text.index("-->", at)
        else:
            match = xmltext.START_TAG.match(text, at)
            if match is None:
                raise ValueError("no root element")
            return match


def _fast(text: str) -> tuple[list[str], int] | None:
    """Read a part of plain strings only, written the usual way; None for any other."""
    match = _ROOT.search(text, 0, 600)
    end = len(text) - len("</sst>")
    if match is None or match[1] not in MAIN or not text.endswith("</sst>") or "<!" in text:
        return None
    head = text[: match.start()]
    if head.strip() and not (head.startswith("<?xml ") and head.rstrip().endswith("?>") and head.count("<") == 1):
        return None
    if not xmltext.is_sound(text, match.end(), end) or len(xmltext.attributes_of(match[0])) != match[0].count('="'):
        return None
    texts, at = [], match.end()
    for found in _PLAIN.finditer(text, at, end):
        if found.start() != at:
            return None
        at = found.end()
        each = found[1]
        texts.append(xmltext.unescape(each) if "&" in each else each)
    if at != end:
        return None
    if "_x" in text:
        texts = [xmltext.decode_excel(each) for each in texts]
    return texts, end


class _Reader:
    """Read any well-formed part through expat."""

    def __init__(self, text: str, place: str, limits: Limits, most: int) -> None:
        self._most = most
        self.texts: list[str] = []
        self.plain: list[bool] = []
        self.end_at = -1
        self._place = place
        self._limits = limits
        self._names: list[str] = []
        self._parts: list[str] = []
        self._into = False
        self._offsets = Offsets(text)
        self._parser: Any = None
        run_expat(self._offsets.data, place, self._start, self._stop, limits, self._set_up)

    def _set_up(self, parser: Any) -> None:
        self._parser = parser
        parser.CharacterDataHandler = self._characters

    def _start(self, name: str, _attributes: list[str]) -> None:
        namespace, _, local = name.rpartition(" ")
        self._names.append(local if namespace in MAIN else name)
        depth = len(self._names)
        if depth > self._limits.max_depth:
            raise refuse(Reason.TOO_DEEP, self._place, f"nested deeper than {self._limits.max_depth}")
        if self._names[1:] == ["si"]:
            self._parts = []
            self.plain.append(True)
            if len(self.plain) > self._most:
                raise _too_many(self._place, self._most)
        elif depth == 3 and self.plain and self._names[2] != "t":
            self.plain[-1] = False
        self._into = self._names[1:] in (["si", "t"], ["si", "r", "t"])

    def _stop(self, _name: str) -> None:
        self._into = False
        if self._names[1:] == ["si"]:
            self.texts.append(xmltext.decode_excel("".join(self._parts)))
        self._names.pop()
        if not self._names:
            self.end_at = self._offsets(self._parser.CurrentByteIndex)

    def _characters(self, data: str) -> None:
        if self._into:
            self._parts.append(data)
