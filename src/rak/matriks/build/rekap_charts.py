"""The two charts of Rekap, native so that they follow the figures: cumulative plan against realisasi, achievement."""

from collections.abc import Sequence
from typing import Any, Final

from openpyxl.chart import BarChart, LineChart
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.reference import Reference
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties

from rak.matriks.build.canvas import Canvas
from rak.matriks.build.cell_formulas import column
from rak.matriks.build.layout import REKAP
from rak.matriks.build.looks import FONT
from rak.matriks.build.rekap_layout import KODE, PAGU, REALISASI_SD, RENCANA, URAIAN, RekapLayout

PLAN_COLOR: Final = "1F3864"
SPENT_COLOR: Final = "2E75B6"
ACHIEVED_COLOR: Final = "548235"
_CENTIMETRES_PER_POINT: Final = 2.54 / 72


def write(canvas: Canvas, places: RekapLayout, widths: Sequence[float], indicators: int) -> None:
    """Put both charts beside the cumulative table."""
    top = places.kumulatif - 1
    for chart, col in ((_cumulative(places), RENCANA), (_achievement(places, indicators), RENCANA + 7)):
        chart.height = places.chart_points * _CENTIMETRES_PER_POINT
        # a column is seven pixels a character wide and five more, on a screen of 96 pixels to the inch
        chart.width = sum((width * 7 + 5) / 96 * 2.54 for width in widths[col - 1 : col + 6]) * 0.98
        canvas.sheet.add_chart(chart, f"{column(col)}{top}")


def _cumulative(places: RekapLayout) -> Any:
    """Columns of what was spent, a line for what was planned."""
    first, last = places.kumulatif, places.kumulatif + 3
    bars = BarChart()
    bars.type = "col"
    bars.gapWidth = 60
    bars.add_data(_reference(PAGU, first - 1, last), titles_from_data=True)
    line = LineChart()
    line.add_data(_reference(URAIAN, first - 1, last), titles_from_data=True)
    for chart in (bars, line):
        _name(chart, first, last)
    bars.series[0].graphicalProperties.solidFill = SPENT_COLOR
    plan = line.series[0]
    plan.graphicalProperties.line.solidFill = PLAN_COLOR
    plan.graphicalProperties.line.width = 28575
    plan.marker.symbol = "circle"
    plan.marker.size = 7
    plan.marker.graphicalProperties.solidFill = PLAN_COLOR
    plan.smooth = False
    bars += line
    _dress(bars, "Rencana penarikan dan realisasi kumulatif (juta rupiah)", "#,##0.0,,")
    bars.legend.position = "b"
    return bars


def _achievement(places: RekapLayout, indicators: int) -> Any:
    """A bar for each indicator, the first at the top."""
    first, last = places.capaian, places.capaian + indicators - 1
    bars = BarChart()
    bars.type = "bar"
    bars.gapWidth = 40
    bars.add_data(_reference(REALISASI_SD, first, last))
    _name(bars, first, last)
    bars.series[0].graphicalProperties.solidFill = ACHIEVED_COLOR
    bars.legend = None
    bars.dataLabels = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    bars.dataLabels.numFmt = "0.0%;;"
    _dress(bars, "Capaian terhadap target per indikator", "0%")
    bars.x_axis.scaling.orientation = "maxMin"
    bars.y_axis.crosses = "max"
    bars.y_axis.scaling.min = 0
    return bars


def _name(chart: Any, first: int, last: int) -> None:
    """Categories by the texts of the column KODE."""
    letters = column(KODE)
    for series in chart.series:
        series.cat = AxDataSource(strRef=StrRef(f=f"{REKAP}!${letters}${first}:${letters}${last}"))


def _dress(chart: Any, title: str, number_format: str) -> None:
    chart.title = title
    _set_title_size(chart)
    chart.y_axis.number_format = number_format
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=_line("D9D9D9"))
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.graphicalProperties = GraphicalProperties(ln=_line("A6A6A6"))


def _set_title_size(chart: Any) -> None:
    properties = CharacterProperties(sz=1100, b=True, latin=Font(typeface=FONT))
    for paragraph in chart.title.tx.rich.p:
        paragraph.pPr = ParagraphProperties(defRPr=properties)
        for run in paragraph.r:
            run.rPr = properties
    small = CharacterProperties(sz=800, latin=Font(typeface=FONT))
    for axis in (chart.x_axis, chart.y_axis, chart.legend, chart.dataLabels):
        if axis is None:
            continue
        axis.txPr = RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=small), endParaRPr=small)])


def _line(color: str) -> Any:
    return LineProperties(solidFill=color, w=9525)


def _reference(col: int, first: int, last: int) -> Any:
    letters = column(col)
    return Reference(range_string=f"{REKAP}!${letters}${first}:${letters}${last}")
