"""Results in SQL as lines of NDJSON, byte for byte as they are written one by one."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from sqlglot import exp

from rls_screen.engines.query import SEPARATOR
from rls_screen.screening.together import Inner, Listed, OneOf, Shape, Value


def line(shapes: Mapping[str, Shape], name: exp.Expr) -> exp.Expr:
    """Give the line of a result with the fields *shapes*; *name* is its id as JSON, or NULL."""
    with_id = _joined([_text('{"id":'), name, _text(",")])
    begin = exp.case().when(name.copy().is_(exp.null()), _text("{")).else_(with_id)
    return _joined([begin, *_fields(shapes, ""), _text("}")])


def _fields(shapes: Mapping[str, Shape], prefix: str) -> Iterator[exp.Expr]:
    for index, (name, shape) in enumerate(shapes.items()):
        yield _text(f"{',' if index else ''}{_json(name)}:")
        column = exp.column(f"{prefix}{name}", quoted=True)
        match shape:
            case Inner(inner):
                yield _text("{")
                yield from _fields(inner, f"{name}_")
                yield _text("}")
            case OneOf(values):
                yield _value(column, [value for value, _ in values])
            case Listed():
                quoted = exp.func("REPLACE", column, _text(SEPARATOR), _text('","'))
                is_empty = exp.EQ(this=column.copy(), expression=_text(""))
                filled = _joined([_text('["'), quoted, _text('"]')])
                yield exp.case().when(is_empty, _text("[]")).else_(filled)


def _value(column: exp.Expr, values: Iterable[Value]) -> exp.Expr:
    """Give the JSON of *column*, which has one of *values*."""
    found = exp.case()
    for value in values:
        if value is not None:
            is_it = exp.EQ(this=column.copy(), expression=exp.convert(value))
            found = found.when(is_it, _text(_json(value)), copy=False)
    return found.else_(_text("null"))


def _json(value: Value) -> str:
    return msgspec.json.encode(value).decode()


def _text(text: str) -> exp.Expr:
    return exp.Literal.string(text)


def _joined(parts: Iterable[exp.Expr]) -> exp.Expr:
    """Give *parts* as one text; those that always stand there are put together."""
    merged: list[exp.Expr] = []
    for part in parts:
        last = merged[-1] if merged else None
        if isinstance(part, exp.Literal) and isinstance(last, exp.Literal):
            merged[-1] = _text(last.name + part.name)
        else:
            merged.append(part)
    return exp.Concat(expressions=merged, safe=True, coalesce=False)
