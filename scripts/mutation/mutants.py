"""Every questionnaire that differs from another in one small change of its rules."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rls_screen.instrument.model import Instrument
from rls_screen.instrument.vocabulary import FOR_PAGES, LEVELS, OPEN, OTHERWISE
from rls_screen.logic.rules import Decision, Fact, Row, Rule
from rls_screen.logic.values import Group
from rls_screen.logic.write import write
from scripts.mutation.conditions import changes

REASONS = "reasons."


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed *instrument*: the *rule* that was changed, at *line*, and *what* was changed."""

    rule: str
    line: int
    what: str
    instrument: Instrument


def mutants(instrument: Instrument) -> Iterator[Mutant]:
    """Give every mutant of *instrument*, by the order of its rules; those of pages have none."""
    for place, rule in enumerate(instrument.rules):
        if not rule.name.startswith(FOR_PAGES):
            for what, changed in _changed(rule, instrument):
                rules = (*instrument.rules[:place], changed, *instrument.rules[place + 1 :])
                line = instrument.rule_notes[rule.name].line
                yield Mutant(rule.name, line, what, replace(instrument, rules=rules))
    yield from _groups(instrument)


def _changed(rule: Rule, instrument: Instrument) -> Iterator[tuple[str, Rule]]:
    match rule:
        case Fact(name, condition):
            for other in changes(condition, instrument.scope):
                yield f"{write(condition)} -> {write(other)}", Fact(name, other)
        case Decision(name, rows):
            for what, others in _rows(rows, instrument):
                yield what, Decision(name, others)


def _rows(rows: tuple[Row, ...], instrument: Instrument) -> Iterator[tuple[str, tuple[Row, ...]]]:
    outcomes = tuple(dict.fromkeys(row.outcome for row in rows))
    for place, row in enumerate(rows):
        before, behind = rows[:place], rows[place + 1 :]
        for outcome in outcomes:
            if outcome != row.outcome:
                told = f"{_told(row)} -> {outcome or OPEN}"
                yield told, (*before, replace(row, outcome=outcome), *behind)
        if row.condition is None:
            continue
        yield f"without {_told(row)}", (*before, *behind)
        if behind and behind[0].condition is not None:
            yield f"{_told(row)} after the next", (*before, behind[0], row, *behind[1:])
        for other in changes(row.condition, instrument.scope):
            told = f"{_told(row)} -> {write(other)}"
            yield told, (*before, replace(row, condition=other), *behind)


def _told(row: Row) -> str:
    when = OTHERWISE if row.condition is None else write(row.condition)
    return f"{when} then {row.outcome or OPEN}"


def _groups(instrument: Instrument) -> Iterator[Mutant]:
    """Take each member out of its group; a reason goes to the level below or above as well."""
    scope = instrument.scope.items()
    for name, kind in ((name, kind) for name, kind in scope if isinstance(kind, Group)):
        for member in kind.members:
            fewer = Group(tuple(other for other in kind.members if other != member))
            if fewer.members:
                yield _with(instrument, f"{name} without {member}", {name: fewer})
            for level in _beside(name):
                found = instrument.scope.get(level, Group(()))
                if isinstance(found, Group) and found.members:
                    more = Group((*found.members, member))
                    told = f"{member} in {level}"
                    yield _with(instrument, told, {name: fewer, level: more})


def _with(instrument: Instrument, told: str, groups: dict[str, Group]) -> Mutant:
    return Mutant(
        next(iter(groups)), 1, told, replace(instrument, scope={**instrument.scope, **groups})
    )


def _beside(group: str) -> tuple[str, ...]:
    """Give the groups of reasons above and below *group*, if it is one."""
    if not group.startswith(REASONS):
        return ()
    place = LEVELS.index(group.removeprefix(REASONS))
    beside = (LEVELS[at] for at in (place - 1, place + 1) if 0 <= at < len(LEVELS))
    return tuple(f"{REASONS}{level}" for level in beside)
