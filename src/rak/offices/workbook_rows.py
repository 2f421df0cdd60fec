"""One workbook into the rows of all tables; one that cannot be read into the reason why."""

from __future__ import annotations

import datetime
import hashlib
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rak.checks.all_rules import with_accepted  # importing enters the rules
from rak.checks.catalogue import Konteks, run
from rak.domain.letak import Letak
from rak.domain.rupiah import Rupiah
from rak.domain.temuan import Temuan, Tingkat
from rak.domain.text_folding import name_key
from rak.matriks.addresses import place
from rak.matriks.read.find_matrix import has_dasar
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import TidakAdaMatriks
from rak.matriks.refusals import PENOLAKAN
from rak.offices import findings_on_himpunan as aturan
from rak.offices.doubt import Keraguan
from rak.offices.tables import TABEL, TEMUAN
from rak.offices.workbook_facts import Buku
from rak.xlsx import DEFAULT_LIMITS, Limits, OoxmlError, Workbook, to_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rak.matriks.read.read_result import HasilBaca
    from rak.offices.columns import Tabel, Tempat

_REKAP: Final = frozenset({"Satuan kerja", "Wilayah", "Belum melapor", "Deviasi", "Cek"})
_KONFLIK: Final = frozenset({"Konflik"})
"""By their sheets the workbooks are known that rak makes of others."""

Baris = tuple[Any, ...]
"""The values of a row: sheet, cell, *dipertanyakan*, then the columns of its table."""


class Isi(NamedTuple):
    """What one content of a file says: a row of ``berkas``, and the rows of the other tables by name."""

    berkas: dict[str, Any]
    tabel: dict[str, list[Baris]]


def rows_of(buku: Buku, hasil: HasilBaca, keraguan: Keraguan) -> dict[str, list[Baris]]:
    """The rows of all tables."""
    return {tabel.nama: _rows(tabel, list(tabel.baris(buku)), hasil, keraguan) for tabel in TABEL}


def _rows(tabel: Tabel, places: list[Tempat], hasil: HasilBaca, keraguan: Keraguan) -> list[Baris]:
    """Column by column, which is how many values are worked out fastest."""
    where = zip(*(_where(one, hasil, keraguan) for one in places), strict=True)
    things = [one.hal for one in places]
    return list(zip(*where, *(kolom.values(things) for kolom in tabel.kolom), strict=True)) if places else []


def _where(tempat: Tempat, hasil: HasilBaca, keraguan: Keraguan) -> tuple[str | None, str | None, bool]:
    """Sheet and cell, and whether it was read under a warning."""
    if tempat.sel is not None:
        return (*tempat.sel, False)
    for letak in tempat.letak:
        cell = hasil.peta.find(letak)
        if cell is not None:
            return cell[0], to_address(cell[1], cell[2]), keraguan.on(cell)
    return hasil.peta.tata.lembar, None, keraguan.seluruhnya


def read_content(content: bytes, per: datetime.date | None = None, limits: Limits = DEFAULT_LIMITS) -> Isi:
    """The rows of a workbook given as bytes; a file that is no matrix gives a row of ``berkas`` with the reason."""
    digest = hashlib.sha256(content).hexdigest()
    try:
        workbook = Workbook.open(content, limits=limits)
        if has_dasar(workbook):
            return refused(digest, "Salinan satu seksi, bukan buku kerja kantornya. Gabungkan dulu dengan rak gabung.")
        own = _own_result({sheet.name for sheet in workbook.sheets})
        if own:
            return refused(digest, own.pesan, (own,))
        return _read(digest, baca(workbook), per)
    except OoxmlError as fault:
        found = _refusals(fault)
        return refused(digest, " ".join(f"{one.kode} {one.pesan}" for one in found), found)
    except TidakAdaMatriks as fault:
        return refused(digest, str(fault), fault.temuan)


def _read(digest: str, hasil: HasilBaca, per: datetime.date | None) -> Isi:
    konteks = Konteks(hasil.rencana, hasil.laporan, per)
    temuan = with_accepted(hasil.rencana, (*hasil.temuan, *place(run(konteks), hasil.peta)))
    buku = Buku(konteks, temuan)
    keraguan = Keraguan(hasil.temuan, hasil.peta)
    return Isi(_facts(digest, buku, hasil, keraguan), rows_of(buku, hasil, keraguan))


def _own_result(sheets: set[str]) -> Temuan | None:
    """That a workbook is what rak made of others."""
    if sheets >= _REKAP:
        what = "rekap dari rak himpun"
    elif sheets == _KONFLIK:
        what = "berkas konflik dari rak gabung"
    else:
        return None
    return aturan.HASIL_SENDIRI.temuan(f"Ini {what}, bukan matriks; dilewati.", "Simpan hasil di luar folder sumber.")


def refused(digest: str | None, alasan: str, temuan: tuple[Temuan, ...] = ()) -> Isi:
    """What is said of a file that is not read."""
    galat = sum(one.tingkat is Tingkat.GALAT for one in temuan) if temuan else 1
    berkas = {"sha256": digest, "dibaca": False, "alasan": alasan.strip().removeprefix(": "), "galat": galat}
    columns = (kolom.values(temuan) for kolom in TEMUAN.kolom)
    rows = [(one.lembar, one.sel, False, *values) for one, *values in zip(temuan, *columns, strict=True)]
    return Isi(berkas, {TEMUAN.nama: rows})


def _refusals(fault: OoxmlError) -> tuple[Temuan, ...]:
    """The problems of the package as findings under their codes."""
    return tuple(
        Temuan(PENOLAKAN[problem.reason].kode, Tingkat.GALAT, problem.told()[1], "", Letak())
        for problem in fault.problems
    )


def _facts(digest: str, buku: Buku, hasil: HasilBaca, keraguan: Keraguan) -> dict[str, Any]:
    """The row of ``berkas``: whose it is, how new it is by its own contents, and its sums, computed apart from the tables."""
    rencana, bulan = buku.rencana, buku.bulan_terakhir
    levels = [temuan.tingkat for temuan in buku.temuan if not temuan.diterima]
    return {
        "sha256": digest,
        "satuan_kerja": rencana.satuan_kerja,
        "tahun": rencana.tahun,
        "lembar": hasil.peta.tata.lembar,
        "sel": to_address(hasil.peta.tata.judul_awal, min(hasil.peta.tata.kolom.values())),
        "dipertanyakan": keraguan.seluruhnya,
        "dibaca": True,
        "kunci": name_key(rencana.satuan_kerja) or digest,
        "bulan_terakhir": None if bulan is None else str(bulan),
        "diterima_terakhir": max((one.tanggal for one in buku.laporan.penerimaan.values()), default=None),
        "revisi": len(rencana.revisi),
        "galat": levels.count(Tingkat.GALAT),
        "peringatan": levels.count(Tingkat.PERINGATAN),
        "jumlah_pagu": _sum(line.pagu for line in rencana.kegiatan),
        "jumlah_penarikan": _sum(draw for line in rencana.kegiatan for draw in line.penarikan),
        "jumlah_realisasi": _sum(spent for _, _, spent in buku.konteks.belanja),
    }


def _sum(amounts: Iterable[object]) -> int:
    return sum(amount.nilai for amount in amounts if isinstance(amount, Rupiah))
