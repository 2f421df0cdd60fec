"""What can be wrong with a workbook or with an edit: reasons as values, collected and raised together."""

from typing import NamedTuple

from rak.errors import RakError
from rak.xlsx.package.reasons import Effect, Reason

_LONGEST_DETAIL = 160
"""The most characters of a detail that a person is shown."""


class Problem(NamedTuple):
    """One thing that is wrong: why, where, and the detail; English but where staff are shown it."""

    reason: Reason
    place: str
    """``Sheet!A1``, the name of a part, or the path of the file."""
    detail: str

    def __str__(self) -> str:
        """Give place, reason and detail on one line."""
        return f"{self.place}: {self.reason.value}: {self.detail}"

    def told(self) -> tuple[str, str]:
        """Give the place, and fault and remedy in Indonesian with the detail behind them where it helps."""
        detail = f" ({self.detail[:_LONGEST_DETAIL]})" if self.detail and self.reason.rinci else ""
        return self.place, f"{self.reason.pesan} {self.reason.saran}{detail}"


class Notice(NamedTuple):
    """One effect of an edit: what, where, and the technical detail (English)."""

    effect: Effect
    place: str
    """Names of sheets, or of a part."""
    detail: str

    def __str__(self) -> str:
        """Give place, effect and detail on one line."""
        return f"{self.place}: {self.effect.value}: {self.detail}"


class OoxmlError(RakError):
    """All problems of one run; nothing has been written."""

    def __init__(self, *problems: Problem) -> None:
        told = (problem.told() for problem in problems)
        super().__init__("\n".join(f"{place}: {said}" for place, said in told))
        self.problems = problems
        self.args = problems  # what a copy and a pickle are made from


def refuse(reason: Reason, place: str, detail: str) -> OoxmlError:
    """Make the error for a single problem."""
    return OoxmlError(Problem(reason, place, detail))


__all__ = ["Effect", "Notice", "OoxmlError", "Problem", "Reason", "refuse"]
