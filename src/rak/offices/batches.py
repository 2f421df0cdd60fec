"""The reading of many workbooks in batches: by worker processes, by any executor, by a Dask cluster, or right here."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rak.errors import DomainError
from rak.offices.sources import unreadable
from rak.plain_files import read_plain

if TYPE_CHECKING:
    import datetime

    from rak.xlsx import Limits

_FEW: Final = 8
"""So few files are read faster here than processes start."""
_MOST: Final = 32
"""Files in a batch: what is lost at most when a worker dies."""
_HUGE: Final = 50_000
"""From so many files on, batches are four times as large, so that the store does not have too many parts."""
_ATTEMPTS: Final = 3
DASK_WAITS = 5
"""Seconds."""


class Tugas(NamedTuple):
    """A batch: absolute paths, the folder of the store, and how to read."""

    jalur: tuple[str, ...]
    simpanan: str
    per: datetime.date | None
    limits: Limits


class Selesai(NamedTuple):
    """What became of a batch."""

    terbaca: dict[str, str]
    """The SHA-256 of what was found under each path, which is now in the store."""
    gagal: dict[str, str]
    """Paths with a fault that is not one of the file for good, and the reason; the next run tries them again."""
    galat: int
    """Findings of level galat."""


def read_batch(tugas: Tugas) -> Selesai:
    """Read the workbooks of a batch and put their rows into the store; runs in any process that sees the paths.

    Garbage is looked for once at the end, among what the batch made: that is little, and looking costs a tenth of it.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        return _read_batch(tugas)
    finally:
        if collects:
            gc.enable()
            gc.collect(0)


def _read_batch(tugas: Tugas) -> Selesai:
    from rak.offices.store_parts import write_part  # noqa: PLC0415  # the parent of many workers needs none of this
    from rak.offices.workbook_rows import read_content  # noqa: PLC0415

    found, done, failed = {}, {}, {}
    for path in tugas.jalur:
        try:
            isi = read_content(read_plain(path, tugas.limits.max_file), tugas.per, tugas.limits)
        except OSError as fault:
            failed[path] = unreadable(fault)
        except Exception as fault:  # noqa: BLE001  # one bad file stops nothing, and is told
            failed[path] = f"Kesalahan dalam rak sendiri ({type(fault).__name__}: {fault}). Laporkan bersama berkasnya."
        else:
            digest = isi.berkas["sha256"]
            found[digest] = isi
            done[path] = digest
    if found:
        write_part(Path(tugas.simpanan), list(found.values()))
    galat = sum(isi.berkas.get("galat", 1) for isi in found.values())
    return Selesai(done, failed, galat)


def cut(jalur: Sequence[str], workers: int, simpanan: Path, per: datetime.date | None, limits: Limits) -> list[Tugas]:
    """The batches, small enough that all workers have something to do to the end."""
    most = _MOST if len(jalur) < _HUGE else 4 * _MOST
    size = max(1, min(most, -(-len(jalur) // (4 * max(workers, 1)))))
    rest = iter(jalur)
    found = []
    while batch := tuple(islice(rest, size)):
        found.append(Tugas(batch, str(simpanan), per, limits))
    return found


def run_in_processes(tugas: Sequence[Tugas], workers: int) -> Generator[Selesai]:
    """The batches in worker processes; when a worker dies, what is left is tried again by new ones."""
    left = list(tugas)
    for attempt in range(_ATTEMPTS):
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker)
        try:
            with pool:
                yield from run_in(pool, left, workers, done=left.remove)
        except BrokenProcessPool:
            if attempt == _ATTEMPTS - 1:
                raise DomainError(
                    f"Proses pekerja mati {_ATTEMPTS} kali; berkas berikut belum terbaca: {_names(left)}.",
                    "Jalankan lagi dengan --pekerja 1 untuk melihat sebabnya; yang sudah terbaca tersimpan. Skrip yang "
                    'memanggil rak.gather harus memakai if __name__ == "__main__":.',
                ) from None
        else:
            return


def run_in(
    executor: Executor, tugas: Sequence[Tugas], workers: int, *, done: Callable[[Tugas], object] = lambda _: None
) -> Generator[Selesai]:
    """The batches in an executor, a few at a time, in the order in which they end."""
    rest = iter(list(tugas))
    running: dict[Future[Selesai], Tugas] = {}
    try:
        while True:
            for one in islice(rest, max(0, 3 * workers - len(running))):
                running[executor.submit(read_batch, one)] = one
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                one = running[future]
                result = future.result()
                del running[future]
                done(one)
                yield result
    finally:
        for future in running:
            future.cancel()


@contextlib.contextmanager
def dask_executor(alamat: str) -> Iterator[tuple[Executor, int]]:
    """The executor of a Dask cluster that is running, and how many workers it has."""
    try:
        from distributed import Client  # noqa: PLC0415  # a heavy extra
    except ImportError:
        raise DomainError("--dask perlu paket dask.distributed.", "Pasang dengan: pip install 'rak[dask]'.") from None
    client = _answer(lambda: Client(alamat, timeout=DASK_WAITS), alamat)  # type: ignore[no-untyped-call]
    try:
        with contextlib.suppress(TimeoutError):
            client.wait_for_workers(1, timeout=DASK_WAITS)
        threads = sum(client.nthreads().values())
        if not threads:
            raise DomainError(f"Klaster Dask {alamat} tidak punya pekerja.", f"Jalankan dulu: dask worker {alamat}.")
        yield client.get_executor(retries=2), threads
    finally:
        client.close()


def _answer(connect: Callable[[], Any], alamat: str) -> Any:
    """A client of the cluster; nobody, silence, or something else at that address is told within seconds."""
    answer: Future[Any] = Future()

    def ask() -> None:
        try:
            answer.set_result(connect())
        except Exception as fault:  # noqa: BLE001  # whatever comes of the bytes of another service
            answer.set_exception(fault)

    threading.Thread(target=ask, daemon=True).start()  # one that hears nothing is left behind
    try:
        return answer.result(2 * DASK_WAITS)
    except Exception as fault:
        what = (
            "tidak menjawab" if isinstance(fault, OSError) else f"bukan klaster Dask ({type(fault).__name__}: {fault})"
        )
        pesan = f"Alamat Dask {alamat!r} {what}."
        raise DomainError(pesan, "Periksa alamat dan portnya, misalnya tcp://10.0.0.5:8786.") from fault


def processors() -> int:
    """The processors that this process may use."""
    return getattr(os, "process_cpu_count", os.cpu_count)() or 1


def is_few(count: int) -> bool:
    """Whether it is not worth starting processes."""
    return count < _FEW


def _names(tugas: Sequence[Tugas]) -> str:
    names = [path for one in tugas for path in one.jalur]
    return ", ".join(names[:3]) + (f", dan {len(names) - 3} lain" if len(names) > 3 else "")


def leave_frames() -> None:
    """Do without pandas and numpy in a process that is ours: pyarrow loads them, where they are, for nothing that we use."""
    sys.modules |= dict.fromkeys(("pandas", "numpy"))  # type: ignore[arg-type]  # None: as where they are not installed


def _start_worker() -> None:
    """Leave Ctrl-C, which reaches every process of the terminal, to the parent; end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    leave_frames()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
