"""The base of every error of rak, and the one error of the domain. A leaf: every room may import it."""


class RakError(Exception):
    """Something that rak cannot do, told to the planner in Indonesian: place, fault, remedy.

    ``letak`` says where (a file, a cell, a kode; empty where only the caller knows), ``pesan`` what is wrong, ``saran``
    what to do. An error that carries several faults has them all in ``pesan``, a line each, every one with its own
    place and remedy. Not below it: what the operating system itself refuses, which is an OSError.
    """

    def __init__(self, pesan: str, saran: str = "", letak: str = "") -> None:
        super().__init__(pesan, saran, letak)
        self.pesan = pesan
        self.saran = saran
        self.letak = letak

    def __str__(self) -> str:
        said = f"{self.pesan} {self.saran}".strip()
        return f"{self.letak}: {said}" if self.letak else said


class DomainError(RakError, ValueError):
    """A value that means nothing here; who knows its place adds it.

    ``bacaan`` holds the competing readings when a spelling can be read in more than one way.
    """

    def __init__(self, pesan: str, saran: str = "", bacaan: tuple[str, ...] = ()) -> None:
        super().__init__(pesan, saran)
        self.bacaan = bacaan
        self.args = (pesan, saran, bacaan)  # what a copy and a pickle are made from


class SalahPakai(RakError, ValueError):  # noqa: N818  # named as the message is
    """A command was called in a way that means nothing."""


class SudahAda(RakError, FileExistsError):  # noqa: N818  # named as the message is
    """A file with other content is in the way; its name is ``letak``, and ``filename`` as of every OSError."""

    def __init__(self, letak: str) -> None:
        super().__init__(
            "Sudah ada dan isinya lain, tidak ditimpa.", "Pakai nama lain, atau --timpa (overwrite=True).", letak
        )
        self.args = (letak,)  # what a copy and a pickle are made from
        self.filename = letak
