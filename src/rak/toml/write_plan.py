"""A plan as TOML text."""

import enum
from collections.abc import Iterable, Iterator, Mapping

from rak.domain.polaritas import PILIHAN_POLARITAS, Frekuensi, Polaritas
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, Keputusan, Penandatangan, RencanaAksi, SasaranKegiatan
from rak.domain.revisi import NilaiUnsur, Perubahan, Revisi, Unsur
from rak.domain.target import TargetKinerja
from rak.domain.temuan import ISI_DITERIMA
from rak.domain.variable_names import variable_key
from rak.domain.versi import semula
from rak.domain.waktu import Triwulan
from rak.errors import DomainError
from rak.toml import plan_values, toml_spelling


def dump_rencana(rencana: RencanaAksi) -> str:
    """The plan before its revisions, and these, as text that :func:`~rak.toml.loads_rencana` reads back as the same plan.

    Raises DomainError for a text that no file can hold (a broken surrogate pair).
    """
    first = semula(rencana)
    lines = [
        "# Rencana aksi; cara menulisnya diterangkan di docs/berkas_toml.md.",
        "",
        f"tahun = {rencana.tahun}",
        f"satuan_kerja = {toml_spelling.teks(rencana.satuan_kerja)}",
        *([] if rencana.sasaran else ["sasaran = []"]),
        *_keputusan(rencana.keputusan),
    ]
    for sasaran in first.sasaran:
        lines += _sasaran(sasaran)
    lines += dump_revisi(rencana.revisi)
    for row in rencana.diterima:
        lines += ["", "[[diterima]]", *(f"{key} = {toml_spelling.teks(getattr(row, key))}" for key in ISI_DITERIMA)]
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
    texts = (("nama", block.nama), ("jabatan", block.jabatan), ("tempat", block.tempat))
    pairs = [(key, toml_spelling.teks(text)) for key, text in texts if text or key == "jabatan"]
    if block.tanggal is not None:
        pairs.append(("tanggal", block.tanggal.isoformat()))
    return toml_spelling.sebaris(pairs)


def _sasaran(sasaran: SasaranKegiatan) -> Iterator[str]:
    yield from ("", "[[sasaran]]", f"nomor = {toml_spelling.teks(sasaran.nomor)}")
    yield f"uraian = {toml_spelling.teks(sasaran.uraian)}"
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
        yield f"# polaritas belum dinyatakan; tulis: {PILIHAN_POLARITAS}"
    else:
        yield f"polaritas = {toml_spelling.teks(str(indikator.polaritas))}"
    spelt = {variable_key(name): name for name in indikator.rumus.masukan}
    if indikator.gabungan is not None:
        yield f"gabungan = {_one_or_each(indikator.gabungan, spelt)}"
    if indikator.target_triwulan is not None:
        yield f"target_triwulan = {toml_spelling.daftar(map(_target_or_blank, indikator.target_triwulan))}"
    if indikator.target_kumulatif is not None:
        yield f"target_kumulatif = {str(indikator.target_kumulatif).lower()}"
    if indikator.frekuensi is not Frekuensi.BULANAN:
        yield f"frekuensi = {toml_spelling.teks(str(indikator.frekuensi))}"
    if indikator.pelaporan is not None:
        yield f"pelaporan = {_one_or_each(indikator.pelaporan, spelt)}"
    if indikator.batas != "tanpa":
        yield f"batas = {toml_spelling.teks(indikator.batas)}"
    if indikator.penanggung_jawab:
        yield f"penanggung_jawab = {toml_spelling.teks(indikator.penanggung_jawab)}"
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
    if kegiatan.penarikan_bulanan is not None:
        yield f"penarikan_bulanan = {toml_spelling.daftar(map(toml_spelling.uang, kegiatan.penarikan_bulanan))}"
    if kegiatan.pelaporan is not None:
        yield f"pelaporan = {toml_spelling.teks(str(kegiatan.pelaporan))}"


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


def _target_or_blank(target: TargetKinerja | None) -> str:
    return '""' if target is None else _target(target)


def _one_or_each(stated: enum.Enum | Iterable[tuple[str, enum.Enum]], spelt: Mapping[str, str]) -> str:
    """One rule for all variables, or a rule for each by its name as spelt."""
    if isinstance(stated, enum.Enum):
        return toml_spelling.teks(str(stated))
    return toml_spelling.sebaris((spelt.get(name, name), toml_spelling.teks(str(rule))) for name, rule in stated)


def dump_revisi(revisi: Iterable[Revisi]) -> Iterator[str]:
    """The lines of ``[[revisi]]`` tables, each with the values that it sets; the same alone make a REVISI.toml."""
    for event in revisi:
        yield from ("", "[[revisi]]", f"tanggal = {event.tanggal.isoformat()}")
        yield from (f"nomor = {toml_spelling.teks(event.nomor)}", f"alasan = {toml_spelling.teks(event.alasan)}")
        for unsur in Unsur:
            pairs = [(change.kode, _new_value(event, change)) for change in event.perubahan if change.unsur is unsur]
            if pairs:
                yield f"{unsur} = {toml_spelling.sebaris(dict(pairs).items())}"


def _new_value(event: Revisi, change: Perubahan) -> str:
    """What stands behind the kode: one value, or the values of all quarters that the revision names."""
    if change.triwulan is None:
        return _revised(change.baru)
    four = {one.triwulan: one for one in event.perubahan if one.tempat[:2] == change.tempat[:2]}
    if change.unsur is Unsur.TARGET_TRIWULAN:
        return toml_spelling.daftar(_revised(four[tw].baru) if tw in four else '""' for tw in Triwulan)
    return toml_spelling.sebaris((tw.name, _revised(four[tw].baru)) for tw in Triwulan if tw in four)


def _revised(value: NilaiUnsur) -> str:
    if value is None or isinstance(value, TargetKinerja):
        return _target_or_blank(value)
    return toml_spelling.teks(str(value)) if isinstance(value, Polaritas) else toml_spelling.uang(value)
