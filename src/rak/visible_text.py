"""Signs that would steer a screen or hide what a text says, spelt out so that they can be seen."""

import re
from typing import Final

_UNSEEN: Final = (
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""Controls (C0, C1), marks that turn the direction of writing, other line ends, halves of characters."""
_SHORT: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    r"""The text on one line: ESC as ``\u001b``, a line end as ``\n``; JSON and TOML read these spellings too."""
    return text if text.isprintable() else re.sub(_UNSEEN, _spell, text)


def visible_lines(text: str) -> str:
    """The same for a text of several lines, which stay lines."""
    return "\n".join(map(visible, text.split("\n")))


def _spell(match: re.Match[str]) -> str:
    return _SHORT.get(match[0], f"\\u{ord(match[0]):04x}")
