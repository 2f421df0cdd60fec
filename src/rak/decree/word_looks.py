"""How a text of a Word document is shown: hidden, struck, raised, in which colour on which ground, in which size."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

import attrs

from rak.decree.word_symbols import RAISED, style_of_position
from rak.xlsx.package.colours import PAPER

Attributes: TypeAlias = Mapping[str, str]
UNKNOWN: Final = "?"
"""A ground that depends on a pattern, a shape or the place in a table; some text in white may be seen on it."""
_TINY: Final = 4
"""Half-points up to which a text is a dot: two points, of which Word offers one and two for what shall not be seen."""
_HIGHLIGHTS: Final = {"white": PAPER, "black": "000000", "none": ""}


@attrs.frozen
class Looks:
    """The looks of a run, a paragraph or a style."""

    hidden: bool = False
    struck: bool = False
    raised: str = ""
    moved: str = ""
    """Raised or lowered by hand."""
    tiny: bool = False
    colour: str = ""
    """Six hexadecimal digits; empty for the one that Word chooses so that it is seen."""
    ground: str = ""
    """The colour behind the text; empty where what is around it decides."""

    def wear(self, said: Mapping[str, Attributes]) -> "Looks":
        """These looks with what elements of run properties say, by their names."""
        read: dict[str, Any] = {READERS[element][0]: READERS[element][1](values) for element, values in said.items()}
        return attrs.evolve(self, **read) if read else self


PLAIN: Final = Looks()


def is_on(values: Attributes) -> bool:
    """Whether an element that is a switch is on, as it is without a value."""
    return values.get("val", "true") not in {"0", "false", "off", "none"}


def read_shade(values: Attributes) -> str:
    """The colour of a ``w:shd``; of a pattern it is not known."""
    pattern = (
        UNKNOWN if "themeFill" in values and len(values.get("fill", "")) != len(PAPER) else values.get("val", "clear")
    )
    colour = {"clear": values.get("fill", ""), "solid": values.get("color", ""), "nil": ""}.get(pattern, UNKNOWN)
    return "" if colour == "auto" else colour


def _read_colour(values: Attributes) -> str:
    return values.get("val", "").replace("auto", "")


def _read_size(values: Attributes) -> bool:
    size = values.get("val", "")
    return size.isascii() and size.isdecimal() and len(size) < 4 and int(size) <= _TINY


READERS: Final[Mapping[str, tuple[str, Callable[[Attributes], object]]]] = {
    "vanish": ("hidden", is_on),
    "strike": ("struck", is_on),
    "dstrike": ("struck", is_on),
    "position": ("moved", style_of_position),
    "vertAlign": ("raised", lambda values: values["val"] if values.get("val") in RAISED else ""),
    "sz": ("tiny", _read_size),
    "color": ("colour", _read_colour),
    "shd": ("ground", read_shade),
    "highlight": ("ground", lambda values: _HIGHLIGHTS.get(values.get("val", ""), UNKNOWN)),
}
"""The elements of run properties that count, with the look that they give."""
