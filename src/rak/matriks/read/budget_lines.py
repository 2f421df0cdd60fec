"""Puts quarter rows together into budget lines: four rows, TW I to TW IV, by kode or by how they follow each other."""

from rak.domain.kolom import Bantu, Kolom, Peran
from rak.domain.waktu import Triwulan
from rak.matriks.read import findings_on_teks, findings_on_waktu
from rak.matriks.read.classify_rows import BarisTw, Tabel
from rak.matriks.read.collect_findings import Catatan
from rak.matriks.read.row_codes import read_kode
from rak.xlsx import to_address


class Garis:
    """A budget line: its rows by quarter, and its stable kode where the workbook has one."""

    def __init__(self, baris: dict[Triwulan, int], semua: tuple[int, ...], kode: str | None = None) -> None:
        self.baris = baris
        self.semua = semua
        self.kode = kode

    @property
    def awal(self) -> int:
        """Its first row in the sheet."""
        return min(self.semua)


def assemble(tabel: Tabel, catatan: Catatan) -> list[Garis]:
    """The budget lines in the order in which they begin in the sheet."""
    if read_kode(tabel, catatan):
        groups = _by_kode(tabel, catatan)
    else:
        groups = [(None, lines) for lines in _cut(tabel, tabel.baris)]
        groups = _regroup_sorted(tabel, groups, catatan)
    lines = [_settle(tabel, kode, rows, catatan) for kode, rows in groups]
    lines.sort(key=lambda line: line.awal)
    return lines


_IN_ORDER = list(Triwulan)
Group = tuple[str | None, list["BarisTw"]]


def _by_kode(tabel: Tabel, catatan: Catatan) -> list[Group]:
    """Rows of one kode are one line wherever they stand; a second set of them is refused."""
    groups: dict[str, list[BarisTw]] = {}
    loose: list[list[BarisTw]] = []
    before: BarisTw | None = None
    rows = tabel.baris
    for at, line in enumerate(rows):
        if line.kode is None:
            after = next((row for row in rows[at + 1 : at + 4] if row.kode is not None), None)
            owner = _owner(groups, before, line, after)
            if owner is None:
                if before is not None and before.kode is None:
                    loose[-1].append(line)
                else:
                    loose.append([line])
            else:
                line.kode = owner
                _report_missing_kode(tabel, [line], catatan, owner)
        if line.kode is not None:
            groups.setdefault(line.kode, []).append(line)
        before = line
    kept: list[Group] = [(kode, _refuse_second(tabel, kode, lines, catatan)) for kode, lines in groups.items()]
    for run in loose:
        for lines in _cut(tabel, run):
            _report_missing_kode(tabel, lines, catatan, None)
            kept.append((None, lines))
    return kept


def _owner(
    groups: dict[str, list[BarisTw]], before: BarisTw | None, line: BarisTw, after: BarisTw | None
) -> str | None:
    """The kode of a row whose own is gone: of the rows just above or below that lack this quarter."""
    if before is not None and before.kode is not None:
        have = {row.tw for row in groups[before.kode]}
        if line.tw not in have and _follows(before, line):
            return before.kode
    if after is not None and after.kode is not None and after.kode not in groups and _follows(line, after):
        return after.kode
    return None


def _follows(first: BarisTw, second: BarisTw) -> bool:
    return first.tw is None or second.tw is None or second.tw > first.tw


def _report_missing_kode(tabel: Tabel, rows: list[BarisTw], catatan: Catatan, owner: str | None) -> None:
    column = tabel.tata.kolom[Bantu.KODE]
    meaning = f"dibaca sebagai bagian baris anggaran {owner}" if owner else "dibaca sebagai baris anggaran baru"
    pesan = f"Baris {rows[0].row} tidak punya KODE; {meaning}."
    saran = "Periksa apakah barisnya memang disisipkan; sisipkan baris anggaran baru lewat rencana."
    catatan.add(findings_on_teks.TANPA_KODE, pesan, saran, (tabel.petak.nama, rows[0].row, column))


def _refuse_second(tabel: Tabel, kode: str, lines: list[BarisTw], catatan: Catatan) -> list[BarisTw]:
    """Only the first rows of a kode count when it stands on more than one budget line."""
    seen: dict[Triwulan | None, BarisTw] = {}
    twice: list[BarisTw] = []
    for line in lines:
        if line.tw is not None and line.tw in seen:
            twice.append(line)
        else:
            seen[line.tw] = line
    if not twice or len(lines) <= 4:
        return lines
    column = tabel.tata.kolom[Bantu.KODE]
    first = lines[0].row
    pesan = (
        f"KODE {kode} ada pada dua baris anggaran: {to_address(first, column)} dan {to_address(twice[0].row, column)}. "
        "Yang kedua tidak dibaca."
    )
    saran = "Beri KODE lain pada baris yang disalin, atau hapus salah satunya."
    catatan.add(findings_on_teks.KODE_GANDA, pesan, saran, (tabel.petak.nama, twice[0].row, column), nilai=kode)
    refused = {id(line) for line in twice}
    return [line for line in lines if id(line) not in refused]


def _cut(tabel: Tabel, rows: list[BarisTw]) -> list[list[BarisTw]]:
    """Rows without kode, cut where a line begins."""
    lines: list[list[BarisTw]] = []
    # A column that has one value per line may repeat it in the rows of the line.
    repeated = 2 * len(tabel.cells((line.row for line in tabel.baris), Kolom.PAGU)) > len(tabel.baris)
    for at, line in enumerate(rows):
        if not lines or _starts(tabel, lines[-1], line, rows[at + 1 : at + 4], repeated=repeated):
            lines.append([line])
        else:
            lines[-1].append(line)
    return lines


def _starts(tabel: Tabel, current: list[BarisTw], line: BarisTw, ahead: list[BarisTw], *, repeated: bool) -> bool:
    if len(current) >= 4:
        return True
    column = tabel.tata.kolom.get(Kolom.PAGU)
    merge = tabel.petak.merge(line.row, column) if column else None
    if merge and merge.last_row - merge.first_row == 3:
        return merge.first_row == line.row
    stated = not repeated and tabel.cell(line.row, Kolom.PAGU) is not None
    last = next((row.tw for row in reversed(current) if row.tw is not None), None)
    if line.tw is None:
        return stated
    if last is None or line.tw == last + 1:
        return False
    if line.tw > last:
        return stated
    if stated or line.tw is not Triwulan.I:
        return stated
    until = next((i for i, row in enumerate(ahead) if row.tw is Triwulan.I), len(ahead))
    misspelt = len(current) + 1 + until == 4 and last is Triwulan.I
    return not misspelt


_ANCHORS: tuple[Peran, ...] = (Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN, Kolom.KEGIATAN, Kolom.PAGU)


def _regroup_sorted(tabel: Tabel, groups: list[Group], catatan: Catatan) -> list[Group]:
    """A table sorted by quarter keeps every value in every row: rows with equal values are one line."""
    if all(len(rows) == 4 for _, rows in groups):
        return groups
    found: dict[tuple[str, ...], list[BarisTw]] = {}
    for line in tabel.baris:
        cells = (tabel.cell(line.row, kolom) for kolom in _ANCHORS)
        found.setdefault(tuple(str(cell.value) if cell else "" for cell in cells), []).append(line)
    if any(len(rows) != 4 or {row.tw for row in rows} != set(Triwulan) for rows in found.values()):
        return groups
    pesan = "Baris matriks diurutkan menurut triwulan; baris anggarannya dikenali dari isi yang sama."
    saran = "Kembalikan urutan: empat triwulan berturut-turut per baris anggaran."
    catatan.add(findings_on_waktu.URUTAN, pesan, saran, tabel.label_place(tabel.baris[0].row))
    return [(None, rows) for rows in found.values()]


def _settle(tabel: Tabel, kode: str | None, rows: list[BarisTw], catatan: Catatan) -> Garis:
    """Give each row of a line its quarter, and report what does not fit."""
    numbers = tuple(row.row for row in rows)
    if [row.tw for row in rows] == _IN_ORDER and list(numbers) == sorted(numbers):
        return Garis(dict(zip(_IN_ORDER, numbers, strict=True)), numbers, kode)
    known = [row.tw for row in rows if row.tw is not None]
    placed: dict[Triwulan, int] = {}
    misfits: list[tuple[int, BarisTw]] = []
    for at, row in enumerate(rows):
        if (
            row.tw is not None
            and row.tw not in placed
            and not (len(rows) == 4 and row.tw != at + 1 and known.count(row.tw) > 1)
        ):
            placed[row.tw] = row.row
        else:
            misfits.append((at, row))
    for at, row in misfits:
        free = [tw for tw in Triwulan if tw not in placed]
        wanted = next((tw for tw in free if tw == at + 1), free[0] if free else None)
        if wanted is None:
            _report_double(tabel, row, None, catatan)
            continue
        placed[wanted] = row.row
        if row.tw is not None:
            _report_double(tabel, row, wanted, catatan)
    _report_order(tabel, kode, rows, placed, catatan)
    return Garis(dict(sorted(placed.items())), numbers, kode)


def _report_double(tabel: Tabel, row: BarisTw, wanted: Triwulan | None, catatan: Catatan) -> None:
    meaning = f"menurut urutannya dibaca {wanted}" if wanted else "barisnya tidak dibaca"
    said = f"Label {row.tw}" if row.tw else "Setiap triwulan"
    pesan = f"{said} sudah ada dalam baris anggaran ini; {meaning}."
    saran = f"Perbaiki labelnya{f' menjadi {wanted}' if wanted else ', atau hapus baris yang berlebih'}."
    catatan.add(findings_on_waktu.LABEL_GANDA, pesan, saran, tabel.label_place(row.row), nilai=str(row.tw or ""))


def _report_order(
    tabel: Tabel, kode: str | None, rows: list[BarisTw], placed: dict[Triwulan, int], catatan: Catatan
) -> None:
    missing = [tw for tw in Triwulan if tw not in placed]
    if missing:
        pesan = f"Baris anggaran {kode or f'mulai baris {rows[0].row}'} tidak punya {', '.join(map(str, missing))}; isinya belum diketahui."
        saran = "Lengkapi empat baris TW I sampai TW IV."
        catatan.add(findings_on_waktu.TRIWULAN_HILANG, pesan, saran, tabel.label_place(rows[0].row))
    order = [placed[tw] for tw in Triwulan if tw in placed]
    if order != sorted(order):
        pesan = (
            f"Triwulan baris anggaran {kode or f'mulai baris {rows[0].row}'} tidak berurutan; dibaca menurut labelnya."
        )
        catatan.add(findings_on_waktu.URUTAN, pesan, "Urutkan TW I sampai TW IV.", tabel.label_place(min(order)))
