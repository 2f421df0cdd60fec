"""A report as one HTML file: nothing outside is loaded, no script; a projector, a telephone and A4 paper show it whole."""

from typing import Any, Final

from rak.errors import RakError
from rak.reports.document import Document, Figure, Placed, Section, Table, cell_ranges, placed
from rak.reports.svg_chart import svg

_CSS: Final = """
:root{color-scheme:light}*{box-sizing:border-box}
body{font:1rem/1.5 system-ui,"Segoe UI",Arial,sans-serif;color:#1a1a1a;background:#fff;margin:0;overflow-wrap:anywhere}
main,header,nav,footer{max-width:76rem;margin:0 auto;padding:0 1rem}
header{border-bottom:4px solid #1f4e79;padding-top:1.5rem;padding-bottom:1rem}
h1{font-size:1.8rem;line-height:1.2;margin:0 0 .3rem}h2{font-size:1.45rem;margin:2.2rem 0 .6rem;color:#1f4e79}
h3{font-size:1.2rem;margin:1.6rem 0 .5rem}h4{font-size:1.05rem;margin:1.3rem 0 .4rem}
p{margin:.5rem 0;white-space:pre-line;max-width:62rem}ul{margin:.3rem 0;padding-left:1.4rem}
a{color:#1f4e79}a:focus-visible{outline:3px solid #e07b00;outline-offset:2px}
.lewati{position:absolute;left:-99rem}.lewati:focus{position:static}
.catatan{border-left:5px solid #8a4b00;background:#fff4e3;padding:.4rem .8rem}
table{border-collapse:collapse;width:100%;table-layout:fixed;margin:.6rem 0 1.4rem;font-size:.92rem}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{border:1px solid #8a8a8a;padding:.3rem .45rem;text-align:left;vertical-align:top;white-space:pre-line}
thead th{background:#1f4e79;color:#fff}tbody th{font-weight:inherit}
.n{text-align:right}tr.jumlah>*{font-weight:700;background:#eef3f8}
.tepat{background:#e2f0e2}.belum{background:#fff4e3}.buruk{background:#fbe3e3;font-weight:600}
figure{margin:1rem 0}svg{width:100%;height:auto;max-height:26rem}svg text{font-size:13px;fill:#1a1a1a}
figcaption{font-size:.92rem}nav ol{list-style:none;padding-left:0}nav li.t2{padding-left:1.4rem}
.ttd{margin:2.5rem 0 2rem auto;width:min(22rem,100%)}.ttd .nama{margin-top:4rem;font-weight:600}
table.lebar{font-size:.82rem}table.lebar th,table.lebar td{padding:.3rem}
@media screen and (max-width:40rem){svg text{font-size:20px}}
@media screen and (max-width:60rem){h1{font-size:1.4rem}h2{font-size:1.2rem}
table.lebar{font-size:.92rem}colgroup{display:none}table,caption,tbody,tr,th,td{display:block}thead{position:absolute;left:-99rem}
tr{border:1px solid #8a8a8a;margin:0 0 .8rem}th,td{border:0;border-bottom:1px solid #ddd}
.n{text-align:left}td:empty{display:none}[data-k]::before{content:attr(data-k) ": ";font-weight:600;color:#333}}
@page{size:A4;margin:16mm 14mm}@page lebar{size:A4 landscape}
@media print{html{font-size:10pt}svg{max-height:62mm}nav,.lewati{display:none}main,header,footer{max-width:none;padding:0}
h2,h3,h4,caption,figure,tr.ikut,p:has(+table){break-after:avoid}tr,figure,.utuh,.ttd{break-inside:avoid}.ttd{break-before:avoid}thead{display:table-header-group}tbody tr:first-child{break-before:avoid}
.lebar{page:lebar}table.lebar{font-size:8.5pt}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""
_PAGE: Final = """<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{ d.judul }} {{ d.periode }}, {{ d.satuan_kerja }}</title>
<style>{{ css }}</style>
</head>
<body>
<a class="lewati" href="#isi">Lewati ke isi</a>
<header>
<h1>{{ d.judul }}</h1>
<p>{{ d.satuan_kerja }}</p>
<p>{{ d.periode }}{% if d.seksi %}, {{ d.seksi }}{% endif %}</p>
{% for line in d.keterangan %}<p>{{ line }}</p>
{% endfor %}</header>
<nav aria-label="Daftar isi">
<h2>Daftar Isi</h2>
<ol>
{% for one in blocks if one.tingkat in (1, 2) %}<li class="t{{ one.tingkat }}"><a href="#{{ one.jangkar }}">{{ title(one) }}</a></li>
{% endfor %}</ol>
</nav>
<main id="isi">
{% for one in blocks %}{% set b = one.blok %}{% set kind = name(b) %}
{%- if kind == "Section" %}
<h{{ one.tingkat + 1 }} id="{{ one.jangkar }}"{{ look(one) }}>{{ title(one) }}</h{{ one.tingkat + 1 }}>
{%- elif kind == "Paragraph" %}
{% if b.butir %}<ul{{ look(one) }}><li>{{ b }}</li></ul>{% else %}<p{{ look(one) }}>{% for part in b.isi %}{{ run(part) }}{% endfor %}</p>{% endif %}
{%- elif kind == "Note" %}
<p{{ look(one, "catatan") }} role="note">{{ b.teks }}</p>
{%- elif kind == "Chart" %}
<figure id="{{ one.jangkar }}">{{ draw(b, one.jangkar) }}<figcaption>{{ one.nomor }}. {{ b.alt }}</figcaption></figure>
{%- elif kind == "Signature" %}
<section{{ look(one, "ttd") }} aria-label="Tanda tangan">
<p>{{ b.tempat_tanggal }}</p>
<p>{{ b.jabatan }},</p>
<p class="nama">{{ b.nama }}</p>
</section>
{%- else %}
<table id="{{ one.jangkar }}"{{ look(one, "utuh" if b.pendek else "") }}>
<caption>{{ one.nomor }}. {{ b.judul }}</caption>
<colgroup>{% for w in widths(b) %}<col style="width:{{ w }}%">{% endfor %}</colgroup>
<thead><tr>{% for k in b.kolom %}<th scope="col"{% if loop.index0 in b.angka %} class="n"{% endif %}>{{ k }}</th>{% endfor %}</tr></thead>
<tbody>
{% for row, joined in zip(b.baris, b.bersambung()) %}<tr{{ classes(loop.revindex <= b.jumlah and "jumlah", joined and "ikut") }}>
{%- for cell in row %}<{{ tag(loop.first) }}{{ attributes(b, cell, loop.index0) }}>{{ cell }}</{{ "th" if loop.first else "td" }}>{% endfor %}</tr>
{% endfor %}</tbody>
</table>
{%- endif %}{% endfor %}
</main>
</body>
</html>
"""


def html_page(document: Document) -> bytes:
    """The page in UTF-8; RakError where jinja2 is not installed."""
    try:
        import jinja2  # noqa: PLC0415  # an extra
        import markupsafe  # noqa: PLC0415
    except ImportError:
        raise RakError(*KURANG) from None

    def attributes(table: Table, cell: Any, at: int) -> object:
        classes = " ".join(part for part in ("n" if at in table.angka else "", getattr(cell, "kelas", "")) if part)
        cells = cell_ranges(cell.sel) if isinstance(cell, Figure) else ""
        given = {"class": classes, "data-k": table.kolom[at] if str(cell) else "", "data-sel": cells}
        return markupsafe.Markup("").join(
            markupsafe.Markup(' {}="{}"').format(name, value) for name, value in given.items() if value
        )

    def classes(*given: str) -> object:
        named = " ".join(filter(None, given))
        return markupsafe.Markup(' class="{}"').format(named) if named else ""

    def run(part: Any) -> object:
        if isinstance(part, Figure) and part.sel:
            return markupsafe.Markup('<span data-sel="{}">{}</span>').format(cell_ranges(part.sel), part.teks)
        return str(part)

    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    text = environment.from_string(_PAGE).render(
        d=document,
        css=markupsafe.Markup(_CSS),  # noqa: S704  # ours
        blocks=tuple(placed(document)),
        title=heading,
        name=lambda block: type(block).__name__,
        draw=lambda chart, anchor: markupsafe.Markup(svg(chart, anchor)),  # noqa: S704  # svg escapes every text
        tag=lambda first: markupsafe.Markup('th scope="row"') if first else "td",
        attributes=attributes,
        classes=classes,
        look=lambda one, given="": classes(given, "lebar" if one.mendatar else ""),
        zip=zip,
        run=run,
        widths=widths,
    )
    return text.encode("utf-8")


def widths(table: Table) -> tuple[str, ...]:
    """The widths of the columns in percent."""
    given = table.lebar or (1,) * len(table.kolom)
    return tuple(f"{100 * one / sum(given):.2f}" for one in given)


KURANG: Final = (
    "Laporan Word dan halaman web memerlukan paket tambahan yang belum terpasang.",
    "Pasang dengan: pip install 'rak[laporan]'",
)
"""What is said where the packages of the extra are missing."""


def heading(one: Placed) -> str:
    """A heading with its number."""
    return f"{one.nomor} {one.blok.judul}".strip() if isinstance(one.blok, Section) else ""
