"""Revisions out of TOML: the ``[[revisi]]`` tables of a plan, or a REVISI.toml of nothing else."""

from collections.abc import Callable, Iterator
from functools import partial
from os import PathLike
from typing import Final

from rak.domain.polaritas import Polaritas
from rak.domain.revisi import PER_TRIWULAN, NilaiUnsur, Perubahan, Revisi, Unsur
from rak.domain.waktu import Triwulan
from rak.toml import plan_values, toml_values
from rak.toml import toml_files as files
from rak.toml.toml_table import Tabel, parse_triwulan

_KEYS: Final = ("tanggal", "nomor", "alasan", *map(str, Unsur))
_READERS: Final[dict[Unsur, Callable[[object], NilaiUnsur]]] = {
    Unsur.PAGU: plan_values.uang_rencana,
    Unsur.PENARIKAN: plan_values.uang_rencana,
    Unsur.TARGET: plan_values.target,
    Unsur.TARGET_TRIWULAN: plan_values.target_or_blank,
    Unsur.POLARITAS: partial(plan_values.pilihan, Polaritas),
    Unsur.BLOKIR: plan_values.uang_rencana,
}


_MOST: Final = 100
"""Revisions of one year: each is compared with all before it."""


def load_revisi(path: str | PathLike[str]) -> tuple[Revisi, ...]:
    """Read a REVISI.toml: ``[[revisi]]`` tables and nothing else; NaskahError carries every fault with its line."""
    table = Tabel.of(files.read_text(path), str(path))
    table.expect(("revisi",))
    found = tuple(revisions(table))
    table.catatan.finish()
    return found


def revisions(table: Tabel) -> Iterator[Revisi]:
    """The revisions below a table, faulty ones left out and noted."""
    for number, child in enumerate(table.children("revisi"), 1):
        if number > _MOST:
            saran = "Setahun paling banyak beberapa puluh; periksa berkasnya."
            child.catatan.add(child.jalur, f"Lebih dari {_MOST} revisi.", saran)
            return
        child.expect(_KEYS)
        day = child.require("tanggal", plan_values.tanggal, None, "Tulis misalnya tanggal = 2025-04-15.")
        nomor, alasan = (
            child.require(key, toml_values.isi, "-", f'Tulis {key} = "…"; revisi tanpa {key} tidak dapat dicatat.')
            for key in ("nomor", "alasan")
        )
        changes = tuple(change for unsur in Unsur for change in _changes(child, unsur))
        if day is not None and not child.catatan.is_faulty(child.jalur):
            made = child.catatan.attempt(child.jalur, partial(Revisi, day, nomor, alasan, changes))
            if made is not None:
                yield made


def _changes(table: Tabel, unsur: Unsur) -> Iterator[Perubahan]:
    if str(unsur) not in table.isi:
        return
    each = table.section(str(unsur))
    for kode in each.isi:
        if unsur in PER_TRIWULAN:
            for triwulan, value in _quarters(each, kode, unsur):
                yield from _change(each, kode, unsur, value, triwulan)
        else:
            value = each.read(kode, _READERS[unsur], None)
            if not each.catatan.is_faulty((*each.jalur, kode)):
                yield from _change(each, kode, unsur, value, None)


def _quarters(each: Tabel, kode: str, unsur: Unsur) -> Iterator[tuple[Triwulan, NilaiUnsur]]:
    """A list of four, or those quarters that are named."""
    if isinstance(each.isi[kode], list):
        stand_in: NilaiUnsur = None
        four = each.four(kode, _READERS[unsur], stand_in, "Tulis empat nilai, untuk TW I, II, III, dan IV.")
        yield from zip(Triwulan, four, strict=True)
        return
    named = each.section(kode)
    for name in named.isi:
        triwulan = named.catatan.attempt((*named.jalur, name), partial(parse_triwulan, name))
        value = named.catatan.attempt((*named.jalur, name), partial(_READERS[unsur], named.isi[name]))
        if triwulan is not None and value is not None:
            yield triwulan, value


def _change(each: Tabel, kode: str, unsur: Unsur, value: NilaiUnsur, triwulan: Triwulan | None) -> Iterator[Perubahan]:
    made = each.catatan.attempt((*each.jalur, kode), partial(Perubahan, unsur, kode, value, triwulan))
    if made is not None:
        yield made
