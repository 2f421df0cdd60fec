"""What a workbook holds and does not show: rows, columns and sheets that are hidden, figures that nobody sees."""

from collections.abc import Iterable, Mapping

from rak.matriks.read import findings_on_tata as aturan
from rak.matriks.read.collect_findings import Catatan
from rak.matriks.read.grid import Petak


def tell_hidden_rows(petak: Petak, rows: Iterable[int], column: int, catatan: Catatan) -> None:
    """The rows that are read although they are hidden; the finding stands in ``column``."""
    hidden = petak.sheet.hidden_rows
    found = [row for row in rows if row in hidden] if hidden else []
    if found:
        shown = ", ".join(map(str, found))
        pesan = f"Baris yang disembunyikan (atau disaring) tetap dibaca: {shown}."
        saran = "Tampilkan barisnya agar isinya terlihat."
        catatan.add(aturan.TERSEMBUNYI, pesan, saran, (petak.nama, found[0], column))


def tell_hidden_columns(petak: Petak, columns: Mapping[str, int], row: int, catatan: Catatan) -> None:
    """The columns, by their names, that are read although they are hidden, or their sheet; the finding stands in ``row``."""
    hidden = petak.sheet.hidden_columns
    names = [name for name, column in columns.items() if column in hidden]
    if names:
        pesan = f"Kolom {', '.join(names)} disembunyikan, dan tetap dibaca."
        saran = "Tampilkan kolomnya agar isinya terlihat."
        catatan.add(aturan.TERSEMBUNYI, pesan, saran, (petak.nama, row, min(columns.values())))
    if petak.sheet.state != "visible":
        pesan = f"Lembar '{petak.nama}' disembunyikan, dan tetap dibaca."
        saran = "Tampilkan lembarnya agar isinya terlihat."
        catatan.add(aturan.TERSEMBUNYI, pesan, saran, (petak.nama, row, 1))
