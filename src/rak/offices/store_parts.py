"""The store of what was read: Parquet files of a few dozen workbooks each, written by the workers.

A part has a row per content: the columns of ``berkas``, and every other table as a list. It is named by what is in it
and appears in one step, so a batch that ran twice, or was killed, leaves nothing half and nothing double.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rak.offices.columns import UMUM, Jenis, Kolom
from rak.offices.tables import TABEL

if TYPE_CHECKING:
    import pyarrow as pa

    from rak.offices.workbook_rows import Isi

FAKTA: Final = (
    *UMUM,
    ("dibaca", Jenis.BENAR, "apakah matriksnya dapat dibaca"),
    ("alasan", Jenis.TEKS, "mengapa tidak dibaca"),
    ("bulan_terakhir", Jenis.TEKS, "bulan terakhir yang terisi, 2024-03"),
    ("diterima_terakhir", Jenis.TANGGAL, "hari terakhir laporan seksi diterima"),
    ("revisi", Jenis.BULAT, "banyaknya revisi"),
    ("galat", Jenis.BULAT, "banyaknya temuan galat"),
    ("peringatan", Jenis.BULAT, "banyaknya temuan peringatan"),
    ("jumlah_pagu", Jenis.RUPIAH, "jumlah PAGU, dihitung lepas dari tabel"),
    ("jumlah_penarikan", Jenis.RUPIAH, "jumlah rencana penarikan, dihitung lepas dari tabel"),
    ("jumlah_realisasi", Jenis.RUPIAH, "jumlah realisasi, dihitung lepas dari tabel"),
    ("kunci", Jenis.TEKS, "nama satuan kerja tanpa beda huruf besar dan spasi; SHA-256 bila tidak disebut"),
)
"""The columns of ``berkas`` that a part has; the paths come with the listing of each run."""

_OWN: Final = tuple((nama, jenis) for nama, jenis, _ in UMUM[3:])
"""The common columns that every row has for itself."""


def row_columns(kolom: Iterable[Kolom]) -> tuple[tuple[str, Jenis], ...]:
    """Sheet, cell, *dipertanyakan*, then the columns of the table."""
    return (*_OWN, *((one.nama, one.jenis) for one in kolom))


def form() -> str:
    """What the parts look like, in a few letters: another form is not read."""
    shape = repr([FAKTA, [(tabel.nama, row_columns(tabel.kolom)) for tabel in TABEL]])
    return hashlib.sha256(shape.encode()).hexdigest()[:10]


def write_part(folder: Path, isi: Sequence[Isi]) -> Path:
    """Write the batch as one file; the same contents give the same name."""
    import pyarrow.parquet as pq  # noqa: PLC0415  # a heavy extra

    name = hashlib.sha256("".join(sorted(str(one.berkas["sha256"]) for one in isi)).encode()).hexdigest()[:32]
    target = folder / f"{name}.parquet"
    temporary = folder / f".{name}.{os.getpid()}-{os.urandom(4).hex()}.tmp"
    try:
        pq.write_table(_arrow(isi), temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return target


def contents_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of every content in the store, with the name of the part that has it (the first by name)."""
    import pyarrow.parquet as pq  # noqa: PLC0415  # a heavy extra

    known: dict[str, str] = {}
    for path in sorted(folder.glob("*.parquet")):
        try:
            with pq.ParquetFile(path) as part:
                digests = part.read(columns=["sha256"]).column(0).to_pylist()
        except (OSError, ValueError):  # a damaged part is read again
            path.unlink(missing_ok=True)
            continue
        for digest in digests:
            known.setdefault(digest, path.name)
    return known


@functools.cache
def _arrow_type(jenis: Jenis) -> pa.DataType:
    import pyarrow as pa  # noqa: PLC0415  # a heavy extra

    return {
        Jenis.TEKS: pa.string(),
        Jenis.BULAT: pa.int64(),
        Jenis.RUPIAH: pa.decimal128(38, 0),
        Jenis.DESIMAL: pa.decimal128(38, 10),
        Jenis.BENAR: pa.bool_(),
        Jenis.TANGGAL: pa.date32(),
    }[jenis]


def _arrow(isi: Sequence[Isi]) -> pa.Table:
    import pyarrow as pa  # noqa: PLC0415  # a heavy extra

    columns: dict[str, pa.Array] = {
        nama: pa.array([one.berkas.get(nama) for one in isi], type=_arrow_type(jenis)) for nama, jenis, _ in FAKTA
    }
    for tabel in TABEL:
        columns[f"isi_{tabel.nama}"] = _nested([one.tabel.get(tabel.nama, []) for one in isi], tabel.kolom)
    return pa.table(columns)


def _nested(rows: Sequence[Sequence[tuple[Any, ...]]], kolom: Sequence[Kolom]) -> pa.Array:
    """The rows of each content as a list of records, built column by column."""
    import pyarrow as pa  # noqa: PLC0415  # a heavy extra

    columns = row_columns(kolom)
    flat = list(itertools.chain.from_iterable(rows))
    values = zip(*flat, strict=True) if flat else [()] * len(columns)
    arrays = [pa.array(value, type=_arrow_type(jenis)) for value, (_, jenis) in zip(values, columns, strict=True)]
    records = pa.StructArray.from_arrays(arrays, names=[nama for nama, _ in columns])
    offsets = list(itertools.accumulate(map(len, rows), initial=0))
    return pa.ListArray.from_arrays(pa.array(offsets, type=pa.int32()), records)
