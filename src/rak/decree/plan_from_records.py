"""From records to the plan: where a sasaran, an indikator and a budget line begin, and what each cell says."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from rak.decree import findings_on_keputusan as kode
from rak.decree.records import GABUNGAN, Rekaman, join_texts
from rak.decree.repeated_cells import without_repeats
from rak.domain.kolom import Kolom
from rak.domain.letak import Letak
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, SasaranKegiatan
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.spelling import is_dash, parse_money
from rak.domain.target import TargetKinerja
from rak.domain.temuan import Temuan
from rak.domain.waktu import Triwulan
from rak.errors import DomainError

_NUMBER = re.compile(r"\(?([0-9A-Za-z]+)[.)]?")


@attrs.define
class BarisAnggaran:
    """The rows of one budget line, by quarter."""

    rekaman: dict[Triwulan, Rekaman]
    uraian: str = ""
    kode: str = ""

    @property
    def pertama(self) -> Rekaman:
        """The row in which it begins."""
        return next(iter(self.rekaman.values()))


@attrs.define
class _Indikator:
    sel: dict[Kolom, str]
    baris: list[BarisAnggaran] = attrs.field(factory=list)


@attrs.define
class _Sasaran:
    nomor: str
    uraian: str
    indikator: list[_Indikator] = attrs.field(factory=list)


@attrs.define
class Perakit:
    """Builds the plan out of records, noting every decision; ``satuan`` is what row numbers count."""

    satuan: str
    pengali: Mapping[Any, int] = attrs.field(factory=dict)
    """1000 for a column of amounts in thousands, and so on."""
    temuan: list[Temuan] = attrs.field(init=False, factory=list)
    baris: list[BarisAnggaran] = attrs.field(init=False, factory=list)
    """The budget lines in the order of the plan, with their kode."""

    def build(self, records: Sequence[Rekaman]) -> tuple[SasaranKegiatan, ...]:
        """The whole tree."""
        tree: list[_Sasaran] = []
        for line in self._group(list(without_repeats(records))):
            self._hang(tree, line)
        self._number(tree)
        return tuple(self._sasaran(sasaran) for sasaran in tree)

    def _group(self, records: Sequence[Rekaman]) -> list[BarisAnggaran]:
        """Budget lines: each begins with TW I, or where a PAGU stands, or where the quarters start again."""
        lines: list[BarisAnggaran] = []
        for record in records:
            taken = lines[-1].rekaman if lines else {}
            quarter = record.triwulan
            fresh = not lines or quarter is Triwulan.I or bool(record.get(Kolom.PAGU))
            if not fresh and quarter <= max(taken):
                free = [other for other in Triwulan if other > max(taken)]
                fresh = quarter < max(taken) or not free
                if not fresh:
                    quarter = free[0]
                    pesan = f"{self._at(record)} berlabel {record.triwulan} untuk kedua kalinya; dibaca {quarter}."
                    saran, place = "Periksa label TW di keputusan.", Letak(triwulan=quarter)
                    self.temuan.append(kode.BAGIAN_MERAGUKAN.temuan(pesan, saran, place))
            if fresh:
                lines.append(BarisAnggaran({quarter: record}))
            else:
                taken[quarter] = record
        return lines

    def _hang(self, tree: list[_Sasaran], line: BarisAnggaran) -> None:
        """Put a budget line under the sasaran and indikator that it opens or goes on with."""
        self._gather(line)
        first = line.pertama
        opens_indikator = first.get(Kolom.TARGET_KINERJA) or first.get(Kolom.RUMUS_PERHITUNGAN)
        sasaran, indikator = first.get(Kolom.SASARAN_KEGIATAN), first.get(Kolom.INDIKATOR_KEGIATAN)
        if not tree or (sasaran and (opens_indikator or first.get(Kolom.NO))):
            tree.append(_Sasaran(first.get(Kolom.NO), sasaran))
        elif sasaran:
            tree[-1].uraian = self._continue(first, Kolom.SASARAN_KEGIATAN, tree[-1].uraian, sasaran)
        elif (number := first.get(Kolom.NO)) and number != tree[-1].nomor:
            pesan = f"{self._at(first)} bernomor '{number}' tanpa SASARAN KEGIATAN; dibaca di bawah sasaran di atasnya."
            saran = "Tulis SASARAN KEGIATAN bila barisnya membuka sasaran baru."
            self.temuan.append(kode.KODE_DITETAPKAN.temuan(pesan, saran, Letak(kolom=Kolom.NO), number))
        if opens_indikator or not tree[-1].indikator:
            columns = (Kolom.INDIKATOR_KEGIATAN, Kolom.TARGET_KINERJA, Kolom.RUMUS_PERHITUNGAN)
            tree[-1].indikator.append(_Indikator({kolom: first.get(kolom) for kolom in columns}))
        elif indikator:
            cells = tree[-1].indikator[-1].sel
            cells[Kolom.INDIKATOR_KEGIATAN] = self._continue(
                first, Kolom.INDIKATOR_KEGIATAN, cells[Kolom.INDIKATOR_KEGIATAN], indikator
            )
        line.uraian = first.get(Kolom.KEGIATAN)
        tree[-1].indikator[-1].baris.append(line)

    def _gather(self, line: BarisAnggaran) -> None:
        """Texts of merged columns that stand in a later row of the line (a page break within the merged cell)."""
        first = line.pertama
        for record in line.rekaman.values():
            for kolom in GABUNGAN:
                rest = record.sel.pop(kolom, "") if record is not first else ""
                if rest and rest != first.get(kolom):
                    first.sel[kolom] = self._continue(record, kolom, first.get(kolom), rest)

    def _continue(self, record: Rekaman, kolom: Kolom, start: str, rest: str) -> str:
        whole = join_texts(start, rest).strip()
        pesan = f"Isi {kolom} di {self._at(record).lower()} disambung ke sel gabungan di atasnya."
        self.temuan.append(kode.BARIS_DISAMBUNG.temuan(pesan, "Periksa sambungannya.", Letak(kolom=kolom), whole))
        return whole

    def _number(self, tree: Sequence[_Sasaran]) -> None:
        used: set[str] = set()
        for position, sasaran in enumerate(tree, 1):
            spelt = sasaran.nomor
            match = _NUMBER.fullmatch(spelt)
            if match and match[1] in used:
                pesan = f"NO {match[1]} ada lagi di '{sasaran.uraian}'; sasarannya dibaca sebagai sasaran lain."
                saran = "Bila naskah memuat dua tabel rencana, misalnya semula dan menjadi, sisakan satu."
                self.temuan.append(kode.BAGIAN_MERAGUKAN.temuan(pesan, saran, Letak(kolom=Kolom.NO)))
            sasaran.nomor = match[1] if match and match[1] not in used else _free(position, used)
            used.add(sasaran.nomor)
            if sasaran.nomor != spelt:
                self.temuan.append(
                    kode.KODE_DITETAPKAN.temuan(
                        f"NO '{spelt}' dipakai sebagai {sasaran.nomor}." if spelt
                        else f"Sasaran tanpa NO diberi nomor {sasaran.nomor}.",
                        "Tidak perlu apa-apa bila benar.", Letak(sasaran.nomor, Kolom.NO), sasaran.uraian,
                    )
                )  # fmt: skip

    def _sasaran(self, sasaran: _Sasaran) -> SasaranKegiatan:
        self._expect(sasaran.uraian, Letak(sasaran.nomor, Kolom.SASARAN_KEGIATAN))
        children = [
            self._indikator(indikator, f"{sasaran.nomor}.{position}")
            for position, indikator in enumerate(sasaran.indikator, 1)
        ]
        return SasaranKegiatan(sasaran.nomor, sasaran.uraian, children)

    def _indikator(self, indikator: _Indikator, own: str) -> IndikatorKegiatan:
        for kolom, text in indikator.sel.items():
            self._expect(text, Letak(own, kolom))
        lines = []
        above = ""
        for position, line in enumerate(indikator.baris, 1):
            line.kode = f"{own}.{position}"
            lines.append(self._kegiatan(line, above))
            above = lines[-1].uraian
        rumus = RumusPerhitungan.parse(indikator.sel[Kolom.RUMUS_PERHITUNGAN])
        target = self._target(indikator.sel[Kolom.TARGET_KINERJA], own)
        return IndikatorKegiatan(own, indikator.sel[Kolom.INDIKATOR_KEGIATAN], target, rumus, lines)

    def _kegiatan(self, line: BarisAnggaran, above: str) -> Kegiatan:
        place = Letak(line.kode, Kolom.KEGIATAN)
        self.baris.append(line)
        if not line.uraian and above:
            line.uraian = above
            pesan = f"Baris anggaran {line.kode} memakai KEGIATAN baris di atasnya (sel gabungan)."
            saran = "Tulis uraiannya sendiri bila sebenarnya kegiatan lain."
            self.temuan.append(kode.SEL_DILANJUTKAN.temuan(pesan, saran, place, above))
        self._expect(line.uraian, place)
        missing = [quarter for quarter in Triwulan if quarter not in line.rekaman]
        for quarter in missing:
            self._unreadable("Baris ini tidak ada di tabel.", Letak(line.kode, triwulan=quarter))
        pagu = self._amount(line.pertama.get(Kolom.PAGU), Letak(line.kode, Kolom.PAGU))
        draws = [self._draw(line, quarter) for quarter in Triwulan]
        return Kegiatan(line.kode, line.uraian, pagu, draws, [self._plan(line, quarter) for quarter in Triwulan])

    def _draw(self, line: BarisAnggaran, quarter: Triwulan) -> Uang:
        if quarter not in line.rekaman:
            return BELUM_DIISI
        place = Letak(line.kode, Kolom.RENCANA_PENARIKAN_DANA, quarter)
        return self._amount(line.rekaman[quarter].get(Kolom.RENCANA_PENARIKAN_DANA), place)

    def _plan(self, line: BarisAnggaran, quarter: Triwulan) -> str:
        if quarter not in line.rekaman:
            return ""
        text = line.rekaman[quarter].get(Kolom.RENCANA_KEGIATAN)
        self._expect(text, Letak(line.kode, Kolom.RENCANA_KEGIATAN, quarter))
        return text

    def _amount(self, text: str, place: Letak) -> Uang:
        self._expect(text, place)
        if not text:
            return BELUM_DIISI
        if is_dash(text):
            return TIDAK_BERLAKU
        try:
            amount = Rupiah(parse_money(text, self.pengali.get(place.kolom, 1)))
        except DomainError as fault:
            self._unreadable(fault.pesan, place, text)
            return BELUM_DIISI
        if amount.nilai < 0:
            self._unreadable("Jumlahnya negatif.", place, text)
            return BELUM_DIISI
        return amount

    def _target(self, text: str, own: str) -> TargetKinerja:
        try:
            return TargetKinerja.parse(text)
        except DomainError as fault:
            both = f" Dapat dibaca {' atau '.join(fault.bacaan)}." if fault.bacaan else ""
            if text:
                pesan = f"Target tidak berangka dan disimpan sebagai kata.{both}"
                self._unreadable(pesan, Letak(own, Kolom.TARGET_KINERJA), text)
            return TargetKinerja.in_words(text)

    def _expect(self, text: str, place: Letak) -> None:
        if not text:
            self._unreadable("Sel ini kosong di keputusan.", place)

    def _unreadable(self, pesan: str, place: Letak, nilai: str = "") -> None:
        self.temuan.append(
            kode.SEL_TIDAK_TERBACA.temuan(pesan, "Lengkapi di rencana menurut keputusan aslinya.", place, nilai)
        )

    def _at(self, record: Rekaman) -> str:
        return f"{self.satuan.capitalize()} {record.nomor}"


def _free(position: int, used: set[str]) -> str:
    while str(position) in used:
        position += 1
    return str(position)
