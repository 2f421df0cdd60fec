"""Make ``templates/matriks_2024.xlsx`` anew from the decree's plan: ``python -m rak.matriks.build [PATH]``."""

import sys
from pathlib import Path

from rak.files import write_new
from rak.matriks.build import build_workbook
from rak.shipped_files import example
from rak.toml.read_plan import load_rencana


def main(arguments: list[str]) -> int:
    """Write the template to the path, or to its place in the checkout."""
    root = Path(__file__).resolve().parents[4]
    target = Path(arguments[0]) if arguments else root / "templates" / "matriks_2024.xlsx"
    write_new(target, build_workbook(load_rencana(example("rencana.toml"))), overwrite=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
