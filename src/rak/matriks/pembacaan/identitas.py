"""Whose plan it is: the block IDENTITAS of Petunjuk, the title above the matrix, the signature below it."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Final

import attrs

from rak.checks import bacaan_teks, bacaan_waktu
from rak.domain.galat import DomainError
from rak.domain.rencana import Keputusan, Penandatangan
from rak.domain.tanggal import parse_tanggal
from rak.domain.teks import fold, name_key
from rak.matriks.pembacaan.petak import is_date_format
from rak.matriks.pembacaan.sel import to_date

if TYPE_CHECKING:
    from rak.matriks.pembacaan.baris import Tabel
    from rak.matriks.pembacaan.catatan import Catatan
    from rak.matriks.pembacaan.petak import Petak
    from rak.ooxml import Cell

_YEAR = re.compile(r"\b(?:tahun(?:\s+anggaran)?|t\.?\s?a\.?)\s*[:.]?\s*((?:19|20)\d\d)\b", re.IGNORECASE)
_ANY_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_SATKER = re.compile(r"(?:nama\s+)?(?:satuan\s+kerja|satker|unit\s+kerja|instansi)\s*:?\s*(.*)", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:matriks\s+)?(?:laporan\s+)?(?:capaian\s+)?rencana\s+aksi(?:\s+(?:atas|dan|pencapaian|capaian))?(?:\s+perjanjian)?(?:\s+kinerja)?\b"
    r"|^\s*kinerja\b|\b(?:tahun(?:\s+anggaran)?|t\.?\s?a\.?)\s*[:.]?\s*(?:19|20)\d\d\b|\bmatriks\b",
    re.IGNORECASE,
)
_NOT_AN_OFFICE = re.compile(
    r"^\s*(?:lampiran|nomor|tanggal|tentang|keputusan|kementerian|triwulan|tw|semester|periode|bulan)\b", re.IGNORECASE
)
_DATE = r"\d{1,2}\s+[A-Za-z]+\.?\s+\d{4}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{2}-\d{2}"
_PLACE_DATE = re.compile(
    rf"(?:ditetapkan\s+di\s+)?(?P<tempat>[^,\d]{{2,60}}?)\s*,\s*(?:tanggal\s+)?(?P<tanggal>{_DATE})", re.IGNORECASE
)
_PLACE = re.compile(r"ditetapkan\s+di\s*:?\s*(?P<tempat>.{2,60})", re.IGNORECASE)
_ON_DATE = re.compile(rf"(?:pada\s+)?tanggal\s*:?\s*(?P<tanggal>{_DATE})", re.IGNORECASE)
_ALMOST_DATE = re.compile(r"(?P<tempat>[^,\d]{2,60}?)\s*,\s*(?P<tanggal>\S.*\d{4}.*|[.…_\s]+\d{4})")
_NIP = re.compile(r"\b(?:nip|nrp|nik)\b", re.IGNORECASE)
_OFFICER = re.compile(
    r"^\s*(?:plt\.?|plh\.?|pgs\.?)?\s*(?:kepala|ketua|direktur|sekretaris|pejabat|inspektur|rektor|camat|bupati)\b",
    re.IGNORECASE,
)
_UNKNOWN_YEAR: Final = 1900
_LABELS: Final = frozenset({"satuan kerja", "tahun", "nomor keputusan"}) | {
    f"{block}: {field}" for block in ("penetapan", "lampiran") for field in ("tempat", "tanggal", "jabatan", "nama")
}


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
    title = _title_rows(matriks, tabel.tata.judul_awal)
    signer, cell = _signature(matriks, tabel, catatan)
    if found is None:
        found = Identitas(keputusan=Keputusan(lampiran=signer))
    elif cell is not None:
        _compare_signer(matriks, found.keputusan.lampiran, signer, cell, catatan)
    _office(matriks, found, title, catatan)
    _year(matriks, found, title, signer, catatan)
    return found


def _block(page: Petak, catatan: Catatan) -> Identitas | None:
    start = next((cell for row in page.urut for cell in page.baris[row].values() if _plain(cell) == "identitas"), None)
    if start is None:
        return None
    cells: dict[str, Cell] = {}
    for row in page.urut:
        label = page.own(row, start.column) if row > start.row else None
        name = _plain(label) if label is not None else ""
        value = page.own(row, start.column + 1) if name in _LABELS else None
        if value is not None:
            cells.setdefault(name, value)
    tahun = _year_of(cells.get("tahun"))
    if tahun is None and "tahun" in cells:
        cell = cells["tahun"]
        catatan.add(
            bacaan_waktu.TAHUN_TAK_TERBACA,
            "Tahun di Petunjuk tidak dapat dibaca.",
            "Tulis tahun anggaran empat angka.",
            (page.nama, cell.row, cell.column),
            nilai=cell.value,
        )
    signers = [_signer_of(page, cells, block, catatan) for block in ("penetapan", "lampiran")]
    keputusan = Keputusan(_text(cells.get("nomor keputusan")), *signers)
    return Identitas(_text(cells.get("satuan kerja")), tahun or 0, keputusan, dari_petunjuk=True)


def _plain(cell: Cell) -> str:
    return fold(cell.value).casefold() if type(cell.value) is str and len(cell.value) < 80 else ""


def _text(cell: Cell | None) -> str:
    return fold(str(cell.value)) if cell is not None and cell.value is not None else ""


def _year_of(cell: Cell | None) -> int | None:
    text = _text(cell).removesuffix(".0")
    if text.isascii() and text.isdigit() and 1900 <= int(text[:6]) <= 9998:
        return int(text)
    return None


def _signer_of(page: Petak, cells: dict[str, Cell], block: str, catatan: Catatan) -> Penandatangan:
    date_cell = cells.get(f"{block}: tanggal")
    return Penandatangan(
        nama=_text(cells.get(f"{block}: nama")),
        jabatan=_text(cells.get(f"{block}: jabatan")),
        tempat=_text(cells.get(f"{block}: tempat")),
        tanggal=_date(page, date_cell, catatan) if date_cell is not None else None,
    )


def _date(page: Petak, cell: Cell, catatan: Catatan) -> datetime.date | None:
    value = cell.value
    if isinstance(value, int | float) and is_date_format(page.number_format(cell)):
        return to_date(value, date1904=page.sheet.workbook.date1904)
    return _parse_date(page, cell, str(value).split("T")[0] if cell.kind == "date" else str(value), catatan)


def _parse_date(page: Petak, cell: Cell, text: str, catatan: Catatan) -> datetime.date | None:
    try:
        return parse_tanggal(text[:60])
    except DomainError as fault:
        catatan.add(
            bacaan_teks.TANGGAL_TAK_TERBACA, fault.pesan, fault.saran, (page.nama, cell.row, cell.column), nilai=text
        )
        return None


def _title_rows(page: Petak, heading: int) -> list[Cell]:
    return [
        cell
        for row in page.urut
        if row < heading
        for _, cell in sorted(page.baris[row].items())
        if type(cell.value) is str and len(cell.value) < 2000
    ]


def _office(page: Petak, found: Identitas, title: list[Cell], catatan: Catatan) -> None:
    said = name_key(" ".join(str(cell.value) for cell in title))
    if found.satuan_kerja:
        if title and name_key(found.satuan_kerja) not in said and _office_in(page, title):
            catatan.add(
                bacaan_teks.IDENTITAS_BERBEDA,
                f"Judul menyebut '{_office_in(page, title)[:80]}', Petunjuk menyebut '{found.satuan_kerja[:80]}'; "
                "yang dipakai isi Petunjuk.",
                "Samakan nama satuan kerjanya; mungkin ini sisa berkas kantor lain.",
                (page.nama, title[0].row, title[0].column),
                nilai=_office_in(page, title),
            )
        return
    found.satuan_kerja = _office_in(page, title)
    if not found.satuan_kerja:
        catatan.add(
            bacaan_teks.TANPA_SATUAN_KERJA,
            "Nama satuan kerja tidak ditemukan di Petunjuk maupun di judul matriks.",
            "Tulis nama satuan kerja di baris judul.",
            (page.nama, 1, 1),
        )


def _office_in(page: Petak, title: list[Cell]) -> str:
    """The name of the office: what a label says, else what is left of the title without its fixed words."""
    for cell in title:
        if match := _SATKER.fullmatch(fold(str(cell.value))):
            beside = next(
                (page.own(cell.row, cell.column + i) for i in (1, 2, 3) if page.own(cell.row, cell.column + i)), None
            )
            name = match[1] or _text(beside).lstrip(": ")
            if name:
                return name
    left: list[str] = []
    for cell in title:
        text = _TITLE.sub(" ", fold(str(cell.value)))
        text = fold(text).strip(" -–:,.")
        if text and not _NOT_AN_OFFICE.match(text) and not text.isdigit():
            left.append(text)
    return " ".join(left)


def _year(page: Petak, found: Identitas, title: list[Cell], signer: Penandatangan, catatan: Catatan) -> None:
    stated = [(int(match[1]), cell) for cell in title if (match := _YEAR.search(fold(str(cell.value))))]
    stated = stated or [(int(match[1]), cell) for cell in title if (match := _ANY_YEAR.search(str(cell.value)))]
    if found.tahun:
        for tahun, cell in stated:
            if tahun != found.tahun:
                catatan.add(
                    bacaan_waktu.TAHUN_BERBEDA,
                    f"Judul menyebut tahun {tahun}, Petunjuk menyebut {found.tahun}; yang dipakai {found.tahun}.",
                    "Samakan tahunnya.",
                    (page.nama, cell.row, cell.column),
                    nilai=cell.value,
                )
        return
    if stated:
        found.tahun = stated[0][0]
        return
    found.tahun = signer.tanggal.year if signer.tanggal else _UNKNOWN_YEAR
    meaning = "diambil dari tanggal tanda tangan" if signer.tanggal else "belum diketahui; 1900 dipakai sebagai penanda"
    catatan.add(
        bacaan_waktu.TAHUN_TIDAK_ADA,
        f"Tahun anggaran tidak ditemukan di judul maupun di Petunjuk: {meaning}.",
        "Tulis TAHUN ANGGARAN dan tahunnya di baris judul.",
        (page.nama, 1, 1),
    )


def _signature(page: Petak, tabel: Tabel, catatan: Catatan) -> tuple[Penandatangan, Cell | None]:
    """The signature block below the matrix, and its first cell; the personal number is never read."""
    if not tabel.bawah:
        return Penandatangan(), None
    below = [
        cell
        for row in page.urut
        if tabel.bawah <= row <= tabel.bawah + 60
        for _, cell in sorted(page.baris[row].items())
        if type(cell.value) is str and len(cell.value) < 300
    ]
    tempat, tanggal, start = _place_and_date(page, below, catatan)
    if start is None:
        start = next((cell for cell in below if _OFFICER.match(str(cell.value))), None)
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
        if line and not _NIP.search(line) and not _ON_DATE.fullmatch(line) and not _PLACE.fullmatch(line)
    ]
    jabatan = lines[0].rstrip(" ,") if lines else ""
    return Penandatangan(lines[1] if len(lines) > 1 else "", jabatan, tempat, tanggal), start


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
        elif start is None and (match := _ALMOST_DATE.fullmatch(text)):
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
        catatan.add(
            bacaan_teks.TANDA_TANGAN_BERBEDA,
            f"Tanda tangan di bawah matriks berbeda dari Petunjuk: {'; '.join(wrong)}. Yang dipakai isi Petunjuk.",
            "Samakan keduanya.",
            (page.nama, cell.row, cell.column),
            nilai=cell.value,
        )
