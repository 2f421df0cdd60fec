"""What stands above and between the rows of a table and names the period or the year of its figures: titles, and bands over the width."""

import re
from collections.abc import Sequence
from typing import Final

import attrs

from rak.domain.kolom import Kolom
from rak.domain.period_words import YEAR
from rak.layouts.cell_grid import Kisi, text_of
from rak.layouts.column_meanings import Hal, Makna, whole_year
from rak.layouts.column_periods import Periode, read_period
from rak.layouts.heading_rows import PERIOD_WORD, Kepala
from rak.layouts.row_kinds import headings_of, repeats

_ALONE = re.compile(
    r"(?:(?:bulan|periode|pada|posisi|capaian|realisasi|kinerja|tahun(?:\s+anggaran)?|ta|20\d\d)\W*)*", re.IGNORECASE
)
_NAMED = re.compile(r"triwulan|tri wulan|\btw\b|semester|\bbulan\b|kuartal", re.IGNORECASE)
_OF_YEAR: Final = re.compile(
    r"\b(?:tahun(?:\s+anggaran)?|t\.?a\.?)\s*(20\d\d)(?!\s*(?:[-–/]|s\.?\s?/?d)\s*\.?\s*20)", re.IGNORECASE
)
_YEAR: Final = re.compile(YEAR)


def find_bands(kisi: Kisi, kepala: Kepala) -> dict[int, tuple[Periode, bool | None]]:
    """The period, and whether to date, of every row that names one and nothing else, or stands above the heading once more.

    Of the titles only one that is not in doubt.
    """
    below = [row for row in kisi.urut if row > kepala.last]
    found = {row: period for row in below if len(kisi.baris[row]) == 1 and (period := _band(_first(kisi, row)))}
    headings = headings_of(kepala)
    alone: list[int] = []
    for row in below:
        if repeats(kisi.baris[row], headings):
            found |= {each: period for each in alone if (period := _titled_period(_first(kisi, each)))}
        alone = [*alone, row] if len(kisi.baris[row]) == 1 else []
    above = (row for row in kisi.urut if row < kepala.first)
    titles = {row: period for row in above if (period := _titled_period(_first(kisi, row)))}
    if named := _titled_period(kisi.nama):  # the sheet TW II
        titles = {0: named, **titles}
    if len(set(titles.values())) == 1:
        found = titles | found
    return found


def _first(kisi: Kisi, row: int) -> str:
    return text_of(next(iter(kisi.baris[row].values())))


def _of(text: str) -> tuple[Periode, bool | None] | None:
    said = read_period(text)
    return (said.periode, said.kumulatif) if said.periode is not None else None


def _titled_period(text: str) -> tuple[Periode, bool | None] | None:
    return _of(text) if _NAMED.search(text) else None


def _band(text: str) -> tuple[Periode, bool | None] | None:
    return _of(text) if len(text) > 3 and _ALONE.fullmatch(read_period(text).sisa) else None  # III numbers anything


def of_this_year(found: Sequence[Makna], kisi: Kisi, kepala: Kepala) -> list[Makna]:
    """Columns of another year left out, where what stands above the table names one year: earlier ones (REALISASI 2024).

    Later ones too where another column names the year; else they are asked.
    """
    texts = [
        text for row in kisi.urut if row < kepala.first for cell in kisi.baris[row].values() if (text := text_of(cell))
    ]
    years = {year for text in texts for year in _YEAR.findall(text)}
    if len(years) > 1:  # TAHUN 2026 beside RENSTRA 2025-2029
        years = {year for text in texts for year in _OF_YEAR.findall(text)}
    named = [set(_YEAR.findall(one.jalur.shown)) for one in found]
    if len(years) != 1:
        return list(found)
    told = any(years <= own for own in named)
    return [_of_the_year(one, own, next(iter(years)), told=told) for one, own in zip(found, named, strict=True)]


def _of_the_year(one: Makna, own: set[str], year: str, *, told: bool) -> Makna:
    if not own or year in own:
        return one
    if told or max(own) < year:
        return attrs.evolve(one, hal=Hal.ABAI, sebab="tahun lain")
    if one.hal in {Hal.TARGET, Hal.REALISASI, Kolom.PAGU, Kolom.CAPAIAN}:
        return attrs.evolve(one, hal=Hal.TANYA, sebab=f"menyebut tahun {max(own)}, padahal judul tabelnya tahun {year}")
    return one


def of_title(found: Sequence[Makna], title: tuple[Periode, bool | None] | None) -> list[Makna]:
    """Where neither columns nor rows name a period: a realisation is of the title's, a target is asked.

    Without a title the realisation is asked too, unless it is the sum of those of all periods.
    """
    told: dict[object, list[Makna]] = {}
    for one in found:
        if one.periode:
            told.setdefault((one.hal, one.ukuran), []).append(one)
    return [one if one.periode else _titled(one, title, told.get((one.hal, one.ukuran), ())) for one in found]


def _titled(one: Makna, title: tuple[Periode, bool | None] | None, beside: Sequence[Makna]) -> Makna:
    if one.hal is Hal.TARGET and not one.tahunan and any(map(PERIOD_WORD.search, one.jalur.texts)):
        return attrs.evolve(one, hal=Hal.TANYA, sebab="triwulan atau bulannya tidak disebut")
    if one.hal is Hal.REALISASI and beside and (one.tahunan or whole_year(beside)):
        return attrs.evolve(one, hal=Hal.ABAI, sebab="jumlah dari periode di sebelahnya")
    if one.hal is Hal.REALISASI and (beside or title is None):
        return attrs.evolve(one, hal=Hal.TANYA, sebab="tidak menyebut periodenya")
    if one.hal is Hal.REALISASI and title is not None:
        return attrs.evolve(one, periode=title[0], kumulatif=title[1] if one.kumulatif is None else one.kumulatif)
    if one.hal is Hal.TARGET and title is not None and not one.tahunan:
        return attrs.evolve(one, hal=Hal.TANYA, sebab=f"dapat berarti target setahun atau target {title[0]}")
    return one
