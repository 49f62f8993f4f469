"""Decide the rows of a Spark dataframe by the same SQL, on as many machines as there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlglot import exp

from rls_screen.engines.cells import Kind, cells
from rls_screen.engines.query import query
from rls_screen.errors import UsageError
from rls_screen.instrument.load import load
from rls_screen.instrument.model import Instrument, Question
from rls_screen.screening.answers import allowed
from rls_screen.screening.visible import shown

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

MISTAKES = "mistakes"
"""The column of rejected rows that says what is wrong in each."""

_KINDS = {
    "string": Kind.TEXT,
    "boolean": Kind.TRUTH,
    **dict.fromkeys(("tinyint", "smallint", "int", "bigint", "float", "double"), Kind.NUMBER),
    "array<string>": Kind.TEXTS,
}
_BLANKS = " \t\r\n"
GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Decided:
    """The *results* of the rows that could be taken, and the *rejected* rows."""

    results: "DataFrame"
    rejected: "DataFrame"


def score(
    dataframe: "DataFrame",
    keep: Sequence[str] = (),
    instrument: Instrument | None = None,
) -> Decided:
    """Decide the rows of *dataframe*, whose columns are `id` and question ids.

    Text, whole numbers, true and false, and lists of texts are taken as in a table; a blank text
    and NULL were not asked. The columns *keep* pass through to the results. The results have one
    column for each field but `advice` and `unsettled`; lists are texts with `;` between their
    codes. Rejected rows keep their columns, and `mistakes` says what is wrong. *instrument* is the
    questionnaire, by default the one that comes with the package. Raise `UsageError` for a column
    that is no question and is not kept, or one of a type that holds no answers.
    """
    chosen = instrument or load()
    kinds = _kinds(dataframe, chosen, keep)
    passed = tuple(name for name in ("id", *keep) if name in dataframe.columns)
    view = f"rls_screen_{uuid4().hex}"
    with_mistakes = _taken(chosen, kinds, dataframe.columns, view)
    taken = _asked(dataframe, view, with_mistakes)
    results = query(chosen, view, passed)
    wrong = taken.where(f"{MISTAKES} IS NOT NULL")
    given = [wrong[f"{GIVEN} {name}"].alias(name) for name in dataframe.columns]
    return Decided(
        _asked(taken.where(f"{MISTAKES} IS NULL"), view, results),
        wrong.select(*given, wrong[MISTAKES]),
    )


def _asked(dataframe: "DataFrame", view: str, found: exp.Select) -> "DataFrame":
    """Give what the query *found* makes of *dataframe*, which it calls *view*."""
    dataframe.createOrReplaceTempView(view)
    try:
        return dataframe.sparkSession.sql(found.sql(dialect="spark"))
    finally:
        dataframe.sparkSession.catalog.dropTempView(view)


def _kinds(dataframe: "DataFrame", instrument: Instrument, keep: Sequence[str]) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for name, kind in dataframe.dtypes:
        if name in instrument.questions:
            if kind not in _KINDS:
                raise UsageError(f"the column '{name}' holds {kind}, which is no answer.")
            found[name] = _KINDS[kind]
        elif name != "id" and name not in keep:
            raise UsageError(
                f"the column '{shown(name)}' is no question; name it under keep, or leave it out."
            )
    return found


def _taken(
    instrument: Instrument, kinds: Mapping[str, Kind], names: Sequence[str], view: str
) -> exp.Select:
    """Give the query for the answers in *view*, all that was given, and what is wrong with it."""
    questions = instrument.questions
    taken = cells(questions, kinds, lambda name: _given(name, kinds[name]))
    mistakes = [
        exp.case()
        .when(item.wrong, exp.Literal.string(f"{_mistake(questions[name])} "))
        .else_(exp.Literal.string(""))
        for name, item in taken.items()
    ]
    told = exp.Concat(expressions=[exp.Literal.string(""), *mistakes], safe=True, coalesce=False)
    wrong = exp.Nullif(this=exp.Trim(this=told), expression=exp.Literal.string(""))
    given = (exp.alias_(_column(name), f"{GIVEN} {name}", quoted=True) for name in names)
    others = (exp.alias_(_column(name), name, quoted=True) for name in names if name not in taken)
    missing = (name for name in questions if name not in taken)
    return exp.select(
        *given,
        *others,
        *(exp.alias_(item.answer, name, quoted=True) for name, item in taken.items()),
        *(exp.alias_(exp.null(), name, quoted=True) for name in missing),
        exp.alias_(wrong, MISTAKES, quoted=True),
    ).from_(exp.to_table(view))


def _column(name: str) -> exp.Column:
    return exp.column(name, quoted=True)


def _given(name: str, kind: Kind) -> exp.Expr:
    if kind is not Kind.TEXT:
        return _column(name)
    return exp.Trim(this=_column(name), expression=exp.Literal.string(_BLANKS))


def _mistake(question: Question) -> str:
    return f"{question.id}: this cannot be taken; allowed is {allowed(question)}."
