"""The plan, the report and the findings as plain data for JSON (`rak baca --format json`).

Money is whole numbers, exact ratios are text with a decimal point, blank is null, *tidak berlaku* is ``"-"``.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any

import attrs

from rak.domain.aggregation import tingkat_capaian
from rak.domain.anggaran import realisasi_triwulan
from rak.domain.evaluasi import Evaluasi
from rak.domain.laporan import KOLOM_ISIAN, Laporan
from rak.domain.nilai import TIDAK_BERLAKU, Kosong, Nilai, to_decimal_text
from rak.domain.penilaian import Penilaian, TerhadapTarget, nilai_kinerja
from rak.domain.polaritas import Pelaporan
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, Penandatangan, RencanaAksi
from rak.domain.report_on_plan import check_report
from rak.domain.revisi import BELUM_DICATAT, Revisi
from rak.domain.rupiah import Rupiah, UangHitung
from rak.domain.target import TargetKinerja
from rak.domain.temuan import Temuan
from rak.domain.variable_names import variable_key
from rak.domain.waktu import Triwulan

Data = dict[str, Any]


def whole_data(rencana: RencanaAksi, laporan: Laporan, temuan: Iterable[Temuan]) -> Data:
    """The one object that ``rak baca --format json`` prints."""
    return {
        "rencana": rencana_data(rencana, laporan),
        "bulanan": bulanan_data(rencana, laporan),
        "temuan": [temuan_data(one) for one in temuan],
    }


def rencana_data(rencana: RencanaAksi, laporan: Laporan) -> Data:
    """The matrix: the plan with its four quarters per budget line as reported; DomainError for a report on another plan."""
    check_report(rencana, laporan)
    judged: dict[str, dict[Triwulan, Penilaian]] = {}
    for triwulan in Triwulan:
        for one in nilai_kinerja(rencana, laporan, triwulan):
            judged.setdefault(one.indikator.kode, {})[triwulan] = one
    return {
        "tahun": rencana.tahun,
        "satuan_kerja": rencana.satuan_kerja,
        "keputusan": {
            "nomor": rencana.keputusan.nomor or None,
            "penetapan": _texts(rencana.keputusan.penetapan),
            "lampiran": _texts(rencana.keputusan.lampiran),
        },
        "sasaran": [
            {
                "nomor": sasaran.nomor,
                "uraian": sasaran.uraian,
                "indikator": [
                    _indikator(indikator, laporan, judged[indikator.kode]) for indikator in sasaran.indikator
                ],
            }
            for sasaran in rencana.sasaran
        ],
        "revisi": [_revisi(event) for event in rencana.revisi],
        "diterima": [attrs.asdict(row) for row in rencana.diterima],
        "blokir": {kode: amount.nilai for kode, amount in rencana.blokir},
    }


def bulanan_data(rencana: RencanaAksi, laporan: Laporan) -> Data:
    """The monthly figures, by kode (and name) and month; DomainError for a report on another plan."""
    check_report(rencana, laporan)
    realisasi: dict[str, Data] = {}
    for (kode, bulan), amount in laporan.realisasi.items():
        realisasi.setdefault(kode, {})[str(bulan)] = money(amount)
    spelt = {(one.kode, variable_key(name)): name for one in rencana.indikator for name in one.rumus.masukan}
    variabel: dict[str, dict[str, Data]] = {}
    for (kode, name, bulan), value in laporan.variabel.items():
        values = variabel.setdefault(kode, {}).setdefault(spelt.get((kode, name), name), {})
        values[str(bulan)] = number(value)
    return {"realisasi": realisasi, "variabel": variabel}


def temuan_data(temuan: Temuan) -> Data:
    """One finding."""
    return {
        "kode": temuan.kode,
        "tingkat": str(temuan.tingkat),
        "lembar": temuan.lembar,
        "sel": temuan.sel,
        "letak": str(temuan.letak),
        "nilai": temuan.nilai or None,
        "pesan": temuan.pesan,
        "saran": temuan.saran,
        "diterima": temuan.diterima or None,
    }


def money(amount: UangHitung) -> int | str | None:
    """Whole rupiah, null for blank and for what cannot be computed, ``"-"`` for not applicable."""
    return amount.nilai if isinstance(amount, Rupiah) else _dash_or_null(amount)


def number(value: Nilai) -> str | None:
    """Text with a decimal point, null for blank and for what cannot be computed, ``"-"`` for not applicable."""
    return to_decimal_text(value) if isinstance(value, Fraction) else _dash_or_null(value)


def _dash_or_null(value: object) -> str | None:
    return "-" if value is TIDAK_BERLAKU else None


def _indikator(indikator: IndikatorKegiatan, laporan: Laporan, penilaian: Mapping[Triwulan, Penilaian]) -> Data:
    goals = indikator.target_triwulan
    levels = {tw: number(tingkat_capaian(penilaian[tw].indikator, laporan, tw)) for tw in Triwulan}
    return {
        "kode": indikator.kode,
        "uraian": indikator.uraian,
        "target": _target(indikator.target),
        "rumus": str(indikator.rumus),
        "polaritas": str(indikator.polaritas) if indikator.polaritas else None,
        "gabungan": {name: str(indikator.gabungan_of(name)) for name in indikator.rumus.masukan},
        "target_triwulan": None if goals is None else {tw.name: _target_number(goals[tw]) for tw in Triwulan},
        "target_kumulatif": indikator.target_kumulatif,
        "frekuensi": str(indikator.frekuensi),
        "pelaporan": {name: str(indikator.pelaporan_of(name)) for name in indikator.rumus.masukan},
        "batas": indikator.batas,
        "penanggung_jawab": indikator.penanggung_jawab or None,
        "tingkat": {
            triwulan.name: number(laporan.tingkat_triwulan[indikator.kode, triwulan])
            for triwulan in Triwulan
            if (indikator.kode, triwulan) in laporan.tingkat_triwulan
        },
        "penilaian": {triwulan.name: _penilaian(one) for triwulan, one in penilaian.items()},
        "tingkat_kumulatif": laporan.tingkat_kumulatif.get(indikator.kode),
        "evaluasi": {
            triwulan.name: _evaluasi(laporan.evaluasi[indikator.kode, triwulan])
            for triwulan in Triwulan
            if (indikator.kode, triwulan) in laporan.evaluasi
        },
        "triwulan": [] if indikator.kegiatan else [_entry(indikator.kode, laporan, triwulan) for triwulan in Triwulan],
        "kegiatan": [_kegiatan(kegiatan, laporan, levels.__getitem__) for kegiatan in indikator.kegiatan],
    }


def _target(target: TargetKinerja) -> Data:
    data = {
        "nilai": None if target.nilai is None else to_decimal_text(target.nilai),
        "satuan": target.satuan,
        "ejaan": str(target),
    }
    return data if target.nilai_atas is None else {**data, "nilai_atas": to_decimal_text(target.nilai_atas)}


def _kegiatan(kegiatan: Kegiatan, laporan: Laporan, level: Callable[[Triwulan], str | None]) -> Data:
    monthly = kegiatan.penarikan_bulanan
    return {
        "kode": kegiatan.kode,
        "uraian": kegiatan.uraian,
        "pagu": money(kegiatan.pagu),
        "penanggung_jawab": kegiatan.penanggung_jawab or None,
        "jenis_belanja": kegiatan.jenis_belanja,
        "penarikan_bulanan": None if monthly is None else [money(amount) for amount in monthly],
        "pelaporan": str(kegiatan.pelaporan or Pelaporan.BULANAN),
        "triwulan": [_triwulan(kegiatan, laporan, triwulan, level(triwulan)) for triwulan in Triwulan],
    }


def _triwulan(kegiatan: Kegiatan, laporan: Laporan, triwulan: Triwulan, level: str | None) -> Data:
    entry = _entry(kegiatan.kode, laporan, triwulan)
    return {
        "tw": entry.pop("tw"),
        "penarikan": money(kegiatan.penarikan[triwulan]),
        "rencana": kegiatan.rencana[triwulan],
        "realisasi": money(realisasi_triwulan(kegiatan, laporan, triwulan)),
        "capaian": level,
        **entry,
    }


def _entry(kode: str, laporan: Laporan, triwulan: Triwulan) -> Data:
    """What stands beside a quarter, of a budget line or of an indicator without any."""
    isian = laporan.isian_of(kode, triwulan)
    words = {name: isian.of(kolom) or None for kolom, name in KOLOM_ISIAN.items()}
    return {"tw": triwulan.name, **words, "data_dukung": list(isian.data_dukung)}


def _penilaian(penilaian: Penilaian) -> Data:
    """The indicator to the end of a quarter: against the target of the quarter and of the year, each named."""
    return {
        "realisasi": number(penilaian.realisasi),
        "terisi": penilaian.kelengkapan.terisi,
        "wajib": penilaian.kelengkapan.wajib,
        "versi": penilaian.versi,
        "terhadap_triwulan": _terhadap(penilaian.triwulan),
        "terhadap_tahun": _terhadap(penilaian.tahun),
    }


def _terhadap(against: TerhadapTarget) -> Data | None:
    if against.target is None:
        return None
    return {
        "target": _target(against.target),
        "persen": number(against.hasil.nilai),
        "persen_mentah": number(against.hasil.mentah),
        "tercapai": against.tercapai,
        "tanda": str(against.tanda) or None,
    }


def _evaluasi(evaluasi: Evaluasi) -> Data:
    words = _texts(evaluasi)
    day = words.pop("batas_waktu")
    return {**words, "batas_waktu": day}


def _texts(of: Penandatangan | Evaluasi) -> Data:
    """Its fields: texts and days, null where they are blank."""
    return {
        name: value.isoformat() if isinstance(value, datetime.date) else value or None
        for name, value in attrs.asdict(of).items()
    }


def _target_number(target: TargetKinerja | None) -> str | None:
    """Text with a decimal point; a range and words as they are spelt, null for none."""
    if target is None or target.kosong:
        return None
    return str(target) if target.nilai is None or target.nilai_atas is not None else to_decimal_text(target.nilai)


def _revisi(event: Revisi) -> Data:
    return {
        "tanggal": event.tanggal.isoformat(),
        "nomor": event.nomor,
        "alasan": event.alasan,
        "perubahan": [
            {
                "unsur": str(change.unsur),
                "kode": change.kode,
                "tw": change.triwulan.name if change.triwulan else None,
                "lama": _revised(change.lama),
                "baru": _revised(change.baru),
            }
            for change in event.perubahan
        ],
    }


def _revised(value: object) -> int | str | None:
    if isinstance(value, Rupiah | Kosong):
        return money(value)
    return None if value is None or value is BELUM_DICATAT else str(value)
