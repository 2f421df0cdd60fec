"""Whose plan it is: the block IDENTITAS of Petunjuk, the title above the matrix, the signature below it."""

import datetime
import re
from collections.abc import Mapping
from typing import Final

import attrs

from rak.domain.date_words import NOT_A_DATE, TANGGAL, parse_tanggal
from rak.domain.period_words import MONTH, YEAR
from rak.domain.rencana import Keputusan, Penandatangan
from rak.domain.text_folding import fold, name_key
from rak.domain.unit_notes import drop_unit_notes
from rak.domain.waktu import is_year
from rak.errors import DomainError
from rak.matriks.read import findings_on_teks, findings_on_waktu
from rak.matriks.read.classify_rows import Tabel
from rak.matriks.read.collect_findings import Catatan, as_seen
from rak.matriks.read.grid import Petak, is_date_format
from rak.matriks.read.read_result import TataLetak
from rak.xlsx import Cell
from rak.xlsx.sheet.dates import to_date

_YEAR = re.compile(r"\b(?:tahun(?:\s+anggaran)?|t\.?\s?a\.?)\s*[:.]?\s*((?:19|20)\d\d)\b", re.IGNORECASE)
# Patterns that most workbooks never need stand as text: re compiles them at their first use, and keeps them.
_ANY_YEAR = rf"({YEAR})"
_SATKER = (
    r"(?i)(?:nama\s+)?(?:satuan\s+kerja|satker|unit\s+(?:kerja|organisasi)|instansi|skpd|opd|organisasi\s+perangkat\s+daerah"
    r"|perangkat\s+daerah)\s*:?\s*(.*)"
)
_TITLE = (
    r"(?i)\b(?:matriks\s+)?(?:laporan\s+)?(?:capaian\s+)?rencana\s+aksi(?:\s+(?:atas|dan|pencapaian|capaian))?(?:\s+perjanjian)?(?:\s+kinerja)?\b"
    r"|^\s*kinerja\b|\b(?:tahun(?:\s+anggaran)?|t\.?\s?a\.?)\s*[:.]?\s*(?:19|20)\d\d\b|\bmatriks\b"
)
_FIRST_WORDS = (
    r"(?i)^(?:\W*\b(?:matriks?|form(?:ulir|at)?|tabel|daftar|dokumen|kertas\s+kerja|lembar\s+kerja|manual|laporan|rekap(?:itulasi)?|rencana|aksi"
    r"|target|sasaran|capaian|pencapaian|hasil|realisasi|penyerapan|pengukuran|pemantauan|monitoring|monev|evaluasi|terhadap|perjanjian|penetapan"
    r"|pelaksanaan|perubahan|revisi|kinerja|anggaran|keuangan|fisik|indikator|utama|strategis|iku|ikk|iksk|pk|rkt|renaksi|renja|renstra|cascading"
    r"|program(?!\s+studi)|kegiatan|bulanan|triwulanan|tahunan|perangkat\s+daerah|skpd|opd|(?:di\s+)?lingk(?:up|ungan(?!\s+hidup))|e\.?\s?81"
    r"|dan|atas|pada|untuk|sampai|dengan|s\.?/?d\.?|tahun|periode|bulan|triwulan|tw|semester|i{1,3}|iv|[1-4]|20\d\d"
    rf"|{MONTH})\b)+"
)
"""The words that a title begins with before it names the office, if it does."""
_LAST_WORDS = (
    r"(?i)(?:\W+(?:(?:tahun(?:\s+anggaran)?|t\.?\s?a\.?)\W+)?20\d\d"
    rf"|\W+(?:(?:sampai\s+dengan|s\.?/?d\.?|periode|per|bulan)\W+)*(?:{MONTH}|(?:triwulan|tw|semester)\W+(?:i{{1,3}}|iv|[1-4])))+\W*$"
)
"""The period that a title ends with."""
_NOT_AN_OFFICE = (
    r"(?i)^\s*(?:lampiran|revisi ke|nomor|tanggal|tentang|keputusan|kementerian|triwulan|tw|semester|periode|bulan)\b"
)
_PLACE_DATE = re.compile(
    rf"(?:ditetapkan\s+di\s*:?\s*)?{NOT_A_DATE}(?P<tempat>[^,\d:]{{2,60}}?)\s*(?:,\s*|(?=\bpada\s))(?:(?:pada\s+)?tanggal\s*:?\s*)?"
    rf"(?P<tanggal>{TANGGAL})",
    re.IGNORECASE,
)
_PLACE = re.compile(r"ditetapkan\s+di\s*:?\s*(?P<tempat>.{2,60})", re.IGNORECASE)
_ON_DATE = re.compile(rf"(?:pada\s+)?tanggal\s*:?\s*(?P<tanggal>{TANGGAL})", re.IGNORECASE)
_ALMOST_DATE = rf"(?i){NOT_A_DATE}(?P<tempat>[^,\d]{{2,60}}?)\s*,\s*(?P<tanggal>\S.*\d{{4}}.*|[.…_\s]+\d{{4}})"
_NIP = re.compile(r"\b(?:nip|nrp|nik)\b", re.IGNORECASE)
_OFFICER = (
    r"(?i)^\s*(?:plt\.?|plh\.?|pgs\.?)?\s*(?:kepala|ketua|direktur|sekretaris|pejabat|inspektur|rektor|camat|bupati)\b"
)
_LABELS: Final = frozenset({"satuan kerja", "tahun", "nomor keputusan"}) | {
    f"{block}: {field}" for block in ("penetapan", "lampiran") for field in ("tempat", "tanggal", "jabatan", "nama")
}
_YEAR_HEADINGS: Final = frozenset({"tahun", "tahun anggaran", "ta", "t.a."})
_UNKNOWN_YEAR: Final = 1900
_LONGEST: Final = 500


@attrs.define
class Identitas:
    """What was found, and whether the block IDENTITAS said it."""

    satuan_kerja: str = ""
    tahun: int = 0
    keputusan: Keputusan = attrs.field(factory=Keputusan)
    dari_petunjuk: bool = False


def read_identity(matriks: Petak, tabel: Tabel, petunjuk: Petak | None, catatan: Catatan) -> Identitas:
    """Office, year and signatures; the block IDENTITAS comes before the title, the title before the signature."""
    found = _block(petunjuk, catatan) if petunjuk is not None else None
    title = _texts(matriks, range(tabel.tata.judul_awal))
    signer, cell = _signature(matriks, tabel, catatan)
    if found is None:
        found = Identitas(keputusan=Keputusan(lampiran=signer))
    elif cell is not None:
        _compare_signer(matriks, found.keputusan.lampiran, signer, cell, catatan)
    _office(matriks, found, title, catatan)
    _year(matriks, tabel.tata, found, title, signer, catatan)
    return found


def _block(page: Petak, catatan: Catatan) -> Identitas | None:
    cells = _identity_cells(page)
    if cells is None:
        return None
    tahun = _year_of(cells.get("tahun"))
    if tahun is None and "tahun" in cells:
        cell = cells["tahun"]
        pesan = "Tahun di Petunjuk tidak dapat dibaca."
        catatan.tell(findings_on_waktu.TAHUN_TAK_TERBACA, page.nama, cell, pesan, "Tulis tahun anggaran empat angka.")
    signers = [_signer_of(page, cells, block, catatan) for block in ("penetapan", "lampiran")]
    keputusan = Keputusan(_text_in(cells.get("nomor keputusan")), *signers)
    return Identitas(_text_in(cells.get("satuan kerja")), tahun or 0, keputusan, dari_petunjuk=True)


def _signer_of(page: Petak, cells: Mapping[str, Cell], block: str, catatan: Catatan) -> Penandatangan:
    date_cell = cells.get(f"{block}: tanggal")
    return Penandatangan(
        nama=_text_in(cells.get(f"{block}: nama")),
        jabatan=_text_in(cells.get(f"{block}: jabatan")),
        tempat=_text_in(cells.get(f"{block}: tempat")),
        tanggal=_date(page, date_cell, catatan) if date_cell is not None else None,
    )


def _date(page: Petak, cell: Cell, catatan: Catatan) -> datetime.date | None:
    value = cell.value
    if isinstance(value, int | float) and is_date_format(page.number_format(cell)):
        return to_date(value, date1904=page.sheet.parts.date1904)
    return _parse_date(page, cell, str(value), catatan)


def _parse_date(page: Petak, cell: Cell, text: str, catatan: Catatan) -> datetime.date | None:
    try:
        return parse_tanggal(text)
    except DomainError as fault:
        where = page.nama, cell.row, cell.column
        catatan.add(findings_on_teks.TANGGAL_TAK_TERBACA, as_seen(fault.pesan), fault.saran, where, nilai=text)
        return None


def _texts(page: Petak, rows: range) -> list[Cell]:
    """The texts in these rows, from left to right; a longer one is no title and no signature."""
    return [
        cell
        for row in page.urut
        if row in rows
        for _, cell in sorted(page.baris[row].items())
        if type(cell.value) is str and len(cell.value) <= _LONGEST
    ]


def _office(page: Petak, found: Identitas, title: list[Cell], catatan: Catatan) -> None:
    said = name_key(" ".join(str(cell.value) for cell in title))
    if found.satuan_kerja:
        if name_key(found.satuan_kerja) not in said and (office := _office_in(page, title)):
            pesan = f"Judul menyebut '{as_seen(office)}', Petunjuk menyebut '{as_seen(found.satuan_kerja)}'; yang dipakai isi Petunjuk."
            saran = "Samakan nama satuan kerjanya; mungkin ini sisa berkas kantor lain."
            catatan.tell(findings_on_teks.IDENTITAS_BERBEDA, page.nama, title[0], pesan, saran)
        return
    found.satuan_kerja = _office_in(page, title)
    if not found.satuan_kerja:
        pesan = "Nama satuan kerja tidak ditemukan di Petunjuk maupun di judul matriks."
        saran = "Tulis nama satuan kerja di baris judul."
        catatan.add(findings_on_teks.TANPA_SATUAN_KERJA, pesan, saran, (page.nama, 1, 1))


def _office_in(page: Petak, title: list[Cell]) -> str:
    """The name of the office: what a label says, else what is left of the title without its fixed words."""
    for cell in title:
        if match := re.fullmatch(_SATKER, fold(str(cell.value))):
            right = (_text_in(one).lstrip(": ") for at, one in sorted(page.baris[cell.row].items()) if at > cell.column)
            name = fold(drop_unit_notes(match[1] or next(filter(None, right), "")))
            if name:
                return name
    left: dict[str, None] = {}
    for cell in title:
        text = re.sub(_TITLE, " ", drop_unit_notes(fold(str(cell.value))))
        text = re.sub(_LAST_WORDS, "", re.sub(_FIRST_WORDS, "", fold(text))).strip(" -–:,.*/").lstrip(") ")
        if text and not re.match(_NOT_AN_OFFICE, text) and not text.isdigit():
            left[text] = None
    return " ".join(one for one in left if not any(one != each and one in each for each in left))


def _year_column(page: Petak, tata: TataLetak) -> tuple[set[int], Cell | None]:
    """The years in a column TAHUN, as lists out of applications have, and its heading."""
    for row in range(tata.judul_awal, tata.judul_akhir + 1):
        for heading in page.baris.get(row, {}).values():
            if _text_in(heading).casefold() in _YEAR_HEADINGS:
                cells = (line.get(heading.column) for line in page.baris.values())
                return {year for cell in cells if (year := _year_of(cell))}, heading
    return set(), None


def _year(
    page: Petak, tata: TataLetak, found: Identitas, title: list[Cell], signer: Penandatangan, catatan: Catatan
) -> None:
    for pattern in (_YEAR, _ANY_YEAR):
        stated = [(int(match[1]), cell) for cell in title if (match := re.search(pattern, fold(str(cell.value))))]
        if stated:
            break
    if found.tahun:
        for tahun, cell in stated:
            if tahun != found.tahun:
                pesan = f"Judul menyebut tahun {tahun}, Petunjuk menyebut {found.tahun}; yang dipakai {found.tahun}."
                catatan.tell(findings_on_waktu.TAHUN_BERBEDA, page.nama, cell, pesan, "Samakan tahunnya.")
        return
    if stated:
        found.tahun = stated[0][0]
        return
    years, heading = _year_column(page, tata)
    if heading is not None and len(years) > 1:
        pesan = (
            f"Kolom ini memuat tahun {', '.join(map(str, sorted(years)))}; semua barisnya dibaca sebagai satu rencana."
        )
        catatan.tell(findings_on_waktu.TAHUN_BERBEDA, page.nama, heading, pesan, "Sisakan baris satu tahun.")
    if years:
        found.tahun = max(years)
        return
    found.tahun = signer.tanggal.year if signer.tanggal else _UNKNOWN_YEAR
    meaning = "diambil dari tanggal tanda tangan" if signer.tanggal else "belum diketahui; 1900 dipakai sebagai penanda"
    pesan = f"Tahun anggaran tidak ditemukan di judul maupun di Petunjuk: {meaning}."
    saran = "Tulis TAHUN ANGGARAN dan tahunnya di baris judul."
    catatan.add(findings_on_waktu.TAHUN_TIDAK_ADA, pesan, saran, (page.nama, 1, 1))


def _signature(page: Petak, tabel: Tabel, catatan: Catatan) -> tuple[Penandatangan, Cell | None]:
    """The signature block below the matrix, and its first cell; the personal number is never read."""
    if not tabel.bawah:
        return Penandatangan(), None
    below = _texts(page, range(tabel.bawah, tabel.bawah + 61))
    tempat, tanggal, start = _place_and_date(page, below, catatan)
    if start is None:
        start = next((cell for cell in below if re.match(_OFFICER, str(cell.value))), None)
        rest = below[below.index(start) :] if start else []
    else:
        rest = below[below.index(start) + 1 :]
    if start is None:
        return Penandatangan(), None
    lines = [
        line
        for cell in rest
        if cell.column == start.column
        for line in map(fold, str(cell.value).splitlines())
        if line and not _NIP.search(line)
    ]
    jabatan, nama, *_ = [*lines, "", ""]
    return Penandatangan(nama, jabatan.rstrip(" ,"), tempat, tanggal), start


def _place_and_date(page: Petak, below: list[Cell], catatan: Catatan) -> tuple[str, datetime.date | None, Cell | None]:
    tempat, tanggal, start = "", None, None
    for cell in below:
        text = fold(str(cell.value))
        if match := _PLACE_DATE.fullmatch(text):
            return match["tempat"], _parse_date(page, cell, match["tanggal"], catatan), cell
        if match := _PLACE.fullmatch(text):
            tempat, start = match["tempat"], cell
        elif match := _ON_DATE.fullmatch(text):
            tanggal, start = _parse_date(page, cell, match["tanggal"], catatan), cell
        elif start is None and (match := re.fullmatch(_ALMOST_DATE, text)):
            return match["tempat"], _parse_date(page, cell, match["tanggal"], catatan), cell
    return tempat, tanggal, start


def _compare_signer(page: Petak, stated: Penandatangan, signer: Penandatangan, cell: Cell, catatan: Catatan) -> None:
    pairs = (
        ("nama", stated.nama, signer.nama),
        ("tempat", stated.tempat, signer.tempat),
        ("tanggal", stated.tanggal, signer.tanggal),
    )
    wrong = [
        f"{name} {below} (Petunjuk: {above})" for name, above, below in pairs if below and above and below != above
    ]
    if wrong:
        pesan = f"Tanda tangan di bawah matriks berbeda dari Petunjuk: {'; '.join(wrong)}. Yang dipakai isi Petunjuk."
        catatan.tell(findings_on_teks.TANDA_TANGAN_BERBEDA, page.nama, cell, pesan, "Samakan keduanya.")


def _identity_cells(page: Petak) -> Mapping[str, Cell] | None:
    """The cells beside the labels of the block, by label; None when the sheet has no such block."""
    start = next((cell for row in page.urut for cell in page.baris[row].values() if _plain(cell) == "identitas"), None)
    if start is None:
        return None
    cells: dict[str, Cell] = {}
    for row in page.urut:
        label = page.own(row, start.column)
        if label is not None and _plain(label) in _LABELS:
            value = page.own(row, start.column + 1)
            if value is not None:
                cells.setdefault(_plain(label), value)
    return cells


def _plain(cell: Cell) -> str:
    return fold(cell.value).casefold() if type(cell.value) is str else ""


def _text_in(cell: Cell | None) -> str:
    """What the cell says, on one line."""
    return fold(str(cell.value)) if cell is not None and cell.value is not None else ""


def _year_of(cell: Cell | None) -> int | None:
    """The budget year that the cell states, or None."""
    text = _text_in(cell).removesuffix(".0")
    return int(text) if re.fullmatch(r"[0-9]{4}", text) and is_year(int(text)) else None
