"""A plan of two sections and a report on it, for the tests of written reports; and readers of what was printed."""

from __future__ import annotations

import datetime
import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree as ET

import attrs

from rak.domain.evaluasi import Evaluasi
from rak.domain.laporan import IsianTriwulan, Laporan
from rak.domain.letak import Letak
from rak.domain.polaritas import Gabungan, Polaritas
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, Keputusan, Penandatangan, RencanaAksi, SasaranKegiatan
from rak.domain.revisi import Revisi
from rak.domain.riwayat import Penerimaan
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah
from rak.domain.target import TargetKinerja
from rak.domain.versi import susun
from rak.domain.waktu import Bulan, Triwulan
from rak.reports.build_report import build_report
from rak.reports.document import Chart, Document, Figure, Note, Paragraph, Section, Signature, Table, placed

TAHUN = 2025
KLIEN, UMUM = "Bimbingan Klien", "Subbagian Umum"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def rencana(**pilihan: Any) -> RencanaAksi:
    """Two indicators of two sections, a line each; pagu of the second revised from 1.200 to 800 in July."""
    lines = [
        Kegiatan(f"1.{at}.1", f"Kegiatan {at}", Rupiah(1200), [Rupiah(300)] * 4, ["Rapat"] * 4, penanggung_jawab=name)
        for at, name in ((1, KLIEN), (2, UMUM))
    ]
    ratio = RumusPerhitungan.parse("Jumlah klien bekerja dibagi jumlah klien dikali 100%")
    count = RumusPerhitungan.parse("Realisasi dibagi Target dikali 100%")
    each = [
        IndikatorKegiatan(
            "1.1", "Persentase klien yang bekerja", TargetKinerja.parse("70 %"), ratio, [lines[0]],
            Polaritas.MAKSIMALKAN, Gabungan.JUMLAH, penanggung_jawab=KLIEN,
        ),
        IndikatorKegiatan(
            "1.2", "Jumlah laporan", TargetKinerja.parse("12 Laporan"), count, [lines[1]], Polaritas.MAKSIMALKAN,
            Gabungan.JUMLAH, [TargetKinerja.parse(f"{n} Laporan") for n in (3, 6, 9, 12)], target_kumulatif=True,
            penanggung_jawab=UMUM,
        ),
    ]  # fmt: skip
    plan = RencanaAksi(
        TAHUN,
        pilihan.get("kantor", "Balai Contoh"),
        [SasaranKegiatan("1", "Meningkatnya layanan", each)],
        Keputusan("W.1 TAHUN 2025", lampiran=Penandatangan("Siti Contoh", "Kepala", "Ternate")),
    )
    change = Revisi.of(datetime.date(2025, 7, 10), "R-1", "penghematan", pagu={"1.2.1": Rupiah(800)})
    return susun(plan, [change])


def laporan(bulan: int = 6, *, kosong: int = 0, **pilihan: Any) -> Laporan:
    """Months 1 to ``bulan`` filled, the last ``kosong`` of them of 1.1 left blank."""
    months = [Bulan(TAHUN, number) for number in range(1, bulan + 1)]
    variables: dict[tuple[str, str, Bulan], Fraction] = {}
    for at, month in enumerate(months):
        if at < bulan - kosong:
            variables["1.1", "jumlah klien bekerja", month] = Fraction(8)
            variables["1.1", "jumlah klien", month] = Fraction(10)
        variables["1.2", "Realisasi", month] = Fraction(1)
    money = {(kode, month): Rupiah(90) for kode in ("1.1.1", "1.2.1") for month in months}
    words = Evaluasi("Naik.", "Kerja sama", "Klien jauh", "Kunjungan", "Andi", datetime.date(2025, 7, 31), "Berjalan")
    return Laporan(
        TAHUN,
        money,
        variables,
        {("1.1.1", Triwulan.II): IsianTriwulan(["https://bukti.example/1"], "Selesai")},
        evaluasi=pilihan.get("evaluasi", {("1.1", Triwulan.II): words}),
        penerimaan={
            (KLIEN, Bulan(TAHUN, 4)): Penerimaan(datetime.date(2025, 5, 5)),
            (KLIEN, Bulan(TAHUN, 5)): Penerimaan(datetime.date(2025, 6, 9)),
        },
    )


def sel(letak: Letak) -> str:
    """A cell for every place, named after it."""
    number = 1 + sum(map(ord, str(letak))) % 999
    return f"Bulanan!{chr(65 + (letak.bulan.bulan if letak.bulan else 0))}{number}"


def dokumen(
    jenis: str = "triwulan", periode: str = "TW II", plan: RencanaAksi | None = None, **pilihan: Any
) -> Document:
    """A report on the plan above, or on another."""
    report = pilihan.pop("laporan", None) or laporan()
    return build_report(plan or rencana(), report, (), jenis, periode, sel=sel, **pilihan)


def words(document: Document) -> Iterator[str]:
    """Every text of the model in the order of print: headings, paragraphs, notes, captions, headings and cells of tables."""
    for one in placed(document):
        block = one.blok
        if isinstance(block, Section):
            yield f"{one.nomor} {block.judul}".strip()
        elif isinstance(block, Paragraph):
            yield str(block)
        elif isinstance(block, Note):
            yield block.teks
        elif isinstance(block, Table):
            yield f"{one.nomor}. {block.judul}"
            yield from block.kolom
            yield from (str(cell) for row in block.baris for cell in row)
        elif isinstance(block, Chart):
            yield block.alt
        elif isinstance(block, Signature):
            yield from (block.tempat_tanggal, f"{block.jabatan},", block.nama)


def joined(texts: Iterator[str] | list[str]) -> str:
    """All texts with white space folded."""
    return " ".join(" ".join(texts).split())


def sentences(document: Document) -> str:
    """Paragraphs alone, joined: what a report states."""
    return joined([str(one.blok) for one in placed(document) if isinstance(one.blok, Paragraph)])


def notes(document: Document) -> str:
    """Notes alone, joined: what a report says is missing."""
    return joined([one.blok.teks for one in placed(document) if isinstance(one.blok, Note)])


def tables(document: Document) -> Mapping[str, Table]:
    """The tables by title."""
    return {one.blok.judul: one.blok for one in placed(document) if isinstance(one.blok, Table)}


def text_of_page(page: bytes) -> str:
    """The visible text of the page's main part, charts' drawings left out."""
    main = page.decode("utf-8").partition('<main id="isi">')[2].partition("</main>")[0]
    main = re.sub(r"<svg.*?</svg>|</?span[^>]*>", "", main, flags=re.DOTALL)
    return joined([html.unescape(re.sub(r"<[^>]*>", " ", main))])


def word_part(content: bytes, name: str = "word/document.xml") -> ET.Element:
    """A part of a Word package as XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return ET.fromstring(package.read(name))


def text_of_word(content: bytes) -> str:
    """The text of the document's paragraphs, each field by what it shows."""
    return joined(list(map(_paragraph, word_part(content).iter(f"{W}p"))))


def _paragraph(paragraph: ET.Element) -> str:
    parts = []
    for node in paragraph.iter():
        if node.tag == f"{W}t":
            parts.append(node.text or "")
        elif node.tag in {f"{W}br", f"{W}tab"}:
            parts.append(" ")
    return "".join(parts)


def without_numbers(plan: RencanaAksi) -> RencanaAksi:
    """The same plan with blank targets, no polarity, no sections, no budget lines."""
    goals = [
        attrs.evolve(
            goal,
            indikator=tuple(
                IndikatorKegiatan(one.kode, one.uraian, TargetKinerja.in_words(""), one.rumus, ())
                for one in goal.indikator
            ),
        )
        for goal in plan.sasaran
    ]
    return RencanaAksi(plan.tahun, plan.satuan_kerja, goals)


def figures(document: Document) -> Iterator[Figure]:
    """All figures of the report, those of charts too."""
    for one in placed(document):
        block = one.blok
        if isinstance(block, Paragraph):
            yield from (part for part in block.isi if isinstance(part, Figure))
        elif isinstance(block, Table):
            yield from (part for row in block.baris for part in row if isinstance(part, Figure))
        elif isinstance(block, Chart):
            yield from (value for series in block.seri for value in series.nilai)
