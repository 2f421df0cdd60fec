"""Column DATA DUKUNG: every link of a cell, in its text, behind its text, in a formula or in a note. None is followed."""

import re

from rak.domain.letak import Letak
from rak.domain.text_folding import fold
from rak.matriks.read import findings_on_teks as aturan
from rak.matriks.read.cells import Sel
from rak.matriks.read.collect_findings import as_seen
from rak.xlsx import Cell

# Patterns that most workbooks never need stand as text: re compiles them at their first use, and keeps them.
_START = r"(?:https?://|www\.|ftp://|javascript:|vbscript:|data:|file:|\\\\)"
_BETWEEN = rf"(?i)(?:\s*[;,|]\s*|\s+)(?:(?:dan|&|\d+[.)]|[-•*])\s*)?(?={_START})"
_LINK = rf"(?i){_START}\S*"
_BULLET = rf"(?i)^(?:\d{{1,2}}[.)]|[-•*·])\s*(?={_START})"
_UNSAFE = r"(?i)(?:javascript|vbscript|data|file|smb):|\\\\"
_FORMULA = r'(?is)\s*HYPERLINK\(\s*"([^"]+)"\s*(?:[,;].*)?\)\s*'


def split_links(text: str) -> list[str]:
    """The links and texts of a cell: one a line, several links of a line apart."""
    found: list[str] = []
    for line in text.splitlines():
        bare = fold(line)
        if not bare:
            continue
        parts = re.split(_BETWEEN, bare) if len(re.findall(_LINK, bare)) > 1 else [bare]
        for part in parts:
            item = re.sub(_BULLET, "", part)
            if re.match(_LINK, item):
                item = item.rstrip(";,")
            if item:
                found.append(item)
    return found


def read_links(sel: Sel, row: int, column: int, cell: Cell | None, letak: Letak) -> tuple[str, ...]:
    """All that a cell of DATA DUKUNG points to."""
    behind = sel.petak.links.get((row, column))
    note = sel.petak.notes.get((row, column))
    if cell is None and not behind and not note:
        return ()
    formula = re.fullmatch(_FORMULA, cell.formula) if cell is not None and cell.formula else None
    items = [formula[1]] if formula else split_links(sel.text(cell, letak))
    where = (sel.petak.nama, row, column)
    if behind:
        items = _with_target(sel, where, items, behind, letak)
    if note:
        items += _from_note(sel, where, items, note, letak)
    for item in items:
        if re.match(_UNSAFE, item) or (re.search(_UNSAFE, item) and not re.match(_LINK, item)):
            pesan = (
                "Tautan ini menjalankan atau membuka sesuatu di komputer sendiri; disimpan sebagai teks, tidak dibuka."
            )
            saran = "Ganti dengan tautan https:// ke tempat penyimpanan kantor."
            sel.catatan.add(aturan.TAUTAN_BERBAHAYA, pesan, saran, where, letak, item)
    return tuple(dict.fromkeys(items))


def _with_target(sel: Sel, where: tuple[str, int, int], items: list[str], behind: str, letak: Letak) -> list[str]:
    if any(_same(item, behind) for item in items):
        return items
    shown = "; ".join(items)
    links = [item for item in items if re.match(_LINK, item)]
    if links:
        pesan = f"Teks sel menunjuk {as_seen(links[0])}, tetapi tautannya membuka {as_seen(behind)}; keduanya dicatat."
        sel.catatan.add(aturan.TAUTAN_BERBEDA, pesan, "Samakan teks dan tautannya.", where, letak, shown)
        return [*items, behind]
    pesan = (
        f"Tautan {as_seen(behind)} diambil dari balik teks '{as_seen(shown)}'."
        if shown
        else f"Tautan {as_seen(behind)} tanpa teks."
    )
    sel.catatan.add(aturan.TAUTAN_DI_BALIK_TEKS, pesan, "", where, letak, shown)
    return [behind]


def _same(text: str, target: str) -> bool:
    left, right = (re.sub(r"^https?://|/$", "", value.strip().casefold()) for value in (text, target))
    return left == right


def _from_note(sel: Sel, where: tuple[str, int, int], items: list[str], note: str, letak: Letak) -> list[str]:
    links = [link.rstrip(";,.)") for link in re.findall(_LINK, note)]
    new = [link for link in links if not any(_same(item, link) for item in items)]
    if new:
        pesan = f"Tautan diambil dari komentar sel: {as_seen(', '.join(new))}."
        sel.catatan.add(aturan.TAUTAN_DI_CATATAN, pesan, "Tulis tautannya di dalam sel.", where, letak, note)
    return new
