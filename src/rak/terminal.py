"""All that a screen shows goes through here: data to stdout, messages to stderr, no sign that steers the screen."""

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from rak.visible_text import visible, visible_lines

if TYPE_CHECKING:
    from rak.reports.terminal_table import Tabel


def show(text: str) -> None:
    """Print data, whose lines end as they do in the text."""
    sys.stdout.write(visible_lines(text))


def show_table(table: "Tabel") -> None:
    """Print a table in the form that suits the screen or the pipe."""
    table.print(sys.stdout)


def show_json(data: object) -> None:
    """Print an object as JSON."""
    show(json_text(data))


def json_text(data: object) -> str:
    """An object as JSON, signs that cannot be seen by their numbers."""
    import json  # noqa: PLC0415  # most commands print none

    return visible_lines(json.dumps(data, ensure_ascii=False, indent=1)) + "\n"


def say(message: str) -> None:
    """Tell one thing on one line."""
    say_lines(visible(message))


def say_lines(message: str) -> None:
    """Tell what takes several lines."""
    with contextlib.suppress(OSError):  # nobody hears it
        sys.stderr.write(visible_lines(message) + "\n")


def prepare_streams() -> None:
    """A pipe carries UTF-8; a console that cannot print a sign gets a stand-in instead of a crash."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # a service, or a window without a console
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123  # open to the end
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace", **({} if stream.isatty() else {"encoding": "utf-8"}))


def finish() -> OSError | None:
    """Send what is left of the data; gives the fault where it cannot be sent, and lets go of the stream then."""
    try:
        sys.stdout.flush()
    except OSError as fault:
        drop_output()
        return fault
    return None


def drop_output() -> None:
    """Let what is still to be printed go nowhere: its reader is gone, or its disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
