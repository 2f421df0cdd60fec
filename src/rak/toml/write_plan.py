"""A plan as TOML text."""

from __future__ import annotations

from collections.abc import Iterator

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
from rak.domain.variable_names import variable_key
from rak.errors import DomainError
from rak.toml import plan_values, toml_spelling


def dump_rencana(rencana: RencanaAksi) -> str:
    """The plan as text that :func:`~rak.toml.loads_rencana` reads back as the same plan.

    Raises DomainError for a text that no file can hold (a broken surrogate pair).
    """
    lines = [
        "# Rencana aksi; cara menulisnya diterangkan di docs/berkas_toml.md.",
        "",
        f"tahun = {rencana.tahun}",
        f"satuan_kerja = {toml_spelling.teks(rencana.satuan_kerja)}",
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
        yield f"nomor = {toml_spelling.teks(keputusan.nomor)}"
    for key, block in (("penetapan", keputusan.penetapan), ("lampiran", keputusan.lampiran)):
        if block != Penandatangan():
            yield f"{key} = {_penandatangan(block)}"


def _penandatangan(block: Penandatangan) -> str:
    pairs = [(key, toml_spelling.teks(text)) for key, text in (("nama", block.nama),) if text]
    pairs.append(("jabatan", toml_spelling.teks(block.jabatan)))
    if block.tempat:
        pairs.append(("tempat", toml_spelling.teks(block.tempat)))
    if block.tanggal is not None:
        pairs.append(("tanggal", block.tanggal.isoformat()))
    return toml_spelling.sebaris(pairs)


def _sasaran(sasaran: SasaranKegiatan) -> Iterator[str]:
    yield from (
        "",
        "[[sasaran]]",
        f"nomor = {toml_spelling.teks(sasaran.nomor)}",
        f"uraian = {toml_spelling.teks(sasaran.uraian)}",
    )
    if not sasaran.indikator:
        yield "indikator = []"
    for indikator in sasaran.indikator:
        yield from _indikator(indikator)


def _indikator(indikator: IndikatorKegiatan) -> Iterator[str]:
    yield from ("", "[[sasaran.indikator]]", f"kode = {toml_spelling.teks(indikator.kode)}")
    yield f"uraian = {toml_spelling.teks(indikator.uraian)}"
    yield f"target = {_target(indikator.target)}"
    yield f"rumus = {toml_spelling.teks(indikator.rumus.teks)}"
    if indikator.polaritas is None:
        yield "# polaritas belum dinyatakan; tulis: maksimalkan, minimalkan, atau stabilkan"
    else:
        yield f"polaritas = {toml_spelling.teks(str(indikator.polaritas))}"
    if indikator.gabungan is not Gabungan.JUMLAH:
        yield f"gabungan = {_gabungan(indikator)}"
    if not indikator.kegiatan:
        yield "kegiatan = []"
    for kegiatan in indikator.kegiatan:
        yield from _kegiatan(kegiatan)


def _kegiatan(kegiatan: Kegiatan) -> Iterator[str]:
    yield from ("", "[[sasaran.indikator.kegiatan]]", f"kode = {toml_spelling.teks(kegiatan.kode)}")
    yield f"uraian = {toml_spelling.teks(kegiatan.uraian)}"
    yield f"pagu = {toml_spelling.uang(kegiatan.pagu)}"
    yield f"penarikan = {toml_spelling.daftar(map(toml_spelling.uang, kegiatan.penarikan))}"
    yield f"rencana = {toml_spelling.empat(kegiatan.rencana, toml_spelling.teks)}"
    if kegiatan.penanggung_jawab:
        yield f"penanggung_jawab = {toml_spelling.teks(kegiatan.penanggung_jawab)}"
    if kegiatan.jenis_belanja is not None:
        yield f"jenis_belanja = {toml_spelling.teks(kegiatan.jenis_belanja)}"


def _target(target: TargetKinerja) -> str:
    """As spelt, unless the spelling alone would be read differently."""
    spelt = str(target)
    try:
        again = plan_values.target(spelt)
    except DomainError:
        again = None
    if again is not None and again == target and (again.ejaan == target.ejaan or not target.ejaan):
        return toml_spelling.teks(spelt)
    pairs = [(key, getattr(target, key)) for key in ("nilai", "nilai_atas")]
    numbers = [(key, toml_spelling.bilangan(number)) for key, number in pairs if number is not None]
    texts = [(key, toml_spelling.teks(getattr(target, key))) for key in ("satuan", "ejaan") if getattr(target, key)]
    return toml_spelling.sebaris(numbers + texts)


def _gabungan(indikator: IndikatorKegiatan) -> str:
    if isinstance(indikator.gabungan, Gabungan):
        return toml_spelling.teks(str(indikator.gabungan))
    spelt = {variable_key(name): name for name in indikator.rumus.masukan}
    return toml_spelling.sebaris(
        (spelt.get(name, name), toml_spelling.teks(str(rule))) for name, rule in indikator.gabungan
    )
