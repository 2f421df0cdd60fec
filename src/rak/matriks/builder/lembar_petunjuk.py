"""Sheet Petunjuk: whose plan it is, and how to fill the workbook."""

from __future__ import annotations

from typing import Final

from rak.domain.rencana import Penandatangan, RencanaAksi
from rak.matriks.builder import page
from rak.matriks.builder.canvas import Canvas
from rak.matriks.builder.layout import Layout
from rak.matriks.builder.styles import BODY, HEADING, TITLE

IDENTITY_HEADING: Final = "IDENTITAS"


def identity(rencana: RencanaAksi) -> list[tuple[str, str | int]]:
    """What identifies the plan: label and value."""
    keputusan = rencana.keputusan
    rows: list[tuple[str, str | int]] = [
        ("Satuan kerja", rencana.satuan_kerja),
        ("Tahun", rencana.tahun),
        ("Nomor keputusan", keputusan.nomor),
    ]
    for name, signer in (("Penetapan", keputusan.penetapan), ("Lampiran", keputusan.lampiran)):
        rows += [(f"{name}: {label}", value) for label, value in _signer(signer)]
    return rows


def _signer(signer: Penandatangan) -> list[tuple[str, str]]:
    day = signer.tanggal.isoformat() if signer.tanggal else ""
    return [("tempat", signer.tempat), ("tanggal", day), ("jabatan", signer.jabatan), ("nama", signer.nama)]


def write(canvas: Canvas, layout: Layout) -> None:
    """Write the whole sheet."""
    canvas.widths(28, 110)
    canvas.text(1, 1, "PETUNJUK PENGISIAN MATRIKS RENCANA AKSI", TITLE.but(horizontal="left", wrap=False))
    canvas.text(3, 1, IDENTITY_HEADING, HEADING.but(horizontal="left"))
    canvas.number(3, 2, None, HEADING)
    row = 4
    for label, value in identity(layout.rencana):
        canvas.text(row, 1, label, BODY.but(bold=True))
        if isinstance(value, int):
            canvas.number(row, 2, value, BODY)
        else:
            canvas.text(row, 2, value, BODY)
        row += 1
    page.set_up(canvas.sheet, area=f"A1:B{row}", portrait=True)
    page.protect(canvas.sheet)
