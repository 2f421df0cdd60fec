"""Sheet Petunjuk: whose plan it is, and how to fill the workbook."""

from typing import Final

from rak.domain.rencana import RencanaAksi
from rak.matriks.build import cell_formulas, print_setup
from rak.matriks.build.canvas import Canvas
from rak.matriks.build.layout import Layout
from rak.matriks.build.looks import BODY, HEADING, SUBTITLE, TITLE
from rak.matriks.build.petunjuk_words import GUIDE

IDENTITY_HEADING: Final = "IDENTITAS"
WIDTHS: Final = (26, 96)
_NAME, _VALUE = 1, 2
"""Its two columns."""
_FIRST: Final = 4
_LABEL: Final = BODY.but(bold=True, size=10, vertical="top")
_TEXT: Final = BODY.but(size=10, vertical="top")


def identity(rencana: RencanaAksi) -> list[tuple[str, str | int]]:
    """What identifies the plan: label and value."""
    keputusan = rencana.keputusan
    rows: list[tuple[str, str | int]] = [
        ("Satuan kerja", rencana.satuan_kerja),
        ("Tahun", rencana.tahun),
        ("Nomor keputusan", keputusan.nomor),
    ]
    for name, signer in (("Penetapan", keputusan.penetapan), ("Lampiran", keputusan.lampiran)):
        day = signer.tanggal.isoformat() if signer.tanggal else ""
        parts = ("tempat", signer.tempat), ("tanggal", day), ("jabatan", signer.jabatan), ("nama", signer.nama)
        rows += [(f"{name}: {label}", value) for label, value in parts]
    return rows


def write(canvas: Canvas, layout: Layout) -> None:
    """Write the whole sheet."""
    canvas.widths(WIDTHS)
    plain = {"horizontal": "left", "wrap": False}
    canvas.text(1, _NAME, "PETUNJUK PENGISIAN MATRIKS RENCANA AKSI", TITLE.but(**plain))
    canvas.text(2, _NAME, f"Tahun Anggaran {layout.rencana.tahun}", SUBTITLE.but(**plain))
    row = _section(canvas, _FIRST, IDENTITY_HEADING, identity(layout.rencana))
    for title, entries in GUIDE:
        row = _section(canvas, row + 1, title, entries)
    canvas.fit(15, (), {1: 20, 2: 17})
    print_setup.set_up(
        canvas.sheet,
        area=cell_formulas.area(1, _NAME, row - 1, _VALUE),
        portrait=True,
        footer=f"Rencana Aksi {layout.rencana.tahun}",
    )
    print_setup.protect(canvas.sheet)


def _section(
    canvas: Canvas, row: int, title: str, entries: list[tuple[str, str | int]] | tuple[tuple[str, str], ...]
) -> int:
    """A heading and its entries; the first free row below them."""
    canvas.fitted(row, _NAME, title, HEADING.but(horizontal="left", size=10), last_col=_VALUE)
    for at, (label, value) in enumerate(entries, row + 1):
        canvas.fitted(at, _NAME, label, _LABEL)
        if isinstance(value, int):
            canvas.number(at, _VALUE, value, _TEXT)
        else:
            canvas.fitted(at, _VALUE, value, _TEXT)
    return row + len(entries) + 1
