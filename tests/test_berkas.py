"""Paths as people type them, and new files that are never written over another's work."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rak import files
from rak.files import usual_path, write_new
from rak.xlsx import OoxmlError, Reason


@given(st.lists(st.sampled_from(("", ".", "..", "a", "b.toml", ".c", "d e")), max_size=5).map("/".join))
def test_a_path_is_spelt_as_pathlib_spells_it(path: str) -> None:
    """With and without ``./`` before it, slashes behind it, and more of them between."""
    assert usual_path(path) == str(Path(path))
    assert usual_path(Path(path)) == str(Path(path))


def test_a_new_file_is_written_and_the_same_again_is_no_conflict(tmp_path: Path) -> None:
    """Text or path alike."""
    target = tmp_path / "baru.toml"
    write_new(target, b"isi")
    write_new(str(target), b"isi")
    assert target.read_bytes() == b"isi"
    with pytest.raises(FileExistsError) as refused:
        write_new(f"{tmp_path}//./baru.toml", b"lain")
    assert (refused.value.filename, target.read_bytes()) == (str(target), b"isi")
    write_new(target, b"lain", overwrite=True)
    assert target.read_bytes() == b"lain"


def test_a_file_that_stands_where_a_folder_should_is_named(tmp_path: Path) -> None:
    """The folder of the new file is a file."""
    (tmp_path / "berkas").write_bytes(b"")
    with pytest.raises(Exception, match="the folder does not exist"):
        write_new(tmp_path / "berkas" / "baru.toml", b"isi")


def test_a_file_that_another_process_makes_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was not there when it was looked for, and is there when the new one gets its name."""
    target = tmp_path / "baru.xlsx"
    target.write_bytes(b"orang lain")
    monkeypatch.setattr(files, "_is_file", lambda _name: False)
    with pytest.raises(OoxmlError) as refused:
        write_new(target, b"isi")
    assert [problem.reason for problem in refused.value.problems] == [Reason.CHANGED_MEANWHILE]
    assert target.read_bytes() == b"orang lain"
    assert list(tmp_path.iterdir()) == [target]
