"""What each column holds: role, measure (money or performance), period, to date or of the period; by evidence, or asked."""

import enum
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from rak.domain.headings import find_alike
from rak.domain.kolom import Bantu, Kolom, Peran
from rak.domain.laporan import KOLOM_ISIAN
from rak.domain.period_words import month_code
from rak.domain.text_folding import name_key
from rak.layouts.cell_grid import Kisi, text_of
from rak.layouts.column_periods import Bacaan, Periode, read_period
from rak.layouts.heading_rows import Jalur, role_of


class Ukuran(enum.Enum):
    """What figures of a column are."""

    UANG = "uang"
    KINERJA = "kinerja"


class Hal(enum.Enum):
    """What a column is for, where the official columns have no name for it."""

    TARGET = "target"
    REALISASI = "realisasi"
    PJ = "penanggung jawab"
    ABAI = "tidak dibaca"
    TANYA = "ditanyakan"


@attrs.frozen
class Makna:
    """What a column holds."""

    jalur: Jalur
    hal: Hal | Peran
    ukuran: Ukuran | None = None
    periode: Periode | None = None
    kumulatif: bool | None = None
    sebab: str = ""
    """Why: the evidence, or what is asked."""

    @property
    def column(self) -> int:
        """The column on the sheet."""
        return self.jalur.column

    @property
    def kunci(self) -> tuple[object, ...]:
        """Two columns of one key hold the same."""
        return self.hal, self.ukuran, self.periode, bool(self.kumulatif), self.tahunan

    @property
    def tahunan(self) -> bool:
        """Whether the heading says that the figure is the year's."""
        return self.periode is None and _TAHUNAN.search(self.jalur.shown) is not None

    @property
    def persen(self) -> bool:
        """Whether the heading says that the figures are per cent."""
        return _says_percent(self.jalur.lowest)


_ABAI = re.compile(
    r"renstra|rpjm|tahun\s+(?:lalu|sebelumnya|n\s*-\s*1)|s\.?\s?/?d\.?\s+tahun|sampai\s+(?:dengan\s+)?tahun|akhir\s+periode"
    r"|target\s+(?:waktu|penyelesaian|selesai)|(?:batas|target)\s+waktu|tenggat|\bnasional\b|\bprovinsi\b|pembanding"
    r"|deviasi|selisih|sisa|gap|rasio|kategori|predikat|bobot|baseline|kondisi\s+awal|capaian\s+kinerja\s+dan\s+realisasi",
    re.IGNORECASE,
)
_PERSEN = re.compile(r"(?:^|[\s(/])%|\bpers(?:en|entase)\b|\bpresentase\b|\bpct\b", re.IGNORECASE)
_UANG = re.compile(
    r"anggaran|keuangan|\bdana\b|\bpagu\b|belanja|\bkas\b|\(?\brp\b|rupiah|serap|nyerap|penarikan|cair|\brpd\b",
    re.IGNORECASE,
)
_KINERJA = re.compile(
    r"kinerja|\bfisik\b|output|volume|indikator|\biku\b|\biksk\b|\bikk\b|sasaran|\(k\)", re.IGNORECASE
)
_SATUAN_AKHIR = re.compile(r"(?:^|[\s(/])\(?(rp|k)\.?\)?$", re.IGNORECASE)
"""What a heading ends with is its unit, whatever else it names: ``Realisasi Kinerja TW I Rp``."""
_PLANNED = re.compile(
    r"(?<!realisasi )target|\btgt\b|proyeksi|\brencana\b(?!\s+(?:aksi|kegiatan|kerja|tindak|pelaksanaan))",
    re.IGNORECASE,
)
_TARGET = re.compile(rf"{_PLANNED.pattern}|target|anggaran\s+kas|\brpd\b", re.IGNORECASE)
_REALISASI = re.compile(
    r"(?<!target )(?<!rencana )(?<!proyeksi )(?:realisasi|\breal\b|penyerapan|serapan|pencairan)", re.IGNORECASE
)
"""RENCANA PENYERAPAN and TARGET REALISASI are what is planned, REALISASI TARGET is what was reached."""
_CAPAIAN = re.compile(r"capaian", re.IGNORECASE)
_RENCANA = re.compile(
    r"rencana\s+(?:aksi|kegiatan|kerja|tindak|pelaksanaan)|\brenaksi\b|\baksi\b|tahapan|langkah|uraian\s+kegiatan",
    re.IGNORECASE,
)
_PJ = re.compile(
    r"penanggung\s*jawab|\bp\.?j\.?\b|\bpic\b|pelaksana\b|perangkat\s+daerah|unit\s+kerja|\bopd\b|\bskpd\b|seksi\b|pengampu",
    re.IGNORECASE,
)
_EVALUASI = re.compile(
    r"tindak\s+lanjut|faktor\s|hambatan|kendala|permasalahan|solusi|analisis|rekomendasi|upaya", re.IGNORECASE
)
_TAHUNAN = re.compile(r"\btahun|\bsetahun|\bpk\b|perjanjian|_tahun", re.IGNORECASE)
DRAW: Final = re.compile(r"penarikan|\bkas\b|serap|nyerap|cair|\brpd\b", re.IGNORECASE)
"""The words of money that is drawn."""
_DRAWN = re.compile(rf"{DRAW.pattern}|kas|rencana|belanja|keuangan|anggaran", re.IGNORECASE)
"""A target in rupiah that is no budget of the year."""
_EITHER: Final = "dapat berarti target atau realisasi; judulnya tidak mengatakan yang mana"
_LETTERS: Final = {"t": "target", "r": "realisasi"}
_BANYAK: Final = 100_000
_SEDIKIT: Final = 10_000
_DIGITS: Final = re.compile(r"[1-9]\d{0,2}(?:[.,]?\d{3}){0,5}(?:\s\D*)?")
_SATUAN: Final = re.compile(r"\bsatuan\b", re.IGNORECASE)


@lru_cache(maxsize=1024)
def _says_percent(text: str) -> bool:
    return _PERSEN.search(text) is not None


class Contoh(NamedTuple):
    """What stands below a heading."""

    numbers: tuple[float, ...]
    texts: tuple[str, ...]
    formats: frozenset[str]

    @property
    def besaran(self) -> list[float]:
        """The figures without sign and zeros, those that are typed as text too; with a unit behind it a large one is no money."""
        typed = [
            (text, float(re.sub(r"\D", "", text))) for text in self.texts if _DIGITS.fullmatch(text)
        ]  # fmt: skip
        return [
            *[abs(number) for number in self.numbers if number],
            *(number for text, number in typed if text[-1].isdigit() or number < _SEDIKIT),
        ]


def sample(kisi: Kisi, column: int, rows: Iterable[int]) -> Contoh:
    """The values of a column in these rows."""
    cells = [cell for row in rows if (cell := kisi.baris[row].get(column)) is not None]
    numbers = [cell for cell in cells if type(cell.value) in {int, float}]
    formats = frozenset(map(kisi.number_format, numbers))
    texts = tuple(text for cell in cells if type(cell.value) is str and (text := text_of(cell)))
    return Contoh(tuple([cell.value for cell in numbers]), texts, formats)


def mean(headed: Sequence[Makna], contoh: Mapping[int, Contoh]) -> list[Makna]:
    """The meaning of every column, from what its heading alone says of it (:func:`by_heading`)."""
    found = [_before_labels(each, headed) for each in headed]
    found = [_planned(_in_one_group(_named_by_group(each, found), found), found) for each in found]
    found = _drawn(found, contoh)
    context = _Context(found, contoh)
    return _as_its_group(found, {each.column: context.settle(each) for each in found}, contoh)


def _as_its_group(found: Sequence[Makna], settled: Mapping[int, Makna], contoh: Mapping[int, Contoh]) -> list[Makna]:
    """A blank column that nothing settles holds what those of the same words in other periods hold."""
    words = {one.column: tuple(each.sisa for each in _readings(one.jalur)) for one in found}
    told: dict[object, set[Ukuran | None]] = {}
    for one in settled.values():
        if one.hal in {Hal.TARGET, Hal.REALISASI}:
            told.setdefault((words[one.column], one.hal), set()).add(one.ukuran)
    return [
        attrs.evolve(before, ukuran=next(iter(like)), sebab="seperti kolom lain dengan judulnya")
        if settled[before.column].hal is Hal.TANYA
        and not any(contoh[before.column])
        and len(like := told.get((words[before.column], before.hal), set())) == 1
        else settled[before.column]
        for before in found
    ]


def by_heading(jalur: Jalur) -> Makna:
    """What the heading alone says of a column."""
    readings = _readings(jalur)
    named = [each.periode for each in readings if each.periode is not None]
    periode = named[-1] if named else None
    said = [each.kumulatif for each in readings if each.kumulatif is not None]
    kumulatif = said[-1] if said else None
    rest = " / ".join(each.sisa for each in readings if each.sisa)
    if periode is not None and not all(one.awal <= periode.awal and periode.akhir <= one.akhir for one in named):
        return Makna(jalur, Hal.TANYA, sebab=f"judulnya menyebut {' dan '.join(map(str, dict.fromkeys(named)))}")
    if kumulatif and periode is not None and periode.akhir % 3 == 0:
        periode = Periode(periode.akhir - 2, periode.akhir)
    if _ABAI.search(rest) or _is_derived(jalur.texts):
        return Makna(jalur, Hal.ABAI, None, periode, kumulatif, "di luar tahun berjalan, atau turunan")
    if periode is None:
        return _of_year(jalur, rest, kumulatif)
    return _of_period(jalur, rest, periode, kumulatif)


def _is_derived(groups: Sequence[str]) -> bool:
    """Whether a group says that all below it are percentages of an achievement (``Tingkat capaian (%)`` over K and Rp)."""
    return any(
        _CAPAIAN.search(text) and _PERSEN.search(text) and not (_TARGET.search(text) or _REALISASI.search(text))
        for text in groups
    )


def _readings(jalur: Jalur) -> list[Bacaan]:
    """What each text of a heading says; T and R below a group are target and realisation."""
    found = [read_period(text) for text in jalur.texts]
    return (
        [one._replace(sisa=_LETTERS.get(one.sisa.casefold(), one.sisa)) for one in found] if len(found) > 1 else found
    )


def _of_year(jalur: Jalur, rest: str, kumulatif: bool | None) -> Makna:
    lowest = jalur.lowest
    if _PJ.search(lowest) and not _REALISASI.search(rest):
        return Makna(jalur, Hal.PJ)
    role = role_of(" ".join(jalur.texts)) or role_of(lowest)
    if (
        (_TARGET.search(rest) or _REALISASI.search(rest) or role is None)
        and role is not Kolom.RENCANA_KEGIATAN
        and (figure := _figure(jalur, rest))
    ):
        return attrs.evolve(figure, kumulatif=kumulatif)
    if role is None and not jalur.in_group:
        role = next((found for text in reversed(jalur.texts) if (found := role_of(text))), None)
    if role is None and _EVALUASI.search(lowest):
        return Makna(jalur, Hal.ABAI, sebab="tindak lanjut")
    if role is None and _RENCANA.search(lowest):
        role = Kolom.RENCANA_KEGIATAN
    if role is None:
        match find_alike(lowest):
            case (likely,):
                return _named(jalur, likely, f"judul '{lowest}' mirip {likely}")
    if role in {Kolom.REALISASI_ANGGARAN, Kolom.CAPAIAN, Kolom.TARGET_KINERJA, Kolom.RENCANA_PENARIKAN_DANA}:
        return _figure(jalur, rest) or Makna(jalur, Hal.ABAI)
    if role is None:
        return Makna(jalur, Hal.ABAI, sebab="judulnya tidak dikenal" if lowest else "tanpa judul")
    return _named(jalur, role)


def _named(jalur: Jalur, role: Peran, sebab: str = "") -> Makna:
    """The column of a role, whose name says what it holds."""
    return Makna(jalur, role, Ukuran.UANG if role is Kolom.PAGU else None, sebab=sebab)


def _figure(jalur: Jalur, rest: str) -> Makna | None:
    """Target or realisation of the year, or of the period that the rows name."""
    lowest = read_period(jalur.lowest).sisa
    if _SATUAN.search(lowest) or (_RENCANA.search(lowest) and not _REALISASI.search(lowest)):
        return None
    money = _measure(jalur.texts)
    if _PERSEN.search(lowest) and not _TARGET.search(lowest) and not (_REALISASI.search(lowest) and "(" in lowest):
        return Makna(jalur, Hal.ABAI, sebab="persentase yang diturunkan")
    words = [each.sisa for each in _readings(jalur)]
    hal = next((found for text in reversed(words) if (found := _told(text, words))), None)
    if hal is Hal.TANYA:
        return Makna(jalur, hal, money, sebab=_EITHER)
    if hal is Hal.REALISASI:
        return Makna(jalur, hal, money)
    if _CAPAIAN.search(lowest) and not _TARGET.search(lowest):
        return Makna(jalur, Kolom.CAPAIAN, money)
    if hal is Hal.TARGET and money is Ukuran.UANG and not _DRAWN.search(rest):
        return Makna(jalur, Kolom.PAGU, money)
    return Makna(jalur, hal, money) if hal else None


def _told(text: str, words: Sequence[str]) -> Hal | None:
    """Whether one of the texts of a heading names a target or a realisation; asked where it may be of both."""
    if _REALISASI.search(text):
        said = text if "real" in text.casefold() else " / ".join(words)  # PENYERAPAN below TARGET
        return Hal.TANYA if _PLANNED.search(said) else Hal.REALISASI
    return Hal.TARGET if _TARGET.search(text) else None


def _measure(texts: Sequence[str]) -> Ukuran | None:
    """Money or performance by the words, the lowest that says so first."""
    for text in reversed(texts):
        bare = read_period(text).sisa.strip(" ()./")
        if unit := _SATUAN_AKHIR.search(bare):
            return Ukuran.KINERJA if unit[1].casefold() == "k" else Ukuran.UANG
        money, level = _UANG.search(bare), _KINERJA.search(bare)
        if money and not level:
            return Ukuran.UANG
        if level and not money:
            return Ukuran.KINERJA
    return None


def _of_period(jalur: Jalur, rest: str, periode: Periode, kumulatif: bool | None) -> Makna:
    lowest = read_period(jalur.texts[-1])
    money = _measure(jalur.texts)
    if _PERSEN.search(lowest.sisa) and not _TARGET.search(lowest.sisa) and not _REALISASI.search(lowest.sisa):
        return Makna(jalur, Hal.ABAI, None, periode, kumulatif, "persentase yang diturunkan")
    words = [each.sisa for each in _readings(jalur) if each.sisa]
    for text in reversed(words):
        if _RENCANA.search(text) and not _TARGET.search(text):
            return Makna(jalur, Kolom.RENCANA_KEGIATAN, None, periode, kumulatif)
        hal = _told(text, words)
        if hal is Hal.TANYA:
            break
        if hal:
            return Makna(jalur, hal, money, periode, kumulatif)
        if _CAPAIAN.search(text):
            return Makna(jalur, Kolom.CAPAIAN, money, periode, kumulatif)
        role = role_of(text)
        if role is not None and role in KOLOM_ISIAN:
            return Makna(jalur, role, None, periode, kumulatif)
        if role is Kolom.PAGU or _EVALUASI.search(text):
            break
    if not rest and any(month_code(text.strip()) for text in jalur.texts):
        return Makna(jalur, Hal.TARGET, Ukuran.KINERJA, periode, True, "kode B berarti target sampai dengan bulan itu")
    return Makna(jalur, Hal.TANYA, money, periode, kumulatif, _EITHER)


def _named_by_group(each: Makna, found: Sequence[Makna]) -> Makna:
    """A column without a period below a group whose other columns have one is of no period known.

    So is one that has nothing but the text of such a group.
    """
    jalur = each.jalur
    if each.periode is not None or not jalur.cells or not (jalur.in_group or len(jalur.cells) == 1):
        return each
    top = name_key(jalur.lowest)
    mates = [
        one
        for one in found
        if one.jalur.cells
        and (one.jalur.cells[0] is jalur.cells[0] or (not jalur.in_group and name_key(one.jalur.texts[0]) == top))
    ]
    if not any(one.periode for one in mates) or each.hal is Hal.ABAI:
        return each
    if each.hal is Hal.TARGET and not jalur.in_group and whole_year([one for one in mates if one is not each]):
        return each
    if re.search(r"tahun|total|jumlah", " / ".join(jalur.texts[1:]), re.IGNORECASE):
        return attrs.evolve(each, hal=Hal.ABAI, sebab="jumlah setahun dari periode di sebelahnya")
    return attrs.evolve(each, hal=Hal.TANYA, sebab="periodenya tidak disebut, padahal kolom di sebelahnya menyebutnya")


def whole_year(found: Sequence[Makna]) -> bool:
    """Whether the periods of these columns follow each other through the year, so that a further figure is of none of them."""
    last = 0
    for periode in sorted((one.periode for one in found if one.periode), key=lambda each: each.akhir):
        if not periode.awal <= last + 1 <= periode.akhir:
            return False
        last = periode.akhir
    return last == 12


def _drawn(found: Sequence[Makna], contoh: Mapping[int, Contoh]) -> list[Makna]:
    """Targets of unknown measure, or ANGGARAN or PENARIKAN of a period, whose sum over the year is PAGU's, are the draw plan."""
    pagu = [sum(contoh[one.column].numbers) for one in found if one.hal is Kolom.PAGU]
    plans = [one for one in found if _may_be_drawn(one) and one.periode and not one.kumulatif]
    total = sum(sum(contoh[one.column].numbers) for one in plans)
    if total < _BANYAK or total not in pagu or not whole_year(plans):
        return list(found)
    why = "jumlah setahunnya sama dengan PAGU"
    return [attrs.evolve(one, hal=Hal.TARGET, ukuran=Ukuran.UANG, sebab=why) if one in plans else one for one in found]


def _may_be_drawn(one: Makna) -> bool:
    """Whether nothing but its figures says whether a column of a period is the draw plan."""
    unsaid = (one.hal, one.ukuran) in {(Hal.TANYA, Ukuran.UANG), (Hal.TARGET, None)}
    return unsaid and not any(map(_REALISASI.search, one.jalur.texts))


def _before_labels(each: Makna, found: Sequence[Makna]) -> Makna:
    """A figure of no period, beside labels of periods below its heading that stand in no group, may be of the first of them."""
    if each.hal not in {Hal.TARGET, Hal.REALISASI} or each.periode is not None or each.tahunan:
        return each
    beside = next((one for one in found if one.column == each.column + 1), None)
    if beside is None or beside.periode is None or len(beside.jalur.texts) > 1:  # below a group of its own
        return each
    if beside.jalur.cells[0].row <= each.jalur.cells[-1].row:
        return each
    return _ask(each, "periodenya tidak disebut, padahal kolom di sebelahnya menyebutnya")


def _in_one_group(each: Makna, found: Sequence[Makna]) -> Makna:
    """A column to which a group runs on is asked where its period stands elsewhere too, below no group or below the same."""
    if not each.jalur.runs_on or each.periode is None:
        return each
    others = (one for one in found if one is not each and one.periode == each.periode)
    if any(
        one.hal is each.hal or (one.hal is Hal.TANYA and not one.jalur.in_group)
        for one in others
        if one.ukuran in {None, each.ukuran}
    ):
        return attrs.evolve(each, hal=Hal.TANYA, sebab="periodenya berdiri dua kali di bawah judul yang mungkin sama")
    return each


def _planned(each: Makna, found: Sequence[Makna]) -> Makna:
    """A budget (ANGGARAN, PAGU) of a period beside money that is realised in the same period is what is planned to be drawn.

    ANGGARAN alone below a group REALISASI is what was spent.
    """
    if each.hal is not Hal.TANYA or each.ukuran is not Ukuran.UANG or each.periode is None:
        return each
    roles = [role_of(text) for text in each.jalur.texts]
    if Kolom.PAGU not in roles:
        return each
    if any(one.hal is Hal.REALISASI and one.ukuran is Ukuran.UANG and one.periode == each.periode for one in found):
        return attrs.evolve(each, hal=Hal.TARGET, sebab="anggaran periodenya, di samping realisasi anggarannya")
    shown = each.jalur.shown
    if _REALISASI.search(shown) and not _TARGET.search(shown) and "pagu" not in shown.casefold():
        return attrs.evolve(each, hal=Hal.REALISASI, sebab="anggaran di bawah REALISASI")
    return each


class _Context:
    """Settles what a heading alone leaves open, by what stands beside and below it."""

    def __init__(self, found: Sequence[Makna], contoh: Mapping[int, Contoh]) -> None:
        self._contoh = contoh
        self._found = found
        self._unit = any(one.hal is Bantu.SATUAN for one in found)
        self._money = any(
            one.hal is Kolom.PAGU or (one.hal is Hal.TARGET and one.ukuran is Ukuran.UANG) for one in found
        )
        self._goals = self._unit or any(one.hal is Hal.TARGET and one.ukuran is not Ukuran.UANG for one in found)
        self._levels = any(one.hal is Hal.REALISASI and one.ukuran is not Ukuran.UANG for one in found)

    def settle(self, one: Makna) -> Makna:
        """The meaning for good; figures of performance as large as money are asked where no target of that size is read beside them."""
        found = self._settled(one)
        if found.hal not in {Hal.TARGET, Hal.REALISASI} or found.ukuran is Ukuran.UANG or self._small(one) is not False:
            return found
        goals = [each for each in self._found if each.hal is Hal.TARGET and each.ukuran is not Ukuran.UANG]
        if found.hal is Hal.REALISASI:
            goals = [each for each in goals if self._settled(each).hal is Hal.TARGET]
        if any(map(self._small, goals)) or not goals:
            return _ask(found, "angkanya sebesar uang, padahal targetnya tidak")
        return found

    def _settled(self, one: Makna) -> Makna:
        if one.hal is Kolom.CAPAIAN:
            return self._achievement(one)
        if one.hal not in {Hal.TARGET, Hal.REALISASI}:
            return one
        shown = self._shown(one)
        if one.ukuran is not None:
            if shown is None or shown is one.ukuran:
                return one
            return _ask(one, f"judulnya menyebut {one.ukuran.value}, isinya berupa {shown.value}")
        if shown is not None:
            return attrs.evolve(one, ukuran=shown, sebab="menurut format atau tulisan selnya")
        if one.hal is Hal.TARGET:
            if self._small(one) is False and (one.periode is not None or not self._money):
                return _ask(one, "target di sini dapat berarti uang atau kinerja")
            return attrs.evolve(one, ukuran=Ukuran.KINERJA)
        return self._realised(one)

    def _achievement(self, one: Makna) -> Makna:
        spent = [each for each in self._found if each.hal is Hal.REALISASI and each.ukuran is Ukuran.UANG]
        if spent if one.ukuran is Ukuran.UANG else self._levels:
            why = "capaian yang diturunkan dari target dan realisasi di sebelahnya"
            return attrs.evolve(one, hal=Hal.ABAI, sebab=why)
        return _ask(one, "dapat berarti tingkat yang dicapai atau persentase terhadap target")

    def _shown(self, one: Makna) -> Ukuran | None:
        """What the number formats and the texts of the cells say."""
        contoh = self._contoh.get(one.column)
        if contoh is None:
            return None
        forms, texts = " ".join(contoh.formats), contoh.texts
        money = re.search(r"rp|idr", forms, re.IGNORECASE) or any(
            re.match(r"rp(?![a-z])", t, re.IGNORECASE) for t in texts
        )
        level = "%" in forms or any("%" in text for text in texts)
        if bool(money) is bool(level):
            return None
        return Ukuran.UANG if money else Ukuran.KINERJA

    def _realised(self, one: Makna) -> Makna:
        small = self._small(one)
        mates = [each for each in self._found if each is not one and each.periode == one.periode]
        draws = any(each.hal is Hal.TARGET and each.ukuran is Ukuran.UANG for each in mates)
        goals = any(each.hal is Hal.TARGET and each.ukuran is not Ukuran.UANG for each in mates)
        told = {each.ukuran for each in mates if each.hal is Hal.REALISASI}
        only_draws = draws and not goals
        money = only_draws or not self._goals or (small is False and (Ukuran.KINERJA in told or self._counted(one)))
        if self._money and money and small is not True:
            return attrs.evolve(one, ukuran=Ukuran.UANG, sebab="di sebelahnya ada kolom uang")
        counts = not self._money or Ukuran.UANG in told or (goals and not draws and small)
        if self._goals and counts and small is not False:
            return attrs.evolve(one, ukuran=Ukuran.KINERJA, sebab="di sebelahnya ada target atau satuan")
        return _ask(one, "realisasi di sini dapat berarti uang atau kinerja")

    def _counted(self, realised: Makna) -> bool:
        """Whether all targets of performance are small, so that amounts, with no words among them, cannot be of them."""
        if not all(re.search(r"\d|^[-–—]$", text) for text in self._contoh[realised.column].texts):
            return False
        goals = [self._small(one) for one in self._found if one.hal is Hal.TARGET and one.ukuran is not Ukuran.UANG]
        return bool(goals) and all(goals)

    def _small(self, one: Makna) -> bool | None:
        """Whether the figures are counts and no rupiah (True), amounts (False); None where there is nothing to tell."""
        contoh = self._contoh.get(one.column)
        own = contoh.besaran if contoh else []
        if own and max(own) < _SEDIKIT:
            return True
        return False if own and min(own) >= _BANYAK else None


def _ask(one: Makna, why: str) -> Makna:
    return attrs.evolve(one, hal=Hal.TANYA, sebab=why)
