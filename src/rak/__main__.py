"""``python -m rak`` is the command ``rak``."""

from rak.cli import run

run()
