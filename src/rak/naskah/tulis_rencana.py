"""A plan as TOML text."""

from __future__ import annotations

from collections.abc import Iterator

from rak.domain.galat import DomainError
from rak.domain.nama import variable_key
from rak.domain.polaritas import Gabungan
from rak.domain.rencana import (
    IndikatorKegiatan,
    Kegiatan,
    Keputusan,
    Penandatangan,
    RencanaAksi,
    SasaranKegiatan,
)
from rak.domain.target import TargetKinerja
from rak.naskah import ejaan_rencana, rupa


def dump_rencana(rencana: RencanaAksi) -> str:
    """The plan as text that :func:`~rak.naskah.loads_rencana` reads back as the same plan.

    Raises DomainError for a text that no file can hold (a broken surrogate pair).
    """
    lines = [
        "# Rencana aksi; cara menulisnya diterangkan di docs/berkas_toml.md.",
        "",
        f"tahun = {rencana.tahun}",
        f"satuan_kerja = {rupa.teks(rencana.satuan_kerja)}",
        *([] if rencana.sasaran else ["sasaran = []"]),
        *_keputusan(rencana.keputusan),
    ]
    for sasaran in rencana.sasaran:
        lines += _sasaran(sasaran)
    return "\n".join(lines) + "\n"


def _keputusan(keputusan: Keputusan) -> Iterator[str]:
    if keputusan == Keputusan():
        return
    yield from ("", "[keputusan]")
    if keputusan.nomor:
        yield f"nomor = {rupa.teks(keputusan.nomor)}"
    for key, block in (("penetapan", keputusan.penetapan), ("lampiran", keputusan.lampiran)):
        if block != Penandatangan():
            yield f"{key} = {_penandatangan(block)}"


def _penandatangan(block: Penandatangan) -> str:
    pairs = [(key, rupa.teks(text)) for key, text in (("nama", block.nama),) if text]
    pairs.append(("jabatan", rupa.teks(block.jabatan)))
    if block.tempat:
        pairs.append(("tempat", rupa.teks(block.tempat)))
    if block.tanggal is not None:
        pairs.append(("tanggal", block.tanggal.isoformat()))
    return rupa.sebaris(pairs)


def _sasaran(sasaran: SasaranKegiatan) -> Iterator[str]:
    yield from ("", "[[sasaran]]", f"nomor = {rupa.teks(sasaran.nomor)}", f"uraian = {rupa.teks(sasaran.uraian)}")
    if not sasaran.indikator:
        yield "indikator = []"
    for indikator in sasaran.indikator:
        yield from _indikator(indikator)


def _indikator(indikator: IndikatorKegiatan) -> Iterator[str]:
    yield from ("", "[[sasaran.indikator]]", f"kode = {rupa.teks(indikator.kode)}")
    yield f"uraian = {rupa.teks(indikator.uraian)}"
    yield f"target = {_target(indikator.target)}"
    yield f"rumus = {rupa.teks(indikator.rumus.teks)}"
    if indikator.polaritas is None:
        yield "# polaritas belum dinyatakan; tulis: maksimalkan, minimalkan, atau stabilkan"
    else:
        yield f"polaritas = {rupa.teks(str(indikator.polaritas))}"
    if indikator.gabungan is not Gabungan.JUMLAH:
        yield f"gabungan = {_gabungan(indikator)}"
    if not indikator.kegiatan:
        yield "kegiatan = []"
    for kegiatan in indikator.kegiatan:
        yield from _kegiatan(kegiatan)


def _kegiatan(kegiatan: Kegiatan) -> Iterator[str]:
    yield from ("", "[[sasaran.indikator.kegiatan]]", f"kode = {rupa.teks(kegiatan.kode)}")
    yield f"uraian = {rupa.teks(kegiatan.uraian)}"
    yield f"pagu = {rupa.uang(kegiatan.pagu)}"
    yield f"penarikan = {rupa.daftar(map(rupa.uang, kegiatan.penarikan))}"
    yield f"rencana = {rupa.empat(kegiatan.rencana, rupa.teks)}"
    if kegiatan.penanggung_jawab:
        yield f"penanggung_jawab = {rupa.teks(kegiatan.penanggung_jawab)}"
    if kegiatan.jenis_belanja is not None:
        yield f"jenis_belanja = {rupa.teks(kegiatan.jenis_belanja)}"


def _target(target: TargetKinerja) -> str:
    """As spelt, unless the spelling alone would be read differently."""
    spelt = str(target)
    try:
        again = ejaan_rencana.target(spelt)
    except DomainError:
        again = None
    if again is not None and again == target and (again.ejaan == target.ejaan or not target.ejaan):
        return rupa.teks(spelt)
    pairs = [(key, getattr(target, key)) for key in ("nilai", "nilai_atas")]
    numbers = [(key, rupa.bilangan(number)) for key, number in pairs if number is not None]
    texts = [(key, rupa.teks(getattr(target, key))) for key in ("satuan", "ejaan") if getattr(target, key)]
    return rupa.sebaris(numbers + texts)


def _gabungan(indikator: IndikatorKegiatan) -> str:
    if isinstance(indikator.gabungan, Gabungan):
        return rupa.teks(str(indikator.gabungan))
    spelt = {variable_key(name): name for name in indikator.rumus.masukan}
    return rupa.sebaris((spelt.get(name, name), rupa.teks(str(rule))) for name, rule in indikator.gabungan)
