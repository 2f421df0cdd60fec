"""``rak gabung``: merge the copies that came back, three ways."""

import argparse
import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rak import api, terminal
from rak.commands import ADA_GALAT, BERSIH
from rak.commands.options import add_timpa, check_kind, kind_of, read_today
from rak.commands.workbook_names import expand
from rak.cycle.collect import Pengumpulan, Pilihan
from rak.cycle.conflict_workbook import read_decisions, write_conflicts
from rak.cycle.inputs import SelIsian
from rak.cycle.merge import Konflik, NilaiKiriman, Usulan
from rak.domain.nilai import BELUM_DIISI
from rak.domain.waktu import Bulan
from rak.matriks.addresses import address
from rak.matriks.read.interpret import baca
from rak.messages import fault_text
from rak.reports.change_data import place_data, value_data
from rak.reports.terminal_table import Tabel
from rak.xlsx import Workbook


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The master, the copies, and what to do with what is open."""
    command.add_argument("matriks", metavar="MATRIKS.xlsx", help="buku kerja induk")
    command.add_argument("kiriman", nargs="+", metavar="KIRIMAN", help="salinan yang kembali; juga folder atau pola")
    command.add_argument("-o", "--keluaran", metavar="OUT.xlsx", help="tulis ke berkas lain (tanpa ini: di tempat)")
    command.add_argument(
        "--diterima",
        metavar="TANGGAL",
        help="tanggal laporan diterima (hari ini); untuk kiriman yang sudah digabung: perbaiki tanggalnya bila lebih awal",
    )
    command.add_argument(
        "--bulan", metavar="BULAN", help="catat penerimaan bulan ini, juga bila tidak ada yang berubah"
    )
    command.add_argument("--alasan", default="", metavar="TEKS", help="alasan koreksi, untuk Riwayat")
    command.add_argument("--konflik", metavar="BERKAS.xlsx", help="tulis buku kerja konflik untuk diputuskan")
    command.add_argument("--putusan", metavar="BERKAS.xlsx", help="pakai putusan dari buku kerja konflik")
    command.add_argument(
        "--tunda", action="store_true", help="tulis yang lain walaupun ada konflik atau berkas yang tidak dapat dipakai"
    )
    command.add_argument("--seksi", default="", metavar="NAMA", help="seksi dari kiriman yang bukan salinan")
    command.add_argument("--wewenang-penuh", action="store_true", help="terima juga isian milik seksi lain")
    command.add_argument("--format", choices=("teks", "json"), default="teks", help="bentuk keluaran (teks)")
    add_timpa(command)


def run(arguments: argparse.Namespace) -> int:
    """Merge, and tell what was taken, what contradicts, and what nobody was asked for."""
    if arguments.keluaran:
        check_kind(arguments.keluaran, kind_of(arguments.matriks))
    received = read_today(arguments.diterima)
    year = baca(Workbook.open(arguments.matriks)).rencana.tahun if arguments.bulan else 0
    pilihan = Pilihan(
        diterima=received,
        bulan=Bulan.parse(arguments.bulan, year) if arguments.bulan else None,
        putusan=read_decisions(arguments.putusan) if arguments.putusan else (),
        tunda=arguments.tunda,
        seksi=arguments.seksi,
        alasan=arguments.alasan,
        wewenang_penuh=arguments.wewenang_penuh,
    )
    files = expand(arguments.kiriman)
    done = api.merge(arguments.matriks, files, pilihan, arguments.keluaran, overwrite=arguments.timpa)
    for one in done.ditolak:
        terminal.say_lines(fault_text(one.alasan, one.berkas))
    if arguments.konflik and done.hasil.konflik:
        target = Path(arguments.konflik)
        write_conflicts(
            done.hasil.konflik, done.sebelum.peta, Path(arguments.matriks), target, overwrite=arguments.timpa
        )
        terminal.say(f"Konflik ditulis: {target}")
    if arguments.format == "json":
        terminal.show_json(_data(done))
    else:
        _show(done)
    _tell(done, arguments, received)
    return BERSIH if done.bersih else ADA_GALAT


def _data(done: Pengumpulan) -> dict[str, Any]:
    foreign = (*done.hasil.di_luar_wewenang, *done.di_luar_rencana)
    return {
        "diterapkan": [_change(one) for one in done.hasil.diterapkan],
        "konflik": [_conflict(one) for one in done.hasil.konflik],
        "di_luar_wewenang": [_change(one) for one in foreign],
        "hilang": [_change(one) for one in done.hasil.hilang],
        "ditolak": [{"berkas": one.berkas, "pesan": str(one.alasan)} for one in done.ditolak],
        "sudah_digabung": list(done.hasil.sudah),
        "ditulis": done.ditulis,
    }


def _change(one: Usulan) -> dict[str, Any]:
    values = {"lama": value_data(_or_none(one.lama)), "baru": value_data(_or_none(one.baru))}
    return {**place_data(one.letak), **values, "seksi": one.seksi, "berkas": one.berkas}


def _conflict(one: Konflik) -> dict[str, Any]:
    senders = [
        {"seksi": each.seksi, "berkas": each.berkas, "nilai": value_data(_or_none(each.nilai))} for each in one.kiriman
    ]
    values = {"dasar": value_data(_or_none(one.dasar)), "induk": value_data(_or_none(one.induk))}
    return {**place_data(one.letak), **values, "kiriman": senders}


def _or_none(value: object) -> object:
    return None if value is BELUM_DIISI else value


def _show(done: Pengumpulan) -> None:
    hasil = done.hasil
    heading = ("TEMPAT", "SEL", "LAMA", "BARU", "SEKSI")
    for title, found in (
        ("Diterapkan" if done.ditulis else "Akan diterapkan", hasil.diterapkan),
        ("Bukan wewenang seksi, tidak diambil", (*hasil.di_luar_wewenang, *done.di_luar_rencana)),
        ("Tidak ada di induk", hasil.hilang),
    ):
        if found:
            terminal.show_table(Tabel(title, heading, _rows(found, done)))
    if hasil.konflik:
        rows = [
            (
                str(one.letak), address(SelIsian(done.sebelum.peta), one.letak) or "", _word(one.dasar), _word(one.induk),
                "; ".join(_sender(each, one) for each in one.kiriman),
            )
            for one in hasil.konflik
        ]  # fmt: skip
        terminal.show_table(Tabel("Konflik", ("TEMPAT", "SEL", "DASAR", "INDUK", "KIRIMAN"), rows))


def _sender(each: NilaiKiriman, conflict: Konflik) -> str:
    """Who says what; of two copies of one section the file too."""
    alone = [one.seksi for one in conflict.kiriman].count(each.seksi) == 1
    return f"{each.seksi if alone else f'{each.seksi} ({each.berkas})'}: {_word(each.nilai)}"


def _rows(found: Iterable[Usulan], done: Pengumpulan) -> list[tuple[str, ...]]:
    return [
        (str(o.letak), address(SelIsian(done.sebelum.peta), o.letak) or "", _word(o.lama), _word(o.baru), o.seksi)
        for o in found
    ]


def _word(value: object) -> str:
    return "(kosong)" if value is BELUM_DIISI else str(value)


def _tell(done: Pengumpulan, arguments: argparse.Namespace, received: datetime.date) -> None:
    hasil = done.hasil
    for one in done.tak_terbaca:
        terminal.say(
            f"{one.berkas}, {one.sel}: isi '{one.isi[:60]}' tidak terbaca, nilai induk dibiarkan. Perbaiki selnya."
        )
    for each in done.temuan:
        terminal.say(f"{each.berkas}: {each.temuan}")
    for name in done.tanpa_dasar:
        terminal.say(f"{name}: lembar Dasar hilang atau diubah; dibandingkan dengan induk saja.")
    for name in hasil.sudah:
        terminal.say(f"{name}: sudah pernah digabung, dilewati.")
    if hasil.dikosongkan:
        terminal.say(f"Dikosongkan: {'; '.join(str(one.letak) for one in hasil.dikosongkan)}.")
    before, after = done.sebelum.laporan.penerimaan, hasil.laporan.penerimaan
    new = [
        f"{section}, {bulan.nama} {bulan.tahun}"
        for (section, bulan), one in after.items()
        if before.get((section, bulan)) != one
    ]
    if done.ditulis and new:
        today = "" if arguments.diterima else " (hari ini; bila lebih awal, ulangi dengan --diterima)"
        terminal.say(f"Diterima {received}{today}: {'; '.join(new)}.")
    if done.riwayat_baru:
        terminal.say("Lembar Riwayat ditambahkan.")
    counts = (
        f"{len(hasil.diterapkan)} isian, {len(hasil.konflik)} konflik, {len(done.ditolak)} berkas tidak dapat dipakai"
    )
    if done.ditulis:
        terminal.say(f"Digabung: {counts}: {arguments.keluaran or arguments.matriks}")
    else:
        todo = (
            "Putuskan konfliknya (--konflik, lalu --putusan)" if hasil.konflik else "Perbaiki atau lepaskan berkas itu"
        )
        terminal.say(f"Belum ditulis: {counts}. {todo}, atau pakai --tunda.")
