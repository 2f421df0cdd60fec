"""The one error of the domain: what is wrong and what to do, without a place (the caller knows the place)."""

from __future__ import annotations


class DomainError(ValueError):
    """A value that means nothing here.

    ``pesan`` says what is wrong and ``saran`` what to do, both in Indonesian for the planner; ``bacaan`` holds the
    competing readings when a spelling can be read in more than one way.
    """

    def __init__(self, pesan: str, saran: str = "", bacaan: tuple[str, ...] = ()) -> None:
        super().__init__(pesan, saran, bacaan)
        self.pesan = pesan
        self.saran = saran
        self.bacaan = bacaan

    def __str__(self) -> str:
        return f"{self.pesan} {self.saran}".strip()
