"""Pick out of a trace what settled it."""

from collections.abc import Iterator

from rls_screen.logic.evaluate import DecisionTrace, FactTrace, RuleTrace, Trace
from rls_screen.logic.nodes import (
    Among,
    And,
    Anyone,
    Ask,
    AtLeast,
    Compare,
    Everyone,
    Holds,
    Not,
    Or,
    Taken,
    Tally,
)
from rls_screen.logic.truth import Truth


def deciding(trace: Trace) -> Iterator[str]:
    """Give the names at the leaves of *trace* that made its value what it is.

    One false part settles an "and", one true part an "or"; where it takes all parts, all count.
    """
    match trace.node:
        case Holds(name) | Among(name) | Compare(name) | Ask(_, name):
            yield name.text
        case Not() | Taken() | AtLeast() | Tally():
            yield from _leaves(trace.parts)
        case And() | Everyone():
            yield from _leaves(_settling(trace, Truth.NO))
        case Or() | Anyone():
            yield from _leaves(_settling(trace, Truth.YES))


def failing(trace: Trace) -> Iterator[str]:
    """Give the names at the leaves of *trace* for which it is not definitely yes."""
    match trace.node:
        case And() | Everyone():
            refuted = tuple(part for part in trace.parts if part.value is Truth.NO)
            open_parts = tuple(part for part in trace.parts if part.value is Truth.UNKNOWN)
            for part in refuted or open_parts:
                yield from failing(part)
        case Or() | Anyone():
            for part in trace.parts:
                yield from failing(part)
        case _:
            yield from deciding(trace)


def deciding_of(trace: RuleTrace) -> Iterator[str]:
    """Give the names that settled a rule: those of the row taken, else those that failed all."""
    match trace:
        case FactTrace(trace=inner):
            yield from deciding(inner)
        case DecisionTrace(trace=Trace() as inner):
            yield from deciding(inner)
        case DecisionTrace(tried=tried):
            for _, inner in tried:
                yield from failing(inner)


def _leaves(parts: tuple[Trace, ...]) -> Iterator[str]:
    for part in parts:
        yield from deciding(part)


def _settling(trace: Trace, settled: Truth) -> tuple[Trace, ...]:
    """Give the parts that settle a joint: those with its value if one alone can, else all."""
    if trace.value is Truth.UNKNOWN or trace.value is settled:
        return tuple(part for part in trace.parts if part.value is trace.value)
    return trace.parts
