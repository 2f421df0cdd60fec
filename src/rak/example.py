"""The whole main job on the decree's own figures: make, fill TW I, read back, check."""

import errno
from pathlib import Path

import attrs

from rak import api
from rak.domain.waktu import Triwulan
from rak.files import write_new
from rak.matriks.build import build_workbook
from rak.matriks.fill import prepare
from rak.shipped_files import example
from rak.toml.read_plan import load_rencana
from rak.toml.read_report import load_laporan
from rak.xlsx import Workbook


@attrs.frozen
class Contoh:
    """What the example made and what was read back from it."""

    bacaan: api.Bacaan
    triwulan: Triwulan
    berkas: tuple[Path, ...]


def make_example(folder: Path, *, overwrite: bool = False) -> Contoh:
    """Put plan, report and filled workbook of the decree into the folder, and read the workbook back.

    Raises SudahAda when a file of that name with other content is there, unless ``overwrite`` is given.
    """
    rencana = load_rencana(example("rencana.toml"))
    laporan = load_laporan(example("laporan_tw1.toml"), rencana)
    filled = prepare(Workbook.open(build_workbook(rencana)), laporan).edit.apply()
    contents = {
        "rencana.toml": example("rencana.toml").read_bytes(),
        "laporan_tw1.toml": example("laporan_tw1.toml").read_bytes(),
        "matriks_2024.xlsx": filled,
    }
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "bukan folder", str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        write_new(folder / name, content, overwrite=overwrite)
    paths = tuple(folder / name for name in contents)
    return Contoh(api.read(paths[-1]), Triwulan.I, paths)
