"""Which column stands where in the sheets that rak builds: the one map of Matriks and Bulanan.

Other people's workbooks are read by their headings; what is found there has the same form, a column number by
:data:`~rak.domain.kolom.Peran` (:class:`~rak.matriks.read.read_result.TataLetak`), and filling goes by that. A column
is added by a member of :class:`~rak.domain.kolom.Kolom`; everything to its right moves by itself.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rak.domain.kolom import Bantu, Kolom, KolomBulanan, KolomEvaluasi, KolomIndikator, Peran

MATRIKS: Final[Mapping[Peran, int]] = MappingProxyType({peran: at for at, peran in enumerate((*Kolom, Bantu.KODE), 1)})
"""Column numbers of sheet Matriks: the decree's fifteen in its order, and the hidden KODE behind them."""
LAST: Final = len(Kolom)
"""The last official column of Matriks, up to which titles reach and the print area."""
SIGNATURE: Final = MATRIKS[Kolom.CAPAIAN]
"""From this column on the signature stands below the table."""

_SETTINGS: Final = tuple(kolom for kolom in KolomBulanan if kolom is not KolomBulanan.TAHUN)
BULANAN: Final[Mapping[KolomBulanan, int]] = MappingProxyType(
    {kolom: at for at, kolom in enumerate(_SETTINGS, 1)} | {KolomBulanan.TAHUN: len(_SETTINGS) + 17}
)
"""Column numbers of sheet Bulanan; the twelve months and the four quarters stand before TAHUN."""
FROZEN: Final = BULANAN[KolomBulanan.URAIAN]
"""The columns of Bulanan up to this one stay in sight."""


def month_column(bulan: int) -> int:
    """The column of Bulanan for a month, 1 to 12."""
    return len(_SETTINGS) + bulan


def quarter_column(triwulan: int) -> int:
    """The column of Bulanan for a quarter, 1 to 4."""
    return len(_SETTINGS) + 12 + triwulan


PELAPORAN: Final = BULANAN[KolomBulanan.TAHUN] + 1
"""Hidden in Bulanan: ``kumulatif`` where what is typed is to date. Behind it stand the helpers of paired variables."""
LAST_HELPER: Final = PELAPORAN + 20


def counted_column(bulan: int) -> int:
    """Hidden in Bulanan: what counts of a month, 1 to 12, where a month of a ratio counts only when its pair is filled."""
    return PELAPORAN + bulan


def counted_quarter_column(triwulan: int) -> int:
    """Hidden in Bulanan: what of a paired variable enters the RUMUS of a quarter, 1 to 4."""
    return PELAPORAN + 12 + triwulan


def direct_column(triwulan: int) -> int:
    """Hidden in Bulanan, in the first row of an indicator: what CAPAIAN of a quarter, 1 to 4, shows of a direct level."""
    return PELAPORAN + 16 + triwulan


_BEFORE_GOALS: Final = tuple(KolomIndikator)[: tuple(KolomIndikator).index(KolomIndikator.SATUAN) + 1]
_AFTER_GOALS: Final = tuple(KolomIndikator)[len(_BEFORE_GOALS) :]
INDIKATOR: Final[Mapping[KolomIndikator, int]] = MappingProxyType(
    {kolom: at for at, kolom in enumerate(_BEFORE_GOALS, 1)}
    | {kolom: at for at, kolom in enumerate(_AFTER_GOALS, len(_BEFORE_GOALS) + 5)}
)
"""Column numbers of sheet Indikator; the four targets of quarters stand behind SATUAN, levels and monthly draws at the end."""


def goal_column(triwulan: int) -> int:
    """The column of Indikator for the target of a quarter, 1 to 4."""
    return len(_BEFORE_GOALS) + triwulan


def level_column(triwulan: int) -> int:
    """The column of Indikator for a level that is given directly for a quarter, 1 to 4."""
    return len(KolomIndikator) + 4 + triwulan


def draw_column(bulan: int) -> int:
    """The column of Indikator for the planned draw of a month, 1 to 12."""
    return len(KolomIndikator) + 8 + bulan


LEAST_MATRIKS: Final = 39.0
"""Points of a row of Matriks, three lines: a link and a remark rarely take less. A fill lets it grow."""
LEAST_EVALUASI: Final = 30.0
"""Points of a row of Evaluasi, two lines."""
EVALUASI_TW: Final = 4
"""The column of Evaluasi with the TW label; kode, indicator and section stand before it."""
EVALUASI: Final[Mapping[KolomEvaluasi, int]] = MappingProxyType(
    {kolom: at for at, kolom in enumerate(KolomEvaluasi, EVALUASI_TW + 1)}
)
"""Column numbers of sheet Evaluasi."""
