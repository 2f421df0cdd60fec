"""What is filled in: monthly realisasi and variables, and per quarter evidence, status and remarks."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, TypeVar

import attrs

from rak.domain.galat import DomainError
from rak.domain.nama import variable_key
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Bilangan, Kosong, Nilai, Terisi, exact
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.teks import fold, fold_lines
from rak.domain.waktu import Bulan, Triwulan

UangTerisi: TypeAlias = Rupiah | Literal[Kosong.TIDAK_BERLAKU]
"""What a person can put into a money cell: an amount, or the dash."""

RealisasiAnggaran: TypeAlias = Uang
"""Column REALISASI ANGGARAN: what was spent, in rupiah."""

Capaian: TypeAlias = Nilai
"""Column CAPAIAN: the result of the RUMUS PERHITUNGAN for the quarter."""

DataDukung: TypeAlias = tuple[str, ...]
"""Column DATA DUKUNG: the links to the evidence (*bukti dukung*), Diktum Keempat angka 2."""

Keterangan: TypeAlias = str
"""Column KETERANGAN: remarks in free words."""


class StatusPelaksanaan(enum.Enum):
    """Column STATUS PELAKSANAAN: the choices of the drop-down (the decree names none)."""

    BELUM = "Belum dilaksanakan"
    SEDANG = "Sedang dilaksanakan"
    SELESAI = "Selesai"
    TERKENDALA = "Terkendala"

    def __str__(self) -> str:
        return self.value


def _links(values: Iterable[str]) -> DataDukung:
    if isinstance(values, str):
        raise DomainError("Data dukung harus berupa daftar.", 'Tulis data_dukung = ["https://…"].')
    return tuple(dict.fromkeys(link for value in values if (link := fold(value))))


@attrs.frozen
class IsianTriwulan:
    """What stands beside a budget line's quarter: DATA DUKUNG, STATUS PELAKSANAAN, KETERANGAN."""

    data_dukung: DataDukung = attrs.field(default=(), converter=_links)
    """The links in order, each once."""
    status: str = attrs.field(default="", converter=fold)
    """The wording of the cell; see :class:`StatusPelaksanaan` for the usual ones. Empty when not filled in."""
    keterangan: Keterangan = attrs.field(default="", converter=fold_lines)

    def __bool__(self) -> bool:
        return bool(self.data_dukung or self.status or self.keterangan)


ISIAN_KOSONG: Final = IsianTriwulan()

_K = TypeVar("_K")
_V = TypeVar("_V")
_LineMonth: TypeAlias = tuple[str, Bulan]
_LineQuarter: TypeAlias = tuple[str, Triwulan]
_VariableMonth: TypeAlias = tuple[str, str, Bulan]


def _frozen(values: Mapping[_K, _V]) -> Mapping[_K, _V]:
    return MappingProxyType(dict(sorted(values.items(), key=lambda item: str(item[0]))))


def _spell(key: object) -> str:
    return ", ".join(map(str, key)) if isinstance(key, tuple) else str(key)


def _amounts(values: Mapping[_K, UangTerisi]) -> Mapping[_K, UangTerisi]:
    for key, value in values.items():
        if not isinstance(value, Rupiah) and value is not TIDAK_BERLAKU:
            raise DomainError(f"Realisasi {_spell(key)} bernilai {value!r}.", "Pakai Rupiah, atau TIDAK_BERLAKU.")
    return _frozen(values)


def _exact(value: Bilangan | Terisi) -> Terisi:
    return value if value is TIDAK_BERLAKU else exact(value)


def _monthly_amounts(values: Mapping[_LineMonth, UangTerisi]) -> Mapping[_LineMonth, UangTerisi]:
    return _amounts(values)


def _quarterly_amounts(values: Mapping[_LineQuarter, UangTerisi]) -> Mapping[_LineQuarter, UangTerisi]:
    return _amounts(values)


def _variables(values: Mapping[_VariableMonth, Bilangan | Terisi]) -> Mapping[_VariableMonth, Terisi]:
    return _frozen({(kode, variable_key(nama), bulan): _exact(v) for (kode, nama, bulan), v in values.items()})


def _figures(values: Mapping[_LineQuarter, Bilangan | Terisi]) -> Mapping[_LineQuarter, Terisi]:
    return _frozen({key: _exact(value) for key, value in values.items()})


def _entries(values: Mapping[_LineQuarter, IsianTriwulan]) -> Mapping[_LineQuarter, IsianTriwulan]:
    return _frozen({key: value for key, value in values.items() if value})


@attrs.frozen(hash=False)
class Laporan:
    """The report on a plan: what has been filled in so far. A key that is not there is *belum diisi*.

    The monthly figures are those of the sheet ``Bulanan``. ``realisasi_triwulan`` and ``capaian_triwulan`` are figures
    that somebody typed straight into the matrix for a quarter; a quarter's monthly figures come before them.
    Variables are found by name without regard to case (:meth:`variabel_of`).
    """

    tahun: int
    realisasi: Mapping[_LineMonth, UangTerisi] = attrs.field(factory=dict, converter=_monthly_amounts)
    """(kode kegiatan, month) to the amount spent in that month."""
    variabel: Mapping[_VariableMonth, Terisi] = attrs.field(factory=dict, converter=_variables)
    """(kode indikator, name of the variable, month) to its value."""
    isian: Mapping[_LineQuarter, IsianTriwulan] = attrs.field(factory=dict, converter=_entries)
    """(kode kegiatan, quarter) to evidence, status and remarks."""
    realisasi_triwulan: Mapping[_LineQuarter, UangTerisi] = attrs.field(factory=dict, converter=_quarterly_amounts)
    """(kode kegiatan, quarter) to an amount typed straight into REALISASI ANGGARAN."""
    capaian_triwulan: Mapping[_LineQuarter, Terisi] = attrs.field(factory=dict, converter=_figures)
    """(kode indikator, quarter) to a figure typed straight into CAPAIAN; 7/10 is 70 percent."""

    def __attrs_post_init__(self) -> None:
        months = [key[1] for key in self.realisasi] + [key[2] for key in self.variabel]
        wrong = sorted({bulan for bulan in months if bulan.tahun != self.tahun})
        if wrong:
            raise DomainError(
                f"Bulan {', '.join(map(str, wrong))} di luar tahun laporan {self.tahun}.",
                f"Pakai bulan tahun {self.tahun}.",
            )

    def realisasi_of(self, kode: str, bulan: Bulan) -> Uang:
        """The amount of a budget line in a month, or *belum diisi*."""
        return self.realisasi.get((kode, bulan), BELUM_DIISI)

    def variabel_of(self, kode: str, nama: str, bulan: Bulan) -> Nilai:
        """The value of an indicator's variable in a month, or *belum diisi*."""
        return self.variabel.get((kode, variable_key(nama), bulan), BELUM_DIISI)

    def isian_of(self, kode: str, triwulan: Triwulan) -> IsianTriwulan:
        """Evidence, status and remarks of a budget line in a quarter, empty when nothing is there."""
        return self.isian.get((kode, triwulan), ISIAN_KOSONG)

    def merge(self, other: Laporan) -> Laporan:
        """This report with the other's entries put over it; what the other leaves blank stays."""
        if other.tahun != self.tahun:
            raise DomainError(f"Laporan {self.tahun} dan {other.tahun} tidak sama tahunnya.", "Gabungkan per tahun.")
        both = {
            field.name: {**getattr(self, field.name), **getattr(other, field.name)}
            for field in attrs.fields(Laporan)
            if field.name != "tahun"
        }
        return Laporan(self.tahun, **both)
