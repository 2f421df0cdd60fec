"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re
import threading

import pytest

from rak.domain.pola import pola


def test_a_pattern_does_what_the_compiled_one_does() -> None:
    """Every method, and the flags."""
    late, early = pola(r"tw\s*(\d)", re.IGNORECASE), re.compile(r"tw\s*(\d)", re.IGNORECASE)
    for text in ("TW 1", "tw2 dan TW 3", "lain"):
        assert [match.groups() for match in late.finditer(text)] == [match.groups() for match in early.finditer(text)]
        assert late.sub("-", text) == early.sub("-", text)
        assert bool(late.fullmatch(text)) is bool(early.fullmatch(text))
    assert (late.pattern, late.flags, late.groups) == (early.pattern, early.flags, early.groups)


def test_nothing_is_compiled_before_the_first_use() -> None:
    """What rak never meets costs nothing: even a faulty pattern is noticed only when it is used."""
    faulty = pola("(")
    assert repr(faulty) == "pola('(', 0)"
    with pytest.raises(re.error):
        faulty.match("")


def test_a_method_is_looked_up_once() -> None:
    """The second use goes straight to the compiled pattern."""
    late = pola("a+")
    assert late.match("aa")
    assert late.match is vars(late)["match"]


def test_threads_may_use_a_pattern_for_the_first_time_together() -> None:
    """Whichever compiles first, all find the same."""
    late, found = pola(r"(\d+)\.(\d+)"), []
    threads = [threading.Thread(target=lambda: found.append(late.sub("", "1.2 a"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [" a"] * 8
