"""The parts of the store and the listing of the files into one DuckDB database, always in the same order."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rak.domain.letak import Letak
from rak.domain.temuan import Temuan
from rak.offices import findings_on_himpunan as aturan
from rak.offices.columns import UMUM, Jenis
from rak.offices.himpunan import Cek
from rak.offices.sources import Tercatat
from rak.offices.store_parts import FAKTA, row_columns
from rak.offices.tables import TABEL, TEMUAN
from rak.offices.views import PERSEN, TERISI, VIEWS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TANDA: Final = "rak_himpunan"
"""The table that says that a DuckDB file is ours."""
_MEMORY: Final = "512MB"
"""What DuckDB may take before it goes to the disk."""

BERKAS: Final = (
    *((nama, jenis, arti) for nama, jenis, arti in FAKTA if nama != "kunci"),
    ("jalur", Jenis.TEKS, "letak berkas; isi yang sama di dua tempat satu baris, satu jalur per baris teks"),
    ("folder", Jenis.TEKS, "folder berkas yang pertama"),
    ("berlaku", Jenis.BENAR, "berkas terbaru satuan kerja dan tahun itu: yang dihitung dalam pandangan"),
    ("versi", Jenis.TEKS, "versi rak yang membacanya"),
)


def assemble(
    database: Path, parts: Sequence[Path], daftar: Sequence[Tercatat], versi: str, scratch: Path
) -> dict[str, Any]:
    """Make the database anew at that path, which must not exist; gives what a :class:`Himpunan` says of it."""
    import duckdb  # noqa: PLC0415  # a heavy extra

    with duckdb.connect(str(database)) as connection:
        connection.execute(f"SET memory_limit = '{_MEMORY}'")
        connection.execute("SET temp_directory = ?", [str(scratch)])
        connection.execute("SET enable_progress_bar = false")
        connection.begin()
        _listing(connection, daftar)
        _choose(connection, parts)
        _berkas(connection, versi)
        for tabel in TABEL:
            _table(connection, tabel.nama, row_columns(tabel.kolom))
        _conflicts(connection)
        connection.execute(PERSEN)
        connection.execute(TERISI)
        for name, sql in VIEWS.items():
            connection.execute(f"CREATE VIEW {name} AS {sql}")
        _comments(connection)
        for name in ("daftar", "pilihan"):
            connection.execute(f"DROP TABLE {name}")
        connection.execute(f"CREATE TABLE {TANDA} AS SELECT ? AS versi", [versi])
        connection.commit()
        return _count(connection)


def _count(connection: DuckDBPyConnection) -> dict[str, Any]:
    def rows(sql: str) -> list[Any]:
        return connection.execute(sql).fetchall()

    own = f"sha256 IN (SELECT sha256 FROM temuan WHERE kode = '{aturan.HASIL_SENDIRI.kode}')"
    unread: dict[bool, list[str]] = {False: [], True: []}
    for paths, ours in rows(f"SELECT jalur, coalesce({own}, false) FROM berkas WHERE NOT dibaca"):
        unread[ours] += paths.split("\n")
    ((offices, isi),) = rows("SELECT count(*) FILTER (WHERE berlaku), count(sha256) FROM berkas")
    ((several, ties),) = rows(
        "SELECT count(*), count(*) FILTER (WHERE kode = 'RAK681') FROM temuan WHERE kode IN ('RAK680', 'RAK681')"
    )
    ((galat,),) = rows(
        """SELECT count(*) FROM temuan LEFT JOIN berkas USING (sha256)
           WHERE temuan.tingkat = 'galat' AND temuan.diterima IS NULL AND coalesce(berkas.berlaku OR NOT berkas.dibaca, true)"""
    )
    ((doubtful,),) = rows("SELECT CAST(coalesce(sum(baris_dipertanyakan), 0) AS BIGINT) FROM per_satuan_kerja")
    cek = tuple(
        Cek(name, *map(int, amounts))
        for name, *amounts in rows("SELECT jumlah, satuan_kerja, dipertanyakan, digantikan, berkas FROM kontrol")
    )
    return {
        "isi": isi, "gagal": tuple(sorted(unread[False])), "sendiri": tuple(sorted(unread[True])), "satuan_kerja": offices,
        "beberapa": several, "seri": ties, "galat": galat, "baris_dipertanyakan": doubtful, "cek": cek,
    }  # fmt: skip


def _listing(connection: DuckDBPyConnection, daftar: Sequence[Tercatat]) -> None:
    """The files of this run; a path that is no text of Unicode is shown as far as it is."""
    paths = [os.fsencode(one.jalur).decode("utf-8", "replace") for one in daftar]
    connection.execute(
        """CREATE TEMP TABLE daftar AS SELECT unnest($1::VARCHAR[]) AS jalur, unnest($2::VARCHAR[]) AS sha256,
             unnest($3::VARCHAR[]) AS alasan""",
        [paths, [one.sha256 for one in daftar], [one.alasan for one in daftar]],
    )


def _choose(connection: DuckDBPyConnection, parts: Sequence[Path]) -> None:
    """Of every content of this run one row of one part, and the facts of it; no matter how often it was read."""
    fields = ", ".join(f"p.{nama}" for nama, _, _ in FAKTA)
    empty = ", ".join(f"CAST(NULL AS {jenis.value}) AS {nama}" for nama, jenis, _ in FAKTA)
    if not parts:
        connection.execute(f"CREATE TEMP TABLE pilihan AS SELECT {empty}, '' AS bagian LIMIT 0")
        return
    connection.execute("SET VARIABLE bagian = ?", [[str(path) for path in parts]])
    connection.execute(
        f"""CREATE TEMP TABLE pilihan AS SELECT {fields}, p.filename AS bagian,
          row_number() OVER (ORDER BY p.satuan_kerja, p.tahun, p.sha256) AS nomor
        FROM read_parquet(getvariable('bagian'), filename = true) p
        WHERE p.sha256 IN (SELECT sha256 FROM daftar)
        QUALIFY row_number() OVER (PARTITION BY p.sha256 ORDER BY p.filename) = 1"""
    )


def _berkas(connection: DuckDBPyConnection, versi: str) -> None:
    """A row per content, and one per path that could not be read; which of them counts for its office and year."""
    facts = ", ".join(f"p.{nama}" for nama, _, _ in FAKTA if nama not in {"sha256", "dibaca", "alasan"})
    connection.execute(
        f"""CREATE TEMP TABLE berkas_semua AS
        WITH d AS (
          SELECT sha256, string_agg(jalur, chr(10) ORDER BY jalur) AS jalur, min(jalur) AS pertama, max(alasan) AS alasan
          FROM daftar GROUP BY sha256, CASE WHEN sha256 IS NULL THEN jalur END)
        SELECT d.sha256, d.jalur, d.pertama, coalesce(p.dibaca, false) AS dibaca,
          coalesce(p.alasan, nullif(d.alasan, '')) AS alasan, {facts},
          rank() OVER newest AS peringkat, row_number() OVER (newest_first) AS urutan
        FROM d LEFT JOIN pilihan p ON p.sha256 = d.sha256
        WINDOW newest AS (PARTITION BY p.dibaca, p.kunci, p.tahun ORDER BY p.bulan_terakhir DESC NULLS LAST,
            p.diterima_terakhir DESC NULLS LAST, p.revisi DESC NULLS LAST),
          newest_first AS (PARTITION BY p.dibaca, p.kunci, p.tahun ORDER BY p.bulan_terakhir DESC NULLS LAST,
            p.diterima_terakhir DESC NULLS LAST, p.revisi DESC NULLS LAST, d.sha256)"""
    )
    extra = {
        "folder": r"regexp_extract(pertama, '^(.*)/[^/]*$', 1)",
        "berlaku": "dibaca AND urutan = 1",
        "versi": "?",
        "satuan_kerja": "nullif(satuan_kerja, '')",
        "dipertanyakan": "coalesce(dipertanyakan, false)",
    }
    columns = ", ".join(f"CAST({extra.get(nama, nama)} AS {jenis.value}) AS {nama}" for nama, jenis, _ in BERKAS)
    sql = (
        f"CREATE TABLE berkas AS SELECT {columns} FROM berkas_semua ORDER BY satuan_kerja, tahun, urutan, sha256, jalur"
    )
    connection.execute(sql, [versi])


def _table(connection: DuckDBPyConnection, nama: str, columns: Sequence[tuple[str, Jenis]]) -> None:
    """One table out of the lists of the chosen rows, in the order of the office, the file and the matrix."""
    own = ", ".join(one for one, _ in columns)
    typed = ", ".join(f"{one} {jenis.value}" for one, jenis in (*((n, j) for n, j, _ in UMUM[:3]), *columns))
    connection.execute(f"CREATE TABLE {nama} ({typed})")
    if connection.execute("SELECT count(*) FROM pilihan").fetchone() == (0,):
        return
    connection.execute(
        f"""INSERT INTO {nama} SELECT sha256, nullif(satuan_kerja, ''), tahun, {own} FROM (
          SELECT p.sha256, p.satuan_kerja, p.tahun, pilihan.nomor, generate_subscripts(p.isi_{nama}, 1) AS urutan,
            unnest(p.isi_{nama}, recursive := true)
          FROM read_parquet(getvariable('bagian'), filename = true) p
            JOIN pilihan ON pilihan.sha256 = p.sha256 AND pilihan.bagian = p.filename)
        ORDER BY nomor, urutan"""
    )


def _conflicts(connection: DuckDBPyConnection) -> None:
    """What is to be said of the files together: several of one office and year, and ties of the newest."""
    rows = connection.execute(
        """SELECT kunci, tahun, min(satuan_kerja), count(*) FILTER (WHERE peringkat = 1), min(bulan_terakhir)
             FILTER (WHERE urutan = 1), string_agg(jalur, ', ' ORDER BY urutan), min(sha256) FILTER (WHERE urutan = 1),
             min(pertama) FILTER (WHERE urutan = 1), min(lembar) FILTER (WHERE urutan = 1), count(*)
           FROM berkas_semua WHERE dibaca GROUP BY kunci, tahun HAVING count(*) > 1 ORDER BY kunci, tahun"""
    ).fetchall()
    for _, tahun, satuan, ties, month, paths, digest, counted, lembar, count in rows:
        temuan = _conflict(tahun, satuan, ties, month, paths, counted, count)
        values: list[Any] = [digest, satuan or None, tahun, lembar, None, False]
        values += [kolom.values([temuan])[0] for kolom in TEMUAN.kolom]
        connection.execute(f"INSERT INTO temuan VALUES ({', '.join('?' * len(values))})", values)
    connection.execute("DROP TABLE berkas_semua")
    rule = aturan.TIDAK_DIHIMPUN
    connection.execute(
        """INSERT INTO temuan (sha256, dipertanyakan, kode, tingkat, pesan, saran)
           SELECT sha256, false, ?, ?, concat_ws(': ', jalur, alasan), ? FROM berkas
           WHERE NOT dibaca AND (sha256 IS NULL OR sha256 NOT IN (SELECT sha256 FROM temuan WHERE sha256 IS NOT NULL))
           ORDER BY jalur""",
        [rule.kode, str(rule.tingkat), "Perbaiki atau minta lagi berkasnya, lalu himpun lagi."],
    )


def _conflict(tahun: int, satuan: str, ties: int, month: str | None, paths: str, counted: str, count: int) -> Temuan:
    shown = paths.replace("\n", ", ")
    if ties > 1:
        return aturan.SAMA_BARU.temuan(
            f"{ties} berkas {satuan} {tahun} sama barunya (bulan terakhir {month or 'belum ada'}) tetapi isinya lain: "
            f"{shown}. Yang dihitung {counted}.",
            "Bandingkan dengan rak banding; buang atau perbarui yang bukan laporan akhirnya, lalu himpun lagi.",
            Letak(),
        )
    pesan = f"{satuan} {tahun} ada dalam {count} berkas: {shown}. Yang dihitung {counted}, menurut isinya yang terbaru."
    return aturan.BEBERAPA_BERKAS.temuan(pesan, "Tidak perlu apa-apa bila itu memang yang terbaru.", Letak())


def _comments(connection: DuckDBPyConnection) -> None:
    """What every column means, where a tool that shows the tables finds it."""
    columns = [("berkas", nama, arti) for nama, _, arti in BERKAS]
    for tabel in TABEL:
        columns += [(tabel.nama, nama, arti) for nama, _, arti in UMUM]
        columns += [(tabel.nama, kolom.nama, kolom.arti) for kolom in tabel.kolom]
    said = ((tabel, kolom, arti.replace("'", "''")) for tabel, kolom, arti in columns)
    connection.execute("".join(f"COMMENT ON COLUMN {tabel}.{kolom} IS '{arti}';" for tabel, kolom, arti in said))
