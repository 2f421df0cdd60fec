"""What stands around the table: the year, the office, the number of the decree, and the two signature blocks."""

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import attrs

from rak.decree import findings_on_keputusan as kode
from rak.decree.decree_result import ImporError
from rak.decree.source import Naskah, without_nip
from rak.domain.date_words import DAY_NAME, NOT_A_DATE, TANGGAL, parse_tanggal
from rak.domain.letak import Letak
from rak.domain.period_words import YEAR
from rak.domain.rencana import Keputusan, Penandatangan
from rak.domain.temuan import Temuan
from rak.domain.text_folding import fold
from rak.domain.unit_notes import drop_unit_notes
from rak.errors import DomainError

_YEAR_ALONE = re.compile(r"TAHUN(?:\s+ANGGARAN)?\s*:?\s*((?:19|20)\d\d)", re.IGNORECASE)
_YEAR_OF_PLAN = re.compile(
    r"(?:RENCANA (?:AKSI|KERJA|KINERJA)|RENJA|PERJANJIAN KINERJA)\b.{0,200}?\bTAHUN(?:\s+ANGGARAN)?\s+((?:19|20)\d\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(YEAR)
_REFERENCE = re.compile(r"\bNOMOR\b|\bNO\.", re.IGNORECASE)
"""Of a line that names a regulation, whose year is not the plan's."""
_OFFICE_WORD: Final = (
    "(?:BADAN|BALAI|BAGIAN|BIRO|DINAS|DIREKTORAT|DEPUTI|INSPEKTORAT|KANTOR|KECAMATAN|KEJAKSAAN|KELURAHAN|LAPAS|LEMBAGA|"
    "PENGADILAN|PUSAT|RUMAH|RUTAN|SATUAN|SEKRETARIAT|UNIT|UNIVERSITAS|UPT)"
)
"""How the name of an office begins that stands above the title, in capitals."""
_OFFICE: Final = (
    re.compile(
        r"PERJANJIAN KINERJA\s+(?:TAHUN\s+(?:ANGGARAN\s+)?\d{4}\s+)?(?:(?:DI|PADA)\s+)?(?:LINGKUNGAN\s+)?"
        r"(?P<office>\S(?:(?!PERJANJIAN KINERJA|DITETAPKAN DI\b).){2,150}?)\s+TAHUN\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"RENCANA AKSI(?: KINERJA)?\s+(?P<office>(?!(?:ATAS|PERJANJIAN|KINERJA|TAHUN)\b)\S.{2,150}?)\s+TAHUN\b",
        re.IGNORECASE,
    ),
    re.compile(r"KEPUTUSAN\s+KEPALA\s+(?P<office>\S.{2,150}?)\s+NOMOR\b", re.IGNORECASE),
    re.compile(
        rf"(?P<office>{_OFFICE_WORD}\b.{{2,150}}?)\s+(?:MATRIKS?\s+|EVALUASI\s+)?(?:RENCANA|RENJA|PERJANJIAN KINERJA)\b"
    ),
)
_OFFICE_LINE = re.compile(rf"{_OFFICE_WORD}\b[^\d.;:]{{2,80}}", re.IGNORECASE)
"""An office alone on its line, as it stands below a title."""
_NUMBER = re.compile(r"NOMOR\s*:?\s*(\S.*\d.*)")
_SIGNED_AT = re.compile(r"Ditetapkan\s+di\s*:?\s*(\S.*)", re.IGNORECASE)
_SIGNED_ON = re.compile(rf"(?:pada\s+)?(?:tanggal\s*:?\s*|(?={DAY_NAME}))(\S.*|)", re.IGNORECASE)
_PLACE_AND_DATE = re.compile(
    rf"(?:Ditetapkan\s+di\s*:?\s*)?{NOT_A_DATE}([A-Za-z][A-Za-z .'\-]{{1,40}}?)(?:\s*,\s*|\s+(?=pada\s))"
    rf"((?:(?:pada\s+)?tanggal\s*:?\s*)?(?:{TANGGAL}|\d{{0,2}}\s*[A-Za-z]+\s+\d{{4}}))",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(r"(?:ttd|t\.t\.d|tertanda|ditandatangani|materai|cap)\b.*", re.IGNORECASE)
_NIP_LINE = re.compile(r"NIP\b.*|\d{8}\s?\d{6}\s?\d\s?\d{3}", re.IGNORECASE)
_BLOCK_LINES: Final = 7


@attrs.frozen
class Kepala:
    """The particulars of the plan."""

    tahun: int
    satuan_kerja: str
    keputusan: Keputusan


def read_head(naskah: Naskah, temuan: list[Temuan]) -> Kepala:
    """Find them; ImporError when there is no year, findings for what is missing or was chosen."""
    above, below = _plain(naskah.sebelum), _plain(naskah.sesudah)
    penetapan = _signature(above, temuan, "keputusan", last=True)
    lampiran = _signature(below, temuan, "lampiran", last=False)
    tahun = _year(above, penetapan, lampiran)
    if tahun is None:
        raise ImporError(naskah.asal, "Tahun anggaran tidak ditemukan.", "Tulis TAHUN ANGGARAN 2024 di atas tabelnya.")
    office = _office(above, below, temuan)
    number = next((match[1] for line in above if (match := _NUMBER.fullmatch(line))), "")
    pesan = f"Tahun anggaran {tahun}, satuan kerja '{office}', keputusan nomor '{number}'."
    temuan.append(kode.IDENTITAS_DITETAPKAN.temuan(pesan, "Perbaiki di rencana bila salah."))
    return Kepala(tahun, office, Keputusan(number, penetapan, lampiran))


def _plain(lines: Sequence[str]) -> list[str]:
    """The lines without marks of emphasis, white space folded; blank ones stay."""
    marks = re.compile(r"\*{1,3}|^#{1,6}\s|_{2,}")
    return [fold(drop_unit_notes(marks.sub(" ", line.replace("\t", " ")))) for line in lines]


def _year(above: Sequence[str], *blocks: Penandatangan) -> int | None:
    for line in reversed(above):
        if match := _YEAR_ALONE.fullmatch(line):
            return int(match[1])
    if found := _YEAR_OF_PLAN.findall(" ".join(above)):
        return int(found[-1])
    titles = {year for line in above if not _REFERENCE.search(line) for year in _YEAR.findall(line)}
    if len(titles) == 1:
        return int(titles.pop())
    return next((block.tanggal.year for block in blocks if block.tanggal), None)


def _office(above: Sequence[str], below: Sequence[str], temuan: list[Temuan]) -> str:
    whole = " ".join(line for line in above if line)
    for pattern in _OFFICE:
        if found := list(pattern.finditer(f"{whole} ")):
            return _usual_spelling(found[-1]["office"].strip(" ,.:"), " ".join((whole, *below)))
    if alone := next(filter(_OFFICE_LINE.fullmatch, reversed(above)), None):
        return _usual_spelling(alone.strip(" ,"), " ".join((whole, *below)))
    pesan = "Nama satuan kerja tidak ditemukan di judul."
    temuan.append(kode.SEL_TIDAK_TERBACA.temuan(pesan, "Tulis satuan_kerja di rencana.", Letak()))
    return ""


def _usual_spelling(office: str, text: str) -> str:
    """As the running text spells it, where the title has capitals only."""
    if office != office.upper():
        return office
    spelt = Counter(found for found in re.findall(re.escape(office), text, re.IGNORECASE) if found != office)
    return spelt.most_common(1)[0][0] if spelt else office


def _signature(lines: Sequence[str], temuan: list[Temuan], which: str, *, last: bool) -> Penandatangan:
    starts = [
        number for number, line in enumerate(lines) if _SIGNED_AT.fullmatch(line) or _PLACE_AND_DATE.fullmatch(line)
    ]
    if not starts:
        _incomplete(temuan, f"Blok tanda tangan {which} tidak ditemukan.", "")
        return Penandatangan()
    start = starts[-1] if last else starts[0]
    if match := _PLACE_AND_DATE.fullmatch(lines[start]):
        place, date = match[1], match[2]
        rest = lines[start + 1 :]
    else:
        place = _SIGNED_AT.fullmatch(lines[start])[1]  # type: ignore[index]  # one of the two patterns has matched
        rest = [line for line in lines[start + 1 :] if line]
        on = _SIGNED_ON.fullmatch(rest[0]) if rest else None
        date, rest = (on[1], rest[1:]) if on else ("", rest)
    jabatan, nama = _person([line for line in rest if line])
    if not nama:
        _incomplete(temuan, f"Nama penandatangan {which} tidak ditemukan.", jabatan)
    tanggal = _date(date)
    if tanggal is None:
        _incomplete(temuan, f"Tanggal tanda tangan {which} tidak terbaca.", date)
    return Penandatangan(nama, jabatan, place.rstrip(" ,"), tanggal)


def _date(text: str) -> datetime.date | None:
    try:
        return parse_tanggal(text)
    except DomainError:
        return None


def _person(lines: Sequence[str]) -> tuple[str, str]:
    """Office and name: the lines up to the NIP, the last of which is the name."""
    block: list[str] = []
    for line in lines[:_BLOCK_LINES]:
        if _NIP_LINE.fullmatch(line):
            break
        if not _NOT_A_NAME.fullmatch(line):
            block.append(without_nip(line).strip())
    else:
        block = block[:2]
    if len(block) < 2:
        return " ".join(block).rstrip(" ,") or "Kepala", ""
    return " ".join(block[:-1]).rstrip(" ,"), block[-1]


def _incomplete(temuan: list[Temuan], pesan: str, nilai: str) -> None:
    temuan.append(
        kode.TANDA_TANGAN_TIDAK_LENGKAP.temuan(pesan, "Lengkapi bagian keputusan di rencana.", Letak(), nilai)
    )
