"""Labels of quarters as they stand in cells (``TW I``, ``Triwulan 2``, ``s.d. TW III``), also when a look-alike is typed."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rak.domain.period_words import QUARTER_FIGURE, QUARTER_INITIALS, QUARTER_WORD, TO_DATE, figure, unmask
from rak.domain.text_folding import drop_invisible
from rak.domain.waktu import Triwulan

_FIGURE: Final = rf"(?P<angka>{QUARTER_FIGURE})"
# As text: re compiles it at its first use, which most workbooks never make.
_LABEL = rf"(?is)(?:(?P<sampai>{TO_DATE}))?{QUARTER_WORD}{_FIGURE}(?![^\W_])\s*(?:\([^)]*\)\s*)?[.]?\s*(?P<pisah>[:;=])?\s*(?P<sisa>.*)"
_BARE = re.compile(rf"(?:(?P<sampai>{TO_DATE}))?{_FIGURE}[.)]?", re.IGNORECASE)


class Label(NamedTuple):
    """What a label says."""

    triwulan: Triwulan
    sampai: bool
    """Whether it reads ``s.d.``: the figures beside it are to date, not of the quarter."""
    samaran: bool
    """Whether look-alike or invisible characters had to be replaced to read it."""
    sisa: str
    """What follows the label in the cell."""


_USUAL: Final = {
    spelt: Label(tw, False, False, "") for tw in Triwulan for spelt in (f"TW {tw.name}", f"tw {tw.name.lower()}")
}


def read_label(text: str) -> Label | None:
    """The label at the beginning of the text, with what follows it; None when the text does not begin with one."""
    return _USUAL.get(text) or _read(text)


def is_label(text: str) -> bool:
    """Whether the text is a label and nothing else."""
    label = read_label(text)
    return label is not None and not label.sisa


@lru_cache(maxsize=4096)
def _read(text: str) -> Label | None:
    first = text.lstrip()[:1]
    if len(text) > 2000 or not first or (first.isascii() and first.isprintable() and first not in QUARTER_INITIALS):
        return None
    bare = " ".join(text.split())
    if match := re.match(_LABEL, bare):
        return _label(match, masked="l" in match["angka"], rest=match["sisa"])
    plain = " ".join(unmask(bare).split())
    if plain != bare and (match := re.match(_LABEL, plain)):
        return _label(match, masked=True, rest=match["sisa"])
    return None


@lru_cache(maxsize=256)
def read_bare(text: str) -> Label | None:
    """A quarter spelt without its word (``II``, ``2``), as stands under a heading TW."""
    bare = " ".join(text.split())
    for candidate, masked in ((bare, False), (unmask(bare), True)):
        if match := _BARE.fullmatch(candidate):
            return _label(match, masked=masked or "l" in match["angka"], rest="")
    return None


def _label(match: re.Match[str], *, masked: bool, rest: str) -> Label:
    number = figure(match["angka"])
    return Label(Triwulan(number), bool(match["sampai"]), masked, drop_invisible(rest).strip())
