"""Why a file is not read or not written, for staff: every reason of the package editor with its code and remedy."""

from collections.abc import Iterable, Mapping
from typing import Final

from rak.checks.catalogue import Aturan
from rak.matriks.read import findings_on_berkas as aturan
from rak.xlsx import Notice, OoxmlError, Reason

_REASONS: Final[Mapping[Aturan, tuple[Reason, ...]]] = {
    aturan.BERKAS_TIDAK_TERBUKA: (Reason.NOT_FOUND, Reason.NOT_A_FILE, Reason.UNREADABLE),
    aturan.BUKAN_BUKU_KERJA: (Reason.EMPTY, Reason.NOT_ZIP, Reason.NO_WORKBOOK, Reason.WORD, Reason.XLSB, Reason.ODS),
    aturan.BERSANDI: (Reason.OLE_PASSWORD_OR_XLS, Reason.ENCRYPTED),
    aturan.BERKAS_RUSAK: (
        Reason.TRUNCATED, Reason.DAMAGED, Reason.BAD_CRC, Reason.COMPRESSION, Reason.BAD_NAME, Reason.DUPLICATE_NAME,
        Reason.OVERLAP, Reason.BAD_XML, Reason.NO_PART,
    ),
    aturan.MELAMPAUI_BATAS: (
        Reason.TOO_LARGE, Reason.TOO_MANY_MEMBERS, Reason.RATIO, Reason.TOO_DEEP, Reason.TOO_MANY_CELLS, Reason.DOCTYPE,
    ),
    aturan.SEDANG_DIBUKA: (Reason.LOCKED_BY_EXCEL, Reason.LOCKED_BY_LIBREOFFICE, Reason.CHANGED_MEANWHILE),
    aturan.TAK_DAPAT_DITULIS: (
        Reason.READ_ONLY, Reason.READ_ONLY_FOLDER, Reason.NO_FOLDER, Reason.CANNOT_WRITE, Reason.NO_TARGET,
    ),
    aturan.BERTANDA_TANGAN: (Reason.SIGNED,),
    aturan.TERPROTEKSI: (Reason.SHEET_PROTECTED, Reason.WORKBOOK_PROTECTED, Reason.CELL_LOCKED),
    aturan.SEL_TAK_DAPAT_DIUBAH: (
        Reason.MERGED_NON_ANCHOR, Reason.TABLE_HEADER, Reason.ARRAY_MEMBER, Reason.DATA_TABLE,
    ),
    aturan.LEMBAR_TIDAK_ADA: (Reason.NO_SHEET, Reason.NOT_A_WORKSHEET, Reason.SHEET_EXISTS, Reason.BAD_SHEET_NAME),
    aturan.NILAI_TAK_DAPAT_DISIMPAN: (
        Reason.BAD_ADDRESS, Reason.BAD_VALUE, Reason.BAD_STYLE, Reason.TEXT_TOO_LONG, Reason.TWICE,
    ),
    aturan.PERIKSA_DIRI: (Reason.SELF_CHECK,),
}  # fmt: skip
PENOLAKAN: Final[Mapping[Reason, Aturan]] = {reason: rule for rule, reasons in _REASONS.items() for reason in reasons}
"""The code of each reason; a test keeps the table whole."""


def explain_refusal(error: OoxmlError) -> str:
    """The error for a person: place, fault and remedy, one line for each problem."""
    lines = []
    for problem in error.problems:
        place, said = problem.told()
        lines.append(f"{place}: {PENOLAKAN[problem.reason].kode} {said}")
    return "\n".join(lines)


def explain_notices(notices: Iterable[Notice]) -> str:
    """What an edit leaves behind, for a person: place, what, and what to do, one line for each."""
    return "\n".join(f"Peringatan: {one.place}: {one.effect.pesan} {one.effect.saran}" for one in notices)
