"""What a name in a rule can stand for, and the values that it can have."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, unique

from rls_screen.logic.truth import Truth


@unique
class Missing(Enum):
    """Why an answer is not known: the person was unsure, or the question was not asked."""

    UNSURE = "unsure"
    NOT_ASKED = "not asked"


Answer = str | int | tuple[str, ...] | Missing
"""What was given to a question: a code, a whole number, a list of codes, or nothing."""

Answers = Mapping[str, Answer]
"""The answers of one record by question id; a question that is left out was not asked."""

Value = Answer | Truth | None
"""What any name stands for in one record; `None` is a decision that nobody can take."""

Decide = Callable[[Answers], tuple[Value, ...]]
"""Takes the answers of a record, gives the values of the names that were asked for."""

DecideInOrder = Callable[[Sequence[Answer]], tuple[Value, ...]]
"""Takes the answers of a record in a fixed order, gives the values that were asked for."""

NAMES = {
    "UNSURE": Missing.UNSURE,
    "NOT_ASKED": Missing.NOT_ASKED,
    "YES": Truth.YES,
    "NO": Truth.NO,
    "UNKNOWN": Truth.UNKNOWN,
}
"""What such a function calls the values that are no texts and no numbers."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with one answer out of *values*; "unsure" is not one of them.

    A choice or a verdict without values stands for one that could not be read: any value fits it.
    """

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """A question answered with a whole number from *minimum* to *maximum*."""

    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Several:
    """A question answered with a list of *values*; no rule can use it but to ask if it is known."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision with one outcome out of *values*, or none while it cannot be taken."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """A fact that is yes, no or unknown."""


@dataclass(frozen=True, slots=True)
class Group:
    """A named list of other names, *members*."""

    members: tuple[str, ...]


Question = Choice | Whole | Several
Kind = Question | Verdict | ThreeWay | Group
Scope = Mapping[str, Kind]
"""Every name that a rule may use, with what it stands for."""
