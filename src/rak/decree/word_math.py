"""Formulas of Word's equation editor as a line of text, so that a fraction or a power is not read as one number."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

import attrs

from rak.decree.word_builder import Builder
from rak.decree.word_looks import Looks

URIS: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math ",
    "http://purl.oclc.org/ooxml/officeDocument/math ",
)
"""The namespace of formulas, transitional and strict, as expat puts it before a name."""
_Values: TypeAlias = Mapping[str, str]


@attrs.define
class _Susunan:
    """A structure that is open: what stands before, between and behind its elements."""

    before: str = ""
    between: str = ""
    behind: str = ""
    elements: int = 0


_STRUCTURES: Final = {
    **dict.fromkeys(
        ("acc", "bar", "borderBox", "box", "func", "groupChr", "limLow", "limUpp", "phant", "sPre", "sSub", "sSubSup", "sSup"),
        ("", "", ""),
    ),
    "rad": ("√(", "", ")"),
    "nary": ("∫", "", ""),
    "d": ("(", "|", ")"),
    **dict.fromkeys(("eqArr", "mr"), ("", " ", " ")),
}  # fmt: skip


class MathShown:
    """What the elements of a formula add to its texts: brackets, the word of a fraction, raised figures, signs."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._raised: list[str] = []
        self._open: list[_Susunan] = []

    def starts(self) -> dict[str, Callable[[_Values], object]]:
        """What is done where an element starts, by its name with its namespace."""
        found: dict[str, Callable[[_Values], object]] = {
            "r": lambda _: self._run(),
            "num": lambda _: self._show("("),
            "den": lambda _: self._show(" dibagi ("),
            "sub": lambda _: self._raised.append("subscript"),
            **dict.fromkeys(("deg", "sup"), lambda _: self._raised.append("superscript")),
            "e": lambda _: self._element(),
            **dict.fromkeys(("begChr", "chr"), self._sign("before")),
            "sepChr": self._sign("between"),
            "endChr": self._sign("behind"),
            **{name: self._opener(*signs) for name, signs in _STRUCTURES.items()},
        }
        return {f"{uri}{name}": what for uri in URIS for name, what in found.items()}

    def ends(self) -> dict[str, Callable[[], object]]:
        """What is done where it ends."""
        found: dict[str, Callable[[], object]] = {
            **dict.fromkeys(("num", "den"), lambda: self._show(")")),
            **dict.fromkeys(("deg", "sub", "sup"), self._lower),
            **dict.fromkeys(_STRUCTURES, lambda: self._show(self._open.pop().behind)),
        }
        return {f"{uri}{name}": what for uri in URIS for name, what in found.items()}

    def _show(self, text: str) -> None:
        self._run()
        self._builder.show(text)

    def _run(self) -> None:
        """A run of its own: the looks of the run before it are not its looks."""
        self._builder.story.run = Looks(raised=self._raised[-1] if self._raised else "")

    def _lower(self) -> None:
        self._raised.pop()
        self._run()

    def _opener(self, before: str, between: str, behind: str) -> Callable[[_Values], None]:
        return lambda _: self._open.append(_Susunan(before, between, behind))

    def _sign(self, place: str) -> Callable[[_Values], None]:
        """What sets a bracket or the sign of a sum; accents and bars have one that is not shown here."""

        def take(values: _Values) -> None:
            if self._open and self._open[-1].before:
                setattr(self._open[-1], place, values.get("val", ""))

        return take

    def _element(self) -> None:
        if self._open:
            top = self._open[-1]
            self._show(top.between if top.elements else top.before)
            top.elements += 1
