"""What an import gives."""

from __future__ import annotations

import attrs

from rak.domain.laporan import Laporan
from rak.domain.rencana import RencanaAksi
from rak.domain.temuan import Temuan


@attrs.frozen
class HasilImpor:
    """The plan, what the table already reports, and everything that had to be decided or stayed doubtful."""

    rencana: RencanaAksi
    laporan: Laporan
    temuan: tuple[Temuan, ...]
