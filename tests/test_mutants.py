"""The list of changes that may live can be read, and each has its reason."""

from tests.mutants import ROOT, reasons


def test_every_mutant_that_may_live_is_of_a_file_and_has_its_reason() -> None:
    """File, change and line of code; a reason stands above them."""
    known = reasons()
    assert all(known.values())
    assert all((ROOT / file).is_file() for file, _, _ in known)
