"""A mapping as SQL: from the raw columns of a study to a table of answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlglot import exp

from rls_screen.engines.query import query
from rls_screen.errors import UsageError
from rls_screen.instrument.model import UNSURE, Instrument
from rls_screen.logic.formula import (
    All,
    Constant,
    Count,
    Formula,
    OneOf,
    Opposite,
    Some,
    Stands,
    There,
    Told,
    Unsure,
    pair,
)
from rls_screen.logic.nodes import Condition, Order
from rls_screen.logic.rules import Fact, reads
from rls_screen.logic.values import Missing
from rls_screen.mapping.absent import Absent
from rls_screen.mapping.model import (
    Anything,
    Case,
    Codebook,
    Column,
    Fixed,
    From,
    Item,
    Meaning,
    Number,
    Source,
    Ticked,
)
from rls_screen.mapping.read import FHIR

EXCLUDED, UNLISTED = "excluded", "unlisted"
"""The columns that say why a row is no record, and whose raw text the mapping does not list."""

_BLANKS = " \t\r\n"
_WHOLE = "^[+-]?[0-9]{1,15}([.]0*|,0{1,2})?$"
_DECIMAL = "^[+-]?[0-9]{1,15}([.][0-9]*|,[0-9]{1,2})?$"
_ORDERS: dict[Order, type[exp.Binary]] = {
    Order.LESS: exp.LT,
    Order.AT_MOST: exp.LTE,
    Order.EQUAL: exp.EQ,
    Order.UNEQUAL: exp.NEQ,
    Order.AT_LEAST: exp.GTE,
    Order.MORE: exp.GT,
}


def mapped_query(instrument: Instrument, codebook: Codebook, table: str) -> exp.Select:
    """Give the query that decides the rows of *table*, the raw columns of a study, by *codebook*.

    Every column is text, and has the first of the names that the mapping gives it. The result has
    `id`, `excluded`, which is NULL where the row is a record, `unlisted`, the columns whose raw
    text the mapping does not list, and the fields of a result but `advice` and `unsettled`. Raise
    `UsageError` for what cannot be said in SQL.
    """
    _check(codebook)
    found = query(instrument, "answers", ("id", EXCLUDED, UNLISTED))
    for name, select in (("answers", _answers(instrument, codebook)), ("cells", _cells(codebook))):
        _put_first(found, name, select)
    raw = exp.select(*_raw(codebook)).from_(exp.to_table(table))
    _put_first(found, "texts", raw)
    return found


def _put_first(found: exp.Select, name: str, select: exp.Select) -> None:
    found.with_(name, as_=select, append=True, copy=False)
    queries = found.args["with_"].expressions
    queries.insert(0, queries.pop())


def _check(codebook: Codebook) -> None:
    if codebook.form == FHIR:
        raise UsageError(f"the mapping '{codebook.name}' is for FHIR, which is no table for SQL.")
    for column in codebook.columns.values():
        if isinstance(column.kind, Item):
            what = "one item of a list"
        elif column.occurrence and len(column.headers) == 1:
            what = "one of several columns of a name"
        else:
            continue
        raise UsageError(
            f"{codebook.file}:{column.line}: '{column.name}' is {what}, which cannot be said in "
            "SQL."
        )


def _raw(codebook: Codebook) -> Iterator[exp.Expr]:
    """Give each column as it is compared: without white space, numbers the shortest way."""
    for column in codebook.columns.values():
        bare = _trimmed(_column(column.headers[0]))
        yield exp.alias_(bare, f"{column.name} bare", quoted=True)
        text = exp.Lower(this=bare.copy()) if codebook.ignore_case else bare.copy()
        is_whole = exp.RegexpLike(this=bare.copy(), expression=_text(_WHOLE))
        shortest = exp.case().when(is_whole, exp.cast(_number(bare), "text")).else_(text)
        yield exp.alias_(shortest, f"{column.name} text", quoted=True)


def _cells(codebook: Codebook) -> exp.Select:
    """Give each column as its value, and as the kind of missing data where it has none."""
    columns: list[exp.Expr] = [exp.Star()]
    for column in codebook.columns.values():
        listed = {**codebook.missing, **column.codes}
        columns.append(exp.alias_(_value(column, listed), f"{column.name} value", quoted=True))
        columns.append(exp.alias_(_absent(column, listed), f"{column.name} absent", quoted=True))
    return exp.select(*columns).from_("texts")


def _value(column: Column, listed: dict[str, Meaning]) -> exp.Expr:
    text = _column(f"{column.name} text")
    found = exp.case()
    for raw, meaning in listed.items():
        given = exp.null() if isinstance(meaning, Absent) else exp.convert(meaning)
        found = found.when(exp.EQ(this=text.copy(), expression=_text(raw)), given, copy=False)
    match column.kind:
        case Number() as kind:
            return found.when(
                _fits(column, kind), _number(_column(f"{column.name} bare")), copy=False
            )
        case Anything():
            bare = _column(f"{column.name} bare")
            return found.when(exp.NEQ(this=bare, expression=_text("")), bare.copy(), copy=False)
        case _:
            return found if found.args.get("ifs") else exp.null()


def _absent(column: Column, listed: dict[str, Meaning]) -> exp.Expr:
    text = _column(f"{column.name} text")
    found = exp.case()
    for raw, meaning in listed.items():
        kind = _text(meaning.value) if isinstance(meaning, Absent) else exp.null()
        found = found.when(exp.EQ(this=text.copy(), expression=_text(raw)), kind, copy=False)
    is_blank = exp.EQ(this=text.copy(), expression=_text(""))
    found = found.when(is_blank, _text(Absent.BLANK.value), copy=False)
    if isinstance(column.kind, Anything):
        return found
    if isinstance(column.kind, Number):
        found = found.when(_fits(column, column.kind), exp.null(), copy=False)
    return found.else_(_text(Absent.UNLISTED.value), copy=False)


def _fits(column: Column, kind: Number) -> exp.Expr:
    """Give where the text of *column* is a number of its *kind*."""
    form = _DECIMAL if kind.is_rounded else _WHOLE
    bare = _column(f"{column.name} bare")
    is_number = exp.RegexpLike(this=bare, expression=_text(form))
    is_inside = _number(bare).between(kind.minimum, kind.maximum)
    below_zero = exp.RegexpLike(this=bare.copy(), expression=_text("^-0*[.,]?0*[1-9]"))
    is_rounded_up = exp.and_(below_zero, exp.EQ(this=_number(bare), expression=exp.convert(0)))
    return exp.and_(is_number, is_inside, exp.not_(is_rounded_up))


def _number(text: exp.Expr) -> exp.Expr:
    """Give *text* as a whole number, fractions left out; it must look like one."""
    bare = _point(text)
    part = exp.SplitPart(this=bare, delimiter=_text("."), part_index=exp.convert(1))
    return exp.TryCast(this=part, to=exp.DataType.build("bigint"))


def _answers(instrument: Instrument, codebook: Codebook) -> exp.Select:
    columns = [exp.alias_(_id(codebook), "id", quoted=True)]
    columns.append(exp.alias_(_excluded(codebook), EXCLUDED, quoted=True))
    columns.append(exp.alias_(_unlisted(codebook), UNLISTED, quoted=True))
    for name, question in instrument.questions.items():
        source = codebook.answers.get(name)
        answer = (
            exp.null()
            if source is None
            else _Answer(codebook, can_be_unsure=question.can_be_unsure).source(source)
        )
        columns.append(exp.alias_(answer, name, quoted=True))
    return exp.select(*columns).from_("cells")


def _id(codebook: Codebook) -> exp.Expr:
    """Give the id: its parts, those that are blank at the end left out."""
    parts = [_trimmed(_column(f"{name} bare")) for name in codebook.id_columns]
    found = exp.case()
    for count in range(len(parts), 0, -1):
        between = [item for part in parts[:count] for item in (_text("/"), part)][1:]
        joined = exp.Concat(expressions=between, safe=True, coalesce=False)
        is_there = exp.NEQ(this=parts[count - 1].copy(), expression=_text(""))
        found = found.when(is_there, joined.copy(), copy=False)
    return found if parts else exp.null()


def _excluded(codebook: Codebook) -> exp.Expr:
    found = exp.case()
    for item in codebook.exclusions:
        holds = _truth(pair(item.condition, codebook.scope).yes)
        found = found.when(holds, _text(item.because), copy=False)
    return found if codebook.exclusions else exp.null()


def _unlisted(codebook: Codebook) -> exp.Expr:
    parts: list[exp.Expr] = [_text("")]
    for name in codebook.columns:
        is_unlisted = _is(_column(f"{name} absent"), Absent.UNLISTED.value)
        parts.append(exp.case().when(is_unlisted, _text(f";{name}")).else_(_text("")))
    joined = exp.Concat(expressions=parts, safe=True, coalesce=False)
    return exp.Substring(this=joined, start=exp.convert(2))


@dataclass(frozen=True, slots=True)
class _Answer:
    """Write where an answer is from; only some questions have "unsure" among their answers."""

    codebook: Codebook
    can_be_unsure: bool

    def source(self, source: Source) -> exp.Expr:
        match source:
            case Ticked():
                return self.ticked(source)
            case cases:
                return self.cases(cases)

    def cases(self, cases: Sequence[Case]) -> exp.Expr:
        """Give what the first case that holds takes; one that is unknown ends the search."""
        found = exp.case()
        for case in cases:
            if case.condition is None:
                taken = self.taken(case)
                return found.else_(taken, copy=False) if found.args.get("ifs") else taken
            truths = pair(case.condition, self.codebook.scope)
            found = found.when(_truth(truths.yes), self.taken(case), copy=False)
            unknown = exp.not_(_truth(truths.no))
            found = found.when(unknown, self.unknown([case.condition]), copy=False)
        return found if found.args.get("ifs") else exp.null()

    def taken(self, case: Case) -> exp.Expr:
        match case.take:
            case From(column):
                unsure = exp.case().when(
                    _is(_column(f"{column} absent"), Absent.DONT_KNOW.value), self.unsure()
                )
                return exp.Coalesce(this=_column(f"{column} value"), expressions=[unsure])
            case Fixed(Missing.UNSURE | Absent.DONT_KNOW):
                return self.unsure()
            case Fixed(Absent()):
                return exp.null()
            case Fixed(answer):
                return exp.convert(answer)

    def ticked(self, source: Ticked) -> exp.Expr:
        """Give the members of a list; none at all only where it is known to be asked."""
        scope = self.codebook.scope
        truths = [(name, _truth(pair(item, scope).yes)) for name, item in source.members.items()]
        parts = [exp.case().when(so, _text(f";{name}")).else_(_text("")) for name, so in truths]
        joined = exp.Concat(expressions=[_text(""), *parts], safe=True, coalesce=False)
        listed = exp.Substring(this=joined, start=exp.convert(2))
        found = exp.case().when(exp.or_(*(so.copy() for _, so in truths)), listed)
        if source.asked is None:
            return found
        return found.when(_truth(pair(source.asked, scope).yes), _text(""))

    def unknown(self, conditions: Sequence[Condition]) -> exp.Expr:
        """Give "unsure" where a column that *conditions* read is so, else nothing."""
        names = {
            name
            for condition in conditions
            for name in reads(Fact("any", condition), self.codebook.scope)
        }
        is_unsure = [
            _is(_column(f"{name} absent"), Absent.DONT_KNOW.value) for name in sorted(names)
        ]
        return exp.case().when(exp.or_(*is_unsure), self.unsure()) if is_unsure else exp.null()

    def unsure(self) -> exp.Expr:
        return _text(UNSURE) if self.can_be_unsure else exp.null()


def _truth(formula: Formula) -> exp.Expr:
    match formula:
        case Constant(is_so):
            return exp.convert(is_so)
        case OneOf(name, codes):
            return _told(_column(f"{name} value").isin(*codes))
        case Unsure(name):
            return _is(_column(f"{name} absent"), Absent.DONT_KNOW.value)
        case There(name):
            is_there = exp.not_(_column(f"{name} value").is_(exp.null()))
            return exp.or_(is_there, _truth(Unsure(name)))
        case Stands(name, order, bound):
            return _told(
                _ORDERS[order](this=_column(f"{name} value"), expression=exp.convert(bound))
            )
        case Told():
            return exp.false()
        case Opposite(item):
            return exp.not_(_truth(item))
        case All(items):
            return exp.and_(*map(_truth, items))
        case Some(items):
            return exp.or_(*map(_truth, items))
        case Count(items, least):
            ones = [
                exp.case().when(_truth(item), exp.convert(1)).else_(exp.convert(0))
                for item in items
            ]
            total = ones[0]
            for one in ones[1:]:
                total = exp.Add(this=total, expression=one)  # type: ignore[assignment]
            return exp.GTE(this=exp.paren(total), expression=exp.convert(least))


def _trimmed(column: exp.Expr) -> exp.Expr:
    text = exp.Coalesce(this=column, expressions=[_text("")])
    return exp.Trim(this=text, expression=_text(_BLANKS))


def _point(text: exp.Expr) -> exp.Expr:
    return exp.func("REPLACE", text.copy(), _text(","), _text("."))


def _is(column: exp.Expr, text: str) -> exp.Expr:
    return _told(exp.EQ(this=column, expression=_text(text)))


def _told(truth: exp.Expr) -> exp.Expr:
    return exp.Coalesce(this=truth, expressions=[exp.false()])


def _column(name: str) -> exp.Column:
    return exp.column(name, quoted=True)


def _text(text: str) -> exp.Expr:
    return exp.Literal.string(text)
