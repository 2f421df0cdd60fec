"""Writing a plan or a report as TOML and reading it again loses nothing."""

from __future__ import annotations

import datetime
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak.domain.laporan import IsianTriwulan, Laporan
from rak.domain.nilai import TIDAK_BERLAKU
from rak.domain.polaritas import Gabungan
from rak.domain.rencana import IndikatorKegiatan, Keputusan, Penandatangan, RencanaAksi, SasaranKegiatan
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.waktu import Bulan, Triwulan
from rak.toml.read_plan import loads_rencana
from rak.toml.read_report import loads_laporan
from rak.toml.write_plan import dump_rencana
from rak.toml.write_report import dump_laporan
from tests import contoh
from tests.strategies import (
    laporan_lengkap,
    rencana_aksi,
    rencana_dan_laporan,
    rencana_kecil,
    rencana_lengkap,
    teks_kaya,
)


def with_target(target: TargetKinerja) -> RencanaAksi:
    """A small plan with that target."""
    indikator = IndikatorKegiatan("1.1", "Indikator", target, RumusPerhitungan.parse("A dibagi B"), (contoh.baris(),))
    return RencanaAksi(2024, "Kantor", [SasaranKegiatan("1", "Sasaran", [indikator])])


class TestRencana:
    """The plan."""

    @given(rencana=rencana_aksi(max_sasaran=3, max_indikator=3, max_kegiatan=3))
    def test_every_plan_reads_back_as_itself(self, rencana: RencanaAksi) -> None:
        """Any text, blank and dashed amounts, ranges, targets in words, several gabungan."""
        again = loads_rencana(dump_rencana(rencana))
        assert again == rencana
        assert [i.target.ejaan or str(i.target) for i in again.indikator] == [str(i.target) for i in rencana.indikator]

    @given(rencana=rencana_lengkap())
    def test_a_plan_with_all_that_can_be_stated_reads_back_as_itself(self, rencana: RencanaAksi) -> None:
        """Targets of quarters, frequencies, sections, monthly draws; and its revisions with the values they replaced."""
        again = loads_rencana(dump_rencana(rencana))
        assert again == rencana

    @given(
        nomor=teks_kaya(),
        nama=st.one_of(st.just(""), teks_kaya()),
        jabatan=st.sampled_from(["Kepala", "", "Plt. Kepala"]),
        tanggal=st.one_of(st.none(), st.dates()),
    )
    def test_both_signature_blocks_read_back_as_themselves(
        self, nomor: str, nama: str, jabatan: str, tanggal: datetime.date | None
    ) -> None:
        """Also when they disagree, or one of them is empty."""
        keputusan = Keputusan(nomor, Penandatangan(nama, jabatan, "Ternate", tanggal), Penandatangan("", jabatan))
        rencana = attrs.evolve(contoh.rencana(), keputusan=keputusan)
        assert loads_rencana(dump_rencana(rencana)) == rencana

    @pytest.mark.parametrize(
        "target",
        [
            TargetKinerja.in_words("WTP"),
            TargetKinerja.in_words(""),
            TargetKinerja.in_words("Tepat waktu 2"),
            TargetKinerja(Fraction(70), "%", ejaan="0,7"),
            TargetKinerja(Fraction(2857), "orang", ejaan="2.857 orang"),
            TargetKinerja(7, "bulan", 8),
            TargetKinerja(Fraction(1, 4)),
        ],
        ids=str,
    )
    def test_a_target_keeps_its_value_and_its_spelling(self, target: TargetKinerja) -> None:
        """Where the spelling alone would be read differently, the parts are written out."""
        again = next(loads_rencana(dump_rencana(with_target(target))).indikator).target
        assert again == target
        assert str(again) == str(target)

    def test_an_empty_branch_stays_an_empty_branch(self) -> None:
        """A sasaran without indikator, an indikator without kegiatan, a plan without sasaran."""
        bare = RencanaAksi(2024, "Kantor", ())
        childless = RencanaAksi(2024, "Kantor", [SasaranKegiatan("1", "S", ())])
        indikator = IndikatorKegiatan("1.1", "I", TargetKinerja(1), RumusPerhitungan.parse("A"), (), None, ())
        lineless = RencanaAksi(2024, "Kantor", [SasaranKegiatan("1", "S", [indikator])])
        for rencana in (bare, childless, lineless):
            assert loads_rencana(dump_rencana(rencana)) == rencana

    def test_a_gabungan_per_variable_is_written_with_the_names_of_the_rumus(self) -> None:
        """Planners read the names as the sentence has them, not in lower case."""
        indikator = IndikatorKegiatan(
            "1.1", "I", TargetKinerja(1), RumusPerhitungan.parse("Jumlah Klien dibagi B"), (), None,
            {"jumlah klien": Gabungan.TERAKHIR},
        )  # fmt: skip
        text = dump_rencana(RencanaAksi(2024, "K", [SasaranKegiatan("1", "S", [indikator])]))
        assert 'gabungan = { "Jumlah Klien" = "terakhir" }' in text

    @given(rencana=rencana_kecil())
    def test_writing_is_stable(self, rencana: RencanaAksi) -> None:
        """Read and written again, the text is the same, letter for letter."""
        text = dump_rencana(rencana)
        assert dump_rencana(loads_rencana(text)) == text


class TestLaporan:
    """The report."""

    @given(pair=rencana_dan_laporan(rencana_aksi(max_sasaran=2, max_indikator=2, max_kegiatan=2)))
    def test_every_report_reads_back_as_itself(self, pair: tuple[RencanaAksi, Laporan]) -> None:
        """With the plan at hand, and without it."""
        rencana, laporan = pair
        assert loads_laporan(dump_laporan(laporan, rencana), rencana) == laporan
        assert loads_laporan(dump_laporan(laporan)) == laporan

    @given(data=st.data())
    def test_levels_and_words_of_the_sections_read_back_as_themselves(self, data: st.DataObject) -> None:
        """``[tingkat_triwulan]`` and ``[evaluasi]``, with the plan and without."""
        plan = data.draw(rencana_lengkap())
        report = data.draw(laporan_lengkap(plan))
        text = dump_laporan(report, plan)
        assert loads_laporan(text, plan) == report
        assert loads_laporan(text) == report

    @given(number=st.fractions(), percent=st.booleans())
    def test_every_number_reads_back_exactly(self, number: Fraction, percent: bool) -> None:
        """Thirds as a ratio, decimals as decimals, percentages as percentages."""
        rencana = contoh.rencana(rumus=contoh.RUMUS if percent else "A dibagi B")
        name = next(rencana.indikator).rumus.masukan[0]
        laporan = Laporan(
            2024, variabel={("1.1", name, Bulan(2024, 5)): number}, capaian_triwulan={("1.1", Triwulan.II): number}
        )
        assert loads_laporan(dump_laporan(laporan, rencana), rencana) == laporan

    @given(remark=st.text(st.characters(codec="utf-8")))
    def test_a_remark_of_several_lines_keeps_its_lines(self, remark: str) -> None:
        """Also with quotation marks, backslashes and control characters in it."""
        laporan = Laporan(2024, isian={("1.1.1", Triwulan.I): IsianTriwulan(("x",), "", remark)})
        assert loads_laporan(dump_laporan(laporan)) == laporan

    def test_a_negative_amount_and_one_beyond_64_bits_read_back(self) -> None:
        """A refund is negative; no amount is cut down."""
        laporan = Laporan(
            2024,
            realisasi={("1.1.1", Bulan(2024, 1)): Rupiah(-5), ("1.1.1", Bulan(2024, 2)): Rupiah(10**30)},
            realisasi_triwulan={("1.1.1", Triwulan.I): Rupiah(-(10**20)), ("1.1.1", Triwulan.II): TIDAK_BERLAKU},
        )
        assert loads_laporan(dump_laporan(laporan)) == laporan

    def test_what_the_plan_does_not_know_is_written_all_the_same(self) -> None:
        """Nothing is lost on the way out; reading with the plan then tells."""
        laporan = Laporan(2024, realisasi={("9.9.9", Bulan(2024, 1)): Rupiah(1)})
        assert loads_laporan(dump_laporan(laporan, contoh.rencana())) == laporan
