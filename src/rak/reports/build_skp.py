"""Per section: indicator, target, realisation, achievement, as staff targets (SKP) take them over."""

from rak.reports.build_triwulan import dokumen
from rak.reports.document import Document, Section
from rak.reports.report_material import Bahan
from rak.reports.report_rows import BarisIndikator, indikator
from rak.reports.report_sentences import jumlah_kalimat
from rak.reports.report_tables import CAPAIAN, KRITERIA, SEKSI, TERISI, UNTUK, URAIAN, Lajur, tabel


def laporan_skp(bahan: Bahan) -> Document:
    """One table over all sections, ordered by section; the CSV holds it too."""
    kode = Lajur[BarisIndikator]("Kode", 6, lambda row: row.kode)
    target = Lajur[BarisIndikator]("Target", 10, lambda row: row.target(), angka=True)
    reached = Lajur[BarisIndikator]("Realisasi", 11, lambda row: row.realisasi, angka=True)
    columns = SEKSI, kode, URAIAN, UNTUK, target, reached, CAPAIAN, KRITERIA, TERISI
    rows = sorted(indikator(bahan), key=lambda row: row.seksi.casefold())
    table = tabel(f"Capaian per seksi s.d. {bahan.masa}", columns, rows, mendatar=True)
    part = Section("Capaian per Seksi", (jumlah_kalimat(bahan), table))
    return dokumen(bahan, "Capaian Kinerja untuk SKP", part)
