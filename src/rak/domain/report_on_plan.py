"""Whether a report is one on this plan: a kode or a variable that the plan does not have would be left out unseen."""

from collections.abc import Iterator

from rak.domain.known_names import advise_known
from rak.domain.laporan import Laporan
from rak.domain.rencana import IndikatorKegiatan, RencanaAksi
from rak.domain.variable_names import variable_key
from rak.errors import DomainError


def check_report(rencana: RencanaAksi, laporan: Laporan) -> None:
    """Raise DomainError, naming all of them, for entries on a kode or a variable that the plan does not have.

    Also for a report of another year than the plan's.
    """
    if laporan.tahun != rencana.tahun:
        pesan = f"Laporan tahun {laporan.tahun} bukan untuk rencana tahun {rencana.tahun}."
        raise DomainError(pesan, "Pakai yang setahun.")
    faults = [*_unknown_lines(rencana, laporan), *_unknown_variables(rencana, laporan)]
    if faults:
        raise DomainError(
            " ".join(fault.pesan for fault in faults), " ".join(dict.fromkeys(fault.saran for fault in faults))
        )


def check_variables(indikator: IndikatorKegiatan, laporan: Laporan) -> None:
    """Raise DomainError for values of variables that the RUMUS of the indicator does not have."""
    for nama in sorted(laporan.variables_of(indikator.kode) - indikator.rumus.kunci_masukan):
        raise unknown_variable(indikator, nama)


def check_name(indikator: IndikatorKegiatan, nama: str) -> None:
    """Raise DomainError for a name that the RUMUS of the indicator does not have."""
    if variable_key(nama) not in indikator.rumus.kunci_masukan:
        raise unknown_variable(indikator, nama)


def unknown_variable(indikator: IndikatorKegiatan, nama: str) -> DomainError:
    """What to say to whoever asks for that name."""
    pesan = f"'{nama}' tidak ada dalam rumus {indikator.kode}."
    return DomainError(pesan, advise_known(nama, indikator.rumus.masukan, "Nama", "; "))


def _unknown_lines(rencana: RencanaAksi, laporan: Laporan) -> Iterator[DomainError]:
    named = {key[0] for entries in (laporan.realisasi, laporan.realisasi_triwulan) for key in entries}
    beside = {key[0] for key in laporan.isian} - rencana.kode_indikator
    for kode in sorted((named | beside) - rencana.kode_kegiatan):
        pesan = f"Tidak ada kegiatan berkode '{kode}' dalam rencana, padahal laporan mengisinya."
        yield DomainError(pesan, advise_known(kode, sorted(rencana.kode_kegiatan), "Kode"))


def _unknown_variables(rencana: RencanaAksi, laporan: Laporan) -> Iterator[DomainError]:
    given = (laporan.variabel, laporan.capaian_triwulan, laporan.tingkat_triwulan, laporan.evaluasi)
    named = {key[0] for entries in given for key in entries}
    for kode in sorted(named - rencana.kode_indikator):
        pesan = f"Tidak ada indikator berkode '{kode}' dalam rencana, padahal laporan mengisinya."
        yield DomainError(pesan, advise_known(kode, sorted(rencana.kode_indikator), "Kode"))
    for kode in sorted(named & rencana.kode_indikator):
        try:
            check_variables(rencana.find_indikator(kode), laporan)
        except DomainError as fault:
            yield fault
