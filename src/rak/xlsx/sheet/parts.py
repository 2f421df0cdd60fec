"""The parts of one package as its sheets need them: the container, what it may cost, shared texts and formats."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from rak.xlsx.package.container import Container
from rak.xlsx.package.limits import Limits
from rak.xlsx.package.relations import Relation, read_relations
from rak.xlsx.package.xmlscan import Element, scan
from rak.xlsx.package.xmltext import XmlText, decode_part
from rak.xlsx.sheet.cell_styles import Styles
from rak.xlsx.sheet.strings import SharedStrings


class Parts:
    """Reads parts under the limits; shared strings and formats when they are first asked for."""

    def __init__(self, container: Container, limits: Limits, size: int) -> None:
        """Take a container, and the ``size`` of its file in bytes, with which some limits grow."""
        self.container = container
        self.limits = limits
        self.size = size
        self.strings_part: str | None = None
        """The part of the shared strings; None where the package has none."""
        self.styles_part: str | None = None
        """The part of the formats; None where the package has none."""
        self.date1904 = False
        """Whether serial numbers of dates count from 1904."""
        self._like: Parts | None = None
        """Another state of this package with the same strings, which are read there when they are asked for."""

    def text_of(self, part: str, *, rows: int = 0) -> XmlText:
        """Give an XML part as text; that of a sheet with more than ``rows`` is refused before it takes much memory."""
        return decode_part(self.container.read(part, rows=rows), part)

    def elements_of(self, part: str) -> list[Element]:
        """List the elements of a small XML part."""
        return scan(self.text_of(part).text, part, self.limits)

    def relations_of(self, part: str) -> Mapping[str, Relation]:
        """Give the relationships of a part, by identifier."""
        return read_relations(self.container, part, self.limits)

    def grown(self, limit: int) -> int:
        """Give a limit as it is for this file."""
        return self.limits.grown(limit, self.size)

    @cached_property
    def shared_strings(self) -> SharedStrings | None:
        """The shared strings; None where the package has no such part."""
        if self.strings_part is None:
            return None
        if self._like is not None:
            return self._like.shared_strings
        text, most = self.text_of(self.strings_part), self.grown(self.limits.max_strings)
        return SharedStrings(text, self.strings_part, self.limits, most)

    def share_strings(self, other: "Parts") -> None:
        """Take the shared strings of another state of this package, whose part is the same to the byte."""
        self._like = other

    @property
    def texts(self) -> Sequence[str]:
        """The shared texts, empty where there are none."""
        strings = self.shared_strings
        return strings.texts if strings else ()

    @cached_property
    def styles(self) -> Styles | None:
        """The formats; None where the package has no such part."""
        part = self.styles_part
        return None if part is None else Styles(self.text_of(part), part, self.limits)

    def number_format(self, style: int) -> str:
        """Give the number format of a style index, such as ``#,##0``."""
        return self.styles.format(style).number_format if self.styles else "General"
