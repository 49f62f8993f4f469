"""Take the cells of a table as answers in SQL, or tell which of them cannot be taken."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, unique

from sqlglot import exp

from rls_screen.instrument.model import UNSURE, Question
from rls_screen.logic.values import Choice, Several, Whole

SEPARATOR = ";"
"""What parts the items of a list in one cell."""


@unique
class Kind(Enum):
    """What the cells of a column are."""

    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    TEXTS = "texts"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Cell:
    """The *answer* in a cell, NULL where it has none, and whether it is *wrong*, never NULL."""

    answer: exp.Expr
    wrong: exp.Expr


def cell(question: Question, column: exp.Expr, kind: Kind) -> Cell:
    """Take the cells of *column*, which are of a *kind*, as answers to *question*."""
    match question.answers, kind:
        case Choice(values), Kind.TEXT:
            codes = (*values, UNSURE) if question.can_be_unsure else values
            return _listed(column, codes)
        case Choice(), Kind.TRUTH if question.is_yes_no:
            words = exp.case().when(column.copy(), _text("yes"))
            return Cell(words.when(exp.not_(column.copy()), _text("no")), exp.false())
        case Choice(values), Kind.JSON:
            return _quoted(column, question, values)
        case Whole(minimum, maximum), Kind.JSON:
            number = exp.cast(_if(_fits(column, r"^(0|[1-9][0-9]{0,8})$"), column), "int")
            return _number(number, (minimum, maximum), _is_null(column))
        case Several(values), Kind.JSON:
            item = f'"({"|".join(values)})"'
            fits = _fits(column, rf"^\[({item}(,{item})*)?\]$")
            blank = _is_null(column)
            return Cell(_if(exp.not_(blank), column), exp.not_(exp.or_(fits, blank.copy())))
        case Whole(minimum, maximum), Kind.TEXT:
            is_number = _fits(column, r"^[0-9]{1,9}([.]0+)?$")
            number = exp.cast(exp.cast(_if(is_number, column), "double"), "int")
            return _number(number, (minimum, maximum), _is_blank(column))
        case Whole(minimum, maximum), Kind.NUMBER:
            is_whole = exp.EQ(this=column.copy(), expression=exp.Floor(this=column.copy()))
            is_inside = column.copy().between(minimum, maximum)
            number = exp.cast(_if(exp.and_(is_inside, is_whole), column), "int")
            return _number(number, (minimum, maximum), column.copy().is_(exp.null()))
        case Several(values), Kind.TEXT:
            return _several(column, values)
        case Several(values), Kind.TEXTS:
            joined = exp.ArrayToString(this=column.copy(), expression=_text(SEPARATOR))
            found = _several(joined, values)
            return Cell(found.answer, exp.or_(found.wrong, _hides_separators(column, joined)))
        case _:
            return Cell(exp.null(), exp.not_(column.copy().is_(exp.null())))


def cells(
    questions: Mapping[str, Question],
    kinds: Mapping[str, Kind],
    column: Callable[[str], exp.Expr] = lambda name: exp.column(name, quoted=True),
) -> dict[str, Cell]:
    """Take the cells of each column in *kinds* that is one of *questions*."""
    return {
        name: cell(questions[name], column(name), kind)
        for name, kind in kinds.items()
        if name in questions
    }


def _quoted(column: exp.Expr, question: Question, values: tuple[str, ...]) -> Cell:
    """Take codes in double quotes and, where they are meant, true and false."""
    codes = (*values, UNSURE) if question.can_be_unsure else values
    given = {f'"{code}"': code for code in codes}
    if question.is_yes_no:
        given |= {"true": "yes", "false": "no"}
    found = exp.case(column.copy())
    for written, code in given.items():
        found = found.when(_text(written), _text(code), copy=False)
    is_code = exp.Coalesce(this=column.copy().isin(*given), expressions=[exp.false()])
    return Cell(found, exp.not_(exp.or_(is_code, _is_null(column))))


def _fits(column: exp.Expr, pattern: str) -> exp.Expr:
    fits = exp.RegexpLike(this=column.copy(), expression=_text(pattern))
    return exp.Coalesce(this=fits, expressions=[exp.false()])


def _is_null(column: exp.Expr) -> exp.Expr:
    """Give where a value of JSON is null or left out."""
    is_null = exp.EQ(this=column.copy(), expression=_text("null"))
    return exp.Coalesce(this=is_null, expressions=[exp.true()])


def _listed(column: exp.Expr, codes: tuple[str, ...]) -> Cell:
    is_code = exp.Coalesce(this=column.copy().isin(*codes), expressions=[exp.false()])
    return Cell(_if(is_code, column), exp.not_(exp.or_(is_code.copy(), _is_blank(column))))


def _number(number: exp.Expr, bounds: tuple[int, int], is_blank: exp.Expr) -> Cell:
    is_inside = exp.Coalesce(this=number.copy().between(*bounds), expressions=[exp.false()])
    return Cell(_if(is_inside, number), exp.not_(exp.or_(is_inside.copy(), is_blank)))


def _several(column: exp.Expr, values: tuple[str, ...]) -> Cell:
    """Take texts parted by semicolons; rules ask no more than whether there are some."""
    codes = "|".join(values)
    pattern = f"^ *({SEPARATOR} *)*(({codes}) *({SEPARATOR} *|$)({SEPARATOR} *)*)*$"
    blank = _is_blank(column)
    wrong = exp.not_(exp.or_(_fits(column, pattern), blank))
    return Cell(_if(exp.not_(blank.copy()), column), wrong)


def _hides_separators(column: exp.Expr, joined: exp.Expr) -> exp.Expr:
    """Give where the items of a list are not as many as the *joined* text has."""
    bare = exp.func("REPLACE", joined.copy(), _text(SEPARATOR), _text(""))
    marks = exp.Sub(this=exp.Length(this=joined.copy()), expression=exp.Length(this=bare))
    items = exp.ArraySize(this=column.copy())
    is_more = exp.and_(exp.GT(this=items, expression=exp.convert(0)), items.copy().neq(marks + 1))
    return exp.Coalesce(this=is_more, expressions=[exp.false()])


def _is_blank(column: exp.Expr) -> exp.Expr:
    is_empty = exp.EQ(this=exp.Trim(this=column.copy()), expression=_text(""))
    return exp.Coalesce(this=is_empty, expressions=[exp.true()])


def _if(truth: exp.Expr, found: exp.Expr) -> exp.Expr:
    return exp.case().when(truth.copy(), found.copy())


def _text(text: str) -> exp.Expr:
    return exp.Literal.string(text)
