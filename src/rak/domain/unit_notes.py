"""Notes that amounts are in thousands or millions: ``(dalam jutaan rupiah)``, ``Rp ribu``, ``dlm jt``."""

import re
from functools import lru_cache
from typing import Final

from rak.domain.number_words import WORDS

_WORD: Final = (
    r"(?:(?:puluh(?:an)?|ratus(?:an)?)\s+)?(?:juta(?:an)?|jt|mil[iy]ar(?:an)?|tril[iy]un(?:an)?|ribu(?:an)?|rb|000[.,]000|000"
    r"|thousands?|millions?|billions?)(?!\w)"
)
_FIGURE: Final = r"(?:1[.,]?000[.,]?000|1[.,]?000)(?!\w)"
_SIGN: Final = r"(?:rp|rupiah|idr)"
_SAYS: Final = r"(?:(?:di)?sajikan\s+)?(?:(?:dalam|dlm|satuan|in)\b\s*[.:]?\s*)+"
_OF_THINGS: Final = r"(?!\s+(?:orang|jiwa|unit|ton|kg|hektare?|ha|dokumen|ekor|meter|km|liter|buah|lembar)\b)"
# As text: re compiles them at their first use, and most workbooks have no word that asks for one.
_NOTE = (
    r"(?i)[(\[]?\s*(?<!\w)(?:(?:angka|nilai|jumlah|anggaran)\s+)?(?:"
    rf"{_SAYS}(?:{_SIGN}\s*[.:]?\s*)?(?:{_WORD}|{_FIGURE}){_OF_THINGS}(?:\s*{_SIGN}\b\.?)?"
    rf"|{_SIGN}\s*[.:]?\s*{_WORD}"
    rf"|(?<!\d\s)(?<!\d){_WORD}\s*{_SIGN}\b\.?"
    r")\s*[)\]]?"
)
_IN_BRACKETS = rf"(?i)[(\[]\s*(?:{_SIGN}\s*[.:]?\s*)?(?:x\s*)?(?:{_SIGN}\s*[.:]?\s*)?(?:1\s+)?(?:{_WORD}|{_FIGURE})\s*(?:{_SIGN}\b\.?)?\s*[)\]]"
_IN_WORDS = rf"(?i)\b(?:{WORDS})+\s*$"
"""What stands before the unit of an amount that is spelt out (``lima puluh juta rupiah``), which is no note."""
_FULL = rf"(?i)[(\[]?\s*(?<!\w){_SAYS}{_SIGN}\b(?:\s*(?:penuh|utuh)\b)?\.?\s*[)\]]?"
_ANY = rf"(?i)(?<![\w.,]){_WORD}"
_SCALES: Final = ("juta", "jt", "mil", "tril", "ribu", "rb", "000", "thousand", "billion")
"""One of these is in every note of thousands or millions."""
_SIGNS: Final = ("rp", "rupiah", "idr")
_LONGEST: Final = 2000


@lru_cache(maxsize=4096)
def read_unit_note(text: str, *, heading: bool = False) -> int | None:
    """1000 or 1.000.000 for a text that says so of its amounts, 1 for ``(dalam rupiah)``; None where none is said.

    In the ``heading`` of a column of amounts the word alone is enough.
    """
    if len(text) > _LONGEST:
        return None
    if _has(text, _SCALES):
        notes = (one for one in re.finditer(_NOTE, text) if not _is_spelt(one))
        match = next(notes, None) or re.search(_IN_BRACKETS, text) or (re.search(_ANY, text) if heading else None)
        if match:
            return _times(match[0].casefold())
    return 1 if _has(text, _SIGNS) and re.search(_FULL, text) else None


def drop_unit_notes(text: str) -> str:
    """The text without them, as the name of an office or of a column is read."""
    if _has(text, _SCALES):
        text = re.sub(_IN_BRACKETS, " ", re.sub(_NOTE, lambda one: one[0] if _is_spelt(one) else " ", text))
    return re.sub(_FULL, " ", text) if _has(text, _SIGNS) else text


def _is_spelt(note: re.Match[str]) -> bool:
    return re.search(_IN_WORDS, note.string[: note.start()]) is not None


def _has(text: str, words: tuple[str, ...]) -> bool:
    folded = text.casefold()
    if not folded.isascii():
        folded = folded.replace("i\u0307", "i").replace("ı", "i")  # a Turkish i is one to the patterns
    for word in words:  # noqa: SIM110  # asked of every cell of a long decree, where a generator takes twice the time
        if word in folded:
            return True
    return False


def is_unit_note(text: str) -> bool:
    """Whether the text is such a note and nothing else, punctuation and a word that leads to it aside."""
    if not (_has(text, _SCALES) or _has(text, _SIGNS)):
        return False
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
