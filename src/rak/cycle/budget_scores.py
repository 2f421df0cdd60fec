"""The IKPA scores that a plan and its report give: deviation from Halaman III DIPA, and absorption."""

import datetime

import attrs

from rak.domain import ikpa
from rak.domain.ikpa_parameters import ParameterIKPA, parameter_ikpa
from rak.domain.kalender import months_over
from rak.domain.laporan import Laporan
from rak.domain.rencana import RencanaAksi
from rak.domain.versi import versi_periode
from rak.domain.waktu import Triwulan, months_of
from rak.errors import DomainError


@attrs.frozen
class SkorIKPA:
    """The two components that follow from the matrix, by the rule of the budget year."""

    parameter: ParameterIKPA
    deviasi: ikpa.NilaiKomponen
    penyerapan: ikpa.NilaiKomponen | None
    """None before the first quarter is over."""


def budget_scores(rencana: RencanaAksi, laporan: Laporan, per: datetime.date, *, bagi_rata: bool = False) -> SkorIKPA:
    """The scores from January to the last month, and the last quarter, that are over on a day.

    Pagu and draws are those in force in each month or quarter. ``bagi_rata`` assumes a monthly plan of equal thirds
    where a line has none. Raises DomainError before the first month is over, and where a line has no jenis belanja.
    """
    over = months_over(rencana.tahun, per)
    if not over:
        pesan = f"Belum ada bulan {rencana.tahun} yang lewat pada {per.isoformat()}."
        raise DomainError(pesan, "Pilih --per yang lain.")
    parameter = parameter_ikpa(rencana.tahun)
    planned = planned_by_month(rencana, bagi_rata=bagi_rata)
    deviation = ikpa.deviasi_halaman_iii(
        ikpa.pagu_per_bulan(rencana), planned, ikpa.realisasi_bulanan(rencana, laporan), over[-1], parameter
    )
    quarters = [bulan.triwulan for bulan in over if bulan.bulan % 3 == 0]
    if not quarters:
        return SkorIKPA(parameter, deviation, None)
    ceilings = {tw: ikpa.pagu_per_jenis(versi_periode(rencana, tw).rencana) for tw in Triwulan}
    spent = ikpa.realisasi_triwulanan(rencana, laporan)
    return SkorIKPA(parameter, deviation, ikpa.penyerapan_ikpa(ceilings, spent, quarters[-1], parameter))


def planned_by_month(rencana: RencanaAksi, *, bagi_rata: bool = False) -> ikpa.Periodik:
    """The monthly draw plan by jenis belanja, each month by the version of the plan in force at its end."""
    return {
        key: amount
        for bulan in months_of(rencana.tahun)
        for key, amount in ikpa.rencana_bulanan(versi_periode(rencana, bulan).rencana, bagi_rata=bagi_rata).items()
        if key[1] == bulan
    }
