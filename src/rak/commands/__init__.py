"""The commands of ``rak``, a module each.

A new command is a new module ``command_NAMA.py`` with ``ABOUT`` (what it does, for the help), ``add_arguments(parser)``
and ``run(arguments)``, which gives the exit code. What several of them share stands in :mod:`rak.commands.options`.
"""

from __future__ import annotations

import os
from typing import Final

BERSIH: Final = 0
"""Exit code of a command that found nothing wrong."""
ADA_GALAT: Final = 1
"""Exit code when there are findings of level galat or open conflicts."""
GAGAL: Final = 2
"""Exit code of a wrong usage, a file that cannot be read, or a refusal to write."""
_MODULE: Final = "command_"


def names() -> list[str]:
    """The names of all commands."""
    found = (name.partition(".")[0] for name in os.listdir(__path__[0]))  # noqa: PTH208  # pathlib takes longer to load
    return sorted({name.removeprefix(_MODULE) for name in found if name.startswith(_MODULE)})
