"""What Excel can hold: the one home of these figures, a leaf that calculator, editor and matrix share."""

from typing import Final

MAX_ROW: Final = 1_048_576
MAX_COLUMN: Final = 16_384
MAX_TEXT: Final = 32_767
"""Characters of one cell, counted as UTF-16 does."""
MAX_WHOLE: Final = 10**15
"""Up to this whole number Excel keeps every digit that is typed; it shows fifteen."""
MAX_EXACT: Final = 2**53
"""Up to this whole number a double holds each one exactly."""
