"""Findings as a screen shows them."""

from __future__ import annotations

from rak.domain.temuan import Temuan, Tingkat


def test_a_long_list_is_cut_between_its_items_and_never_within_a_kode() -> None:
    """The points of a kode end no list; the sentence after it stays whole."""
    kodes = [f"{goal}.{line}.1" for goal in range(1, 7) for line in range(1, 5)]
    one = Temuan("RAK501", Tingkat.PERINGATAN, f"Belum lengkap ({', '.join(kodes)}). Dua kode.", "")
    assert one.ringkas == f"Belum lengkap ({', '.join(kodes[:8])} … dan 16 lagi). Dua kode."
