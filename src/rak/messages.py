"""What rak says to a person when something cannot be done: one message for every kind of error."""

from __future__ import annotations

import os

from rak.errors import RakError


class SalahPakai(RakError, ValueError):  # noqa: N818  # named as the message is
    """The command was called in a way that means nothing."""


def explain(fault: Exception) -> str:
    """The error as an Indonesian message with place and remedy; several lines when there are several faults."""
    if isinstance(fault, RakError):
        return _explain_own(fault)
    if isinstance(fault, OSError):
        return _explain_os_error(fault)
    if isinstance(fault, ImportError):
        return f"paket yang diperlukan belum terpasang: {fault}"
    return (
        f"kesalahan dalam rak sendiri ({type(fault).__name__}: {fault}). Tidak ada yang ditulis. "
        "Jalankan lagi dengan RAK_DEBUG=1 dan laporkan hasilnya."
    )


def is_of_workbook(fault: Exception) -> bool:
    """Whether the fault lies in the workbook of the command or in what is asked of it, not in a text, a name or an option."""
    from rak.toml.toml_errors import NaskahError  # noqa: PLC0415

    names_its_file = any(os.path.isabs(problem.place) for problem in getattr(fault, "problems", ()))  # noqa: PTH117
    return not (names_its_file or isinstance(fault, SalahPakai | OSError | ImportError | NaskahError))


def _explain_own(fault: RakError) -> str:
    """The message of an error of rak; the modules of those that are told at length are imported only now."""
    from rak.matriks.read.read_result import TidakAdaMatriks  # noqa: PLC0415
    from rak.matriks.refusals import explain_refusal  # noqa: PLC0415
    from rak.reports.findings_text import findings_text  # noqa: PLC0415
    from rak.xlsx import OoxmlError  # noqa: PLC0415

    if isinstance(fault, OoxmlError):
        return explain_refusal(fault)
    if isinstance(fault, TidakAdaMatriks):
        return findings_text(fault.temuan).rstrip("\n")
    return str(fault)


def _explain_os_error(fault: OSError) -> str:
    name = fault.filename or ""
    if isinstance(fault, FileNotFoundError):
        return f"{name}: tidak ditemukan. Periksa nama dan foldernya."
    if isinstance(fault, IsADirectoryError | NotADirectoryError):
        return f"{name}: ini folder, bukan berkas (atau sebaliknya)."
    if isinstance(fault, FileExistsError):
        return f"{name}: sudah ada dan isinya lain, tidak ditimpa. Pakai nama lain, atau tambahkan --timpa."
    if isinstance(fault, PermissionError):
        return f"{name}: tidak boleh dibaca atau ditulis. Tutup dahulu di Excel, atau periksa izinnya."
    if not name:
        return f"keluaran tidak dapat ditulis: {fault.strerror or fault}"
    return f"{name}: {fault.strerror or fault}"
