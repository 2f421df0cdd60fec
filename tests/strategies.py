"""Hypothesis strategies for the domain, shared by all tests.

Each kind of value has a narrow variant (what offices write) and a rich one (whatever the type allows). Plans and
reports are put together from drawn pools by a drawn seed, so that a plan of 288 lines costs little to draw; the small
variants draw every value by itself and shrink well.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, TypeVar

import attrs
from hypothesis import strategies as st

from rak.domain.evaluasi import Evaluasi, StatusTindakLanjut
from rak.domain.expression import Angka, Ekspresi, Operasi, Operator, Variabel
from rak.domain.laporan import IsianTriwulan, Laporan, StatusPelaksanaan, UangTerisi
from rak.domain.nilai import BELUM_DIISI, TIDAK_BERLAKU, Terisi
from rak.domain.polaritas import Frekuensi, Gabungan, Pelaporan, Polaritas
from rak.domain.rencana import JENIS_BELANJA, NAMA_BATAS, IndikatorKegiatan, Kegiatan, RencanaAksi, SasaranKegiatan
from rak.domain.revisi import Revisi
from rak.domain.rumus import RumusPerhitungan
from rak.domain.rupiah import Rupiah, Uang
from rak.domain.target import TargetKinerja
from rak.domain.temuan import TemuanDiterima
from rak.domain.text_folding import fold
from rak.domain.versi import susun
from rak.domain.waktu import Bulan, PerTriwulan, Triwulan, months_of

T = TypeVar("T")

UANG_TERBESAR: Final = 10**15

SATUAN: Final = ("%", "Dokumen", "M ²", "Unit", "Layanan", "Lap", "bulan", "kali/tahun", "Poin")
TARGET_NYATA: Final = (
    "70 %", "50 %", "1 Dokumen", "4000 M ²", "2 Lap", "Skala 7", "Nilai 84,05", "7 - 8 bulan", "80 - 90%",
    "6 kali/tahun", "88,5%", "20 Unit",
)  # fmt: skip
RUMUS_NYATA: Final = (
    "Realisasi dibagi Target dikali 100%",
    "Jumlah klien anak yang terpenuhi hak Pendidikan dibagi Jumlah klien anak dikali 100%",
    "Jumlah anak yang mendapatkan putusan pidana penjara dibagi jumlah pendampingan anak dikali 100%",
    "(A ditambah B) dibagi C dikali 100%",
    "Layanan selesai dibagi Layanan masuk dikali 100",
    "Laporan triwulan ditambah laporan semester",
    "Target dibagi Realisasi dikali 100%",
)
RUMUS_MANUAL: Final = ("Hasil survei kepuasan masyarakat", "Nilai LKE", "Tepat waktu sesuai ketentuan")
TEKS_PENUH_JEBAKAN: Final = (
    "=1+1", '=HYPERLINK("https://contoh.test")', "+62 811", "@kantor", "-", "TW I", "12", "0012", "70 %", "TRUE",
    "'dikutip", "a\nb\nc", "_x0041_", "<b>&amp;</b>", "]]>", "\U0001f469\u200d\U0001f469\u200d\U0001f467 keluarga",
    "\u00e9 \u2260 e\u0301", "\u202eterbalik\u202c", "\u0646\u0635", "\u6c49\u5b57", "#REF!",
)  # fmt: skip
TAUTAN: Final = (
    "https://drive.contoh.test/d/1?x=1&y=2", "https://contoh.test/bukti.pdf", r"\\server\bersama\bukti", "notula rapat",
)  # fmt: skip


# --- text


def teks_sempit() -> st.SearchStrategy[str]:
    """Plain words as offices write them, never empty, white space folded."""
    word = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ", min_size=1, max_size=10)
    return st.lists(word, min_size=1, max_size=6).map(" ".join)


def teks_kaya() -> st.SearchStrategy[str]:
    """Any printable text with something visible in it: line breaks, ``=`` first, emoji, marks of other scripts."""
    letters = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="\ufffe\uffff")
    free = st.text(
        st.one_of(letters, st.just("\n"), st.sampled_from("=+-@'\"<>&_ 0123456789")), min_size=1, max_size=60
    )
    return st.one_of(st.sampled_from(TEKS_PENUH_JEBAKAN), free, teks_sempit()).filter(lambda text: bool(fold(text)))


# --- numbers


def desimal(*, minimum: int = 0, maximum: int = 10**6, angka: int = 2) -> st.SearchStrategy[Fraction]:
    """Decimal numbers with at most ``angka`` decimals."""
    scale = 10**angka
    return st.integers(minimum * scale, maximum * scale).map(lambda whole: Fraction(whole, scale))


def rupiah(*, minimum: int = 0, maximum: int = UANG_TERBESAR) -> st.SearchStrategy[Rupiah]:
    """Amounts, also round ones."""
    thousands = st.integers(-(-minimum // 1000), maximum // 1000).map(lambda n: 1000 * n)
    return st.one_of(thousands, st.integers(minimum, maximum)).map(Rupiah)


def uang(*, maximum: int = UANG_TERBESAR) -> st.SearchStrategy[Uang]:
    """A money cell of the plan: mostly an amount, else blank or a dash."""
    return st.one_of(rupiah(maximum=maximum), rupiah(maximum=maximum), st.sampled_from((BELUM_DIISI, TIDAK_BERLAKU)))


def terisi(*, maximum: int = 1000, angka: int = 2) -> st.SearchStrategy[Terisi]:
    """What staff put into a variable's month: small counts with zeros among them, decimals, a dash."""
    return st.one_of(st.integers(0, 50).map(Fraction), desimal(maximum=maximum, angka=angka), st.just(TIDAK_BERLAKU))


# --- target and rumus


def target_kinerja(*, rentang: bool = True, kata: bool = True) -> st.SearchStrategy[TargetKinerja]:
    """Targets with a number above or at zero; ``rentang`` allows ranges, ``kata`` targets in words."""
    plain = st.builds(TargetKinerja, desimal(maximum=5000), st.sampled_from(SATUAN))
    real = st.sampled_from(TARGET_NYATA).map(TargetKinerja.parse)
    kinds = [plain, plain, real if rentang else real.filter(lambda target: target.nilai_atas is None)]
    if rentang:
        ends = st.lists(desimal(minimum=1, maximum=500), min_size=2, max_size=2, unique=True).map(sorted)
        kinds.append(st.builds(lambda pair, unit: TargetKinerja(pair[0], unit, pair[1]), ends, st.sampled_from(SATUAN)))
    if kata:
        kinds.append(st.sampled_from(("WTP", "Tepat waktu", "Sangat Baik")).map(TargetKinerja.in_words))
    return st.one_of(kinds)


def nama_variabel() -> st.SearchStrategy[str]:
    """Names that can stand in a sentence."""
    return st.sampled_from(
        ("Jumlah klien", "klien usia produktif", "A", "B", "Realisasi", "Anak (binaan)", "Layanan ke 2")
    )


def ekspresi(*, memakai_target: bool = True, dalam: int = 4) -> st.SearchStrategy[Ekspresi]:
    """Any arithmetic that a sentence can spell."""
    number = st.builds(Angka, st.sampled_from([Fraction(n, 4) for n in range(9)] + [Fraction(100)]), st.booleans())
    names = st.one_of(nama_variabel(), st.just("Target")) if memakai_target else nama_variabel()
    leaf: st.SearchStrategy[Ekspresi] = st.one_of(names.map(Variabel), names.map(Variabel), number)
    return st.recursive(
        leaf, lambda inner: st.builds(Operasi, st.sampled_from(Operator), inner, inner), max_leaves=2 * dalam
    )


def rumus(*, manual: bool = True) -> st.SearchStrategy[RumusPerhitungan]:
    """Sentences met in matrices, invented ones that can be read, and (``manual``) ones that cannot."""
    invented = ekspresi().filter(lambda tree: isinstance(tree, Operasi)).map(RumusPerhitungan.of)
    real = st.sampled_from(RUMUS_NYATA).map(RumusPerhitungan.parse)
    kinds = [real, real, invented]
    if manual:
        kinds.append(st.sampled_from(RUMUS_MANUAL).map(RumusPerhitungan.parse))
    return st.one_of(kinds)


# --- the plan


def rencana_aksi(
    *,
    max_sasaran: int = 6,
    max_indikator: int = 8,
    max_kegiatan: int = 6,
    teks: st.SearchStrategy[str] | None = None,
    tahun: int | None = None,
    rentang: bool = True,
    kata: bool = True,
    kosong: bool = True,
) -> st.SearchStrategy[RencanaAksi]:
    """Whole plans: 1 to 6 sasaran, 1 to 8 indikator each, 1 to 6 lines each, amounts up to 10**15.

    ``rentang`` and ``kata`` allow range targets and targets in words, ``kosong`` blank and dashed money cells.
    """
    words = teks_kaya() if teks is None else teks
    money: st.SearchStrategy[Uang] = uang() if kosong else rupiah()
    return st.builds(
        _assemble_plan,
        tahun=st.integers(2000, 2099) if tahun is None else st.just(tahun),
        sizes=st.tuples(st.integers(1, max_sasaran), st.integers(1, max_indikator), st.integers(1, max_kegiatan)),
        texts=st.lists(words, min_size=1, max_size=8),
        amounts=st.lists(money, min_size=1, max_size=8),
        targets=st.lists(target_kinerja(rentang=rentang, kata=kata), min_size=1, max_size=5),
        formulas=st.lists(rumus(), min_size=1, max_size=5),
        seed=st.integers(0, 2**32),
    )


def rencana_kecil(*, tahun: int = 2024, rentang: bool = True, kata: bool = True) -> st.SearchStrategy[RencanaAksi]:
    """Plans of at most 2 sasaran, 2 indikator each, 2 lines each, in plain words."""
    return rencana_aksi(
        max_sasaran=2, max_indikator=2, max_kegiatan=2, teks=teks_sempit(), tahun=tahun, rentang=rentang, kata=kata
    )


def _assemble_plan(
    *,
    tahun: int,
    sizes: tuple[int, int, int],
    texts: list[str],
    amounts: list[Uang],
    targets: list[TargetKinerja],
    formulas: list[RumusPerhitungan],
    seed: int,
) -> RencanaAksi:
    chance = random.Random(seed)
    most_goals, most_indicators, most_lines = sizes
    goals = []
    for goal in range(1, most_goals + 1):
        indicators = []
        for number in range(1, chance.randint(1, most_indicators) + 1):
            kode = f"{goal}.{number}"
            count = chance.randint(1, most_lines) if chance.random() < 0.9 else 0
            lines = [_line(f"{kode}.{line}", texts, amounts, chance) for line in range(1, count + 1)]
            indicators.append(
                _indicator(kode, texts=texts, targets=targets, formulas=formulas, lines=lines, chance=chance)
            )
        goals.append(SasaranKegiatan(str(goal), chance.choice(texts), indicators))
    return RencanaAksi(tahun, chance.choice(texts), goals)


def _indicator(
    kode: str,
    *,
    texts: list[str],
    targets: list[TargetKinerja],
    formulas: list[RumusPerhitungan],
    lines: list[Kegiatan],
    chance: random.Random,
) -> IndikatorKegiatan:
    sentence = chance.choice(formulas)
    one_rule = chance.choice(list(Gabungan))
    each = {name: chance.choice(list(Gabungan)) for name in sentence.masukan}
    return IndikatorKegiatan(
        kode,
        chance.choice(texts),
        chance.choice(targets),
        sentence,
        lines,
        chance.choice([None, *Polaritas]),
        chance.choice((one_rule, each)),
    )


def _line(kode: str, texts: list[str], amounts: list[Uang], chance: random.Random) -> Kegiatan:
    ceiling = chance.choice(amounts)
    draws: Sequence[Uang] = [chance.choice(amounts) for _ in range(4)]
    if isinstance(ceiling, Rupiah) and chance.random() < 0.5:
        draws = ceiling.allocate([1, 1, 1, 1])
    return Kegiatan(
        kode,
        chance.choice(texts),
        ceiling,
        PerTriwulan(draws),
        PerTriwulan(chance.choice([*texts, ""]) for _ in range(4)),
        chance.choice(["", chance.choice(texts)]),
        chance.choice([None, *JENIS_BELANJA]),
    )


@st.composite
def rencana_lengkap(draw: st.DrawFn, /, *, revisi: bool = True, **pilihan: Any) -> RencanaAksi:
    """Plans with everything that the model knows: targets of quarters, frequencies, sections, monthly draws, revisions."""
    plan = draw(rencana_kecil(**pilihan))
    goals = st.one_of(st.none(), st.sampled_from(["10 %", "30 %", "1 Dokumen", "84,05"]).map(TargetKinerja.parse))

    def line(one: Kegiatan) -> Kegiatan:
        monthly = draw(st.none() | st.lists(rupiah(), min_size=12, max_size=12))
        return attrs.evolve(one, penarikan_bulanan=monthly, pelaporan=draw(st.none() | st.sampled_from(Pelaporan)))

    def indikator(one: IndikatorKegiatan) -> IndikatorKegiatan:
        return attrs.evolve(
            one,
            kegiatan=tuple(map(line, one.kegiatan)),
            gabungan=draw(st.none() | st.sampled_from(Gabungan)),
            target_triwulan=draw(st.none() | st.lists(goals, min_size=4, max_size=4)),
            target_kumulatif=draw(st.sampled_from((None, True, False))),
            frekuensi=draw(st.sampled_from(Frekuensi)),
            pelaporan={name: draw(st.sampled_from(Pelaporan)) for name in one.rumus.masukan if draw(st.booleans())},
            batas=draw(st.sampled_from(NAMA_BATAS)),
            penanggung_jawab=draw(st.sampled_from(("", "Subseksi Bimbingan"))),
        )

    goals_of_plan = tuple(attrs.evolve(s, indikator=tuple(map(indikator, s.indikator))) for s in plan.sasaran)
    accepted = st.builds(TemuanDiterima, st.just("RAK202"), teks_kaya(), st.just("Rp1"), st.just("sudah dilihat"))
    plan = attrs.evolve(plan, sasaran=goals_of_plan, diterima=draw(st.lists(accepted, max_size=2)))
    lines = [one.kode for one in plan.kegiatan]
    if not revisi or not lines or not draw(st.booleans()):
        return plan
    one = next(plan.indikator).kode
    quarters = st.dictionaries(st.sampled_from(Triwulan), rupiah(), min_size=1)
    days = st.dates(datetime.date(plan.tahun, 1, 1), datetime.date(plan.tahun, 12, 31))
    events = [
        Revisi.of(
            draw(days), f"R{number}", "alasan",
            pagu={draw(st.sampled_from(lines)): draw(rupiah())},
            penarikan={draw(st.sampled_from(lines)): draw(quarters)},
            target={one: TargetKinerja.parse(draw(st.sampled_from(["60 %", "2 Dokumen"])))},
            target_triwulan={one: draw(st.lists(goals, min_size=4, max_size=4))},
            polaritas={one: draw(st.sampled_from(Polaritas))},
        )
        for number in range(draw(st.integers(1, 3)))
    ]  # fmt: skip
    return susun(plan, events)


# --- the report


def laporan_for(
    rencana: RencanaAksi,
    *,
    langsung: bool = True,
    teks: st.SearchStrategy[str] | None = None,
    maximum: int = 10**12,
    angka: int = 2,
) -> st.SearchStrategy[Laporan]:
    """Reports on the plan: from nothing filled in to everything, with zeros, dashes and late quarters.

    ``langsung`` also types figures straight into the matrix for whole quarters; ``angka`` is how many decimals the
    variables may have.
    """
    words = teks_kaya() if teks is None else teks
    share = st.sampled_from((0, 30, 70, 100))
    spent: st.SearchStrategy[UangTerisi] = st.one_of(
        rupiah(maximum=maximum), st.just(Rupiah(0)), st.just(TIDAK_BERLAKU)
    )
    return st.builds(
        _assemble_report,
        st.just(rencana),
        density=st.tuples(share, share, share, share if langsung else st.just(0)),
        money=st.lists(spent, min_size=1, max_size=8),
        values=st.lists(terisi(angka=angka), min_size=1, max_size=8),
        remarks=st.lists(words, min_size=1, max_size=5),
        seed=st.integers(0, 2**32),
    )


def _assemble_report(
    rencana: RencanaAksi,
    *,
    density: tuple[int, ...],
    money: list[UangTerisi],
    values: list[Terisi],
    remarks: list[str],
    seed: int,
) -> Laporan:
    chance = random.Random(seed)
    lines = [kegiatan.kode for kegiatan in rencana.kegiatan]
    variables = [(indikator.kode, name) for indikator in rencana.indikator for name in indikator.rumus.masukan]
    indicators = [indikator.kode for indikator in rencana.indikator]
    months = months_of(rencana.tahun)

    def some(share: int, keys: Sequence[T], make: Callable[[], object]) -> Mapping[T, object]:
        return {key: make() for key in keys if chance.randrange(100) < share}

    of_money, of_variables, of_rows, typed = density
    return Laporan(
        rencana.tahun,
        some(of_money, _cross(lines, months), lambda: chance.choice(money)),  # type: ignore[arg-type]
        some(of_variables, [(*key, b) for key in variables for b in months], lambda: chance.choice(values)),  # type: ignore[arg-type]
        some(of_rows, _cross(lines, list(Triwulan)), lambda: _entry(remarks, chance)),  # type: ignore[arg-type]
        some(typed, _cross(lines, list(Triwulan)), lambda: chance.choice(money)),  # type: ignore[arg-type]
        some(typed, _cross(indicators, list(Triwulan)), lambda: chance.choice(values)),  # type: ignore[arg-type]
    )


def _cross(keys: Sequence[str], periods: Sequence[T]) -> list[tuple[str, T]]:
    return [(key, period) for key in keys for period in periods]


def _entry(remarks: list[str], chance: random.Random) -> IsianTriwulan:
    links = [chance.choice(TAUTAN) for _ in range(chance.randrange(3))]
    status = chance.choice(["", *map(str, StatusPelaksanaan), chance.choice(remarks)])
    return IsianTriwulan(links, status, chance.choice(["", *remarks]))


@st.composite
def rencana_dan_laporan(
    draw: st.DrawFn, rencana: st.SearchStrategy[RencanaAksi] | None = None, *, langsung: bool = True
) -> tuple[RencanaAksi, Laporan]:
    """A plan with a report on it; small ones in plain words unless told otherwise."""
    plan = draw(rencana_kecil() if rencana is None else rencana)
    return plan, draw(laporan_for(plan, langsung=langsung))


@st.composite
def dengan_tingkat(draw: st.DrawFn, rencana: RencanaAksi, laporan: Laporan) -> Laporan:
    """The report with levels that a form gives directly, to date or not."""
    kodes = st.sampled_from([one.kode for one in rencana.indikator])
    return attrs.evolve(
        laporan,
        tingkat_triwulan=draw(st.dictionaries(st.tuples(kodes, st.sampled_from(Triwulan)), terisi(), max_size=4)),
        tingkat_kumulatif=draw(st.dictionaries(kodes, st.booleans(), max_size=2)),
    )


@st.composite
def laporan_lengkap(draw: st.DrawFn, rencana: RencanaAksi) -> Laporan:
    """Reports with levels that a form gives directly, and the words of the sections on their indicators."""
    report = draw(laporan_for(rencana))
    kodes = [one.kode for one in rencana.indikator]
    if not kodes:
        return report
    quarters = st.tuples(st.sampled_from(kodes), st.sampled_from(Triwulan))
    words = teks_kaya()
    day = st.none() | st.dates(datetime.date(2024, 1, 1), datetime.date(2026, 12, 31))
    status = st.sampled_from(("", *map(str, StatusTindakLanjut)))
    evaluasi = st.builds(Evaluasi, words, words, words, words, words, day, status)
    report = draw(dengan_tingkat(rencana, report))
    return attrs.evolve(report, evaluasi=draw(st.dictionaries(quarters, evaluasi, max_size=3)))


def bulan(tahun: int = 2024) -> st.SearchStrategy[Bulan]:
    """The months of one year."""
    return st.sampled_from(months_of(tahun))
