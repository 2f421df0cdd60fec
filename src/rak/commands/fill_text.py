"""What a fill did, for who ran it: how many cells are new, changed and cleared, and what the changed ones held before."""

from collections.abc import Iterator

from rak.domain.display import show_number
from rak.matriks.excel_numbers import as_shown
from rak.matriks.fill_result import HasilIsi
from rak.visible_text import visible

_LONGEST = 60


def fill_text(hasil: HasilIsi) -> str:
    """The counts, then every cell that held something, with old and new value."""
    return "\n".join([_counts(hasil), *_lines(hasil)])


def _counts(hasil: HasilIsi) -> str:
    if not hasil.perubahan:
        return "Tidak ada sel yang berubah: isinya sudah sama."
    counts = ((hasil.baru, "sel baru"), (hasil.diubah, "sel berubah"), (hasil.dikosongkan, "sel dikosongkan"))
    return ", ".join(f"{len(cells)} {what}" for cells, what in counts if cells) + "."


def _lines(hasil: HasilIsi) -> Iterator[str]:
    for one in (*hasil.diubah, *hasil.dikosongkan):
        yield f"  {one.lembar}!{one.sel} {visible(str(one.letak))}: {_shown(one.lama)} → {'kosong' if one.baru is None else _shown(one.baru)}"


def _shown(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return show_number(as_shown(value), 15)
    text = visible(" ".join(str(value).split()))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
