"""Errors: one base, and each says in Indonesian where, what and what to do."""

from __future__ import annotations

import copy
import pickle

import pytest

import rak
from rak.decree.decree_result import ImporError
from rak.domain.letak import Letak
from rak.domain.temuan import Temuan, Tingkat
from rak.errors import DomainError, RakError, SalahPakai, SudahAda
from rak.matriks.fill_result import IsiError
from rak.matriks.fill_result import Kesalahan as KesalahanIsi
from rak.matriks.read.read_result import TidakAdaMatriks
from rak.messages import explain
from rak.toml.toml_errors import Kesalahan, NaskahError
from rak.xlsx import OoxmlError, Reason
from rak.xlsx.package.problems import Problem

ERRORS: list[tuple[RakError, str]] = [
    (RakError("Pagu kosong.", "Isi pagu.", "Matriks!G12"), "Matriks!G12: Pagu kosong. Isi pagu."),
    (DomainError("Bulan 13 tidak ada.", "Pakai 1 sampai 12.", ("1", "3")), "Bulan 13 tidak ada. Pakai 1 sampai 12."),
    (
        NaskahError([Kesalahan("r.toml", "sasaran[0]", 3, "Kosong.", "Isi."), Kesalahan("r.toml", "", None, "Rusak.")]),
        "r.toml, baris 3, sasaran[0]: Kosong. Isi.\nr.toml: Rusak.",
    ),
    (ImporError("k.docx", "Tidak ada tabel.", "Simpan ulang."), "k.docx: Tidak ada tabel. Simpan ulang."),
    (IsiError((KesalahanIsi("1.1.1", "Terkunci.", "Buka."),)), "1.1.1: Terkunci. Buka."),
    (
        TidakAdaMatriks((Temuan("RAK101", Tingkat.GALAT, "Tidak ada matriks.", "Periksa.", Letak(), lembar="A"),)),
        "RAK101 galat: A: Tidak ada matriks. Periksa.",
    ),
    (SalahPakai("--per bukan tanggal."), "--per bukan tanggal."),
    (
        SudahAda("a.xlsx"),
        "a.xlsx: Sudah ada dan isinya lain, tidak ditimpa. Pakai nama lain, atau --timpa (overwrite=True).",
    ),
]
EACH = pytest.mark.parametrize(("error", "text"), ERRORS, ids=lambda each: type(each).__name__)


@EACH
def test_the_text_says_place_fault_and_remedy(error: RakError, text: str) -> None:
    """The command prints it as it is."""
    assert str(error) == text
    if not isinstance(error, TidakAdaMatriks):  # the command tells its findings as it tells all findings
        assert explain(error) == text


@EACH
def test_an_error_can_be_copied_and_sent_to_another_process(error: RakError, text: str) -> None:
    """With all that it carries."""
    for twin in (copy.copy(error), pickle.loads(pickle.dumps(error))):  # noqa: S301  # our own bytes
        assert type(twin) is type(error)
        assert vars(twin) == vars(error)
        assert str(twin) == text


def test_problems_of_a_workbook_survive_the_way_to_another_process() -> None:
    """Where many workbooks are read by several processes."""
    error = OoxmlError(Problem(Reason.EMPTY, "a.xlsx", "0 bytes"))
    twin = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes
    assert (twin.problems, str(twin)) == (error.problems, str(error))


@pytest.mark.parametrize("name", [name for name in dir(rak) if name[:1].isupper()])
def test_every_public_error_is_a_rak_error(name: str) -> None:
    """Who catches ``rak.RakError`` has caught them all."""
    public = getattr(rak, name)
    if isinstance(public, type) and issubclass(public, Exception):
        assert issubclass(public, rak.RakError)


def test_a_domain_error_is_a_value_error_still() -> None:
    """Scripts that catch ValueError go on working."""
    for each in (DomainError, IsiError, TidakAdaMatriks, SalahPakai):
        assert issubclass(each, ValueError)
