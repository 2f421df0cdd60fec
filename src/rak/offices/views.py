"""The views of the tables: what counts, per office, indicator and quarter, who has not reported, what deviates most.

Only the newest file of an office and year counts (``berkas.berlaku``), and no row that is *dipertanyakan*; how much is
left out stands beside what counts. Amounts are DECIMAL(38,0); a per cent is rounded once, half away from zero.
"""

from typing import Final

PERSEN: Final = """
CREATE MACRO persen(bagian, seluruh) AS CASE WHEN seluruh IS NULL OR bagian IS NULL OR seluruh = 0 THEN NULL ELSE
  CAST(sign(bagian) * sign(seluruh) AS DECIMAL(1,0))
  * CAST((20000 * CAST(abs(bagian) AS HUGEINT) + CAST(abs(seluruh) AS HUGEINT))
      // (2 * CAST(abs(seluruh) AS HUGEINT)) AS DECIMAL(30,0)) * CAST(0.01 AS DECIMAL(3,2)) END
"""

TERISI: Final = """
CREATE MACRO triwulan_terisi(triwulan, tahun, bulan_terakhir) AS bulan_terakhir >= tahun || CASE triwulan
  WHEN 'TW I' THEN '-03' WHEN 'TW II' THEN '-06' WHEN 'TW III' THEN '-09' ELSE '-12' END
"""
"""Whether a quarter is over by what the file itself says: before that its deviation says nothing."""

_COUNTS: Final = "NOT dipertanyakan"


def _sum(column: str, where: str) -> str:
    return f"sum({column}) FILTER (WHERE {where})"


def _money(table: str, column: str, name: str, keys: str = "sha256") -> str:
    """Per key: what counts, what is doubtful, and how many rows are doubtful."""
    return f"""SELECT {keys}, {_sum(column, _COUNTS)} AS {name}, {_sum(column, "dipertanyakan")} AS {name}_ragu,
      count(*) FILTER (WHERE dipertanyakan) AS {name}_baris_ragu FROM {table} GROUP BY ALL"""


VIEWS: Final[dict[str, str]] = {
    "per_satuan_kerja": f"""
WITH p AS ({_money("kegiatan", "pagu", "pagu")}), t AS ({_money("penarikan", "rupiah", "penarikan")}),
  r AS ({_money("realisasi", "rupiah", "realisasi")})
SELECT b.satuan_kerja, b.tahun, b.folder, b.bulan_terakhir, p.pagu, t.penarikan, r.realisasi,
  persen(r.realisasi, p.pagu) AS penyerapan_persen,
  p.pagu_ragu AS pagu_dipertanyakan, t.penarikan_ragu AS penarikan_dipertanyakan,
  r.realisasi_ragu AS realisasi_dipertanyakan,
  coalesce(pagu_baris_ragu, 0) + coalesce(penarikan_baris_ragu, 0) + coalesce(realisasi_baris_ragu, 0)
    AS baris_dipertanyakan,
  b.galat, b.peringatan, b.jalur, b.sha256
FROM berkas b LEFT JOIN p USING (sha256) LEFT JOIN t USING (sha256) LEFT JOIN r USING (sha256)
WHERE b.berlaku ORDER BY b.satuan_kerja, b.tahun, b.sha256""",
    "per_wilayah": """
SELECT folder, tahun, count(*) AS satuan_kerja, CAST(sum(pagu) AS DECIMAL(38,0)) AS pagu,
  CAST(sum(penarikan) AS DECIMAL(38,0)) AS penarikan, CAST(sum(realisasi) AS DECIMAL(38,0)) AS realisasi,
  persen(sum(realisasi), sum(pagu)) AS penyerapan_persen,
  CAST(sum(pagu_dipertanyakan) AS DECIMAL(38,0)) AS pagu_dipertanyakan,
  CAST(sum(realisasi_dipertanyakan) AS DECIMAL(38,0)) AS realisasi_dipertanyakan,
  CAST(sum(baris_dipertanyakan) AS BIGINT) AS baris_dipertanyakan
FROM per_satuan_kerja GROUP BY folder, tahun ORDER BY folder, tahun""",
    "per_triwulan": f"""
WITH t AS ({_money("penarikan", "rupiah", "penarikan", "sha256, triwulan")}),
  r AS ({_money("realisasi", "rupiah", "realisasi", "sha256, triwulan")})
SELECT b.satuan_kerja, b.tahun, triwulan, t.penarikan, r.realisasi,
  CASE WHEN triwulan_terisi(triwulan, b.tahun, b.bulan_terakhir)
    THEN persen(abs(r.realisasi - t.penarikan), t.penarikan) END AS deviasi_persen,
  t.penarikan_ragu AS penarikan_dipertanyakan, r.realisasi_ragu AS realisasi_dipertanyakan, b.sha256
FROM berkas b JOIN (t FULL JOIN r USING (sha256, triwulan)) USING (sha256)
WHERE b.berlaku ORDER BY b.satuan_kerja, b.tahun, triwulan, b.sha256""",
    "per_indikator": f"""
WITH k AS (SELECT sha256, indikator, kode, pagu, dipertanyakan FROM kegiatan),
  p AS (SELECT sha256, indikator, {_sum("pagu", _COUNTS)} AS pagu,
    count(*) FILTER (WHERE dipertanyakan) AS ragu FROM k GROUP BY ALL),
  r AS (SELECT k.sha256, k.indikator, {_sum("r.rupiah", "NOT r.dipertanyakan")} AS realisasi,
    count(*) FILTER (WHERE r.dipertanyakan) AS ragu
    FROM k JOIN realisasi r ON r.sha256 = k.sha256 AND r.kode = k.kode GROUP BY ALL)
SELECT i.satuan_kerja, i.tahun, i.kode, i.uraian, i.target, i.satuan, i.polaritas, p.pagu, r.realisasi,
  persen(r.realisasi, p.pagu) AS penyerapan_persen,
  CASE WHEN NOT c.dipertanyakan THEN c.tingkat END AS tingkat,
  CASE WHEN NOT c.dipertanyakan THEN c.persen_tahun END AS persen_tahun, c.terisi, c.wajib, c.tanda,
  coalesce(p.ragu, 0) + coalesce(r.ragu, 0) + CASE WHEN c.dipertanyakan THEN 1 ELSE 0 END AS baris_dipertanyakan,
  i.lembar, i.sel, i.sha256
FROM indikator i JOIN berkas b USING (sha256)
  LEFT JOIN p ON p.sha256 = i.sha256 AND p.indikator = i.kode
  LEFT JOIN r ON r.sha256 = i.sha256 AND r.indikator = i.kode
  LEFT JOIN capaian c ON c.sha256 = i.sha256 AND c.kode = i.kode AND c.periode = CAST(i.tahun AS VARCHAR)
WHERE b.berlaku ORDER BY i.satuan_kerja, i.tahun, i.sha256, i.kode""",
    "belum_melapor": """
WITH akhir AS (SELECT tahun, max(bulan_terakhir) AS bulan FROM berkas WHERE berlaku GROUP BY tahun)
SELECT b.satuan_kerja, b.tahun, b.bulan_terakhir, akhir.bulan AS bulan_yang_dibandingkan, b.jalur, b.sha256
FROM berkas b JOIN akhir ON akhir.tahun = b.tahun
WHERE b.berlaku AND (b.bulan_terakhir IS NULL OR b.bulan_terakhir < akhir.bulan)
ORDER BY b.tahun, b.bulan_terakhir NULLS FIRST, b.satuan_kerja, b.sha256""",
    "deviasi_terbesar": """
WITH r AS (SELECT sha256, kode, triwulan, sum(rupiah) AS realisasi FROM realisasi
    GROUP BY ALL HAVING NOT bool_or(dipertanyakan)),
  t AS (SELECT sha256, kode, triwulan, rupiah, lembar, sel FROM penarikan WHERE NOT dipertanyakan)
SELECT b.satuan_kerja, b.tahun, r.kode, k.uraian, r.triwulan, t.rupiah AS penarikan, r.realisasi,
  r.realisasi - t.rupiah AS selisih, persen(abs(r.realisasi - t.rupiah), t.rupiah) AS deviasi_persen,
  t.lembar, t.sel, b.jalur, b.sha256
FROM r JOIN t USING (sha256, kode, triwulan) JOIN berkas b USING (sha256)
  JOIN kegiatan k ON k.sha256 = b.sha256 AND k.kode = r.kode
WHERE b.berlaku AND triwulan_terisi(r.triwulan, b.tahun, b.bulan_terakhir)
ORDER BY abs(r.realisasi - t.rupiah) DESC, b.satuan_kerja, b.tahun, r.kode, r.triwulan, b.sha256""",
    "yang_dipertanyakan": """
SELECT b.satuan_kerja, b.tahun, d.* FROM (
  SELECT sha256, 'pagu' AS tabel, kode, lembar, sel, pagu AS rupiah FROM kegiatan WHERE dipertanyakan
  UNION ALL SELECT sha256, 'penarikan', kode, lembar, sel, rupiah FROM penarikan WHERE dipertanyakan
  UNION ALL SELECT sha256, 'realisasi', kode, lembar, sel, rupiah FROM realisasi WHERE dipertanyakan
) d JOIN berkas b USING (sha256) WHERE b.berlaku ORDER BY b.satuan_kerja, b.tahun, d.sha256, d.tabel, d.kode, d.sel""",
}
"""Each view by its name; a later one may use those before it."""


def _control(name: str, table: str, column: str) -> str:
    total = f"CAST(coalesce(sum({column}), 0) AS DECIMAL(38,0))"
    counted = f"SELECT {total} FROM {table} WHERE sha256 IN (SELECT sha256 FROM berkas WHERE berlaku)"
    return f"""SELECT '{name}' AS jumlah,
  (SELECT CAST(coalesce(sum({name}), 0) AS DECIMAL(38,0)) FROM per_satuan_kerja) AS satuan_kerja,
  ({counted} AND dipertanyakan) AS dipertanyakan,
  (SELECT {total} FROM {table} WHERE sha256 IN (SELECT sha256 FROM berkas WHERE dibaca AND NOT berlaku)) AS digantikan,
  (SELECT CAST(coalesce(sum(jumlah_{name}), 0) AS DECIMAL(38,0)) FROM berkas) AS berkas"""


VIEWS["kontrol"] = (
    "SELECT *, satuan_kerja + dipertanyakan + digantikan - berkas AS selisih FROM ("
    + " UNION ALL ".join(
        _control(*row)
        for row in (
            ("pagu", "kegiatan", "pagu"),
            ("penarikan", "penarikan", "rupiah"),
            ("realisasi", "realisasi", "rupiah"),
        )
    )
    + ") ORDER BY jumlah"
)
"""Σ of the offices, of what is doubtful and of files that a newer one replaces, against Σ of the files computed apart."""
