"""Budget lines within budget lines: a program, its activities and their parts, each in a row with a budget of its own."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_CODE: Final = re.compile(r"\d+(?:\.\d+)*(?=\.?(?:\s|$))")
_WORDS: Final = re.compile(r"\W*(program\b|kegiatan\b|sub(?=\s*-?\s*kegiatan\b))", re.IGNORECASE)
_STEPS: Final = ("", "program", "kegiatan", "sub")
_TOTAL: Final = re.compile(r"\W*(?:sub\s*-?\s*)?(?:jumlah|total)\b", re.IGNORECASE)


class Tingkatan(NamedTuple):
    """Where a line stands: its code (``1.01.02``), or what its text begins with (program, kegiatan, sub kegiatan)."""

    kode: tuple[str, ...]
    kata: int

    def holds(self, other: "Tingkatan") -> bool:
        """Whether a line of the other rank is part of one of this."""
        if self.kode and other.kode:
            return len(self.kode) < len(other.kode) and other.kode[: len(self.kode)] == self.kode
        return 0 < self.kata < other.kata

    @property
    def dalam(self) -> int:
        """How deep it is, among lines that are told apart in the same way."""
        return len(self.kode) or self.kata


def rank_of(code: str, text: str) -> Tingkatan:
    """The rank of a line with this number or code, and this text."""
    found = _CODE.match(code.strip()) or _CODE.match(text)
    word = _WORDS.match(text)
    return Tingkatan(tuple(found[0].split(".")) if found else (), _STEPS.index(word[1].casefold() if word else ""))


def covered(lines: Sequence[tuple[Tingkatan, int]]) -> Iterator[tuple[int, list[int]]]:
    """The lines whose budget has room for those of the lines within them that follow, each with the next ones within.

    Where words alone tell them apart, it has to be their sum.
    """
    for at, (rank, budget) in enumerate(lines):
        inside = list(itertools.takewhile(lambda to: rank.holds(lines[to][0]), range(at + 1, len(lines))))  # noqa: B023  # consumed here
        highest = min((lines[to][0].dalam for to in inside), default=None)
        parts = [to for to in inside if lines[to][0].dalam == highest]
        total = sum(lines[to][1] for to in parts)
        if total and total <= budget and (rank.kode or total == budget):
            yield at, parts


def summed(text: str, budgets: Sequence[int], at: int) -> list[int]:
    """The lines before one that begins with JUMLAH or TOTAL whose budgets are together what it has; none where it is no sum."""
    sums = list(itertools.accumulate(reversed(budgets[:at]))) if _TOTAL.match(text) else []
    return list(range(at - 1 - sums.index(budgets[at]), at)) if budgets[at] and budgets[at] in sums else []
