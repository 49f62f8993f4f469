"""Tell which rules, and which rows of decisions, no worked example reaches."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rls_screen.instrument.model import Instrument
from rls_screen.instrument.vocabulary import OPEN, OTHERWISE
from rls_screen.logic.evaluate import DecisionTrace, FactTrace, RuleTrace
from rls_screen.logic.rules import Decision, Fact
from rls_screen.logic.truth import Truth
from rls_screen.logic.write import write


@dataclass(frozen=True, slots=True)
class Reachable:
    """A fact, which is reached where it is definitely yes, or a row, where it decides.

    *row* is the place of the row in its decision, from 0, or -1 for a fact. *says* is its condition
    and, for a row, what comes out.
    """

    line: int
    rule: str
    row: int
    says: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the worked examples reach of *all*, by line."""

    examples: int
    all: tuple[Reachable, ...]
    missed: tuple[Reachable, ...]


def coverage(instrument: Instrument, worked: Iterable[Mapping[str, RuleTrace]]) -> Coverage:
    """Give what the traces in *worked*, those of each example by rule, reach in *instrument*."""
    each = tuple(worked)
    reached = {place for traces in each for place in _reached(traces)}
    every = tuple(sorted(_reachable(instrument), key=lambda item: (item.line, item.row)))
    missed = tuple(item for item in every if (item.rule, item.row) not in reached)
    return Coverage(len(each), every, missed)


def _reached(traces: Mapping[str, RuleTrace]) -> Iterator[tuple[str, int]]:
    for name, trace in traces.items():
        match trace:
            case FactTrace(value=Truth.YES):
                yield name, -1
            case DecisionTrace(rule=rule, taken=taken) if taken:
                yield name, rule.rows.index(taken)
            case _:
                pass


def _reachable(instrument: Instrument) -> Iterator[Reachable]:
    for rule in instrument.rules:
        note = instrument.rule_notes[rule.name]
        match rule:
            case Fact(name, condition):
                yield Reachable(note.line, name, -1, write(condition))
            case Decision(name, rows):
                # The rows of urgency are made from its reasons, which are told already.
                for index, (row, told) in enumerate(zip(rows, note.rows, strict=False)):
                    when = OTHERWISE if row.condition is None else write(row.condition)
                    yield Reachable(told.line, name, index, f"{row.outcome or OPEN} when {when}")
