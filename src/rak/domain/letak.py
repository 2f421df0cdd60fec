"""Places (*letak*) in a plan, whatever workbook it stands in."""

import attrs

from rak.domain.kolom import Kolom, KolomEvaluasi
from rak.domain.text_folding import FormattedAsText
from rak.domain.waktu import Bulan, Triwulan


@attrs.frozen
class Letak(FormattedAsText):
    """A place in the plan: a budget line or indicator by kode, a column, a period, a variable; any may be missing."""

    kode: str = ""
    kolom: Kolom | KolomEvaluasi | None = None
    triwulan: Triwulan | None = None
    bulan: Bulan | None = None
    variabel: str = ""
    revisi: str = ""
    """Not the value itself but what the record of a revision says of it, see :func:`rak.domain.versi.recorded_place`."""

    def __str__(self) -> str:
        period = str(self.triwulan or "") or (f"{self.bulan.nama} {self.bulan.tahun}" if self.bulan else "")
        parts = (self.kode, str(self.kolom or ""), self.variabel, period, self.revisi)
        return ", ".join(part for part in parts if part)
