"""The words of a section and what happened to its report: days are days, and an empty entry is none."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from rak.domain.evaluasi import EVALUASI_KOSONG, Evaluasi, StatusTindakLanjut
from rak.domain.kolom import Kolom, KolomEvaluasi
from rak.domain.laporan import Laporan
from rak.domain.letak import Letak
from rak.domain.riwayat import Koreksi, Penerimaan
from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError

HARI = datetime.date(2024, 2, 4)
NO_DAYS = ["2024-02-04", 20240204, datetime.datetime(2024, 2, 4, tzinfo=datetime.UTC)]


@pytest.mark.parametrize(
    "words",
    [{"analisis": "a"}, {"pendorong": "a"}, {"kendala": "a"}, {"tindak_lanjut": "a"}, {"pic": "a"}, {"status": "Belum"},
     {"batas_waktu": HARI}],
)  # fmt: skip
def test_one_filled_column_makes_an_entry(words: dict[str, Any]) -> None:
    """Anything may be blank but all of it; a report keeps no empty entry."""
    assert Evaluasi(**words)
    ((column, value),) = words.items()
    assert Evaluasi(**words).of(KolomEvaluasi[column.upper()]) == value
    assert not EVALUASI_KOSONG
    kept = Laporan(2024, evaluasi={("1.1", Triwulan.I): Evaluasi(**words), ("1.1", Triwulan.II): EVALUASI_KOSONG})
    assert list(kept.evaluasi) == [("1.1", Triwulan.I)]
    assert kept.evaluasi_of("1.1", Triwulan.I) == Evaluasi(**words)
    assert kept.evaluasi_of("1.1", Triwulan.II) == EVALUASI_KOSONG


def test_words_of_two_reports_are_joined_column_by_column() -> None:
    """What the later one leaves blank stays."""
    place = ("1.1", Triwulan.I)
    first = Laporan(2024, evaluasi={place: Evaluasi(analisis="lama", kendala="hujan")})
    later = Laporan(2024, evaluasi={place: Evaluasi(analisis="baru", batas_waktu=HARI)})
    assert first.merge(later).evaluasi[place] == Evaluasi(analisis="baru", kendala="hujan", batas_waktu=HARI)


@pytest.mark.parametrize("day", NO_DAYS)
def test_a_day_is_a_date_without_an_hour(day: Any) -> None:
    """A deadline, a receipt, a correction."""
    with pytest.raises(DomainError, match="bukan tanggal"):
        Evaluasi(batas_waktu=day)
    with pytest.raises(DomainError, match="bukan tanggal"):
        Penerimaan(day)
    with pytest.raises(DomainError, match="bukan tanggal"):
        Koreksi(Letak("1.1.1", Kolom.REALISASI_ANGGARAN), Rupiah(1), Rupiah(2), day)


def test_the_first_receipt_of_a_month_wins() -> None:
    """A file that comes again does not make the section late."""
    january = ("Seksi A", Bulan(2024, 1))
    first = Laporan(2024, penerimaan={january: Penerimaan(HARI, "satu.xlsx")})
    again = Laporan(2024, penerimaan={january: Penerimaan(HARI.replace(day=9), "dua.xlsx")})
    assert first.merge(again).penerimaan[january] == Penerimaan(HARI, "satu.xlsx")


def test_corrections_of_both_reports_are_kept_in_order() -> None:
    """Of the older report first."""
    one, other = (
        Koreksi(Letak("1.1.1", Kolom.REALISASI_ANGGARAN), Rupiah(1), Rupiah(new), HARI, "salah ketik") for new in (2, 3)
    )
    assert Laporan(2024, koreksi=[one]).merge(Laporan(2024, koreksi=[other])).koreksi == (one, other)
    assert not one.putusan


def test_a_follow_up_is_said_in_the_words_of_the_drop_down() -> None:
    """Belum, Berjalan, Selesai."""
    assert list(map(str, StatusTindakLanjut)) == ["Belum", "Berjalan", "Selesai"]
