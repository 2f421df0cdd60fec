"""Puts budget lines under their indicators and goals, by kode or by where the texts change."""

import itertools
import re
from collections.abc import Iterable, Mapping

from rak.domain.kolom import Kolom, Peran
from rak.domain.letak import Letak
from rak.matriks.excel_numbers import as_text
from rak.matriks.read import findings_on_tata, findings_on_teks
from rak.matriks.read.budget_lines import Garis
from rak.matriks.read.classify_rows import Tabel
from rak.matriks.read.collect_findings import Catatan
from rak.matriks.read.row_codes import parent_of
from rak.xlsx import Cell

_NOMOR = re.compile(r"[0-9A-Za-z]{1,12}")


class Simpul:
    """A goal, an indicator or a budget line with its lines and its children."""

    def __init__(self, kode: str, garis: list[Garis]) -> None:
        self.kode = kode
        self.garis = garis
        self.anak: list[Simpul] = []


def arrange(tabel: Tabel, lines: list[Garis], urutan: Mapping[str, int], catatan: Catatan) -> list[Simpul]:
    """The goals with their indicators and lines; ``urutan`` is the order of the kode in the sheet Bulanan."""
    if any(line.kode for line in lines):
        return _by_kode(tabel, lines, urutan, catatan)
    return _by_sequence(tabel, lines, catatan)


def text_of(cell: Cell | None) -> str:
    """The folded text of a cell for comparing."""
    if cell is None or cell.value is None:
        return ""
    value = cell.value
    return " ".join((value if type(value) is str else as_text(value)).split())


def own_cells(tabel: Tabel, lines: Iterable[Garis], kolom: Peran) -> list[Cell]:
    """The filled cells of a column in the rows of the lines."""
    return tabel.cells((row for line in lines for row in line.semua), kolom)


def pick(tabel: Tabel, lines: list[Garis], kolom: Kolom, kode: str, catatan: Catatan) -> Cell | None:
    """The one value that a goal, indicator or line has in a column; reports values that contradict it."""
    cells = own_cells(tabel, lines, kolom)
    if not cells:
        column = tabel.tata.kolom.get(kolom)
        return tabel.petak.effective(lines[0].awal, column) if column else None
    first = cells[0]
    seen = {text_of(first).casefold()}
    for other in cells[1:]:
        value = text_of(other).casefold()
        if value not in seen and not _goes_on(tabel, first, kolom, value):
            seen.add(value)
            _report_conflict(tabel, kolom, kode, first, other, catatan)
    return first


def _goes_on(tabel: Tabel, first: Cell, kolom: Kolom, other: str) -> bool:
    """Whether the text is the first one with its continuation."""
    more = tabel.sambungan.get((first.row, kolom))
    return more is not None and " ".join([text_of(first), *more]).casefold() == other


def _report_conflict(tabel: Tabel, kolom: Kolom, kode: str, first: Cell, other: Cell, catatan: Catatan) -> None:
    pesan = f"{kolom} {kode} ditulis lain di {first.address} dan {other.address}; yang dipakai isi {first.address}."
    saran = "Samakan keduanya, atau sisakan satu."
    catatan.tell(findings_on_tata.ISI_BERTENTANGAN, tabel.petak.nama, other, pesan, saran, Letak(kode, kolom))


def is_blank_on_purpose(tabel: Tabel, line: Garis, kolom: Kolom) -> bool:
    """Whether a blank cell is merged over the rows of the line itself, so that nothing goes on from above."""
    column = tabel.tata.kolom.get(kolom)
    merge = tabel.petak.merge(line.awal, column) if column else None
    return merge is not None and merge.first_row == line.awal and merge.last_row > merge.first_row


def _by_sequence(tabel: Tabel, lines: list[Garis], catatan: Catatan) -> list[Simpul]:
    goals: list[Simpul] = []
    texts = {
        Kolom.SASARAN_KEGIATAN: "",
        Kolom.INDIKATOR_KEGIATAN: "",
        Kolom.TARGET_KINERJA: "",
        Kolom.RUMUS_PERHITUNGAN: "",
    }
    numbers: list[str] = []
    stray = False
    for line in lines:
        said = {kolom: _said(tabel, line, kolom) for kolom in texts}
        nomor = _said(tabel, line, Kolom.NO)
        new_goal = not goals or (
            bool(said[Kolom.SASARAN_KEGIATAN]) and said[Kolom.SASARAN_KEGIATAN] != texts[Kolom.SASARAN_KEGIATAN]
        )
        if new_goal:
            goals.append(Simpul("", []))
            numbers.append(nomor)
            texts = dict.fromkeys(texts, "")
        elif nomor and nomor != numbers[-1]:
            stray = True
        goal = goals[-1]
        if not goal.anak or _is_new_indicator(said, texts) or _lost_its_text(tabel, line, said):
            goal.anak.append(Simpul("", []))
            texts = dict.fromkeys(texts, "") | {Kolom.SASARAN_KEGIATAN: texts[Kolom.SASARAN_KEGIATAN]}
        goal.anak[-1].garis.append(line)
        goal.garis.append(line)
        texts.update({kolom: text for kolom, text in said.items() if text})
    _number(tabel, goals, numbers, stray, catatan)
    return goals


def _said(tabel: Tabel, line: Garis, kolom: Kolom) -> str:
    cells = tabel.cells(line.semua, kolom)
    return text_of(cells[0]).casefold() if cells else ""


def _is_new_indicator(said: dict[Kolom, str], current: dict[Kolom, str]) -> bool:
    text = said[Kolom.INDIKATOR_KEGIATAN]
    others = (Kolom.TARGET_KINERJA, Kolom.RUMUS_PERHITUNGAN)
    return bool(text) and (
        text != current[Kolom.INDIKATOR_KEGIATAN]
        or any(said[kolom] and current[kolom] and said[kolom] != current[kolom] for kolom in others)
    )


def _lost_its_text(tabel: Tabel, line: Garis, said: dict[Kolom, str]) -> bool:
    """Whether a line states a target and a formula of its own under an INDIKATOR cell that is blank."""
    column = tabel.tata.kolom.get(Kolom.INDIKATOR_KEGIATAN)
    if column is None or said[Kolom.INDIKATOR_KEGIATAN] or tabel.petak.covered(line.awal, column):
        return False
    return bool(said[Kolom.TARGET_KINERJA] and said[Kolom.RUMUS_PERHITUNGAN])


def _number(tabel: Tabel, goals: list[Simpul], numbers: list[str], stray: bool, catatan: Catatan) -> None:
    """Goals take the number in NO where it can be one; indicators and lines are counted."""
    stated = [number.strip(" .)(").upper().removesuffix(".0") for number in numbers]
    usable = not stray and all(_NOMOR.fullmatch(number) for number in stated) and len(set(stated)) == len(stated)
    if not usable and any(stated):
        column = tabel.tata.kolom[Kolom.NO]
        pesan = "Kolom NO tidak menomori sasaran satu per satu; sasaran dinomori menurut urutannya."
        saran = "Isi NO satu kali untuk setiap sasaran."
        where = tabel.petak.nama, goals[0].garis[0].awal, column
        catatan.add(findings_on_teks.NOMOR_TAK_DIPAKAI, pesan, saran, where)
    for at, goal in enumerate(goals):
        goal.kode = stated[at] if usable else str(at + 1)
        for i, indicator in enumerate(goal.anak, 1):
            indicator.kode = f"{goal.kode}.{i}"
            indicator.anak = [Simpul(f"{indicator.kode}.{j}", [line]) for j, line in enumerate(indicator.garis, 1)]


def _by_kode(tabel: Tabel, lines: list[Garis], urutan: Mapping[str, int], catatan: Catatan) -> list[Simpul]:
    _name_new_lines(tabel, lines)
    if not _is_tidy(lines):
        lines = sorted(lines, key=lambda line: (urutan.get(line.kode or "", len(urutan)), _natural(line.kode or "")))
    goals: dict[str, Simpul] = {}
    indicators: dict[str, Simpul] = {}
    for line in lines:
        kode = line.kode or ""
        above = parent_of(kode)
        goal = goals.setdefault(parent_of(above), Simpul(parent_of(above), []))
        if above not in indicators:
            indicators[above] = Simpul(above, [])
            goal.anak.append(indicators[above])
        indicator = indicators[above]
        indicator.anak.append(Simpul(kode, [line]))
        indicator.garis.append(line)
        goal.garis.append(line)
    for goal in goals.values():
        _check_number(tabel, goal, catatan)
    return list(goals.values())


def _check_number(tabel: Tabel, goal: Simpul, catatan: Catatan) -> None:
    cells = own_cells(tabel, goal.garis, Kolom.NO)
    if cells and (said := text_of(cells[0]).strip(" .)(").removesuffix(".0")) != goal.kode:
        pesan = f"NO '{said}' tidak cocok dengan KODE {goal.garis[0].kode}; sasaran tetap bernomor {goal.kode}."
        where = tabel.petak.nama, cells[0].row, cells[0].column
        catatan.add(findings_on_teks.NOMOR_TAK_DIPAKAI, pesan, "Samakan NO dengan KODE.", where, nilai=said)


def _is_tidy(lines: list[Garis]) -> bool:
    """Whether no line is torn apart and no indicator or goal comes back after another began."""
    above = [parent_of(line.kode or "") for line in lines]
    for owners in (above, map(parent_of, above)):
        runs = [owner for owner, _ in itertools.groupby(owners)]
        if len(set(runs)) < len(runs):
            return False
    return all(max(before.semua) < after.awal for before, after in itertools.pairwise(lines))


def _natural(kode: str) -> list[tuple[int, int, str]]:
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in kode.split(".")]


def _name_new_lines(tabel: Tabel, lines: list[Garis]) -> None:
    """A line without kode gets the next one of the indicator that it stands under."""
    taken = {line.kode for line in lines if line.kode}
    named: dict[str, str] = {}
    for line in lines:
        if line.kode:
            text = _said(tabel, line, Kolom.INDIKATOR_KEGIATAN)
            if text:
                named.setdefault(text, parent_of(line.kode))
    above = parent_of(next(line.kode for line in lines if line.kode))
    for line in lines:
        if not line.kode:
            text = _said(tabel, line, Kolom.INDIKATOR_KEGIATAN)
            if text and text not in named:
                named[text] = next_kode(parent_of(above), {parent_of(kode) for kode in taken})
            above = named.get(text, above)
            line.kode = next_kode(above, taken)
            taken.add(line.kode)
        above = parent_of(line.kode)


def next_kode(above: str, taken: set[str]) -> str:
    """The first kode below another that is not taken yet."""
    number = 1
    while f"{above}.{number}" in taken:
        number += 1
    return f"{above}.{number}"
