"""The habits of dress in which the other forms are met; none changes what a sheet says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.zoo.bentuk import Kolom, Lembar

Pakaian = Callable[[Lembar], None]
PAKAIAN: dict[str, Pakaian] = {}


def _dress(nama: str) -> Callable[[Pakaian], Pakaian]:
    def enter(function: Pakaian) -> Pakaian:
        PAKAIAN[nama] = function
        return function

    return enter


def _set(nama: str, **values: Any) -> None:
    def use(lembar: Lembar) -> None:
        for name, value in values.items():
            setattr(lembar, name, value)

    PAKAIAN[nama] = use


_set("judul tidak digabung", gabung_judul=False)
_set("sasaran kosong di bawah yang pertama", ulang="kosong")
_set("sasaran digabung", ulang="digabung")
_set("nomor kolom", nomor_kolom=True)
_set("mulai di tengah lembar", awal=9, geser=2)
_set("urutan terbalik", urutan=lambda rows: rows[::-1])
_set("angka diketik sebagai teks", teks=lambda value: str(value) if isinstance(value, int) else value)
_set(
    "kaki tabel",
    kaki=(
        "Rata-rata capaian",
        "Predikat",
        "Faktor pendorong: kerja sama",
        "Ternate, 5 Januari 2026",
        "Kepala,",
        "Si A",
    ),
)


def _headings(lembar: Lembar, change: Callable[[str], str]) -> None:
    lembar.kolom = [Kolom(tuple(map(change, one.judul)), one.isi, one.kunci) for one in lembar.kolom]


@_dress("judul satu baris")
def _(lembar: Lembar) -> None:
    lembar.kolom = [Kolom((" ".join(one.judul),), one.isi, one.kunci) for one in lembar.kolom]


@_dress("judul dengan huruf kecil dan ganti baris")
def _(lembar: Lembar) -> None:
    _headings(
        lembar, lambda text: text.capitalize().replace(" ", "\n", 1) if text not in {"SASARAN", "TRIWULAN"} else text
    )


@_dress("triwulan dieja penuh")
def _(lembar: Lembar) -> None:
    _headings(lembar, lambda text: text.replace("TW ", "Triwulan "))


@_dress("triwulan dengan kata bilangan")
def _(lembar: Lembar) -> None:
    words = {"TW I": "Triwulan Kesatu", "TW II": "T.W 2", "TW III": "Trwln Ketiga", "TW IV": "TRIWULAN EMPAT"}
    _headings(lembar, lambda text: words.get(text, text))


@_dress("triwulan berupa angka di bawah TRIWULAN")
def _(lembar: Lembar) -> None:
    figures = {"TW I": 1, "TW II": 2, "TW III": 3, "TW IV": 4}
    if all(len(one.judul) < 3 for one in lembar.kolom):
        lembar.kolom = [
            Kolom((f"{one.judul[0]} TRIWULAN", str(figures[one.judul[1]])), one.isi, one.kunci)
            if one.judul[1:] and one.judul[1] in figures
            else one
            for one in lembar.kolom
        ]


@_dress("singkatan")
def _(lembar: Lembar) -> None:
    _headings(
        lembar, lambda text: {"INDIKATOR KINERJA": "IKU", "PAGU": "Pagu DIPA", "KETERANGAN": "Ket."}.get(text, text)
    )


@_dress("kolom tambahan")
def _(lembar: Lembar) -> None:
    lembar.kolom.insert(3, Kolom(("PARAF",), lambda _: "v"))
    lembar.kolom.append(Kolom(("NOMOR DPA",), lambda _: "DPA/1"))


@_dress("target waktu")
def _(lembar: Lembar) -> None:
    lembar.kolom.insert(3, Kolom(("TARGET WAKTU",), lambda _: "Minggu II Desember"))


@_dress("program dengan anggarannya di bawah tabel")
def _(lembar: Lembar) -> None:
    def programs(rows: list[list[Any]], _: int) -> None:
        width = len(rows[0]) - 3
        rows.append([])
        rows.append([None, "PROGRAM", *[None] * width, "ANGGARAN"])
        rows += [[None, f"Program {name}", *[None] * width, "Rp 1.000.000.000"] for name in "AB"]

    lembar.sisipan.append(programs)


@_dress("kelompok kolom bertukar tempat")
def _(lembar: Lembar) -> None:
    heads = list(dict.fromkeys(one.judul[0] for one in lembar.kolom))
    order = [*heads[:3], *heads[:2:-1]]
    if not lembar.per_baris:
        lembar.kolom.sort(key=lambda one: order.index(one.judul[0]))


@_dress("judul berulang di tengah")
def _(lembar: Lembar) -> None:
    def repeat(rows: list[list[Any]], body: int) -> None:
        rows[body + 1 : body + 1] = [list(row) for row in rows[: max(len(one.judul) for one in lembar.kolom)]]

    if lembar.ulang == "diulang":
        lembar.sisipan.append(repeat)


@_dress("baris jumlah")
def _(lembar: Lembar) -> None:
    def total(rows: list[list[Any]], _: int) -> None:
        rows.append(
            [None, "JUMLAH", *(120 * 1_000_000 if isinstance(v, int) and v > 1_000_000 else None for v in rows[-1][2:])]
        )

    lembar.sisipan.append(total)


@_dress("baris kosong di antara")
def _(lembar: Lembar) -> None:
    lembar.sisipan.append(lambda rows, body: rows.insert(body + 1, [None] * len(rows[0])))


@_dress("sasaran di baris sendiri")
def _(lembar: Lembar) -> None:
    lembar.ulang = "baris"


@_dress("tersembunyi")
def _(lembar: Lembar) -> None:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[lembar.awal + 3].hidden = True
        sheet.column_dimensions["C"].hidden = True

    lembar.sesudah.append(hide)
