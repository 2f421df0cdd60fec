"""The zip container: a bounded reader, and a writer that copies untouched members compressed as they are.

``zipfile`` cannot copy a member without inflating it, and it trusts sizes that a hostile file states, so the
few structures that a workbook needs are read here (APPNOTE 4.3: end of central directory, central directory,
local headers, and their zip64 twins).
"""

import struct
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from rak.xlsx.package.limits import Limits
from rak.xlsx.package.problems import OoxmlError, Problem, Reason, refuse

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64 = struct.Struct("<4sLQL")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STORED, _DEFLATED = 0, 8
_LEVEL = 4
"""Less than half the time of zlib's default level for a twentieth more bytes."""
_PIECE = 2**22
"""Bytes of a part that are inflated at a time."""
_DESCRIPTOR, _UTF8, _ENCRYPTED = 0x0008, 0x0800, 0x0041
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF
_NEW_TIME, _NEW_DATE = 0, 0x21
"""Midnight of 1980-01-01, so that the output of an edit depends on nothing but its input."""
_MOST_FAULTS = 100
"""Nobody reads more of them, and a hostile file has thousands."""


def part_key(name: str) -> str:
    """Give the key under which a part is found: OPC names ignore case, Windows zippers write backslashes."""
    return name.replace("\\", "/").lstrip("/").lower()


class Member(NamedTuple):
    """One entry of the central directory."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    """Where its local header starts."""
    central: bytes
    """Its record of the central directory, as found."""
    offset64: int
    """Where in ``central`` the zip64 offset stands, 0 where there is none."""


class Container:
    """The members of a package, by key; bytes are inflated only when asked for, and counted."""

    def __init__(self, data: bytes, place: str, limits: Limits) -> None:
        self._data = data
        self._place = place
        self._limits = limits
        self._inflated = 0
        self._directory, self._end = _find_directory(data, place)
        self.members: dict[str, Member] = _members(data, self._directory, self._end, place, limits)
        self._bounds = _bounds(data, self.members, self._directory, place)

    def __contains__(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return part_key(name) in self.members

    def read(self, name: str, *, rows: int = 0) -> bytes:
        """Inflate one part under the limits, for a sheet also that of its rows, and check its size and CRC."""
        member = self.members.get(part_key(name))
        if member is None:
            raise refuse(Reason.NO_PART, name, "the package has no such part")
        self._charge(member)
        body = self._packed(member)
        found = bytes(body) if member.method == _STORED else _inflate(body, member, rows)
        if len(found) != member.size:
            raise refuse(Reason.DAMAGED, member.name, f"{len(found)} bytes where {member.size} are stated")
        if zlib.crc32(found) != member.crc:
            raise refuse(Reason.BAD_CRC, member.name, "the content does not fit its CRC")
        return found

    def raw(self, name: str) -> tuple[int, int, int, bytes]:
        """Give what must survive a save of other parts: method, CRC, size and the packed bytes."""
        member = self.members[part_key(name)]
        return member.method, member.crc, member.size, bytes(self._packed(member))

    def _charge(self, member: Member) -> None:
        limits = self._limits
        if member.size > limits.max_part:
            raise refuse(Reason.TOO_LARGE, member.name, f"{member.size} byte, batasnya {limits.max_part}")
        self._inflated += member.size
        if self._inflated > limits.max_total:
            detail = f"{self._inflated} byte setelah dibuka, batasnya {limits.max_total}"
            raise refuse(Reason.TOO_LARGE, member.name, detail)
        if self._inflated > max(limits.free_size, limits.max_ratio * len(self._data)):
            detail = f"{self._inflated} byte dari berkas {len(self._data)} byte"
            raise refuse(Reason.RATIO, member.name, detail)

    def _packed(self, member: Member) -> memoryview:
        start = _content_start(self._data, member)
        return memoryview(self._data)[start : start + member.packed]

    def rewrite(self, changed: Mapping[str, bytes], added: Mapping[str, bytes], dropped: set[str]) -> bytes:
        """Give the package with parts changed, added at the end and dropped; every other byte as it was.

        ``changed`` and ``dropped`` hold keys, ``added`` holds names. Members keep their physical order, times and
        extra fields.
        """
        out = [self._data[: self._bounds[0][0]]] if self._bounds else []
        position = len(out[0]) if out else 0
        moved: dict[str, tuple[int, bytes | None]] = {}
        for start, stop, key in self._bounds:
            if key in dropped:
                continue
            local, central = (
                _renewed(self._data, self.members[key], changed[key])
                if key in changed
                else (self._data[start:stop], None)
            )
            moved[key] = position, central
            out.append(local)
            position += len(local)
        centrals = [
            _at(self.members[key], moved[key][0] - self._end.shift, self._end.shift, moved[key][1])
            for key in self.members
            if key not in dropped
        ]
        for name, content in added.items():
            local, central = _new_member(name, content, position - self._end.shift)
            out.append(local)
            centrals.append(central)
            position += len(local)
        directory = b"".join(centrals)
        out += [directory, self._end.moved(position, len(directory), len(centrals))]
        return b"".join(out)


class _End(NamedTuple):
    """The end of the central directory, with its zip64 twin and comment, as found."""

    total: int
    size: int
    offset: int
    """Where the directory starts, as stated; ``shift`` is added to every stated offset."""
    shift: int
    tail: bytes
    """Everything from the zip64 record (or the plain one) to the end of the file."""
    is64: bool

    def moved(self, offset: int, size: int, count: int) -> bytes:
        tail = bytearray(self.tail)
        stated = offset - self.shift
        plain = 0
        if self.is64:
            plain = tail.rindex(b"PK\x05\x06")
            struct.pack_into("<4Q", tail, 24, count, count, size, stated)
            struct.pack_into("<Q", tail, plain - _LOCATOR64.size + 8, stated + size)
        fields = _END.unpack_from(tail, plain)
        new = (count, count, size, stated)
        full = (_FULL16, _FULL16, _FULL32, _FULL32)
        kept = [
            old if self.is64 and old == limit else value
            for old, limit, value in zip(fields[3:7], full, new, strict=True)
        ]
        struct.pack_into("<2H2L", tail, plain + 8, *kept)
        return bytes(tail)


def _find_directory(data: bytes, place: str) -> tuple[int, _End]:
    """Find the central directory: where it starts, and the record that ends it."""
    _refuse_other_formats(data, place)
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - _FULL16 - _END.size))
    if at < 0 or at + _END.size > len(data):
        raise refuse(Reason.TRUNCATED, place, "the zip directory at the end of the file is missing")
    fields = _END.unpack_from(data, at)
    count, size, offset = fields[4], fields[5], fields[6]
    if fields[1] or fields[2]:
        raise refuse(Reason.DAMAGED, place, "a zip archive in several volumes")
    start, locator = at, at - _LOCATOR64.size
    is64 = locator >= 0 and data[locator : locator + 4] == b"PK\x06\x07"
    if is64:
        start = _LOCATOR64.unpack_from(data, locator)[2]
        if start + _END64.size > locator or data[start : start + 4] != b"PK\x06\x06":
            raise refuse(Reason.DAMAGED, place, "the zip64 record is not where it is said to be")
        count, size, offset = _END64.unpack_from(data, start)[7:10]
    shift = start - size - offset
    if shift < 0:
        raise refuse(Reason.TRUNCATED, place, "the zip directory does not lie where it is said to")
    return offset + shift, _End(count, size, offset, shift, data[start:], is64)


def _refuse_other_formats(data: bytes, place: str) -> None:
    if not data:
        raise refuse(Reason.EMPTY, place, "the file is empty")
    if data.startswith(_OLE):
        detail = "an OLE file: protected by a password, or the format of Excel 97-2003 (.xls)"
        raise refuse(Reason.OLE_PASSWORD_OR_XLS, place, detail)
    if not data.startswith(b"PK") and b"PK\x05\x06" not in data[-_FULL16:]:
        raise refuse(Reason.NOT_ZIP, place, "not a zip archive, so not an .xlsx workbook")


def _members(data: bytes, start: int, end: _End, place: str, limits: Limits) -> dict[str, Member]:
    """Read the central directory; all its faults in one error."""
    if end.total > limits.max_members:
        detail = f"{end.total} bagian, batasnya {limits.max_members}"
        raise refuse(Reason.TOO_MANY_MEMBERS, place, detail)
    found: dict[str, Member] = {}
    problems: list[Problem] = []
    at = start
    for _ in range(end.total):
        if data[at : at + 4] != b"PK\x01\x02" or at + _CENTRAL.size > start + end.size:
            raise refuse(Reason.DAMAGED, place, "the zip directory is damaged")
        member, at = _member(data, at, end.shift)
        key = part_key(member.name)
        problems += _faults(member)
        if key in found and not member.name.endswith("/"):
            detail = f"stands twice in the package, also as {found[key].name}"
            problems.append(Problem(Reason.DUPLICATE_NAME, member.name, detail))
        found.setdefault(key, member)
        if len(problems) >= _MOST_FAULTS:
            break
    if problems:
        raise OoxmlError(*problems)
    return found


def _member(data: bytes, at: int, shift: int) -> tuple[Member, int]:
    fields = _CENTRAL.unpack_from(data, at)
    flags, method, crc, packed, size = fields[3], fields[4], fields[7], fields[8], fields[9]
    name_size, extra_size, comment_size, offset = fields[10], fields[11], fields[12], fields[16]
    name_at = at + _CENTRAL.size
    stop = name_at + name_size + extra_size + comment_size
    raw_name = data[name_at : name_at + name_size]
    is_utf8 = flags & _UTF8 or raw_name.isascii()  # the tables of other encodings take time to load
    name = raw_name.decode("utf-8" if is_utf8 else "cp437", "replace")
    offset64 = 0
    if _FULL32 in (packed, size, offset):
        packed, size, offset, offset64 = _zip64(
            data[at:stop], _CENTRAL.size + name_size, extra_size, (packed, size, offset)
        )
    member = Member(name, flags, method, crc, packed, size, offset + shift, data[at:stop], offset64)
    return member, stop


def _zip64(record: bytes, at: int, extra_size: int, stated: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """Read the sizes and the offset that stand in the zip64 extra field of a central record."""
    packed, size, offset = stated
    stop, offset_at = min(at + extra_size, len(record)), 0
    while at + 4 <= stop:
        tag, length = struct.unpack_from("<2H", record, at)
        at += 4
        if tag == 1:
            wide = [struct.unpack_from("<Q", record, i)[0] for i in range(at, min(at + length, stop) - 7, 8)]
            places = iter(enumerate(wide))
            if size == _FULL32:
                size = next(places, (0, size))[1]
            if packed == _FULL32:
                packed = next(places, (0, packed))[1]
            if offset == _FULL32:
                index, offset = next(places, (0, offset))
                offset_at = at + 8 * index
        at += length
    return packed, size, offset, offset_at


def _faults(member: Member) -> list[Problem]:
    name, found = member.name, []
    if member.flags & _ENCRYPTED:
        found.append(Problem(Reason.ENCRYPTED, name, "the member is encrypted"))
    elif member.method not in (_STORED, _DEFLATED):
        found.append(Problem(Reason.COMPRESSION, name, f"packed by method {member.method}, not by deflate"))
    if "\0" in name or ".." in part_key(name).split("/"):
        found.append(Problem(Reason.BAD_NAME, name, "not the name of a part"))
    if member.method == _STORED and member.packed != member.size:
        found.append(Problem(Reason.DAMAGED, name, "a stored member with two sizes"))
    return found


def _content_start(data: bytes, member: Member) -> int:
    name_size, extra_size = struct.unpack_from("<2H", data, member.offset + 26)
    return int(member.offset + _LOCAL.size + name_size + extra_size)


def _bounds(data: bytes, members: Mapping[str, Member], directory: int, place: str) -> list[tuple[int, int, str]]:
    """Give where each local record starts and stops, in physical order; refuse overlaps."""
    ordered = sorted((member.offset, key) for key, member in members.items())
    starts = [offset for offset, _ in ordered] + [directory]
    bounds = []
    for index, (offset, key) in enumerate(ordered):
        member, stop = members[key], starts[index + 1]
        if offset + _LOCAL.size > directory or data[offset : offset + 4] != b"PK\x03\x04":
            raise refuse(Reason.DAMAGED, member.name, "its local header is not where it is said to be")
        if _content_start(data, member) + member.packed > stop:
            raise refuse(Reason.OVERLAP, member.name, "overlaps the member after it")
        bounds.append((offset, stop, key))
    if not bounds:
        raise refuse(Reason.NO_WORKBOOK, place, "an empty zip archive")
    return bounds


def _inflate(body: memoryview, member: Member, rows: int) -> bytes:
    """Inflate at most one byte more than is stated; a sheet of more than ``rows`` is refused on the way."""
    inflater, pieces = zlib.decompressobj(-15), list[bytes]()
    rest: bytes | memoryview = body
    left, found = member.size + 1, 0
    try:
        while left and (piece := inflater.decompress(rest, min(left, _PIECE))):
            pieces.append(piece)
            left, rest = left - len(piece), inflater.unconsumed_tail
            found += piece.count(b"<row ") if rows else 0
            if found > rows:
                raise refuse(Reason.TOO_MANY_CELLS, member.name, f"batasnya {rows} baris satu lembar")
    except zlib.error as error:
        raise refuse(Reason.DAMAGED, member.name, f"cannot be inflated: {error}") from None
    return b"".join(pieces)


def _deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _renewed(data: bytes, member: Member, content: bytes) -> tuple[bytes, bytes]:
    """Give the local record and the central record of a member with new content."""
    packed = _deflate(content)
    crc, flags = zlib.crc32(content), member.flags & ~_DESCRIPTOR
    local = list(_LOCAL.unpack_from(data, member.offset))
    name = data[member.offset + _LOCAL.size :][: local[9]]
    extra_at = member.offset + _LOCAL.size + local[9]
    extra = _without_zip64(data[extra_at : extra_at + local[10]])
    local[1] = max(local[1] if local[1] < 45 else 20, 20)
    local[2:4] = flags, _DEFLATED
    local[6:9] = crc, len(packed), len(content)
    local[10] = len(extra)
    fields = list(_CENTRAL.unpack_from(member.central))
    fields[2] = max(fields[2] if fields[2] < 45 else 20, 20)
    fields[3:5] = flags, _DEFLATED
    fields[7:10] = crc, len(packed), len(content)
    name_stop = _CENTRAL.size + fields[10]
    central_extra = _without_zip64(member.central[name_stop : name_stop + fields[11]])
    comment = member.central[name_stop + fields[11] :]
    fields[11] = len(central_extra)
    fields[16] = 0
    central = _CENTRAL.pack(*fields) + member.central[_CENTRAL.size : name_stop] + central_extra + comment
    return _LOCAL.pack(*local) + name + extra + packed, central


def _without_zip64(extra: bytes) -> bytes:
    kept, at = b"", 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<2H", extra, at)
        if tag != 1:
            kept += extra[at : at + 4 + length]
        at += 4 + length
    return kept + extra[at:]


def _at(member: Member, offset: int, shift: int, renewed: bytes | None) -> bytes:
    """Give the central record for a member whose stated offset is now ``offset``."""
    if renewed is None and member.offset - shift == offset:
        return member.central
    record = bytearray(member.central if renewed is None else renewed)
    if renewed is None and member.offset64:
        struct.pack_into("<Q", record, member.offset64, offset)
    else:
        struct.pack_into("<L", record, 42, offset)
    return bytes(record)


def _new_member(name: str, content: bytes, offset: int) -> tuple[bytes, bytes]:
    packed, raw = _deflate(content), name.encode("ascii")
    common = (20, 0, _DEFLATED, _NEW_TIME, _NEW_DATE, zlib.crc32(content), len(packed), len(content), len(raw), 0)
    local = _LOCAL.pack(b"PK\x03\x04", *common) + raw + packed
    central = _CENTRAL.pack(b"PK\x01\x02", 20, *common, 0, 0, 0, 0, offset) + raw
    return local, central
