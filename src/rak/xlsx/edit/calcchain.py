"""The order of calculation (``calcChain``): an entry goes with its formula."""

from rak.xlsx.package.limits import Limits
from rak.xlsx.package.problems import OoxmlError
from rak.xlsx.package.xmlscan import scan
from rak.xlsx.package.xmltext import XmlText, with_attribute
from rak.xlsx.sheet.address import Position, from_address


def without(xml: XmlText, place: str, limits: Limits, gone: set[tuple[str, Position]]) -> bytes | None:
    """Give the part without the entries of (sheet id, position); None where no entry is left.

    An entry without ``i`` belongs to the sheet of the entry before it, so the one after a dropped entry gets the
    ``i`` that it relied on.
    """
    text = xml.text
    pieces, at, kept = [], 0, 0
    sheet = last_written = ""
    for element in scan(text, place, limits):
        if element.depth != 2 or element.name != "c":
            continue
        sheet = element.attributes.get("i", sheet)
        if (sheet, _position(element.attributes.get("r", ""))) in gone:
            pieces.append(text[at : element.start])
            at = element.stop
            continue
        kept += 1
        if sheet != last_written and "i" not in element.attributes:
            tag = with_attribute(text[element.start : element.tag_stop], "i", sheet)
            pieces += [text[at : element.start], tag]
            at = element.tag_stop
        last_written = sheet
    if not kept:
        return None
    return xml.encode("".join([*pieces, text[at:]]))


def _position(address: str) -> Position | None:
    try:
        return from_address(address)
    except OoxmlError:
        return None
