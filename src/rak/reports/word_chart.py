"""A native Word chart: its DrawingML part with filled caches, and the workbook behind it, so that Word can edit it."""

import io
import re
import zipfile
from typing import Final
from xml.sax.saxutils import escape

from rak.domain.nilai import to_decimal_text
from rak.reports.document import Chart, Seri
from rak.reports.svg_chart import WARNA, lowest

CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
CHART_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
BOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOOK_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)


def chart_xml(chart: Chart) -> bytes:
    """The chart part; its workbook is relation ``rId1``."""
    bars = [(at, one) for at, one in enumerate(chart.seri) if chart.jenis == "batang" and not one.garis]
    lines = [(at, one) for at, one in enumerate(chart.seri) if (at, one) not in bars]
    plots = ""
    if bars:
        plots += (
            '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
            + "".join(_series(chart, at, one, bar=True) for at, one in bars)
            + '<c:gapWidth val="60"/><c:axId val="111"/><c:axId val="222"/></c:barChart>'
        )
    if lines:
        plots += (
            '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            + "".join(_series(chart, at, one, bar=False) for at, one in lines)
            + '<c:marker val="1"/><c:axId val="111"/><c:axId val="222"/></c:lineChart>'
        )
    minimum = "" if lowest(chart) < 0 else '<c:min val="0"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" '
        f'xmlns:r="{_R}"><c:date1904 val="0"/><c:lang val="id-ID"/><c:roundedCorners val="0"/><c:chart>{_title(chart.judul, 1200)}'
        f'<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>{plots}'
        '<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="222"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/>{minimum}</c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill>'
        f'<a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>{_title(chart.satuan, 900)}'
        '<c:numFmt formatCode="#,##0.##" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:crossAx val="111"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>'
        '</c:valAx></c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"><a:latin typeface="Arial"/></a:defRPr></a:pPr></a:p></c:txPr>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _title(text: str, size: int) -> str:
    return (
        f'<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}" b="0"/></a:pPr><a:r>'
        f'<a:rPr lang="id-ID" sz="{size}" b="0"/><a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx>'
        '<c:overlay val="0"/></c:title>'
    )


def _series(chart: Chart, at: int, one: Seri, *, bar: bool) -> str:
    column, count = chr(ord("B") + at), len(chart.kategori)
    colour = "AA0000" if one.garis else WARNA[at].lstrip("#").upper()
    if bar and at:
        fill = (
            f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{colour}"/></a:fgClr>'
            '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
        )
        look = f'<c:spPr>{fill}<a:ln><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr>'
    elif bar:
        look = f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></c:spPr>'
    else:
        dash = '<a:prstDash val="dash"/>' if at else ""
        look = f'<c:spPr><a:ln w="28575"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>{dash}</a:ln></c:spPr>'
    words = "".join(f'<c:pt idx="{i}"><c:v>{escape(text)}</c:v></c:pt>' for i, text in enumerate(chart.kategori))
    values = "".join(
        f'<c:pt idx="{i}"><c:v>{to_decimal_text(figure.nilai / chart.pembagi)}</c:v></c:pt>'
        for i, figure in enumerate(one.nilai)
        if figure.nilai is not None
    )
    after = (
        '<c:invertIfNegative val="0"/>'
        if bar
        else f'<c:marker><c:symbol val="{"none" if one.garis else "circle"}"/></c:marker>'
    )
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef><c:f>Data!${column}$1</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(one.nama)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f"{look}{after}<c:cat><c:strRef><c:f>Data!$A$2:$A${count + 1}</c:f><c:strCache>"
        f'<c:ptCount val="{count}"/>{words}</c:strCache></c:strRef></c:cat><c:val><c:numRef>'
        f"<c:f>Data!${column}$2:${column}${count + 1}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{count}"/>{values}</c:numCache></c:numRef></c:val>'
        + ("" if bar else '<c:smooth val="0"/>')
        + "</c:ser>"
    )


def chart_workbook(chart: Chart) -> bytes:
    """The workbook that Word opens when somebody edits the data: a column of categories, a column for each series."""
    import openpyxl  # noqa: PLC0415  # heavy

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101  # a new workbook has one sheet
    sheet.title = "Data"
    sheet.append(["", *(one.nama for one in chart.seri)])
    for at, name in enumerate(chart.kategori):
        figures = (one.nilai[at].nilai for one in chart.seri)
        sheet.append([name, *(None if one is None else float(one / chart.pembagi) for one in figures)])
        sheet.cell(at + 2, 1).data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return fixed_package(out.getvalue())


def fixed_package(content: bytes) -> bytes:
    """The same package with fixed days in place of the clock's, so that the same input gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2000-01-01T00:00:00Z", data)
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(info, data)
    return out.getvalue()
