"""What a decree's table already reports: REALISASI, CAPAIAN, DATA DUKUNG, STATUS, KETERANGAN."""

import re
from collections.abc import Sequence

import attrs

from rak.decree import findings_on_keputusan as kode
from rak.decree.plan_from_records import BarisAnggaran
from rak.decree.records import Rekaman
from rak.domain.kolom import Kolom
from rak.domain.laporan import KOLOM_ISIAN, IsianTriwulan, Laporan, UangTerisi
from rak.domain.letak import Letak
from rak.domain.nilai import TIDAK_BERLAKU, Terisi
from rak.domain.quarter_labels import read_label
from rak.domain.rupiah import Rupiah
from rak.domain.spelling import is_dash, parse_money, parse_number, split_percent
from rak.domain.temuan import Temuan
from rak.domain.waktu import Bulan, Triwulan
from rak.errors import DomainError

_BETWEEN_LINKS = re.compile(r"[\s,;]+(?=https?://)|\s*;\s*")


@attrs.define
class PembacaIsian:
    """Collects the report from the rows of the budget lines."""

    tahun: int
    kali: int = 1
    """1000 where REALISASI ANGGARAN is in thousands, and so on."""
    temuan: list[Temuan] = attrs.field(init=False, factory=list)
    realisasi: dict[tuple[str, Bulan], UangTerisi] = attrs.field(init=False, factory=dict)
    capaian: dict[tuple[str, Triwulan], Terisi] = attrs.field(init=False, factory=dict)
    isian: dict[tuple[str, Triwulan], IsianTriwulan] = attrs.field(init=False, factory=dict)

    def read(self, lines: Sequence[BarisAnggaran]) -> Laporan:
        """The report; quarter amounts stand in the last month of their quarter."""
        for line in lines:
            for quarter, record in line.rekaman.items():
                self._spent(line.kode, quarter, record.get(Kolom.REALISASI_ANGGARAN))
                self._achieved(line.kode.rpartition(".")[0], quarter, record.get(Kolom.CAPAIAN))
                self.isian[line.kode, quarter] = _entry(record)
        if self.realisasi:
            months = ", ".join(sorted({f"{bulan.triwulan} di {bulan.nama}" for _, bulan in self.realisasi}))
            total = sum((amount for amount in self.realisasi.values() if isinstance(amount, Rupiah)), Rupiah(0))
            pesan = f"{len(self.realisasi)} realisasi triwulan ({total}) ditaruh di bulan terakhir: {months}."
            saran = "Bagi ke bulan-bulannya bila diketahui."
            self.temuan.append(kode.REALISASI_DI_BULAN_AKHIR.temuan(pesan, saran, nilai=str(total)))
        return Laporan(self.tahun, self.realisasi, isian=self.isian, capaian_triwulan=self.capaian)

    def _spent(self, own: str, quarter: Triwulan, text: str) -> None:
        month = quarter.bulan(self.tahun)[2]
        if is_dash(text):
            self.realisasi[own, month] = TIDAK_BERLAKU
        elif text:
            try:
                self.realisasi[own, month] = Rupiah(parse_money(text, self.kali))
            except DomainError as fault:
                self._unreadable(fault.pesan, Letak(own, Kolom.REALISASI_ANGGARAN, quarter), text)

    def _achieved(self, own: str, quarter: Triwulan, text: str) -> None:
        label = read_label(text)
        bare = label.sisa.strip(" :.=-–") if label else text.strip()
        if not bare:
            return
        place = Letak(own, Kolom.CAPAIAN, quarter)
        try:
            value = _figure(bare)
        except DomainError as fault:
            self._unreadable(fault.pesan, place, text)
            return
        if self.capaian.setdefault((own, quarter), value) != value:
            self._unreadable("Baris anggaran lain di indikator ini memuat capaian yang berbeda.", place, text)

    def _unreadable(self, pesan: str, place: Letak, nilai: str) -> None:
        self.temuan.append(
            kode.SEL_TIDAK_TERBACA.temuan(pesan, "Lengkapi di laporan menurut keputusan aslinya.", place, nilai)
        )


def _figure(text: str) -> Terisi:
    if is_dash(text):
        return TIDAK_BERLAKU
    figure, percent = split_percent(text)
    return parse_number(figure) / (100 if percent else 1)


def _entry(record: Rekaman) -> IsianTriwulan:
    links = _BETWEEN_LINKS.split(record.get(Kolom.DATA_DUKUNG))
    words = {name: record.get(kolom) for kolom, name in KOLOM_ISIAN.items() if kolom is not Kolom.DATA_DUKUNG}
    return IsianTriwulan(links, **words)
