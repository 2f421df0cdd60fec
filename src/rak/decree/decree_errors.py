"""Why a document cannot be made into a plan."""

from __future__ import annotations


class ImporError(Exception):
    """The document as a whole cannot be taken; ``pesan`` says why and ``saran`` what to do."""

    def __init__(self, asal: str, pesan: str, saran: str) -> None:
        super().__init__(asal, pesan, saran)
        self.asal = asal
        self.pesan = pesan
        self.saran = saran

    def __str__(self) -> str:
        return f"{self.asal}: {self.pesan} {self.saran}"


class PaketKurangError(ImporError):
    """A package that only Word documents need is not installed."""
