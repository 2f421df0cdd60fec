"""A written report of any kind: from plan, report and findings to the document, and from there to a file."""

import datetime
from collections.abc import Callable, Mapping
from os import PathLike
from types import MappingProxyType
from typing import Final

from rak.cycle.follow_up import pantau
from rak.cycle.inputs import sections
from rak.domain.kalender import TENGGAT_BAKU, KebijakanTenggat
from rak.domain.known_names import advise_known
from rak.domain.laporan import Laporan
from rak.domain.penjelasan import Sel, no_cells
from rak.domain.rencana import RencanaAksi
from rak.domain.temuan import Temuan
from rak.errors import DomainError, RakError, SalahPakai
from rak.reports.build_evaluasi_diri import evaluasi_diri
from rak.reports.build_semester import laporan_semester
from rak.reports.build_skp import laporan_skp
from rak.reports.build_triwulan import laporan_triwulan
from rak.reports.document import Document, Table, placed
from rak.reports.html_page import KURANG, html_page
from rak.reports.office_texts import TANPA_NASKAH, NaskahKantor
from rak.reports.plain_text import plain_text, table_csv
from rak.reports.report_material import Bahan, find_section
from rak.reports.report_period import parse_masa

JENIS: Final[Mapping[str, Callable[[Bahan], Document]]] = MappingProxyType(
    {"triwulan": laporan_triwulan, "semester": laporan_semester, "evaluasi-diri": evaluasi_diri, "skp": laporan_skp}
)
"""The kinds of reports by name."""
BENTUK: Final = (".docx", ".html", ".txt", ".csv")
"""The endings of a file that a report can be written to; CSV for ``skp`` alone."""


def build_report(
    rencana: RencanaAksi,
    laporan: Laporan,
    temuan: tuple[Temuan, ...],
    jenis: str,
    periode: str,
    *,
    seksi: str | None = None,
    naskah: NaskahKantor | None = None,
    per: datetime.date | None = None,
    tenggat: KebijakanTenggat | None = None,
    sel: Sel = no_cells,
    berkas: str = "",
    sha256: str = "",
) -> Document:
    """The document of that kind, as of ``per``. Raises DomainError for an unknown kind, period or section."""
    if jenis not in JENIS:
        raise DomainError(f"Tidak ada jenis laporan '{jenis}'.", advise_known(jenis, JENIS, "Jenis"))
    masa = parse_masa(periode, rencana.tahun)
    name = find_section(rencana, seksi) if seksi else _only_one(rencana, jenis)
    due = tenggat or TENGGAT_BAKU
    day = per or hari_laporan(rencana, periode, due)
    months, texts = pantau(rencana, laporan, day, due), naskah or TANPA_NASKAH
    whole = Bahan(rencana, laporan, masa, day, temuan, "", texts, due, sel, berkas, sha256, months)
    return JENIS[jenis](whole.part(name))


def hari_laporan(rencana: RencanaAksi, periode: str, tenggat: KebijakanTenggat | None) -> datetime.date:
    """The day as of which a report holds unless another is given: when its last month's report was due."""
    return (tenggat or TENGGAT_BAKU).tenggat(parse_masa(periode, rencana.tahun).akhir)


def _only_one(rencana: RencanaAksi, jenis: str) -> str:
    """A self-assessment is of one section: the only one, none where none is stated, else it has to be named."""
    known = tuple(sections(rencana).values())
    if jenis != "evaluasi-diri" or not known:
        return ""
    if len(known) > 1:
        raise SalahPakai("Evaluasi diri dibuat per seksi.", f"Pakai --seksi. Seksi yang ada: {', '.join(known)}.")
    return known[0]


def print_report(document: Document, bentuk: str, templat: str | PathLike[str] | None = None) -> bytes:
    """The document in one of the forms of :data:`BENTUK`. Raises SalahPakai for another, RakError without the extra."""
    if templat is not None and bentuk != ".docx":
        raise SalahPakai("--templat hanya untuk hasil Word.", "Pakai -o dengan nama berakhiran .docx.")
    if bentuk == ".docx":
        try:
            import docx  # noqa: F401, PLC0415  # an extra

            from rak.reports.word_file import word_file  # noqa: PLC0415
        except ImportError:
            raise RakError(*KURANG) from None
        return word_file(document, templat)
    if bentuk == ".html":
        return html_page(document)
    if bentuk == ".txt":
        return plain_text(document).encode("utf-8")
    tables = [one.blok for one in placed(document) if isinstance(one.blok, Table)]
    if bentuk == ".csv" and len(tables) == 1:
        return table_csv(tables[0]).encode("utf-8-sig")
    if bentuk == ".csv":
        raise SalahPakai("CSV memuat satu tabel saja.", "Pakai --jenis skp, atau hasil .docx, .html, .txt.")
    raise SalahPakai(f"Laporan tidak dapat ditulis sebagai '{bentuk}'.", f"Akhiran yang dikenal: {', '.join(BENTUK)}.")
