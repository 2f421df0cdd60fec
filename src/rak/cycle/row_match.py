"""Rows of two workbooks of one plan that have no kode of their own: told apart by their texts, however they were moved.

Such rows are numbered as they stand, so that a sorted or inserted row gives every later one another kode.
"""

from collections import Counter
from collections.abc import Mapping

import attrs

from rak.domain.kolom import Bantu
from rak.domain.letak import Letak
from rak.domain.rencana import RencanaAksi
from rak.domain.text_folding import name_key
from rak.errors import RakError
from rak.matriks.read.read_result import PetaSel


def own_kodes(peta: PetaSel | None, lain: RencanaAksi, induk: RencanaAksi) -> Mapping[str, str]:
    """What the kodes of another workbook are in the master; empty where they are the same.

    A row whose text the master does not have is named by that text. RakError where two rows of the master have the text
    of a row that has moved.
    """
    if peta is None or Bantu.KODE in peta.tata.kolom:
        return {}
    own, theirs = _texts(induk), _texts(lain)
    if all(own.get(kode) == text for kode, text in theirs.items()):
        return {}
    known = {text: kode for kode, text in own.items()}
    for text, count in Counter(own.values()).items():
        if count > 1 and any(each == text and own.get(kode) != text for kode, each in theirs.items()):
            pesan = f"Baris '{_shown(text)}' dipindahkan, dan induk memuat {count} baris dengan teks itu."
            raise RakError(pesan, "Kembalikan urutan baris kirimannya seperti di induk, lalu ulangi.")
    return {kode: kode if own.get(kode) == text else known.get(text, _shown(text)) for kode, text in theirs.items()}


def with_kode(letak: Letak, kodes: Mapping[str, str]) -> Letak:
    """The place under its other kode."""
    other = kodes.get(letak.kode, letak.kode)
    return letak if other == letak.kode else attrs.evolve(letak, kode=other)


def _texts(rencana: RencanaAksi) -> dict[str, tuple[str, ...]]:
    """The texts by which a person knows a goal, an indicator, a line."""
    found: dict[str, tuple[str, ...]] = {one.nomor: (name_key(one.uraian),) for one in rencana.sasaran}
    for goal in rencana.indikator:
        found[goal.kode] = (name_key(goal.uraian),)
        found |= {line.kode: (name_key(goal.uraian), name_key(line.uraian)) for line in goal.kegiatan}
    return found


def _shown(text: tuple[str, ...]) -> str:
    return text[-1]
