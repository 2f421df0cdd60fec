"""Small plans and reports for tests, with everything in order unless a test changes it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from rak.domain.laporan import IsianTriwulan, Laporan
from rak.domain.polaritas import Gabungan, Polaritas
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, Keputusan, RencanaAksi, SasaranKegiatan
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.target import TargetKinerja
from rak.domain.waktu import Bulan, Triwulan
from rak.toml.read_plan import loads_rencana

TAHUN = 2024
PEMBILANG, PENYEBUT = "Jumlah klien bekerja", "jumlah klien"
SERIBU = Rupiah(1000)
RUMUS = f"{PEMBILANG} dibagi {PENYEBUT} dikali 100%"


def baris(kode: str = "1.1.1", pagu: Uang = SERIBU, penarikan: Sequence[Uang] | None = None) -> Kegiatan:
    """A budget line; the pagu in equal quarters unless told otherwise."""
    draws = penarikan if penarikan is not None else (pagu.allocate([1] * 4) if isinstance(pagu, Rupiah) else [pagu] * 4)
    return Kegiatan(kode, "Bimbingan klien", pagu, draws, ["Bimbingan"] * 4)


def baris_toml(pagu: str = "4", penarikan: str = "[1, 1, 1, 1]", rencana: str = '"Rapat"', more: str = "") -> Kegiatan:
    """A budget line read from a plan in TOML with these values, spelt as TOML has them."""
    text = f"""
tahun = 2024
satuan_kerja = "K"
[[sasaran]]
uraian = "S"
[[sasaran.indikator]]
uraian = "I"
target = "1 Dokumen"
rumus = "A dibagi B"
[[sasaran.indikator.kegiatan]]
uraian = "K"
pagu = {pagu}
penarikan = {penarikan}
rencana = {rencana}
{more}
"""
    return next(loads_rencana(text).kegiatan)


def rencana(
    *kegiatan: Kegiatan,
    uraian: str = "Persentase klien yang bekerja",
    target: str = "70 %",
    rumus: str = RUMUS,
    polaritas: Polaritas | None = Polaritas.MAKSIMALKAN,
    gabungan: Gabungan | None = Gabungan.JUMLAH,
    keputusan: Keputusan | None = None,
) -> RencanaAksi:
    """A plan of one sasaran and one indikator with the given lines (one of Rp1.000 when none is given)."""
    goal = TargetKinerja.parse(target) if any(sign.isdigit() for sign in target) else TargetKinerja.in_words(target)
    indikator = IndikatorKegiatan(
        "1.1", uraian, goal, RumusPerhitungan.parse(rumus), kegiatan or (baris(),), polaritas, gabungan
    )
    sasaran = SasaranKegiatan("1", "Meningkatnya layanan", [indikator])
    return RencanaAksi(TAHUN, "Balai Contoh", [sasaran], keputusan or Keputusan())


def laporan(
    realisasi: dict[tuple[str, int], int] | None = None,
    variabel: dict[tuple[str, int], int | str] | None = None,
    isian: dict[tuple[str, Triwulan], IsianTriwulan] | None = None,
    *,
    bukti: bool = True,
) -> Laporan:
    """A report with money per (line, month) and variables of indikator 1.1 per (name, month).

    With ``bukti`` every quarter that has money also has a link of its own and a status.
    """
    money = {(kode, Bulan(TAHUN, month)): Rupiah(amount) for (kode, month), amount in (realisasi or {}).items()}
    beside = {
        (kode, bulan.triwulan): IsianTriwulan([f"https://bukti.example/{kode}/{bulan.triwulan.name}"], "Selesai")
        for kode, bulan in money
        if bukti
    }
    values = {("1.1", name, Bulan(TAHUN, month)): Fraction(value) for (name, month), value in (variabel or {}).items()}
    return Laporan(TAHUN, money, values, {**beside, **(isian or {})})
