"""Truth with three values (Kleene's strong logic)."""

from collections.abc import Iterable
from enum import Enum, unique
from typing import NoReturn


@unique
class Truth(Enum):
    """Whether something is so: yes, no, or not known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __bool__(self) -> NoReturn:
        """Refuse: a three-valued truth must be compared, never tested as if it had two values."""
        message = "a Truth has three values; compare it with Truth.YES, Truth.NO or Truth.UNKNOWN"
        raise TypeError(message)


def truth(value: bool) -> Truth:  # noqa: FBT001 - the argument is the value itself
    """Turn a two-valued *value* into a Truth."""
    return Truth.YES if value else Truth.NO


def negation(item: Truth) -> Truth:
    """Give yes for no, no for yes, and unknown for unknown."""
    match item:
        case Truth.YES:
            return Truth.NO
        case Truth.NO:
            return Truth.YES
        case Truth.UNKNOWN:
            return Truth.UNKNOWN


def conjunction(items: Iterable[Truth]) -> Truth:
    """Give no if any of *items* is no, yes if all are yes, else unknown."""
    found = set(items)
    if Truth.NO in found:
        return Truth.NO
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.YES


def disjunction(items: Iterable[Truth]) -> Truth:
    """Give yes if any of *items* is yes, no if all are no, else unknown."""
    found = set(items)
    if Truth.YES in found:
        return Truth.YES
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.NO
