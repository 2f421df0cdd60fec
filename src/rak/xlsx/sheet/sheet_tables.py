"""Tables of a sheet, and its comments' neighbours: small parts that a sheet relates to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rak.xlsx.package.xmltext import decode_excel, whole_number
from rak.xlsx.sheet.address import find_range

if TYPE_CHECKING:
    from rak.xlsx.sheet.sheet import Sheet, Table


def read_tables(sheet: Sheet) -> tuple[Table, ...]:
    """Read the tables of a sheet; a part that is missing or has no area is passed over."""
    found = [_table(sheet, each) for each in dict.fromkeys(sheet.xml.skeleton.table_relations)]
    return tuple(table for table in found if table is not None)


def _table(sheet: Sheet, relation: str) -> Table | None:
    from rak.xlsx.sheet.sheet import Table  # noqa: PLC0415 - sheet imports this module when it needs it

    target = sheet.relations.get(relation)
    workbook = sheet.workbook
    if target is None or target.target not in workbook.container:
        return None
    elements = workbook.elements_of(target.target)
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
