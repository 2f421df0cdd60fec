"""Figures in Indonesian spelling, for explanations and remarks: rounded here, once, half away from zero."""

from fractions import Fraction

from rak.domain.nilai import TIDAK_BERLAKU, Bilangan, Kosong, Nilai, TidakDapatDihitung, round_to_units
from rak.domain.rencana import IndikatorKegiatan
from rak.domain.spelling import group_thousands
from rak.domain.target import TargetKinerja


def show_number(nilai: Nilai, desimal: int = 2) -> str:
    """``28``, ``84,05``, ``1.234,5``; rounded to at most ``desimal`` decimals without trailing zeros."""
    if isinstance(nilai, Kosong | TidakDapatDihitung):
        return str(nilai)
    whole, part = _split(nilai, desimal)
    part = part.rstrip("0")
    return f"{whole},{part}" if part else whole


def show_percent(nilai: Nilai, desimal: int = 2) -> str:
    """A figure in percent with exactly ``desimal`` decimals: ``86,54%``."""
    if isinstance(nilai, Kosong | TidakDapatDihitung):
        return str(nilai)
    whole, part = _split(nilai, desimal)
    return f"{whole},{part}%" if part else f"{whole}%"


def show_ratio(nilai: Nilai, desimal: int = 2) -> str:
    """A ratio as a percentage: 7/10 is ``70,00%``."""
    return show_percent(nilai * 100 if isinstance(nilai, Fraction) else nilai, desimal)


def show_level(indikator: IndikatorKegiatan, tingkat: Nilai) -> str:
    """A level of CAPAIAN as it is read: ``70,00%`` for a percentage, else a number in the target's unit."""
    if indikator.ukuran.persen:
        return show_ratio(tingkat)
    unit = f" {indikator.target.satuan}" if isinstance(tingkat, Fraction) else ""
    return f"{show_number(tingkat)}{unit}"


def tanpa_angka(nilai: object) -> str:
    """What stands in a table for what is no number; the column beside it says why."""
    if isinstance(nilai, TidakDapatDihitung):
        return "tidak dapat dihitung"
    return "-" if nilai is TIDAK_BERLAKU else "belum diisi"


def show_target(target: TargetKinerja) -> str:
    """The target as spelt, its percent sign without a blank before it."""
    return str(target).replace(" %", "%")


def _split(number: Bilangan, desimal: int) -> tuple[str, str]:
    units = round_to_units(number, desimal)
    whole, part = divmod(abs(units), 10**desimal)
    sign = "-" if units < 0 else ""
    return sign + group_thousands(whole), str(part).rjust(desimal, "0") if desimal else ""
