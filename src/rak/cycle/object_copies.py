"""Splitting and merging for scripts: the same month on plans and reports in memory, without a workbook."""

from collections import Counter
from collections.abc import Iterable

import attrs

from rak.cycle.collect import Pilihan, collect
from rak.cycle.inputs import inputs, sections
from rak.cycle.merge import HasilGabung, Kiriman
from rak.cycle.split import known_section, require_sections, split
from rak.domain.laporan import Laporan
from rak.domain.rencana import RencanaAksi
from rak.errors import RakError

__all__ = ["SalinanLaporan", "collect", "merge_reports", "split", "split_report"]


@attrs.frozen(hash=False)
class SalinanLaporan:
    """The copy of one section: the whole report as it was handed out, and as the section has it now."""

    seksi: str
    laporan: Laporan
    dasar: Laporan
    """The master's report when the copy was made."""
    berkas: str = ""
    """A name for it, in Riwayat and in conflicts."""


def split_report(rencana: RencanaAksi, laporan: Laporan) -> tuple[SalinanLaporan, ...]:
    """A copy for each section of the plan; RakError where no section is stated."""
    require_sections(rencana)
    return tuple(SalinanLaporan(name, laporan, laporan) for name in sections(rencana).values())


def merge_reports(
    rencana: RencanaAksi, induk: Laporan, salinan: Iterable[SalinanLaporan], pilihan: Pilihan
) -> HasilGabung:
    """Merge what the sections changed, as of files: with an open conflict the master's report stays unless ``pilihan.tunda``.

    RakError for a section that the plan does not have, and for a report of another year.
    """
    hasil = pilihan.merge(induk, [_sent(rencana, induk, one) for one in salinan], rencana)
    return attrs.evolve(hasil, laporan=induk) if hasil.konflik and not pilihan.tunda else hasil


def _sent(rencana: RencanaAksi, induk: Laporan, one: SalinanLaporan) -> Kiriman:
    seksi = known_section(rencana, one.seksi)
    if one.laporan.tahun != induk.tahun:
        raise RakError(f"Kiriman {seksi} tahun {one.laporan.tahun}, induknya tahun {induk.tahun}.", "Samakan tahunnya.")
    corrections = Counter(each.letak for each in one.dasar.koreksi)
    return Kiriman(one.berkas or seksi, seksi, inputs(one.laporan), inputs(one.dasar), koreksi=corrections)
