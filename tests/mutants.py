"""Changes the readers, the checks and the import at random places, and asks whether their tests notice.

Run ``RAK_HYPOTHESIS=dev python -m tests.mutants --count 200 --seed 15`` (an hour of CPU and more). A mutant turns one comparison,
``and``/``or``, sign or constant into another, in the running process. Those that may live, and why, stand in mutants_alive.txt.
"""

import argparse
import ast
import builtins
import contextlib
import copy
import functools
import gc
import importlib
import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, Final, NamedTuple

import pytest
from _pytest.runner import runtestprotocol

ROOT: Final = Path(__file__).parents[1] / "src" / "rak"
ALIVE: Final = Path(__file__).with_name("mutants_alive.txt")
ROOMS: Final = ("matriks/read", "layouts", "checks", "decree")
TESTS: Final = (
    "layouts", "checks", "toml", "decree", "xlsx", "matriks", "zoo", "domain/test_spellings.py", "domain/test_waktu.py",
    "domain/test_target.py", "domain/test_value_objects.py", "test_round_trip.py", "cycle/test_way_in.py",
)  # fmt: skip
SLOW: Final = (
    "libreoffice or excel_equals or corpus or LibreOffice or test_builder or histories or test_excel or test_saving "
    "or test_pivots or test_new_sheets or test_selfcheck or test_frame"
)
HANGS, LONG = 8.0, 6.0
"""Seconds of CPU until a test counts as hanging, and of a test that is left out."""
SWAPS: Final[dict[type, tuple[type, ...]]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,), ast.And: (ast.Or,), ast.Or: (ast.And,), ast.Add: (ast.Sub,), ast.Sub: (ast.Add,),
}  # fmt: skip


class Mutan(NamedTuple):
    """A place in the source and what is changed there: the node by its number, and which of its variants."""

    berkas: str
    node: int
    ragam: int
    fungsi: str
    """The outermost function, or the name of the constant that a module states."""
    baris: int
    ubahan: str
    kode: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by, whatever its line number."""
        return self.berkas, self.ubahan, self.kode


def variants(node: ast.AST) -> Iterator[tuple[str, Callable[[Any], ast.AST]]]:
    """What the node may become, in words and as a change of a copy."""
    if isinstance(node, ast.Compare):
        for at, op in enumerate(node.ops):
            for new in SWAPS.get(type(op), ()):
                yield f"{type(op).__name__} → {new.__name__}", functools.partial(_operator, new=new, at=at)
    elif isinstance(node, ast.BoolOp | ast.BinOp):
        for new in SWAPS.get(type(node.op), ()):
            yield f"{type(node.op).__name__} → {new.__name__}", functools.partial(_operator, new=new, at=None)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield f"without {type(node.op).__name__}", lambda one: one.operand
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"{node.value} → {not node.value}", lambda one: ast.Constant(not one.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        yield f"{node.value} → +1", lambda one: ast.Constant(one.value + 1)
        yield f"{node.value} → -1", lambda one: ast.Constant(one.value - 1)


def _operator(one: Any, *, new: type, at: int | None) -> Any:
    if at is None:
        one.op = new()
    else:
        one.ops = [*one.ops[:at], new(), *one.ops[at + 1 :]]
    return one


def nodes(tree: ast.Module) -> list[tuple[ast.AST, str]]:
    """Every expression that may change, with its function or constant; defaults, types and decorators stay."""
    found: list[tuple[ast.AST, str]] = []

    def go(node: ast.AST, owner: str, path: str) -> None:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            name = f"{path}{node.name}"
            inner = owner or (name if isinstance(node, ast.FunctionDef) else "")
            for each in node.body:
                go(each, inner, f"{name}.")
        elif isinstance(node, ast.AnnAssign | ast.Assign) and (not owner or isinstance(node, ast.AnnAssign)):
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            if node.value is not None and (owner or (not path and isinstance(target, ast.Name))):
                go(node.value, owner or ast.unparse(target), path)
        elif not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)):
            found.append((node, owner))
            for child in ast.iter_child_nodes(node):
                go(child, owner, path)

    for each in tree.body:
        go(each, "", "")
    return found


def mutants() -> Iterator[Mutan]:
    """Every one there is."""
    for room in ROOMS:
        for file in sorted((ROOT / room).glob("*.py")):
            text = file.read_text("utf-8")
            lines = text.splitlines()
            for number, (node, owner) in enumerate(nodes(ast.parse(text))):
                if owner:
                    line = getattr(node, "lineno", 1)
                    for at, (said, _) in enumerate(variants(node)):
                        yield Mutan(f"{room}/{file.name}", number, at, owner, line, said, lines[line - 1].strip())


def reasons() -> dict[tuple[str, str, str], str]:
    """Those that may live: file, change and code, with the reason that stands above them."""
    found: dict[tuple[str, str, str], str] = {}
    reason = ""
    for line in ALIVE.read_text("utf-8").splitlines():
        if line.startswith("# "):
            reason = line[2:]
        elif line:
            file, change, code = line.split(" | ", 2)
            found[file, change, code] = reason
    return found


def patch(mutan: Mutan) -> bool:
    """Put the change into the functions, or the constant into the modules, of this process."""
    path = ROOT / mutan.berkas
    home = importlib.import_module(_module(mutan.berkas))
    tree = ast.parse(path.read_text("utf-8"))
    node = nodes(tree)[mutan.node][0]
    new = list(variants(node))[mutan.ragam][1](copy.copy(node))

    class Swap(ast.NodeTransformer):
        def visit(self, one: ast.AST) -> Any:
            return new if one is node else self.generic_visit(one)

    code = compile(ast.fix_missing_locations(Swap().visit(tree)), str(path), "exec")
    patched = mutan.fungsi in replace(path, code)
    if not patched:
        old, space = getattr(home, mutan.fungsi), dict(vars(home))
        exec(code, space)  # noqa: S102  # the module once more, for the constant's new value
        for module in [one for key, one in sys.modules.items() if key.startswith("rak")]:
            if getattr(module, mutan.fungsi, None) is old:
                setattr(module, mutan.fungsi, space[mutan.fungsi])
                patched = True
    for one in caches():
        one.cache_clear()
    return patched


def caches(of: str = "") -> "list[functools._lru_cache_wrapper[Any]]":
    """What remembers results, in all modules or in those whose names begin so."""
    found = (one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper))
    return [one for one in found if (one.__module__ or "").startswith(of)]


def _codes(code: CodeType) -> Iterator[CodeType]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from _codes(one)


def watch() -> tuple[set[str], dict[str, str]]:
    """Have every statement of the rooms tell in a set that it was reached; the set, and the statement that each line is of."""
    seen: set[str] = set()
    home: dict[str, str] = {}
    vars(builtins)["_reached"] = seen.add
    for room in ROOMS:
        for path in (ROOT / room).glob("*.py"):
            importlib.import_module(_module(f"{room}/{path.name}"))
            tree = ast.parse(path.read_text("utf-8"))
            for one in [one for one in ast.walk(tree) if not isinstance(one, ast.Module | ast.ClassDef)]:
                for name in ("body", "orelse", "finalbody"):
                    if isinstance(lines := getattr(one, name, None), list):
                        setattr(one, name, list(_told(lines, f"{room}/{path.name}", home)))
            replace(path, compile(ast.fix_missing_locations(tree), str(path), "exec"))
    return seen, home


def _told(lines: Sequence[ast.stmt], file: str, home: dict[str, str]) -> Iterator[ast.stmt]:
    for each in lines:
        home |= {f"{file}:{line}": f"{file}:{each.lineno}" for line in range(each.lineno, (each.end_lineno or 0) + 1)}
        yield ast.parse(f"_reached('{file}:{each.lineno}')").body[0]
        yield each


def _module(file: str) -> str:
    return "rak." + file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def replace(path: Path, code: CodeType) -> set[str]:
    """Give the functions of a module the code of another; their names."""
    codes = {(one.co_qualname, one.co_firstlineno): one for one in _codes(code)}
    found = set()
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename == str(path):
            new = codes.get((one.__code__.co_qualname, one.__code__.co_firstlineno))
            if new is not None and len(new.co_freevars) == len(one.__code__.co_freevars):
                one.__code__ = new
                found.add(new.co_qualname.split(".<locals>")[0])
    return found


class Jalankan:
    """Runs every test once, to learn which lines it reaches, then each mutant with the tests of its line, the cheap ones first."""

    def __init__(self, chosen: Sequence[Mutan], options: argparse.Namespace) -> None:
        self._chosen, self._options = chosen, options

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of pytest's own loop."""
        path: Path | None = self._options.map
        took, reached, home = json.loads(path.read_text("utf-8")) if path and path.exists() else _measure(session.items)
        if path:
            path.write_text(json.dumps((took, reached, home)), "utf-8")
        items = {item.nodeid: item for item in session.items}
        rare = Counter(one for tests in reached.values() for one in tests)
        gc.collect()
        with self._options.out.open("w", encoding="utf-8") as stream:
            for mutan in self._chosen:
                line = home.get(f"{mutan.berkas}:{mutan.baris}", f"{mutan.berkas}:")
                own = {
                    one
                    for key, tests in reached.items()
                    if key == line or (line[-1] == ":" and line in key)
                    for one in tests
                }
                first = f"tests/{mutan.berkas.split('/')[0]}/"
                order = sorted(own & items.keys(), key=lambda one: (not one.startswith(first), rare[one] * took[one]))
                line = {
                    **mutan._asdict(),
                    "hasil": _attempt(mutan, [items[one] for one in order], self._options.budget),
                    "uji": len(order),
                }
                print(json.dumps(line, ensure_ascii=False), file=stream, flush=True)
        return True


def _measure(items: Sequence[pytest.Item]) -> tuple[dict[str, float], dict[str, list[str]], dict[str, str]]:
    """What each test takes, the tests that reach each statement, and the statement of each line; tests that are long, fail or are skipped left out."""
    took: dict[str, float] = {}
    reached: dict[str, list[str]] = {}
    seen, home = watch()
    remembered = caches("rak.")
    for item, after in zip(items, [*items[1:], None], strict=True):
        begun = time.process_time()
        seen.clear()
        for one in remembered:  # what an earlier test has asked is reached again
            one.cache_clear()
        reports = runtestprotocol(item, nextitem=after, log=False)
        spent = time.process_time() - begun
        if spent <= LONG and not any(one.failed or one.skipped for one in reports):
            took[item.nodeid] = spent
            for line in seen:
                reached.setdefault(line, []).append(item.nodeid)
    return took, reached, home


def _attempt(mutan: Mutan, items: Sequence[pytest.Item], budget: float) -> str:
    """Which test kills the mutant, or that it lives; in a process of its own."""
    reading, writing = os.pipe()
    if child := os.fork():
        os.close(writing)
        with os.fdopen(reading, "rb") as stream:
            said = stream.read().decode()
        os.waitpid(child, 0)
        return said or "mati"
    said = "hidup"
    try:
        applied = patch(mutan)
    except Exception as fault:  # noqa: BLE001  # no mutant dies of that
        applied, said = False, f"tak terpasang: {fault!r}"
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        begun = time.process_time()
        for item in items if applied else ():
            signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)  # a hang is noticed: the process falls
            if any(one.failed for one in runtestprotocol(item, nextitem=None, log=False)):
                said = f"mati {item.nodeid}"
                break
            if time.process_time() - begun > budget:
                break
    except BaseException as fault:  # noqa: BLE001  # whatever falls is noticed
        said = f"mati {fault!r}"
    with contextlib.suppress(OSError):
        os.write(writing, said.encode()[:900])
    os._exit(0)


def main() -> int:
    """Choose, run, and print what survives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--of", metavar="TEXT", help="every mutant with this in 'FILE:FUNCTION CODE' instead of a draw")
    parser.add_argument(
        "--again", type=Path, help="those that lived in such an --out, as far as their code is still there"
    )
    parser.add_argument("--tests", nargs="*", default=TESTS, help="files or folders of tests")
    parser.add_argument("--budget", type=float, default=60.0, help="seconds of CPU for all tests of a mutant")
    parser.add_argument("--map", type=Path, help="keeps what each test reaches, for another draw of the same source")
    parser.add_argument("--out", type=Path, default=Path("mutants.jsonl"))
    options = parser.parse_args()
    every, known = list(mutants()), reasons()
    chosen = random.Random(options.seed).sample(every, options.count)
    if options.of:
        chosen = [one for one in every if options.of in f"{one.berkas}:{one.fungsi} {one.kode}"]
    if options.again:
        before = map(json.loads, options.again.read_text("utf-8").splitlines())
        lived = {(one["berkas"], one["ubahan"], one["kode"]) for one in before if not one["hasil"].startswith("mati")}
        chosen = [one for one in every if one.key in lived]
    print(len(every), "possible,", len(chosen), "chosen", flush=True)  # noqa: T201
    quiet = ["-q", "-n", "0", "-p", "no:cacheprovider", "-p", "no:randomly", "-W", "ignore", "-k", f"not ({SLOW})"]
    pytest.main([*quiet, *(f"tests/{one}" for one in options.tests)], plugins=[Jalankan(chosen, options)])
    lines = [json.loads(line) for line in options.out.read_text("utf-8").splitlines()]
    alive = [one for one in lines if not one["hasil"].startswith("mati")]
    for one in alive:
        reason = known.get((one["berkas"], one["ubahan"], one["kode"]), "?")
        print(one["berkas"], "|", one["ubahan"], "|", one["kode"], "  #", reason, f"({one['baris']}, {one['uji']} uji)")  # noqa: T201
    for key in known.keys() - {one.key for one in every}:
        print("no longer in the source:", *key)  # noqa: T201
    print(f"{len(lines) - len(alive)} of {len(lines)} killed")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
