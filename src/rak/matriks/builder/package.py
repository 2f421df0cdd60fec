"""The finished package, written so that the same workbook always has the same bytes."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_STAMPED: Final = rb"\g<1>2024-01-01T00:00:00Z"


def to_bytes(workbook: Workbook) -> bytes:
    """The workbook as openpyxl writes it, without the clock and without the machine."""
    raw = BytesIO()
    workbook.save(raw)
    out = BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w") as target:
        for name in _in_order(source.namelist()):
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _STAMP.sub(_STAMPED, data)
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            member.external_attr = 0
            target.writestr(member, data, compresslevel=6)
    return out.getvalue()


def _in_order(names: list[str]) -> list[str]:
    first = ("[Content_Types].xml", "_rels/.rels")
    return [*first, *sorted(name for name in names if name not in first)]
