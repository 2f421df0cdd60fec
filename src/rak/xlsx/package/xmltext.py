"""XML parts as text: encodings, entities, start tags, and Excel's own ``_xHHHH_`` escapes."""

import codecs
import collections
import re
from typing import NamedTuple

from rak.xlsx.package.problems import Reason, refuse

_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

TRUE = ("1", "true")
"""What an attribute says that is on."""
_LONG_PART = 2**19
_LONG_PIECE = re.compile("<[^<]{131072,}")
_MOST_ATTRIBUTES = 5000
"""A tag of more takes fifty times its bytes before a parser tells of it; between ``<`` and ``<`` stands but one tag."""

START_TAG = re.compile(r"""<([^\s/>"'<]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(/?)>""")
"""A start tag of well-formed XML: name, attributes, the slash of an empty element."""
_FORBIDDEN = (*map(chr, (*range(9), *range(11, 32))), "\ufffe", "\uffff", "]]>")
"""What XML does not allow in a text, and the carriage return, which a parser would fold."""
_REFERENCES = ("&amp;", "&lt;", "&gt;", "&quot;", "&apos;")
TEXT = "[^<]*+"
"""The expression of a text that reads alike with and without a parser, where :func:`is_sound`."""
_NUMBERED = re.compile(r"&#(?:[0-9]{1,7}|x[0-9A-Fa-f]{1,6});")
ATTRIBUTE = re.compile(r"""(\s+)([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')""")
"""One attribute inside a start tag: white space, name, quoted value."""

_ENTITY = re.compile(r"&(?:#([0-9]+)|#x([0-9A-Fa-f]+)|(amp|lt|gt|quot|apos));|&")
_NAMED_ONLY = re.compile(r"[^&]*+(?:&(?:amp|lt|gt|quot|apos);[^&]*+)*+\Z")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_DIGITS = 10
"""The most digits of a number that counts or names something."""
_HALVES = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NEEDS_ESCAPE = "[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)"
"""What Excel escapes in a text; compiled when the first text may have any of it."""


class XmlText(NamedTuple):
    """A part as text, with what is needed to spell it in bytes again."""

    text: str
    encoding: str
    bom: bytes

    def encode(self, text: str) -> bytes:
        """Spell ``text`` as this part's bytes were; what its encoding lacks becomes a character reference."""
        return self.bom + text.encode(self.encoding, "xmlcharrefreplace")


def decode_part(data: bytes, place: str) -> XmlText:
    """Decode a part by its byte order mark, its declaration, or as UTF-8."""
    bom, encoding = _encoding_of(data)
    try:
        text = data[len(bom) :].decode(encoding)
    except (UnicodeError, LookupError) as error:
        raise refuse(Reason.BAD_XML, place, f"cannot be decoded: {error}") from None
    if len(text) > _LONG_PART and any(
        text.count("=", *one.span()) > _MOST_ATTRIBUTES for one in _LONG_PIECE.finditer(text)
    ):
        raise refuse(Reason.TOO_LARGE, place, f"lebih dari {_MOST_ATTRIBUTES} atribut dalam satu tanda XML")
    return XmlText(text, encoding, bom)


def _encoding_of(data: bytes) -> tuple[bytes, str]:
    if data.startswith((b'<?xml version="1.0" encoding="UTF-8"', b"<w", b"<s")):
        return b"", "utf-8"
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return bom, encoding
    if data[:4] in {b"<\0?\0", b"<\0w\0", b"<\0s\0"}:
        return b"", "utf-16-le"
    if data[:4] in {b"\0<\0?", b"\0<\0w", b"\0<\0s"}:
        return b"", "utf-16-be"
    match = _DECLARED.match(data[:200])
    return b"", match[1].decode("ascii").lower() if match else "utf-8"


def _entity(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return _NAMED[name]
    if decimal or hexadecimal:
        return chr(int(decimal) if decimal else int(hexadecimal, 16))
    raise ValueError("a bare ampersand or an undeclared entity")


def unescape(text: str) -> str:
    """Resolve entities and character references; ValueError for any other ampersand."""
    if "&" not in text:
        return text
    if "&#" not in text and _NAMED_ONLY.match(text):
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
        return text.replace("&apos;", "'").replace("&amp;", "&")
    return _ENTITY.sub(_entity, text)


def is_sound(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch has only characters, and references to characters, that XML allows in texts."""
    if any(text.find(each, start, end) >= 0 for each in _FORBIDDEN):
        return False
    first, last = text.find("&", start, end), text.rfind("&", start, end)
    if first < 0:
        return True
    stop = min(last + 8, end)  # in a sheet of blank rows these are few characters
    left = text.count("&", first, stop) - sum([text.count(each, first, stop) for each in _REFERENCES])
    if not left:
        return True
    numbered = collections.Counter(match[0] for match in _NUMBERED.finditer(text, first, end))
    try:
        return numbered.total() == left and all(_is_character(ord(unescape(each))) for each in numbered)
    except (ValueError, OverflowError):
        return False


def _is_character(code: int) -> bool:
    return code in {9, 10, 13} or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code > 0xFFFF


def escape(text: str) -> str:
    """Escape text for element content."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    """Escape text for a double-quoted attribute, so that white space survives."""
    text = escape(text).replace('"', "&quot;")
    return text.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def decode_excel(text: str) -> str:
    """Resolve Excel's ``_xHHHH_`` escapes in the text of a cell."""
    if "_x" not in text:
        return text
    found = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    if _HALVES.search(found) is None:
        return found
    return found.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # two halves are one character


def encode_excel(text: str) -> str:
    """Escape what XML cannot hold, and what would be read as an escape, the way Excel does."""
    if text.isprintable() and "_x" not in text:
        return text
    return re.sub(_NEEDS_ESCAPE, lambda match: f"_x{ord(match[0]):04X}_", text)


def whole_number(text: str | None, otherwise: int = 0) -> int:
    """Read a non-negative integer; a default where it is missing or senseless, as one of thousands of digits is."""
    return int(text) if text is not None and len(text) <= _DIGITS and text.isascii() and text.isdigit() else otherwise


def attributes_of(tag: str) -> dict[str, str]:
    """Give the attributes of a start tag, names as spelt, values resolved."""
    return {name: unescape(value[1:-1]) for _, name, value in ATTRIBUTE.findall(tag)}


def with_inside(tag: str, inside: str) -> str:
    """Give an element that stands empty, ``<a/>``, with something inside."""
    name = tag[1:].split(None, 1)[0].rstrip("/>")
    return f"{tag[: tag.rindex('/')].rstrip()}>{inside}</{name}>"


def with_attribute(tag: str, name: str, value: str | None) -> str:
    """Give the start tag with one attribute set (in its place, or last), or dropped; the rest as spelt."""
    for match in ATTRIBUTE.finditer(tag):
        if match[2] == name:
            new = "" if value is None else f'{match[1]}{name}="{escape_attribute(value)}"'
            return tag[: match.start()] + new + tag[match.end() :]
    if value is None:
        return tag
    match_end = START_TAG.match(tag)
    at = match_end.end(2) if match_end else len(tag) - 1
    return f'{tag[:at]} {name}="{escape_attribute(value)}"{tag[at:]}'
