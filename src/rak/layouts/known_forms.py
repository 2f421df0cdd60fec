"""The forms by name: what a table of each shows. A further form is one entry here."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from rak.layouts.column_meanings import Hal, Makna, Ukuran


class Bentuk(NamedTuple):
    """A form of action plans."""

    nama: str
    uraian: str
    cocok: Callable[[Sequence[Makna], bool], bool]
    """Whether these columns, with or without labels of periods in the rows, are of the form."""


def _periodic(makna: Sequence[Makna], ukuran: Ukuran) -> list[Makna]:
    return [one for one in makna if one.periode and one.ukuran is ukuran and one.hal in {Hal.TARGET, Hal.REALISASI}]


def _monthly(makna: Sequence[Makna]) -> bool:
    return any(one.periode and one.periode.bulan for one in makna)


FORMS: Final[tuple[Bentuk, ...]] = (
    Bentuk("L5", "satu baris per periode", lambda _, labelled: labelled),
    Bentuk(
        "L4",
        "target sampai dengan B03, B06, B09, B12",
        lambda makna, _: any(one.sebab.startswith("kode B") for one in makna),
    ),
    Bentuk("L3", "bulan berjajar", lambda makna, _: _monthly(makna)),
    Bentuk(
        "L7",
        "E.81: kinerja (K) dan anggaran (Rp) per triwulan",
        lambda makna, _: bool(_periodic(makna, Ukuran.UANG)) and bool(_periodic(makna, Ukuran.KINERJA)),
    ),
    Bentuk("L2", "triwulan berjajar, uang", lambda makna, _: bool(_periodic(makna, Ukuran.UANG))),
    Bentuk("L1", "triwulan berjajar, kinerja", lambda makna, _: bool(_periodic(makna, Ukuran.KINERJA))),
    Bentuk("L8", "perjanjian kinerja tanpa periode", lambda makna, _: any(one.hal is Hal.TARGET for one in makna)),
    Bentuk("L8", "satu baris per indikator tanpa periode", lambda _, __: True),
)
"""In the order in which they are tried; the flat list (L6) has the columns of L1 or L5, with plain headings."""


def form_of(makna: Sequence[Makna], *, labelled: bool) -> Bentuk:
    """The form of the table."""
    return next(form for form in FORMS if form.cocok(makna, labelled))
