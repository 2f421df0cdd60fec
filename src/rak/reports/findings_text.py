"""Findings as text: place, fault, remedy."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from rak.domain.temuan import Temuan, Tingkat
from rak.visible_text import visible

_ORDER = {tingkat: at for at, tingkat in enumerate(Tingkat)}


def findings_text(temuan: Sequence[Temuan]) -> str:
    """Every finding with its place, the worst first, those with one remedy together, and the tally at the end."""
    ranked = sorted(temuan, key=lambda one: (_ORDER[one.tingkat], one.kode))
    groups = itertools.groupby(ranked, key=lambda one: (one.kode, str(one.tingkat), one.saran))
    return "".join(_group(*head, list(found)) for head, found in groups) + tally(temuan) + "\n"


def tally(temuan: Sequence[Temuan]) -> str:
    """How many findings there are of each level."""
    count = Counter(one.tingkat for one in temuan)
    if not count:
        return "Tidak ada temuan."
    return "Temuan: " + ", ".join(f"{count[tingkat]} {tingkat}" for tingkat in Tingkat if count[tingkat]) + "."


def where(temuan: Temuan) -> str:
    """The place of a finding, as far as it is known: sheet and cell, then the place in the plan."""
    cell = f"{temuan.lembar}!{temuan.sel}" if temuan.lembar and temuan.sel else (temuan.lembar or "")
    return " - ".join(part for part in (cell, str(temuan.letak)) if part)


def _group(kode: str, tingkat: str, saran: str, found: list[Temuan]) -> str:
    told = [f"{place}: {one.pesan}" if (place := where(one)) else one.pesan for one in found]
    remedy = [f"Saran: {saran}"] if saran else []
    return "\n".join([f"{kode} {tingkat.upper()}", *(f"  {visible(line)}" for line in (*told, *remedy))]) + "\n"
