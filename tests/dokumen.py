"""The pages of docs/ that are made from the code, and the command that makes them (``make docs``)."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from rak.api import catalogue
from rak.checks.catalogue import BAGIAN, Aturan
from rak.offices.columns import UMUM, Jenis
from rak.offices.database import BERKAS
from rak.offices.tables import TABEL

DOCS = Path(__file__).resolve().parents[1] / "docs"


def temuan_page() -> str:
    """docs/temuan.md: every code with its sections."""
    rules = catalogue().values()
    head = (
        "# Temuan\n\nHalaman ini dibuat dari kode (`make docs`). Setiap temuan punya kode tetap, tingkat "
        "(*galat* harus diperbaiki, *peringatan* diperiksa, *info* diketahui), tempat, dan saran.\n"
        "1xx berkas dan tata letak, 2xx uang, 3xx kinerja, 4xx teks dan administrasi, 5xx kalender dan kelengkapan.\n"
    )
    table = "\n| kode | tingkat | arti |\n|---|---|---|\n" + "".join(
        f"| [{rule.kode}](#{rule.kode.lower()}) | {rule.tingkat} | {rule.judul} |\n" for rule in rules
    )
    return head + table + "".join(map(_rule_section, rules))


def sections(rule: Aturan) -> dict[str, str]:
    """The docstring of a rule by section; a rule without one of the sections raises."""
    text = rule.uraian
    starts = [(text.index(f"{name}:"), name) for name in BAGIAN]
    if starts != sorted(starts):
        raise ValueError(f"{rule.kode}: sections out of order")
    ends = [start for start, _ in starts[1:]] + [len(text)]
    return {
        name: " ".join(text[start + len(name) + 1 : end].split())
        for (start, name), end in zip(starts, ends, strict=True)
    }


KODE_KELUAR = """Kode keluar: 0 bersih; 1 ada temuan galat; 2 salah pakai, berkas tidak terbaca, atau penulisan ditolak. Data ditulis ke
stdout, pesan ke stderr."""


def perintah_page() -> str:
    """docs/perintah.md: the help of every command, as printed."""
    from rak.cli import build_parser

    parser = build_parser()
    parts = [
        f"# Perintah\n\nHalaman ini dibuat dari kode (`make docs`).\n\n{KODE_KELUAR}\n\n```text\n{_help(parser)}```\n"
    ]
    for name, command in _commands(parser).items():
        parts.append(f"\n## rak {name}\n\n```text\n{_help(command)}```\n")
    return "".join(parts)


def tabel_page() -> str:
    """docs/tabel.md: every table of rak himpun with its columns."""
    common = [(nama, jenis, arti) for nama, jenis, arti in UMUM]
    parts = [
        "# Tabel `rak himpun`\n\nHalaman ini dibuat dari kode (`make docs`). Setiap tabel diawali kolom yang sama:\n",
        _columns(common),
        "\n## berkas\n\n",
        _columns([one for one in BERKAS if one not in common]),
    ]
    for tabel in TABEL:
        own = _columns([(kolom.nama, kolom.jenis, kolom.arti) for kolom in tabel.kolom])
        parts.append(f"\n## {tabel.nama}\n\n{own}")
    return "".join(parts)


def _columns(columns: Iterable[tuple[str, Jenis, str]]) -> str:
    rows = "".join(f"| `{nama}` | {jenis.value} | {arti} |\n" for nama, jenis, arti in columns)
    return f"| kolom | jenis | arti |\n|---|---|---|\n{rows}"


PAGES: dict[str, Callable[[], str]] = {"temuan.md": temuan_page, "perintah.md": perintah_page, "tabel.md": tabel_page}


def _rule_section(rule: Aturan) -> str:
    body = "".join(f"- **{name}**: {text}\n" for name, text in sections(rule).items())
    return f"\n## {rule.kode}\n\n{rule.judul} ({rule.tingkat}).\n\n{body}"


def _commands(parser: argparse.ArgumentParser) -> dict[str, Any]:
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(groups[0].choices)


def _help(parser: argparse.ArgumentParser) -> str:
    parser.formatter_class = lambda prog: argparse.HelpFormatter(prog, width=100)
    return parser.format_help()


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
