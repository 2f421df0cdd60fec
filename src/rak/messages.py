"""What rak says to a person when something cannot be done: one message for every kind of error."""

import os
from typing import Final

from rak.errors import RakError, SalahPakai, SudahAda
from rak.matriks.fill_result import IsiError
from rak.matriks.read.read_result import TidakAdaMatriks
from rak.matriks.refusals import explain_refusal
from rak.plain_files import os_words, other_kind
from rak.reports.findings_text import findings_text
from rak.toml.toml_errors import NaskahError
from rak.visible_text import visible
from rak.xlsx import OoxmlError

_MOST_TOLD: Final = 250


def explain(fault: Exception) -> str:
    """The error as an Indonesian message with place and remedy; a line for each where there are several faults."""
    if isinstance(fault, NaskahError | IsiError):
        told, more = [visible(str(one)) for one in fault.kesalahan[:_MOST_TOLD]], len(fault.kesalahan) - _MOST_TOLD
        return "\n".join(
            [*told, f"Masih ada {more} kesalahan lain. Perbaiki dahulu yang di atas."][: len(told) + (more > 0)]
        )
    if isinstance(fault, TidakAdaMatriks):
        return findings_text(fault.temuan, rinci=True).rstrip("\n")
    if isinstance(fault, OoxmlError):
        shown = [one._replace(place=visible(one.place), detail=visible(one.detail)) for one in fault.problems]
        return explain_refusal(OoxmlError(*shown))
    return visible(_explain_one(fault))


def fault_text(fault: Exception, path: str | None) -> str:
    """What a command says of a fault; of one of the workbook with its path, where the message names no file itself."""
    message = explain(fault)
    named = f"{path}: " if path and path not in message and _is_of_workbook(fault) else ""
    return f"rak: {visible(named)}{message}"


def _is_of_workbook(fault: Exception) -> bool:
    """Whether the fault lies in the workbook of the command or in what is asked of it, not in a text, a name or an option."""
    names_its_file = any(os.path.isabs(problem.place) for problem in getattr(fault, "problems", ()))  # noqa: PTH117
    return not (names_its_file or isinstance(fault, SalahPakai | OSError | ImportError | NaskahError))


def _explain_one(fault: Exception) -> str:
    if isinstance(fault, RakError):
        return str(fault)
    if isinstance(fault, OSError):
        return _explain_os_error(fault)
    if isinstance(fault, ImportError):
        return f"Paket {fault.name or fault} belum terpasang. Pasang dengan: pip install {fault.name or '…'}."
    return (
        f"kesalahan dalam rak sendiri ({type(fault).__name__}: {fault}). Tidak ada yang ditulis. "
        "Jalankan lagi dengan RAK_DEBUG=1 dan laporkan hasilnya."
    )


def _explain_os_error(fault: OSError) -> str:
    name = fault.filename or ""
    if isinstance(fault, FileNotFoundError):
        return f"{name}: tidak ditemukan. Periksa nama dan foldernya."
    if isinstance(fault, IsADirectoryError):
        return f"{name}: ini folder, bukan berkas."
    if isinstance(fault, NotADirectoryError):
        return f"{name}: {_kind(name)}, bukan folder."
    if isinstance(fault, FileExistsError):
        return str(SudahAda(name))
    if isinstance(fault, PermissionError):
        return f"{name}: tidak boleh dibaca atau ditulis. Tutup dahulu di Excel, atau periksa izinnya."
    if not name:
        return f"keluaran tidak dapat ditulis: {os_words(fault)}. Periksa tujuan dan ruang kosongnya."
    return f"{name}: {os_words(fault)}. Periksa nama, izin, dan ruang kosongnya."


def _kind(path: str) -> str:
    """What stands where a folder should."""
    try:
        return f"ini {other_kind(os.stat(path)) or 'berkas'}"  # noqa: PTH116  # pathlib takes longer to load
    except OSError:
        return "bagian jalurnya berkas"
