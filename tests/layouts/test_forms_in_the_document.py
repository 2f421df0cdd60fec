"""docs/pembacaan.md shows each form with a small table: what it says below each is what is read out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from rak.domain.rupiah import Rupiah
from rak.domain.waktu import Triwulan
from rak.matriks.read.read_result import HasilBaca
from tests.layouts.sheets import read, workbook

TEKS = (Path(__file__).parents[2] / "docs" / "pembacaan.md").read_text(encoding="utf-8")
BENTUK = {
    match[1]: match[2].strip()
    for match in re.finditer(r"^### (L\d)\b.*?\n(.*?)(?=^##)", TEKS, re.MULTILINE | re.DOTALL)
}


def _table(form: str) -> list[list[Any]]:
    """The rows of its table, numbers as numbers."""
    lines = [line for line in BENTUK[form].splitlines() if line.startswith("|") and not line.startswith("|-")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [[_value(cell) for cell in row] for row in rows]


def _value(cell: str) -> Any:
    bare = cell.replace(".", "")
    return (int(bare) if bare.isdigit() and not cell.startswith("0") else cell) if cell else None


def _said(hasil: HasilBaca) -> Iterable[str]:
    """What is read of the first indicator, in words."""
    indicator = next(iter(hasil.rencana.indikator))
    yield f"target {indicator.target}"
    to_date = "s.d. " if indicator.target_kumulatif else ""
    goals = zip(Triwulan, indicator.target_triwulan or (), strict=False)
    yield _listed(f"target {to_date}", {tw: goal for tw, goal in goals if goal})
    to_date = "s.d. " if hasil.laporan.tingkat_kumulatif.get(indicator.kode) else ""
    levels = {tw: value for (_, tw), value in hasil.laporan.tingkat_triwulan.items() if _ == indicator.kode}
    yield _listed(f"tingkat {to_date}", levels)
    for line in indicator.kegiatan[:1]:
        yield f"pagu {line.pagu}"
        draws = {tw: line.penarikan[tw] for tw in Triwulan if isinstance(line.penarikan[tw], Rupiah)}
        yield _listed("penarikan ", draws)
        yield _listed(
            "realisasi ", {tw: v for (kode, tw), v in hasil.laporan.realisasi_triwulan.items() if kode == line.kode}
        )


def _listed(word: str, values: dict[Triwulan, Any]) -> str:
    return word + ", ".join(f"{tw} {value}" for tw, value in values.items()) if values else ""


@pytest.mark.parametrize("form", [f"L{number}" for number in range(9)])
def test_what_the_document_says_of_a_form_is_what_is_read(form: str) -> None:
    """Two rows of figures, read without a galat; the document names the form as RAK170 does."""
    hasil = read(workbook(_table(form)))
    [said] = [line for line in BENTUK[form].splitlines() if line.startswith("Dibaca: ")]
    assert said == f"Dibaca: {'; '.join(part for part in _said(hasil) if part)}."
    assert not [one for one in hasil.temuan if str(one.tingkat) == "galat"]
    name = next((one.pesan for one in hasil.temuan if one.kode == "RAK170"), "bentuk L0")
    assert f"bentuk {'L1' if form == 'L6' else form}" in name
