"""In which unit the amounts of a decree are: a note of thousands or millions, in a heading or around the table."""

from collections.abc import Mapping

import attrs

from rak.decree import findings_on_keputusan as kode
from rak.decree.decree_headings import Susunan
from rak.decree.source import Naskah
from rak.domain.kolom import MONEY, Kolom
from rak.domain.spelling import group_thousands
from rak.domain.temuan import Temuan
from rak.domain.unit_notes import is_unit_note, read_unit_note


def with_units(susunan: Susunan, naskah: Naskah) -> tuple[Susunan, list[Temuan]]:
    """The columns with what their amounts are multiplied by, and what is said of it.

    The heading of a column comes before a note for the whole table; notes that differ are not applied.
    """
    lines = [*naskah.sebelum, *(text for _, text in naskah.sisipan if is_unit_note(text))]
    lines += [text for text in naskah.sesudah if is_unit_note(text)]
    notes = {text.strip(): said for text in lines if (said := read_unit_note(text)) is not None}
    if len(set(notes.values())) > 1:
        pesan = f"Catatan satuan uang berbeda-beda ({'; '.join(notes)}); tidak ada yang diterapkan."
        return susunan, [kode.BAGIAN_MERAGUKAN.temuan(pesan, "Periksa setiap jumlah di rencana.")]
    whole = next(iter(notes.values()), 1)
    times = {kolom: susunan.pengali.get(kolom, whole) for kolom in MONEY if kolom in susunan.kolom}
    return attrs.evolve(susunan, pengali={k: n for k, n in times.items() if n > 1}), _told(times)


def _told(times: Mapping[Kolom, int]) -> list[Temuan]:
    return [
        kode.DALAM_RIBUAN.temuan(
            f"Angka {', '.join(str(kolom) for kolom, one in times.items() if one == factor)} dikalikan "
            f"{group_thousands(factor)} menurut catatan satuannya.",
            "Bandingkan rencana dengan keputusan.",
        )
        for factor in sorted(set(times.values()) - {1})
    ]
