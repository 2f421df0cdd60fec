"""A CAPAIAN that is typed into an official matrix: as which figure it is read, or asked."""

from __future__ import annotations

from typing import Any

import pytest

from rak.domain.waktu import Triwulan
from tests.layouts.sheets import read, workbook

HEAD = (
    "NO", "SASARAN KEGIATAN", "INDIKATOR KEGIATAN", "TARGET KINERJA", "RUMUS PERHITUNGAN", "KEGIATAN", "PAGU",
    "RENCANA PENARIKAN DANA", "REALISASI ANGGARAN", "TW", "RENCANA KEGIATAN", "CAPAIAN", "DATA DUKUNG", "STATUS PELAKSANAAN", "KETERANGAN",
)  # fmt: skip
PER_CENT, TIMES, PLAIN = "A dibagi B dikali 100%", "A dibagi B dikali 100", "A ditambah B"


@pytest.mark.parametrize(
    ("target", "rumus", "typed", "expected"),
    [
        ("70 %", PER_CENT, "TW I: 38 %", "19/50"),
        ("70 %", PER_CENT, "TW I: 38", None),
        ("70 %", PER_CENT, "TW I: 0,38", None),
        ("70 %", PER_CENT, "TW I: 0", "0"),
        ("70 %", TIMES, "TW I: 38", "19/50"),
        ("70 %", TIMES, "TW I: 2", "1/50"),
        ("70 %", TIMES, "TW I: 1", None),
        ("70 %", TIMES, "TW I: 0,7", None),
        ("70 %", TIMES, "TW I: -38", "-19/50"),
        ("5 Dokumen", PLAIN, "TW I: 3", "3"),
        ("5 Dokumen", PLAIN, "TW I: 0", "0"),
        ("5 Dokumen", PLAIN, "TW I: 60 %", None),
        ("5 Dokumen", PLAIN, "TW I: 0 %", "0"),
    ],
)
def test_a_typed_figure_is_what_its_rumus_gives_or_asked(
    target: str, rumus: str, typed: str, expected: str | None
) -> None:
    """Of "dikali 100" people expect 38, which is 38 per cent; 0.7 and 1 there, and 38 of "dikali 100%", may be two things."""
    rows: list[tuple[Any, ...]] = [HEAD]
    rows += [
        (
            1,
            "Layanan",
            "Nilai A",
            target,
            rumus,
            "Kegiatan A",
            4_000_000,
            1_000_000,
            None,
            tw,
            "Rapat",
            typed if tw == "TW I" else tw,
        )
        for tw in ("TW I", "TW II", "TW III", "TW IV")
    ]
    hasil = read(workbook(rows))
    found = hasil.laporan.capaian_triwulan.get(("1.1", Triwulan.I))
    assert (None if found is None else str(found)) == expected
    asked = [one.sel for one in hasil.temuan if one.kode in {"RAK331", "RAK332"}]
    assert asked == ([] if expected is not None else ["L5"])


@pytest.mark.parametrize(
    ("target", "rumus", "typed", "told"),
    [
        ("70 %", PER_CENT, "38", "38 tanpa tanda persen dapat berarti 38 % atau 3800 %."),
        ("5 Dokumen", PLAIN, "60 %", "60 % di capaian yang bukan persen dapat berarti 60 Dokumen atau 0,6 Dokumen."),
    ],
)
def test_what_a_figure_may_mean_is_told_in_full(target: str, rumus: str, typed: str, told: str) -> None:
    """Both readings, as one would type them."""
    row = (1, "Layanan", "Nilai A", target, rumus, "Kegiatan A", 4_000_000, 1_000_000, None)
    rows = [HEAD, *((*row, tw, "Rapat", f"{tw}: {typed}") for tw in ("TW I", "TW II", "TW III", "TW IV"))]
    [first, *_] = [one.pesan for one in read(workbook(rows)).temuan if one.kode in {"RAK331", "RAK332"}]
    assert first == f"{told} Nilainya belum diketahui."


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("banyak", {"RAK331"}),
        ("3 dan 4", {"RAK331"}),
        ("3/4", {"RAK331"}),
        ("1.500", {"RAK332"}),
        ("3", set()),
        ("3 Dokumen", set()),
        ("3 (dokumen)", set()),
        ("3 Laporan", {"RAK337"}),
        ("belum ada", set()),
        ("-", set()),
    ],
)
def test_what_stands_beside_a_figure_is_told_under_the_code_of_capaian(typed: str, codes: set[str]) -> None:
    """Its own unit is no news, in whatever spelling; another one is; two figures, or none, are no result."""
    row = (1, "Layanan", "Nilai A", "5 Dokumen", PLAIN, "Kegiatan A", 4_000_000, 1_000_000, None)
    rows = [
        HEAD,
        *((*row, tw, "Rapat", f"{tw}: {typed}" if tw == "TW I" else tw) for tw in ("TW I", "TW II", "TW III", "TW IV")),
    ]
    told = {one.kode for one in read(workbook(rows)).temuan}
    assert told & {"RAK331", "RAK332", "RAK335", "RAK336", "RAK337"} == codes


@pytest.mark.parametrize(("merges", "typed", "read_as"), [
    (["L5:L8"], "7 Dokumen", None), (["L5:L8"], 7, None), (["L5:L6"], 7, None),
    (["L5:L8"], "TW I: 7 Dokumen", "7"), (["L5:M5"], 7, "7"), ([], 7, "7"),
])  # fmt: skip
def test_a_figure_over_several_quarters_is_of_none_of_them_that_it_does_not_name(
    merges: list[str], typed: str | int, read_as: str | None
) -> None:
    """RAK237: as with amounts, the part of each is not known."""
    row = (1, "Layanan", "Nilai A", "5 Dokumen", PLAIN, "Kegiatan A", 4_000_000, 1_000_000, None)
    rows = [
        HEAD,
        *((*row, tw, "Rapat", typed if tw == "TW I" else None) for tw in ("TW I", "TW II", "TW III", "TW IV")),
    ]
    hasil = read(workbook(rows, merges))
    found = hasil.laporan.capaian_triwulan
    assert {tw: str(value) for (_, tw), value in found.items()} == ({Triwulan.I: read_as} if read_as else {})
    assert [one.sel for one in hasil.temuan if one.kode == "RAK237"] == ([] if read_as else ["L5"])
