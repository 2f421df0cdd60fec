"""From folders of workbooks to tables: what is new is read, the rest is known, and the tables are those of a clean run."""

import atexit
import contextlib
import datetime
import hashlib
import importlib.util
import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Any, Final, NamedTuple

import attrs

from rak.errors import DomainError
from rak.offices import batches
from rak.offices.batches import Selesai, Tugas
from rak.offices.himpunan import Cek, Himpunan
from rak.offices.outputs import Sasaran, keep_state, publish, state_of, target_of
from rak.offices.sources import Tercatat, find_workbooks, hash_all
from rak.version import VERSION
from rak.xlsx import Limits, in_force

PAKET: Final = ("duckdb", "pyarrow")


class Kemajuan(NamedTuple):
    """How far a run is: files to read, files read so far, findings of level galat so far, files that failed."""

    semua: int
    selesai: int
    galat: int
    gagal: int


def gather(
    sumber: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    output: str | os.PathLike[str] | None = None,
    *,
    workers: int | None = None,
    executor: Executor | None = None,
    dask: str | None = None,
    per: datetime.date | None = None,
    limits: Limits | None = None,
    overwrite: bool = False,
    table_format: str = "parquet",
    progress: Callable[[Kemajuan], None] | None = None,
) -> Himpunan:
    """Gather files, folders and patterns of workbooks into tables: X.duckdb, X.xlsx, a folder, or None for this process.

    Only what changed is read again, by so many ``workers`` (1: here), an ``executor`` or the cluster ``dask``; no bad
    file stops the others. Raises RakError or OSError when sources or output cannot be used; what stood there stays.
    """
    _require_packages()
    sources = [sumber] if isinstance(sumber, str | os.PathLike) else list(sumber)
    if workers is not None and workers < 1:
        raise DomainError(f"Banyaknya pekerja {workers} tidak ada artinya.", "Pakai 1 atau lebih.")
    sasaran = target_of(_temporary_output() if output is None else output, table_format)
    state = state_of(sasaran.simpanan)
    sasaran.check(state.get("keluaran", {}), overwrite=overwrite)
    found = find_workbooks(sources, kecuali=(sasaran.simpanan, *sasaran.hasil))
    limits = limits or in_force()
    run = _Run(sasaran, _form(per, limits), per, limits)
    listing = hash_all(found.berkas)
    same = state.get("sidik") == run.fingerprint(listing) and state.get("keluaran") == sasaran.marks()
    if same and sasaran.basis_data.exists():
        return attrs.evolve(_from_state(sasaran, state["himpunan"]), lain=found.lain)
    with _work(executor, dask, workers) as work:
        listing, count = run.read(listing, work, progress or (lambda _: None))
    return attrs.evolve(run.finish(listing, count), lain=found.lain)


Kerja = tuple[Callable[[Sequence[Tugas], int], Generator[Selesai]], int]
"""What runs batches, given how many workers, and how many workers there are."""


@contextlib.contextmanager
def _work(executor: Executor | None, dask: str | None, workers: int | None) -> Iterator[Kerja]:
    count = workers or batches.processors()
    if dask is not None:
        with batches.dask_executor(dask) as (cluster, threads):
            yield lambda tugas, count: batches.run_in(cluster, tugas, count), threads
    elif executor is not None:
        yield lambda tugas, count: batches.run_in(executor, tugas, count), count
    else:
        yield _own_work, count


def _own_work(tugas: Sequence[Tugas], workers: int) -> Generator[Selesai]:
    if workers == 1 or batches.is_few(sum(len(one.jalur) for one in tugas)):
        return (batches.read_batch(one) for one in tugas)
    return batches.run_in_processes(tugas, workers)


class _Run:
    """One run into one output."""

    def __init__(self, sasaran: Sasaran, form: str, per: datetime.date | None, limits: Limits) -> None:
        self._sasaran = sasaran
        self._form = form
        self._per = per
        self._limits = limits
        self._parts = sasaran.simpanan / form

    def fingerprint(self, listing: Iterable[Tercatat]) -> str:
        """What decides the tables: the paths, their contents, and how they are read."""
        lines = [self._form, *(f"{one.sha256}\t{one.jalur}\t{one.alasan}" for one in listing)]
        return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()

    def read(
        self, listing: Sequence[Tercatat], kerja: Kerja, progress: Callable[[Kemajuan], None]
    ) -> tuple[list[Tercatat], int]:
        """Read what the store does not know; gives the listing as it was found while reading, and how many were read."""
        self._parts.mkdir(parents=True, exist_ok=True)
        known = self._known()
        new = {one.sha256: one.jalur for one in reversed(listing) if one.sha256 and one.sha256 not in known}
        paths = {str(Path(path).absolute()): path for path in sorted(new.values())}
        work, workers = kerja
        tugas = batches.cut(list(paths), workers, self._parts.resolve(), self._per, self._limits)
        changed: dict[str, Tercatat] = {}
        done = galat = failed = 0
        progress(Kemajuan(len(paths), 0, 0, 0))
        with contextlib.closing(work(tugas, workers)) as results:
            for one in results:
                for path, digest in one.terbaca.items():
                    changed[paths[path]] = Tercatat(paths[path], digest)
                for path, alasan in one.gagal.items():
                    changed[paths[path]] = Tercatat(paths[path], None, alasan)
                done += len(one.terbaca) + len(one.gagal)
                galat, failed = galat + one.galat, failed + len(one.gagal)
                progress(Kemajuan(len(paths), done, galat, failed))
        return [_as_read(one, changed, new) for one in listing], len(paths)

    def _known(self) -> dict[str, str]:
        """The name of the part in which each content of the store stands."""
        from rak.offices.store_parts import contents_of  # noqa: PLC0415  # nothing changed: no Parquet is opened

        return contents_of(self._parts)

    def finish(self, listing: Sequence[Tercatat], count: int) -> Himpunan:
        """The tables out of the store, in the place of the output; then the store loses what nobody needs."""
        from rak.offices.database import assemble  # noqa: PLC0415  # heavy

        store = self._sasaran.simpanan
        known = self._known()
        wanted = {one.sha256 for one in listing}
        parts = sorted({known[digest] for digest in wanted if digest in known})
        made = store / f"baru-{os.getpid()}.duckdb"
        made.unlink(missing_ok=True)
        try:
            counts = assemble(made, [self._parts / name for name in parts], listing, VERSION, store)
            himpunan = Himpunan(self._sasaran.basis_data, len(listing), dibaca=count, **counts)
            publish(self._sasaran, made)
        finally:
            for left in store.glob(f"baru-{os.getpid()}.*"):
                left.unlink(missing_ok=True)
        self._tidy(frozenset(parts))
        state = {"sidik": self.fingerprint(listing), "keluaran": self._sasaran.marks(), "himpunan": _to_state(himpunan)}
        keep_state(store, state)
        return himpunan

    def _tidy(self, parts: frozenset[str]) -> None:
        """Parts of no file of this run, half parts of killed runs, and parts of another version go."""
        for path in self._sasaran.simpanan.iterdir():
            if path.is_dir() and path != self._parts:
                shutil.rmtree(path, ignore_errors=True)
        for path in self._parts.iterdir():
            if path.name not in parts:
                path.unlink(missing_ok=True)


def _as_read(one: Tercatat, changed: dict[str, Tercatat], new: dict[str, str]) -> Tercatat:
    """A file as it was when it was read: it may have changed since it was hashed; its copies share its fate."""
    if one.jalur in changed:
        return changed[one.jalur]
    twin = changed.get(new.get(one.sha256 or "", ""))
    if twin is None or twin.sha256 == one.sha256:
        return one
    return Tercatat(one.jalur, one.sha256, twin.alasan or "Berkas berubah ketika dibaca. Himpun lagi.")


def _form(per: datetime.date | None, limits: Limits) -> str:
    """What a part was made by: another version of rak, other columns, another day or other limits read again."""
    from rak.offices.store_parts import form  # noqa: PLC0415  # pure, but with the tables

    how = hashlib.sha256(repr((form(), per, tuple(limits))).encode()).hexdigest()[:12]
    return f"{VERSION}-{how}"


def _to_state(himpunan: Himpunan) -> dict[str, Any]:
    return attrs.asdict(himpunan, filter=lambda field, _: field.name not in {"basis_data", "dibaca", "lain"})


def _from_state(sasaran: Sasaran, state: dict[str, Any]) -> Himpunan:
    cek = tuple(Cek(**one) for one in state["cek"])
    paths = {name: tuple(state.get(name, ())) for name in ("gagal", "sendiri")}
    return Himpunan(**{**state, **paths, "cek": cek}, basis_data=sasaran.basis_data, dibaca=0)


def _temporary_output() -> Path:
    """A database for this process alone."""
    folder = tempfile.mkdtemp(prefix="rak-himpun-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder, "himpunan.duckdb")


def _require_packages() -> None:
    missing = [name for name in PAKET if importlib.util.find_spec(name) is None]
    if missing:
        pesan = f"rak himpun perlu paket {' dan '.join(missing)}, yang belum terpasang."
        raise DomainError(pesan, "Pasang dengan: pip install 'rak[himpun]'.")
