"""A new draw plan for what remains, and where the year will end."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import rak
from rak.cli import main
from rak.cycle.inputs import part_of_section
from rak.cycle.propose import parse_cara, proposal_toml, propose
from rak.domain.proyeksi import AturanProyeksi, project_line
from rak.domain.rencana_ulang import Sebaran
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError, SalahPakai
from rak.matriks.build import build_workbook
from rak.toml.read_revisions import load_revisi
from rak.toml.toml_errors import NaskahError
from tests.contoh import laporan
from tests.cycle.histories import RENCANA, SEKSI

ISI = laporan({("1.1.1", 1): 100, ("1.1.2", 1): 1300}, bukti=False)


def test_what_remains_is_spread_by_the_old_plan_and_the_impossible_line_is_named() -> None:
    """1.1.1 keeps 100 in TW I and spreads 900; 1.1.2 has spent more than its pagu."""
    found = propose(RENCANA, ISI, Triwulan.I)
    assert [(one.kode, tuple(one.baru)) for one in found.baris] == [
        ("1.1.1", (Rupiah(100), Rupiah(300), Rupiah(300), Rupiah(300)))
    ]
    assert ["1.1.2" in fault.pesan for fault in found.mustahil] == [True]


def test_each_line_may_be_spread_in_its_own_way() -> None:
    """By weights for the open quarters; a kode that is not there is refused."""
    found = propose(RENCANA, ISI, Triwulan.I, Sebaran.MERATA, {"1.1.1": [1, 2, 6]})
    assert tuple(found.baris[0].baru)[1:] == (Rupiah(100), Rupiah(200), Rupiah(600))
    with pytest.raises(DomainError):
        propose(RENCANA, ISI, Triwulan.I, Sebaran.MERATA, {"7.7.7": [1]})


def test_a_proposal_is_refused_until_somebody_fills_in_day_number_and_reason(tmp_path: Path) -> None:
    """Then it is applied as it stands."""
    path, buku = tmp_path / "revisi.toml", tmp_path / "matriks.xlsx"
    buku.write_bytes(build_workbook(RENCANA))
    rak.fill(buku, laporan({("1.1.1", 1): 100}, bukti=False))
    text = proposal_toml(propose(RENCANA, laporan({("1.1.1", 1): 100, ("1.1.2", 1): 250}, bukti=False), Triwulan.I))
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NaskahError) as fault:
        load_revisi(path)
    assert len(fault.value.kesalahan) == 3
    whole = text.replace('tanggal = ""', "tanggal = 2024-04-10").replace('nomor = ""', 'nomor = "R1"')
    path.write_text(whole.replace('alasan = ""', 'alasan = "sisa TW I"'), encoding="utf-8")
    rak.revise(buku, load_revisi(path))
    assert tuple(rak.read(buku).rencana.find_kegiatan("1.1.1").penarikan) == (
        Rupiah(100), Rupiah(300), Rupiah(300), Rupiah(300),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "way"), [("Merata", Sebaran.MERATA), ("rencana-lama", Sebaran.RENCANA_LAMA), ("1, 2", [1, 2])]
)
def test_ways_of_spreading_are_read(text: str, way: object) -> None:
    """Named, or weights."""
    assert parse_cara(text) == way


def test_another_word_is_no_way_of_spreading() -> None:
    """It says which there are."""
    with pytest.raises(SalahPakai, match="rencana-lama"):
        parse_cara("acak")


def test_the_projection_names_every_line_and_section(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By three rules, between its bounds; before a quarter is over there is nothing to project from."""
    buku = tmp_path / "matriks.xlsx"
    buku.write_bytes(build_workbook(RENCANA))
    rak.fill(buku, laporan({("1.1.1", 1): 100, ("1.1.2", 3): 300}, bukti=False))
    assert main(["proyeksi", str(buku), "--per", "2024-04-06"]) == 0
    shown = capsys.readouterr().out
    assert all(word in shown for word in ("1.1.1", "1.1.2", *SEKSI, "Jumlah"))
    assert "20,00%" in shown  # at worst what is spent: 400 of 2.000
    assert main(["proyeksi", str(buku), "--per", "2024-03-06"]) == 2


def test_ikpa_scores_follow_the_version_of_each_period(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Absorption of TW I is whole, deviation is what is left of 100; second-hand numbers are named."""
    lines = [attrs.evolve(line, jenis_belanja="52") for line in RENCANA.kegiatan]
    goal = attrs.evolve(RENCANA.sasaran[0].indikator[0], kegiatan=lines)
    plan = attrs.evolve(RENCANA, sasaran=[attrs.evolve(RENCANA.sasaran[0], indikator=[goal])])
    buku = tmp_path / "matriks.xlsx"
    buku.write_bytes(build_workbook(plan))
    money = {(kode, month): 50 for kode in ("1.1.1", "1.1.2") for month in (1, 2, 3)}
    rak.fill(buku, laporan(money, bukti=False))
    assert main(["ikpa", str(buku), "--per", "2024-04-06", "--bagi-rata"]) == 0
    shown, told = capsys.readouterr()
    assert re.search(r"Penyerapan anggaran\s+TW I\s+100\n", shown)  # 300 of 2.000 x 15 % = 300
    assert re.search(r"Deviasi Halaman III DIPA\s+nilai\s+60\n", shown)  # 100 against 168 or 166 planned: 39,998 off
    assert "sumber kedua" in told


def office_of_one_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """A workbook whose lines are all of jenis belanja 52, with a figure of each month of TW I; gives what a command prints."""
    lines = [attrs.evolve(line, jenis_belanja="52") for line in RENCANA.kegiatan]
    goal = attrs.evolve(RENCANA.sasaran[0].indikator[0], kegiatan=lines)
    buku = tmp_path / "matriks.xlsx"
    buku.write_bytes(
        build_workbook(attrs.evolve(RENCANA, sasaran=[attrs.evolve(RENCANA.sasaran[0], indikator=[goal])]))
    )
    rak.fill(buku, laporan({(kode, month): 50 for kode in ("1.1.1", "1.1.2") for month in (1, 2, 3)}, bukti=False))

    def told(command: str, *more: str) -> str:
        assert main([command, str(buku), *more]) == 0
        return capsys.readouterr().out

    return told


def test_a_projection_proposal_and_score_say_how_they_came_about(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rule with its figures, what limits it, the cells it comes from; what each jenis belanja adds to a score."""
    told = office_of_one_kind(tmp_path, capsys)
    outlook = told("jelaskan", "1.1.1", "--tentang", "proyeksi", "--sampai", "TW I")
    assert "LAJU: Rp600 = 60,00% dari Rp1.000" in outlook  # 150 in 3 months
    assert "SESUAI RENCANA: Rp900 = 90,00% dari Rp1.000" in outlook  # 150 and three quarters of 250
    assert re.search(r"Januari: Rp50 \[Bulanan![A-Z]+\d+\]", outlook)
    whole = told("jelaskan", "--tentang", "proyeksi", "--sampai", "TW I")
    assert ("LAJU: Rp1.200" in whole, whole.count("proyeksi 1.1.")) == (True, 2)
    plan = told("jelaskan", "1.1.1", "--tentang", "usul", "--sampai", "TW I", "--sebaran", "2,1,1")
    assert "usul 1.1.1: TW II Rp425, TW III Rp213, TW IV Rp212" in plan  # 850 remain
    late = told("jelaskan", "1.1.1", "--tentang", "usul", "--sampai", "TW IV")
    assert "tidak dapat dibuat" in late
    assert "realisasi TW II belum diisi" in late
    scores = told("jelaskan", "--tentang", "ikpa", "--per", "2024-04-06", "--bagi-rata")
    assert "deviasi Halaman III DIPA: 60" in scores
    assert "jenis 52: realisasi s.d. TW I Rp300, pagu Rp2.000" in scores


def test_within_a_quarter_only_a_monthly_plan_says_what_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a month the pace is known; the draw plan of quarters has no figure there."""
    told = office_of_one_kind(tmp_path, capsys)
    row = next(line for line in told("proyeksi", "--sampai", "Februari").splitlines() if line.startswith("1.1.1"))
    assert re.findall(r"[\d,]+%|tidak dapat dihitung", row) == [
        "10,00%", "60,00%", "tidak dapat dihitung", "tidak dapat dihitung", "100,00%",
    ]  # fmt: skip
    monthly = attrs.evolve(next(RENCANA.kegiatan), penarikan_bulanan=[Rupiah(100), Rupiah(100), Rupiah(50)] * 4)
    found = project_line(
        monthly,
        laporan({("1.1.1", 1): 90, ("1.1.1", 2): 70}, bukti=False),
        Bulan(2024, 2),
        AturanProyeksi.SESUAI_RENCANA,
    )
    assert found.mentah == 160 + 50 + 750


@pytest.mark.parametrize(
    "words", [("--tentang", "usul", "--sampai", "TW I"), ("1.1.1", "--tentang", "usul", "--sampai", "Mei"), (), ("9.9.9", "--tentang", "proyeksi", "--sampai", "TW I")]
)  # fmt: skip
def test_what_cannot_be_explained_is_said(words: tuple[str, ...], tmp_path: Path) -> None:
    """No kode, a month where a quarter is asked for, an unknown kode."""
    buku = tmp_path / "matriks.xlsx"
    buku.write_bytes(build_workbook(RENCANA))
    assert main(["jelaskan", str(buku), *words]) == 2


def test_a_sections_part_of_the_plan_has_its_lines_alone() -> None:
    """The others' are left out, the indicators stay."""
    part, own = part_of_section(RENCANA, ISI, SEKSI[0].upper())
    assert [line.kode for line in part.kegiatan] == ["1.1.1"]
    assert attrs.evolve(part, sasaran=RENCANA.sasaran) == RENCANA
    assert {kode for kode, _ in own.realisasi} == {"1.1.1"}
