"""What a Word document shows otherwise than it holds: tracked changes, hidden and struck texts, each with its place."""

import enum
from typing import Final, TypeAlias

import attrs

_MOST: Final = 500
_LONGEST: Final = 60
Tempat: TypeAlias = tuple[int, int, int] | None
"""Table, row and column of a cell of an outermost table; None outside of tables, column 0 for a whole row."""


class Sebab(enum.Enum):
    """Why a text is told of."""

    DISISIPKAN = "disisipkan"
    DIHAPUS = "dihapus"
    BARIS_DISISIPKAN = "baris disisipkan"
    BARIS_DIHAPUS = "baris dihapus"
    SEL_DISISIPKAN = "sel disisipkan"
    SEL_DIHAPUS = "sel dihapus"
    TERSEMBUNYI = "tersembunyi"
    DICORET = "dicoret"
    SEWARNA = "sewarna dengan latarnya"
    KECIL = "terlalu kecil untuk terlihat"
    PUTIH = "berwarna putih dan dibaca"
    TERTUTUP = "tertutup sel gabungan"
    CONTOH = "isi contoh kontrol isi"
    BIDANG = "kode bidang tanpa akhir"
    TANPA_HASIL = "bidang yang hasilnya tidak tersimpan"

    @property
    def is_change(self) -> bool:
        """Whether it is a tracked change."""
        return self.value.split()[-1] in {"disisipkan", "dihapus"}


@attrs.define
class Notes:
    """The texts by place and cause; beyond the first hundreds only their number."""

    found: dict[tuple[Tempat, Sebab], tuple[str, int]] = attrs.field(factory=dict)
    """The text, cut off when it grows long, and how often."""
    more: int = 0

    def add(self, sebab: Sebab, place: Tempat, text: str) -> None:
        """Note a text; those of one place and cause are put together."""
        key = (place, sebab)
        if key not in self.found and len(self.found) >= _MOST:
            self.more += 1
            return
        before, count = self.found.get(key, ("", 0))
        self.found[key] = (before if len(before) > _LONGEST else before + text, count + 1)
