"""The error values of cells: what a cell holds where its formula failed."""

from typing import Final


# A text, so that it prints and is written as it stands in the file; equal to none, so that no comparison with a cell's text
# takes the word "#N/A" that somebody typed for the error.
class CellError(str):
    """An error value such as ``#DIV/0!``: a kind of its own in a cell, though it prints as text."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Equal to the same error only, never to a text that looks like it."""
        return isinstance(other, CellError) and str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(("CellError", str(self)))

    def __repr__(self) -> str:
        return f"CellError({str(self)!r})"


NULL: Final = CellError("#NULL!")
DIV0: Final = CellError("#DIV/0!")
VALUE: Final = CellError("#VALUE!")
REF: Final = CellError("#REF!")
NAME: Final = CellError("#NAME?")
NUM: Final = CellError("#NUM!")
NA: Final = CellError("#N/A")
ERRORS: Final = {str(error): error for error in (NULL, DIV0, VALUE, REF, NAME, NUM, NA)}
"""The errors by the text that spells them in a formula. ``#SPILL!`` and its like come from newer functions alone."""
