"""The habits: each writes the same plan and report otherwise. One of a kind (``jenis``) is worn at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from rak.domain.rencana import RencanaAksi
from rak.domain.target import TargetKinerja
from rak.domain.waktu import Triwulan
from tests.zoo.kandang import JUDUL, Baris, Kandang, Sel, Tertulis


@dataclass(frozen=True)
class Kebiasaan:
    """A habit of staff."""

    nama: str
    jenis: frozenset[str]
    pakai: Callable[[Kandang], None]

    def __str__(self) -> str:
        return self.nama


SEMUA: list[Kebiasaan] = []


def habit(nama: str, *jenis: str) -> Callable[[Callable[[Kandang], None]], Callable[[Kandang], None]]:
    """Enter a habit; habits that share a kind do not go together."""

    def enter(function: Callable[[Kandang], None]) -> Callable[[Kandang], None]:
        SEMUA.append(Kebiasaan(nama, frozenset(jenis), function))
        return function

    return enter


def _set(nama: str, jenis: str, **values: Any) -> None:
    """A habit that sets fields of the cage."""

    def use(kandang: Kandang) -> None:
        for field, value in values.items():
            setattr(kandang, field, value)

    SEMUA.append(Kebiasaan(nama, frozenset(jenis.split()), use))


def _dots(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _id(number: Fraction) -> str:
    return f"{float(number * 100):.2f}".rstrip("0").rstrip(".").replace(".", ",")


_set("lembar bernama lain", "lembar", lembar="RA 2024 (final)")
_set("judul di baris 12", "awal", awal=12)
_set(
    "judul tepat di baris 4",
    "awal",
    awal=4,
    titel=lambda plan: [[f"RENCANA AKSI {plan.satuan_kerja} TAHUN {plan.tahun}"]],
)
_set("mulai di kolom C", "kolom_awal", kolom_awal=3)
_set("tanpa baris nomor kolom", "nomor", nomor_kolom=None)
_set("nomor kolom dalam kurung", "nomor", nomor_kolom=lambda number: f"({number})")
_set("tidak digabung, kosong di bawahnya", "gabung", gabung="kosong")
_set("tidak digabung, nilai diulang", "gabung", gabung="diulang")
_set("uang berupa teks Rp. 88.880.000", "uang", uang=lambda amount: f"Rp. {_dots(amount)}")
_set("uang berupa teks Rp.604.663.500", "uang", uang=lambda amount: f"Rp.{_dots(amount)}")
_set("uang berupa teks Rp88.880.000", "uang", uang=lambda amount: f"Rp{_dots(amount)}")
_set("uang dengan ,- di belakang", "uang", uang=lambda amount: f"Rp. {_dots(amount)},-")
_set("uang dengan ,00 di belakang", "uang", uang=lambda amount: f"{_dots(amount)},00")
_set("uang dengan koma Inggris", "uang", uang=lambda amount: f"Rp{amount:,}")
_set("uang dengan ganti baris", "uang", uang=lambda amount: f"Rp.\n{_dots(amount)}")
_set("uang berupa angka dalam teks", "uang", uang=str)
_set("uang dengan IDR", "uang", uang=lambda amount: f"IDR {_dots(amount)}")
_set("uang tanpa format", "uang", uang=lambda amount: amount)
_set("label TW1", "label", label=lambda tw: f"TW{int(tw)}")
_set("label TWI", "label", label=lambda tw: f"TW{tw.name}")
_set("label Triwulan I", "label", label=lambda tw: f"Triwulan {tw.name}")
_set("label salah ketik Triwluan", "label", label=lambda tw: f"Triwluan {tw.name}")
_set("label TW. I", "label", label=lambda tw: f"TW. {tw.name}")
_set("label huruf kecil", "label", label=lambda tw: f"tw {tw.name.lower()}")
_set("label dengan bulan dalam kurung", "label", label=lambda tw: f"Triwulan {tw.name} (3 bulan)")
_set("label dengan spasi keras", "label", label=lambda tw: f"TW\u00a0{tw.name} ")
_set("label dengan І Kiril", "label", label=lambda tw: f"TW {tw.name.replace('I', 'І')}")
_set("label dengan Ⅰ dan Ⅱ", "label", label=lambda tw: f"TW {'ⅠⅡⅢⅣ'[tw - 1]}")
_set("label dengan l kecil untuk I", "label", label=lambda tw: f"TW {tw.name.replace('I', 'l')}")
_set("label dengan tanda arah tulisan", "label", label=lambda tw: f"\u200eTW {tw.name}\u200f")
_set("target 70% tanpa spasi", "target", target=lambda target: str(target).replace(" %", "%"))
_set("target dengan spasi ganda", "target", target=lambda target: f"  {str(target).replace(' ', '  ')} ")
_set("NO dengan titik", "no", nomor=lambda number: f"{number}.")
_set("NO berupa angka", "no", nomor=int)
_set("CAPAIAN kosong tanpa label", "capaian_kosong tanpa_tw", capaian_kosong=lambda _: None)
_set("CAPAIAN berlabel titik dua", "capaian_kosong", capaian_kosong=lambda tw: f"{tw}: ")
_set("CAPAIAN teks TW I: 70%", "capaian", capaian=lambda tw, level: f"{tw}: {_id(level)}%")
_set("CAPAIAN teks 70 %", "capaian tanpa_tw", capaian=lambda _, level: f"{_id(level)} %")
_set("CAPAIAN teks dengan titik desimal", "capaian", capaian=lambda tw, level: f"{tw} : {float(level * 100):.2f}%")
_set("CAPAIAN angka berformat persen", "capaian tanpa_tw", capaian=lambda _, level: Sel(float(level), "0.00%"))
_set("CAPAIAN kata persen", "capaian", capaian=lambda tw, level: f"{tw}: {_id(level)} persen")
_set("tautan dipisah spasi", "tautan", tautan=" ".join)
_set("tautan dipisah titik koma", "tautan", tautan="; ".join)
_set("tautan bernomor", "tautan", tautan=lambda links: "\n".join(f"{at}. {link}" for at, link in enumerate(links, 1)))
_set(
    "teks dengan spasi ganda dan ganti baris",
    "teks",
    teks=lambda text: f" {text.replace(' ', '  ', 1)}\n".replace(" d", "\nd"),
)
_set("judul tabel dalam satu sel", "titel", titel=lambda plan: [
    [f"RENCANA AKSI ATAS PERJANJIAN\nKINERJA {plan.satuan_kerja}\nTAHUN ANGGARAN {plan.tahun}"]
])  # fmt: skip
_set("satuan kerja berlabel", "titel", titel=lambda plan: [
    ["MATRIKS RENCANA AKSI"], ["Satuan Kerja", f": {plan.satuan_kerja}"], ["Tahun Anggaran : ", f"TA {plan.tahun}"]
])  # fmt: skip
_set("tanda tangan Ditetapkan di", "tanda_tangan", tanda_tangan=lambda plan: [
    f"Ditetapkan di {plan.keputusan.lampiran.tempat}", "pada tanggal 27 Februari 2024", plan.keputusan.lampiran.jabatan + ",",
    "", plan.keputusan.lampiran.nama, "NIP. 19000101 200001 1 001",
])  # fmt: skip


@habit("lembar sampul di depan", "sampul")
def _(kandang: Kandang) -> None:
    def cover(book: Workbook) -> None:
        sheet = book.create_sheet("Sampul", 0)
        sheet["B5"] = "RENCANA AKSI KINERJA"
        sheet["B7"] = "Daftar isi: sasaran, indikator, target"

    kandang.sebelum.append(cover)


@habit("lembar daftar lain di belakang", "lampiran")
def _(kandang: Kandang) -> None:
    def annex(book: Workbook) -> None:
        sheet = book.create_sheet("Daftar Pegawai")
        sheet.append(["NO", "NAMA", "NIP", "KETERANGAN"])
        sheet.append([1, "Seseorang", "19000101 200001 1 001", ""])

    kandang.sebelum.append(annex)


@habit("judul dua baris", "judul", "kolom_pindah", "tw_judul")
def _(kandang: Kandang) -> None:
    kandang.judul_atas = [("ANGGARAN", "pagu", "realisasi"), ("RENCANA KEGIATAN", "tw", "rencana")]
    kandang.judul |= {"penarikan": "RENCANA\nPENARIKAN", "realisasi": "REALISASI", "tw": "TW", "rencana": "URAIAN"}


@habit("judul dua baris, TARGET di atas KINERJA", "judul", "kolom_pindah", "tw_judul")
def _(kandang: Kandang) -> None:
    kandang.judul_atas = [("RENCANA", "penarikan", "penarikan"), ("TARGET", "target", "target")]
    kandang.judul |= {"penarikan": "PENARIKAN DANA", "target": "KINERJA", "rencana": "RENCANA KEGIATAN", "tw": "TW"}


def _headings(nama: str, change: Callable[[str, str], str]) -> None:
    def use(kandang: Kandang) -> None:
        kandang.judul = {key: change(key, text) for key, text in kandang.judul.items()}

    SEMUA.append(Kebiasaan(nama, frozenset({"judul"}), use))


_SINGKAT = {
    "no": "No.", "sasaran": "Sasaran", "indikator": "IKK", "target": "Target", "rumus": "Formula",
    "penarikan": "Rencana Penarikan", "realisasi": "Realisasi", "data_dukung": "Data Dukung / Link", "status": "Status",
    "keterangan": "Ket.",
}  # fmt: skip
_SALAH = {
    "sasaran": "SASARAN KEGITAN", "indikator": "INDIKTOR KEGIATAN", "target": "TARGET KINERJJA", "rumus": "RUMUS PERHITUNGN",
    "penarikan": "RENCANA PENARIKKAN DANA", "realisasi": "REALIASI ANGARAN", "capaian": "CAPAIIAN",
    "data_dukung": "DATA DUKUG", "status": "STATUS PELAKSANAN", "keterangan": "KETERANGN",
}  # fmt: skip
_headings("judul huruf kecil", lambda _, text: text.lower())
_headings("judul disingkat", lambda key, text: _SINGKAT.get(key, text))
_headings("judul salah ketik", lambda key, text: _SALAH.get(key, text))
_headings("judul dengan ganti baris", lambda _, text: text.replace(" ", "\n"))
_headings(
    "judul dengan spasi ganda dan (Rp)",
    lambda key, text: text.replace(" ", "  ") + (" (Rp)" if key in {"pagu", "penarikan", "realisasi"} else ""),
)
_headings(
    "judul dengan suku kata dipenggal",
    lambda _, text: text.replace("PERHITUNGAN", "PERHI-\nTUNGAN").replace("PELAKSANAAN", "PELAKSA-\nNAAN"),
)
_headings("judul istilah kantor lain", lambda key, text: {
    "sasaran": "Sasaran Strategis", "indikator": "Indikator Kinerja Utama", "pagu": "Alokasi Anggaran", "penarikan": "RPD",
    "realisasi": "Penyerapan Anggaran", "data_dukung": "Eviden", "keterangan": "Kendala / Tindak Lanjut",
}.get(key, text))  # fmt: skip


@habit("TW berjudul sendiri", "tw_judul")
def _(kandang: Kandang) -> None:
    kandang.tw_bergabung = False
    kandang.judul |= {"tw": "TW", "rencana": "RENCANA KEGIATAN"}


@habit("TW tanpa judul", "tw_judul")
def _(kandang: Kandang) -> None:
    kandang.tw_bergabung = False
    kandang.judul |= {"tw": "", "rencana": "RENCANA KEGIATAN"}


@habit("judul RENCANA KEGIATAN hanya di atas label", "tw_judul")
def _(kandang: Kandang) -> None:
    kandang.tw_bergabung = False


@habit("label I sampai IV di bawah judul Triwulan", "tw_judul", "label")
def _(kandang: Kandang) -> None:
    kandang.tw_bergabung = False
    kandang.judul |= {"tw": "Triwulan", "rencana": "RENCANA KEGIATAN"}
    kandang.label = lambda tw: tw.name


@habit("tanpa kolom TW, label di CAPAIAN", "tw_judul", "label", "tanpa_tw", "sisip")
def _(kandang: Kandang) -> None:
    kandang.kolom.remove("tw")
    kandang.judul["rencana"] = "RENCANA KEGIATAN"


@habit("tanpa label sama sekali", "tw_judul", "label", "tanpa_tw", "capaian", "capaian_kosong", "sisip")
def _(kandang: Kandang) -> None:
    kandang.kolom.remove("tw")
    kandang.judul["rencana"] = "RENCANA KEGIATAN"
    kandang.capaian_kosong = lambda _: None
    kandang.capaian = lambda _, level: Sel(float(level), "0.00%")


@habit(
    "label di dalam teks rencana",
    "tw_judul",
    "label",
    "tanpa_tw",
    "capaian",
    "capaian_kosong",
    "sisip",
    "teks",
    "rencana",
)
def _(kandang: Kandang) -> None:
    kandang.kolom.remove("tw")
    kandang.judul["rencana"] = "RENCANA KEGIATAN"
    kandang.capaian_kosong = lambda _: None
    kandang.capaian = lambda _, level: Sel(float(level), "0.00%")
    _rows(kandang, _label_in_text)


def _label_in_text(rows: list[Baris]) -> list[Baris]:
    for row in rows:
        if row.tw is not None:
            row.isi["rencana"] = f"{row.tw}: {row.isi['rencana']}"
    return rows


def _rows(kandang: Kandang, change: Callable[[list[Baris]], list[Baris]]) -> None:
    before = kandang.baris
    kandang.baris = lambda rows: change(before(rows))


@habit("kolom KETERANGAN di depan", "kolom_pindah")
def _(kandang: Kandang) -> None:
    kandang.kolom.remove("keterangan")
    kandang.kolom.insert(1, "keterangan")


@habit("kolom uang sesudah rencana", "kolom_pindah")
def _(kandang: Kandang) -> None:
    for key in ("pagu", "penarikan", "realisasi"):
        kandang.kolom.remove(key)
    at = kandang.kolom.index("rencana") + 1
    kandang.kolom[at:at] = ["penarikan", "pagu", "realisasi"]


@habit("kolom tambahan di tengah", "tambahan")
def _(kandang: Kandang) -> None:
    kandang.kolom.insert(kandang.kolom.index("pagu") + 1, "paraf")
    kandang.judul["paraf"] = "PARAF"
    _rows(kandang, lambda rows: [_with(row, paraf="sdh") for row in rows])


@habit("kolom tambahan tanpa judul", "tambahan_kosong")
def _(kandang: Kandang) -> None:
    kandang.kolom.append("coretan")
    _rows(kandang, lambda rows: [_with(row, coretan="cek") if at % 3 == 0 else row for at, row in enumerate(rows)])


@habit("kolom kode akun MAK", "mak")
def _(kandang: Kandang) -> None:
    kandang.kolom.insert(0, "mak")
    kandang.judul["mak"] = "KODE"
    _rows(kandang, lambda rows: [_with(row, mak=f"521{at:03d}") for at, row in enumerate(rows)])


@habit("kolom SATUAN terpisah", "target", "kolom_pindah")
def _(kandang: Kandang) -> None:
    kandang.kolom.insert(kandang.kolom.index("target") + 1, "satuan")
    kandang.judul["satuan"] = "SATUAN"
    units = {i.uraian: i.target.satuan for i in kandang.rencana.indikator}
    kandang.target = lambda target: int(target.nilai or 0)
    _rows(
        kandang,
        lambda rows: [_with(row, satuan=units.get(" ".join(str(row.isi.get("indikator")).split()))) for row in rows],
    )


@habit("target angka dengan format", "target")
def _(kandang: Kandang) -> None:
    def spell(target: TargetKinerja) -> Sel:
        assert target.nilai is not None
        if target.persen:
            return Sel(float(target.nilai / 100), "0%")
        return Sel(int(target.nilai), f'0" {target.satuan}"')

    kandang.target = spell


def _with(row: Baris, **values: Any) -> Baris:
    row.isi |= values
    return row


@habit("baris kosong di antara baris anggaran", "sisip")
def _(kandang: Kandang) -> None:
    _rows(kandang, lambda rows: list(_after_lines(rows, lambda: Baris({}))))


def _after_lines(rows: list[Baris], make: Callable[[], Baris]) -> Iterator[Baris]:
    """The rows, with one more below the last row of each budget line."""
    last = {row.kode: row for row in rows}
    for row in rows:
        yield row
        if row.kode and last[row.kode] is row:
            yield make()


@habit("judul berulang sesudah pindah halaman", "halaman")
def _(kandang: Kandang) -> None:
    def repeat(rows: list[Baris]) -> list[Baris]:
        heading = Baris({key: kandang.judul.get(key) or JUDUL.get(key) for key in kandang.kolom})
        at = next(i for i, row in enumerate(rows) if row.kode == "2.1.2" and row.tw is Triwulan.III)
        return [*rows[:at], heading, *rows[at:]]

    _rows(kandang, repeat)


@habit("subtotal dan JUMLAH", "jumlah")
def _(kandang: Kandang) -> None:
    def total(rows: list[Baris]) -> list[Baris]:
        at = next(i for i, row in enumerate(rows) if row.kode == "2.1.1")
        sub = Baris({"kegiatan": "Sub Total Sasaran 1", "pagu": 152_210_000})
        return [*rows[:at], sub, *rows[at:], Baris({"no": "JUMLAH", "pagu": 272_510_001, "penarikan": 272_510_001})]

    _rows(kandang, total)


@habit("teks yang bersambung ke baris berikut", "sambung", "rencana", "teks", "tanpa_tw")
def _(kandang: Kandang) -> None:
    def split(rows: list[Baris]) -> list[Baris]:
        found: list[Baris] = []
        for row in rows:
            words = str(row.isi.get("rencana")).split()
            if row.kode in {"2.1.1", "2.3.1"} and row.tw in {Triwulan.II, Triwulan.IV}:
                row.isi["rencana"] = " ".join(words[:2])
                found += [row, Baris({"rencana": " ".join(words[2:])}, row.kode)]
            else:
                found.append(row)
        return found

    _rows(kandang, split)


@habit("baris TW II disembunyikan", "baris_sembunyi")
def _(kandang: Kandang) -> None:
    def hide(written: Tertulis) -> None:
        for (_, tw), row in written.tempat.items():
            if tw is Triwulan.II:
                written.lembar.row_dimensions[row].hidden = True

    kandang.sesudah.append(hide)


@habit("kolom RUMUS disembunyikan", "kolom_sembunyi")
def _(kandang: Kandang) -> None:
    def hide(written: Tertulis) -> None:
        letter = get_column_letter(written.kolom["rumus"])
        written.lembar.column_dimensions[letter].hidden = True

    kandang.sesudah.append(hide)


@habit("tautan di balik teks", "tautan")
def _(kandang: Kandang) -> None:
    def hide(cell: Any, link: str) -> None:
        cell.value = "Klik di sini"
        cell.hyperlink = link

    _one_link(kandang, hide)


@habit("tautan dalam rumus HYPERLINK", "tautan")
def _(kandang: Kandang) -> None:
    _one_link(kandang, lambda cell, link: setattr(cell, "value", f'=HYPERLINK("{link}","Foto kegiatan")'))


@habit("tautan dalam komentar", "tautan")
def _(kandang: Kandang) -> None:
    def comment(cell: Any, link: str) -> None:
        cell.value = None
        cell.comment = Comment(f"Bukti: {link}", "staf")

    _one_link(kandang, comment)


def _one_link(kandang: Kandang, change: Callable[[Any, str], object]) -> None:
    """The single link of the first line otherwise than as text."""

    def apply(written: Tertulis) -> None:
        change(written.sel("1.1.1", 1, "data_dukung"), "https://drive.example/bukti/1")

    kandang.sesudah.append(apply)


@habit("rencana penarikan berupa rumus", "uang")
def _(kandang: Kandang) -> None:
    kandang.uang = lambda amount: amount

    def divide(written: Tertulis) -> None:
        for (kode, tw), row in written.tempat.items():
            if kode in {"1.1.1", "2.3.1", "2.2.1"}:
                pagu = written.sel(kode, 1, "pagu")
                if pagu.value is None:
                    continue
                written.lembar.cell(row, written.kolom["penarikan"]).value = (
                    f"={pagu.coordinate}/4"
                    if tw is not Triwulan.IV
                    else f"=SUM({pagu.coordinate})-3*{pagu.coordinate}/4"
                )

    kandang.sesudah.append(divide)


@habit("sel kosong berisi spasi", "spasi")
def _(kandang: Kandang) -> None:
    def blanks(written: Tertulis) -> None:
        for row in written.tempat.values():
            for key in ("realisasi", "status", "keterangan", "data_dukung"):
                cell = written.lembar.cell(row, written.kolom[key])
                if cell.value is None and not cell.comment:
                    cell.value = "  "

    kandang.sesudah.append(blanks)


@habit("rencana sama digabung empat triwulan", "rencana", "sisip", "halaman", "sambung", "urut")
def _(kandang: Kandang) -> None:
    def merge(written: Tertulis) -> None:
        for kode in ("1.1.1", "1.2.1", "2.1.1"):
            first, last = written.sel(kode, 1, "rencana"), written.sel(kode, 4, "rencana")
            for tw in (2, 3, 4):
                written.sel(kode, tw, "rencana").value = None
            written.lembar.merge_cells(f"{first.coordinate}:{last.coordinate}")

    kandang.sesudah.append(merge)


@habit(
    "diurutkan menurut triwulan, nilai diulang",
    "gabung",
    "sisip",
    "halaman",
    "jumlah",
    "sambung",
    "urut",
    "rencana",
    "uang",
    "mak",
    "tanpa_tw",
)
def _(kandang: Kandang) -> None:
    kandang.gabung = "diulang"
    _rows(kandang, lambda rows: sorted(rows, key=lambda row: int(row.tw or 0)))


@habit(
    "triwulan terbalik dalam satu baris anggaran",
    "gabung",
    "sisip",
    "halaman",
    "sambung",
    "urut",
    "rencana",
    "uang",
    "tanpa_tw",
)
def _(kandang: Kandang) -> None:
    kandang.gabung = "diulang"

    def swap(rows: list[Baris]) -> list[Baris]:
        at = next(i for i, row in enumerate(rows) if row.kode == "1.2.1")
        rows[at + 1], rows[at + 2] = rows[at + 2], rows[at + 1]
        return rows

    _rows(kandang, swap)


@habit("sasaran di baris sendiri", "gabung", "kelompok", "no")
def _(kandang: Kandang) -> None:
    kandang.gabung = "kosong"

    def group(rows: list[Baris]) -> list[Baris]:
        found: list[Baris] = []
        for row in rows:
            if row.isi.get("sasaran"):
                found.append(Baris({"no": row.isi["no"], "sasaran": row.isi["sasaran"]}))
                row.isi |= {"no": None, "sasaran": None}
            found.append(row)
        return found

    _rows(kandang, group)


@habit("NO menomori indikator", "no", "kelompok")
def _(kandang: Kandang) -> None:
    def number(written: Tertulis) -> None:
        merged = [
            area for area in written.lembar.merged_cells.ranges if area.min_col == area.max_col == written.kolom["no"]
        ]
        for area in merged:
            if area.min_row > kandang.awal:
                written.lembar.unmerge_cells(area.coord)
        firsts = {indikator.kode: at for at, indikator in enumerate(kandang.rencana.indikator, 1)}
        for (kode, tw), row in written.tempat.items():
            here = firsts.get(kode.rpartition(".")[0]) if kode.endswith(".1") and tw is Triwulan.I else None
            written.lembar.cell(row, written.kolom["no"]).value = here

    kandang.sesudah.append(number)


@habit("catatan di bawah tanda tangan", "catatan")
def _(kandang: Kandang) -> None:
    def note(written: Tertulis) -> None:
        written.lembar.cell(written.akhir + 12, 1).value = "Catatan: diisi paling lambat tanggal 5 bulan berikutnya"
        written.lembar.cell(written.akhir + 13, 1).value = "TW = triwulan"

    kandang.sesudah.append(note)


def wear(kebiasaan: list[Kebiasaan]) -> Kandang:
    """The cage with the habits on."""
    kandang = Kandang()
    for each in kebiasaan:
        each.pakai(kandang)
    return kandang


def together(kebiasaan: list[Kebiasaan]) -> list[Kebiasaan]:
    """The habits that go together, earlier ones first."""
    worn: list[Kebiasaan] = []
    for each in kebiasaan:
        if not any(each.jenis & other.jenis for other in worn):
            worn.append(each)
    return worn


Rencana = RencanaAksi
