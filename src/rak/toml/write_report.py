"""A report as TOML text."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import attrs

from rak.domain.evaluasi import Evaluasi
from rak.domain.kolom import Kolom
from rak.domain.laporan import KOLOM_ISIAN, IsianTriwulan, Laporan, UangTerisi
from rak.domain.nilai import Terisi
from rak.domain.periode import end_name
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, RencanaAksi
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Bulan, Triwulan
from rak.toml import toml_spelling

_P = TypeVar("_P", Bulan, Triwulan)
_V = TypeVar("_V")


def dump_laporan(laporan: Laporan, rencana: RencanaAksi | None = None) -> str:
    """The report as text that :func:`~rak.toml.loads_laporan` reads back as the same report, but for its history.

    (Receipts and corrections belong to the workbook.)
    The plan gives the order, the spelling of the variables' names, and what is written as a percentage.
    """
    names = _Names.of(rencana)

    def money(_: str, amount: UangTerisi) -> str:
        return toml_spelling.uang(amount)

    def level(kode: str, number: Terisi) -> str:
        return toml_spelling.persen(number) if kode in names.persen else toml_spelling.bilangan(number)

    lines = ["# Laporan rencana aksi; cara menulisnya diterangkan di docs/berkas_toml.md.", ""]
    lines.append(f"tahun = {laporan.tahun}")
    lines += _by_period("realisasi", laporan.realisasi, names, money)
    lines += _variables(laporan, names)
    lines += _entries(laporan, names)
    lines += _by_period("realisasi_triwulan", laporan.realisasi_triwulan, names, money)
    lines += _by_period("capaian_triwulan", laporan.capaian_triwulan, names, level)
    lines += _levels(laporan, names)
    lines += _words(laporan, names)
    return "\n".join(lines) + "\n"


@attrs.frozen
class _Names:
    """What the plan knows of kode and names."""

    order: Mapping[str, int] = attrs.field(factory=dict)
    uraian: Mapping[str, str] = attrs.field(factory=dict)
    variabel: Mapping[tuple[str, str], str] = attrs.field(factory=dict)
    persen: frozenset[str] = frozenset()
    target_persen: frozenset[str] = frozenset()

    @classmethod
    def of(cls, rencana: RencanaAksi | None) -> "_Names":
        if rencana is None:
            return cls()
        rows = [(one.kode, one.uraian) for one in rencana.indikator]
        rows += [(line.kode, _tell_apart(line, one)) for one in rencana.indikator for line in one.kegiatan]
        return cls(
            {kode: position for position, (kode, _) in enumerate(rows)},
            dict(rows),
            {(i.kode, variable_key(name)): name for i in rencana.indikator for name in i.rumus.masukan},
            frozenset(indikator.kode for indikator in rencana.indikator if indikator.rumus.persen),
            frozenset(indikator.kode for indikator in rencana.indikator if indikator.target.persen),
        )

    def sort(self, kodes: Iterable[str]) -> list[str]:
        """In the order of the plan; what the plan does not know comes last."""
        return sorted(set(kodes), key=lambda kode: (self.order.get(kode, len(self.order)), kode))

    def header(self, *keys: str) -> Iterator[str]:
        """An empty line and the headline of a section."""
        yield ""
        if uraian := self.uraian.get(keys[1], ""):
            yield toml_spelling.komentar(uraian)
        yield f"[{toml_spelling.kunci(*keys)}]"


def _tell_apart(line: Kegiatan, indikator: IndikatorKegiatan) -> str:
    """The KEGIATAN text; with what is planned where several budget lines share it."""
    if sum(other.uraian == line.uraian for other in indikator.kegiatan) < 2:
        return line.uraian
    return f"{line.rencana[Triwulan.I]} ({line.uraian})"


def _grouped(pairs: Iterable[tuple[str, _V]]) -> dict[str, list[_V]]:
    """The values of each kode, or of each name."""
    found: dict[str, list[_V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _by_period(
    section: str, values: Mapping[tuple[str, _P], _V], names: _Names, spell: Callable[[str, _V], str]
) -> Iterator[str]:
    found = _grouped((kode, (period, value)) for (kode, period), value in values.items())
    for kode in names.sort(found):
        yield from names.header(section, kode)
        for period, value in sorted(found[kode], key=lambda pair: _position(pair[0])):
            yield f"{toml_spelling.kunci(end_name(period))} = {spell(kode, value)}"


def _variables(laporan: Laporan, names: _Names) -> Iterator[str]:
    found = _grouped((kode, (key, bulan, value)) for (kode, key, bulan), value in laporan.variabel.items())
    positions = {pair: position for position, pair in enumerate(names.variabel)}
    for kode in names.sort(found):
        own = _grouped((key, (bulan, value)) for key, bulan, value in found[kode])
        for _, key in sorted((positions.get((kode, key), len(positions)), key) for key in own):
            yield from names.header("variabel", kode, names.variabel.get((kode, key), key))
            for bulan, value in sorted(own[key], key=lambda pair: _position(pair[0])):
                yield f"{toml_spelling.kunci(end_name(bulan))} = {toml_spelling.bilangan(value)}"


def _entries(laporan: Laporan, names: _Names) -> Iterator[str]:
    for kode in names.sort(kode for kode, _ in laporan.isian):
        for triwulan in Triwulan:
            if entry := laporan.isian.get((kode, triwulan)):
                yield from names.header("isian", kode, end_name(triwulan))
                yield from _entry(entry)


def _entry(entry: IsianTriwulan) -> Iterator[str]:
    for kolom, name in KOLOM_ISIAN.items():
        if kolom is Kolom.DATA_DUKUNG and entry.data_dukung:
            yield f"{name} = {toml_spelling.daftar(map(toml_spelling.teks, entry.data_dukung))}"
        elif text := entry.of(kolom):
            yield f"{name} = {toml_spelling.paragraf(text)}"


def _position(period: Bulan | Triwulan) -> int:
    """Where the period stands in its year: numbers sort much quicker than months."""
    return period.bulan if isinstance(period, Bulan) else int(period)


def _levels(laporan: Laporan, names: _Names) -> Iterator[str]:
    """The levels that a form gives directly; in per cent where the target is."""
    for kode in names.sort((*(kode for kode, _ in laporan.tingkat_triwulan), *laporan.tingkat_kumulatif)):
        spell = toml_spelling.persen if kode in names.target_persen else toml_spelling.bilangan
        yield from names.header("tingkat_triwulan", kode)
        if kode in laporan.tingkat_kumulatif:
            yield f"kumulatif = {str(laporan.tingkat_kumulatif[kode]).lower()}"
        for triwulan in Triwulan:
            if (kode, triwulan) in laporan.tingkat_triwulan:
                yield f"{toml_spelling.kunci(end_name(triwulan))} = {spell(laporan.tingkat_triwulan[kode, triwulan])}"


def _words(laporan: Laporan, names: _Names) -> Iterator[str]:
    for kode in names.sort(kode for kode, _ in laporan.evaluasi):
        for triwulan in Triwulan:
            entry = laporan.evaluasi.get((kode, triwulan))
            if entry is None:
                continue
            yield from names.header("evaluasi", kode, str(triwulan))
            for field in attrs.fields(Evaluasi):
                value = getattr(entry, field.name)
                if value:
                    yield f"{field.name} = {toml_spelling.paragraf(value) if isinstance(value, str) else value.isoformat()}"
