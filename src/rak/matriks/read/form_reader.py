"""Reads a sheet of another form than the decree's: its cells as Excel shows them, through the room of the forms."""

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

import attrs

from rak.checks.catalogue import Aturan
from rak.domain.kolom import Kolom, Peran
from rak.domain.letak import Letak
from rak.domain.recorded_values import is_level
from rak.domain.rencana import RencanaAksi
from rak.domain.rumus import CAPAIAN_MANUAL
from rak.domain.rupiah import Uang
from rak.domain.spelling import is_dash, split_percent
from rak.domain.target import TargetKinerja
from rak.domain.temuan import Temuan
from rak.domain.text_folding import drop_invisible, fold
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Triwulan
from rak.layouts.cell_grid import Kotak, text_of
from rak.layouts.findings_on_bentuk import KUMULATIF_DITANYAKAN, LETAK_BENTUK
from rak.layouts.money_figures import may_be_to_date
from rak.layouts.read_table import Tabel as Bentuk
from rak.layouts.read_table import TakDipahami, read_table, understand
from rak.layouts.table_figures import Hasil
from rak.matriks.excel_numbers import as_shown
from rak.matriks.read.cells import Sel
from rak.matriks.read.classify_rows import Tabel
from rak.matriks.read.collect_findings import Catatan
from rak.matriks.read.findings_on_tata import BEBERAPA_MATRIKS, TIDAK_ADA_MATRIKS
from rak.matriks.read.grid import Petak, is_date_format, is_percent_format
from rak.matriks.read.identity import Identitas, read_identity
from rak.matriks.read.links import read_links
from rak.matriks.read.money import read_money
from rak.matriks.read.read_result import HasilBaca, TataBulanan, TataLetak, Tempat, TidakAdaMatriks
from rak.matriks.read.several_sheets import are_of_quarters, are_of_sections, reported, spent_by_line, together
from rak.matriks.read.targets import read_target, read_variable
from rak.matriks.read.unseen_parts import tell_hidden_columns, tell_hidden_rows
from rak.xlsx import to_address
from rak.xlsx.sheet.address import COLUMN_LETTERS

_SHOWN = 24
"""Characters of a heading, in a refusal."""
_MOST_HEADINGS = 40
_MOST_SHEETS = 20
_ALIKE = 4
"""Headings that two sheets of one plan share at least."""

_SECTION = re.compile(r"(sub\W?)?(bidang|bagian|bag|seksi|unit|urusan|tim|upt)\b", re.IGNORECASE)
"""How the name of a sheet of a section begins."""

_LEVEL = variable_key(CAPAIAN_MANUAL)
"""The variable whose value is the level of a month, where no formula makes it."""


class PembacaSel:
    """The cells of one sheet, with findings where they are not what they should be."""

    def __init__(self, petak: Petak, catatan: Catatan) -> None:
        self._petak = petak
        self._sel = Sel(petak, catatan)
        self._catatan = catatan

    def text(self, cell: Any, letak: Letak) -> str:
        """The text of a cell."""
        return self._sel.text(cell, letak)

    def money(self, cell: Any, letak: Letak, times: int) -> Uang:
        """The amount in a cell."""
        return read_money(self._sel, cell, letak, times=times, negative=letak.kolom is Kolom.REALISASI_ANGGARAN)

    def target(self, cell: Any, unit: str, letak: Letak) -> TargetKinerja:
        """A target with its unit."""
        return read_target(self._sel, cell, unit, letak)

    def number(self, cell: Any, letak: Letak) -> tuple[Fraction | None, bool, bool]:
        """The number, whether in per cent, whether a dash."""
        value = self._sel.value(cell, letak)
        if value is None:
            return None, False, False
        form = self._petak.number_format(cell)
        if isinstance(value, int | float) and not isinstance(value, bool) and not is_date_format(form):
            percent = is_percent_format(form)
            number = as_shown(value)
            return number * 100 if percent else number, percent, False
        text = fold(drop_invisible(value)) if isinstance(value, str) else ""
        if is_dash(text):
            return None, False, True
        found = read_variable(self._sel, cell, letak, hundred=True)
        return (found if isinstance(found, Fraction) else None), split_percent(text)[1], False

    def links(self, cell: Any, letak: Letak) -> tuple[str, ...]:
        """The links of a cell."""
        return read_links(self._sel, cell.row, cell.column, cell, letak)

    def add(self, aturan: Aturan, pesan: str, saran: str, cells: Sequence[Kotak], letak: Letak | None = None) -> None:
        """A finding; of several cells it stands on the range that covers them."""
        self._catatan.add_range(aturan, pesan, saran, self._petak.nama, cells, letak)


@attrs.frozen
class PetaBentuk:
    """The cells of the places of a plan in a table of another form."""

    petak: Petak
    tata: TataLetak
    tempat: Mapping[Letak, tuple[int, int]]
    kali: Mapping[Letak, int]
    persen: Mapping[str, bool]
    bulanan: TataBulanan | None = None
    pengaturan: None = None
    evaluasi: None = None
    """Another form has neither sheet."""
    rumus_sendiri: frozenset[tuple[str, Kolom, Triwulan]] = frozenset()
    """No cell of it is a formula of rak's own."""
    lain: tuple["PetaBentuk", ...] = ()
    """The other sheets of the same plan."""

    def find(self, letak: Letak) -> Tempat | None:
        """Sheet, row and column of a place, or None when the workbook has no such cell."""
        if is_level(letak) or letak.variabel == _LEVEL:
            letak = attrs.evolve(letak, kolom=Kolom.CAPAIAN, variabel="")
        elif letak.kode and letak.kolom is None and letak.bulan is None and not letak.variabel:
            kinds = (Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN, Kolom.KEGIATAN)
            letak = attrs.evolve(letak, kolom=kinds[min(letak.kode.count("."), 2)])
        found = self.tempat.get(letak)
        if found is None:
            return next((place for one in self.lain if (place := one.find(letak))), None)
        merge = self.petak.merge(*found)
        return (self.petak.nama, *(merge.anchor if merge else found))

    def times(self, letak: Letak) -> int:
        """What the amount in the cell of a place is multiplied by."""
        return next((one.kali[letak] for one in (self, *self.lain) if letak in one.kali), 1)

    def level_style(self, letak: Letak) -> bool:
        """Whether a level in per cent is a bare number in the cell of a place, 70 for 70 %."""
        return self.persen[letak.kode]

    @property
    def menampung_tingkat(self) -> bool:
        """Whether levels of indicators stand in cells of their own here."""
        return True


class _Lembar(NamedTuple):
    """A sheet with a table that is understood, and the findings on it."""

    petak: Petak
    pembaca: PembacaSel
    catatan: Catatan
    tabel: Bentuk

    def again(self) -> "_Lembar":
        """The same, with findings of its own from here on."""
        own = self.catatan.fork()
        return self._replace(catatan=own, pembaca=PembacaSel(self.petak, own))

    @property
    def place(self) -> Tempat:
        """The first cell of its heading."""
        return self.petak.nama, self.tabel.kepala.first, min(one.column for one in self.tabel.makna)

    @property
    def tata(self) -> TataLetak:
        """Where the columns are."""
        columns: dict[Peran, int] = {
            one.hal: one.column for one in reversed(self.tabel.makna) if isinstance(one.hal, Kolom)
        }
        return TataLetak(self.petak.nama, self.tabel.kepala.first, self.tabel.kepala.last, columns, {})

    def identity(self, petunjuk: Petak | None) -> Identitas:
        """Whose plan it is, and of which year."""
        rows = Tabel(self.petak, self.tata)
        rows.bawah = next((row for row in self.petak.urut if row > self.tabel.isi.akhir), 0)
        return read_identity(self.petak, rows, petunjuk, self.catatan)

    def map(self, hasil: Hasil) -> PetaBentuk:
        """The cells of what was read."""
        return PetaBentuk(self.petak, self.tata, hasil.tempat, hasil.kali, hasil.persen)


def _tell_unseen(sheet: _Lembar, hasil: Hasil) -> None:
    """Rows and columns that are read although nobody sees them."""
    tell_hidden_rows(sheet.petak, sorted({row for row, _ in hasil.tempat.values()}), 1, sheet.catatan)
    columns = sorted({column for _, column in hasil.tempat.values()})
    named = {COLUMN_LETTERS[column]: column for column in columns}
    tell_hidden_columns(sheet.petak, named, sheet.tabel.kepala.first, sheet.catatan)


def read_form(pages: Iterable[Petak], petunjuk: Petak | None, catatan: Catatan) -> HasilBaca:
    """The best table of these sheets, or those that are one plan; TidakAdaMatriks with what was found where none is one."""
    refused: list[Temuan] = []
    found: list[_Lembar] = []
    alike: list[tuple[Petak, TakDipahami]] = []
    for page in sorted(pages, key=lambda one: one.sheet.state != "visible"):
        pembaca = PembacaSel(page, own := catatan.fork())
        try:
            found.append(_Lembar(page, pembaca, own, understand(page, pembaca)))
        except TakDipahami as fault:
            refused.append(_refusal(page, fault))
            alike.append((page, fault))
    if not found:
        left = len(refused) - _MOST_SHEETS
        if left > 0:
            pesan = f"Di {left} lembar lain juga tidak ada rencana aksi."
            refused[_MOST_SHEETS:] = [TIDAK_ADA_MATRIKS.temuan(pesan, "Pastikan berkasnya benar.")]
        raise TidakAdaMatriks((*catatan.all(), *refused))
    _tell_refused(found[0], alike)
    if len(found) > 1:
        together = _read_together(found, petunjuk, set(catatan.all()))
        if together is not None:
            return together
        _name_others(found)
    identitas = found[0].identity(petunjuk)
    hasil = read_table(found[0].tabel, found[0].pembaca, identitas.tahun)
    _tell_unseen(found[0], hasil)
    return _read([found[0]], [hasil], hasil, identitas, found[0].catatan.all())


def _read(
    sheets: Sequence[_Lembar], parts: Sequence[Hasil], whole: Hasil, identitas: Identitas, temuan: tuple[Temuan, ...]
) -> HasilBaca:
    plan = RencanaAksi(identitas.tahun, identitas.satuan_kerja, whole.sasaran, identitas.keputusan)
    first, *others = [sheet.map(part) for sheet, part in zip(sheets, parts, strict=True)]
    peta = attrs.evolve(first, lain=tuple(others))
    return HasilBaca(plan, whole.laporan(identitas.tahun), temuan, peta)  # type: ignore[arg-type]  # a map with the same questions


def _name_others(found: Sequence[_Lembar]) -> None:
    first, *others = found
    names = ", ".join(f"'{other.petak.nama}'" for other in others)
    first.catatan.add(
        BEBERAPA_MATRIKS,
        f"Ada {len(found)} lembar yang berisi tabel rencana aksi. Yang dibaca: lembar '{first.petak.nama}'; tidak dibaca: {names}.",
        "Sisakan satu tabel, atau baca setiap lembar sebagai berkas sendiri.",
        first.place,
    )


def _tell_refused(read: _Lembar, refused: Sequence[tuple[Petak, TakDipahami]]) -> None:
    """Sheets with the headings of the one that is read, which could not be read themselves."""
    headings = {text_of(cell) for one in read.tabel.kepala.columns for cell in one.cells}
    for page, fault in refused:
        if len(headings.intersection(map(text_of, fault.cells))) >= _ALIKE:
            pesan = f"Lembar '{page.nama}' dengan judul kolom yang sama tidak dibaca: {fault.alasan}."
            saran = "Lengkapi lembar itu, atau baca sebagai berkas sendiri."
            read.catatan.add(BEBERAPA_MATRIKS, pesan, saran, (page.nama, fault.cells[0].row, fault.cells[0].column))


def _read_together(found: Sequence[_Lembar], petunjuk: Petak | None, earlier: set[Temuan]) -> HasilBaca | None:
    """The plan of all sheets, where each has its own quarter, or its own section, of the same office and year; else None."""
    tables = [one.tabel for one in found]
    quarters = are_of_quarters(tables)
    if any(one.petak.sheet.state != "visible" for one in found) or not (quarters or are_of_sections(tables)):
        return None
    sheets = [one.again() for one in found]
    identities = [one.identity(petunjuk) for one in (sheets[0], *(other.again() for other in sheets[1:]))]
    if len({(one.tahun, one.satuan_kerja) for one in identities}) > 1:
        return None
    parts: list[Hasil] = []
    for one in sheets:
        before = 0 if quarters else sum(len(part.sasaran) for part in parts)
        parts.append(read_table(one.tabel, one.pembaca, identities[0].tahun, before + 1))
    first = sheets[0]
    goals = together(parts) if quarters else tuple(goal for part in parts for goal in part.sasaran)
    if goals is None:
        return None
    _tell_together(sheets, quarters=quarters)
    whole = attrs.evolve(reported(parts), sasaran=goals)
    for line, spent in spent_by_line(whole):
        if may_be_to_date([amount for _, amount in spent], line.pagu):
            letak = Letak(line.kode, Kolom.REALISASI_ANGGARAN, spent[-1][0])
            cells = [one.map(part).find(letak) for one, part in zip(sheets, parts, strict=True)]
            pesan = f"REALISASI {line.kode} di setiap lembar dapat berarti sampai dengan periode itu, atau periode itu saja."
            first.catatan.add(KUMULATIF_DITANYAKAN, pesan, "Tulis s.d. di judulnya.", next(filter(None, cells)), letak)
    for one, part in zip(sheets, parts, strict=True):
        _tell_unseen(one, part)
    told = [temuan for one in sheets for temuan in one.catatan.all() if one is first or temuan not in earlier]
    return _read(sheets, parts, whole, identities[0], tuple(told))


def _tell_together(sheets: Sequence[_Lembar], *, quarters: bool) -> None:
    """What was put together: asked, where sheets with other indicators may be agreements of a superior and of those below, whose budgets nest."""
    names = [one.petak.nama.strip() for one in sheets]
    kind = "setiap lembar satu periode" if quarters else "setiap lembar satu bagian"
    shown = ", ".join(f"'{name}'" for name in names)
    pesan = f"{len(sheets)} lembar dibaca sebagai satu rencana, {kind}: {shown}."
    if quarters or all(map(_SECTION.match, names)):
        sheets[0].catatan.add(LETAK_BENTUK, pesan, "", sheets[0].place)
    else:
        saran = "Bila itu rencana pejabat atau jenjang yang lain, baca setiap lembar sebagai berkas sendiri; bila bagian, sebut di nama lembarnya (Bidang A)."
        sheets[0].catatan.add(BEBERAPA_MATRIKS, pesan, saran, sheets[0].place)


def _refusal(page: Petak, fault: TakDipahami) -> Temuan:
    cells = list(dict.fromkeys(fault.cells))
    shown = [f"{to_address(c.row, c.column)} {fold(str(c.value))[:_SHOWN]}" for c in cells[:_MOST_HEADINGS]]
    more = f" dan {len(cells) - _MOST_HEADINGS} lagi" if len(cells) > _MOST_HEADINGS else ""
    seen = ("; ".join(shown) or "tidak ada") + more
    temuan = TIDAK_ADA_MATRIKS.temuan(
        f"Tidak ada rencana aksi di lembar '{page.nama}': {fault.alasan}. Judul yang ditemukan: {seen}.",
        "Pastikan berkasnya benar: diperlukan indikator, dan target, realisasi, atau anggaran dengan judulnya.",
    )
    return temuan.at(page.nama, to_address(cells[0].row, cells[0].column) if cells else None)
