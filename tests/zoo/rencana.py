"""The one plan and report behind the zoo, such as a bare matrix can say all of it."""

from __future__ import annotations

import datetime
from fractions import Fraction

from rak.domain.laporan import IsianTriwulan, Laporan
from rak.domain.nilai import TIDAK_BERLAKU
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, Keputusan, Penandatangan, RencanaAksi, SasaranKegiatan
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.waktu import Triwulan

BAGI_TARGET = "Realisasi dibagi Target dikali 100%"


def baris(kode: str, uraian: str, pagu: int, rencana: str | tuple[str, str, str, str]) -> Kegiatan:
    """A budget line drawn in equal quarters (the first ones a rupiah more where it does not divide)."""
    texts = (rencana,) * 4 if isinstance(rencana, str) else rencana
    return Kegiatan(kode, uraian, Rupiah(pagu), Rupiah(pagu).allocate((1, 1, 1, 1)), texts)


def indikator(kode: str, uraian: str, target: str, rumus: str, *lines: Kegiatan) -> IndikatorKegiatan:
    """An indicator without polarity: a bare matrix has no column for it."""
    return IndikatorKegiatan(kode, uraian, TargetKinerja.parse(target), RumusPerhitungan.parse(rumus), lines)


RENCANA = RencanaAksi(
    2024,
    "BALAI PEMASYARAKATAN KELAS II TERNATE",
    (
        SasaranKegiatan(
            "1",
            "Meningkatnya layanan pembimbingan klien pemasyarakatan",
            (
                indikator(
                    "1.1", "Persentase klien usia produktif yang bekerja", "70 %",
                    "Jumlah klien yang bekerja dibagi jumlah klien usia produktif dikali 100%",
                    baris("1.1.1", "Pelaksanaan bimbingan kepada klien", 88_880_000, "Bimbingan kepribadian klien"),
                ),
                indikator(
                    "1.2", "Persentase menurunnya anak yang dipidana penjara", "50 %",
                    "Jumlah anak yang dipidana dibagi jumlah pendampingan anak dikali 100%",
                    baris("1.2.1", "Pendampingan anak sejak kepolisian", 63_330_000, "Pendampingan dalam musyawarah diversi"),
                ),
            ),
        ),
        SasaranKegiatan(
            "2",
            "Meningkatnya dukungan layanan manajemen satker",
            (
                indikator(
                    "2.1", "Tersusunnya dokumen rencana kerja yang akuntabel", "1 Dokumen", BAGI_TARGET,
                    baris("2.1.1", "Pembuatan rencana kerja, anggaran, dan pelaporan", 2_450_000, "Rapat kinerja berkala"),
                    baris("2.1.2", "Pembuatan rencana kerja, anggaran, dan pelaporan", 6_050_000, "Pengelolaan BMN berkala"),
                    baris(
                        "2.1.3", "Pembuatan rencana kerja, anggaran, dan pelaporan", 1_850_001,
                        ("Peningkatan kompetensi", "Peningkatan kompetensi lanjutan", "Peningkatan kompetensi", "Evaluasi"),
                    ),
                ),
                indikator(
                    "2.2", "Jumlah kendaraan bermotor", "5 Unit", BAGI_TARGET,
                    baris("2.2.1", "Pemeliharaan kendaraan bermotor", 61_000_000, "Pemeliharaan kendaraan roda 2 dan roda 4"),
                ),
                indikator(
                    "2.3", "Jumlah gedung atau bangunan", "4000 M ²", BAGI_TARGET,
                    baris("2.3.1", "Pemeliharaan gedung secara berkala", 48_950_000, "Pelaksanaan pemeliharaan gedung"),
                ),
            ),
        ),
    ),
    Keputusan(lampiran=Penandatangan("Imad M. Marasabessy", "Kepala", "Ternate", datetime.date(2024, 2, 27))),
)  # fmt: skip

_I, _II = Triwulan.I, Triwulan.II
LAPORAN = Laporan(
    2024,
    realisasi_triwulan={
        ("1.1.1", _I): Rupiah(20_000_000),
        ("1.2.1", _I): Rupiah(0),
        ("2.1.2", _I): Rupiah(450_000),
        ("2.1.3", _I): TIDAK_BERLAKU,
        ("2.2.1", _I): Rupiah(27_139_000),
        ("2.2.1", _II): Rupiah(1_250_500),
    },
    capaian_triwulan={
        ("1.1", _I): Fraction(7, 10),
        ("1.2", _I): Fraction(6389, 10_000),
        ("2.1", _I): TIDAK_BERLAKU,
        ("2.2", _II): Fraction(4, 5),
    },
    isian={
        ("1.1.1", _I): IsianTriwulan(("https://drive.example/bukti/1",), "Selesai", "Sesuai jadwal"),
        ("2.1.1", _I): IsianTriwulan(
            ("https://drive.example/notulen", "https://drive.example/foto"), "Sedang dilaksanakan"
        ),
        ("2.2.1", _II): IsianTriwulan((), "Terkendala", "Suku cadang belum datang"),
    },
)
