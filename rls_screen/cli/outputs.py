"""Write results where they are wanted: to standard output or a file, at once or only when sound."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum, unique
from pathlib import Path
from typing import Protocol

from rls_screen.batch.output.flat import Columns
from rls_screen.batch.output.json import JsonOutput, NdjsonOutput
from rls_screen.batch.record import MAPPED, Scored
from rls_screen.cli.files import private_file, standard_output
from rls_screen.errors import UsageError
from rls_screen.screening.visible import shown

_IN_MEMORY = 16_777_216


@unique
class To(Enum):
    """The formats in which results go out."""

    NDJSON = "ndjson"
    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"
    FHIR = "fhir"


_ENDINGS = {
    ".ndjson": To.NDJSON,
    ".jsonl": To.NDJSON,
    ".json": To.JSON,
    ".csv": To.CSV,
    ".parquet": To.PARQUET,
}


class Written(Protocol):
    """What turns decided records into bytes."""

    def begin(self) -> bytes:
        """Give the bytes before the first record."""
        ...

    def record(self, scored: Scored) -> bytes:
        """Give the bytes of a record, or of those that waited."""
        ...

    def end(self) -> bytes:
        """Give the bytes behind the last record."""
        ...


def format_of(to: To | None, file: Path | None) -> To:
    """Give the format that is asked for, or that the ending of *file* tells; else NDJSON.

    Raise `UsageError` where Parquet would go to standard output.
    """
    found = to or (_ENDINGS.get(file.suffix.lower(), To.NDJSON) if file else To.NDJSON)
    if found is To.PARQUET and file is None:
        raise UsageError("Parquet is written to a file: name one with --output FILE.parquet")
    return found


@dataclass(slots=True)
class Output:
    """Write records *to* a format; the columns are settled when the first record is there."""

    to: To
    columns: Columns
    inner: Written | None = None

    def record(self, scored: Scored) -> bytes:
        """Give the bytes of *scored*, behind those that come before the first record."""
        if self.inner is None:
            found = (key for key, _ in scored.others if key not in MAPPED)
            carried = tuple(dict.fromkeys((*self.columns.carried, *found)))
            self.inner = _output(self.to, replace(self.columns, carried=carried))
            return self.inner.begin() + self.inner.record(scored)
        return self.inner.record(scored)

    def end(self) -> bytes:
        """Give the bytes behind the last record."""
        if self.inner is None:
            inner = _output(self.to, self.columns)
            return inner.begin() + inner.end()
        return self.inner.end()


def _apart(columns: Columns) -> Columns:
    """Give *columns*; raise `UsageError` if one to be carried has the name of another."""
    names = Counter(columns.names)
    twice = next((name for name in columns.carried if names[name] > 1), None)
    if twice is not None:
        raise UsageError(
            f"the column '{shown(twice)}' cannot be carried, as results have a column of this "
            "name; rename it."
        )
    return columns


def _output(to: To, columns: Columns) -> Written:
    match to:
        case To.NDJSON:
            return NdjsonOutput()
        case To.JSON:
            return JsonOutput()
        case To.CSV:
            from rls_screen.batch.output.table import CsvOutput

            return CsvOutput(_apart(columns))
        case To.FHIR:
            raise AssertionError("what writes FHIR is there from the beginning")
        case To.PARQUET:
            from rls_screen.batch.output.parquet import ParquetOutput

            return ParquetOutput(_apart(columns))


@dataclass(frozen=True, slots=True)
class Sink:
    """Where bytes go: *write* takes some, *flush* lets them out."""

    write: Callable[[bytes], object]
    flush: Callable[[], object]


@contextmanager
def sink(file: Path | None, *, is_held: bool) -> Iterator[Sink]:
    """Open *file*, or standard output if it is none.

    A file is whole or not there. With *is_held* nothing goes out before all has gone well.
    """
    if file:
        with private_file(file) as write:
            yield Sink(write, lambda: None)
        return
    out = standard_output()
    if not is_held:
        yield Sink(out.write, out.flush)
        out.flush()
        return
    import shutil
    import tempfile

    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as held:
        yield Sink(held.write, lambda: None)
        held.seek(0)
        shutil.copyfileobj(held, out)
        out.flush()
