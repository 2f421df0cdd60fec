"""Figures in Word that are more than a run of digits: raised ones, formulas, fields, links, tables cut by a page."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from rak.decree import HasilImpor, impor
from rak.domain.nilai import BELUM_DIISI
from tests.decree.pembuat_word import KEPALA, cell, decree, package, paragraph, row, rows_of, run, saved, table

PAGU, TARGET, RUMUS, KEGIATAN = (1, 6), (1, 3), (1, 4), (1, 5)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_LINK = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r5" '
    f'Type="{_TYPE}" Target="https://a.test/1" TargetMode="External"/></Relationships>'
)
_STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:styleId="Note"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:styleId="Mine"><w:basedOn w:val="Note"/></w:style></w:styles>'
)
NARROW = ("No", "Sasaran", "Indikator", "Target")


def read(folder: Path, place: tuple[int, int], markup: str, parts: dict[str, str] | None = None) -> HasilImpor:
    """What is read when a cell of the decree has this markup."""
    body = paragraph(run("TAHUN ANGGARAN 2024")) + table(rows_of(runs={place: markup}))
    return impor(saved(folder, package(body, parts)))


def told(hasil: HasilImpor, kode: str) -> str:
    """What the findings of a code say."""
    return "\n".join(one.pesan for one in hasil.temuan if one.kode == kode)


@pytest.mark.parametrize(
    "looks",
    ['<w:vertAlign w:val="superscript"/>', '<w:position w:val="6"/>', '<w:rStyle w:val="Note"/>', '<w:rStyle w:val="Mine"/>'],
)  # fmt: skip
def test_a_raised_digit_is_not_a_digit_of_the_amount(tmp_path: Path, looks: str) -> None:
    """88880000 with the mark of a note is no 888.800.001, however it was raised; it is asked."""
    hasil = read(tmp_path, PAGU, run("88880000") + run("1", looks), {"word/styles.xml": _STYLES})
    assert next(hasil.rencana.kegiatan).pagu is BELUM_DIISI
    assert "'88880000¹'" in told(hasil, "RAK157")


def test_text_that_is_set_a_little_higher_is_an_amount(tmp_path: Path) -> None:
    """A point up or down is a matter of looks."""
    hasil = read(tmp_path, PAGU, run("88880000", '<w:position w:val="2"/>'))
    assert str(next(hasil.rencana.kegiatan).pagu) == "Rp88.880.000"


_FRACTION = (
    "<m:f><m:num><m:r><m:t>Klien bekerja</m:t></m:r></m:num><m:den><m:r><m:t>jumlah klien</m:t></m:r></m:den></m:f>"
)


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        (f"{_FRACTION}<m:r><m:t> × 100%</m:t></m:r>", "(Klien bekerja) dibagi (jumlah klien) × 100%"),
        ("<m:d><m:e><m:r><m:t>A+B</m:t></m:r></m:e></m:d><m:r><m:t> : C</m:t></m:r>", "(A+B) : C"),
        ('<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub/><m:sup/><m:e><m:r><m:t>klien</m:t></m:r></m:e></m:nary>', "∑klien"),
        ("<m:sSub><m:e><m:r><m:t>A</m:t></m:r></m:e><m:sub><m:r><m:t>1</m:t></m:r></m:sub></m:sSub>", "A₁"),
        ('<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e><m:r><m:t>A</m:t></m:r></m:e></m:d>', "[A]"),
    ],
)  # fmt: skip
def test_a_formula_of_the_equation_editor_is_read_as_a_line(tmp_path: Path, markup: str, shown: str) -> None:
    """A fraction keeps its division, brackets and sums their signs."""
    hasil = read(tmp_path, RUMUS, f"<m:oMath>{markup}</m:oMath>")
    assert str(next(hasil.rencana.indikator).rumus) == shown


def test_a_power_is_not_read_as_one_number(tmp_path: Path) -> None:
    """10² is neither 102 nor 10; the target is kept as words, and told."""
    power = (
        "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
    )
    hasil = read(tmp_path, TARGET, power + run(" Dokumen"))
    target = next(hasil.rencana.indikator).target
    assert (target.nilai, str(target)) == (None, "10² Dokumen")
    assert "disimpan sebagai kata" in told(hasil, "RAK157")


def test_a_formula_does_not_take_on_the_looks_of_the_run_before_it(tmp_path: Path) -> None:
    """A hidden run hides itself alone."""
    hasil = read(tmp_path, PAGU, run("7", "<w:vanish/>") + "<m:oMath><m:r><m:t>13.000</m:t></m:r></m:oMath>")
    assert str(next(hasil.rencana.kegiatan).pagu) == "Rp13.000"


def _unstored(instruction: str) -> str:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return begin + run(instruction, tag="instrText") + end


@pytest.mark.parametrize(
    ("instruction", "target"),
    [(" SYMBOL 37 ", "70 %"), (' SYMBOL 0x25 \\f "Arial" ', "70 %"), (' XE "klien" ', "70"), (" SET a 5 ", "70")],
)
def test_a_field_without_a_stored_result_shows_its_sign_or_nothing(
    tmp_path: Path, instruction: str, target: str
) -> None:
    """The sign of SYMBOL is part of the target; an entry of an index is nowhere to be seen."""
    hasil = read(tmp_path, TARGET, run("70 ") + _unstored(instruction))
    assert str(next(hasil.rencana.indikator).target) == target
    assert not told(hasil, "RAK161")


def test_a_field_that_only_word_can_show_is_told(tmp_path: Path) -> None:
    """An old equation field holds no text of its own."""
    hasil = read(tmp_path, RUMUS, run("A") + _unstored(r" EQ \f(B;C) "))
    assert "bidang yang hasilnya tidak tersimpan" in told(hasil, "RAK161")


@pytest.mark.parametrize(("char", "sign"), [("F0B3", "≥"), ("F0A3", "≤")])
def test_a_bound_in_the_font_symbol_is_a_bound(tmp_path: Path, char: str, sign: str) -> None:
    """As Word shows it."""
    hasil = read(tmp_path, TARGET, f'<w:r><w:sym w:font="Symbol" w:char="{char}"/></w:r>' + run(" 70 %"))
    target = next(hasil.rencana.indikator).target
    assert (str(target), target.nilai) == (f"{sign} 70 %", Fraction(70))


@pytest.mark.parametrize(
    ("place", "text"), [(PAGU, "Rp. 88.880.000"), (TARGET, "70 %"), (KEGIATAN, "Bimbingan klien"), ((1, 12), "Foto")]
)
def test_the_address_of_a_link_belongs_to_evidence_alone(tmp_path: Path, place: tuple[int, int], text: str) -> None:
    """Elsewhere what counts is what is shown."""
    link = f'<w:hyperlink r:id="r5">{run(text)}</w:hyperlink>'
    hasil = read(tmp_path, place, link, {"word/_rels/document.xml.rels": _LINK})
    line = next(hasil.rencana.kegiatan)
    target = next(hasil.rencana.indikator).target
    assert (str(line.pagu), str(target), line.uraian) == ("Rp88.880.000", "70 %", "Bimbingan klien")
    links = [one for entry in hasil.laporan.isian.values() for one in entry.data_dukung]
    assert " ".join(links) == ("Foto https://a.test/1" if place == (1, 12) else "")


def _plan(*tables: Sequence[Sequence[str]], between: str = "") -> bytes:
    blocks = [table([row([cell(paragraph(run(text))) for text in line]) for line in lines]) for lines in tables]
    return decree(paragraph(run(between)).join(blocks))


FIRST, SECOND = ("1", "Layanan", "Klien bekerja", "70 %"), ("2", "Dukungan", "Laporan", "4 Dokumen")
_PERIODS = ("No", "Sasaran", "Indikator", "Target TW I", "Target TW II", "Target TW III", "Target TW IV")


@pytest.mark.parametrize(
    "tables", [([NARROW, FIRST], [NARROW, SECOND]), ([NARROW, FIRST], [SECOND]), ([NARROW], [FIRST, SECOND])]
)
def test_a_table_of_another_form_that_a_page_cuts_is_one(tmp_path: Path, tables: list[list[tuple[str, ...]]]) -> None:
    """With its headings again, without them, or with them in a table of their own."""
    hasil = impor(saved(tmp_path, _plan(*tables)))
    assert [str(one.target) for one in hasil.rencana.indikator] == ["70 %", "4 Dokumen"]
    assert not told(hasil, "RAK178")


def test_a_place_in_the_second_part_is_named_by_its_own_table(tmp_path: Path) -> None:
    """Where a person finds it."""
    hasil = impor(saved(tmp_path, _plan([NARROW, FIRST], [(*SECOND[:3], "4 5 Dokumen")])))
    assert told(hasil, "RAK158").startswith("tabel 2, baris 1, kolom 4: ")


def test_a_table_behind_other_words_is_told_and_not_read(tmp_path: Path) -> None:
    """It may be another person's plan."""
    hasil = impor(saved(tmp_path, _plan([NARROW, FIRST], [SECOND, SECOND], between="Untuk subseksi lain")))
    assert len(list(hasil.rencana.indikator)) == 1
    assert "Tabel 2 ('2 | Dukungan | Laporan | 4 Dokumen') bukan lanjutan" in told(hasil, "RAK178")


def test_of_two_plans_the_one_that_says_more_is_read(tmp_path: Path) -> None:
    """The action plan behind the agreement that it belongs to."""
    plan = [_PERIODS, ("1", "Layanan", "Klien bekerja", "10 %", "20 %", "50 %", "70 %")]
    hasil = impor(saved(tmp_path, _plan([NARROW, FIRST], plan, between="RENCANA AKSI")))
    [indicator] = hasil.rencana.indikator
    assert [str(one) for one in indicator.target_triwulan or ()] == ["10 %", "20 %", "50 %", "70 %"]
    assert "Tabel 1" in told(hasil, "RAK178")


@pytest.mark.parametrize(
    "level", ["18/20", "18²", "18 20", "1½", "12 ribu", "1,5 juta orang", "3 lusin", "1e3", "2 x 10", "(5)"]
)
def test_a_level_with_two_figures_is_asked(tmp_path: Path, level: str) -> None:
    """Which of them counts, or what they make, is not said; nor is a minus or a number of a list in brackets."""
    rows = [("No", "Sasaran", "Indikator", "Satuan", "Target TW I", "Realisasi TW I"),
            ("1", "Layanan", "Laporan", "Laporan", "20", level)]  # fmt: skip
    hasil = impor(saved(tmp_path, _plan(rows)))
    assert not hasil.laporan.tingkat_triwulan
    assert told(hasil, "RAK158")


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("PERJANJIAN KINERJA TAHUN 2025", "BALAI REKAAN"),
        ("EVALUASI RENJA TAHUN 2025", "BALAI REKAAN"),
        ("RENCANA AKSI PERJANJIAN KINERJA TAHUN 2025", "BALAI REKAAN"),
    ],
)
def test_year_and_office_stand_above_tables_of_any_form(tmp_path: Path, title: str, office: str) -> None:
    """The title of an agreement names the year, the line above it the office."""
    rows = table([row([cell(paragraph(run(text))) for text in line]) for line in (NARROW, FIRST)])
    hasil = impor(saved(tmp_path, decree(rows, above=("BALAI REKAAN", title), below="")))
    assert (hasil.rencana.tahun, hasil.rencana.satuan_kerja) == (2025, office)


_MONEY = [("No", "Sasaran", "Indikator", "Kegiatan", "Pagu", "Realisasi Anggaran TW I"),
          ("1", "Layanan", "Klien bekerja", "Bimbingan", "12000", "2500")]  # fmt: skip


@pytest.mark.parametrize("above", [True, False])
def test_a_note_of_the_unit_beside_a_word_table_holds_for_its_amounts(tmp_path: Path, above: bool) -> None:
    """12000 below "(dalam ribuan rupiah)" is no Rp12.000, wherever the note stands."""
    rows = table([row([cell(paragraph(run(text))) for text in line]) for line in _MONEY])
    note = "(dalam ribuan rupiah)"
    title = ("RENCANA AKSI BALAI REKAAN TAHUN 2025", *([note] if above else []))
    hasil = impor(saved(tmp_path, decree(rows, above=title, below="" if above else paragraph(run(note)))))
    assert str(next(hasil.rencana.kegiatan).pagu) == "Rp12.000.000"
    assert [str(amount) for amount in hasil.laporan.realisasi_triwulan.values()] == ["Rp2.500.000"]
    assert "dikalikan 1.000" in told(hasil, "RAK180")


def test_a_period_above_a_word_table_is_that_of_its_realisation(tmp_path: Path) -> None:
    """As the title of a sheet would be."""
    lines = [("No", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi"),
             ("1", "Layanan", "Laporan", "Laporan", "12", "5")]  # fmt: skip
    rows = table([row([cell(paragraph(run(text))) for text in line]) for line in lines])
    title = ("RENCANA AKSI BALAI REKAAN TAHUN 2025", "TRIWULAN II")
    hasil = impor(saved(tmp_path, decree(rows, above=title, below="")))
    assert {str(period): str(level) for (_, period), level in hasil.laporan.tingkat_triwulan.items()} == {"TW II": "5"}


def test_a_signature_without_its_date_keeps_its_person(tmp_path: Path) -> None:
    """As in a draft: what stands below is still office and name."""
    above = [line.replace("pada tanggal 27 Februari 2024", "pada tanggal") for line in KEPALA]
    hasil = impor(saved(tmp_path, decree(above=above)))
    signed = hasil.rencana.keputusan.penetapan
    assert (signed.nama, signed.jabatan, signed.tempat, signed.tanggal) == ("Siti Rekaan", "Kepala", "Ternate", None)
    assert "Tanggal tanda tangan keputusan tidak terbaca." in told(hasil, "RAK159")


def test_two_plans_in_one_document_are_told(tmp_path: Path) -> None:
    """The second counts its goals from 1 again: money would be counted twice."""
    once = decree()
    assert not told(impor(saved(tmp_path, once)), "RAK158")
    twice = decree(table(rows_of()) + paragraph(run("MENJADI")) + table(rows_of()))
    assert "NO 1 ada lagi di 'Meningkatnya layanan'" in told(impor(saved(tmp_path, twice)), "RAK158")
