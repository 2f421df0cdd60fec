"""The list of changes that may live names code that there is."""

from tests.mutants import mutants, reasons


def test_every_mutant_that_may_live_is_one_of_the_source_and_has_its_reason() -> None:
    """File, change and line of code as they are; what is gone is taken off the list."""
    known = reasons()
    assert all(known.values())
    assert known.keys() <= {one.key for one in mutants()}
