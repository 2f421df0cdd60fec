"""Notes that amounts are in thousands or millions: ``(dalam jutaan rupiah)``, ``Rp ribu``, ``dlm jt``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_WORD: Final = (
    r"(?:(?:puluh(?:an)?|ratus(?:an)?)\s+)?(?:juta(?:an)?|jt|mil[iy]ar(?:an)?|tril[iy]un(?:an)?|ribu(?:an)?|rb|000[.,]000|000"
    r"|thousands?|millions?|billions?)(?!\w)"
)
_FIGURE: Final = r"(?:1[.,]?000[.,]?000|1[.,]?000)(?!\w)"
_SIGN: Final = r"(?:rp|rupiah|idr)"
_SAYS: Final = r"(?:(?:di)?sajikan\s+)?(?:(?:dalam|dlm|satuan|in)\b\s*[.:]?\s*)+"
_OF_THINGS: Final = r"(?!\s+(?:orang|jiwa|unit|ton|kg|hektare?|ha|dokumen|ekor|meter|km|liter|buah|lembar)\b)"
_NOTE = re.compile(
    r"[(\[]?\s*(?<!\w)(?:(?:angka|nilai|jumlah|anggaran)\s+)?(?:"
    rf"{_SAYS}(?:{_SIGN}\s*[.:]?\s*)?(?:{_WORD}|{_FIGURE}){_OF_THINGS}(?:\s*{_SIGN}\b\.?)?"
    rf"|{_SIGN}\s*[.:]?\s*{_WORD}"
    rf"|(?<!\d\s)(?<!\d){_WORD}\s*{_SIGN}\b\.?"
    r")\s*[)\]]?",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    rf"[(\[]\s*(?:{_SIGN}\s*[.:]?\s*)?(?:x\s*)?(?:{_SIGN}\s*[.:]?\s*)?(?:1\s+)?(?:{_WORD}|{_FIGURE})\s*(?:{_SIGN}\b\.?)?\s*[)\]]",
    re.IGNORECASE,
)
_FULL = re.compile(rf"[(\[]?\s*(?<!\w){_SAYS}{_SIGN}\b(?:\s*(?:penuh|utuh)\b)?\.?\s*[)\]]?", re.IGNORECASE)
_ANY = re.compile(rf"(?<![\w.,]){_WORD}", re.IGNORECASE)
_LONGEST: Final = 2000


@lru_cache(maxsize=4096)
def read_unit_note(text: str, *, heading: bool = False) -> int | None:
    """1000 or 1.000.000 for a text that says so of its amounts, 1 for ``(dalam rupiah)``; None where none is said.

    In the ``heading`` of a column of amounts the word alone is enough.
    """
    if len(text) > _LONGEST:
        return None
    match = _NOTE.search(text) or _IN_BRACKETS.search(text) or (_ANY.search(text) if heading else None)
    if match:
        return _times(match[0].casefold())
    return 1 if _FULL.search(text) else None


def drop_unit_notes(text: str) -> str:
    """The text without them, as the name of an office or of a column is read."""
    return _FULL.sub(" ", _IN_BRACKETS.sub(" ", _NOTE.sub(" ", text)))


def is_unit_note(text: str) -> bool:
    """Whether the text is such a note and nothing else, punctuation and a word that leads to it aside."""
    bare = re.sub(r"^\W*(?:catatan|ket(?:erangan)?|satuan|note)\s*[:.]\s*", "", text.strip(), flags=re.IGNORECASE)
    return read_unit_note(bare) is not None and not re.search(r"\w", drop_unit_notes(bare))


def _times(note: str) -> int:
    tens = 10 if "puluh" in note else 100 if "ratus" in note else 1
    if "tril" in note:
        return tens * 1_000_000_000_000
    if re.search(r"mil[iy]ar|billion", note):
        return tens * 1_000_000_000
    million = re.search(r"jt|juta|million|000[.,]?000", note) is not None
    return tens * (1_000_000 if million else 1000)
