"""The plan: sasaran, indikator and budget lines of one office for one year, as the decree's attachment has them."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable, Iterator, KeysView, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

import attrs

from rak.domain.known_names import advise_known
from rak.domain.measure import Ukuran, measure
from rak.domain.money_sum import JumlahUang
from rak.domain.nilai import TIDAK_BERLAKU, Kosong
from rak.domain.polaritas import Frekuensi, Gabungan, Pelaporan, Polaritas
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah, Uang, UangHitung
from rak.domain.target import TargetKinerja
from rak.domain.temuan import TemuanDiterima
from rak.domain.text_folding import fold
from rak.domain.variable_names import variable_key
from rak.domain.waktu import PerTriwulan, Triwulan, check_year
from rak.errors import DomainError

if TYPE_CHECKING:
    from rak.domain.revisi import Revisi

Pagu: TypeAlias = Rupiah
"""Column PAGU: the ceiling of a budget line, an amount in rupiah; where the matrix leaves it blank, *belum diisi*."""

JENIS_BELANJA: Final = ("51", "52", "53", "57")
"""Pegawai, barang, modal, bantuan sosial: the first two digits of the account."""

NAMA_BATAS: Final = ("tanpa", "100", "110", "120", "200")
"""The caps on the achievement that offices use, in percent."""

_T = TypeVar("_T")
KODE: Final = re.compile(r"[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*")
"""A kode of any floor: figures and letters, with dots between them."""


def _kode(_: object, __: attrs.Attribute[str], kode: str) -> None:
    if not isinstance(kode, str) or not KODE.fullmatch(kode):
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


def _monthly_draws(_: object, field: attrs.Attribute[tuple[Uang, ...] | None], draws: tuple[Uang, ...] | None) -> None:
    if draws is None:
        return
    if len(draws) != 12:
        pesan = f"Ada {len(draws)} nilai penarikan bulanan."
        raise DomainError(pesan, "Beri dua belas nilai, Januari sampai Desember.")
    for draw in draws:
        _not_negative(field.name, draw)


def _twelve(values: Iterable[Uang] | None) -> tuple[Uang, ...] | None:
    return None if values is None else tuple(values)


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
    penarikan_bulanan: tuple[Uang, ...] | None = attrs.field(default=None, converter=_twelve, validator=_monthly_draws)
    """The planned draw of each month, January to December, where the office has one; it should add up to each quarter."""
    pelaporan: Pelaporan | None = None
    """Whether REALISASI is typed for the month alone or to date (*kumulatif*); None is not stated: for the month."""


class _Bersama:
    """What has budget lines, and their money together."""

    __slots__ = ()

    @property
    def pagu(self) -> UangHitung:
        """The pagu of its budget lines together, in rupiah.

        *Tidak dapat dihitung*, naming the lines, while that of some is blank; *belum diisi* when all are, *tidak berlaku*
        where there are no lines.
        """
        return self._sum("pagu")

    @property
    def penarikan(self) -> PerTriwulan[UangHitung]:
        """The planned draw of each quarter together, in rupiah; blanks as in :attr:`pagu`."""
        return PerTriwulan(self._sum(f"rencana penarikan {triwulan}", triwulan) for triwulan in Triwulan)

    def _sum(self, nama: str, triwulan: Triwulan | None = None) -> UangHitung:
        lines: Iterable[Kegiatan] = self.kegiatan  # type: ignore[attr-defined]  # each part of the plan has them
        parts = [JumlahUang.of(k.kode, k.pagu if triwulan is None else k.penarikan[triwulan]) for k in lines]
        return JumlahUang.total(parts).whole(nama) if parts else TIDAK_BERLAKU


def _lines(values: Iterable[Kegiatan]) -> tuple[Kegiatan, ...]:
    return tuple(values)


def _keyed(pairs: Mapping[str, _T] | Iterable[tuple[str, _T]]) -> tuple[tuple[str, _T], ...]:
    """Rules by the key of the variable's name, sorted."""
    each = pairs.items() if isinstance(pairs, Mapping) else pairs
    return tuple(sorted((variable_key(name), rule) for name, rule in each))


def _gabungan(
    value: Gabungan | Mapping[str, Gabungan] | Iterable[tuple[str, Gabungan]] | None,
) -> Gabungan | tuple[tuple[str, Gabungan], ...] | None:
    return value if value is None or isinstance(value, Gabungan) else _keyed(value)


def _pelaporan(
    value: Pelaporan | Mapping[str, Pelaporan] | Iterable[tuple[str, Pelaporan]] | None,
) -> Pelaporan | tuple[tuple[str, Pelaporan], ...] | None:
    return value if value is None or isinstance(value, Pelaporan) else _keyed(value)


def _one_or_each(stated: tuple[tuple[str, _T], ...], names: Iterable[str]) -> object:
    """The same rules in one form: a single rule where all variables are named with it, nothing where none is named."""
    rules = dict(stated)
    different = {rules.get(name) for name in names}
    return different.pop() if len(different) == 1 else stated or None


def _four_targets(values: Iterable[TargetKinerja | None] | None) -> PerTriwulan[TargetKinerja | None] | None:
    if values is None:
        return None
    four = values if isinstance(values, PerTriwulan) else PerTriwulan(values)
    return four if any(goal is not None for goal in four) else None


@attrs.frozen
class IndikatorKegiatan(_Bersama):
    """An indicator (column INDIKATOR KEGIATAN) with its target, its formula and its budget lines (zero or more)."""

    kode: str = attrs.field(validator=_kode)
    uraian: str = attrs.field(converter=fold)
    target: TargetKinerja
    """For the year; a target in words, or blank (:attr:`TargetKinerja.kosong`), is not computed with."""
    rumus: RumusPerhitungan
    kegiatan: tuple[Kegiatan, ...] = attrs.field(converter=_lines)
    polaritas: Polaritas | None = None
    """None until a person states it."""
    gabungan: Gabungan | tuple[tuple[str, Gabungan], ...] | None = attrs.field(default=None, converter=_gabungan)
    """As stated: one rule for all variables, or one for each that is named; None or not named: :meth:`gabungan_of`."""
    target_triwulan: PerTriwulan[TargetKinerja | None] | None = attrs.field(default=None, converter=_four_targets)
    """Targets of the quarters; a quarter without one is None."""
    target_kumulatif: bool | None = None
    """Whether these are to date, or of the quarter alone; None is not stated, and asked about."""
    frekuensi: Frekuensi = Frekuensi.BULANAN
    pelaporan: Pelaporan | tuple[tuple[str, Pelaporan], ...] | None = attrs.field(default=None, converter=_pelaporan)
    """Whether its variables are typed for the month alone or to date, as stated; None or not named: for the month."""
    batas: str = attrs.field(default="tanpa", validator=attrs.validators.in_(NAMA_BATAS))
    """The cap on its achievement: tanpa, 100, 110, 120, 200 percent."""
    penanggung_jawab: str = attrs.field(default="", converter=fold)
    """The section (*subseksi*) that answers for its variables (Diktum Keempat angka 1)."""

    def __attrs_post_init__(self) -> None:
        _check_children(self.kode, "Kegiatan", self.kegiatan)
        known = {variable_key(name) for name in self.rumus.masukan}
        for field in ("gabungan", "pelaporan"):
            stated = getattr(self, field)
            if isinstance(stated, tuple):
                for name in sorted(dict(stated).keys() - known):
                    pesan = f"{field.capitalize()} untuk '{name}', yang tidak ada dalam rumus {self.kode}."
                    raise DomainError(pesan, advise_known(name, self.rumus.masukan, "Nama", "; "))
                object.__setattr__(self, field, _one_or_each(stated, known))

    @functools.cached_property
    def ukuran(self) -> Ukuran:
        """How the formula is held against the year's target."""
        return measure(self.rumus, self.target)

    @property
    def polaritas_berlaku(self) -> Polaritas | None:
        """As a person states it; else as TARGET KINERJA does (``maksimal 1 %``); None where nobody has."""
        return self.polaritas or self.target.arah

    def gabungan_of(self, nama: str) -> Gabungan:
        """How the months of this variable become a quarter or a year: as stated, else as the unit of the target has it."""
        return self.stated_gabungan(nama) or self.ukuran.gabungan

    def stated_gabungan(self, nama: str) -> Gabungan | None:
        """The same where a person has stated it."""
        if isinstance(self.gabungan, tuple):
            return dict(self.gabungan).get(variable_key(nama))
        return self.gabungan

    def pelaporan_of(self, nama: str) -> Pelaporan:
        """Whether this variable is typed for the month alone or to date."""
        return self.stated_pelaporan(nama) or Pelaporan.BULANAN

    def stated_pelaporan(self, nama: str) -> Pelaporan | None:
        """The same where a person has stated it."""
        if isinstance(self.pelaporan, tuple):
            return dict(self.pelaporan).get(variable_key(nama))
        return self.pelaporan


def _indicators(values: Iterable[IndikatorKegiatan]) -> tuple[IndikatorKegiatan, ...]:
    return tuple(values)


@attrs.frozen
class SasaranKegiatan(_Bersama):
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


def _revisions(values: Iterable[Revisi]) -> tuple[Revisi, ...]:
    return tuple(sorted(values, key=lambda event: event.tanggal))


def _blocks(values: Mapping[str, Rupiah] | Iterable[tuple[str, Rupiah]]) -> tuple[tuple[str, Rupiah], ...]:
    return tuple(sorted(values.items() if isinstance(values, Mapping) else values))


def _accepted(values: Iterable[TemuanDiterima]) -> tuple[TemuanDiterima, ...]:
    return tuple(values)


@attrs.frozen
class RencanaAksi(_Bersama):
    """The action plan of one office for one budget year (Diktum Kesatu)."""

    tahun: int = attrs.field(validator=check_year)
    satuan_kerja: str = attrs.field(converter=fold)
    sasaran: tuple[SasaranKegiatan, ...] = attrs.field(converter=_goals)
    keputusan: Keputusan = attrs.field(factory=Keputusan)
    revisi: tuple[Revisi, ...] = attrs.field(default=(), converter=_revisions)
    """The revisions that the values of this plan result from, by date; earlier versions: :mod:`rak.domain.versi`."""
    blokir: tuple[tuple[str, Rupiah], ...] = attrs.field(default=(), converter=_blocks)
    """What is blocked of a line's pagu now (*blokir*): it lowers the effective pagu, not the pagu."""
    diterima: tuple[TemuanDiterima, ...] = attrs.field(default=(), converter=_accepted)
    """The findings that the planner has seen and accepts, each with a reason."""

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

    def blokir_of(self, kode: str) -> Rupiah:
        """What is blocked of a budget line's pagu, Rp0 where nothing is."""
        return dict(self.blokir).get(kode, Rupiah(0))

    def find_indikator(self, kode: str) -> IndikatorKegiatan:
        """The indicator of that kode; DomainError naming the nearest known ones otherwise."""
        return _find("indikator", kode, self._indikator_by_kode)

    def find_kegiatan(self, kode: str) -> Kegiatan:
        """The budget line of that kode; DomainError naming the nearest known ones otherwise."""
        return _find("kegiatan", kode, self._kegiatan_by_kode)

    @property
    def kode_indikator(self) -> KeysView[str]:
        """The kodes of all indicators."""
        return self._indikator_by_kode.keys()

    @property
    def kode_kegiatan(self) -> KeysView[str]:
        """The kodes of all budget lines."""
        return self._kegiatan_by_kode.keys()

    @functools.cached_property
    def _indikator_by_kode(self) -> dict[str, IndikatorKegiatan]:
        return {indikator.kode: indikator for indikator in self.indikator}

    @functools.cached_property
    def _kegiatan_by_kode(self) -> dict[str, Kegiatan]:
        return {kegiatan.kode: kegiatan for kegiatan in self.kegiatan}


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
            pesan = f"{kind} berkode '{kode}' tidak berada di bawah '{parent}'."
            raise DomainError(pesan, f"Pakai kode {parent}.1, {parent}.2, …")
