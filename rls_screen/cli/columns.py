"""Score whole files in an engine of columns, and what it cannot tell one by one."""

import itertools
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from rls_screen.batch.extras import need
from rls_screen.batch.formats import Format
from rls_screen.batch.own import check_header
from rls_screen.batch.parquet import read_parquet
from rls_screen.batch.part import Part, part_of
from rls_screen.batch.run import Extra, Run
from rls_screen.batch.table.read import LONGEST, Table, read_table
from rls_screen.cli.engine import Engine
from rls_screen.cli.files import STDIN, blocks
from rls_screen.cli.inputs import Opening, answers, named, opened
from rls_screen.engines.cells import Kind
from rls_screen.engines.duck import Csv, Decided, Ndjson, Parquet, Source

_TOGETHER = 1_000
_BLOCK = 1_048_576
_UTF_8 = frozenset({"ascii", "utf-8", "utf-8-sig"})
_LARGE = 5_242_880
_MANY = 15_000
"""From how many bytes or rows on it is faster to begin an engine of columns."""

_GLOB = frozenset("*?[{")
"""Characters in a name for which DuckDB would look for several files."""

_KINDS = {
    "string": Kind.TEXT,
    "large_string": Kind.TEXT,
    "bool": Kind.TRUTH,
    **{f"{sign}int{bits}": Kind.NUMBER for sign in ("", "u") for bits in (8, 16, 32, 64)},
    "list<element: string>": Kind.TEXTS,
    "list<item: string>": Kind.TEXTS,
}
"""What the types of Arrow are here; of others, all is left to the row engine."""


def parts(path: Path, source: Source, opening: Opening, run: Run) -> Iterator[Part]:
    """Decide the records of *source*, the file at *path*; from the first odd one on in rows."""
    last, decided = 0, Decided(run.screen.instrument, source)
    for block in decided.blocks():
        last += block.results.total()
        yield Part(block.lines, block.results, (), last)
    if decided.is_whole:
        names = source.header if isinstance(source, Csv) else ()
        strange = (name for name in names if name not in {"id", *run.screen.instrument.questions})
        run.columns.add(dict.fromkeys(strange, last))
        return
    rest = run.decide(itertools.islice(answers(path, opening, run), last, None))
    while some := tuple(itertools.islice(rest, _TOGETHER)):
        yield part_of(some)


def source_of(path: Path, opening: Opening, run: Run, engine: Engine) -> Source | None:
    """Give how *engine* reads the file at *path*, or none if that is for the row engine."""
    if engine is Engine.ROWS or run.extra is Extra.KEEP:
        return None
    if engine is Engine.DUCKDB:
        need("duckdb", "duckdb")
        need("sqlglot", "duckdb")
    elif not all(find_spec(name) for name in ("duckdb", "sqlglot")):
        return None
    # A pipe can be read only once, and here a file is looked at before it is read.
    if path == STDIN or not path.is_file() or _GLOB.intersection(str(path)) or _is_packed(path):
        return None
    _, form = opened(path, opening, run, is_mapped=False)
    match form:
        case Format.CSV if engine is Engine.DUCKDB or path.stat().st_size >= _LARGE:
            return _csv(path, opening, run)
        case Format.PARQUET if engine is Engine.DUCKDB or _count(path) >= _MANY:
            return _parquet(path, run)
        case Format.JSON if engine is Engine.DUCKDB:
            return Ndjson(path)
        case _:
            return None


def _is_packed(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(2) == b"\x1f\x8b"


def _csv(path: Path, opening: Opening, run: Run) -> Csv | None:
    name = named(path)
    table = read_table(blocks(path), name, opening.mark, opening.encoding)
    check_header(table.header, name, run.screen.instrument.questions, run.extra)
    is_known = table.encoding in _UTF_8 and not table.is_guessed and not table.dialect.escape
    if not is_known or not all(table.header) or not _is_plain(path, table):
        return None
    return Csv(path, table.header, table.dialect.delimiter)


def _is_plain(path: Path, table: Table) -> bool:
    """Say whether there is only one way in which *table* can be read, whatever reads it."""
    delimiters = len(table.header) - 1
    mark = table.dialect.delimiter.encode()
    with path.open("rb") as stream:
        while lines := stream.readlines(_BLOCK):
            text = b"".join(lines)
            if not text.isascii() or any(odd in text for odd in (b'"', b"\0", b"\r")):
                return False
            if any(line.count(mark) != delimiters or len(line) > LONGEST for line in lines):
                return False
            if not delimiters and any(not line.strip() for line in lines):
                return False
    return True


def _count(path: Path) -> int:
    return read_parquet(path, named(path)).count()


def _parquet(path: Path, run: Run) -> Parquet | None:
    table = read_parquet(path, named(path))
    check_header(table.header, named(path), run.screen.instrument.questions, run.extra)
    wanted = {"id", *run.screen.instrument.questions}
    types = {name: kind for name, kind in table.types().items() if name in wanted}
    kinds = {name: _KINDS[kind] for name, kind in types.items() if kind in _KINDS}
    return Parquet(path, kinds) if len(kinds) == len(types) else None
