"""Mutates workbooks, Word documents, decrees as text and TOML: read or clearly refused, never a traceback, a hang or 256 MB.

Run ``python -m tests.fuzz --minutes 10`` (``--seed N`` repeats a run, ``--keep FOLDER`` keeps what fell).
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import tempfile
import time
import traceback
import tracemalloc
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from rak.checks.all_rules import check_all
from rak.decree import ImporError, impor
from rak.matriks.addresses import place
from rak.matriks.build import build_workbook
from rak.matriks.read.interpret import baca
from rak.matriks.read.read_result import TidakAdaMatriks
from rak.matriks.refusals import explain_refusal
from rak.shipped_files import example
from rak.toml.read_plan import load_rencana
from rak.toml.read_report import load_laporan
from rak.toml.toml_errors import NaskahError
from rak.xlsx import OoxmlError, Workbook
from tests.decree.pembuat_word import decree, rows_of, run, table
from tests.decree.test_kode_impor import line
from tests.decree.test_kode_impor import table as text_table
from tests.zoo.bentuk import BENTUK
from tests.zoo.bentuk import write as write_form
from tests.zoo.kandang import to_bytes, write
from tests.zoo.kebiasaan import SEMUA, together, wear
from tests.zoo.kesalahan import SEMUA as KESALAHAN
from tests.zoo.kesalahan import spoil
from tests.zoo.rencana import RENCANA

LIMIT = 256 * 1024 * 1024
SLOW = 10.0
KINDS = ("xlsx", "docx", "txt", "toml")
VALUES = (
    "", "-", "TW I", "TW ІІ", "=1+1", "#REF!", "1e308", "-0", "NaN", "9" * 400, "\u202eabc", "Rp. 1.000", "70 %", "1.5.2",
    "JUMLAH", "KODE", "NO", "x" * 40_000, "(" * 300, "dibagi " * 50, "https://a https://b", "2024-13-45", "I", "12", "0.1",
)  # fmt: skip


def seeds() -> list[tuple[str, bytes]]:
    """What to begin with, each with its kind: workbooks built, worn, faulty or of other forms, decrees, plans and reports."""
    chance = random.Random(7)
    books = [build_workbook(RENCANA), to_bytes(spoil(KESALAHAN)[0].buku)]
    books += [to_bytes(write(wear(together(chance.sample(SEMUA, 6)))).buku) for _ in range(8)]
    books += [write_form(form()) for form in BENTUK.values()]
    busy = {
        (1, 6): f"<w:del>{run('8', tag='delText')}</w:del><w:ins>{run('9')}</w:ins>{run('8.880.000')}",
        (1, 3): f"<w:sdt><w:sdtPr/><w:sdtContent>{run('70 %')}</w:sdtContent></w:sdt>",
        (5, 1): f"<w:smartTag>{run('Layanan')}</w:smartTag>"
        '<w:fldSimple w:instr="DATE">' + run("2024") + "</w:fldSimple>",
    }
    words = [decree(), decree(table(rows_of(runs=busy)), below=table(rows_of()[:3]))]
    texts = [text_table(*line("1", "Layanan", "Klien", "70 %", "A dibagi B", "Bimbingan")).encode()]
    naskah = [example(name).read_bytes() for name in ("rencana.toml", "laporan_tw1.toml")]
    return [(kind, data) for kind, many in zip(KINDS, (books, words, texts, naskah), strict=True) for data in many]


def flip_bytes(data: bytes, chance: random.Random) -> bytes:
    """Bytes of the file changed, cut out, or doubled."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(changed))
        kind = chance.random()
        if kind < 0.6:
            changed[at] = chance.randrange(256)
        elif kind < 0.8:
            del changed[at : at + chance.randint(1, 64)]
        else:
            changed[at:at] = changed[at : at + chance.randint(1, 64)]
        if not changed:
            return b"PK"
    return bytes(changed)


def change_parts(data: bytes, chance: random.Random, change: Callable[[str, random.Random], str]) -> bytes:
    """The package with some of its XML parts changed."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    names = [name for name in source.namelist() if name.endswith((".xml", ".rels"))]
    sheets = [name for name in names if "worksheets/sheet" in name] or ["word/document.xml"]
    chosen = set(chance.sample(names, min(2, len(names)))) if chance.random() < 0.4 else {chance.choice(sheets)}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name in source.namelist():
            body = source.read(name)
            if name in chosen:
                body = change(body.decode("utf-8"), chance).encode("utf-8", "surrogatepass")
            out.writestr(name, body)
    return target.getvalue()


def change_xml(text: str, chance: random.Random) -> str:
    """Tags, attributes and figures of a part changed, dropped, doubled or swapped."""
    for _ in range(chance.randint(1, 6)):
        pieces = re.split(r"(?=<)", text)
        at = chance.randrange(len(pieces))
        kind = chance.random()
        if kind < 0.3:
            pieces.pop(at)
        elif kind < 0.5:
            pieces.insert(at, pieces[chance.randrange(len(pieces))])
        elif kind < 0.7:
            other = chance.randrange(len(pieces))
            pieces[at], pieces[other] = pieces[other], pieces[at]
        elif kind < 0.9:
            number = str(chance.choice((0, -1, 1, 1_048_577, 10**9, 16_385, "A", "XFD1048576", "A1:XFD1048576")))
            pieces[at] = re.sub(r'="[^"]*"', f'="{number}"', pieces[at], count=1)
        else:
            pieces[at] = pieces[at].replace(">", chance.choice((" x>", "/>", "><!-- -->", "&amp;>")), 1)
        text = "".join(pieces)
    return text


def change_cells(text: str, chance: random.Random) -> str:
    """Values, types, formulas and merges of cells changed."""
    cells = list(re.finditer(r"<c [^>]*?(?:/>|>.*?</c>)", text, re.DOTALL))
    for match in chance.sample(cells, min(len(cells), chance.randint(1, 30))):
        address = re.search(r'r="([^"]+)"', match[0])
        if not address:
            continue
        value = chance.choice(VALUES).replace("&", "&amp;").replace("<", "&lt;")
        body = chance.choice((
            f'<c r="{address[1]}" t="inlineStr"><is><t>{value}</t></is></c>',
            f'<c r="{address[1]}"><v>{chance.choice((0, -1, 0.1, 1e300, 2**60, "abc", "1e999"))}</v></c>',
            f'<c r="{address[1]}" t="e"><v>#REF!</v></c>',
            f'<c r="{address[1]}" t="s"><v>{chance.randint(-5, 500)}</v></c>',
            f'<c r="{address[1]}"><f>{chance.choice(("A1", "SUM(A1:XFD1048576)", "Bulanan!U7", "1/0", "[1]x!A1", "((("))}</f></c>',
            "",
        ))  # fmt: skip
        text = text.replace(match[0], body, 1)
    if chance.random() < 0.4 and "<mergeCells" in text:
        first, last = sorted(chance.sample(range(1, 60), 2))
        column = chance.choice("ABCDEFGHIJKLMNOP")
        merge = f'<mergeCell ref="{column}{first}:{chance.choice("ABCDEFGHIJKLMNOPXFD")}{last}"/>'
        text = text.replace("</mergeCells>", f"{merge}</mergeCells>")
    return text


def change_lines(text: str, chance: random.Random) -> str:
    """Pieces of a text doubled, dropped, swapped, or replaced by odd values."""
    for _ in range(chance.randint(1, 8)):
        pieces = re.split(r"(\s|=|\t|\")", text)
        at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        pieces[at] = chance.choice(
            (pieces[other], "", pieces[at] * 3, chance.choice(VALUES), "\t", "\n[[sasaran]]\n", '"""', "\x00")
        )
        text = "".join(pieces)
    return text


def mutate(kind: str, data: bytes, chance: random.Random) -> bytes:
    """One mutated file."""
    way = chance.random()
    if way < 0.2:
        return flip_bytes(data, chance)
    if kind in {"txt", "toml"}:
        return change_lines(data.decode(), chance).encode("utf-8", "surrogatepass")
    return change_parts(data, chance, change_cells if way > 0.5 and kind == "xlsx" else change_xml)


def read(kind: str, data: bytes, path: Path) -> str:
    """What reading it comes to."""
    if kind != "xlsx":
        path.write_bytes(data)
        for reader in (impor,) if kind != "toml" else (load_rencana, load_laporan):
            try:
                reader(path)
            except (ImporError, NaskahError) as error:
                assert str(error)
                continue
            return f"{kind} terbaca"
        return f"{kind} ditolak"
    try:
        hasil = baca(Workbook.open(data))
    except OoxmlError as error:
        assert explain_refusal(error)
        return "ditolak"
    except TidakAdaMatriks as error:
        assert error.temuan
        return "tanpa matriks"
    tuple(place(check_all(hasil.rencana, hasil.laporan), hasil.peta))
    return "terbaca"


def main() -> int:
    """Run until the time is up; 1 when anything fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    start, found, fallen = seeds(), Counter[str](), Counter[str]()
    folder = Path(tempfile.mkdtemp())
    tracemalloc.start(1)
    end = time.process_time() + 60 * options.minutes
    while time.process_time() < end:
        kind = chance.choice(KINDS)
        data = mutate(kind, chance.choice([each for of, each in start if of == kind]), chance)
        tracemalloc.reset_peak()
        begun = time.process_time()
        fault = ""
        try:
            found[read(kind, data, folder / f"musuh.{kind}")] += 1
        except Exception:  # noqa: BLE001  # whatever falls is what is looked for
            fault = traceback.format_exc()
        if not fault and tracemalloc.get_traced_memory()[1] > LIMIT:
            fault = f"memory {tracemalloc.get_traced_memory()[1]}"
        if not fault and time.process_time() - begun > SLOW:
            fault = f"slow {time.process_time() - begun:.0f} s"
        if fault:
            key = fault.strip().splitlines()[-1][:200]
            fallen[key] += 1
            if fallen[key] == 1:
                print(fault, file=sys.stderr)  # noqa: T201
                if options.keep:
                    options.keep.mkdir(parents=True, exist_ok=True)
                    (options.keep / f"{len(fallen):03d}.{kind}").write_bytes(data)
    print(dict(found), dict(fallen))  # noqa: T201
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
