"""The questionnaire as one SQL query, from a table of answers to a table of results."""

import re
from collections.abc import Iterator, Mapping, Sequence

from sqlglot import exp

from rls_screen.engines.rails import no, rails, total, value, yes
from rls_screen.errors import UsageError
from rls_screen.instrument.model import Advice, Code, Criterion, Instrument
from rls_screen.instrument.vocabulary import FOR_PAGES, LEVELS, OPEN
from rls_screen.logic.rules import Decision, Fact, Rule, reads
from rls_screen.logic.values import Scope, ThreeWay

_TABLE = re.compile(r"\w+(\.\w+)*\Z")

GIVEN = "given"
SEPARATOR = ";"
"""What parts the codes of a list in the result."""


def query(
    instrument: Instrument, table: str = "answers", extra: Sequence[str] = ("id",)
) -> exp.Select:
    """Give the query that decides the rows of *table* by the rules of *instrument*.

    The table has a column for each question: text with the codes of its answers, whole numbers for
    a number, and NULL where it was not asked. Of its other columns, *extra* pass through. Lists of
    codes come out as text, parted by `;`. The fields `advice` and `unsettled` are not among them.
    """
    hidden = {
        name: item.only_if
        for name, item in instrument.questions.items()
        if item.only_if is not None
    }
    facts = tuple(Fact(_only_if(name), condition) for name, condition in hidden.items())
    kept = (rule for rule in instrument.rules if not rule.name.startswith(FOR_PAGES))
    rules = (*kept, *facts)
    scope = {**instrument.scope, **{fact.name: ThreeWay() for fact in facts}}
    levels = tuple(_levels(rules, scope))
    found = exp.select(*_fields(instrument, tuple(hidden), extra)).from_(f"level_{len(levels)}")
    found = found.with_(
        GIVEN, as_=exp.select(*_given(instrument, extra)).from_(exp.to_table(table))
    )
    for depth, level in enumerate(levels, start=1):
        columns = [column for rule in level for column in _columns(rule, scope)]
        before = f"level_{depth - 1}" if depth > 1 else GIVEN
        found = found.with_(f"level_{depth}", as_=exp.select("*", *columns).from_(before))
    return found


def sql(instrument: Instrument, dialect: str, table: str = "answers") -> str:
    """Give the query for *instrument* as text in *dialect*, such as duckdb or postgres.

    Raise `UsageError` if there is no such dialect, or *table* cannot be the name of a table.
    """
    if not _TABLE.match(table):
        message = f"--table {table}: a table is named by letters, digits and _, with dots between."
        raise UsageError(message)
    try:
        return query(instrument, table).sql(dialect=dialect, pretty=True)
    except ValueError:
        raise UsageError(f"--dialect {dialect}: there is no such dialect.") from None


def _given(instrument: Instrument, extra: Sequence[str]) -> Iterator[exp.Expr]:
    """Give the columns of the answers, with the answers that are taken where none is given."""
    for name in extra:
        yield exp.column(name, quoted=True)
    for name, question in instrument.questions.items():
        column: exp.Expr = value(name)
        if question.default:
            default = exp.Literal.string(question.default)
            column = exp.Coalesce(this=column, expressions=[default])
        yield exp.alias_(column, name, quoted=True)


def _levels(rules: Sequence[Rule], scope: Scope) -> Iterator[tuple[Rule, ...]]:
    """Give the rules in groups, of which each reads only those before it."""
    depths: dict[str, int] = {}
    for rule in rules:
        depths[rule.name] = 1 + max((depths.get(name, 0) for name in reads(rule, scope)), default=0)
    for depth in range(1, max(depths.values()) + 1):
        yield tuple(rule for rule in rules if depths[rule.name] == depth)


def _columns(rule: Rule, scope: Scope) -> Iterator[exp.Expr]:
    match rule:
        case Fact(name, condition):
            found = rails(condition, scope)
            yield exp.alias_(found.yes, yes(name).name, quoted=True)
            yield exp.alias_(found.no, no(name).name, quoted=True)
        case Decision(name):
            yield exp.alias_(_decided(rule, scope), value(name).name, quoted=True)


def _decided(rule: Decision, scope: Scope) -> exp.Expr:
    found = exp.case()
    for row in rule.rows:
        outcome = exp.null() if row.outcome is None else exp.Literal.string(row.outcome)
        if row.condition is None:
            return found.else_(outcome) if found.args.get("ifs") else outcome
        found = found.when(rails(row.condition, scope).yes, outcome)
    return found


def _fields(
    instrument: Instrument, hidden: Sequence[str], extra: Sequence[str]
) -> Iterator[exp.Expr]:
    """Give the fields of a result."""
    states = {item.id: _state(item) for item in instrument.criteria}
    counted = [state.copy().isin(*instrument.score.counts) for state in states.values()]
    still_open = [state.copy().eq(OPEN) for state in states.values()]
    reasons = [code for level in instrument.levels for code in level.reasons]
    urgency = value("urgency")
    fields: Mapping[str, exp.Expr] = {
        "result": value("result"),
        "score": total(counted),
        "score_max": total([*counted, *still_open]),
        **{f"criteria_{name}": state for name, state in states.items()},
        "four_criteria": _truth("four_criteria", "met", "not_met"),
        "urgency": urgency,
        "see_doctor": urgency.copy().neq(LEVELS[-1]),
        "reasons": _codes(reasons),
        "caps": _codes(instrument.caps),
        "flags": _codes(instrument.flags),
        "impact": value("impact"),
        "course": value("course"),
        "rest_sufferer": _truth("rest_sufferer", "yes", "no"),
        "dsm5_frequency": _truth("dsm5_frequency", "yes", "no"),
        "warning_signs": value("warning_signs"),
        "inconsistent": _joined([(name, _inconsistent(name)) for name in hidden]),
        "instrument": exp.Literal.string(instrument.name),
    }
    for name in extra:
        yield exp.column(name, quoted=True)
    for name, field in fields.items():
        yield exp.alias_(field, name, quoted=True)


def _only_if(question: str) -> str:
    return f"only_if.{question}"


def _state(criterion: Criterion) -> exp.Expr:
    open_ = exp.Literal.string(OPEN)
    return exp.Coalesce(this=value(criterion.rule), expressions=[open_])


def _truth(name: str, if_yes: str, if_no: str) -> exp.Expr:
    return (
        exp.case()
        .when(yes(name), exp.Literal.string(if_yes))
        .when(no(name), exp.Literal.string(if_no))
        .else_(exp.Literal.string(OPEN))
    )


def _inconsistent(question: str) -> exp.Expr:
    there = exp.not_(value(question).is_(exp.null()))
    return exp.and_(there, exp.not_(yes(_only_if(question))))


def _codes(codes: Sequence[Code | Advice]) -> exp.Expr:
    return _joined([(code.id, yes(code.rule)) for code in codes])


def _joined(codes: Sequence[tuple[str, exp.Expr]]) -> exp.Expr:
    """Give the codes whose truth holds as one text, parted by `;`."""
    if not codes:
        return exp.Literal.string("")
    parts = [
        exp.case()
        .when(truth, exp.Literal.string(f"{SEPARATOR}{code}"))
        .else_(exp.Literal.string(""))
        for code, truth in codes
    ]
    joined = exp.Concat(expressions=parts, safe=True, coalesce=False)
    return exp.Substring(this=joined, start=exp.Literal.number(2))
