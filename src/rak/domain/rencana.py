"""The plan: sasaran, indikator and budget lines of one office for one year, as the decree's attachment has them."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias, TypeVar

import attrs

from rak.domain.known_names import advise_known
from rak.domain.money_sum import JumlahUang
from rak.domain.nilai import TIDAK_BERLAKU, Kosong
from rak.domain.polaritas import Gabungan, Polaritas
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah, Uang, UangHitung
from rak.domain.target import TargetKinerja
from rak.domain.text_folding import fold
from rak.domain.variable_names import variable_key
from rak.domain.waktu import PerTriwulan, Triwulan
from rak.errors import DomainError

Pagu: TypeAlias = Rupiah
"""Column PAGU: the ceiling of a budget line, an amount in rupiah; where the matrix leaves it blank, *belum diisi*."""

JENIS_BELANJA: Final = ("51", "52", "53", "57")
"""Pegawai, barang, modal, bantuan sosial: the first two digits of the account."""

_T = TypeVar("_T")
_KODE = re.compile(r"[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*")


def _kode(_: object, __: attrs.Attribute[str], kode: str) -> None:
    if not isinstance(kode, str) or not _KODE.fullmatch(kode):
        raise DomainError(f"{kode!r} bukan kode.", "Pakai angka atau huruf dipisah titik, misalnya 2.1.3.")


def _pagu(amount: Uang) -> Uang:
    return _not_negative("pagu", amount)


def _not_negative(name: str, amount: Uang) -> Uang:
    if isinstance(amount, Rupiah):
        if amount.nilai < 0:
            raise DomainError(f"{name} {amount} negatif.", "Pagu dan rencana penarikan paling kecil Rp0.")
    elif not isinstance(amount, Kosong):
        raise DomainError(f"{name} {amount!r} bukan rupiah.", "Pakai Rupiah, BELUM_DIISI, atau TIDAK_BERLAKU.")
    return amount


def _four_amounts(values: Iterable[Uang]) -> tuple[Uang, ...]:
    return tuple(_not_negative("penarikan", amount) for amount in PerTriwulan(values))


def _four_texts(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(text) for text in PerTriwulan(values))


@attrs.frozen(eq=False)
class RencanaPenarikanDana(PerTriwulan[Uang]):
    """Column RENCANA PENARIKAN DANA: the planned draw of each quarter, in rupiah; blank where the matrix leaves it so."""

    nilai: tuple[Uang, ...] = attrs.field(converter=_four_amounts)


@attrs.frozen(eq=False)
class RencanaKegiatan(PerTriwulan[str]):
    """Column RENCANA KEGIATAN: what is to be done in each quarter, white space folded."""

    nilai: tuple[str, ...] = attrs.field(converter=_four_texts)


def _draws(values: Iterable[Uang]) -> RencanaPenarikanDana:
    return values if isinstance(values, RencanaPenarikanDana) else RencanaPenarikanDana(values)


def _texts(values: Iterable[str]) -> RencanaKegiatan:
    return values if isinstance(values, RencanaKegiatan) else RencanaKegiatan(values)


@attrs.frozen
class Kegiatan:
    """One budget line: an activity (columns KEGIATAN, PAGU) with its four quarters.

    Several lines may share one KEGIATAN text, as under the decree's fourth indikator; the kode tells them apart.
    """

    kode: str = attrs.field(validator=_kode)
    uraian: str = attrs.field(converter=fold)
    pagu: Uang = attrs.field(converter=_pagu)
    penarikan: RencanaPenarikanDana = attrs.field(converter=_draws)
    rencana: RencanaKegiatan = attrs.field(converter=_texts)
    penanggung_jawab: str = attrs.field(default="", converter=fold)
    """The section (*subseksi*) that answers for the line (Diktum Keempat angka 1)."""
    jenis_belanja: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.in_(JENIS_BELANJA))
    )


def _lines(values: Iterable[Kegiatan]) -> tuple[Kegiatan, ...]:
    return tuple(values)


def _gabungan(value: Gabungan | Mapping[str, Gabungan] | Iterable[tuple[str, Gabungan]]) -> object:
    if isinstance(value, Gabungan):
        return value
    pairs = value.items() if isinstance(value, Mapping) else value
    return tuple(sorted((variable_key(name), gabungan) for name, gabungan in pairs))


def _one_or_each(stated: Mapping[str, Gabungan], names: Iterable[str]) -> object:
    """The same rules in one form: a single rule where all variables share it, else one for every variable."""
    rules = {name: stated.get(name, Gabungan.JUMLAH) for name in names}
    different = set(rules.values())
    return tuple(sorted(rules.items())) if len(different) > 1 else next(iter(different), Gabungan.JUMLAH)


@attrs.frozen
class IndikatorKegiatan:
    """An indicator (column INDIKATOR KEGIATAN) with its target, its formula and its budget lines.

    ``polaritas`` is None until a person states it. ``gabungan`` is one rule for all variables, or one for each by name
    (a variable not named is added up).
    """

    kode: str = attrs.field(validator=_kode)
    uraian: str = attrs.field(converter=fold)
    target: TargetKinerja
    rumus: RumusPerhitungan
    kegiatan: tuple[Kegiatan, ...] = attrs.field(converter=_lines)
    polaritas: Polaritas | None = None
    gabungan: Gabungan | tuple[tuple[str, Gabungan], ...] = attrs.field(default=Gabungan.JUMLAH, converter=_gabungan)

    def __attrs_post_init__(self) -> None:
        _check_children(self.kode, "Kegiatan", self.kegiatan)
        if isinstance(self.gabungan, tuple):
            known = {variable_key(name) for name in self.rumus.masukan}
            for name, _ in self.gabungan:
                if name not in known:
                    raise DomainError(
                        f"Gabungan untuk '{name}', yang tidak ada dalam rumus {self.kode}.",
                        advise_known(name, self.rumus.masukan, "Nama", "; "),
                    )
            object.__setattr__(self, "gabungan", _one_or_each(dict(self.gabungan), known))

    @property
    def pagu(self) -> UangHitung:
        """The pagu of its budget lines together, in rupiah; see :attr:`RencanaAksi.pagu`."""
        return total_pagu(self.kegiatan)

    @property
    def penarikan(self) -> PerTriwulan[UangHitung]:
        """The planned draw of each quarter together, in rupiah."""
        return total_penarikan(self.kegiatan)

    def gabungan_of(self, nama: str) -> Gabungan:
        """How the months of this variable become a quarter or a year."""
        if isinstance(self.gabungan, Gabungan):
            return self.gabungan
        return dict(self.gabungan).get(variable_key(nama), Gabungan.JUMLAH)


def _indicators(values: Iterable[IndikatorKegiatan]) -> tuple[IndikatorKegiatan, ...]:
    return tuple(values)


@attrs.frozen
class SasaranKegiatan:
    """A goal (columns NO and SASARAN KEGIATAN) with its indicators."""

    nomor: str = attrs.field(validator=_kode)
    uraian: str = attrs.field(converter=fold)
    indikator: tuple[IndikatorKegiatan, ...] = attrs.field(converter=_indicators)

    def __attrs_post_init__(self) -> None:
        _check_children(self.nomor, "Indikator", self.indikator)

    @property
    def kegiatan(self) -> Iterator[Kegiatan]:
        """Its budget lines in the order of the matrix."""
        return (kegiatan for indikator in self.indikator for kegiatan in indikator.kegiatan)

    @property
    def pagu(self) -> UangHitung:
        """The pagu of its budget lines together, in rupiah; see :attr:`RencanaAksi.pagu`."""
        return total_pagu(self.kegiatan)

    @property
    def penarikan(self) -> PerTriwulan[UangHitung]:
        """The planned draw of each quarter together, in rupiah."""
        return total_penarikan(self.kegiatan)


def _goals(values: Iterable[SasaranKegiatan]) -> tuple[SasaranKegiatan, ...]:
    return tuple(values)


@attrs.frozen
class Penandatangan:
    """A signature block: who signs, where and when. The personal number (NIP) is left out on purpose."""

    nama: str = attrs.field(default="", converter=fold)
    jabatan: str = attrs.field(default="Kepala", converter=fold)
    tempat: str = attrs.field(default="", converter=fold)
    tanggal: datetime.date | None = None


@attrs.frozen
class Keputusan:
    """The decree behind the plan, and the two signature blocks that it and its attachment carry."""

    nomor: str = attrs.field(default="", converter=fold)
    penetapan: Penandatangan = attrs.field(factory=Penandatangan)
    """Below the decree itself."""
    lampiran: Penandatangan = attrs.field(factory=Penandatangan)
    """Below the matrix."""


def _year(_: object, __: attrs.Attribute[int], tahun: int) -> None:
    if isinstance(tahun, bool) or not isinstance(tahun, int) or not 1900 <= tahun <= 9998:
        raise DomainError(f"{tahun!r} bukan tahun anggaran.", "Pakai tahun empat angka, misalnya 2024.")


@attrs.frozen
class RencanaAksi:
    """The action plan of one office for one budget year (Diktum Kesatu)."""

    tahun: int = attrs.field(validator=_year)
    satuan_kerja: str = attrs.field(converter=fold)
    sasaran: tuple[SasaranKegiatan, ...] = attrs.field(converter=_goals)
    keputusan: Keputusan = attrs.field(factory=Keputusan)

    def __attrs_post_init__(self) -> None:
        _check_unique("Sasaran", [sasaran.nomor for sasaran in self.sasaran])

    @property
    def indikator(self) -> Iterator[IndikatorKegiatan]:
        """All indicators in the order of the matrix."""
        return (indikator for sasaran in self.sasaran for indikator in sasaran.indikator)

    @property
    def kegiatan(self) -> Iterator[Kegiatan]:
        """All budget lines in the order of the matrix."""
        return (kegiatan for indikator in self.indikator for kegiatan in indikator.kegiatan)

    @property
    def pagu(self) -> UangHitung:
        """The pagu of all budget lines together, in rupiah.

        *Tidak dapat dihitung*, naming the lines, while that of some is blank; *belum diisi* when all are, *tidak berlaku*
        where there are no lines.
        """
        return total_pagu(self.kegiatan)

    @property
    def penarikan(self) -> PerTriwulan[UangHitung]:
        """The planned draw of each quarter together, in rupiah; blanks as in :attr:`pagu`."""
        return total_penarikan(self.kegiatan)

    def find_indikator(self, kode: str) -> IndikatorKegiatan:
        """The indicator of that kode; DomainError naming the nearest known ones otherwise."""
        return _find("indikator", kode, self._indikator_by_kode)

    def find_kegiatan(self, kode: str) -> Kegiatan:
        """The budget line of that kode; DomainError naming the nearest known ones otherwise."""
        return _find("kegiatan", kode, self._kegiatan_by_kode)

    @functools.cached_property
    def _indikator_by_kode(self) -> dict[str, IndikatorKegiatan]:
        return {indikator.kode: indikator for indikator in self.indikator}

    @functools.cached_property
    def _kegiatan_by_kode(self) -> dict[str, Kegiatan]:
        return {kegiatan.kode: kegiatan for kegiatan in self.kegiatan}


def total_pagu(kegiatan: Iterable[Kegiatan]) -> UangHitung:
    """The pagu of several budget lines together; *tidak dapat dihitung* while that of some is blank."""
    return _whole([JumlahUang.of(line.kode, line.pagu) for line in kegiatan], "pagu")


def total_penarikan(kegiatan: Iterable[Kegiatan]) -> PerTriwulan[UangHitung]:
    """The planned draw of each quarter of several lines together; *tidak dapat dihitung* while that of some is blank."""
    lines = tuple(kegiatan)
    return PerTriwulan(
        _whole([JumlahUang.of(line.kode, line.penarikan[triwulan]) for line in lines], f"rencana penarikan {triwulan}")
        for triwulan in Triwulan
    )


def _whole(parts: list[JumlahUang], nama: str) -> UangHitung:
    return JumlahUang.total(parts).whole(nama) if parts else TIDAK_BERLAKU


def _find(kind: str, kode: str, known: Mapping[str, _T]) -> _T:
    if kode in known:
        return known[kode]
    raise DomainError(f"Tidak ada {kind} berkode '{kode}'.", advise_known(kode, known, "Kode"))


def _check_unique(kind: str, kodes: list[str]) -> None:
    if len(set(kodes)) < len(kodes):
        twice = sorted({kode for kode in kodes if kodes.count(kode) > 1})
        raise DomainError(f"{kind} berkode {', '.join(twice)} ada lebih dari sekali.", "Beri kode yang berbeda.")


def _check_children(parent: str, kind: str, children: Iterable[IndikatorKegiatan | Kegiatan]) -> None:
    kodes = [child.kode for child in children]
    _check_unique(kind, kodes)
    for kode in kodes:
        if not kode.startswith(f"{parent}.") or "." in kode[len(parent) + 1 :]:
            raise DomainError(
                f"{kind} berkode '{kode}' tidak berada di bawah '{parent}'.", f"Pakai kode {parent}.1, {parent}.2, …"
            )
