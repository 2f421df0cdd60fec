"""What a run gives: the counts, the control sums, and the tables for data frames."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from rak.domain.spelling import group_thousands

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@attrs.frozen
class Cek:
    """A control sum: Σ of the offices, of what is left out, and Σ of the files, which the reader added up by itself."""

    jumlah: str
    """pagu, penarikan or realisasi, in rupiah."""
    satuan_kerja: int
    """What the views count: the newest file of each office, without doubtful rows."""
    dipertanyakan: int
    digantikan: int
    """In files of an office that a newer one replaces."""
    berkas: int

    @property
    def cocok(self) -> bool:
        """Whether nothing is counted twice and nothing is lost."""
        return self.satuan_kerja + self.dipertanyakan + self.digantikan == self.berkas

    def __str__(self) -> str:
        left, doubt, old, whole = map(
            group_thousands, (self.satuan_kerja, self.dipertanyakan, self.digantikan, self.berkas)
        )
        said = f"{left} (satuan kerja) + {doubt} (dipertanyakan) + {old} (digantikan)"
        return f"{self.jumlah}: {said} {'=' if self.cocok else '≠'} {whole} (berkas)"


@attrs.frozen
class Himpunan:
    """The tables of many workbooks, and what became of the files."""

    basis_data: Path
    """The DuckDB database that holds the tables."""
    berkas: int
    """Files found, copies too."""
    isi: int
    """Different contents among them."""
    dibaca: int
    """Files read in this run; the others were known."""
    gagal: tuple[str, ...]
    """Paths of files that are damaged, foreign or cannot be read; the reason is in the table ``berkas``."""
    satuan_kerja: int
    """Offices and years that count."""
    beberapa: int
    """Offices and years that stand in several files."""
    seri: int
    """Of these, those whose newest file cannot be told by its contents."""
    galat: int
    """Findings of level galat in the files that count, and of the files together."""
    baris_dipertanyakan: int
    cek: tuple[Cek, ...]
    sendiri: tuple[str, ...] = ()
    """Paths of what rak itself made of other workbooks; left out."""
    lain: int = 0
    """Files in the folders that are no workbooks; left out."""

    @property
    def cocok(self) -> bool:
        """Whether all control sums are met."""
        return all(cek.cocok for cek in self.cek)

    def arrow(self, nama: str) -> Any:
        """A table or view as an Arrow table; rupiah are decimal128(38, 0)."""
        with self._open() as connection:
            return connection.table(nama).to_arrow_table()

    def pandas(self, nama: str) -> Any:
        """A table or view as a pandas frame whose columns are those of Arrow, so that rupiah stay exact."""
        import pandas as pd  # noqa: PLC0415  # the caller's

        return self.arrow(nama).to_pandas(types_mapper=pd.ArrowDtype)

    def polars(self, nama: str) -> Any:
        """A table or view as a polars frame."""
        import polars as pl  # noqa: PLC0415  # the caller's

        return pl.from_arrow(self.arrow(nama))

    def rows(self, nama: str) -> list[dict[str, Any]]:
        """A table or view as plain rows."""
        with self._open() as connection:
            relation = connection.table(nama)
            return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]

    def _open(self) -> "DuckDBPyConnection":
        import duckdb  # noqa: PLC0415  # a heavy extra

        return duckdb.connect(str(self.basis_data), read_only=True)
