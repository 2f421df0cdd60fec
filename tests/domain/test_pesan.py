"""Every message of the domain says what is wrong and what to do, word for word as the planner reads it."""

from __future__ import annotations

import datetime
import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import attrs
import pytest

from rak.domain.aggregation import nilai_variabel
from rak.domain.anggaran import gabung, ringkas
from rak.domain.capaian import persentase_capaian
from rak.domain.date_words import parse_tanggal
from rak.domain.expression import Angka, Variabel
from rak.domain.ikpa import lines_by_jenis, pagu_per_jenis
from rak.domain.ikpa_parameters import PER_5_PB_2024, parameter_ikpa
from rak.domain.interval import Selang
from rak.domain.laporan import IsianTriwulan, Laporan
from rak.domain.nilai import BELUM_DIISI, exact
from rak.domain.periode import months_in
from rak.domain.polaritas import Gabungan
from rak.domain.rencana import RencanaAksi, SasaranKegiatan
from rak.domain.rencana_ulang import Sebaran, replan, replan_line
from rak.domain.revisi import Perubahan, Revisi, Unsur
from rak.domain.roots import Akar, rata_rata_geometrik
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah
from rak.domain.skala import Skala, Tepi
from rak.domain.spelling import parse_number, spell_number
from rak.domain.target import TargetKinerja
from rak.domain.text_folding import fold
from rak.domain.versi import terapkan
from rak.domain.waktu import Bulan, PerTriwulan, Semester, Triwulan
from rak.errors import DomainError
from tests import contoh

# Wrong arguments are the point here, so the helpers take anything.
baris: Any = contoh.baris
rencana: Any = contoh.rencana
LIMA: Any = 5
SETENGAH: Any = 0.5
INDIKATOR: Final = contoh.rencana().find_indikator("1.1")
JAN: Final = Bulan(2024, 1)
HARI: Final = datetime.date(2024, 5, 10)
TANPA_PAGU: Final = attrs.evolve(contoh.baris(pagu=BELUM_DIISI), jenis_belanja="51")
TANPA_PAGU_2: Final = attrs.evolve(TANPA_PAGU, kode="1.1.2")
TANPA_RENCANA: Final = contoh.baris(penarikan=[BELUM_DIISI] * 4)
DUA_RIBU: Final = Laporan(2024, {("1.1.1", JAN): Rupiah(2000)})
EMPAT: Final = Laporan(2024, realisasi_triwulan={("1.1.1", triwulan): Rupiah(1) for triwulan in Triwulan})

CASES: Final[list[tuple[Callable[[], object], str, str]]] = [
    (
        lambda: nilai_variabel(INDIKATOR, Laporan(2024), "Lain", 2024),
        "'Lain' tidak ada dalam rumus 1.1.",
        "Nama yang ada: Jumlah klien bekerja; jumlah klien.",
    ),
    (lambda: Akar(-4), "Akar dari bilangan negatif -4.", "Periksa capaian yang negatif."),
    (lambda: Akar(4, 0), "Pangkat akar 0.", "Pangkat akar paling kecil 1."),
    (lambda: rata_rata_geometrik([]), "Rata-rata dari nol nilai.", "Beri paling sedikit satu nilai."),
    (
        lambda: gabung("", "", [ringkas(baris(), Laporan(2024), tw) for tw in (Triwulan.II, Triwulan.I)]),
        "Periode berbeda tidak dapat dijumlah: TW I 2024, TW II 2024.",
        "Pilih satu periode.",
    ),
    (lambda: persentase_capaian(1, 2, "naik"), "'naik' bukan polaritas.", "Pakai maksimalkan, minimalkan, stabilkan."),
    (
        lambda: persentase_capaian(1, 2, None, kebijakan="lain"),
        "'lain' bukan kebijakan capaian.",
        "Pakai baku, terbalik.",
    ),
    (lambda: parse_number("tujuh"), "'tujuh' bukan bilangan.", "Tulis angka saja, misalnya 84,05 atau 4000."),
    (
        lambda: parse_number("3.484"),
        "'3.484' dapat dibaca 3484 atau 3,4840.",
        "Tulis tanpa titik ribuan, atau dengan koma desimal dan jumlah angka lain.",
    ),
    (
        lambda: Rupiah.parse("1.000,50"),
        "'1.000,50' bukan jumlah rupiah yang utuh.",
        "Tulis misalnya Rp88.880.000 atau 88880000.",
    ),
    (lambda: spell_number(Fraction(1, 3)), "1/3 tidak dapat ditulis sebagai desimal.", "Bulatkan lebih dahulu."),
    (lambda: Angka(-1), "-1 tidak dapat ditulis dalam rumus.", "Pakai desimal nol atau lebih."),
    (
        lambda: Variabel("A dibagi B"),
        "'A dibagi B' tidak dapat menjadi nama dalam rumus.",
        "Hindari kata dibagi, dikali, ditambah, dikurangi.",
    ),
    (
        lambda: lines_by_jenis(rencana(baris(), baris("1.1.2"))),
        "Jenis belanja belum dinyatakan untuk 1.1.1, 1.1.2.",
        "Isi JENIS BELANJA 51, 52, 53, atau 57 pada setiap baris (lembar Bulanan, atau jenis_belanja di rencana.toml).",
    ),
    (
        lambda: pagu_per_jenis(rencana(TANPA_PAGU, attrs.evolve(TANPA_PAGU, kode="1.1.2"))),
        "Pagu belum diisi: 1.1.1, 1.1.2.",
        "Isi pagu lebih dahulu.",
    ),
    (lambda: attrs.evolve(PER_5_PB_2024, bobot={}), "PER-5/PB/2024: bobot berjumlah 0.", "Bobot IKPA berjumlah 100."),
    (
        lambda: parameter_ikpa(2020),
        "Tidak ada parameter IKPA untuk tahun anggaran 2020.",
        "Yang dikenal: PER-5/PB/2024 sejak tahun anggaran 2024.",
    ),
    (lambda: IsianTriwulan("https://a"), "Data dukung harus berupa daftar.", 'Tulis data_dukung = ["https://…"].'),
    (
        lambda: Laporan(2024, {("1.1.1", JAN): LIMA}),
        "Realisasi 1.1.1, 2024-01 bernilai 5.",
        "Pakai Rupiah, atau TIDAK_BERLAKU.",
    ),
    (
        lambda: Laporan(2024, {("1.1.1", Bulan(2025, 1)): Rupiah(1), ("1.1.1", Bulan(2023, 1)): Rupiah(1)}),
        "Bulan 2023-01, 2025-01 di luar tahun laporan 2024.",
        "Pakai bulan tahun 2024.",
    ),
    (lambda: Laporan(2024).merge(Laporan(2025)), "Laporan 2024 dan 2025 tidak sama tahunnya.", "Gabungkan per tahun."),
    (
        lambda: exact(SETENGAH),
        "0.5 bukan bilangan eksak.",
        "Pakai bilangan bulat, Fraction, atau Decimal; bukan float.",
    ),
    (lambda: exact(Decimal("NaN")), "NaN bukan bilangan.", "Pakai bilangan yang berhingga."),
    (
        lambda: months_in([Bulan(2025, 1), Bulan(2023, 1)], 2024),
        "Bulan 2023-01, 2025-01 di luar tahun laporan 2024.",
        "Pakai bulan tahun 2024.",
    ),
    (lambda: baris("1..1"), "'1..1' bukan kode.", "Pakai angka atau huruf dipisah titik, misalnya 2.1.3."),
    (lambda: baris(pagu=5), "pagu 5 bukan rupiah.", "Pakai Rupiah, BELUM_DIISI, atau TIDAK_BERLAKU."),
    (
        lambda: baris(penarikan=[5, 5, 5, 5]),
        "penarikan 5 bukan rupiah.",
        "Pakai Rupiah, BELUM_DIISI, atau TIDAK_BERLAKU.",
    ),
    (
        lambda: baris(pagu=Rupiah(-1), penarikan=[Rupiah(0)] * 4),
        "pagu -Rp1 negatif.",
        "Pagu dan rencana penarikan paling kecil Rp0.",
    ),
    (
        lambda: baris(penarikan=[Rupiah(-1)] * 4),
        "penarikan -Rp1 negatif.",
        "Pagu dan rencana penarikan paling kecil Rp0.",
    ),
    (
        lambda: attrs.evolve(INDIKATOR, gabungan={"Lain": Gabungan.JUMLAH}),
        "Gabungan untuk 'lain', yang tidak ada dalam rumus 1.1.",
        "Nama yang ada: Jumlah klien bekerja; jumlah klien.",
    ),
    (lambda: RencanaAksi(24, "kantor", ()), "24 bukan tahun anggaran.", "Pakai tahun empat angka, misalnya 2024."),
    (lambda: rencana().find_indikator("9.9"), "Tidak ada indikator berkode '9.9'.", "Kode yang ada: 1.1."),
    (
        lambda: rencana(baris(), baris("1.1.2")).find_kegiatan("9.9.9"),
        "Tidak ada kegiatan berkode '9.9.9'.",
        "Kode yang ada: 1.1.1, 1.1.2.",
    ),
    (lambda: rencana(baris(), baris()), "Kegiatan berkode 1.1.1 ada lebih dari sekali.", "Beri kode yang berbeda."),
    (
        lambda: RencanaAksi(2024, "x", (SasaranKegiatan("1", "x", ()),) * 2),
        "Sasaran berkode 1 ada lebih dari sekali.",
        "Beri kode yang berbeda.",
    ),
    (
        lambda: SasaranKegiatan("1", "x", (INDIKATOR, INDIKATOR)),
        "Indikator berkode 1.1 ada lebih dari sekali.",
        "Beri kode yang berbeda.",
    ),
    (
        lambda: rencana(baris("1.2.1")),
        "Kegiatan berkode '1.2.1' tidak berada di bawah '1.1'.",
        "Pakai kode 1.1.1, 1.1.2, …",
    ),
    (
        lambda: SasaranKegiatan("2", "x", (INDIKATOR,)),
        "Indikator berkode '1.1' tidak berada di bawah '2'.",
        "Pakai kode 2.1, 2.2, …",
    ),
    (
        lambda: replan_line(baris(), DUA_RIBU, Triwulan.I),
        "1.1.1: realisasi s.d. TW I melebihi pagu Rp1.000 sebesar Rp1.000.",
        "Usulkan revisi pagu lebih dahulu, atau periksa realisasi.",
    ),
    (
        lambda: replan(rencana(baris(), TANPA_PAGU_2), DUA_RIBU, Triwulan.I),
        "1.1.1: realisasi s.d. TW I melebihi pagu Rp1.000 sebesar Rp1.000. 1.1.2: pagu belum diisi.",
        "Usulkan revisi pagu lebih dahulu, atau periksa realisasi. Isi pagu lebih dahulu.",
    ),
    (
        lambda: replan(rencana(TANPA_PAGU, TANPA_PAGU_2), DUA_RIBU, Triwulan.I),
        "1.1.1: pagu belum diisi. 1.1.2: pagu belum diisi.",
        "Isi pagu lebih dahulu.",
    ),
    (lambda: replan_line(TANPA_PAGU, DUA_RIBU, Triwulan.I), "1.1.1: pagu belum diisi.", "Isi pagu lebih dahulu."),
    (
        lambda: replan_line(baris(), Laporan(2024), Triwulan.I),
        "1.1.1: realisasi TW I belum diisi.",
        "Isi realisasinya; tulis 0 bila nihil.",
    ),
    (
        lambda: replan_line(baris(pagu=Rupiah(9000)), EMPAT, Triwulan.IV),
        "1.1.1: sisa Rp8.996 tidak dapat direncanakan, tidak ada lagi triwulan terbuka.",
        "Sisa itu kembali ke kas negara, atau pilih triwulan tertutup yang lebih awal.",
    ),
    (
        lambda: replan_line(baris(), Laporan(2024), None, [0, 0, 0, 0]),
        "1.1.1: sisa Rp1.000 tidak dapat dibagi, semua bobot triwulan terbuka nol.",
        "Pilih sebaran merata, atau beri bobot lebih dari nol.",
    ),
    (
        lambda: replan_line(baris(), Laporan(2024), None, [1]),
        "1.1.1: ada 1 bobot untuk 4 triwulan terbuka.",
        "Beri satu bobot untuk setiap triwulan terbuka.",
    ),
    (
        lambda: replan_line(TANPA_RENCANA, Laporan(2024), None, Sebaran.RENCANA_LAMA),
        "1.1.1: rencana penarikan TW I belum diisi.",
        "Isi rencananya, atau pilih sebaran merata.",
    ),
    (lambda: Revisi(HARI, "", "x"), "Revisi tanpa nomor.", "Setiap revisi punya tanggal, nomor, dan alasan."),
    (lambda: Revisi(HARI, "x", ""), "Revisi tanpa alasan.", "Setiap revisi punya tanggal, nomor, dan alasan."),
    (
        lambda: terapkan(rencana(), Revisi.of(HARI, "R1", "x", pagu={"9": Rupiah(1)})),
        "Revisi nomor R1: Tidak ada kegiatan berkode '9'.",
        "Kode yang ada: 1.1.1.",
    ),
    (
        lambda: Revisi(HARI, "R1", "x", (Perubahan(Unsur.PAGU, "1.1.1", Rupiah(1)),) * 2),
        "Nomor R1 menyebut 1.1.1 lebih dari sekali.",
        "Sebut setiap nilai sekali.",
    ),
    (
        lambda: terapkan(rencana(), Revisi.of(HARI, "B1", "x", blokir={"1.1.1": Rupiah(1001)})),
        "Revisi nomor B1: blokir 1.1.1 sebesar Rp1.001 melebihi pagu Rp1.000 (selisih Rp1).",
        "Turunkan blokirnya dalam revisi yang sama, atau periksa pagunya.",
    ),
    (
        lambda: INDIKATOR.rumus.evaluate({"Lain": 1}),
        "'Lain' tidak ada dalam rumus.",
        "Nama yang ada: Jumlah klien bekerja; jumlah klien.",
    ),
    (
        lambda: Rupiah(SETENGAH),
        "0.5 bukan jumlah rupiah: rupiah adalah bilangan bulat.",
        "Pakai int, atau Rupiah.parse(teks).",
    ),
    (lambda: Rupiah(1) / 0, "Jumlah rupiah tidak dapat dibagi nol.", "Periksa pagu atau rencana yang nol."),
    (lambda: Rupiah(1).allocate([-1]), "Bobot pembagian tidak boleh negatif.", "Pakai bobot nol atau lebih."),
    (
        lambda: Rupiah(1).allocate([0]),
        "Rp1 tidak dapat dibagi: semua bobot nol.",
        "Beri bobot lebih dari nol pada paling sedikit satu.",
    ),
    (lambda: Selang(2, 1), "Batas bawah 2 di atas batas atas 1.", "Tukar kedua batas."),
    (
        lambda: Skala("x", ("a", "b"), ()),
        "Skala x: 2 predikat tidak cocok dengan 0 tepi.",
        "Beri satu tepi di antara setiap dua predikat yang bersebelahan.",
    ),
    (
        lambda: Skala("x", ("a", "b", "c"), (Tepi(2, milik_atas=True), Tepi(1, milik_atas=True))),
        "Skala x: tepinya tidak naik.",
        "Urutkan tepi dari yang terkecil.",
    ),
    (
        lambda: parse_tanggal("30 Februari 2024"),
        "'30 Februari 2024' bukan tanggal.",
        "Tulis misalnya 27 Februari 2024, 27-2-2024 (tanggal dahulu), atau 2024-02-27.",
    ),
    (lambda: TargetKinerja(Fraction(1, 3)), "Target 1/3 bukan bilangan desimal.", "Pakai int atau Fraction desimal."),
    (
        lambda: TargetKinerja(1, "", Fraction(4, 3)),
        "Target 4/3 bukan bilangan desimal.",
        "Pakai int atau Fraction desimal.",
    ),
    (lambda: TargetKinerja(None, "", 3), "Target berjangka tanpa batas bawah.", "Tulis misalnya 80 - 90 %."),
    (
        lambda: TargetKinerja(2, "%", 1),
        "Batas atas target (1) tidak di atas batas bawahnya (2).",
        "Tulis batas bawah lebih dahulu, misalnya 80 - 90 %.",
    ),
    (
        lambda: TargetKinerja(7, "- 8 bulan"),
        "Satuan '- 8 bulan' tidak dapat dibedakan dari angka.",
        "Awali satuan dengan huruf atau tanda %.",
    ),
    (
        lambda: TargetKinerja.parse("tepat  waktu"),
        "'tepat waktu' bukan target berangka.",
        "Tulis angka dan satuannya, misalnya 70 % atau 1 Dokumen.",
    ),
    (lambda: fold(LIMA), "5 bukan teks.", "Tulis sebagai teks di antara tanda kutip."),
    (lambda: Semester.parse("Semester  III"), "'Semester III' bukan semester.", "Tulis Semester I atau Semester II."),
    (lambda: Triwulan.parse("TW  V"), "'TW V' bukan triwulan.", "Tulis TW I, TW II, TW III, atau TW IV."),
    (lambda: Bulan(24, 1), "24 bukan tahun anggaran.", "Pakai tahun empat angka, misalnya 2024."),
    (lambda: Bulan(2024, 13), "13 bukan bulan.", "Pakai bulan 1 sampai 12."),
    (lambda: Bulan.parse("Marte  2024"), "'Marte 2024' bukan bulan.", "Tulis misalnya 2024-03 atau Maret 2024."),
    (
        lambda: PerTriwulan([1, 2, 3]),
        "Ada 3 nilai, padahal setiap baris anggaran punya tepat empat triwulan.",
        "Beri nilai untuk TW I, TW II, TW III, dan TW IV.",
    ),
]


@pytest.mark.parametrize(("make", "pesan", "saran"), CASES, ids=[pesan for _, pesan, _ in CASES])
def test_the_message_names_the_fault_and_the_remedy(make: Callable[[], object], pesan: str, saran: str) -> None:
    """Clear and complete, with the values at fault."""
    with pytest.raises(DomainError) as caught:
        make()
    assert (caught.value.pesan, caught.value.saran) == (pesan, saran)
    assert str(caught.value) == f"{pesan} {saran}".strip()


@pytest.mark.parametrize(
    ("sentence", "alasan"),
    [
        ("A dibagi B " * 1000, "kalimatnya terlalu panjang untuk sebuah rumus"),
        ("(A dibagi B) C", "tanda 'C' tidak pada tempatnya"),
        ("Hasil survei", "tidak ada kata dibagi, dikali, ditambah, atau dikurangi"),
        ("A dibagi", "kalimatnya berhenti sebelum selesai"),
        ("A dibagi (B dikali", "kalimatnya berhenti sebelum selesai"),
        ("A dibagi (B dikali C", "ada kurung yang tidak ditutup"),
        ("A (B dibagi C", "ada kurung yang tidak ditutup"),
        ("(" * 51 + "A", "kurungnya terlalu dalam"),
        ("A dibagi dikali B", "ada tanda hitung tanpa bilangan atau nama di sebelahnya"),
        ("A dibagi 3.484", "'3.484' dapat dibaca 3484 atau 3,4840."),
    ],
    ids=str,
)
def test_a_sentence_that_cannot_be_read_says_why(sentence: str, alasan: str) -> None:
    """The reason is kept with the manual formula."""
    assert RumusPerhitungan.parse(sentence).alasan == alasan


def test_a_formula_at_the_limits_is_still_read() -> None:
    """Fifty brackets deep, and 4000 characters long."""
    assert not RumusPerhitungan.parse("(" * 50 + "A dibagi B" + ")" * 50).manual
    assert not RumusPerhitungan.parse("A" * 1990 + " dibagi " + "B" * 2002).manual
    assert RumusPerhitungan.parse("A" * 1991 + " dibagi " + "B" * 2002).manual


def test_an_error_survives_being_sent_to_another_process() -> None:
    """Its three parts come back."""
    fault = DomainError("salah", "perbaiki", ("1", "2"))
    again = pickle.loads(pickle.dumps(fault))  # noqa: S301  # its own bytes
    assert (again.pesan, again.saran, again.bacaan) == ("salah", "perbaiki", ("1", "2"))
    assert str(DomainError("salah")) == "salah"
    assert (DomainError("salah").saran, DomainError("salah").bacaan) == ("", ())
