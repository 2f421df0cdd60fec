"""What an import gives, or why a document cannot be made into a plan."""

import attrs

from rak.domain.laporan import Laporan
from rak.domain.rencana import RencanaAksi
from rak.domain.temuan import Temuan
from rak.errors import RakError


@attrs.frozen
class HasilImpor:
    """The plan, what the table already reports, and everything that had to be decided or stayed doubtful."""

    rencana: RencanaAksi
    laporan: Laporan
    temuan: tuple[Temuan, ...]


class ImporError(RakError):
    """The document as a whole cannot be taken; ``pesan`` says why and ``saran`` what to do."""

    def __init__(self, asal: str, pesan: str, saran: str) -> None:
        super().__init__(pesan, saran, asal)
        self.asal = asal
        self.args = (asal, pesan, saran)
