"""Findings as text: place, fault, remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rak.domain.temuan import Temuan, Tingkat

_ORDER = {tingkat: at for at, tingkat in enumerate(Tingkat)}


def findings_text(temuan: Sequence[Temuan]) -> str:
    """Every finding on two lines, the worst first, and the tally at the end."""
    ranked = sorted(temuan, key=lambda one: (_ORDER[one.tingkat], one.kode))
    return "".join(map(_entry, ranked)) + tally(temuan) + "\n"


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


def _entry(temuan: Temuan) -> str:
    place = where(temuan)
    return (
        f"{temuan.kode} {str(temuan.tingkat).upper()}{f' [{place}]' if place else ''}\n"
        f"  {temuan.pesan} {temuan.saran}\n"
    )
