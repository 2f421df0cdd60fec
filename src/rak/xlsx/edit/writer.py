"""From checked changes to the parts of the new package."""

from rak.xlsx.edit.bookxml import BookChanges
from rak.xlsx.edit.calcchain import without
from rak.xlsx.edit.change import UNSET, Change, Request
from rak.xlsx.edit.dependents import Dependents
from rak.xlsx.edit.patch import CellPatch, patched
from rak.xlsx.edit.policy import SheetPolicy
from rak.xlsx.edit.selfcheck import check
from rak.xlsx.package.container import part_key
from rak.xlsx.package.problems import OoxmlError, Problem, Reason
from rak.xlsx.package.xmltext import escape, escape_attribute
from rak.xlsx.sheet.address import Position
from rak.xlsx.sheet.cell import Formula
from rak.xlsx.sheet.cell_styles import StyleAppender
from rak.xlsx.sheet.cell_values import Content, cached, is_there, spell
from rak.xlsx.sheet.row_index import SheetView
from rak.xlsx.sheet.sheet_formulas import promotions
from rak.xlsx.sheet.strings import StringWriter
from rak.xlsx.sheet.workbook import Workbook

_CHART_KINDS = frozenset({"worksheet", "chartsheet"})


_PLAIN = CellPatch()
_NO_LOOK = Change()[1:]
"""A change of a value alone."""


class Writer:
    """One run over what is asked of a workbook."""

    def __init__(self, workbook: Workbook, request: Request) -> None:
        self._book = workbook
        self._request = request
        self._views: dict[str, SheetView] = {}
        self._asked: dict[str, dict[Position, Change]] = {}
        for (name, position), change in request.changes.items():
            self._asked.setdefault(name, {})[position] = change
        self._patches: dict[str, dict[Position, CellPatch]] = {}
        self._values: dict[str, dict[Position, object]] = {}
        self._new_results: dict[str, dict[Position, object]] = {}
        self._locks: dict[str, dict[Position, bool]] = {}
        self._added: dict[str, bytes] = {}
        self._dropped: set[str] = set()
        self._changed: dict[str, bytes] = {}
        self._touched: set[str] = set()
        """The keys of the parts that are written anew."""

    def view(self, name: str) -> SheetView:
        """Give the view of a sheet by its own spelling."""
        if name not in self._views:
            self._views[name] = SheetView(self._book.sheet(name))
        return self._views[name]

    def problems(self) -> list[Problem]:
        """Tell everything that stands against the edit."""
        found: list[Problem] = []
        if not self._request.allow_signed and self._request:
            found += [each for each in self._book.warnings if each.reason is Reason.SIGNED]
        for name, changes in self._asked.items():
            found += self._sheet_problems(name, changes)
        for sheet in self._request.sheets:
            found += sheet.problems(self._book)
        return found

    def _sheet_problems(self, name: str, changes: dict[Position, Change]) -> list[Problem]:
        sheet = next((each for each in self._book.sheets if each.name == name), None)
        if sheet is None:
            return []
        if not sheet.editable:
            return [Problem(Reason.NOT_A_WORKSHEET, name, "a chart sheet has no cells")]
        try:
            view = self.view(name)
            if view.xml.misplaced:
                detail = "rows or cells stand twice or out of place"
                return [Problem(Reason.BAD_XML, sheet.part, detail)]
            policy = SheetPolicy(self._book, view, allow_locked=self._request.allow_locked)
            return [
                problem
                for position, change in changes.items()
                if position[0] > 0 and position[1] > 0
                for problem in policy.problems(position, change)
            ]
        except OoxmlError as error:
            return list(error.problems)

    def write(self) -> bytes:
        """Give the new package, or the very bytes of the old one where nothing changes."""
        self._effective()
        if not self._patches and not self._request.sheets:
            return self._book.data

        binding = BookChanges(self._book)
        styles = self._style_appender()
        strings = self._string_writer()
        self._spell_values(strings)
        if styles is not None:
            self._spell_looks(styles)
        gone = self._formula_changes()
        self._results(binding)
        for name, patches in self._patches.items():
            view = self.view(name)
            self._changed[view.sheet.part] = view.sheet.source.encode(patched(view, patches))
        self._new_sheets(binding, strings, styles)
        self._drop_calc_entries(gone, binding)
        self._finish(binding, strings, styles)
        changed = {part_key(name): data for name, data in self._changed.items()}
        self._touched = set(changed)
        self._changed.clear()  # the package holds them from now on
        return self._book.container.rewrite(changed, self._added, self._dropped)

    def _effective(self) -> None:
        """Keep the changes that change something."""
        for name, changes in self._asked.items():
            view = self.view(name)
            for position, change in changes.items():
                if change[1:] == _NO_LOOK:
                    if not is_there(change.value, view, position):
                        self._values.setdefault(name, {})[position] = change.value
                        self._patches.setdefault(name, {})[position] = _PLAIN
                    continue
                style = self._style_of(view, position, change)
                has_value = change.value is not UNSET and not is_there(change.value, view, position)
                if has_value:
                    self._values.setdefault(name, {})[position] = change.value
                if has_value or change.fill or style is not None or self._is_shown_anew(view, position, change):
                    self._patches.setdefault(name, {})[position] = CellPatch(style=style)

    def _style_of(self, view: SheetView, position: Position, change: Change) -> int | None:
        """Give the style asked for; None where the cell has it already."""
        style = change.style
        if change.copy_from is not None:
            style = view.style(*change.copy_from)
        return None if style == view.style(*position) else style

    def _is_shown_anew(self, view: SheetView, position: Position, change: Change) -> bool:
        style = view.style(*position)
        locks = change.locked is not None and change.locked != self._book.is_locked(style)
        return locks or change.number_format not in {None, self._book.number_format(style)}

    def _string_writer(self) -> StringWriter | None:
        """Give the list to append strings to; None where they must be written into the cells.

        A cell that names a string which does not exist would come to life by an append, so then nothing is appended.
        """
        has_text = any(type(value) is str for cells in self._values.values() for value in cells.values())
        strings = self._book.parts.shared_strings if has_text or self._request.sheets else None
        if strings is None or any(sheet.kind not in _CHART_KINDS for sheet in self._book.sheets):
            return None
        views = [self.view(sheet.name) for sheet in self._book.sheets if sheet.editable]
        if any(view.highest_string() >= len(strings) for view in views):
            return None
        return strings.writer()

    def _style_appender(self) -> StyleAppender | None:
        wanted = self._request.sheets or any(change.is_new_format for change in self._request.changes.values())
        return self._book.styles.appender() if wanted and self._book.styles else None

    def _spell_values(self, strings: StringWriter | None) -> None:
        for name, cells in self._values.items():
            prefix = self.view(name).xml.prefix
            patches = self._patches[name]
            for position, value in cells.items():
                patches[position] = CellPatch(spell(value, strings, prefix), patches[position].style)

    def _spell_looks(self, styles: StyleAppender) -> None:
        """Give the cells that are marked, locked, opened or shown otherwise a format of their own."""
        for name, changes in self._asked.items():
            view, patches = self.view(name), self._patches.get(name, {})
            for position, change in changes.items():
                if position not in patches or not change.is_new_format:
                    continue
                style = patches[position].style
                style = view.style(*position) if style is None else style
                if change.locked is not None:
                    style = styles.locked(style, locked=change.locked)
                    self._locks.setdefault(name, {})[position] = change.locked
                if change.fill:
                    style = styles.filled(style, change.fill)
                if change.number_format is not None:
                    style = styles.formatted(style, change.number_format)
                patches[position] = patches[position]._replace(style=style)

    def _formula_changes(self) -> set[tuple[str, Position]]:
        """Promote members of shared formulas whose master goes; give the formulas that go, by sheet id."""
        gone = set()
        for name, cells in self._values.items():
            view = self.view(name)
            prefix = view.xml.prefix
            if not view.has_formulas:
                continue
            overwritten = {position for position in cells if position in view.formulas.texts}
            gone |= {
                (view.sheet.identifier, position)
                for position in overwritten
                if not isinstance(cells[position], Formula)
            }
            for position, (text, area, group) in promotions(view.formulas, overwritten).items():
                formula = (
                    f'<{prefix}f t="shared" ref="{area}" si="{escape_attribute(group)}">{escape(text)}</{prefix}f>'
                )
                old = self._patches[name].get(position, CellPatch())
                self._patches[name][position] = old._replace(formula=formula)
        return gone

    def _results(self, binding: BookChanges) -> None:
        """Write the new results of the formulas that the edit reaches, or take stale ones away."""
        if not self._values:
            return

        found = Dependents(self._book, dict(self._views), self.view, self._values).results()
        for name, results in found.items():
            view = self.view(name)
            prefix = view.xml.prefix
            written = self._values.get(name, {})
            for position, result in results.items():
                content = cached(result.value, prefix)
                if position in written:
                    self._complete(name, position, result.value, content)
                # The calculator names results that differ from those of the file; one that nobody knows may have none there.
                elif result.known or view.has_value(*position):
                    patches = self._patches.setdefault(name, {})
                    _, style, formula, _ = patches.get(position, _PLAIN)
                    patches[position] = CellPatch(None, style, formula, content)
                    self._new_results.setdefault(name, {})[position] = result.value
        has_formula = any(isinstance(each, Formula) for cells in self._values.values() for each in cells.values())
        if found or has_formula:
            binding.calculate_on_load()

    def _complete(self, name: str, position: Position, value: object, content: Content) -> None:
        """Give a formula that was just written its result."""
        patch = self._patches[name][position]
        if patch.content is not None and not patch.content.value:
            whole = content._replace(formula=patch.content.formula)
            self._patches[name][position] = patch._replace(content=whole)
            self._new_results.setdefault(name, {})[position] = value if content.value else None

    def _new_sheets(self, binding: BookChanges, strings: StringWriter | None, styles: StyleAppender | None) -> None:

        for sheet in self._request.sheets:
            namespace = self._book.elements[0].namespace
            data = sheet.xml(namespace, strings, styles, date1904=self._book.date1904).encode()
            earlier = sheet.earlier(self._book)
            if earlier is not None:
                self._changed[earlier] = data
                continue
            part = sheet.free_part(self._book, set(self._added))
            self._added[part] = data
            binding.add_sheet(sheet.name, part, sheet.layout.state)

    def _drop_calc_entries(self, gone: set[tuple[str, Position]], binding: BookChanges) -> None:

        part = self._book.related("calcChain")
        if not gone or part is None:
            return

        source = self._book.parts.text_of(part)
        left = without(source, part, self._book.limits, gone)
        if left is None:
            binding.drop_part(part)
            self._dropped.add(part_key(part))
        elif left != source.encode(source.text):
            self._changed[part] = left

    def _finish(self, binding: BookChanges, strings: StringWriter | None, styles: StyleAppender | None) -> None:

        new_strings = strings.written() if strings else None
        if new_strings is not None and self._book.related("sharedStrings"):
            self._changed[self._book.related("sharedStrings") or ""] = new_strings
        new_styles = styles.written() if styles else None
        if new_styles is not None:
            self._changed[self._book.related("styles") or ""] = new_styles
        self._changed.update(binding.written())

    def check(self, data: bytes) -> Workbook:
        """Read the new package, compare it with what was asked and with the old one, and give it."""
        return check(
            self._book,
            self._views,
            data,
            self._values,
            self._new_results,
            self._patches,
            self._touched,
            set(map(part_key, self._added)),
            self._dropped,
            self._locks,
            self._request.sheets,
        )
