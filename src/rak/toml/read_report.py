"""A report out of TOML text."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from os import PathLike
from typing import Final, Literal, TypeAlias, TypeVar

import attrs

from rak.domain.evaluasi import Evaluasi
from rak.domain.kolom import Kolom
from rak.domain.laporan import KOLOM_ISIAN, IsianTriwulan, Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, Kosong, Terisi
from rak.domain.recorded_values import TINGKAT
from rak.domain.rencana import RencanaAksi
from rak.domain.rumus import TARGET
from rak.domain.text_folding import fold
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError
from rak.toml import plan_values, toml_values
from rak.toml import toml_files as files
from rak.toml.toml_table import Tabel, advise, parse_triwulan

_T = TypeVar("_T")
_V = TypeVar("_V")
_Dash: TypeAlias = Literal[Kosong.TIDAK_BERLAKU]
_SECTIONS: Final = (
    "tahun", "realisasi", "variabel", "isian", "realisasi_triwulan", "capaian_triwulan", "tingkat_triwulan", "evaluasi",
    "kosongkan",
)  # fmt: skip


def load_laporan(path: str | PathLike[str], rencana: RencanaAksi | None = None) -> Laporan:
    """Read the report in a TOML file; with the plan, kode, names of variables and the year are checked against it."""
    return loads_laporan(files.read_text(path), rencana, berkas=str(path))


def load_isian(path: str | PathLike[str]) -> tuple[Laporan, tuple[Letak, ...]]:
    """The report in a TOML file and the cells that it names to be cleared, as :func:`load_kosongkan` gives them."""
    return _read(files.read_text(path), None, str(path))


def loads_laporan(text: str, rencana: RencanaAksi | None = None, *, berkas: str = "(teks)") -> Laporan:
    """Read the report in a TOML text; ``berkas`` is the name that faults are reported under."""
    return _read(text, rencana, berkas)[0]


def _read(text: str, rencana: RencanaAksi | None, berkas: str) -> tuple[Laporan, tuple[Letak, ...]]:
    table = Tabel.of(text, berkas)
    table.expect(_SECTIONS)
    reader = _Reader(_year(table, rencana), rencana)
    laporan = table.catatan.attempt((), lambda: reader.read(table))
    places = _places(table, reader.tahun)  # their faults are told in the same run
    table.catatan.finish()
    assert laporan is not None  # noqa: S101  # nothing is left out without a fault noted
    return laporan, places


def load_kosongkan(path: str | PathLike[str]) -> tuple[Letak, ...]:
    """The cells that a report's file names under ``[[kosongkan]]``, to be cleared; which of them there are, the fill says.

    They are no part of the Laporan, in which a blank leaves a cell as it is: give them to ``rak.fill`` beside it.
    """
    return loads_kosongkan(files.read_text(path), berkas=str(path))


def loads_kosongkan(text: str, *, berkas: str = "(teks)") -> tuple[Letak, ...]:
    """As :func:`load_kosongkan`, of a TOML text."""
    table = Tabel.of(text, berkas)
    found = _places(table, _year(table, None))
    table.catatan.finish()
    return found


def _places(table: Tabel, year: int) -> tuple[Letak, ...]:
    return tuple(_place(child, year) for child in table.children("kosongkan")) if "kosongkan" in table.isi else ()


def _place(table: Tabel, year: int) -> Letak:
    table.expect(("kode", "bulan", "kolom", "triwulan", "variabel"))
    if "triwulan" in table.isi and "kolom" not in table.isi:
        table.catatan.add(table.jalur, "Kolomnya belum disebut.", f'Tulis misalnya kolom = "{Kolom.DATA_DUKUNG}".')
    return Letak(
        table.require("kode", toml_values.kode, "1", 'Tulis misalnya kode = "1.1.1".'),
        table.read("kolom", _column, None),
        table.read("triwulan", lambda name: parse_triwulan(toml_values.teks(name)), None),
        table.read("bulan", lambda name: _month(toml_values.teks(name), year), None),
        table.read("variabel", toml_values.teks, ""),
    )


def _column(name: object) -> Kolom | None:
    """The column; None for a level that is given directly, whose place has none."""
    spelt = fold(toml_values.teks(name)).upper()
    if spelt == TINGKAT:
        return None
    for kolom in Kolom:
        if str(kolom) == spelt:
            return kolom
    raise DomainError(f"Tidak ada kolom '{name}'.", advise(spelt, [*map(str, Kolom), TINGKAT], "Kolom"))


def _month(name: str, year: int) -> Bulan:
    bulan = Bulan.parse(name, year)
    if bulan.tahun != year:
        raise DomainError(f"Bulan {bulan} di luar tahun {year}.", f"Pakai bulan tahun {year}.")
    return bulan


def _year(table: Tabel, rencana: RencanaAksi | None) -> int:
    if rencana is None:
        return table.require("tahun", toml_values.tahun, 2000, "Tulis misalnya tahun = 2024.")
    year = table.read("tahun", toml_values.tahun, rencana.tahun)
    if year != rencana.tahun:
        pesan = f"Tahun laporan {year}, padahal rencananya {rencana.tahun}."
        table.catatan.add(("tahun",), pesan, "Pakai laporan dan rencana setahun.")
    return year


class _Reader:
    """Knows the year, and the kode that the plan has when there is a plan."""

    def __init__(self, tahun: int, rencana: RencanaAksi | None) -> None:
        self.tahun = tahun
        goals = None if rencana is None else tuple(rencana.indikator)
        self._indikator = None if goals is None else {goal.kode: goal.rumus.masukan for goal in goals}
        self._kegiatan = None if goals is None else [line.kode for goal in goals for line in goal.kegiatan]
        self._tanpa_kegiatan = [goal.kode for goal in goals or () if not goal.kegiatan]

    def read(self, table: Tabel) -> Laporan:
        levels, flags = _without_flags(table.section("tingkat_triwulan"))
        typed, achieved = table.section("realisasi_triwulan"), table.section("capaian_triwulan")
        return Laporan(
            self.tahun,
            realisasi=self._two_steps(self._lines(table.section("realisasi")), self._month, toml_values.uang),
            variabel=self._variables(table.section("variabel")),
            isian=self._by_quarter(self._isian_owners(table.section("isian")), _entry),
            realisasi_triwulan=self._two_steps(self._lines(typed), parse_triwulan, toml_values.uang),
            capaian_triwulan=self._two_steps(self._indicators(achieved), parse_triwulan, toml_values.bilangan),
            tingkat_triwulan=self._two_steps(self._indicators(levels), parse_triwulan, toml_values.bilangan),
            tingkat_kumulatif=dict(flags),
            evaluasi=self._by_quarter(self._indicators(table.section("evaluasi")), _words),
        )

    def _lines(self, table: Tabel) -> Iterator[tuple[str, Tabel]]:
        return self._known(table, self._kegiatan, "kegiatan")

    def _isian_owners(self, table: Tabel) -> Iterator[tuple[str, Tabel]]:
        """Budget lines, and indicators without any."""
        known = None if self._kegiatan is None else [*self._kegiatan, *self._tanpa_kegiatan]
        return self._known(table, known, "kegiatan")

    def _indicators(self, table: Tabel) -> Iterator[tuple[str, Tabel]]:
        return self._known(table, self._indikator, "indikator")

    def _known(self, table: Tabel, kodes: Collection[str] | None, kind: str) -> Iterator[tuple[str, Tabel]]:
        for key, child in table.sections():
            kode = table.catatan.attempt(child.jalur, partial(toml_values.kode, key))
            if kode is None:
                continue
            if kodes is not None and kode not in kodes:
                table.catatan.add(child.jalur, f"Tidak ada {kind} berkode '{kode}'.", _advise_kode(kode, child, kodes))
            else:
                yield kode, child

    def _two_steps(
        self, owners: Iterator[tuple[str, Tabel]], inner: Callable[[str], _T], value: Callable[[object], _V | Kosong]
    ) -> dict[tuple[str, _T], _V | _Dash]:
        """Values by kode, then by month or quarter."""
        return {
            (kode, period): figure for kode, each in owners for period, figure in self._by_period(each, inner, value)
        }

    def _by_period(
        self, table: Tabel, inner: Callable[[str], _T], value: Callable[[object], _V | Kosong]
    ) -> Iterator[tuple[_T, _V | _Dash]]:
        seen: set[_T] = set()
        for name in table.isi:
            jalur = (*table.jalur, name)
            period = table.catatan.attempt(jalur, partial(inner, name))
            if period is None:
                continue
            if period in seen:
                table.catatan.add(jalur, f"'{name}' sudah ditulis dengan ejaan lain di atas.", "Hapus salah satu.")
            seen.add(period)
            figure = table.catatan.attempt(jalur, partial(value, table.isi[name]))
            if figure is not None and figure is not BELUM_DIISI:
                yield period, figure

    def _month(self, name: str) -> Bulan:
        return _month(name, self.tahun)

    def _variables(self, table: Tabel) -> dict[tuple[str, str, Bulan], Terisi]:
        found: dict[tuple[str, str, Bulan], Terisi] = {}
        for kode, child in self._indicators(table):
            names = None if self._indikator is None else self._indikator[kode]
            seen: set[str] = set()
            for name, months in child.sections():
                if self._check_name(name, months, names, seen):
                    for bulan, number in self._by_period(months, self._month, toml_values.bilangan):
                        found[kode, name, bulan] = number
        return found

    def _check_name(self, name: str, months: Tabel, names: tuple[str, ...] | None, seen: set[str]) -> bool:
        key = variable_key(name)
        note = months.catatan.add
        if key in seen:
            note(months.jalur, f"'{name}' sudah ditulis dengan ejaan lain di atas.", "Hapus salah satu.")
        elif names is not None and key not in {variable_key(known) for known in names}:
            own = "Target diambil dari rencana; hapus dari laporan." if key == variable_key(TARGET) else ""
            note(months.jalur, f"'{name}' tidak ada dalam rumus.", own or advise(name, names, "Nama"))
        else:
            seen.add(key)
            return True
        return False

    def _by_quarter(
        self, owners: Iterator[tuple[str, Tabel]], entry: Callable[[Tabel], _T]
    ) -> dict[tuple[str, Triwulan], _T]:
        """Entries of several fields by kode and quarter."""
        found: dict[tuple[str, Triwulan], _T] = {}
        for kode, child in owners:
            for name, quarter in child.sections():
                triwulan = quarter.catatan.attempt(quarter.jalur, partial(parse_triwulan, name))
                if triwulan is None:
                    continue
                if (kode, triwulan) in found:
                    quarter.catatan.add(quarter.jalur, f"{triwulan} sudah ditulis di atas.", "Hapus salah satu.")
                found[kode, triwulan] = entry(quarter)
        return found


def _without_flags(table: Tabel) -> tuple[Tabel, list[tuple[str, bool]]]:
    """The levels of ``[tingkat_triwulan]``, and the ``kumulatif`` that stands among them by kode."""
    flags: list[tuple[str, bool]] = []
    levels: dict[str, object] = {}
    for kode, child in table.sections():
        kumulatif: bool | None = child.read("kumulatif", toml_values.ya_tidak, None)
        if kumulatif is not None:
            flags.append((kode, kumulatif))
        levels[kode] = {name: value for name, value in child.isi.items() if name != "kumulatif"}
    return table._replace(isi=levels), flags


def _words(table: Tabel) -> Evaluasi:
    names = [field.name for field in attrs.fields(Evaluasi)]
    table.expect(names)
    words = {name: table.read(name, toml_values.teks, "") for name in names if name != "batas_waktu"}
    return Evaluasi(**words, batas_waktu=table.read("batas_waktu", plan_values.tanggal_or_blank, None))


def _entry(table: Tabel) -> IsianTriwulan:
    table.expect(tuple(KOLOM_ISIAN.values()))
    none: tuple[str, ...] = ()
    links = table.read(KOLOM_ISIAN[Kolom.DATA_DUKUNG], toml_values.daftar_teks, none)
    words = (name for kolom, name in KOLOM_ISIAN.items() if kolom is not Kolom.DATA_DUKUNG)
    return IsianTriwulan(links, **{name: table.read(name, toml_values.teks, "") for name in words})


def _advise_kode(kode: str, child: Tabel, kodes: Collection[str]) -> str:
    """The likeliest kode; a dotted one without quotation marks has become a table within a table."""
    joined, inner = kode, child.isi
    while len(inner) == 1:
        key, value = next(iter(inner.items()))
        joined = f"{joined}.{key}"
        if joined in kodes:
            return f'Kode bertitik harus di antara tanda kutip: "{joined}".'
        if not isinstance(value, Mapping):
            break
        inner = value
    return advise(kode, kodes, "Kode")
