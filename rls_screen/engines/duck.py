"""Decide whole files in DuckDB, as far as they are certain to be read as one record at a time."""

import itertools
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlglot import exp

from rls_screen.engines.cells import Kind, cells
from rls_screen.engines.lines import line
from rls_screen.engines.query import query
from rls_screen.instrument.model import Instrument
from rls_screen.screening.together import together

ROWS = 8_192
"""How many rows are written at once."""

_MEMORY = "1GB"
_SAFE_ID = r"[!#-\[\]-~]([ !#-\[\]-~]*[!#-\[\]-~])?"
"""Ids that stand in JSON as they are, with no space around them."""

_SETTINGS = {
    "memory_limit": _MEMORY,
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    # The query is long and holds no statistics worth half a second.
    "disabled_optimizers": "statistics_propagation",
    # With more threads, rows come in any order.
    "threads": 1,
    "preserve_insertion_order": "true",
}


@dataclass(frozen=True, slots=True)
class Csv:
    """A table of text without quotes; *delimiter* parts the columns of its *header*."""

    path: Path
    header: Sequence[str]
    delimiter: str

    @property
    def kinds(self) -> dict[str, Kind]:
        """Give what the cells of each column are."""
        return dict.fromkeys(self.header, Kind.TEXT)

    def relation(self, names: Sequence[str]) -> exp.Expr:
        """Give what reads the file."""
        del names
        columns = [
            exp.PropertyEQ(this=exp.to_identifier(name, quoted=True), expression=_text("VARCHAR"))
            for name in self.header
        ]
        return _reader(
            "read_csv",
            self.path,
            columns=exp.Struct(expressions=columns),
            delim=_text(self.delimiter),
            auto_detect=exp.false(),
            header=exp.true(),
            quote=_text(""),
            escape=_text(""),
            max_line_size=exp.convert(1_048_576),
        )


@dataclass(frozen=True, slots=True)
class Parquet:
    """A Parquet file with columns of these *kinds*."""

    path: Path
    kinds: Mapping[str, Kind]

    def relation(self, names: Sequence[str]) -> exp.Expr:
        """Give what reads the file."""
        del names
        return _reader("read_parquet", self.path, hive_partitioning=exp.false())


@dataclass(frozen=True, slots=True)
class Ndjson:
    """A file with one JSON object a line."""

    path: Path

    def relation(self, names: Sequence[str]) -> exp.Expr:
        """Give what reads the keys *names* of each object as JSON.

        A further column says whether each has these keys only, and each of them once.
        """
        paths = exp.array(*(_text(f"$.{name}") for name in names))
        found = exp.select(
            exp.alias_(exp.func("JSON_EXTRACT", exp.column("json"), paths), "found"),
            exp.alias_(exp.func("JSON_KEYS", exp.column("json")), "keys"),
            exp.alias_(exp.func("JSON_TYPE", exp.column("json")), "kind"),
        ).from_(
            _reader(
                "read_ndjson_objects",
                self.path,
                format=_text("newline_delimited"),
                maximum_object_size=exp.convert(1_000_000),
            )
        )
        # Other values than objects have no keys either.
        is_object = exp.EQ(this=exp.column("kind"), expression=_text("OBJECT"))
        once = exp.EQ(
            this=exp.func("LEN", exp.column("keys")),
            expression=exp.func("LIST_COUNT", exp.column("found")),
        )
        is_plain = exp.Coalesce(this=exp.and_(is_object, once), expressions=[exp.false()])
        columns = [
            exp.alias_(
                exp.cast(exp.func("LIST_EXTRACT", exp.column("found"), exp.convert(at)), "text"),
                name,
                quoted=True,
            )
            for at, name in enumerate(names, start=1)
        ]
        return (
            exp.select(*columns, exp.alias_(is_plain, PLAIN, quoted=True))
            .from_(found.subquery("objects"))
            .subquery("records")
        )


Source = Csv | Parquet | Ndjson

PLAIN, SOUND = "is plain", "is sound"


@dataclass(frozen=True, slots=True)
class Block:
    """Some decided records: their *lines* as NDJSON, and how often there is which result."""

    lines: bytes
    results: Counter[str]


@dataclass(slots=True)
class Decided:
    """The rows of *source* by the rules of *instrument*; *is_whole* once those were all rows."""

    instrument: Instrument
    source: Source
    is_whole: bool = False

    def blocks(self) -> Iterator[Block]:
        """Decide the rows in order.

        It ends before the first row that is not certain to be sound, or where DuckDB stops.
        """
        import duckdb  # noqa: PLC0415 - a package that not everybody has

        text = decision(self.instrument, self.source).sql(dialect="duckdb")
        with tempfile.TemporaryDirectory() as folder:
            settings: dict[str, Any] = {**_SETTINGS, "temp_directory": folder}
            with duckdb.connect(config=settings) as connection:
                try:
                    connection.execute("SET enable_progress_bar = false")
                    connection.execute(text)
                    while rows := connection.fetchmany(ROWS):
                        sound = list(itertools.takewhile(lambda row: row[0] is not None, rows))
                        if sound:
                            yield _block(sound)
                        if len(sound) < len(rows):
                            return
                except duckdb.Error:
                    return
        self.is_whole = True


def decision(instrument: Instrument, source: Source) -> exp.Select:
    """Give the query for *source*: the line of each row and its result.

    The line is NULL where it is not certain that the row is sound.
    """
    names = ("id", *instrument.questions)
    kinds = dict.fromkeys(names, Kind.JSON) if isinstance(source, Ndjson) else source.kinds
    taken = cells(instrument.questions, kinds)
    missing = (name for name in instrument.questions if name not in taken)
    name, is_safe = _id(kinds.get("id"))
    wrong = [exp.not_(is_safe), *(item.wrong for item in taken.values())]
    if isinstance(source, Ndjson):
        wrong.append(exp.not_(exp.column(PLAIN, quoted=True)))
    answers = exp.select(
        exp.alias_(name, "id", quoted=True),
        exp.alias_(exp.not_(exp.or_(*wrong)), SOUND, quoted=True),
        *(exp.alias_(item.answer, key, quoted=True) for key, item in taken.items()),
        *(exp.alias_(exp.null(), key, quoted=True) for key in missing),
    ).from_(source.relation(names))
    found = query(instrument, "answers", ("id", SOUND), is_whole=True)
    found.with_("answers", as_=answers, append=True, copy=False)
    before = found.args["with_"].expressions
    before.insert(0, before.pop())
    written = line(together(instrument).shapes(), exp.column("id", quoted=True))
    is_there = exp.case().when(exp.column(SOUND, quoted=True), written)
    return exp.select(exp.alias_(is_there, "line"), exp.column("result", quoted=True)).from_(
        found.subquery("decided")
    )


def _id(kind: Kind | None) -> tuple[exp.Expr, exp.Expr]:
    """Give the id as JSON, NULL where there is none, and whether it is certain."""
    column = exp.column("id", quoted=True)
    blank = exp.Coalesce(this=column.copy().eq(""), expressions=[exp.true()])
    match kind:
        case None:
            return exp.null(), exp.true()
        case Kind.TEXT:
            quote = _text('"')
            quoted = exp.Concat(
                expressions=[quote, column, quote.copy()], safe=True, coalesce=False
            )
            name = exp.case().when(exp.not_(blank), quoted)
            return name, exp.or_(blank.copy(), _fits(column, f"^{_SAFE_ID}$"))
        case Kind.JSON:
            pattern = f'^("{_SAFE_ID}"|0|-?[1-9][0-9]{{0,14}})$'
            is_left_out = column.copy().is_(exp.null())
            return column, exp.or_(is_left_out, _fits(column, pattern))
        case Kind.NUMBER:
            return exp.cast(column, "text"), exp.true()
        case _:
            return exp.null(), column.is_(exp.null())


def _fits(column: exp.Expr, pattern: str) -> exp.Expr:
    fits = exp.RegexpLike(this=column.copy(), expression=_text(pattern))
    return exp.Coalesce(this=fits, expressions=[exp.false()])


def _block(rows: Sequence[tuple[str, str]]) -> Block:
    lines = "\n".join(text for text, _ in rows)
    return Block(f"{lines}\n".encode(), Counter(result for _, result in rows))


def _reader(function: str, path: Path, **options: exp.Expr) -> exp.Expr:
    named = [
        exp.Kwarg(this=exp.to_identifier(name), expression=option)
        for name, option in options.items()
    ]
    return exp.Table(this=exp.Anonymous(this=function, expressions=[_text(str(path)), *named]))


def _text(text: str) -> exp.Expr:
    return exp.Literal.string(text)
