"""Scales: a figure in percent to a word, by edges of which each belongs to exactly one side, without gaps."""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

import attrs

from rak.domain.nilai import Kosong, Nilai, TidakDapatDihitung, exact, to_decimal_text
from rak.errors import DomainError


@attrs.frozen
class Tepi:
    """An edge between two classes. ``milik_atas`` says that the edge itself belongs to the class above it."""

    nilai: Fraction = attrs.field(converter=exact)
    milik_atas: bool


@attrs.frozen
class Skala:
    """A named table of classes from the lowest to the highest, with one edge between each two neighbours."""

    nama: str
    predikat: tuple[str, ...]
    tepi: tuple[Tepi, ...]
    sumber: str = ""

    def __attrs_post_init__(self) -> None:
        if len(self.predikat) != len(self.tepi) + 1:
            pesan = f"Skala {self.nama}: {len(self.predikat)} predikat tidak cocok dengan {len(self.tepi)} tepi."
            raise DomainError(pesan, "Beri satu tepi di antara setiap dua predikat yang bersebelahan.")
        edges = [tepi.nilai for tepi in self.tepi]
        if edges != sorted(set(edges)):
            raise DomainError(f"Skala {self.nama}: tepinya tidak naik.", "Urutkan tepi dari yang terkecil.")

    def classify(self, nilai: Nilai) -> str | Kosong | TidakDapatDihitung:
        """The word for the exact figure (never for the rounded one); what is no number stays what it is."""
        if not isinstance(nilai, Fraction):
            return nilai
        below = sum(nilai > tepi.nilai or (tepi.milik_atas and nilai == tepi.nilai) for tepi in self.tepi)
        return self.predikat[below]

    def describe(self) -> tuple[tuple[str, str], ...]:
        """Each class with its range in signs, as docs and legends print it."""
        rows = []
        for position, word in enumerate(self.predikat):
            low = self.tepi[position - 1] if position else None
            high = self.tepi[position] if position < len(self.tepi) else None
            parts = []
            if low is not None:
                parts.append(f"{'≥' if low.milik_atas else '>'} {_spell(low)}")
            if high is not None:
                parts.append(f"{'<' if high.milik_atas else '≤'} {_spell(high)}")
            rows.append((word, " dan ".join(parts)))
        return tuple(rows)


def _spell(tepi: Tepi) -> str:
    return to_decimal_text(tepi.nilai).replace(".", ",")


def _from(*edges: int) -> tuple[Tepi, ...]:
    return tuple(Tepi(edge, milik_atas=True) for edge in edges)


def _up_to(*edges: int) -> tuple[Tepi, ...]:
    return tuple(Tepi(edge, milik_atas=False) for edge in edges)


BPOM: Final = Skala(
    "bpom",
    ("Sangat Kurang", "Kurang", "Cukup", "Baik", "Sangat Baik", "Tidak dapat disimpulkan"),
    (*_from(50, 70, 90), *_up_to(110, 120)),
    "laporan kinerja satuan kerja pengawas obat dan makanan; angka 90 sendiri hilang di sumber, di sini masuk Baik",
)
PEMDA: Final = Skala(
    "pemda",
    ("Sangat Rendah", "Rendah", "Sedang", "Tinggi", "Sangat Tinggi"),
    _up_to(50, 65, 75, 90),
    "laporan kinerja pemerintah daerah",
)
LAMPU: Final = Skala("lampu", ("Merah", "Kuning", "Hijau"), _from(80, 100), "aplikasi pemantauan kinerja instansi")
IKPA: Final = Skala(
    "ikpa", ("Kurang", "Cukup", "Baik", "Sangat Baik"), _from(70, 89, 95), "PER-5/PB/2024, kategori nilai IKPA"
)
SKALA: Final[Mapping[str, Skala]] = MappingProxyType({skala.nama: skala for skala in (BPOM, PEMDA, LAMPU, IKPA)})
"""The known scales by name."""
