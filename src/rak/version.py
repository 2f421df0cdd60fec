"""The version of rak: a leaf, so that what is written down beside results can say which one made them."""

from typing import Final

VERSION: Final = "0.1.0"
