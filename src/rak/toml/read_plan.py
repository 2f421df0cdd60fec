"""A plan out of TOML text."""

import enum
from collections.abc import Callable
from functools import partial
from os import PathLike
from typing import Final, TypeVar

from rak.domain.nilai import BELUM_DIISI
from rak.domain.polaritas import Frekuensi, Gabungan, Pelaporan, Polaritas
from rak.domain.rencana import (
    JENIS_BELANJA,
    IndikatorKegiatan,
    Kegiatan,
    Keputusan,
    Penandatangan,
    RencanaAksi,
    SasaranKegiatan,
)
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Uang
from rak.domain.target import TargetKinerja
from rak.domain.temuan import ISI_DITERIMA, TemuanDiterima
from rak.domain.variable_names import variable_key
from rak.domain.versi import susun
from rak.errors import DomainError
from rak.toml import plan_values, toml_values
from rak.toml import toml_files as files
from rak.toml.read_revisions import revisions
from rak.toml.toml_table import Tabel, advise

_T = TypeVar("_T")
_E = TypeVar("_E", bound=enum.Enum)
_U = TypeVar("_U")
_FOUR_AMOUNTS: Final = "Tulis penarikan = [250_000, 250_000, 250_000, 250_000], untuk TW I, II, III, dan IV."
_FOUR_TARGETS: Final = 'Tulis target_triwulan = ["10 %", "30 %", "50 %", "70 %"]; "" bila tidak ada.'
_FOUR_TEXTS: Final = "Tulis empat teks, untuk TW I, II, III, dan IV, atau satu teks untuk keempatnya."
_TITLES: Final = ("tahun", "satuan_kerja", "keputusan", "sasaran", "revisi", "diterima")
_SASARAN: Final = ("nomor", "uraian", "indikator")
_INDIKATOR: Final = (
    "kode", "uraian", "target", "rumus", "polaritas", "gabungan", "kegiatan",
    "target_triwulan", "target_kumulatif", "frekuensi", "pelaporan", "batas", "penanggung_jawab",
)  # fmt: skip
_KEGIATAN: Final = (
    "kode", "uraian", "pagu", "penarikan", "rencana", "penanggung_jawab", "jenis_belanja", "penarikan_bulanan",
    "pelaporan",
)  # fmt: skip


def load_rencana(path: str | PathLike[str]) -> RencanaAksi:
    """Read the plan in a TOML file; NaskahError carries every fault with its line."""
    return loads_rencana(files.read_text(path), berkas=str(path))


def loads_rencana(text: str, *, berkas: str = "(teks)") -> RencanaAksi:
    """Read the plan in a TOML text; ``berkas`` is the name that faults are reported under."""
    table = Tabel.of(text, berkas)
    rencana = _rencana(table)
    table.catatan.finish()
    assert rencana is not None  # noqa: S101  # nothing is left out without a fault noted
    return rencana


def _rencana(table: Tabel) -> RencanaAksi | None:
    table.expect(_TITLES)
    year = table.require("tahun", toml_values.tahun, 2000, "Tulis misalnya tahun = 2024.")
    office = table.require("satuan_kerja", toml_values.teks, "", 'Tulis nama kantor: satuan_kerja = "…".')
    keputusan = _keputusan(table.section("keputusan"))
    sasaran: list[SasaranKegiatan] = []
    seen: set[str] = set()
    for position, child in enumerate(table.children("sasaran"), 1):
        nomor = _unique(child, "nomor", str(position), seen)
        _keep(sasaran, _sasaran(child, nomor))
    revisi = tuple(revisions(table)) if "revisi" in table.isi else ()
    diterima = _accepted(table) if "diterima" in table.isi else ()
    return _unless_faulty(
        table, lambda: susun(RencanaAksi(year, office, tuple(sasaran), keputusan, diterima=diterima), revisi)
    )


def _accepted(table: Tabel) -> tuple[TemuanDiterima, ...]:
    """The findings that the planner accepts; ``letak`` may be left out where a finding has no place."""
    found: list[TemuanDiterima] = []
    for child in table.children("diterima"):
        child.expect(ISI_DITERIMA)
        texts = [child.read(key, toml_values.teks, "") for key in ISI_DITERIMA]
        _keep(found, _unless_faulty(child, partial(TemuanDiterima, *texts)))
    return tuple(found)


def _sasaran(table: Tabel, nomor: str) -> SasaranKegiatan | None:
    table.expect(_SASARAN)
    uraian = table.require("uraian", toml_values.teks, "", 'Tulis uraian = "…", isi kolom SASARAN KEGIATAN.')
    indikator: list[IndikatorKegiatan] = []
    seen: set[str] = set()
    for position, child in enumerate(table.children("indikator"), 1):
        kode = _unique(child, "kode", f"{nomor}.{position}", seen, nomor)
        _keep(indikator, _indikator(child, kode))
    return _unless_faulty(table, lambda: SasaranKegiatan(nomor, uraian, tuple(indikator)))


def _indikator(table: Tabel, kode: str) -> IndikatorKegiatan | None:
    table.expect(_INDIKATOR)
    uraian = table.require("uraian", toml_values.teks, "", 'Tulis uraian = "…", isi kolom INDIKATOR KEGIATAN.')
    target = table.require("target", plan_values.target, TargetKinerja.in_words(""), 'Tulis misalnya target = "70 %".')
    rumus = table.require(
        "rumus", plan_values.rumus, RumusPerhitungan.parse(""), 'Tulis misalnya rumus = "A dibagi B dikali 100%".'
    )
    polaritas: Polaritas | None = table.read("polaritas", partial(plan_values.pilihan, Polaritas), None)
    gabungan = _rules(table, rumus, "gabungan", Gabungan, None)
    nothing: tuple[TargetKinerja | None, ...] | None = None
    quarters = nothing
    if "target_triwulan" in table.isi:
        quarters = table.four("target_triwulan", plan_values.target_or_blank, None, _FOUR_TARGETS)
    kumulatif: bool | None = table.read("target_kumulatif", toml_values.ya_tidak, None)
    frekuensi = table.read("frekuensi", partial(plan_values.pilihan, Frekuensi), Frekuensi.BULANAN)
    pelaporan = _rules(table, rumus, "pelaporan", Pelaporan, None)
    batas = table.read("batas", plan_values.batas, "tanpa")
    owner = table.read("penanggung_jawab", toml_values.teks, "")
    kegiatan: list[Kegiatan] = []
    seen: set[str] = set()
    for position, child in enumerate(table.children("kegiatan"), 1):
        own = _unique(child, "kode", f"{kode}.{position}", seen, kode)
        _keep(kegiatan, _kegiatan(child, own))
    return _unless_faulty(
        table,
        lambda: IndikatorKegiatan(
            kode,
            uraian,
            target,
            rumus,
            tuple(kegiatan),
            polaritas,
            gabungan,
            quarters,
            kumulatif,
            frekuensi,
            pelaporan,
            batas,
            owner,
        ),
    )


def _kegiatan(table: Tabel, kode: str) -> Kegiatan | None:
    table.expect(_KEGIATAN)
    uraian = table.require("uraian", toml_values.teks, "", 'Tulis uraian = "…", isi kolom KEGIATAN.')
    blank: Uang = BELUM_DIISI
    pagu = table.require(
        "pagu", plan_values.uang_rencana, blank, 'Tulis misalnya pagu = 88_880_000, atau pagu = "" bila memang kosong.'
    )
    draws = table.four("penarikan", plan_values.uang_rencana, blank, _FOUR_AMOUNTS)
    plans = _plans(table)
    owner = table.read("penanggung_jawab", toml_values.teks, "")
    jenis: str | None = table.read("jenis_belanja", _jenis_belanja, None)
    monthly: tuple[Uang, ...] | None = table.read("penarikan_bulanan", _twelve_amounts, None)
    pelaporan: Pelaporan | None = table.read("pelaporan", partial(plan_values.pilihan, Pelaporan), None)
    return _unless_faulty(table, lambda: Kegiatan(kode, uraian, pagu, draws, plans, owner, jenis, monthly, pelaporan))


def _twelve_amounts(value: object) -> tuple[Uang, ...]:
    if not isinstance(value, list) or len(value) != 12:
        pesan = "Penarikan bulanan bukan dua belas nilai."
        raise DomainError(pesan, "Tulis dua belas jumlah, Januari sampai Desember.")
    return tuple(plan_values.uang_rencana(amount) for amount in value)


def _plans(table: Tabel) -> tuple[str, ...]:
    if isinstance(table.isi.get("rencana"), str):
        return (table.isi["rencana"],) * 4
    return table.four("rencana", toml_values.teks, "", _FOUR_TEXTS)


def _jenis_belanja(value: object) -> str:
    jenis = toml_values.kode(value)
    if jenis not in JENIS_BELANJA:
        raise DomainError(f"'{jenis}' bukan jenis belanja.", f"Pilihan: {', '.join(JENIS_BELANJA)}.")
    return jenis


def _rules(
    table: Tabel, rumus: RumusPerhitungan, key: str, kind: type[_E], unstated: _U
) -> _E | tuple[tuple[str, _E], ...] | _U:
    """One rule for all variables (``gabungan``, ``pelaporan``), or a rule for each that is named."""
    if not isinstance(table.isi.get(key), dict):
        one: _E | _U = table.read(key, partial(plan_values.pilihan, kind), unstated)  # type: ignore[arg-type]
        return one
    each = table.section(key)
    known = {variable_key(name): name for name in rumus.masukan}
    found: dict[str, _E] = {}
    for name in each.isi:
        variable = variable_key(name)
        if variable in found:
            table.catatan.add((*each.jalur, name), f"'{name}' ditulis dua kali.", "Hapus salah satu.")
        elif variable not in known:
            names = tuple(known.values())
            table.catatan.add((*each.jalur, name), f"'{name}' tidak ada dalam rumus.", advise(name, names, "Nama"))
        found[variable] = each.read(name, partial(plan_values.pilihan, kind), next(iter(kind)))
    return tuple(sorted(found.items(), key=lambda pair: pair[0]))


def _keputusan(table: Tabel) -> Keputusan:
    table.expect(("nomor", "penetapan", "lampiran"))
    nomor = table.read("nomor", toml_values.teks, "")
    return Keputusan(nomor, _penandatangan(table.section("penetapan")), _penandatangan(table.section("lampiran")))


def _penandatangan(table: Tabel) -> Penandatangan:
    table.expect(("nama", "jabatan", "tempat", "tanggal"))
    nama, jabatan, tempat = (
        table.read(key, toml_values.teks, default)
        for key, default in (("nama", ""), ("jabatan", "Kepala"), ("tempat", ""))
    )
    return Penandatangan(nama, jabatan, tempat, table.read("tanggal", plan_values.tanggal, None))


def _unique(table: Tabel, key: str, by_position: str, seen: set[str], parent: str = "") -> str:
    """The stated kode, or the one that the position gives; a fault when it is taken or under another parent."""
    kode = table.read(key, toml_values.kode, by_position)
    jalur = (*table.jalur, key)
    if kode in seen:
        table.catatan.add(jalur, f"Kode '{kode}' sudah dipakai di atas.", "Beri kode yang berbeda, atau hapus kodenya.")
    elif parent and (not kode.startswith(f"{parent}.") or "." in kode[len(parent) + 1 :]):
        table.catatan.add(jalur, f"Kode '{kode}' tidak berada di bawah '{parent}'.", f'Pakai kode "{by_position}".')
    seen.add(kode)
    return kode


def _unless_faulty(table: Tabel, make: Callable[[], _T]) -> _T | None:
    """What ``make`` gives, once nothing within the table is at fault (else its complaint would be about a stand-in)."""
    return None if table.catatan.is_faulty(table.jalur) else table.catatan.attempt(table.jalur, make)


def _keep(found: list[_T], item: _T | None) -> None:
    if item is not None:
        found.append(item)
