"""Whatever happened before: the tables are those of one clean run over what is there now."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rak
from rak.errors import DomainError
from rak.offices import gather as gathering
from rak.offices.sources import hash_all
from tests.offices.kiriman import KANTOR, tables_of, workbook

NAMES = ("a.xlsx", "b.xlsx", "sub/c.xlsx")
ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(("put", "remove", "move", "damage", "gather")),
        st.sampled_from(NAMES),
        st.sampled_from(KANTOR[:2]),
        st.integers(1, 3),
    ),
    min_size=1,
    max_size=7,
)


@given(ACTIONS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
def test_any_history_gives_the_tables_of_a_clean_run(history: list[tuple[str, str, str, int]]) -> None:
    """Files appear, change, vanish, move, are damaged, with runs between: the end is what counts."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        folder = root / "kiriman"
        (folder / "sub").mkdir(parents=True)
        (folder / "selalu.xlsx").write_bytes(workbook(KANTOR[2], 2))
        for action, path, kantor, month in history:
            _act(action, folder / path, kantor, month, root)
        rak.gather(folder, root / "lama.duckdb", workers=1)
        rak.gather(folder, root / "bersih.duckdb", workers=1)
        assert tables_of(root / "lama.duckdb") == tables_of(root / "bersih.duckdb")


def _act(action: str, path: Path, kantor: str, month: int, root: Path) -> None:
    if action == "put":
        path.write_bytes(workbook(kantor, month))
    elif action == "gather":
        rak.gather(path.parent.parent if path.parent.name == "sub" else path.parent, root / "lama.duckdb", workers=1)
    elif path.exists():
        if action == "remove":
            path.unlink()
        elif action == "move":
            path.replace(path.with_name(f"pindah-{path.name}"))
        else:
            path.write_bytes(path.read_bytes()[:-500])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve files: three offices in four months."""
    found = tmp_path / "kiriman"
    found.mkdir()
    for kantor in KANTOR:
        for month in range(1, 5):
            (found / f"{kantor} {month}.xlsx").write_bytes(workbook(kantor, month))
    return found


def test_only_what_changed_is_read_again(folder: Path, tmp_path: Path) -> None:
    """Known by content: a moved file is not new, a touched one neither, a changed one is."""
    target = tmp_path / "h.duckdb"
    assert rak.gather(folder, target).dibaca == 12
    (folder / "Bapas Ambon 1.xlsx").rename(folder / "pindah.xlsx")
    os.utime(folder / "Bapas Ambon 2.xlsx")
    assert rak.gather(folder, target).dibaca == 0
    (folder / "pindah.xlsx").write_bytes(workbook("Bapas Ambon", 1, extra=5))
    assert rak.gather(folder, target).dibaca == 1
    rak.gather(folder, tmp_path / "bersih.duckdb")
    assert tables_of(target) == tables_of(tmp_path / "bersih.duckdb")


def test_nothing_changed_means_that_nothing_is_written(folder: Path, tmp_path: Path) -> None:
    """The second run hashes and stops."""
    target = tmp_path / "h.duckdb"
    first = rak.gather(folder, target)
    before = target.stat()
    again = rak.gather(folder, target)
    assert (target.stat().st_mtime_ns, target.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert (again.dibaca, again.cek, again.gagal, again.galat) == (0, first.cek, first.gagal, first.galat)


def test_another_version_of_rak_reads_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version understood is not mixed with what this one does."""
    target = tmp_path / "h.duckdb"
    rak.gather(folder, target)
    monkeypatch.setattr(gathering, "VERSION", "9.9.9")
    himpunan = rak.gather(folder, target)
    assert himpunan.dibaca == 12
    assert {row["versi"] for row in himpunan.rows("berkas")} == {"9.9.9"}


def test_a_store_that_is_gone_or_damaged_is_made_again(folder: Path, tmp_path: Path) -> None:
    """The store may be thrown away; a damaged part of it is read again."""
    target, store = tmp_path / "h.duckdb", tmp_path / "h.duckdb.simpanan"
    rak.gather(folder, target, workers=1)
    (part, *_) = store.glob("*/*.parquet")
    part.write_bytes(b"rusak")
    (folder / "baru.xlsx").write_bytes(workbook("Bapas Bogor", 5))
    assert rak.gather(folder, target, workers=1).dibaca > 1
    shutil.rmtree(store)
    assert rak.gather(folder, target, workers=1).dibaca == 13
    rak.gather(folder, tmp_path / "bersih.duckdb")
    assert tables_of(target) == tables_of(tmp_path / "bersih.duckdb")


def test_a_file_that_changes_while_it_is_read_is_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the hash and the reading: what was read counts, under its own content."""

    def late(paths: Any) -> Any:
        found = hash_all(paths)
        (folder / "Bapas Ambon 4.xlsx").write_bytes(workbook("Bapas Ambon", 6))
        return found

    monkeypatch.setattr(gathering, "hash_all", late)
    himpunan = rak.gather(folder, tmp_path / "h.duckdb")
    (row,) = [row for row in himpunan.rows("berkas") if row["jalur"].endswith("Bapas Ambon 4.xlsx")]
    assert (row["bulan_terakhir"], row["dibaca"], himpunan.cocok) == ("2024-06", True, True)


class _StopError(Exception):
    """As if the process had been killed."""


def test_a_run_that_stops_in_the_middle_is_gone_on_with(folder: Path, tmp_path: Path) -> None:
    """What was read is kept, the old output stays, and the end is that of one clean run."""
    target = tmp_path / "h.duckdb"

    def stop(progress: gathering.Kemajuan) -> None:
        if progress.selesai >= 5:
            raise _StopError

    with pytest.raises(_StopError):
        rak.gather(folder, target, workers=1, progress=stop)
    assert not target.exists()
    himpunan = rak.gather(folder, target, workers=1)
    assert 0 < himpunan.dibaca < 12
    rak.gather(folder, tmp_path / "bersih.duckdb", workers=1)
    assert tables_of(target) == tables_of(tmp_path / "bersih.duckdb")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_process_that_is_killed_leaves_nothing_half(folder: Path, tmp_path: Path) -> None:
    """SIGKILL after the first part is there: the next run reads the rest, and the result is that of a clean one."""
    target, store = tmp_path / "h.duckdb", tmp_path / "h.duckdb.simpanan"
    code = f"import rak; rak.gather({str(folder)!r}, {str(target)!r}, workers=1)"
    process = subprocess.Popen([sys.executable, "-c", code])
    deadline = time.monotonic() + 60
    while not list(store.glob("*/*.parquet")) and process.poll() is None and time.monotonic() < deadline:
        process.poll()
    process.send_signal(signal.SIGKILL)
    process.wait()
    himpunan = rak.gather(folder, target, workers=1)
    assert himpunan.berkas == 12
    rak.gather(folder, tmp_path / "bersih.duckdb", workers=1)
    assert tables_of(target) == tables_of(tmp_path / "bersih.duckdb")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_workers_end_when_the_process_that_started_them_is_killed(folder: Path, tmp_path: Path) -> None:
    """They would wait for work for ever; the pipe that all of them hold is closed only when the last one has ended."""
    program = tmp_path / "program.py"
    code = (
        f"rak.gather({str(folder)!r}, {str(tmp_path / 'h.duckdb')!r}, workers=2, progress=lambda _: print(flush=True))"
    )
    program.write_text(f"import rak\nif __name__ == '__main__': {code}", encoding="utf-8")
    with subprocess.Popen([sys.executable, str(program)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.readline()  # the first batch: the workers are there
        process.kill()
        process.stdout.read()
    rak.gather(folder, tmp_path / "h.duckdb", workers=1)
    rak.gather(folder, tmp_path / "bersih.duckdb", workers=1)
    assert tables_of(tmp_path / "h.duckdb") == tables_of(tmp_path / "bersih.duckdb")


def test_a_dask_cluster_gives_the_same_rows(folder: Path, tmp_path: Path) -> None:
    """Two workers of a local cluster, one of which is killed in the middle: the same tables as one process."""
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    dask = pytest.importorskip("dask", reason="the extra dask is not installed")
    rak.gather(folder, tmp_path / "satu.duckdb", workers=1)
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
    ):
        killed: list[int] = []

        def kill(progress: gathering.Kemajuan) -> None:
            if progress.selesai and not killed:
                worker = next(iter(cluster.workers.values()))
                killed.append(worker.process.process.pid if hasattr(worker.process, "process") else worker.pid)
                os.kill(killed[0], signal.SIGTERM)

        rak.gather(folder, tmp_path / "dask.duckdb", dask=cluster.scheduler_address, progress=kill)
    assert killed
    assert tables_of(tmp_path / "satu.duckdb") == tables_of(tmp_path / "dask.duckdb")


@pytest.mark.parametrize("answer", [None, b"", b"HTTP/1.1 400 Bad Request\r\n\r\n", bytes(64)])
def test_a_dask_address_where_nobody_or_something_else_answers_is_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes | None
) -> None:
    """Silence, a closed line, a page server, zeros: a message with the address and the remedy; nothing is written."""
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    monkeypatch.setattr("rak.offices.batches.DASK_WAITS", 1)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    line = server.accept()[0]
                    lines.append(line)
                    if answer is not None:
                        line.sendall(answer)
                        line.close()

        lines: list[socket.socket] = []
        threading.Thread(target=serve, daemon=True).start()
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(DomainError, match=f"{address}' (tidak menjawab|bukan klaster Dask)"):
            rak.gather(folder, tmp_path / "h.duckdb", dask=address)
    assert not (tmp_path / "h.duckdb").exists()


def test_a_dask_cluster_without_workers_is_told(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody would ever begin: a message at once instead of waiting."""
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    monkeypatch.setattr("rak.offices.batches.DASK_WAITS", 1)
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=None, processes=False) as cluster,
        pytest.raises(DomainError, match="tidak punya pekerja"),
    ):
        rak.gather(folder, tmp_path / "h.duckdb", dask=cluster.scheduler_address)


def test_a_dask_address_that_does_not_answer_is_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A message with the address and the remedy; nothing is written."""
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    monkeypatch.setattr("rak.offices.batches.DASK_WAITS", 1)
    with pytest.raises(DomainError, match="tidak menjawab"):
        rak.gather(folder, tmp_path / "h.duckdb", dask="tcp://127.0.0.1:1")
    assert not (tmp_path / "h.duckdb").exists()
