"""The ways in: a text, a Word document, or a file of either kind."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from os import PathLike
from types import MappingProxyType
from typing import Final

from rak.decree import findings_on_keputusan as kode
from rak.decree.decree_result import HasilImpor, ImporError
from rak.decree.front_matter import read_head
from rak.decree.plan_from_records import Perakit
from rak.decree.records import Pembaca, Rekaman
from rak.decree.reported_entries import PembacaIsian
from rak.decree.source import Naskah, count_nip, without_nip
from rak.decree.text_source import cut_text
from rak.decree.word_form import BukanMatriksError, read_word_form
from rak.decree.word_source import cut_docx
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI
from rak.domain.rencana import RencanaAksi
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Temuan
from rak.domain.text_folding import fold
from rak.plain_files import NotAFileError, TooLargeError, os_words, read_plain
from rak.xlsx.package.limits import MIB

_MAX_BYTES: Final = 64 * MIB
_MAX_TEXT: Final = 4 * MIB
_MAX_LINES: Final = 100_000
_SMALLER: Final = "Keputusan jauh lebih kecil; periksa berkasnya."
_MOST_NOTES: Final = 20
_LONGEST_NOTE: Final = 60
_OPEN_DOCUMENT: Final = b"mimetypeapplication/vnd.oasis.opendocument"
_SIGNATURES: Final = (
    (b"\xd0\xcf\x11\xe0", "Ini dokumen Word atau Excel lama.", "Simpan ulang sebagai .docx."),
    (b"%PDF", "Ini PDF.", "Pakai dokumen Word aslinya, atau salin tabelnya menjadi teks dengan tab antarsel."),
    (b"{\\rtf", "Ini dokumen RTF.", "Simpan ulang sebagai .docx."),
)


def impor(path: str | PathLike[str]) -> HasilImpor:
    """Make a plan from a decree in a file, Word or text, whatever its name ends in; ImporError when it cannot be."""
    name = str(path)
    data = _read(path)
    if data[30:].startswith(_OPEN_DOCUMENT):
        raise ImporError(name, "Ini dokumen OpenDocument (LibreOffice).", "Simpan ulang sebagai .docx.")
    if data.startswith(b"PK"):
        return _made(partial(cut_docx, data, name))
    _refuse_others(data, name)
    if data.count(b"\n") + data.count(b"\r") > _MAX_LINES:
        raise ImporError(name, f"Naskah teks lebih dari {_MAX_LINES} baris.", _SMALLER)
    text = _decode(data, name)
    return impor_teks(_tabbed(text, name) if name.casefold().endswith(".csv") else text, asal=name)


def impor_teks(text: str, *, asal: str = "(teks)") -> HasilImpor:
    """Make a plan from the text of a decree, cells of its table between tabs; ``asal`` names it in messages."""
    if "\0" in text:
        raise ImporError(asal, "Ini bukan naskah teks.", "Pakai berkas .txt atau .docx.")
    return _made(partial(cut_text, text, asal), count_nip(text))


def impor_docx(path: str | PathLike[str]) -> HasilImpor:
    """Make a plan from a Word document, read as Word shows it with "Simple Markup"."""
    return _made(partial(cut_docx, _read(path), str(path)))


def _made(cut: Callable[[], Naskah], personal_numbers: int | None = None) -> HasilImpor:
    """The plan of a document that is cut into its parts, be it the decree's matrix or a table of another form."""
    try:
        naskah, found = cut(), None
    except BukanMatriksError as fault:
        naskah, found = fault.naskah, read_word_form(fault.naskah, fault.grids)
        if found is None:
            raise
    if personal_numbers is None:
        personal_numbers = count_nip("\n".join((*naskah.sebelum, *naskah.sesudah)))
    if found is None:
        return _assemble(naskah, personal_numbers)
    return _told(found.rencana, found.laporan, found.temuan, naskah, personal_numbers)


def _assemble(naskah: Naskah, personal_numbers: int) -> HasilImpor:
    temuan: list[Temuan] = []
    head = read_head(naskah, temuan)
    reader = Pembaca(naskah)
    records = reader.read()
    builder = Perakit(naskah.satuan, reader.susunan.pengali)
    rencana = RencanaAksi(head.tahun, head.satuan_kerja, builder.build(records), head.keputusan)
    entries = PembacaIsian(head.tahun, reader.susunan.pengali.get(Kolom.REALISASI_ANGGARAN, 1))
    laporan = entries.read(builder.baris)
    temuan += _columns(reader)
    temuan += [*reader.temuan, *builder.temuan, *entries.temuan, *_loose(naskah), *_totals(reader, rencana)]
    rows = {line.kode: line.pertama for line in builder.baris}
    return _told(rencana, laporan, temuan, naskah, personal_numbers, rows)


def _told(
    rencana: RencanaAksi,
    laporan: Laporan,
    temuan: Iterable[Temuan],
    naskah: Naskah,
    personal_numbers: int,
    rows: Mapping[str, Rekaman] = MappingProxyType({}),
) -> HasilImpor:
    """Plan and report with their findings, and what is to be said of any decree; ``rows`` open the lines of a matrix."""
    found = [*temuan, *_draws(rencana, naskah.satuan, rows), *_shown_otherwise(naskah)]
    if personal_numbers:
        pesan = f"{personal_numbers} NIP di naskah tidak dimuat dalam rencana."
        found.append(kode.NIP_DIHILANGKAN.temuan(pesan, "Tidak perlu apa-apa."))
    return HasilImpor(rencana, laporan, tuple(sorted(found, key=lambda one: one.kode)))


def _draws(rencana: RencanaAksi, satuan: str, rows: Mapping[str, Rekaman]) -> Iterator[Temuan]:
    """Lines whose draws do not make the pagu: an amount may stand, or have been taken, for its neighbour."""
    for line in rencana.kegiatan:
        draws = [draw for draw in line.penarikan if isinstance(draw, Rupiah)]
        total = sum(draws, Rupiah(0))
        whole = bool(draws) and BELUM_DIISI not in line.penarikan
        if not isinstance(line.pagu, Rupiah) or total == line.pagu or (total < line.pagu and not whole):
            continue
        row = rows.get(line.kode)
        start = f"Baris anggaran {line.kode}" if row is None else f"{satuan.capitalize()} {row.nomor}"
        lacks = " kekurangan sel;" if row is not None and row.geser else ":"
        those = "keempat penarikannya" if whole else "penarikan yang terbaca saja"
        pesan = f"{start}{lacks} dibaca PAGU {line.pagu}, padahal {those} {total}."
        saran = "Bandingkan PAGU, RENCANA PENARIKAN DANA, dan REALISASI ANGGARAN dengan keputusan."
        yield kode.BAGIAN_MERAGUKAN.temuan(pesan, saran, Letak(line.kode, Kolom.PAGU), str(line.pagu))


def _columns(reader: Pembaca) -> list[Temuan]:
    if reader.susunan.dari_judul:
        return []
    return [
        kode.BAGIAN_MERAGUKAN.temuan(
            "Judul kolom tidak ditemukan; dipakai susunan kolom matriks yang baku.",
            "Periksa isi tiap kolom di rencana.",
        )
    ]


def _loose(naskah: Naskah) -> list[Temuan]:
    found = [
        kode.BAGIAN_MERAGUKAN.temuan(
            f"{naskah.satuan.capitalize()} {number} di dalam tabel bukan baris tabel dan tidak dipakai.",
            "Salin isinya sendiri ke rencana bila perlu.",
            nilai=text,
        )
        for number, text in naskah.sisipan
    ]
    if naskah.dirapatkan:
        pesan = "Baris tabel yang selnya berganti baris dirapatkan."
        saran = "Periksa sekali; tidak perlu apa-apa bila benar."
        found.append(
            kode.BARIS_DISAMBUNG.temuan(pesan, saran, nilai=f"{naskah.satuan} {', '.join(map(str, naskah.dirapatkan))}")
        )
    return found


def _shown_otherwise(naskah: Naskah) -> list[Temuan]:
    """What Word shows otherwise than the file holds: the first places one by one, then their number."""
    found = []
    for aturan, saran, changes in (
        (kode.PERUBAHAN_TERLACAK, "Terima atau tolak perubahannya di Word, lalu bandingkan dengan rencana.", True),
        (kode.TEKS_TAK_TAMPAK, "Periksa teks itu di Word, lalu bandingkan dengan rencana.", False),
    ):
        notes = [one for one in naskah.catatan if one.perubahan is changes]
        for one in notes[:_MOST_NOTES]:
            text = fold(without_nip(one.teks))
            shown = f"'{text[:_LONGEST_NOTE]}' " if text else ""
            pesan = f"{one.tempat[0].upper()}{one.tempat[1:]}: {shown}{one.sebab}."
            found.append(aturan.temuan(pesan, saran, nilai=text))
        if len(notes) > _MOST_NOTES:
            found.append(aturan.temuan(f"Dan {len(notes) - _MOST_NOTES} tempat lagi.", saran))
    return found


def _totals(reader: Pembaca, rencana: RencanaAksi) -> list[Temuan]:
    """A total at the foot of the table that the lines do not add up to."""
    if not reader.total:
        return []
    lines = sum((line.pagu for line in rencana.kegiatan if isinstance(line.pagu, Rupiah)), Rupiah(0))
    if lines in reader.total:
        return []
    return [
        kode.BAGIAN_MERAGUKAN.temuan(
            f"Jumlah pagu semua baris {lines}, padahal baris jumlah menyebut {reader.total[-1]}.",
            "Periksa pagu tiap baris, atau baris jumlahnya.",
            nilai=str(reader.total[-1]),
        )
    ]


def _read(path: str | PathLike[str]) -> bytes:
    name = str(path)
    try:
        return read_plain(path, _MAX_TEXT, (b"PK", _MAX_BYTES))
    except FileNotFoundError:
        raise ImporError(name, "Berkas tidak ada.", "Periksa nama dan foldernya.") from None
    except NotAFileError as fault:
        raise ImporError(name, f"Ini {fault.kind}, bukan berkas.", "Sebutkan naskah keputusannya.") from None
    except TooLargeError as fault:
        _refuse_others(fault.start, name)
        what = "Naskah teks" if fault.most == _MAX_TEXT else "Berkas"
        raise ImporError(name, f"{what} lebih besar dari {fault.most // MIB} MB.", _SMALLER) from None
    except OSError as fault:
        raise ImporError(name, f"Berkas tidak dapat dibaca ({os_words(fault)}).", "Periksa izinnya.") from None


def _refuse_others(data: bytes, name: str) -> None:
    """ImporError for documents of other programs."""
    for start, pesan, saran in _SIGNATURES:
        if data.startswith(start):
            raise ImporError(name, pesan, saran)


def _tabbed(text: str, name: str) -> str:
    """A text whose cells stand between commas or semicolons, as spreadsheets save it, with tabs between them."""
    mark = max(",;\t", key=text.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=mark))
    except csv.Error:
        raise ImporError(name, "Ini bukan berkas .csv yang utuh.", "Simpan ulang dari Excel sebagai .xlsx.") from None
    return "\n".join("\t".join(map(fold, cells)) for cells in rows)


def _decode(data: bytes, name: str) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ImporError(name, "Ini bukan teks UTF-8.", "Simpan ulang sebagai teks UTF-8, atau pakai .docx.") from None
