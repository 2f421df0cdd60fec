"""Where the files that rak ships are found: in the wheel and in a checkout."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def shipped(*parts: str) -> Path:
    """A file below ``templates/`` or ``examples/``; FileNotFoundError when the installation is not whole."""
    for root in (_HERE / "_data", _HERE.parents[1]):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(2, "tidak ada dalam pemasangan rak", str(Path(*parts)))


def template() -> Path:
    """The office's form for 2024 with the plan of the decree."""
    return shipped("templates", "matriks_2024.xlsx")


def example(name: str) -> Path:
    """A file of the decree's example."""
    return shipped("examples", "bapas_ternate_2024", name)
