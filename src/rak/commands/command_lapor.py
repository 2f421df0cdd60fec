"""``rak lapor``: the written reports."""

import argparse

from rak import api
from rak.commands import BERSIH
from rak.commands.options import add_per, add_tenggat, add_timpa, kind_of, read_date, read_tenggat, write_out
from rak.errors import SalahPakai
from rak.reports.build_report import JENIS, print_report
from rak.reports.office_texts import example_text


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The workbook, kind and period, the office's own texts and letterhead, and where the report goes."""
    command.add_argument("matriks", nargs="?", metavar="MATRIKS.xlsx", help="buku kerja yang dilaporkan")
    command.add_argument("--jenis", choices=tuple(JENIS), default="triwulan", help="jenis laporan (triwulan)")
    command.add_argument("--periode", metavar="PERIODE", help="'TW II', 'Semester I', atau bulan seperti Juni")
    command.add_argument("--seksi", metavar="NAMA", help="hanya bagian seksi itu")
    command.add_argument(
        "--naskah", metavar="NASKAH_KANTOR.toml", help="teks dari kantor: latar belakang, isu, penutup"
    )
    command.add_argument("--contoh-naskah", action="store_true", help="tulis contoh naskah_kantor.toml untuk diisi")
    command.add_argument("--templat", metavar="KANTOR.docx", help="kop surat dan gaya Word milik kantor")
    command.add_argument(
        "-o",
        "--keluaran",
        metavar="LAPORAN",
        help="LAPORAN.docx, .html, .txt, atau .csv untuk skp (tanpa ini: ke layar)",
    )
    add_per(command)
    add_tenggat(command)
    add_timpa(command)


def run(arguments: argparse.Namespace) -> int:
    """Write the report, or print it as text."""
    if arguments.contoh_naskah:
        write_out(arguments.keluaran, example_text(), overwrite=arguments.timpa)
        return BERSIH
    if not arguments.matriks or not arguments.periode:
        pesan = "rak lapor memerlukan buku kerja dan --periode."
        raise SalahPakai(pesan, "Contoh: rak lapor matriks.xlsx --periode 'TW II'.")
    kind = kind_of(arguments.keluaran) if arguments.keluaran else ".txt"
    document = api.report(
        arguments.matriks,
        arguments.jenis,
        arguments.periode,
        seksi=arguments.seksi,
        naskah=arguments.naskah,
        per=read_date(arguments.per),
        tenggat=read_tenggat(arguments),
    )
    write_out(arguments.keluaran, print_report(document, kind, arguments.templat), overwrite=arguments.timpa)
    return BERSIH
