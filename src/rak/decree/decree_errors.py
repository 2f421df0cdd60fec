"""Why a document cannot be made into a plan."""

from __future__ import annotations

from rak.errors import RakError


class ImporError(RakError):
    """The document as a whole cannot be taken; ``pesan`` says why and ``saran`` what to do."""

    def __init__(self, asal: str, pesan: str, saran: str) -> None:
        super().__init__(pesan, saran, asal)
        self.asal = asal
        self.args = (asal, pesan, saran)
