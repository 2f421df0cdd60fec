"""Matches the lines of a workbook to a known plan: by kode, then by equal content; likeness is only proposed."""

from typing import Final

import attrs

from rak.checks.catalogue import Aturan
from rak.domain.kolom import Bantu, Kolom
from rak.domain.letak import Letak
from rak.domain.rencana import IndikatorKegiatan, Kegiatan, RencanaAksi
from rak.domain.text_folding import name_key
from rak.domain.versi import change_indicators
from rak.matriks.read import findings_on_teks as aturan
from rak.matriks.read.budget_lines import Garis
from rak.matriks.read.build_plan import Perakit
from rak.matriks.read.classify_rows import Tabel
from rak.matriks.read.collect_findings import Catatan, as_seen
from rak.matriks.read.identity import Identitas
from rak.matriks.read.row_codes import parent_of
from rak.matriks.read.tree import Simpul, arrange, next_kode

_ALIKE: Final = 0.75
_MANY: Final = 400
"""Beyond so many unmatched lines no likeness is looked for."""


def match(
    known: RencanaAksi, tabel: Tabel, goals: list[Simpul], identitas: Identitas, catatan: Catatan
) -> list[Simpul]:
    """The goals with the kode of the known plan; reports what is missing, new or different."""
    found = Perakit(tabel, Catatan(), None).build(goals, identitas)
    if Bantu.KODE not in tabel.tata.kolom:
        goals = _rename(known, found, tabel, goals, catatan)
        found = Perakit(tabel, Catatan(), None).build(goals, identitas)
    _Difference(known, found, tabel, goals, catatan).report()
    return goals


def _key(indikator: IndikatorKegiatan, line: Kegiatan) -> tuple[object, ...]:
    return name_key(indikator.uraian), name_key(line.uraian), line.pagu


def _rename(
    known: RencanaAksi, found: RencanaAksi, tabel: Tabel, goals: list[Simpul], catatan: Catatan
) -> list[Simpul]:
    free: dict[tuple[object, ...], list[Kegiatan]] = {}
    owner = {line.kode: indikator for indikator in known.indikator for line in indikator.kegiatan}
    for line in known.kegiatan:
        free.setdefault(_key(owner[line.kode], line), []).append(line)
    rows = {node.kode: node.garis[0] for goal in goals for i in goal.anak for node in i.anak}
    matched: dict[str, str] = {}
    for indikator in found.indikator:
        for line in indikator.kegiatan:
            same = free.get(_key(indikator, line))
            if same:
                best = max(same, key=lambda one: (one.rencana == line.rencana, one.kode == line.kode))
                same.remove(best)
                matched[line.kode] = best.kode
    left = {one.kode: one for lines in free.values() for one in lines}
    _match_by_structure(found, owner, left, matched)
    above = _parents(known, found, matched)
    _number_rest(found, known, left, matched, above, tabel, rows, catatan)
    order = {line.kode: at for at, line in enumerate(known.kegiatan)}
    lines = sorted(rows, key=lambda kode: order.get(matched[kode], len(order)))
    for kode in lines:
        rows[kode].kode = matched[kode]
    return arrange(tabel, [rows[kode] for kode in lines], order, catatan)


def _match_by_structure(
    found: RencanaAksi, owner: dict[str, IndikatorKegiatan], left: dict[str, Kegiatan], matched: dict[str, str]
) -> None:
    """A line in its old place under the same indicator, of which the text or the amount is still the same."""
    for indikator in found.indikator:
        for line in indikator.kegiatan:
            one = left.get(line.kode)
            if line.kode in matched or one is None or name_key(owner[one.kode].uraian) != name_key(indikator.uraian):
                continue
            if name_key(one.uraian) == name_key(line.uraian) or one.pagu == line.pagu:
                matched[line.kode] = left.pop(one.kode).kode


def _parents(known: RencanaAksi, found: RencanaAksi, matched: dict[str, str]) -> dict[str, str]:
    """For each indicator of the workbook the one of the plan: by its matched lines, else by its text."""
    by_text = {name_key(indikator.uraian): indikator.kode for indikator in known.indikator}
    above: dict[str, str] = {}
    for indikator in found.indikator:
        lines = [matched[line.kode] for line in indikator.kegiatan if line.kode in matched]
        said = by_text.get(name_key(indikator.uraian))
        if lines or said:
            above[indikator.kode] = parent_of(lines[0]) if lines else str(said)
    return above


def _number_rest(
    found: RencanaAksi,
    known: RencanaAksi,
    left: dict[str, Kegiatan],
    matched: dict[str, str],
    above: dict[str, str],
    tabel: Tabel,
    rows: dict[str, Garis],
    catatan: Catatan,
) -> None:
    taken = {line.kode for line in known.kegiatan} | set(matched.values())
    parents = {indikator.kode for indikator in known.indikator} | set(above.values())
    column = tabel.tata.kolom.get(Kolom.KEGIATAN) or min(tabel.tata.kolom.values())
    for indikator in found.indikator:
        for line in indikator.kegiatan:
            if line.kode in matched:
                continue
            if len(left) <= _MANY:
                _propose(line, indikator, left, known, (tabel.petak.nama, rows[line.kode].awal, column), catatan)
            if indikator.kode not in above:
                above[indikator.kode] = next_kode(parent_of(indikator.kode), parents)
                parents.add(above[indikator.kode])
            matched[line.kode] = next_kode(above[indikator.kode], taken)
            taken.add(matched[line.kode])


def _propose(
    line: Kegiatan,
    indikator: IndikatorKegiatan,
    left: dict[str, Kegiatan],
    known: RencanaAksi,
    where: tuple[str, int, int],
    catatan: Catatan,
) -> None:
    owner = {one.kode: i.uraian for i in known.indikator for one in i.kegiatan}
    text = f"{indikator.uraian} {line.uraian}".casefold()[:400]
    from difflib import SequenceMatcher  # noqa: PLC0415  # most rows are matched by their texts

    scored = [
        (SequenceMatcher(None, text, f"{owner[kode]} {one.uraian}".casefold()[:400]).ratio(), kode)
        for kode, one in left.items()
    ]
    likely = sorted((pair for pair in scored if pair[0] >= _ALIKE), reverse=True)[:3]
    if likely:
        names = ", ".join(f"{kode} ({int(ratio * 100)} %)" for ratio, kode in likely)
        pesan = f"Baris ini tidak sama dengan rencana mana pun, tetapi mirip dengan {names}; tidak dipasangkan."
        saran = "Samakan teks dan pagunya dengan rencana bila memang baris itu."
        catatan.add(aturan.MIRIP_RENCANA, pesan, saran, where, nilai=line.uraian)


class _Difference:
    """What the workbook has otherwise than the plan."""

    def __init__(
        self, known: RencanaAksi, found: RencanaAksi, tabel: Tabel, goals: list[Simpul], catatan: Catatan
    ) -> None:
        self._known = known
        self._found = found
        self._tabel = tabel
        self._catatan = catatan
        self._rows = {
            node.kode: node.garis[0].awal
            for goal in goals
            for upper in (goal, *goal.anak)
            for node in (upper, *upper.anak)
        }

    def report(self) -> None:
        """Every difference, line by line."""
        lines = {line.kode: line for line in self._found.kegiatan}
        goals = {indikator.kode: indikator for indikator in self._found.indikator}
        for indikator in self._known.indikator:
            mine = goals.get(indikator.kode)
            if mine is not None:
                self._texts(indikator, mine)
            for line in indikator.kegiatan:
                if line.kode in lines:
                    self._amounts(line, lines[line.kode])
                else:
                    self._missing(line)
        known = {line.kode for line in self._known.kegiatan}
        for kode in lines:
            if kode not in known:
                pesan = f"Baris anggaran {kode} tidak ada dalam rencana."
                self._add(aturan.DI_LUAR_RENCANA, pesan, kode, Kolom.KEGIATAN)

    def _missing(self, line: Kegiatan) -> None:
        pesan = f"Baris anggaran {line.kode} ({as_seen(line.uraian)}) dari rencana tidak ditemukan."
        saran = "Kembalikan barisnya, atau pakai rencana yang sudah direvisi."
        where = self._tabel.petak.nama, self._tabel.tata.judul_awal, min(self._tabel.tata.kolom.values())
        self._catatan.add(aturan.RENCANA_TIDAK_ADA, pesan, saran, where, Letak(line.kode))

    def _texts(self, known: IndikatorKegiatan, mine: IndikatorKegiatan) -> None:
        pairs = (
            (Kolom.INDIKATOR_KEGIATAN, known.uraian, mine.uraian),
            (Kolom.TARGET_KINERJA, known.target, mine.target),
            (Kolom.RUMUS_PERHITUNGAN, known.rumus, mine.rumus),
        )
        for kolom, planned, seen in pairs:
            same = name_key(planned) == name_key(str(seen)) if isinstance(planned, str) else planned == seen
            if not same and kolom in self._tabel.tata.kolom:
                self._different(known.kode, kolom, planned, seen)

    def _amounts(self, known: Kegiatan, mine: Kegiatan) -> None:
        columns = self._tabel.tata.kolom
        if name_key(known.uraian) != name_key(mine.uraian) and Kolom.KEGIATAN in columns:
            self._different(known.kode, Kolom.KEGIATAN, known.uraian, mine.uraian)
        if known.pagu != mine.pagu and Kolom.PAGU in columns:
            self._different(known.kode, Kolom.PAGU, known.pagu, mine.pagu)
        if known.penarikan != mine.penarikan and Kolom.RENCANA_PENARIKAN_DANA in columns:
            planned, seen = ("; ".join(map(str, draws)) for draws in (known.penarikan, mine.penarikan))
            self._different(known.kode, Kolom.RENCANA_PENARIKAN_DANA, planned, seen)

    def _different(self, kode: str, kolom: Kolom, planned: object, seen: object) -> None:
        pesan = f"{kolom} {kode} di buku kerja '{as_seen(seen)}', di rencana '{as_seen(planned)}'."
        self._add(aturan.BERBEDA_DARI_RENCANA, pesan, kode, kolom)

    def _add(self, rule: Aturan, pesan: str, kode: str, kolom: Kolom) -> None:
        column = self._tabel.tata.kolom.get(kolom) or min(self._tabel.tata.kolom.values())
        where = self._tabel.petak.nama, self._rows[kode], column
        self._catatan.add(rule, pesan, "Samakan, atau revisi rencananya.", where, Letak(kode, kolom))


def complete(known: RencanaAksi, plan: RencanaAksi, *, has_monthly: bool, has_identity: bool) -> RencanaAksi:
    """The plan with what a bare matrix has no column for, taken from the known plan."""
    goals = {indikator.kode: indikator for indikator in known.indikator}
    lines = {line.kode: line for line in known.kegiatan}

    def with_line(line: Kegiatan) -> Kegiatan:
        one = lines.get(line.kode)
        if one is None:
            return line
        return attrs.evolve(line, penanggung_jawab=one.penanggung_jawab, jenis_belanja=one.jenis_belanja)

    def with_goal(indikator: IndikatorKegiatan) -> IndikatorKegiatan:
        one = goals.get(indikator.kode)
        if one is None:
            return indikator
        gabungan = one.gabungan if one.rumus == indikator.rumus else indikator.gabungan
        kegiatan = tuple(map(with_line, indikator.kegiatan))
        return attrs.evolve(indikator, kegiatan=kegiatan, polaritas=one.polaritas, gabungan=gabungan)

    if not has_monthly:
        plan = change_indicators(plan, with_goal)
    if not has_identity:
        plan = attrs.evolve(
            plan, keputusan=known.keputusan, satuan_kerja=plan.satuan_kerja or known.satuan_kerja,
            tahun=known.tahun if plan.tahun == 1900 else plan.tahun,
        )  # fmt: skip
    return plan
