"""Where the tables go: a DuckDB file, a folder of Parquet or CSV, a workbook; and what must not be overwritten there."""

import errno
import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import attrs

from rak.errors import DomainError, SudahAda
from rak.offices.database import TANDA
from rak.offices.sources import STORE
from rak.offices.tables import TABEL
from rak.offices.views import VIEWS
from rak.plain_files import NotAFileError, read_plain, refuse_other_kinds

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Bentuk = Literal["duckdb", "parquet", "csv", "xlsx"]
_MOST_STATE: Final = 64 * 2**20
"""Bytes of what a run leaves for the next."""
_INERT: Final = (
    "CASE WHEN regexp_matches({0}, '^([=@\\t\\r]|[+-].*[^0-9.,/%])') THEN chr(39) || {0} ELSE {0} END AS {0}"
)
"""A text so that no spreadsheet takes it for a formula, as in the other files of this kind; a number stays one."""
DASAR: Final = "tabel.duckdb"
"""The database in the store, where the output itself is none."""
BERTABEL: Final = ("berkas", *(tabel.nama for tabel in TABEL))


@attrs.frozen
class Sasaran:
    """An output and its store beside it; the store may be thrown away, then everything is read again."""

    jalur: Path
    bentuk: Bentuk

    @property
    def simpanan(self) -> Path:
        """The store: in the folder of tables, or beside the file."""
        if self.bentuk in {"parquet", "csv"}:
            return self.jalur / STORE.removeprefix(".")
        return self.jalur.with_name(self.jalur.name + STORE)

    @property
    def basis_data(self) -> Path:
        """The database with the tables."""
        return self.jalur if self.bentuk == "duckdb" else self.simpanan / DASAR

    @property
    def hasil(self) -> tuple[Path, ...]:
        """The files that people and scripts use."""
        if self.bentuk in {"parquet", "csv"}:
            return tuple(self.jalur / f"{nama}.{self.bentuk}" for nama in BERTABEL)
        return (self.jalur,)

    def check(self, seen: dict[str, str], *, overwrite: bool) -> None:
        """Refuse what stands in the way, before anything is read; ``seen`` are the marks of our own files."""
        if self.jalur.is_symlink():  # still one: it leads back to itself
            raise NotAFileError("tautan yang berputar", str(self.jalur))
        if self.bentuk in {"parquet", "csv"}:
            if self.jalur.exists() and not self.jalur.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, "bukan folder", str(self.jalur))
        elif self.jalur.is_dir():
            raise IsADirectoryError(errno.EISDIR, "folder", str(self.jalur))
        elif not self.jalur.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "foldernya tidak ada", str(self.jalur.parent))
        for path in self.hasil:
            if path.exists():
                refuse_other_kinds(path.stat(), str(path))
        if self.bentuk == "duckdb" and self.jalur.exists() and _is_duckdb(self.jalur):
            if not is_ours(self.jalur):
                pesan = f"{self.jalur}: basis data DuckDB itu bukan buatan rak himpun, dan tidak diubah."
                raise DomainError(pesan, "Pakai nama lain dengan -o.")
            return
        for path in self.hasil:
            if path.exists() and not overwrite and seen.get(path.name) != mark(path):
                raise SudahAda(str(path))

    def marks(self) -> dict[str, str]:
        """The marks of the output's files, by which the next run knows them as ours."""
        return {path.name: mark(path) for path in self.hasil if path.exists()}


_FILES: Final = frozenset(
    (
        ".parquet", ".csv", ".tsv", ".txt", ".xls", ".xlsm", ".xlsb", ".ods", ".json", ".toml", ".docx", ".html", ".pdf",
        ".sqlite", ".zip",
    )
)  # fmt: skip
"""Endings of what somebody wants as a file: no folder is made of that name."""


def target_of(output: str | os.PathLike[str], bentuk: str = "parquet") -> Sasaran:
    """What an ``-o`` means: by its suffix a DuckDB file or a workbook, else a folder."""
    path = Path(output)
    if path.is_symlink():  # a link stays one, and what it leads to is written
        path = Path(os.path.realpath(path))
    suffix = path.suffix.casefold()
    if suffix in {".duckdb", ".db"}:
        return Sasaran(path, "duckdb")
    if suffix == ".xlsx":
        return Sasaran(path, "xlsx")
    if suffix in _FILES:
        saran = "Sebuah folder berisi satu berkas per tabel; --format csv atau parquet memilih bentuknya."
        raise DomainError(f"{path}: keluaran harus HIMPUNAN.duckdb, REKAP.xlsx, atau sebuah FOLDER.", saran)
    return Sasaran(path, "csv" if bentuk == "csv" else "parquet")


def mark(path: Path) -> str:
    """By what a file of ours is known again: its size and time; a workbook, which people write into, by its content."""
    if path.suffix.casefold() == ".xlsx":
        return hashlib.sha256(path.read_bytes()).hexdigest()
    found = path.stat()
    return f"{found.st_size} {found.st_mtime_ns}"


def _is_duckdb(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(12)[8:] == b"DUCK"


def is_ours(path: Path) -> bool:
    """Whether a DuckDB file was made by rak himpun."""
    import duckdb  # noqa: PLC0415  # a heavy extra

    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            found = connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = ?", [TANDA]).fetchone()
    except duckdb.Error as fault:
        pesan = f"{path}: basis data itu tidak dapat dibuka."
        raise DomainError(pesan, "Tutup program yang memakainya, atau pakai nama lain dengan -o.") from fault
    return found is not None


def publish(sasaran: Sasaran, made: Path) -> None:
    """Put the tables in their place, each file in one step; ``made`` is the database just assembled."""
    if sasaran.bentuk in {"parquet", "csv"}:
        _export(made, sasaran)
    elif sasaran.bentuk == "xlsx":
        from rak.offices.rekap_workbook import write_rekap  # noqa: PLC0415  # loads openpyxl

        temporary = made.with_suffix(".xlsx")
        write_rekap(made, temporary, sasaran.jalur.parent)
        temporary.replace(sasaran.jalur)
    made.replace(sasaran.basis_data)


def _export(database: Path, sasaran: Sasaran) -> None:
    """All tables into a folder beside, then each into its place."""
    import duckdb  # noqa: PLC0415  # a heavy extra

    bentuk, beside = sasaran.bentuk, sasaran.simpanan / "keluar"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    options = "FORMAT parquet, COMPRESSION zstd" if bentuk == "parquet" else "FORMAT csv, HEADER true"
    with duckdb.connect(str(database), read_only=True) as connection:
        for nama in (*BERTABEL, *(VIEWS if bentuk == "csv" else ())):
            _copy(connection, nama, beside / f"{nama}.{bentuk}", options)
    for path in sorted(beside.iterdir()):
        path.replace(sasaran.jalur / path.name)
    beside.rmdir()


def _copy(connection: "DuckDBPyConnection", nama: str, path: Path, options: str) -> None:
    spelt = str(path).replace("'", "''")
    texts = [name for name, kind, *_ in connection.execute(f"DESCRIBE {nama}").fetchall() if kind == "VARCHAR"]
    shown = ", ".join(_INERT.format(name) for name in texts) if path.suffix == ".csv" else ""
    replaced = f"REPLACE ({shown})" if shown else ""
    connection.execute(f"COPY (SELECT * {replaced} FROM {nama}) TO '{spelt}' ({options})")


def state_of(folder: Path) -> dict[str, Any]:
    """What the last run into this store left behind; nothing when there was none or it cannot be read."""
    try:
        found = json.loads(read_plain(folder / "keadaan.json", _MOST_STATE))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def keep_state(folder: Path, state: dict[str, Any]) -> None:
    """Leave the state for the next run, in one step."""
    temporary = folder / "keadaan.json.tmp"
    temporary.write_text(json.dumps(state, ensure_ascii=False, indent=1), encoding="utf-8")
    temporary.replace(folder / "keadaan.json")
