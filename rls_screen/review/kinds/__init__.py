"""Every kind of problem that a review of a questionnaire can find."""

from collections.abc import Sequence

from rls_screen.errors import Problem
from rls_screen.review.kinds import advised, files, names, proven, rules
from rls_screen.review.kinds.kind import Kind, Severity, Within

KINDS = {kind.code: kind for part in (files, names, rules, advised, proven) for kind in part.KINDS}
"""Each kind by its code, in the order in which they are told."""


def is_error(problem: Problem) -> bool:
    """Say whether *problem* keeps a questionnaire from being used."""
    return KINDS[problem.code].severity is Severity.ERROR


def count(problems: Sequence[Problem]) -> dict[Severity, int]:
    """Give how many of *problems* there are of each severity."""
    errors = sum(map(is_error, problems))
    return {Severity.ERROR: errors, Severity.WARNING: len(problems) - errors}


__all__ = ["KINDS", "Kind", "Severity", "Within", "count", "is_error"]
