"""The headings of a matrix: the column that each names, which columns there are, and what is said of them."""

from typing import Final, NamedTuple

from rak.domain.headings import SINONIM, find_exact, heading_key
from rak.domain.kolom import Bantu, Kolom, Peran
from rak.domain.laporan import KOLOM_ISIAN
from rak.matriks.read import findings_on_tata as aturan
from rak.matriks.read.collect_findings import Catatan, as_seen
from rak.matriks.read.grid import Petak
from rak.matriks.read.read_result import TataLetak
from rak.matriks.read.unseen_parts import tell_hidden_columns
from rak.xlsx.sheet.address import COLUMN_LETTERS

PLAN_COLUMNS: Final = (
    Kolom.SASARAN_KEGIATAN, Kolom.INDIKATOR_KEGIATAN, Kolom.TARGET_KINERJA, Kolom.RUMUS_PERHITUNGAN, Kolom.KEGIATAN,
    Kolom.PAGU, Kolom.RENCANA_PENARIKAN_DANA, Kolom.RENCANA_KEGIATAN,
)  # fmt: skip
REPORT_COLUMNS: Final = (Kolom.REALISASI_ANGGARAN, Kolom.CAPAIAN, *KOLOM_ISIAN)


class Judul(NamedTuple):
    """A column with the texts above it, from top to bottom."""

    column: int
    texts: tuple[str, ...]
    span: int
    """First column of the merged heading that it lies under, itself when alone."""
    grouped: bool = False
    """Whether a text above it is a group over several columns, which names none of them."""

    @property
    def shown(self) -> str:
        """Its texts on one line."""
        return " ".join(" ".join(self.texts).split())


def exact_role(heading: Judul) -> Peran | None:
    """The column by the whole of its texts, else by the lowest, else by one above."""
    joined = find_exact(" ".join(heading.texts))
    if joined:
        return joined
    for text in reversed(heading.texts):
        found = find_exact(text)
        if found and (not heading.grouped or text is heading.texts[-1] or found is Kolom.RENCANA_KEGIATAN):
            return found
    return None


def report_headings(tata: TataLetak, headings: list[Judul], page: Petak, catatan: Catatan) -> None:
    """Where the matrix stands, which columns it lacks, which it has beside its own, and what is hidden."""
    where = (tata.lembar, tata.judul_awal, min(tata.kolom.values()))
    columns = ", ".join(f"{peran} = {COLUMN_LETTERS[column]}" for peran, column in tata.kolom.items())
    rows = f"baris {tata.judul_awal}"
    if tata.judul_akhir > tata.judul_awal:
        rows += f"-{tata.judul_akhir}"
    pesan = f"Matriks dibaca dari lembar '{tata.lembar}', judul pada {rows}: {columns}."
    catatan.add(aturan.LETAK_MATRIKS, pesan, "", where)
    for kolom in (*PLAN_COLUMNS, *REPORT_COLUMNS):
        if kolom in tata.kolom:
            continue
        rule = aturan.KOLOM_RENCANA_TIDAK_ADA if kolom in PLAN_COLUMNS else aturan.KOLOM_LAPORAN_TIDAK_ADA
        _, other, *_ = SINONIM[kolom]
        saran = f"Tambahkan kolom berjudul {kolom}, atau perbaiki judulnya (misalnya {other})."
        catatan.add(rule, f"Kolom {kolom} tidak ditemukan; isinya dianggap belum diketahui, bukan nol.", saran, where)
    used = set(tata.kolom.values())
    extra = [h for h in headings if h.column not in used and heading_key(h.shown) and h.span == h.column]
    for heading in extra:
        if exact_role(heading) is None:
            pesan = f"Kolom tambahan '{as_seen(heading.shown)}' tidak termasuk matriks resmi dan tidak dibaca."
            saran = "Biarkan bila memang catatan kantor sendiri."
            catatan.add(aturan.KOLOM_TAMBAHAN, pesan, saran, (tata.lembar, tata.judul_awal, heading.column))
    named = {str(peran): column for peran, column in tata.kolom.items() if peran is not Bantu.KODE}
    tell_hidden_columns(page, named, tata.judul_awal, catatan)
