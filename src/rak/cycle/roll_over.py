"""A plan into the next year: what it says is kept, what was reported is left behind, what has to be stated again is told."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import attrs

from rak.cycle.compare import Sisi, plan_values
from rak.cycle.findings_on_pindahan import NYATAKAN_LAGI
from rak.cycle.inputs import inputs
from rak.domain.kolom import KolomEvaluasi
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.rencana import RencanaAksi
from rak.domain.rumus import RumusPerhitungan
from rak.domain.temuan import Temuan
from rak.errors import RakError
from rak.matriks.addresses import place

_DATED: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_UNKNOWN: Final = 1900


class TahunBaru(NamedTuple):
    """The plan of the new year with an empty report, and what has to be stated again, with its places in the old one."""

    rencana: RencanaAksi
    laporan: Laporan
    temuan: tuple[Temuan, ...]


def roll_over(lama: Sisi, tahun: int) -> TahunBaru:
    """The plan as it stands after its revisions, for another year, without figures, links, words, history and dates.

    Raises RakError for the plan's own year, and for a plan whose year nobody knows.
    """
    if lama.rencana.tahun == _UNKNOWN:
        raise RakError("Tahun anggaran sumbernya tidak diketahui.", "Tulis TAHUN ANGGARAN di judulnya, lalu ulangi.")
    if lama.rencana.tahun == tahun:
        raise RakError(f"Rencananya sudah tahun {tahun}.", "Sebut tahun yang lain, atau hilangkan --tahun.")
    old = lama.rencana
    keputusan = attrs.evolve(
        old.keputusan,
        nomor="",
        penetapan=attrs.evolve(old.keputusan.penetapan, tanggal=None),
        lampiran=attrs.evolve(old.keputusan.lampiran, tanggal=None),
    )
    plan = attrs.evolve(old, tahun=tahun, keputusan=keputusan, revisi=(), blokir=(), diterima=())
    found = [NYATAKAN_LAGI.temuan(pesan, saran, letak) for pesan, saran, letak in _to_state(lama, tahun)]
    told = tuple(place(found, lama.peta)) if lama.peta is not None else tuple(found)
    return TahunBaru(plan, Laporan(tahun), told)


def _to_state(lama: Sisi, tahun: int) -> Iterator[tuple[str, str, Letak]]:
    """What is wrong or old until somebody states it again."""
    plan, year = lama.rencana, lama.rencana.tahun
    of_year = f"Sesuaikan dengan tahun {tahun} di buku kerja baru."
    targets = [one for one in plan.indikator if not one.target.kosong]
    quarterly = [one.kode for one in plan.indikator if one.target_triwulan]
    monthly = [line.kode for line in plan.kegiatan if line.penarikan_bulanan]
    for kodes, what in (
        ([f"{one.kode} {one.target}" for one in targets], "Target tahunan"),
        (quarterly, "Target triwulan"),
        ([line.kode for line in plan.kegiatan], "Pagu dan rencana penarikan"),
        (monthly, "Rencana penarikan bulanan"),
    ):
        if kodes:
            yield f"{what} masih dari tahun {year}: {', '.join(kodes)}.", of_year, Letak()
    yield from _past(lama)
    signed = [one.tanggal.isoformat() for one in (plan.keputusan.penetapan, plan.keputusan.lampiran) if one.tanggal]
    if plan.keputusan.nomor or signed:
        pesan = f"Nomor keputusan '{plan.keputusan.nomor}' dan tanggal {', '.join(signed) or '-'} tidak disalin."
        yield pesan, "Isi nomor dan tanggal keputusan yang baru di Petunjuk; periksa penandatangannya.", Letak()
    for (letak, kolom), value in plan_values(plan):
        text = str(value) if isinstance(value, str | RumusPerhitungan) else ""
        years = {found for found in _DATED.findall(text) if found != str(tahun)}
        if years:
            yield f"{kolom} menyebut {', '.join(sorted(years))}: {text}", of_year, letak
    pesan = "Parameter IKPA, hari libur, dan tenggat berlaku per tahun; tidak ada yang disalin."
    yield pesan, f"Periksa ketentuan tahun {tahun} sebelum memakai rak ikpa dan rak pantau.", Letak()


def _past(lama: Sisi) -> Iterator[tuple[str, str, Letak]]:
    """What happened in the old year and stays in its workbook."""
    plan, report = lama.rencana, lama.laporan
    if plan.revisi:
        numbers = ", ".join(event.nomor for event in plan.revisi)
        pesan = f"{len(plan.revisi)} revisi tidak disalin ({numbers}); nilainya sudah termasuk dalam rencana."
        yield pesan, "Periksa apakah nilai setelah revisi yang berlaku untuk tahun baru.", Letak()
    for kode, amount in plan.blokir:
        yield f"Blokir {amount} tidak disalin.", "Catat blokir tahun baru dengan rak revisi.", Letak(kode)
    for one in plan.diterima:
        pesan = f"Temuan {one.kode} di {one.letak} yang diterima ({one.alasan}) tidak disalin."
        yield pesan, "Terima lagi di lembar Indikator bila masih berlaku.", Letak()
    held = len(inputs(report))
    past = len(report.penerimaan) + len(report.koreksi)
    if held or past:
        pesan = f"{held} isian (angka, tautan, status, evaluasi) dan {past} catatan riwayat tetap di buku lama."
        yield pesan, "Simpan buku lamanya.", Letak()
    for (kode, tw), words in report.evaluasi.items():
        if words.tindak_lanjut and words.status.casefold() != "selesai":
            pesan = f"Tindak lanjut belum selesai: {words.tindak_lanjut}"
            yield (
                pesan,
                "Masukkan ke rencana tahun baru bila masih berlaku.",
                Letak(kode, KolomEvaluasi.TINDAK_LANJUT, tw),
            )
