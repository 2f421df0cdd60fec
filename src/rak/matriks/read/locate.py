"""Where the places of a plan stand in a workbook: the first half of reading, and all that filling needs of it."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from rak.domain.kolom import Kolom
from rak.domain.temuan import Temuan
from rak.domain.waktu import Triwulan
from rak.matriks.read import findings_on_berkas
from rak.matriks.read.amount_units import read_units
from rak.matriks.read.budget_lines import assemble
from rak.matriks.read.bulanan_layout import LembarBulanan, find_layout, lay_out
from rak.matriks.read.classify_rows import Penyortir, Tabel
from rak.matriks.read.collect_findings import Catatan
from rak.matriks.read.find_matrix import LEMBAR_BANTU, find_matrix
from rak.matriks.read.findings_on_tata import TIDAK_ADA_MATRIKS
from rak.matriks.read.grid import Penghitung, Petak
from rak.matriks.read.other_forms import is_another_form, is_side_by_side
from rak.matriks.read.read_result import BentukLain, PetaSel, TataBulanan, TataEvaluasi, TataIndikator, TidakAdaMatriks
from rak.matriks.read.tree import Simpul, arrange
from rak.xlsx import Reason, Workbook

_WIDEST: Final = 500
"""Filled cells of a row, several times those of the widest matrix."""


class Lokasi(NamedTuple):
    """What is known of a workbook before any of its values is read."""

    tabel: Tabel
    """The matrix: its sheet, columns and rows."""
    sasaran: list[Simpul]
    """Goals with their indicators and budget lines, each with its kode and its rows."""
    bulanan: LembarBulanan | None
    petunjuk: Petak | None
    riwayat: Petak | None
    pengaturan: Petak | None
    """The sheet Indikator."""
    evaluasi: Petak | None
    catatan: Catatan
    """The findings so far."""

    @property
    def indikator(self) -> Mapping[str, Simpul]:
        """The indicators by kode."""
        return {node.kode: node for goal in self.sasaran for node in goal.anak}

    @property
    def kegiatan(self) -> frozenset[str]:
        """The kode of the budget lines."""
        return frozenset(line.kode for goal in self.sasaran for node in goal.anak for line in node.anak)


def locate(workbook: Workbook) -> Lokasi:
    """Find the matrix, its rows and the sheets beside it.

    Raises TidakAdaMatriks when no sheet has a matrix, OoxmlError when a sheet cannot be read.
    """
    return _Pencari(workbook).find()


def peta_of(
    tabel: Tabel,
    sasaran: list[Simpul],
    bulanan: TataBulanan | None,
    awal: Mapping[tuple[str, Kolom], int],
    rumus_sendiri: frozenset[tuple[str, Kolom, Triwulan]],
    pengaturan: TataIndikator | None = None,
    evaluasi: TataEvaluasi | None = None,
) -> PetaSel:
    """The map from places of the plan to cells."""
    rows: dict[str, Mapping[Triwulan, int]] = {}
    kinds: dict[str, Kolom] = {}
    for goal in sasaran:
        _enter(rows, kinds, goal, Kolom.SASARAN_KEGIATAN)
        for indicator in goal.anak:
            _enter(rows, kinds, indicator, Kolom.INDIKATOR_KEGIATAN)
            for line in indicator.anak:
                _enter(rows, kinds, line, Kolom.KEGIATAN)
    return PetaSel(tabel.petak, tabel.tata, rows, kinds, awal, bulanan, rumus_sendiri, pengaturan, evaluasi)


def _enter(rows: dict[str, Mapping[Triwulan, int]], kinds: dict[str, Kolom], node: Simpul, kolom: Kolom) -> None:
    rows[node.kode] = node.garis[0].baris
    kinds[node.kode] = kolom


class _Pencari:
    """One look at one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._catatan = Catatan()
        self._penghitung = Penghitung(workbook)
        self._pages: dict[str, Petak] = {}

    def find(self) -> Lokasi:
        self._warnings()
        before = self._catatan.fork()
        try:
            matriks, tata = find_matrix(self._candidates(), self._catatan)
        except TidakAdaMatriks as fault:
            raise self._other_form(fault.temuan, tuple(self._candidates()), before) from None
        if is_side_by_side(matriks, tata) or is_another_form(tabel := Penyortir(matriks, tata, self._catatan).sort()):
            pages = (matriks, *(page for page in self._candidates() if page is not matriks))
            raise self._other_form((), pages, before)
        tabel.tata = tata._replace(pengali=read_units(tabel, self._catatan))
        bulanan = self._monthly(matriks)
        lines = assemble(tabel, self._catatan)
        sasaran = arrange(tabel, lines, bulanan.urutan if bulanan else {}, self._catatan)
        return Lokasi(
            tabel,
            sasaran,
            bulanan,
            self._helper("petunjuk", matriks),
            self._helper("riwayat", matriks),
            self._helper("indikator", matriks),
            self._helper("evaluasi", matriks),
            self._catatan,
        )

    def _warnings(self) -> None:
        """What the package editor says of a workbook that it reads all the same."""
        if not self._workbook.warnings:
            return
        for problem in self._workbook.warnings:
            if problem.reason is Reason.SIGNED:
                pesan = "Buku kerja ini bertanda tangan digital: dibaca, tetapi tidak dapat diisi tanpa membatalkannya."
                self._catatan.add(findings_on_berkas.PERLU_DIKETAHUI, pesan, "Isi salinan yang belum ditandatangani.")
            else:
                pesan = f"Lembar '{problem.place}' tidak ada isinya di dalam berkas, dan tidak dibaca."
                saran = "Minta salinan yang utuh dari pengirimnya."
                self._catatan.add(findings_on_berkas.PERLU_DIKETAHUI, pesan, saran, (problem.place,))

    def _page(self, sheet_name: str) -> Petak:
        found = self._pages.get(sheet_name)
        if found is None:
            sheet = self._workbook.sheet(sheet_name)
            main = sheet_name.casefold() not in LEMBAR_BANTU
            found = self._pages[sheet_name] = Petak(sheet, self._penghitung, menghitung=main)
            self._report_lost_texts(found)
        return found

    def _report_lost_texts(self, page: Petak) -> None:
        for row, column in page.putus:
            pesan = f"di lembar {page.nama} merujuk teks yang tidak ada di dalam berkas; isinya belum diketahui"
            saran = "Minta salinan yang utuh dari pengirimnya, atau isi lagi selnya."
            self._catatan.count(findings_on_berkas.BERKAS_RUSAK, pesan, saran, (page.nama, row, column))

    def _candidates(self) -> list[Petak]:
        """Worksheets to look at: sheets of rak beside the matrix are left alone while there is another, and wide ones."""
        sheets = [sheet for sheet in self._workbook.sheets if sheet.editable]
        main = [sheet for sheet in sheets if sheet.name.casefold() not in LEMBAR_BANTU]
        pages = [self._page(sheet.name) for sheet in (main or sheets)]
        found = [page for page in pages if page.widest <= _WIDEST]
        if pages and not found:
            pesan = f"Lembar '{pages[0].nama}' punya baris dengan {pages[0].widest} sel, lebih dari {_WIDEST}: bukan matriks."
            saran = "Pastikan berkasnya benar."
            raise TidakAdaMatriks((*self._catatan.all(), TIDAK_ADA_MATRIKS.temuan(pesan, saran)))
        return found

    def _other_form(self, temuan: tuple[Temuan, ...], lembar: tuple[Petak, ...], catatan: Catatan) -> BentukLain:
        petunjuk, riwayat = self._helper("petunjuk", *lembar), self._helper("riwayat", *lembar)
        return BentukLain(temuan, lembar, petunjuk, riwayat, catatan)

    def _helper(self, name: str, *matriks: Petak) -> Petak | None:
        taken = {page.nama for page in matriks}
        for sheet in self._workbook.sheets:
            if sheet.editable and sheet.name.strip().casefold() == name and sheet.name not in taken:
                return self._page(sheet.name)
        return None

    def _monthly(self, matriks: Petak) -> LembarBulanan | None:
        """The sheet Bulanan by its name, or one under another name that has its headings."""
        page = self._helper("bulanan", matriks)
        if page is None:
            others = (one for one in self._pages.values() if one.nama != matriks.nama)
            page = next((one for one in others if find_layout(one) is not None), None)
        return lay_out(page, self._catatan) if page is not None else None
