"""Who has reported what, by when: each section's months on a day, what is missing, and a text to send."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

import attrs

from rak.cycle.inputs import section_of, sections
from rak.domain.date_words import spell_tanggal
from rak.domain.kalender import TENGGAT_BAKU, KebijakanTenggat, isian_wajib, months_due, months_over
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.rencana import RencanaAksi
from rak.domain.text_folding import name_key
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Bulan

TEPAT, TERLAMBAT, SEBAGIAN, BELUM = "tepat", "terlambat", "sebagian", "belum"
TANPA_SEKSI = "(tanpa penanggung jawab)"
"""Stands for the lines that no section answers for; they stay with the planner, and count in no share."""


@attrs.frozen
class BulanSeksi:
    """A section's report of a month."""

    bulan: Bulan
    tenggat: datetime.date
    wajib: int
    """How many figures are due."""
    kurang: tuple[Letak, ...]
    """Those that are blank."""
    diterima: datetime.date | None
    status: str
    """``tepat``, ``terlambat``: received and whole; ``sebagian``: not whole, or filled without a receipt; ``belum``."""

    @property
    def terisi(self) -> int:
        """How many of the figures are there (a dash counts: somebody looked)."""
        return self.wajib - len(self.kurang)


@attrs.frozen
class SeksiPantau:
    """A section and its months so far; months without anything due are left out."""

    nama: str
    bulan: tuple[BulanSeksi, ...]


@attrs.frozen
class Pantauan:
    """All sections on a day. The two figures are shares (0 to 1) of sections times months due; None before any is."""

    per: datetime.date
    seksi: tuple[SeksiPantau, ...]
    kelengkapan: Fraction | None
    """Reports that are in and whole."""
    ketepatan: Fraction | None
    """Reports that were so in time."""


def pantau(
    rencana: RencanaAksi, laporan: Laporan, per: datetime.date, kebijakan: KebijakanTenggat = TENGGAT_BAKU
) -> Pantauan:
    """How the sections stand on a day. What was received after it is not there yet."""
    names = sections(rencana)
    owner = section_of(rencana)
    receipts = {
        (name_key(section), bulan): receipt.tanggal
        for (section, bulan), receipt in laporan.penerimaan.items()
        if receipt.tanggal <= per
    }
    found: dict[str, list[BulanSeksi]] = {key: [] for key in names}
    for bulan in months_over(rencana.tahun, per):
        due: dict[str, list[tuple[Letak, bool]]] = {}
        for place, filled in isian_wajib(rencana, laporan, bulan):
            letak = place  # as the registry of inputs names it: a variable by the key of its name, without a column
            if place.variabel:
                letak = attrs.evolve(place, kolom=None, variabel=variable_key(place.variabel))
            due.setdefault(name_key(owner(letak) or ""), []).append((letak, filled))
        for key, wanted in due.items():
            missing = tuple(letak for letak, filled in wanted if not filled)
            day, until = receipts.get((key, bulan)), kebijakan.tenggat(bulan)
            status = _status(day, until, len(wanted), len(missing))
            found.setdefault(key, []).append(BulanSeksi(bulan, until, len(wanted), missing, day, status))
    past = frozenset(months_due(rencana.tahun, per, kebijakan))
    counted = [one for key in names for one in found[key] if one.bulan in past]
    seksi = tuple(SeksiPantau(names.get(key, TANPA_SEKSI), tuple(each)) for key, each in found.items() if each)
    return Pantauan(per, seksi, _share(counted, TEPAT, TERLAMBAT), _share(counted, TEPAT))


def messages(pantauan: Pantauan, rencana: RencanaAksi) -> Iterator[str]:
    """For each section that owes something a text to send: what is missing, and until when."""
    names = {goal.kode: goal.uraian for goal in rencana.indikator}
    names |= {line.kode: line.uraian for line in rencana.kegiatan}
    for section in pantauan.seksi:
        owed = [one for one in section.bulan if one.kurang or one.diterima is None]
        if owed and section.nama != TANPA_SEKSI:
            yield "\n".join(_message(section.nama, owed, pantauan.per, rencana, names))


def _message(
    name: str, owed: Iterable[BulanSeksi], per: datetime.date, rencana: RencanaAksi, names: Mapping[str, str]
) -> Iterator[str]:
    yield f"Yth. {name},"
    yield f"laporan rencana aksi {rencana.satuan_kerja} per {spell_tanggal(per)}:"
    for one in owed:
        until = "paling lambat" if one.tenggat >= per else "tenggat sudah lewat sejak"
        came = "belum diterima" if one.diterima is None else f"diterima {spell_tanggal(one.diterima)}"
        yield (
            f"\n{one.bulan.nama} {one.bulan.tahun}: {came}, terisi {one.terisi} dari {one.wajib}; "
            f"{until} {spell_tanggal(one.tenggat)}."
        )
        yield from (
            f"- {letak.kode} {names[letak.kode]}: {letak.variabel or 'realisasi anggaran'}" for letak in one.kurang
        )
    yield "\nMohon dilengkapi dan dikirim kembali. Terima kasih."


def _status(received: datetime.date | None, until: datetime.date, due: int, missing: int) -> str:
    if received is None:
        return BELUM if missing == due else SEBAGIAN
    if missing:
        return SEBAGIAN
    return TEPAT if received <= until else TERLAMBAT


def _share(months: list[BulanSeksi], *wanted: str) -> Fraction | None:
    return Fraction(sum(one.status in wanted for one in months), len(months)) if months else None
