"""What is filled in: monthly realisasi and variables, and per quarter evidence, status and remarks."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, Self, TypeAlias, TypeVar

import attrs

from rak.domain.evaluasi import EVALUASI_KOSONG, Evaluasi
from rak.domain.kolom import Kolom
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Bilangan, Kosong, Nilai, Terisi, exact
from rak.domain.periode import months_in
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.text_folding import Kata, fold, fold_lines
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Bulan, Triwulan, as_month, as_quarter, is_year
from rak.errors import DomainError

if TYPE_CHECKING:
    from rak.domain.riwayat import Koreksi, Penerimaan

UangTerisi: TypeAlias = Rupiah | Literal[Kosong.TIDAK_BERLAKU]
"""What a person can put into a money cell: an amount, or the dash."""

RealisasiAnggaran: TypeAlias = Rupiah
"""Column REALISASI ANGGARAN: what was spent, in rupiah; a cell without an amount is *belum diisi* or *tidak berlaku*."""

Capaian: TypeAlias = Fraction
"""Column CAPAIAN: the exact result of the RUMUS PERHITUNGAN, 7/10 for 70 percent; with what is no number, ``Nilai``."""


class DataDukung(tuple[str, ...]):  # noqa: SLOT001  # a tuple of texts, made with more care
    """Column DATA DUKUNG: the links to the evidence (*bukti dukung*, Diktum Keempat angka 2), in order, each once.

    ``DataDukung("https://…")`` is one link, ``DataDukung(["https://…", "https://…"])`` are two.
    """

    def __new__(cls, tautan: str | Iterable[str] = ()) -> Self:
        """One link, or several."""
        links = (tautan,) if isinstance(tautan, str) else tautan
        return super().__new__(cls, dict.fromkeys(link for each in links if (link := fold(each))))


Keterangan: TypeAlias = str
"""Column KETERANGAN: remarks in free words."""


class StatusPelaksanaan(Kata):
    """Column STATUS PELAKSANAAN: the choices of the drop-down (the decree names none)."""

    BELUM = "Belum dilaksanakan"
    SEDANG = "Sedang dilaksanakan"
    SELESAI = "Selesai"
    TERKENDALA = "Terkendala"


def _links(values: Iterable[str]) -> DataDukung:
    if isinstance(values, str):
        raise DomainError("Data dukung harus berupa daftar.", 'Tulis data_dukung = ["https://…"].')
    return values if isinstance(values, DataDukung) else DataDukung(values)


@attrs.frozen
class IsianTriwulan:
    """What stands beside a budget line's quarter: DATA DUKUNG, STATUS PELAKSANAAN, KETERANGAN."""

    data_dukung: DataDukung = attrs.field(default=DataDukung(), converter=_links)
    """The links in order, each once."""
    status: str = attrs.field(default="", converter=fold)
    """The wording of the cell; see :class:`StatusPelaksanaan` for the usual ones. Empty when not filled in."""
    keterangan: Keterangan = attrs.field(default="", converter=fold_lines)

    def __bool__(self) -> bool:
        return self != ISIAN_KOSONG

    def of(self, kolom: Kolom) -> str:
        """The words of a column as its cell has them, links a line each; empty when not filled in."""
        words = getattr(self, KOLOM_ISIAN[kolom])
        return words if isinstance(words, str) else "\n".join(words)


KOLOM_ISIAN: Final[Mapping[Kolom, str]] = MappingProxyType(
    {Kolom.DATA_DUKUNG: "data_dukung", Kolom.STATUS_PELAKSANAAN: "status", Kolom.KETERANGAN: "keterangan"}
)
"""The columns that staff fill in words, in their order, each with its attribute, which is its key in TOML and JSON."""

ISIAN_KOSONG: Final = IsianTriwulan()

_K = TypeVar("_K")
_V = TypeVar("_V")
_I = TypeVar("_I", IsianTriwulan, Evaluasi)
_LineMonth: TypeAlias = tuple[str, Bulan]
_LineQuarter: TypeAlias = tuple[str, Triwulan]
_VariableMonth: TypeAlias = tuple[str, str, Bulan]
_SectionMonth: TypeAlias = tuple[str, Bulan]


_NIHIL: Final[Mapping[Any, Any]] = MappingProxyType({})


def _frozen(values: Mapping[_K, _V]) -> Mapping[_K, _V]:
    return MappingProxyType(dict(sorted(values.items(), key=lambda item: _spell(item[0]))))


def _spell(key: object) -> str:
    return ", ".join(map(str, key)) if isinstance(key, tuple) else str(key)


def _amounts(values: Mapping[_K, UangTerisi]) -> Mapping[_K, UangTerisi]:
    for key, value in values.items():
        if not isinstance(value, Rupiah) and value is not TIDAK_BERLAKU:
            raise DomainError(f"Realisasi {_spell(key)} bernilai {value!r}.", "Pakai Rupiah, atau TIDAK_BERLAKU.")
    return _frozen(values)


def _of_months(values: Mapping[_LineMonth, UangTerisi]) -> Mapping[_LineMonth, UangTerisi]:
    return _amounts(values)


def _of_quarters(values: Mapping[_LineQuarter, UangTerisi]) -> Mapping[_LineQuarter, UangTerisi]:
    return _amounts(values)


def _exact(value: Bilangan | Terisi) -> Terisi:
    return value if value is TIDAK_BERLAKU else exact(value)


def _variables(values: Mapping[_VariableMonth, Bilangan | Terisi]) -> Mapping[_VariableMonth, Terisi]:
    return _frozen({(kode, variable_key(nama), bulan): _exact(v) for (kode, nama, bulan), v in values.items()})


def _figures(values: Mapping[_LineQuarter, Bilangan | Terisi]) -> Mapping[_LineQuarter, Terisi]:
    return _frozen({key: _exact(value) for key, value in values.items()})


def _entries(values: Mapping[_LineQuarter, IsianTriwulan]) -> Mapping[_LineQuarter, IsianTriwulan]:
    return _frozen({key: value for key, value in values.items() if value})


def _words(values: Mapping[_LineQuarter, Evaluasi]) -> Mapping[_LineQuarter, Evaluasi]:
    return _frozen({key: value for key, value in values.items() if value})


def _receipts(values: Mapping[_SectionMonth, Penerimaan]) -> Mapping[_SectionMonth, Penerimaan]:
    return _frozen({(fold(section), bulan): receipt for (section, bulan), receipt in values.items()})


def _files(values: Mapping[tuple[str, str], Penerimaan]) -> Mapping[tuple[str, str], Penerimaan]:
    return _frozen({(fold(section), sha256): receipt for (section, sha256), receipt in values.items()})


def _corrections(values: Iterable[Koreksi]) -> tuple[Koreksi, ...]:
    return tuple(values)


def _frozen_flags(values: Mapping[str, bool]) -> Mapping[str, bool]:
    return _frozen(values)


def _year(_: object, __: attrs.Attribute[int], tahun: int) -> None:
    if not is_year(tahun):
        raise DomainError(f"{tahun!r} bukan tahun laporan.", "Pakai tahun empat angka, misalnya 2024.")


@attrs.frozen
class Laporan:
    """The report on a plan: what has been filled in so far. A key that is not there is *belum diisi*.

    The monthly figures are those of the sheet ``Bulanan``. ``realisasi_triwulan`` and ``capaian_triwulan`` are figures
    that somebody typed straight into the matrix for a quarter; a quarter's monthly figures come before them.
    Variables are found by name without regard to case (:meth:`variabel_of`).
    """

    tahun: int = attrs.field(validator=_year)
    realisasi: Mapping[_LineMonth, UangTerisi] = attrs.field(default=_NIHIL, converter=_of_months)
    """(kode kegiatan, month) to the amount spent in that month."""
    variabel: Mapping[_VariableMonth, Terisi] = attrs.field(default=_NIHIL, converter=_variables)
    """(kode indikator, name of the variable, month) to its value."""
    isian: Mapping[_LineQuarter, IsianTriwulan] = attrs.field(default=_NIHIL, converter=_entries)
    """(kode kegiatan, or of an indicator without budget lines, quarter) to evidence, status and remarks."""
    realisasi_triwulan: Mapping[_LineQuarter, UangTerisi] = attrs.field(default=_NIHIL, converter=_of_quarters)
    """(kode kegiatan, quarter) to an amount typed straight into REALISASI ANGGARAN."""
    capaian_triwulan: Mapping[_LineQuarter, Terisi] = attrs.field(default=_NIHIL, converter=_figures)
    """(kode indikator, quarter) to a figure typed straight into CAPAIAN; 7/10 is 70 percent."""
    tingkat_triwulan: Mapping[_LineQuarter, Terisi] = attrs.field(default=_NIHIL, converter=_figures)
    """(kode indikator, quarter) to a realised level that a form gives directly: 7/10 where the target is in per cent."""
    tingkat_kumulatif: Mapping[str, bool] = attrs.field(default=_NIHIL, converter=_frozen_flags)
    """Kode of an indicator to whether these levels are to date; not there: not stated."""
    evaluasi: Mapping[_LineQuarter, Evaluasi] = attrs.field(default=_NIHIL, converter=_words)
    """(kode indikator, quarter) to the section's words."""
    penerimaan: Mapping[_SectionMonth, Penerimaan] = attrs.field(default=_NIHIL, converter=_receipts)
    """(section, month) to the receipt of its report."""
    kiriman: Mapping[tuple[str, str], Penerimaan] = attrs.field(default=_NIHIL, converter=_files)
    """(section, SHA-256) to a file that was merged and stands in no receipt: it came after, or had no month's figures."""
    koreksi: tuple[Koreksi, ...] = attrs.field(default=(), converter=_corrections)
    """Values that were changed after they had been filled in, in the order of the sheet Riwayat."""

    __hash__ = None  # type: ignore[assignment]  # nor has a dict one

    def __attrs_post_init__(self) -> None:
        months = [key[1] for key in (*self.realisasi, *self.penerimaan)] + [key[2] for key in self.variabel]
        months_in(months, self.tahun)
        by_quarter = (
            self.isian, self.realisasi_triwulan, self.capaian_triwulan, self.tingkat_triwulan, self.evaluasi
        )  # fmt: skip
        for triwulan in {key[1] for entries in by_quarter for key in entries}:
            as_quarter(triwulan)

    def __reduce__(self) -> tuple[Any, ...]:
        return Laporan, (self.tahun, *map(dict, self._maps().values()), self.koreksi)

    def realisasi_of(self, kode: str, bulan: Bulan) -> Uang:
        """The amount of a budget line in a month, or *belum diisi*, as for a kode of no line: a report knows no plan."""
        return self.realisasi.get((kode, self._own(bulan)), BELUM_DIISI)

    def variabel_of(self, kode: str, nama: str, bulan: Bulan) -> Nilai:
        """The value of an indicator's variable in a month, or *belum diisi*."""
        return self.variabel.get((kode, variable_key(nama), self._own(bulan)), BELUM_DIISI)

    def _own(self, bulan: Bulan) -> Bulan:
        """The month; DomainError for what is none, or one of another year, which would always be *belum diisi*."""
        if as_month(bulan).tahun != self.tahun:
            months_in(bulan, self.tahun)
        return bulan

    def isian_of(self, kode: str, triwulan: Triwulan) -> IsianTriwulan:
        """Evidence, status and remarks of a budget line in a quarter, empty when nothing is there."""
        return self.isian.get((kode, as_quarter(triwulan)), ISIAN_KOSONG)

    def variables_of(self, kode: str) -> frozenset[str]:
        """The keys of the variables of an indicator that have a value in any month."""
        return frozenset(self._months_by_variable.get(kode, ()))

    def months_of_variable(self, kode: str, nama: str) -> Mapping[Bulan, Terisi]:
        """The months in which an indicator's variable is filled, in order, with their values."""
        return self._months_by_variable.get(kode, _NIHIL).get(variable_key(nama), _NIHIL)

    def months_with_number(self, kode: str, nama: str) -> frozenset[Bulan]:
        """The months in which an indicator's variable is a number."""
        key = kode, variable_key(nama)
        if key not in self._months_with_number:
            filled = self.months_of_variable(*key)
            self._months_with_number[key] = frozenset(bulan for bulan, v in filled.items() if isinstance(v, Fraction))
        return self._months_with_number[key]

    @functools.cached_property
    def _months_with_number(self) -> dict[tuple[str, str], frozenset[Bulan]]:
        """As far as it was asked for."""
        return {}

    @functools.cached_property
    def _months_by_variable(self) -> dict[str, dict[str, dict[Bulan, Terisi]]]:
        found: dict[str, dict[str, dict[Bulan, Terisi]]] = {}
        for (kode, nama, bulan), value in self.variabel.items():  # a variable's months are in order
            found.setdefault(kode, {}).setdefault(nama, {})[bulan] = value
        return found

    def months_of_line(self, kode: str) -> Mapping[Bulan, UangTerisi]:
        """The months in which the realisasi of a budget line is filled, in order, with the amounts."""
        return self._months_by_line.get(kode, _NIHIL)

    @functools.cached_property
    def _months_by_line(self) -> dict[str, dict[Bulan, UangTerisi]]:
        found: dict[str, dict[Bulan, UangTerisi]] = {}
        for (kode, bulan), amount in self.realisasi.items():
            found.setdefault(kode, {})[bulan] = amount
        return found

    def evaluasi_of(self, kode: str, triwulan: Triwulan) -> Evaluasi:
        """The section's words on an indicator in a quarter, empty when nothing is there."""
        return self.evaluasi.get((kode, as_quarter(triwulan)), EVALUASI_KOSONG)

    def merge(self, other: Laporan) -> Laporan:
        """This report with the other's entries put over it; what the other leaves blank stays.

        DATA DUKUNG, STATUS and KETERANGAN of a quarter are entries each, and so are the words of Evaluasi.
        """
        if other.tahun != self.tahun:
            raise DomainError(f"Laporan {self.tahun} dan {other.tahun} tidak sama tahunnya.", "Gabungkan per tahun.")
        theirs = other._maps()
        merged = {name: {**ours, **theirs[name]} for name, ours in self._maps().items()}
        for name in ("isian", "evaluasi"):
            ours = self._maps()[name]
            merged[name] |= {key: _over(ours[key], new) for key, new in theirs[name].items() if key in ours}
        merged["penerimaan"] |= self.penerimaan  # the first day wins
        return Laporan(self.tahun, **merged, koreksi=(*self.koreksi, *other.koreksi))

    def _maps(self) -> dict[str, Mapping[Any, Any]]:
        """Everything but the year and the corrections."""
        return {field.name: getattr(self, field.name) for field in attrs.fields(Laporan)[1:-1]}


def _over(old: _I, new: _I) -> _I:
    """The old entry with every field that the new one fills in."""
    filled = {field.name: value for field in attrs.fields(type(new)) if (value := getattr(new, field.name))}
    return attrs.evolve(old, **filled)
