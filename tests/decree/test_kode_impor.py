"""Each code of an import, provoked by a small table and found with the place that it speaks of."""

from __future__ import annotations

import pytest

from rak.decree import HasilImpor, impor_teks
from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Temuan
from rak.domain.waktu import Bulan, Triwulan
from tests.decree.pembuat import JUDUL

KEPALA = "RENCANA AKSI ATAS PERJANJIAN KINERJA\nBALAI REKAAN\nTAHUN ANGGARAN 2024\n"
PERTAMA = ("1", "Meningkatnya layanan", "Klien bekerja", "70 %", "A dibagi B dikali 100%", "Bimbingan klien")
KEDUA = ("2", "Meningkatnya dukungan", "Dokumen tersusun", "1 Dokumen", "A dibagi B dikali 100%", "Rapat kinerja")


def line(*first: str, pagu: str = "Rp 4.000", realisasi: str = "", geser: int = 0) -> list[str]:
    """The four rows of a budget line; ``geser`` cells are left out at the start of the last three."""
    rows = []
    for label in ("TW I", "TW II", "TW III", "TW IV"):
        begins = label == "TW I"
        merged = [*first, *[""] * (6 - len(first)), pagu] if begins else [""] * (7 - geser)
        spent = realisasi if begins else ""
        rows.append("\t".join([*merged, "Rp 1.000", spent, label, "Kegiatan berkala", label, "", "", ""]))
    return rows


def table(*rows: str) -> str:
    """The decree; the headings stand on line 4, the first row on line 5."""
    return KEPALA + "\n".join(["\t".join(JUDUL), *rows]) + "\n"


def only(hasil: HasilImpor, kode: str) -> Temuan:
    """The one finding of the code."""
    (found,) = (temuan for temuan in hasil.temuan if temuan.kode == kode)
    return found


def test_a_table_in_order_needs_no_decision_but_the_particulars() -> None:
    """So that each finding below is due to its cause; the decree's signatures are left out here."""
    hasil = impor_teks(table(*line(*PERTAMA)))
    assert {temuan.kode for temuan in hasil.temuan} == {"RAK156", "RAK159"}


def test_shifted_rows_are_placed_by_their_contents() -> None:
    """RAK150 names the rows and by how many columns they had moved."""
    hasil = impor_teks(table(*line(*PERTAMA, geser=3)))
    found = only(hasil, "RAK150")
    assert found.nilai == "baris 6-8"
    assert "3 baris tabel bergeser 3 kolom ke kiri" in found.pesan
    assert hasil.rencana == impor_teks(table(*line(*PERTAMA))).rencana


def test_rows_that_follow_each_other_are_named_as_a_range() -> None:
    """Of two lines the last three rows each, with a whole row between them."""
    hasil = impor_teks(table(*line(*PERTAMA, geser=3), *line(*KEDUA, geser=3)))
    assert only(hasil, "RAK150").nilai == "baris 6-8, 10-12"


def test_a_row_cut_by_a_page_break_is_joined() -> None:
    """RAK151 names the cut-off row, its text, and where it went."""
    rows = line(*PERTAMA)
    hasil = impor_teks(table(*rows[:2], "\t" * 10 + "dan rutin" + "\t" * 4, *rows[2:]))
    found = only(hasil, "RAK151")
    assert (found.nilai, "Baris 7" in found.pesan, "TW II" in found.pesan) == ("dan rutin", True, True)
    assert next(hasil.rencana.kegiatan).rencana[Triwulan.II] == "Kegiatan berkala dan rutin"


def test_an_activity_written_once_stands_for_the_lines_below_it() -> None:
    """RAK152 names the line that took its text from the one above."""
    found = only(hasil := impor_teks(table(*line(*PERTAMA), *line(pagu="Rp 5.000"))), "RAK152")
    assert (found.letak, found.nilai) == (Letak("1.1.2", Kolom.KEGIATAN), "Bimbingan klien")
    assert [each.uraian for each in hasil.rencana.kegiatan] == ["Bimbingan klien"] * 2


@pytest.mark.parametrize(("spelt", "nomor"), [("2.", "2"), ("1", "2"), ("", "2"), ("(B)", "B")])
def test_the_number_of_a_goal_is_made_fit_to_be_a_kode(spelt: str, nomor: str) -> None:
    """RAK153 names the goal: a full stop behind its number, a number twice, none at all, one in brackets."""
    hasil = impor_teks(table(*line(*PERTAMA), *line(spelt, *KEDUA[1:])))
    found = only(hasil, "RAK153")
    assert (found.letak, found.nilai) == (Letak(nomor, Kolom.NO), "Meningkatnya dukungan")
    assert [goal.nomor for goal in hasil.rencana.sasaran] == ["1", nomor]


def test_money_of_a_quarter_is_put_into_its_last_month() -> None:
    """RAK154 tells the sum, and that it is March that has it."""
    hasil = impor_teks(table(*line(*PERTAMA, realisasi="Rp 750")))
    found = only(hasil, "RAK154")
    assert (found.nilai, "TW I di Maret" in found.pesan) == ("Rp750", True)
    assert dict(hasil.laporan.realisasi) == {("1.1.1", Bulan(2024, 3)): Rupiah(750)}


def test_year_and_office_are_told_as_they_were_understood() -> None:
    """RAK156, always; here the title spells both."""
    found = only(impor_teks(table(*line(*PERTAMA))), "RAK156")
    assert "Tahun anggaran 2024, satuan kerja 'BALAI REKAAN'" in found.pesan


def test_a_total_and_a_column_of_the_offices_own_are_left_out() -> None:
    """RAK156 names the row and the column."""
    total = "\t".join(["", "JUMLAH", "", "", "", "", "Rp4.000", *[""] * 8])
    rows = [f"{row}\tSeksi X" for row in line(*PERTAMA)]
    text = table(*rows, total).replace("KETERANGAN", "KETERANGAN\tPARAF")
    told = {(temuan.nilai, temuan.pesan) for temuan in impor_teks(text).temuan if temuan.kode == "RAK156"}
    assert ("JUMLAH Rp4.000", "Baris 9 adalah baris jumlah dan dilewati.") in told
    assert ("PARAF", "Kolom 16 bukan kolom matriks dan tidak dipakai.") in told


@pytest.mark.parametrize(
    ("note", "heading", "times"),
    [
        ("(dalam ribuan rupiah)", "", 1000),
        ("(dalam jutaan rupiah)", "", 1_000_000),
        ("", " (Rp juta)", 1_000_000),
        ("(dalam jutaan rupiah)", " (dalam ribuan Rp)", 1000),
    ],
)
def test_amounts_are_in_the_unit_that_a_note_says(note: str, heading: str, times: int) -> None:
    """RAK162 names the columns; the heading of a column comes first, and the note is no part of the office's name."""
    text = table(*line(*PERTAMA, pagu="88,5")).replace("Rp 1.000", "22")
    text = text.replace("ANGGARAN 2024\n", f"ANGGARAN 2024\n{note}\n", 1) if note else text
    text = text.replace("\tPAGU\t", f"\tPAGU{heading}\t") if heading else text
    hasil = impor_teks(text)
    one = next(hasil.rencana.kegiatan)
    assert one.pagu == Rupiah(int(88.5 * times))
    assert one.penarikan[Triwulan.II] == Rupiah(22 * (1_000_000 if "jutaan" in note else times if note else 1))
    assert any(temuan.kode == "RAK162" and "PAGU" in temuan.pesan for temuan in hasil.temuan)
    assert hasil.rencana.satuan_kerja == impor_teks(table(*line(*PERTAMA))).rencana.satuan_kerja


def test_two_notes_that_differ_are_not_applied() -> None:
    """They are told, and the amounts stay as they are spelt."""
    text = table(*line(*PERTAMA)).replace(
        "ANGGARAN 2024\n", "ANGGARAN 2024\n(dalam ribuan rupiah)\n(dalam jutaan rupiah)\n", 1
    )
    hasil = impor_teks(text)
    assert next(hasil.rencana.kegiatan).pagu == Rupiah(4000)
    assert any("berbeda-beda" in temuan.pesan for temuan in hasil.temuan)


CELLS = (
    "no",
    "sasaran",
    "indikator",
    "target",
    "rumus",
    "kegiatan",
    "pagu",
    "penarikan",
    "realisasi",
    "tw",
    "rencana",
    "capaian",
)
OWN = {"sasaran": ("2", "sasaran"), "indikator": ("2.1", "indikator"), "target": ("2.1", "target"), "rumus": ("2.1", "rumus"),
       "kegiatan": ("2.1.1", "kegiatan"), "pagu": ("2.1.1", "pagu")}  # fmt: skip


def facts(hasil: HasilImpor) -> dict[tuple[str, str], object]:
    """What plan and report say, by KODE and column."""
    found: dict[tuple[str, str], object] = {}
    for sasaran in hasil.rencana.sasaran:
        found[sasaran.nomor, "sasaran"] = sasaran.uraian
        for one in sasaran.indikator:
            found |= {
                (one.kode, "indikator"): one.uraian,
                (one.kode, "target"): one.target,
                (one.kode, "rumus"): one.rumus,
            }
            for each in one.kegiatan:
                found |= {(each.kode, "kegiatan"): each.uraian, (each.kode, "pagu"): each.pagu}
                found |= {(each.kode, f"penarikan {tw}"): each.penarikan[tw] for tw in Triwulan}
                found |= {(each.kode, f"rencana {tw}"): each.rencana[tw] for tw in Triwulan}
    report = hasil.laporan
    return found | {
        (kode, f"realisasi {bulan}"): value for (kode, bulan), value in (report.realisasi if report else {}).items()
    }


@pytest.mark.parametrize("at", range(4))
def test_a_cell_that_is_blank_loses_what_it_says_and_nothing_else(at: int) -> None:
    """Of the second line, whose amounts and texts are its own; a number or a label alone loses nothing that is not told."""
    first, second = line(*PERTAMA, realisasi="Rp 900"), line(*KEDUA, pagu="Rp 8.000", realisasi="Rp 700")
    told = impor_teks(table(*first, *second))
    for position, name in enumerate(CELLS):
        cells = second[at].split("\t")
        if not cells[position] or (name == "tw" and at == 0):
            continue
        cells[position] = ""
        hasil = impor_teks(table(*first, *second[:at], "\t".join(cells), *second[at + 1 :]))
        new = {one.kode for one in set(hasil.temuan) - set(told.temuan)}
        changed = {key for key, value in facts(told).items() if facts(hasil).get(key) != value}
        tw = Triwulan(at + 1)
        if name == "sasaran":
            assert ("RAK153" in new, next(iter(hasil.rencana.sasaran)).indikator[1].uraian) == (
                True,
                "Dokumen tersusun",
            )
        elif name in {"no", "capaian"}:
            assert (changed, new) == (set(), {"RAK153"} if name == "no" else set())
        else:
            own = {"tw": f"rencana {tw}", "realisasi": f"realisasi {Bulan(2024, 3)}"}.get(name, f"{name} {tw}")
            assert changed == {OWN.get(name, ("2.1.1", own))}
            assert new & {"RAK154", "RAK157"}
