"""The way from a workbook to a plan, a report and the findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from rak.checks import bacaan_berkas
from rak.domain.kolom import Kolom
from rak.domain.laporan import Laporan
from rak.domain.polaritas import Gabungan
from rak.domain.rencana import IndikatorKegiatan, RencanaAksi
from rak.matriks.pembacaan.banding import Pembanding
from rak.matriks.pembacaan.baris import Penyortir, Tabel
from rak.matriks.pembacaan.bulanan import IsiBulanan, PembacaBulanan, input_keys
from rak.matriks.pembacaan.catatan import Catatan
from rak.matriks.pembacaan.garis import assemble
from rak.matriks.pembacaan.hasil import HasilBaca, PetaSel
from rak.matriks.pembacaan.identitas import read_identity
from rak.matriks.pembacaan.judul import LEMBAR_BANTU, find_matrix
from rak.matriks.pembacaan.petak import Penghitung, Petak
from rak.matriks.pembacaan.rakit import Ketikan, Perakit
from rak.matriks.pembacaan.susunan import Simpul, arrange

if TYPE_CHECKING:
    from rak.domain.rencana import SasaranKegiatan
    from rak.domain.waktu import Triwulan
    from rak.ooxml import Workbook


def baca(workbook: Workbook, rencana: RencanaAksi | None = None) -> HasilBaca:
    """Read the matrix of a workbook, made by rak or by any office.

    ``rencana`` is the plan that the rows are matched to, where it is known. Raises TidakAdaMatriks when no sheet has a
    matrix, OoxmlError when a sheet cannot be read; everything else is a finding.
    """
    return _Pembacaan(workbook, rencana).read()


class _Pembacaan:
    """One reading of one workbook."""

    def __init__(self, workbook: Workbook, rencana: RencanaAksi | None) -> None:
        self._workbook = workbook
        self._known = rencana
        self._catatan = Catatan()
        self._penghitung = Penghitung(workbook)
        self._pages: dict[str, Petak] = {}

    def read(self) -> HasilBaca:
        self._warnings()
        matriks, tata = find_matrix(self._candidates(), self._catatan)
        tabel = Penyortir(matriks, tata, self._catatan).sort()
        monthly = self._monthly(matriks)
        isi = monthly.lay_out() if monthly else None
        lines = assemble(tabel, self._catatan)
        goals = arrange(tabel, lines, isi.urutan if isi else {}, self._catatan)
        identitas = read_identity(matriks, tabel, self._helper("petunjuk", matriks), self._catatan)
        if self._known is not None:
            from rak.matriks.pembacaan.cocok import match  # noqa: PLC0415  # only where a plan is known

            goals = match(self._known, tabel, goals, identitas, self._catatan)
        perakit = Perakit(tabel, self._catatan, isi.tata.lembar if isi else None)
        plan = perakit.build(goals, identitas)
        if monthly and isi:
            monthly.read(plan)
            plan = _with_settings(plan, isi)
        if self._known is not None:
            from rak.matriks.pembacaan.cocok import complete  # noqa: PLC0415

            plan = complete(self._known, plan, has_monthly=isi is not None, has_identity=identitas.dari_petunjuk)
        laporan = _report(plan, perakit.ketikan, isi)
        if isi:
            Pembanding(plan, laporan, perakit.ketikan, isi.tata, matriks.nama, self._catatan).compare()
        self._hidden_rows(tabel)
        peta = _map(tabel, goals, perakit, isi)
        return HasilBaca(plan, laporan, self._catatan.all(), peta)

    def _warnings(self) -> None:
        """What the package editor says of a workbook that it reads all the same."""
        if not self._workbook.warnings:
            return
        from rak.ooxml import Reason  # noqa: PLC0415  # rare

        for problem in self._workbook.warnings:
            if problem.reason is Reason.SIGNED:
                pesan = "Buku kerja ini bertanda tangan digital: dibaca, tetapi tidak dapat diisi tanpa membatalkannya."
                self._catatan.add(bacaan_berkas.PERLU_DIKETAHUI, pesan, "Isi salinan yang belum ditandatangani.")
            else:
                pesan = f"Lembar '{problem.place}' tidak ada isinya di dalam berkas, dan tidak dibaca."
                saran = "Minta salinan yang utuh dari pengirimnya."
                self._catatan.add(bacaan_berkas.PERLU_DIKETAHUI, pesan, saran, (problem.place, 0, 0))

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
            self._catatan.count(
                bacaan_berkas.BERKAS_RUSAK,
                f"di lembar {page.nama} merujuk teks yang tidak ada di dalam berkas; isinya belum diketahui",
                "Minta salinan yang utuh dari pengirimnya, atau isi lagi selnya.",
                (page.nama, row, column),
            )

    def _candidates(self) -> list[Petak]:
        """Worksheets to look at: sheets of rak beside the matrix are left alone while there is another."""
        sheets = [sheet for sheet in self._workbook.sheets if sheet.editable]
        main = [sheet for sheet in sheets if sheet.name.casefold() not in LEMBAR_BANTU]
        return [self._page(sheet.name) for sheet in (main or sheets)]

    def _helper(self, name: str, matriks: Petak) -> Petak | None:
        for sheet in self._workbook.sheets:
            if sheet.editable and sheet.name.strip().casefold() == name and sheet.name != matriks.nama:
                return self._page(sheet.name)
        return None

    def _monthly(self, matriks: Petak) -> PembacaBulanan | None:
        """The sheet Bulanan by its name, or one under another name that has its headings."""
        from rak.matriks.pembacaan.bulanan import find_layout  # noqa: PLC0415

        page = self._helper("bulanan", matriks)
        if page is None:
            others = (one for one in self._pages.values() if one.nama != matriks.nama)
            page = next((one for one in others if find_layout(one) is not None), None)
        return PembacaBulanan(page, self._catatan) if page is not None else None

    def _hidden_rows(self, tabel: Tabel) -> None:
        hidden = tabel.petak.sheet.hidden_rows
        if not hidden:
            return
        from rak.checks import bacaan_tata  # noqa: PLC0415

        rows = [line.row for line in tabel.baris if line.row in hidden]
        if rows:
            shown = ", ".join(map(str, rows[:12])) + (", …" if len(rows) > 12 else "")
            self._catatan.add(
                bacaan_tata.TERSEMBUNYI,
                f"Baris {shown} disembunyikan (atau disaring), dan tetap dibaca.",
                "Tampilkan barisnya agar isinya terlihat.",
                (tabel.petak.nama, rows[0], min(tabel.tata.kolom.values())),
            )


def _with_settings(plan: RencanaAksi, isi: IsiBulanan) -> RencanaAksi:
    """The plan with what Bulanan states: polarity, gabungan, who answers, kind of expenditure."""
    if not (isi.polaritas or isi.gabungan or isi.penanggung_jawab or isi.jenis_belanja):
        return plan
    goals = tuple(_goal_with(sasaran, isi) for sasaran in plan.sasaran)
    return plan if goals == plan.sasaran else attrs.evolve(plan, sasaran=goals)


def _goal_with(sasaran: SasaranKegiatan, isi: IsiBulanan) -> SasaranKegiatan:
    indicators = tuple(_indicator_with(indikator, isi) for indikator in sasaran.indikator)
    return sasaran if indicators == sasaran.indikator else attrs.evolve(sasaran, indikator=indicators)


def _indicator_with(indikator: IndikatorKegiatan, isi: IsiBulanan) -> IndikatorKegiatan:
    lines = tuple(
        attrs.evolve(
            line,
            penanggung_jawab=isi.penanggung_jawab.get(line.kode, ""),
            jenis_belanja=isi.jenis_belanja.get(line.kode),
        )
        if line.kode in isi.penanggung_jawab or line.kode in isi.jenis_belanja
        else line
        for line in indikator.kegiatan
    )
    polaritas = isi.polaritas.get(indikator.kode)
    gabungan = _combination(indikator, isi.gabungan.get(indikator.kode, {}))
    if (lines, polaritas, gabungan) == (indikator.kegiatan, indikator.polaritas, indikator.gabungan):
        return indikator
    return attrs.evolve(indikator, kegiatan=lines, polaritas=polaritas, gabungan=gabungan)


def _combination(indikator: IndikatorKegiatan, stated: Mapping[str, Gabungan]) -> Gabungan | Mapping[str, Gabungan]:
    """One rule where all variables have the same, else one for each."""
    names = list(input_keys(indikator.rumus))
    if not names:
        return stated.get("", Gabungan.JUMLAH)
    rules = {name: stated.get(name, Gabungan.JUMLAH) for name in names}
    return rules if len(set(rules.values())) > 1 else next(iter(rules.values()))


def _report(plan: RencanaAksi, ketikan: Ketikan, isi: IsiBulanan | None) -> Laporan:
    return Laporan(
        plan.tahun,
        realisasi=isi.realisasi if isi else {},
        variabel=isi.variabel if isi else {},
        isian=ketikan.isian,
        realisasi_triwulan=ketikan.realisasi,
        capaian_triwulan=ketikan.capaian,
    )


def _map(tabel: Tabel, goals: list[Simpul], perakit: Perakit, isi: IsiBulanan | None) -> PetaSel:
    rows: dict[str, Mapping[Triwulan, int]] = {}
    kinds: dict[str, Kolom] = {}
    for goal in goals:
        _enter(rows, kinds, goal, Kolom.SASARAN_KEGIATAN)
        for indicator in goal.anak:
            _enter(rows, kinds, indicator, Kolom.INDIKATOR_KEGIATAN)
            for line in indicator.anak:
                _enter(rows, kinds, line, Kolom.KEGIATAN)
    return PetaSel(
        tabel.petak,
        tabel.tata,
        rows,
        kinds,
        perakit.awal,
        isi.tata if isi else None,
        frozenset(perakit.ketikan.turunan),
    )


def _enter(rows: dict[str, Mapping[Triwulan, int]], kinds: dict[str, Kolom], node: Simpul, kolom: Kolom) -> None:
    rows[node.kode] = node.garis[0].baris
    kinds[node.kode] = kolom
