"""The progress of a long run on a terminal: files, speed, time left, findings so far; nothing when piped."""

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rak.offices.gather import Kemajuan


@contextlib.contextmanager
def shown_progress(stream: TextIO) -> "Iterator[Callable[[Kemajuan], None]]":
    """What takes the progress of a run and shows it, as long as the block lasts."""
    if not stream.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415  # only for a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn("Membaca"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[laju]} berkas/detik, sisa"),
        TimeRemainingColumn(),
        TextColumn("temuan galat {task.fields[galat]}, gagal {task.fields[gagal]}"),
    )
    with Progress(*columns, console=Console(file=stream), transient=True) as progress:
        task = progress.add_task("", total=None, laju="-", galat=0, gagal=0)

        def show(kemajuan: "Kemajuan") -> None:
            speed = progress.tasks[0].speed
            progress.update(
                task,
                total=kemajuan.semua,
                completed=kemajuan.selesai,
                galat=kemajuan.galat,
                gagal=kemajuan.gagal,
                laju=f"{speed:.0f}" if speed else "-",
            )

        yield show
