"""``rak himpun``: many workbooks into tables."""

import argparse
import sys
from typing import Final

from rak import terminal
from rak.commands import ADA_GALAT, BERSIH
from rak.commands.options import add_per, add_timpa, read_date
from rak.domain.spelling import group_thousands
from rak.offices.batches import leave_frames
from rak.offices.gather import gather
from rak.offices.himpunan import Himpunan
from rak.offices.progress import shown_progress
from rak.reports.terminal_table import Tabel

_SHOWN: Final = 10


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Where the workbooks are, where the tables go, and who does the work."""
    command.add_argument("sumber", nargs="+", metavar="SUMBER", help="berkas, folder, atau pola seperti kiriman/*.xlsx")
    command.add_argument(
        "-o", "--keluaran", required=True, metavar="HASIL", help="HIMPUNAN.duckdb, REKAP.xlsx, atau FOLDER berisi tabel"
    )
    command.add_argument(
        "--format", choices=("parquet", "csv"), default="parquet", help="bentuk tabel dalam FOLDER (parquet)"
    )
    command.add_argument("--pekerja", type=int, metavar="N", help="banyaknya proses pekerja (sebanyak prosesor)")
    command.add_argument("--dask", metavar="ALAMAT", help="kerjakan di klaster Dask, misalnya tcp://10.0.0.5:8786")
    add_per(command)
    add_timpa(command)


def run(arguments: argparse.Namespace) -> int:
    """Gather, and tell what became of the files; the control sums are always printed."""
    if arguments.proses_sendiri:
        leave_frames()
    try:
        with shown_progress(sys.stderr) as progress:
            himpunan = gather(
                arguments.sumber,
                arguments.keluaran,
                workers=arguments.pekerja,
                dask=arguments.dask,
                per=read_date(arguments.per),
                overwrite=arguments.timpa,
                table_format=arguments.format,
                progress=progress,
            )
    except KeyboardInterrupt:
        terminal.say("Yang sudah terbaca tersimpan; jalankan perintah yang sama untuk meneruskan.")
        raise
    _tell_files(himpunan)
    _show_control(himpunan)
    terminal.say(f"Dibuat: {arguments.keluaran}")
    return ADA_GALAT if himpunan.gagal or himpunan.galat or not himpunan.cocok else BERSIH


def _tell_files(himpunan: Himpunan) -> None:
    terminal.say(
        f"{himpunan.berkas} berkas, {himpunan.isi} isi yang berbeda, {himpunan.dibaca} dibaca sekarang; "
        f"{himpunan.satuan_kerja} satuan kerja dan tahun dihitung."
    )
    if himpunan.beberapa:
        terminal.say(
            f"{himpunan.beberapa} satuan kerja ada dalam beberapa berkas; yang terbaru menurut isinya dihitung (RAK680)."
        )
    if himpunan.seri:
        terminal.say(f"{himpunan.seri} di antaranya sama barunya tetapi isinya lain; lihat temuan RAK681.")
    if himpunan.baris_dipertanyakan:
        terminal.say(f"{himpunan.baris_dipertanyakan} baris uang dipertanyakan dan tidak ikut dalam jumlah.")
    if himpunan.gagal:
        terminal.say(f"{_named(himpunan.gagal, 'tidak dapat dibaca')} Alasannya ada dalam tabel berkas.")
    if himpunan.sendiri:
        terminal.say(_named(himpunan.sendiri, "hasil rak sendiri, bukan matriks, dilewati"))
    if himpunan.lain:
        terminal.say(f"{himpunan.lain} berkas lain dalam folder itu bukan buku kerja, dilewati.")
    terminal.say(f"Temuan galat: {himpunan.galat}.")


def _named(paths: tuple[str, ...], what: str) -> str:
    names = ", ".join(paths[:_SHOWN]) + (", …" if len(paths) > _SHOWN else "")
    return f"{len(paths)} berkas {what}: {names}."


def _show_control(himpunan: Himpunan) -> None:
    rows = [
        (
            cek.jumlah,
            *map(group_thousands, (cek.satuan_kerja, cek.dipertanyakan, cek.digantikan, cek.berkas)),
            "cocok" if cek.cocok else "TIDAK COCOK",
        )
        for cek in himpunan.cek
    ]
    heading = ("Jumlah", "Satuan kerja", "Dipertanyakan", "Digantikan", "Berkas", "Cek")
    title = "Cek: Σ satuan kerja + dipertanyakan + digantikan = Σ berkas (rupiah)"
    terminal.show_table(Tabel(title, heading, rows, angka=frozenset({1, 2, 3, 4})))
