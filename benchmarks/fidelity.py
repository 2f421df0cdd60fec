"""The fidelity job: open a workbook, set thirty cells, save; then tell what else changed."""

from __future__ import annotations

import collections
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from rak.xlsx import Cell, Limits, OoxmlError, Position, Workbook
from rak.xlsx.edit.edit import Edit
from rak.xlsx.package.container import part_key
from rak.xlsx.sheet.row_index import SheetView
from rak.xlsx.sheet.sheet import Sheet

MAY_CHANGE = {"[content_types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
CELLS = 30
_LARGE = Limits(max_cells=10_000_000)
_STRINGS = re.compile(rb"<(?:\w+:)?sst\b[^>]*[^/]>(.*)</(?:\w+:)?sst>", re.DOTALL)
_REASONS = re.compile(rb"<(?:\w+:)?(?:calcPr\b|Override\b[^>]*calcChain|Relationship\b[^>]*calcChain)[^>]*/>")
"""The elements of the binding parts that an edit may change, add or take away."""


@dataclass
class Job:
    """One workbook and what became of it."""

    path: Path
    refused: str = ""
    before: bytes = b""
    after: bytes = b""
    lost: list[str] = field(default_factory=list)
    changed_elsewhere: list[str] = field(default_factory=list)
    results_elsewhere: list[str] = field(default_factory=list)
    changed_cells: list[str] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    """What stands around the cells of a worksheet (merges, validations, formats, extensions, ...) and is another."""
    unexplained: list[str] = field(default_factory=list)
    """Parts that may change, but not in this way: each has its one reason in docs/lossless.md."""
    results: collections.Counter[str] = field(default_factory=collections.Counter)
    """Results of formulas that were not asked for: the same, new, or taken away."""
    sheet: str = ""
    part: str = ""
    asked: dict[Position, object] = field(default_factory=dict)


def values() -> dict[Position, object]:
    """What is set where: numbers, texts and truths, in cells that mostly are there and in new ones."""
    found: dict[Position, object] = {}
    for index in range(CELLS * 3):
        row, column = 2 + index % 9, 1 + index // 9
        found[row, column] = (index + 0.5, f"teks {index}", True)[index % 3]
    return found


def fill_one(path: Path) -> Job:
    """Do the job with rak.xlsx; protection is passed over as other libraries do, cells of arrays and their like are not."""
    job = Job(path)
    try:
        workbook = Workbook.open(path)
        sheet = next((each for each in workbook.sheets if each.editable), None)
        if sheet is None:
            job.refused = "no-worksheet"
            return job
        edit = Edit(workbook, allow_locked=True)
        for position, value in values().items():
            trial = Edit(workbook, allow_locked=True)
            trial.set(sheet.name, position, value)
            against = trial.problems()
            if not against:
                edit.set(sheet.name, position, value)
            if len(edit.request.changes) == CELLS:
                break
        if not edit.request.changes:
            job.refused = against[0].reason.value
            return job
        job.before, job.after = workbook.data, edit.apply()
    except OoxmlError as error:
        job.refused = error.problems[0].reason.value
        return job
    job.sheet, job.part = sheet.name, sheet.part
    job.asked = {
        position: value for position, value in values().items() if (sheet.name, position) in edit.request.changes
    }
    compare(job)
    return job


def refill(done: Job, fill: Callable[[Path, Path, str, Mapping[Position, object]], None], folder: Path) -> Job:
    """Do the same job, the same cells of the same workbook, with another library."""
    source, output = folder / f"asal{done.path.suffix}", folder / f"hasil{done.path.suffix}"
    source.write_bytes(done.before)
    output.unlink(missing_ok=True)
    job = Job(done.path, before=done.before, sheet=done.sheet, part=done.part, asked=done.asked)
    try:
        fill(source, output, job.sheet, job.asked)
        job.after = output.read_bytes()
        compare(job)
    except Exception as error:
        job.refused = type(error).__name__
    return job


def compare(job: Job) -> None:
    """Note lost and changed parts, and cells that changed unasked."""
    edited = job.part
    one, other = parts(job.before), parts(job.after)
    worksheets = {part_key(sheet.part) for sheet in Workbook.open(job.before).sheets if sheet.editable}
    for key, content in one.items():
        is_chain = key.endswith("calcchain.xml")
        if key not in other:
            job.lost += [] if is_chain else [key]
        elif other[key] != content and key != part_key(edited) and not is_chain:
            if key in worksheets:
                job.results_elsewhere.append(key)
            elif key not in MAY_CHANGE and not key.endswith("sharedstrings.xml"):
                job.changed_elsewhere.append(key)
    job.changed_elsewhere += [key for key in other if key not in one]
    job.changed_cells = changed_cells(job)
    job.around = [
        f"{key}: {name}"
        for key in worksheets & one.keys() & other.keys()
        if one[key] != other[key]
        for name in changed_around(one[key], other[key])
    ]
    job.unexplained = [
        key for key in one.keys() & other.keys() if one[key] != other[key] and not explained(key, one, other)
    ]
    job.results = results(job)


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package by key."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {part_key(info.filename): package.read(info) for info in package.infolist()}


def changed_cells(job: Job) -> list[str]:
    """Cells whose value, formula or style changed unasked; results of formulas do not count."""
    found = []
    for old, new in _sheet_pairs(job):
        cells, others = _cells(old), _cells(new)
        if cells is None or others is None:
            found += (
                [] if old.name != job.sheet and old.source.text == new.source.text else [f"{old.name} cannot be read"]
            )
            continue
        if not cells and not others:
            continue  # a chart has no rows that could be looked into
        was, became = SheetView(old), SheetView(new)
        for position in cells.keys() | others.keys():
            if old.name == job.sheet and position in job.asked:
                continue
            # of a large sheet the reader leaves out rows in which nothing stands: those cells are looked up one by one
            one = cells.get(position) or was.cell(*position)
            other = others.get(position) or became.cell(*position)
            if one is None or other is None or one.formula != other.formula or one.style != other.style:
                found.append(f"{old.name}!{position}")
            elif one.formula is None and (one.value != other.value or one.kind != other.kind):
                inside = any(each.area.covers(position) for each in was.formulas.filled)
                found += [] if inside else [f"{old.name}!{position}"]
    return found


def _sheet_pairs(job: Job) -> Iterator[tuple[Sheet, Sheet]]:
    """Give each sheet as it was and as it is, however large it is."""
    before, after = (Workbook.open(data, limits=_LARGE) for data in (job.before, job.after))
    return zip(before.sheets, after.sheets, strict=True)


def _cells(sheet: Sheet) -> Mapping[Position, Cell] | None:
    """Give the cells of a sheet; None where it has none that can be read, which only the edited sheet must have."""
    try:
        return sheet.cells
    except OoxmlError:
        return None


def changed_around(before: bytes, after: bytes) -> list[str]:
    """Names of the children of a worksheet, its cells and dimension aside, that are not as before, however spelt."""
    one, other = (_children(part) for part in (before, after))
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def _children(part: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for child in ElementTree.fromstring(part):
        name = child.tag.rpartition("}")[2]
        if name not in {"sheetData", "dimension"}:
            child.tail = None
            text = ElementTree.tostring(child, encoding="unicode")
            found.setdefault(name, []).append(ElementTree.canonicalize(text, strip_text=True, rewrite_prefixes=True))
    return found


def explained(key: str, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> bool:
    """Tell whether a binding part differs by calcPr and calcChain only, and strings by what is appended."""
    one, other = before[key], after[key]
    if key.endswith("sharedstrings.xml"):
        return _strings(other).startswith(_strings(one))
    if key in MAY_CHANGE:
        return _REASONS.sub(b"", one) == _REASONS.sub(b"", other)
    return True


def _strings(part: bytes) -> bytes:
    match = _STRINGS.search(part)
    return match[1] if match else b""


def results(job: Job) -> collections.Counter[str]:
    """Count what became of the stored results of formulas that were not overwritten."""
    found: collections.Counter[str] = collections.Counter()
    for old, new in _sheet_pairs(job):
        others = _cells(new) or {}
        for position, one in (_cells(old) or {}).items():
            other = others.get(position)
            if not one.has_cached or other is None or (old.name == job.sheet and position in job.asked):
                continue
            kept = "same" if one.value == other.value else "new"
            found[kept if other.has_cached else "taken away"] += 1
    return found


def schema_errors(data: bytes, folder: Path) -> collections.Counter[str]:
    """What openxml-audit says of a workbook, counted by rule and part."""
    from openxml_audit import OpenXmlValidator, ValidationSeverity

    path = folder / "periksa.xlsx"
    path.write_bytes(data)
    result = OpenXmlValidator().validate(str(path))
    found = (
        f"{error.part_uri} {re.sub('[0-9]+', '#', error.description)}"
        for error in result.errors
        if error.severity is ValidationSeverity.ERROR
    )
    return collections.Counter(found)
