"""What written reports say, and what they never say: a figure that is not known is named as missing."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.cycle.inputs import sections
from rak.domain.display import show_percent
from rak.domain.evaluasi import Evaluasi
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI
from rak.domain.penilaian import nilai_kinerja
from rak.domain.rencana import RencanaAksi, SasaranKegiatan
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError, SalahPakai
from rak.reports.build_report import JENIS, build_report, print_report
from rak.reports.document import (
    Chart,
    Document,
    Figure,
    Note,
    Paragraph,
    Section,
    Signature,
    cell_ranges,
    clean,
    placed,
)
from rak.reports.office_texts import NaskahKantor, TindakLanjutRapat
from rak.reports.plain_text import plain_text, table_csv
from rak.reports.report_period import parse_masa
from tests.reports.contoh_laporan import (
    KLIEN,
    TAHUN,
    UMUM,
    dokumen,
    figures,
    laporan,
    notes,
    rencana,
    sel,
    sentences,
    tables,
    without_numbers,
    words,
)
from tests.strategies import rencana_dan_laporan

KOSONG = Laporan(TAHUN)


@pytest.mark.parametrize(
    ("teks", "nama", "awal", "akhir"),
    [
        ("TW II", "Triwulan II", 4, 6),
        ("triwulan 2 tahun 2025", "Triwulan II", 4, 6),
        ("s.d. TW III", "Triwulan III", 7, 9),
        ("Semester I", "Semester I", 1, 6),
        ("Semester 2", "Semester II", 7, 12),
        ("Juni", "Juni", 6, 6),
        ("Mei 2025", "Mei", 5, 5),
        ("2025-06", "Juni", 6, 6),
        ("2025-5", "Mei", 5, 5),
    ],
)
def test_a_period_is_a_quarter_a_semester_or_a_month(teks: str, nama: str, awal: int, akhir: int) -> None:
    """As people write them; figures are to date of its last month."""
    masa = parse_masa(teks, TAHUN)
    assert (masa.nama, masa.awal.bulan, masa.akhir.bulan) == (nama, awal, akhir)


@pytest.mark.parametrize("teks", ["TW II 2024", "2024-06", "Juni 2026", "TW V", "kemarin", ""])
def test_a_period_outside_the_plans_year_is_refused_with_the_remedy(teks: str) -> None:
    """And what is no period."""
    with pytest.raises(DomainError, match="2025") as fault:
        parse_masa(teks, TAHUN)
    assert "TW II" in fault.value.saran


def test_the_sentence_of_an_indicator_has_realisation_target_and_achievement() -> None:
    """48 of 60 clients are 80 % of a target of 70 %: 114,29 %."""
    said = sentences(dokumen())
    assert (
        'Berdasarkan hasil pengukuran s.d. Triwulan II Tahun 2025, indikator "Persentase klien yang bekerja" mencatatkan '
        "realisasi sebesar 80,00% dari target tahun 70%, sehingga capaian kinerjanya 114,29%."
    ) in said
    assert "realisasi sebesar 6 Laporan dari target triwulan 6 Laporan, sehingga capaian kinerjanya 100,00%." in said


def test_the_counts_add_up_to_all_indicators() -> None:
    """Both reach their target: 80 of 70 per cent, 6 of 6 reports."""
    assert "Dari 2 indikator, 2 mencapai target, 0 di bawah target, 0 belum dapat dinilai" in sentences(dokumen())


def test_the_sentence_of_money_names_pagu_absorption_and_both_deviations() -> None:
    """1.080 of 2.400 is 45 %; plan to date 1.200, each line 540 of 600: 120 apart, 10 %."""
    said = sentences(dokumen())
    assert "Realisasi anggaran s.d. Juni 2025 sebesar Rp1.080 (45,00% dari pagu Rp2.400)" in said
    assert (
        "terhadap rencana penarikan s.d. TW II terdapat deviasi Rp120 (10,00% per baris, tidak saling menutup" in said
    )


def _plan(*, baris: Mapping[str, Any] | None = None, **indikator: Any) -> RencanaAksi:
    """The plan of the example without its revision, every budget line and every indicator with these changes."""
    plan = attrs.evolve(rencana(), revisi=())
    goal = plan.sasaran[0]
    each = tuple(
        attrs.evolve(one, kegiatan=tuple(attrs.evolve(line, **baris or {}) for line in one.kegiatan), **indikator)
        for one in goal.indikator
    )
    return attrs.evolve(plan, sasaran=(attrs.evolve(goal, indikator=each),))


BELUM = dokumen(laporan=KOSONG)
SEMESTER, SEMESTER_BELUM = dokumen("semester"), dokumen("semester", laporan=KOSONG)
TANPA_POLARITAS = dokumen(plan=_plan(polaritas=None))
TANPA_PAGU = dokumen(plan=_plan(baris={"pagu": BELUM_DIISI, "penarikan": [BELUM_DIISI] * 4}))
LEBIH = attrs.evolve(laporan(), realisasi={("1.1.1", Bulan(TAHUN, 6)): Rupiah(1300)})
KALIMAT: dict[str, tuple[Document, tuple[Document, ...]]] = {
    'indikator "Persentase klien yang bekerja" mencatatkan realisasi sebesar 80,00%': (dokumen(), (BELUM, TANPA_POLARITAS)),
    "capaian kinerjanya 114,29%": (dokumen(), (BELUM, TANPA_POLARITAS)),
    "(dibatasi; tanpa batas": (dokumen(plan=_plan(batas="100")), (dokumen(), BELUM)),
    "laporan terisi; paling buruk": (dokumen(laporan=laporan(kosong=2)), (dokumen(), BELUM, TANPA_POLARITAS)),
    "Perhitungan terhadap target tahun:": (dokumen(), (BELUM,)),
    "Sel asal:": (dokumen(), (BELUM, build_report(rencana(), laporan(), (), "triwulan", "TW II"))),
    "indikator, 2 mencapai target": (dokumen(), (BELUM, TANPA_POLARITAS, dokumen(plan=RencanaAksi(TAHUN, "Balai", []), laporan=KOSONG))),
    "Realisasi anggaran s.d. Juni 2025 sebesar": (dokumen(), (BELUM, dokumen(plan=without_numbers(rencana()), laporan=KOSONG))),
    "% dari pagu": (dokumen(), (BELUM, TANPA_PAGU)),
    "paling tinggi sebesar pagu": (
        dokumen(laporan=attrs.evolve(laporan(), realisasi={("1.1.1", Bulan(TAHUN, 1)): Rupiah(9)})),
        (dokumen(), BELUM, dokumen(laporan=attrs.evolve(LEBIH, realisasi={("1.1.1", Bulan(TAHUN, 6)): Rupiah(2401)})), TANPA_PAGU),
    ),
    "terdapat deviasi": (dokumen(), (BELUM, TANPA_PAGU, dokumen(periode="Februari", laporan=laporan(2)))),
    "deviasi dihitung s.d. triwulan terakhir yang selesai": (
        dokumen(periode="Mei", laporan=laporan(5)), (dokumen(), dokumen(periode="Februari", laporan=laporan(2))),
    ),
    "memakai revisi ke-1": (dokumen(periode="TW III", laporan=laporan(9)), (dokumen(), BELUM)),
    "di bawah target (capaian": (dokumen("semester", plan=_plan(target=TargetKinerja.parse("900 %"), target_triwulan=None)), (SEMESTER, SEMESTER_BELUM)),
    "polaritas belum dinyatakan": (dokumen("semester", plan=_plan(polaritas=None)), (SEMESTER,)),
    "belum diisi sama sekali": (SEMESTER_BELUM, (SEMESTER,)),
    "di atas pagu": (dokumen("semester", laporan=LEBIH), (SEMESTER, SEMESTER_BELUM, dokumen("semester", laporan=LEBIH, plan=_plan(baris={"pagu": BELUM_DIISI})))),
    "tidak menemukan hal yang memerlukan keputusan": (SEMESTER, (SEMESTER_BELUM,)),
    "Proyeksi bukan janji": (SEMESTER, (dokumen("semester", "Februari", laporan=laporan(2)),)),
}  # fmt: skip
"""Each sentence: a report that has it, and reports in which one of its figures is not known, or is not so."""


@pytest.mark.parametrize("kalimat", KALIMAT)
def test_a_sentence_is_printed_when_its_figures_are_known_and_never_otherwise(kalimat: str) -> None:
    """Blank, without polarity, without pagu, before a quarter is over: the sentence has nothing to say."""
    known, unknown = KALIMAT[kalimat]
    assert kalimat in sentences(known)
    assert [at for at, one in enumerate(unknown) if kalimat in sentences(one)] == []


def test_the_sentence_of_the_lowest_is_not_printed_when_nothing_is_complete() -> None:
    """Nor is the projection, which has nothing to go on."""
    assert "Capaian terendah belum dapat disebut" in notes(dokumen(laporan=KOSONG))
    shown = tables(dokumen("semester", laporan=KOSONG))["Proyeksi serapan akhir tahun, dilihat dari akhir TW II"]
    assert {str(row[3]) for row in shown.baris} <= {"tidak dapat dihitung", "belum diisi"}


def test_deviation_is_not_printed_before_a_quarter_is_over() -> None:
    """The draw plan has no figure within a quarter."""
    document = dokumen(periode="Februari", laporan=laporan(2))
    assert "terdapat deviasi" not in sentences(document)
    assert "belum ada triwulan yang selesai" in notes(document)


def test_a_blank_names_the_section_that_has_not_written_it_and_praises_nobody() -> None:
    """No words on 1.2, and no office texts at all."""
    document = dokumen()
    assert f"belum diisi oleh {UMUM}" in notes(document)
    assert "latar_belakang dalam naskah_kantor.toml" in notes(document)
    assert "tidak ada kendala" not in " ".join(words(document)).casefold()
    assert "tidak dijumpai" not in " ".join(words(document)).casefold()


def test_a_provisional_figure_says_so_with_n_of_n_and_its_bounds() -> None:
    """Two of six months of 1.1 are blank: what they may still bring stands beside the figure."""
    document = dokumen(laporan=laporan(kosong=2))
    assert "capaian kinerjanya 114,29% (sementara, 4 dari 6 laporan terisi; paling buruk " in sentences(document)
    row = tables(document)["Capaian kinerja s.d. Triwulan II Tahun 2025"].baris[0]
    assert "sementara, 4 dari 6" in str(row[9])
    assert "(sementara)" in str(row[6])
    assert "Dari 2 indikator, 1 mencapai target, 0 di bawah target, 1 belum dapat dinilai" in sentences(document)


def test_what_is_decided_for_the_quarter_is_provisional_for_the_year_still() -> None:
    """7 reports in five months of six reach the 6 of TW II whatever June brings; of the year's 12 they are 58 % so far."""
    report = laporan()
    values = {key: value for key, value in report.variabel.items() if key[0] == "1.2"}
    fewer = {key: Fraction(2 if key[2].bulan < 3 else 1) for key in values if key[2].bulan < 6}
    kept = {key: value for key, value in report.variabel.items() if key[0] != "1.2"}
    shown = tables(dokumen(laporan=attrs.evolve(report, variabel={**kept, **fewer})))
    row = shown["Capaian kinerja s.d. Triwulan II Tahun 2025"].baris[1]
    assert [str(cell) for cell in row[7:]] == ["116,67%", "58,33% (sementara)", "tercapai", "5 dari 6"]


def test_what_is_provisional_is_not_among_the_lowest() -> None:
    """Only complete figures are ranked."""
    shown = tables(dokumen(laporan=laporan(kosong=2)))["Capaian terendah di antara angka yang lengkap"]
    assert [row[0] for row in shown.baris] == ["1.2"]


def test_the_revision_in_force_is_named_and_the_past_keeps_its_pagu() -> None:
    """R-1 of July cuts 1.200 to 800: TW II still has 2.400, TW III has 2.000."""
    assert "memakai rencana awal" in sentences(dokumen())
    later = dokumen(periode="TW III", laporan=laporan(9))
    assert "revisi ke-1, nomor R-1, 2025-07-10 (penghematan)" in sentences(later)
    assert "dari pagu Rp2.000" in sentences(later)
    assert "dari pagu Rp2.400" in sentences(dokumen(laporan=laporan(9)))


def test_a_section_sees_its_own_part_and_its_own_findings() -> None:
    """Indicator, line, evidence and finding of the other section stay out."""
    found = (
        Temuan("RAK203", Tingkat.PERINGATAN, "satu", "", Letak("1.1.1")),
        Temuan("RAK203", Tingkat.PERINGATAN, "dua", "", Letak("1.2.1")),
    )
    document = build_report(rencana(), laporan(), found, "evaluasi-diri", "TW II", seksi="bimbingan  klien", sel=sel)
    text = " ".join(words(document))
    assert "Jumlah laporan" not in text
    assert "dua" not in text.split()
    assert "satu" in text.split()
    assert document.seksi == KLIEN


def test_an_unknown_section_and_a_missing_one_are_told_with_the_names() -> None:
    """The nearest name is proposed."""
    with pytest.raises(DomainError, match="Tidak ada seksi") as fault:
        dokumen(seksi="Subag Umum")
    assert UMUM in fault.value.saran
    with pytest.raises(SalahPakai) as asked:
        dokumen("evaluasi-diri")
    assert KLIEN in asked.value.saran


def test_the_grid_says_in_time_late_partly_or_nothing() -> None:
    """April on the 5th of May is in time, May on the 9th of June four days late, June is filled without a receipt."""
    shown = tables(dokumen("semester", "Semester I"))["Seksi × bulan"]
    by_name = {str(row[0]): list(map(str, row[1:])) for row in shown.baris}
    assert by_name[KLIEN][3:] == [
        "tepat, 3 dari 3",
        "terlambat 4 hari, 3 dari 3",
        "sebagian, 3 dari 3; tanggal terima belum dicatat",
    ]


def test_what_came_after_the_day_of_the_report_is_not_there_yet() -> None:
    """As of 6 June the report of May has not come."""
    shown = tables(dokumen("semester", "Semester I", per=datetime.date(2025, 6, 6)))["Seksi × bulan"]
    assert "tanggal terima belum dicatat" in str(shown.baris[0][5])


def test_a_word_without_an_obstacle_is_printed_too() -> None:
    """Who follows up, and by when, though the section has not written what."""
    report = laporan(evaluasi={("1.1", Triwulan.II): Evaluasi(pic="Budi", batas_waktu=datetime.date(2025, 8, 1))})
    row = tables(dokumen("evaluasi-diri", laporan=report, seksi=KLIEN))["Kendala dan tindak lanjut"].baris[0]
    assert list(map(str, row[3:])) == [f"belum diisi oleh {KLIEN}", "", "Budi", "1 Agustus 2025", ""]


@pytest.mark.parametrize(("jenis", "after"), [("triwulan", "Lampiran 1: "), ("semester", ""), ("skp", "")])
def test_the_signature_stands_after_the_last_chapter_and_before_the_appendices(jenis: str, after: str) -> None:
    """Who signs the report has not signed an appendix."""
    blocks = [one.blok for one in placed(dokumen(jenis))]
    at = next(at for at, block in enumerate(blocks) if isinstance(block, Signature))
    assert [type(block) for block in blocks[:at] if isinstance(block, Section) and "Lampiran" in block.judul] == []
    assert [block.judul[:12] for block in blocks[at + 1 : at + 2] if isinstance(block, Section)] == [after][
        : bool(after)
    ]


def test_a_section_is_not_signed_for_by_who_signed_the_decree() -> None:
    """Siti Contoh signed the decree; the section's own report names the section, and that the name is missing."""
    whole, part = (dokumen("skp", seksi=seksi).tanda_tangan for seksi in (None, KLIEN))
    assert (whole.jabatan, whole.nama) == ("Kepala", "Siti Contoh")
    assert (part.jabatan, part.nama) == (f"Penanggung jawab {KLIEN}", "(nama belum diisi)")


def test_the_sentence_of_a_chart_of_many_indicators_names_the_lowest_and_the_highest() -> None:
    """All stand in its table; of a few the sentence names each."""
    first = rencana().sasaran[0].indikator[0]
    every = [attrs.evolve(first, kode=f"1.{at}", kegiatan=()) for at in range(1, 14)]
    plan = RencanaAksi(TAHUN, "Balai", [SasaranKegiatan("1", "Layanan", every)])
    values = {
        (one.kode, nama, Bulan(TAHUN, 1)): Fraction(amount)
        for at, one in enumerate(every, 1)
        for nama, amount in (("jumlah klien bekerja", 7 * at), ("jumlah klien", 100))
    }
    chart = next(
        one.blok
        for one in placed(dokumen(periode="Januari", plan=plan, laporan=Laporan(TAHUN, {}, values)))
        if isinstance(one.blok, Chart)
    )
    assert "13 indikator, terendah 1.1 10,00%, tertinggi 1.13 130,00%, semuanya dalam tabel" in chart.alt


def test_a_sections_money_stands_beside_what_it_planned_and_its_evidence() -> None:
    """Rapat in TW II, with a link; in a semester both quarters are counted, and the total has no plan of its own."""
    for period, planned, proof in (
        ("TW II", "TW II: Rapat", "1 dari 1"),
        ("Semester I", "TW I: Rapat\nTW II: Rapat", "1 dari 2"),
    ):
        shown = tables(dokumen("evaluasi-diri", period, seksi=KLIEN))
        line, total = next(table.baris for title, table in shown.items() if title.startswith("Anggaran s.d."))
        assert (str(line[2]), str(line[-1])) == (planned, proof)
        assert (str(total[2]), str(total[-1])) == ("", proof)


def test_the_mapping_to_the_evaluation_sheet_gives_no_score() -> None:
    """Ada, Sebagian or Belum, with n of N; the weights are those of the regulation."""
    shown = tables(dokumen("evaluasi-diri", seksi=KLIEN))["Bukti menurut komponen LKE"]
    assert {str(row[2]) for row in shown.baris} <= {"Ada", "Sebagian", "Belum"}
    assert {str(row[0]) for row in shown.baris} == {
        "Perencanaan (30)", "Pengukuran (30)", "Pelaporan (15)", "Evaluasi internal (25)",
    }  # fmt: skip


def test_the_meeting_gets_empty_rows_and_what_the_last_one_decided() -> None:
    """From naskah_kantor.toml; where it is not written, that is said."""
    assert "Tindak lanjut rapat lalu belum diisi" in notes(dokumen("semester", "Semester I"))
    office = NaskahKantor(rapat=(TindakLanjutRapat("Percepat lelang", "Kepala"),))
    shown = tables(dokumen("semester", "Semester I", naskah=office))
    assert [str(cell) for cell in shown["Tindak lanjut rapat lalu"].baris[0]] == [
        "Percepat lelang", "Kepala", "belum diisi oleh perencana", "belum diisi oleh perencana",
    ]  # fmt: skip
    assert {cell for row in shown["Keputusan rapat (diisi dalam rapat)"].baris for cell in row[1:]} == {""}


@pytest.mark.parametrize("jenis", JENIS)
def test_every_number_of_a_report_has_its_cells(jenis: str) -> None:
    """Except counts of indicators and the line of the target, which stand in no cell."""
    for one in figures(dokumen(jenis, seksi=KLIEN)):
        if one.nilai is not None and one.teks not in {"100", "0", "1", "2"}:
            assert one.sel, one


@pytest.mark.parametrize("jenis", JENIS)
def test_the_exact_value_of_a_figure_is_what_its_text_shows(jenis: str) -> None:
    """A percentage is its value rounded once."""
    for one in figures(dokumen(jenis, seksi=KLIEN)):
        if one.nilai is not None and one.teks.endswith("%") and " " not in one.teks and "," in one.teks:
            assert one.teks == show_percent(one.nilai)


@given(rencana_dan_laporan(), st.sampled_from(sorted(JENIS)), st.sampled_from([*Triwulan]))
def test_reports_say_what_the_arithmetic_says_of_any_plan(
    drawn: tuple[RencanaAksi, Laporan], jenis: str, triwulan: Triwulan
) -> None:
    """Every achievement in the SKP table is that of nilai_kinerja; every kind prints, whatever the plan."""
    plan, report = drawn
    section = next(iter(sections(plan).values()), None) if jenis == "evaluasi-diri" else None
    document = build_report(plan, report, (), jenis, str(triwulan), seksi=section, sel=sel)
    assert plain_text(document)
    shown = tables(build_report(plan, report, (), "skp", str(triwulan), sel=sel))
    table = next(iter(shown.values()))
    by_kode = {str(row[1]): row[6] for row in table.baris}
    for one in nilai_kinerja(plan, report, triwulan):
        value = one.terhadap.hasil.nilai
        cell = by_kode[one.indikator.kode]
        assert isinstance(cell, Figure)
        assert cell.nilai == (value if isinstance(value, Fraction) else None)


@pytest.mark.parametrize("jenis", JENIS)
def test_a_plan_without_targets_sections_and_money_is_reported_without_an_invented_figure(jenis: str) -> None:
    """No number but counts is printed."""
    document = dokumen(jenis, plan=without_numbers(rencana()), laporan=KOSONG)
    assert [one for one in figures(document) if one.nilai is not None and one.sel] == []
    assert not any(isinstance(one.blok, Chart) for one in placed(document))


def test_a_chart_has_its_table_with_the_same_figures_and_a_sentence() -> None:
    """The table follows the chart; a gap is said to be one."""
    blocks = [one.blok for one in placed(dokumen(laporan=attrs.evolve(laporan(), realisasi={})))]
    charts = [at for at, block in enumerate(blocks) if isinstance(block, Chart)]
    assert charts
    for at in charts:
        chart = blocks[at]
        assert isinstance(chart, Chart)
        told = {str(cell) for row in getattr(blocks[at + 1], "baris", ()) for cell in row}
        assert {one.teks for series in chart.seri if not series.garis for one in series.nilai} <= told
        assert chart.alt.endswith(".")
    assert any("bukan nol" in block.alt for block in blocks if isinstance(block, Chart))


def test_the_csv_of_staff_targets_is_exact_and_names_the_cells() -> None:
    """8/7 of 100 is written to 28 digits, not rounded to two."""
    content = print_report(dokumen("skp"), ".csv").decode("utf-8-sig")
    line = next(line for line in content.splitlines() if line.startswith(f"{KLIEN},1.1,"))
    assert "114.2857142857142857142857142857" in line
    assert "Bulanan!" in line


def test_a_text_in_a_csv_is_no_formula() -> None:
    """A section that is named like one stays a text."""
    plan = rencana()
    goal = plan.sasaran[0]
    one = attrs.evolve(goal.indikator[0], penanggung_jawab='=HYPERLINK("x")')
    plan = attrs.evolve(plan, sasaran=(attrs.evolve(goal, indikator=(one, goal.indikator[1])),))
    document = dokumen("skp", plan=plan)
    assert "'=HYPERLINK" in table_csv(next(iter(tables(document).values())))


def test_only_one_table_goes_into_a_csv_and_unknown_endings_are_told() -> None:
    """With the remedy."""
    with pytest.raises(SalahPakai, match="satu tabel"):
        print_report(dokumen(), ".csv")
    with pytest.raises(SalahPakai, match=r"\.docx"):
        print_report(dokumen(), ".pdf")
    with pytest.raises(SalahPakai, match="templat"):
        print_report(dokumen(), ".html", "kop.docx")


def test_neighbouring_cells_are_named_as_a_range() -> None:
    """Of the same sheet and row alone."""
    assert cell_ranges(["Bulanan!H6", "Bulanan!I6", "Bulanan!J6", "Matriks!D7"]) == "Bulanan!H6:J6, Matriks!D7"
    assert cell_ranges(["Bulanan!Z6", "Bulanan!AA6", "Bulanan!AA7"]) == "Bulanan!Z6:AA6, Bulanan!AA7"
    assert cell_ranges([]) == ""
    assert cell_ranges(["Bulanan!I6", "Bulanan!I7", "Bulanan!I8", "Bulanan!J8"]) == "Bulanan!I6:I8, Bulanan!J8"
    assert (
        cell_ranges(["Matriks!D7", "1.1, TARGET KINERJA", "Matriks!D8"])
        == "Matriks!D7, 1.1, TARGET KINERJA, Matriks!D8"
    )


def test_signs_that_steer_the_writing_are_spelt_out() -> None:
    """A mark that turns the direction, a control, half a character; a line end stays one, an emoji stays one."""
    assert clean("a\u202eb\x01c\ud800\nd 🎉") == "a\\u202eb\\u0001c\\ud800\nd 🎉"


def test_plain_text_cuts_nothing() -> None:
    """Every text of the model is in it, whatever its length."""
    document = dokumen()
    shown = " ".join(plain_text(document).split())
    for text in words(document):
        if text and not text.startswith("BAB"):
            assert all(word.casefold() in shown.casefold() for word in text.split())


def test_a_report_of_a_month_within_a_quarter_prints() -> None:
    """Of every kind, with deviation to the last quarter that is over."""
    for jenis in JENIS:
        document = dokumen(jenis, "Mei", laporan=laporan(5), seksi=KLIEN)
        assert isinstance(document, Document)
    assert "s.d. TW I terdapat deviasi" in sentences(dokumen(periode="Mei", laporan=laporan(5)))
    assert Bulan(TAHUN, 5) == parse_masa("Mei", TAHUN).akhir
    assert isinstance(Paragraph("x").isi, tuple)
    assert Note("x").teks == "x"
