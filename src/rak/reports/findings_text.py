"""Findings as text: place, fault, remedy."""

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import Final

from rak.domain.temuan import Temuan, Tingkat
from rak.visible_text import visible

DIAM: Final = frozenset({"RAK127", "RAK128"})
"""Findings that need nothing done: where the matrix stands, which rows do not count."""
_MOST: Final = 20
"""Findings of one kind that are shown one by one, but for a galat."""
_ORDER = {tingkat: at for at, tingkat in enumerate(Tingkat)}


def findings_text(temuan: Sequence[Temuan], *, rinci: bool = False) -> str:
    """Every finding with its place, the worst first, those with one remedy together, and the tally at the end.

    ``rinci`` shows those too that need nothing done, and long lists whole; else more than twenty of a kind that are no
    galat are the first twenty and a count.
    """
    told = [one for one in shown(temuan, rinci=rinci) if rinci or not one.diterima]
    ranked = sorted(told, key=lambda one: (_ORDER[one.tingkat], one.kode))
    groups = itertools.groupby(ranked, key=lambda one: (one.kode, str(one.tingkat), one.saran))
    text = "".join(_group(*head, list(found), rinci=rinci) for head, found in groups)
    hidden = sum(one.kode in DIAM and not one.diterima for one in temuan) if not rinci else 0
    note = f" {hidden} info yang tidak perlu apa-apa tidak ditampilkan (--rinci)." if hidden else ""
    return f"{text}{tally(temuan)}{note}\n"


def shown(temuan: Sequence[Temuan], *, rinci: bool) -> list[Temuan]:
    """All of them, or those about which something can be done."""
    return [one for one in temuan if rinci or one.kode not in DIAM]


def tally(temuan: Sequence[Temuan]) -> str:
    """How many findings there are of each level."""
    count = Counter(one.tingkat for one in temuan if not one.diterima)
    seen = sum(bool(one.diterima) for one in temuan)
    accepted = f" {seen} temuan sudah diterima dengan alasan." if seen else ""
    if not count:
        return f"Tidak ada temuan.{accepted}"
    return (
        "Temuan: " + ", ".join(f"{count[tingkat]} {tingkat}" for tingkat in Tingkat if count[tingkat]) + f".{accepted}"
    )


def where(temuan: Temuan) -> str:
    """The place of a finding, as far as it is known: sheet and cell, then the place in the plan."""
    cell = f"{temuan.lembar}!{temuan.sel}" if temuan.lembar and temuan.sel else (temuan.lembar or "")
    return " - ".join(part for part in (cell, str(temuan.letak)) if part)


def _group(kode: str, tingkat: str, saran: str, found: list[Temuan], *, rinci: bool) -> str:
    shown = found if rinci or tingkat == Tingkat.GALAT.value else found[:_MOST]
    said = [(where(one), _said(one, rinci=rinci)) for one in shown]
    told = [f"{place}: {pesan}" if place else pesan for place, pesan in said]
    if more := len(found) - len(shown):
        told.append(f"… dan {more} lagi (--rinci)")
    remedy = [f"Saran: {saran}"] if saran else []
    return "\n".join([f"{kode} {tingkat.upper()}", *(f"  {visible(line)}" for line in (*told, *remedy))]) + "\n"


def _said(temuan: Temuan, *, rinci: bool) -> str:
    told = temuan.pesan if rinci else temuan.ringkas
    return f"{told} (diterima: {temuan.diterima})" if temuan.diterima else told
