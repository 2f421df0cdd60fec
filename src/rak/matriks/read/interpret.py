"""What stands in a workbook: the plan, the report and the findings."""

from collections.abc import Mapping

import attrs

from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.polaritas import Gabungan
from rak.domain.rencana import IndikatorKegiatan, RencanaAksi
from rak.domain.versi import change_indicators
from rak.matriks.read import findings_on_kinerja
from rak.matriks.read.accepted_table import read_accepted
from rak.matriks.read.build_plan import Perakit
from rak.matriks.read.bulanan_values import IsiBulanan, PembacaBulanan
from rak.matriks.read.collect_findings import Catatan
from rak.matriks.read.compare_bulanan import Pembanding
from rak.matriks.read.evaluasi_sheet import find_evaluasi, read_evaluasi
from rak.matriks.read.identity import read_identity
from rak.matriks.read.indikator_sheet import PembacaIndikator, find_indikator
from rak.matriks.read.locate import Lokasi, locate, peta_of
from rak.matriks.read.match_known_plan import complete, match
from rak.matriks.read.read_result import BentukLain, HasilBaca, TataIndikator, Tempat, TidakAdaMatriks
from rak.matriks.read.riwayat_sheet import with_history
from rak.matriks.read.rumus_cells import input_keys
from rak.matriks.read.unseen_parts import tell_hidden_rows
from rak.xlsx import Workbook


def baca(workbook: Workbook, rencana: RencanaAksi | None = None) -> HasilBaca:
    """Read the matrix of a workbook, made by rak or by any office.

    ``rencana`` is the plan that the rows are matched to, where it is known. Raises TidakAdaMatriks when no sheet has a
    matrix, OoxmlError when a sheet cannot be read; everything else is a finding.
    """
    try:
        lokasi = locate(workbook)
    except BentukLain as fault:
        from rak.matriks.read.form_reader import read_form  # noqa: PLC0415  # another form than the decree's is rare

        try:
            found = read_form(fault.lembar, fault.petunjuk, fault.catatan)
        except TidakAdaMatriks as refused:
            told = {one.kode for one in refused.temuan}
            earlier = tuple(one for one in fault.temuan if one.kode not in told)
            raise TidakAdaMatriks((*earlier, *refused.temuan)) from None
        if fault.riwayat is None:
            return found
        own = Catatan()
        plan, laporan, recorded = with_history(fault.riwayat, found.rencana, found.laporan, own)
        return HasilBaca(plan, laporan, (*found.temuan, *own.all()), found.peta, recorded)
    return interpret(lokasi, rencana)


def interpret(lokasi: Lokasi, rencana: RencanaAksi | None = None) -> HasilBaca:
    """Read the values at the places that were found; as :func:`baca`."""
    tabel, goals, catatan = lokasi.tabel, lokasi.sasaran, lokasi.catatan
    identitas = read_identity(tabel.petak, tabel, lokasi.petunjuk, catatan)
    if rencana is not None:
        goals = match(rencana, tabel, goals, identitas, catatan)
    perakit = Perakit(tabel, catatan, lokasi.bulanan.tata.lembar if lokasi.bulanan else None)
    plan = perakit.build(goals, identitas)
    isi, stated, settings = None, _settings_sheet(lokasi), None
    if lokasi.bulanan:
        isi = PembacaBulanan(lokasi.bulanan, plan, catatan, dinyatakan=stated is not None).read()
        plan = _with_settings(plan, isi)
    if stated is not None and lokasi.pengaturan is not None:
        places = peta_of(tabel, goals, None, perakit.awal, frozenset())
        settings = PembacaIndikator(lokasi.pengaturan, stated, catatan)
        plan = settings.state(plan, places.find)
        plan = attrs.evolve(plan, diterima=read_accepted(lokasi.pengaturan, stated.diterima, catatan))
    if rencana is not None:
        plan = complete(rencana, plan, has_monthly=isi is not None, has_identity=identitas.dari_petunjuk)
    levels, to_date = settings.levels(plan) if settings is not None else ({}, {})
    words = find_evaluasi(lokasi.evaluasi) if lokasi.evaluasi is not None else None
    laporan = Laporan(
        plan.tahun,
        realisasi=isi.realisasi if isi else {},
        variabel=isi.variabel if isi else {},
        isian=perakit.ketikan.isian,
        realisasi_triwulan=perakit.ketikan.realisasi,
        capaian_triwulan=perakit.ketikan.capaian,
        tingkat_triwulan=levels,
        tingkat_kumulatif=to_date,
        evaluasi=read_evaluasi(lokasi.evaluasi, words, plan, catatan) if words and lokasi.evaluasi else {},
    )
    recorded: Mapping[Letak, Tempat] = {}
    if lokasi.riwayat is not None:
        plan, laporan, recorded = with_history(lokasi.riwayat, plan, laporan, catatan)
    if isi:
        Pembanding(plan, laporan, perakit.ketikan, isi.tata, tabel.petak.nama, catatan).compare()
    tell_hidden_rows(tabel.petak, [line.row for line in tabel.baris], min(tabel.tata.kolom.values()), catatan)
    tata, turunan = isi.tata if isi else None, frozenset(perakit.ketikan.turunan)
    peta = peta_of(tabel, goals, tata, perakit.awal, turunan, stated, words)
    return HasilBaca(plan, laporan, catatan.all(), peta, recorded)


def _settings_sheet(lokasi: Lokasi) -> TataIndikator | None:
    """The places of the sheet Indikator; None (reported where it has no headings) when there is none."""
    if lokasi.pengaturan is None:
        return None
    found = find_indikator(lokasi.pengaturan)
    if found is None:
        pesan = f"Lembar {lokasi.pengaturan.nama} tidak punya baris judul; isinya tidak dibaca."
        saran = "Kembalikan judul kolomnya (KODE, JENIS, URAIAN, TARGET TAHUN, …)."
        lokasi.catatan.add(findings_on_kinerja.PENGATURAN_TAK_ADA, pesan, saran, (lokasi.pengaturan.nama,))
    return found


def _with_settings(plan: RencanaAksi, isi: IsiBulanan) -> RencanaAksi:
    """The plan with what Bulanan states: polarity, gabungan, who answers, kind of expenditure."""
    if not (isi.polaritas or isi.gabungan or isi.penanggung_jawab or isi.jenis_belanja):
        return plan
    return change_indicators(plan, lambda one: _indicator_with(one, isi))


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
    section = isi.penanggung_jawab.get(indikator.kode, indikator.penanggung_jawab)
    stated = (lines, polaritas, gabungan, section)
    if stated == (indikator.kegiatan, indikator.polaritas, indikator.gabungan, indikator.penanggung_jawab):
        return indikator
    return attrs.evolve(indikator, kegiatan=lines, polaritas=polaritas, gabungan=gabungan, penanggung_jawab=section)


def _combination(
    indikator: IndikatorKegiatan, stated: Mapping[str, Gabungan]
) -> Gabungan | Mapping[str, Gabungan] | None:
    """As stated: for the indicator where its formula asks for nothing, else for its variables."""
    names = input_keys(indikator.rumus)
    return {name: rule for name, rule in stated.items() if name in names} if names else stated.get("")
