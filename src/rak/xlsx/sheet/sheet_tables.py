"""Tables of a sheet, and its comments' neighbours: small parts that a sheet relates to."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rak.xlsx.package.relations import Relation
from rak.xlsx.package.xmltext import decode_excel, whole_number
from rak.xlsx.sheet.address import Range, find_range
from rak.xlsx.sheet.parts import Parts


class Table(NamedTuple):
    """A table (list object): its name, area, how many header and totals rows, and its column names."""

    name: str
    area: Range
    header_rows: int
    totals_rows: int
    columns: tuple[str, ...]


def read_tables(wanted: Iterable[str], relations: Mapping[str, Relation], parts: Parts) -> tuple[Table, ...]:
    """Read the tables that a sheet relates to by the ``wanted`` identifiers; a part that is missing or has no area is passed over."""
    found = [relations.get(each) for each in dict.fromkeys(wanted)]
    tables = [_table(each.target, parts) for each in found if each is not None and each.target in parts.container]
    return tuple(table for table in tables if table is not None)


def _table(part: str, parts: Parts) -> Table | None:
    elements = parts.elements_of(part)
    attributes = elements[0].attributes
    area = find_range(attributes.get("ref", ""))
    if area is None:
        return None
    columns = tuple(
        decode_excel(each.attributes.get("name", ""))
        for each in elements
        if each.path() == "table/tableColumns/tableColumn"
    )
    headers = whole_number(attributes.get("headerRowCount"), 1)
    totals = whole_number(attributes.get("totalsRowCount"))
    name = attributes.get("displayName") or attributes.get("name", "")
    return Table(name, area, headers, totals, columns)
