"""The decree's plan and report as they stand in ``examples/``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Bulan
from rak.toml.read_plan import load_rencana, loads_rencana
from rak.toml.read_report import load_laporan
from rak.toml.write_plan import dump_rencana

EXAMPLES = Path(__file__).parents[2] / "examples" / "bapas_ternate_2024"


def test_the_plan_is_complete() -> None:
    """2 sasaran, 9 indikator, 12 budget lines, 48 quarter rows, Rp2.745.488.000."""
    rencana = load_rencana(EXAMPLES / "rencana.toml")
    lines = list(rencana.kegiatan)
    assert (len(rencana.sasaran), len(list(rencana.indikator)), len(lines)) == (2, 9, 12)
    assert sum(len(line.penarikan) for line in lines) == 48
    assert sum((line.pagu for line in lines if isinstance(line.pagu, Rupiah)), Rupiah(0)) == Rupiah(2_745_488_000)
    for line in lines:
        draws = [draw for draw in line.penarikan if isinstance(draw, Rupiah)]
        assert sum(draws, Rupiah(0)) == line.pagu


def test_the_plan_states_no_polarity_and_no_personal_number() -> None:
    """The decree does not speak of polarity; an NIP has 18 digits."""
    rencana = load_rencana(EXAMPLES / "rencana.toml")
    assert {indikator.polaritas for indikator in rencana.indikator} == {None}
    for path in EXAMPLES.glob("*.toml"):
        assert not re.search(r"\d{8}\s?\d{6}\s?\d\s?\d{3}", path.read_text(encoding="utf-8"))


def test_both_signature_blocks_are_kept_though_they_disagree() -> None:
    """Place and first name differ; neither is corrected."""
    keputusan = load_rencana(EXAMPLES / "rencana.toml").keputusan
    blocks = [(block.tempat, block.nama) for block in (keputusan.penetapan, keputusan.lampiran)]
    assert blocks == [("Ternate", "Imad M. Marasabessy"), ("Tembung", "Muhammad M. Marasabessy")]


def test_the_first_quarter_has_seven_amounts_in_march() -> None:
    """Rp595.072.194 in all."""
    laporan = load_laporan(EXAMPLES / "laporan_tw1.toml", load_rencana(EXAMPLES / "rencana.toml"))
    assert len(laporan.realisasi) == 7
    assert {bulan for _, bulan in laporan.realisasi} == {Bulan(2024, 3)}
    amounts = [amount for amount in laporan.realisasi.values() if isinstance(amount, Rupiah)]
    assert sum(amounts, Rupiah(0)) == Rupiah(595_072_194)


def test_the_invented_report_says_so_in_its_first_line_and_fits_the_plan() -> None:
    """Numerators and denominators do not stand in the decree."""
    path = EXAMPLES / "laporan_contoh_rekaan.toml"
    assert "dikarang" in path.read_text(encoding="utf-8").splitlines()[0]
    laporan = load_laporan(path, load_rencana(EXAMPLES / "rencana.toml"))
    assert {kode for kode, _, _ in laporan.variabel} == {"1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6"}


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("rencana*.toml")), ids=lambda path: path.name)
def test_the_plan_by_hand_and_the_plan_as_written_are_the_same(path: Path) -> None:
    """The written form is what a planner would type."""
    rencana = load_rencana(path)
    assert loads_rencana(dump_rencana(rencana)) == rencana
