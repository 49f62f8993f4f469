"""Score files as they are asked for, and account for every record."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from rls_screen.batch.formats import Format
from rls_screen.batch.output.flat import Columns
from rls_screen.batch.part import Part, Parts
from rls_screen.batch.record import Outcome
from rls_screen.batch.run import Extra, Run
from rls_screen.cli.account import Account
from rls_screen.cli.engine import Engine
from rls_screen.cli.files import (
    STDIN,
    beginning,
    check_readable,
    check_writable,
    private_file,
    refuse_in_use,
)
from rls_screen.cli.inputs import FOUND, Opening, answers, decided, named, opened, outcomes
from rls_screen.cli.outputs import Output, To, format_of, sink
from rls_screen.cli.say import say
from rls_screen.cli.writing import Writing
from rls_screen.errors import ExitCode, RlsScreenError, UsageError
from rls_screen.screening.screen import Screener
from rls_screen.screening.shipped import screener_at


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked of `rls-screen score`; the options are those of the command."""

    files: tuple[Path, ...]
    mapping: str | None = None
    reading: str | None = None
    opening: Opening = FOUND
    to: To | None = None
    output: Path | None = None
    rejects: Path | None = None
    extra: Extra | None = None
    is_strict: bool = False
    jobs: int = 1
    engine: Engine = Engine.ROWS
    questions: Path | None = None


Read = Callable[[Path, int, Iterator[bytes]], Iterator[Part]]
"""Takes a file, the byte at which its records begin, and its bytes; gives what becomes of them."""


class Way(Protocol):
    """How the records of files are read and decided."""

    def outcomes(self, path: Path, opening: Opening) -> Iterator[Outcome]:
        """Give what becomes of each record in the file at *path*."""
        ...

    def warnings(self) -> Iterator[str]:
        """Give a sentence for each thing that may not have been read as it was meant."""
        ...


@dataclass(frozen=True, slots=True)
class OwnWay:
    """Read records whose keys are our own question ids, and decide them with *run*.

    With *keeps_answers*, each comes with its answers, which takes longer.
    """

    run: Run
    keeps_answers: bool = False

    def outcomes(self, path: Path, opening: Opening) -> Iterator[Outcome]:
        """Give what becomes of each record in the file at *path*."""
        if self.keeps_answers:
            return self.run.decide(answers(path, opening, self.run))
        return outcomes(path, opening, self.run)

    def warnings(self) -> Iterator[str]:
        """Give a sentence for each column that may be a misspelt question."""
        return self.run.columns.doubts(self.run.screen.plan.questions)


def score_files(job: Job) -> None:
    """Do *job*; end with code 1 if any record was rejected."""
    way, columns = _way(job, screener_at(job.questions))
    _check(job)
    out = _output(format_of(job.to, job.output), columns, way)
    account = Account()
    # What is loaded stays, and records make no cycles; looking for some costs a third of the time.
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    try:
        with ExitStack() as stack:
            keep = stack.enter_context(private_file(job.rejects)) if job.rejects else None
            to = stack.enter_context(sink(job.output, is_held=job.is_strict))
            opening = replace(job.opening, flush=to.flush)
            writing = Writing(account, out, to, keep)
            if isinstance(way, OwnWay) and out.to is To.NDJSON:
                _write_parts(job, way.run, opening, writing)
            else:
                for path in job.files:
                    writing.outcomes(way.outcomes(path, opening))
            to.write(out.end())
            to.flush()
            _end(account, tuple(_warnings(account, way)), is_strict=job.is_strict)
    except (KeyboardInterrupt, RlsScreenError):
        account.end_input()
        if account.read:
            say(account.summary())
        raise
    if account.rejected:
        raise SystemExit(ExitCode.REJECTED)


def score_pipe() -> None:
    """Score what is piped in."""
    score_files(Job((STDIN,)))


def _output(to: To, columns: Columns, way: Way) -> Output:
    """Give what writes results in the format *to*."""
    if to is not To.FHIR:
        return Output(to, columns)
    from rls_screen.cli.fhir import FhirOutput, FhirWay
    from rls_screen.interop.outline import outline

    match way:
        case OwnWay(run) | FhirWay(run):
            return Output(to, columns, FhirOutput(outline(run.screen.instrument)))
        case _:
            raise UsageError("--to fhir is for answers to our own questions, without --map.")


def _way(job: Job, screen: Screener) -> tuple[Way, Columns]:
    """Give how the files of *job* are read, and the columns of a table of results."""
    criteria = tuple(name for name, _ in screen.plan.criteria)
    if job.mapping is None:
        if job.reading is not None:
            raise UsageError("--reading goes with --map.")
        extra = job.extra or Extra.REJECT
        own = Columns(criteria, (), is_mapped=False, has_extra=extra is Extra.KEEP)
        if job.opening.form is Format.FHIR:
            from rls_screen.cli.fhir import fhir_way

            return fhir_way(Run(screen, extra)), own
        is_fhir = format_of(job.to, job.output) is To.FHIR
        if is_fhir and extra is Extra.KEEP:
            raise UsageError("--extra keep: FHIR has no place for other columns; take ignore.")
        return OwnWay(Run(screen, extra), keeps_answers=is_fhir), own
    from rls_screen.cli.mapped import chosen_mapping, way

    if job.extra is Extra.REJECT:
        raise UsageError("--extra reject goes without --map; a mapping names the columns it uses.")
    extra = job.extra or Extra.IGNORE
    codebook = chosen_mapping(job.mapping, job.reading, screen.instrument.questions)
    columns = Columns(criteria, codebook.carried, is_mapped=True, has_extra=extra is Extra.KEEP)
    return way(screen, codebook, extra), columns


def _mapping_file(job: Job) -> Path | None:
    """Give the path of the mapping, which no result may overwrite."""
    if job.mapping is None:
        return None
    from rls_screen.mapping.shipped import find

    return find(job.mapping)


def _write_parts(job: Job, run: Run, opening: Opening, writing: Writing) -> None:
    """Write what becomes of the records in the files of *job*, many at a time where it can be."""
    with _reading(job, run) as read:
        for path in job.files:
            if found := _in_columns(job, path, opening, run):
                writing.parts(found, run.columns)
                continue
            begin = beginning(path)
            data, form = opened(path, opening, run, is_mapped=False)
            if form is Format.JSON:
                writing.parts(read(path, begin, data), run.columns)
            elif job.jobs > 1:
                raise UsageError(f"{named(path)}: --jobs is for records of JSON.")
            else:
                writing.outcomes(decided(path, (data, form), opening, run))


def _in_columns(job: Job, path: Path, opening: Opening, run: Run) -> Iterator[Part] | None:
    """Give what an engine of columns makes of the file at *path*, if one is to read it."""
    if job.engine is Engine.ROWS:
        return None
    from rls_screen.cli.columns import parts, source_of

    source = source_of(path, opening, run, job.engine)
    return parts(path, source, opening, run) if source else None


@contextmanager
def _reading(
    job: Job, run: Run
) -> Iterator[Callable[[Path, int, Iterator[bytes]], Iterator[Part]]]:
    """Give what decides the records of an input: here, or in several processes."""
    if job.jobs == 1:
        own = Parts(run)
        yield lambda path, _, data: own.read(named(path), data)
        return
    from rls_screen.batch.parallel import workers
    from rls_screen.cli.sharing import parts

    with workers(job.jobs, job.questions, run) as pool:
        yield lambda path, begin, data: parts(pool, path, begin, data)


def _warnings(account: Account, way: Way) -> Iterator[str]:
    """Give a sentence for all that may mean that the data were not read as they were meant."""
    yield from way.warnings()
    if alike := account.alike():
        yield alike


def _end(account: Account, warnings: tuple[str, ...], *, is_strict: bool) -> None:
    """Say what became of the records; raise `UsageError` if that must not be."""
    for line in account.gathered():
        say(f"rls-screen: {line}")
    for line in account.exclusions():
        say(f"rls-screen: {line}")
    for line in _first(warnings):
        say(f"rls-screen: warning: {line}")
    if not account.is_sound:
        raise UsageError(
            f"the counts do not add up: {account.read} records came in. This is a fault of "
            "rls-screen; the results are not to be trusted."
        )
    if is_strict and warnings:
        count = "is a warning" if len(warnings) == 1 else f"are {len(warnings)} warnings"
        raise UsageError(f"--strict: nothing is written, as there {count}.")
    say(account.summary())


def _first(warnings: tuple[str, ...], most: int = 40) -> Iterator[str]:
    yield from warnings[:most]
    if len(warnings) > most:
        yield f"and {len(warnings) - most:,} more."


def _check(job: Job) -> None:
    """Raise `UsageError` for a path that cannot be used, before anything is written."""
    for path in job.files:
        check_readable(path)
    written = [path for path in (job.output, job.rejects) if path]
    inputs = (*job.files, job.questions, _mapping_file(job))
    for path in written:
        check_writable(path)
        refuse_in_use(path, inputs)
    if len(written) == 2 and written[0].resolve() == written[1].resolve():  # noqa: PLR2004
        raise UsageError(f"{written[0]}: results and rejected records cannot go into one file.")
    if job.engine is Engine.DUCKDB and (
        job.mapping or format_of(job.to, job.output) is not To.NDJSON
    ):
        raise UsageError("--engine duckdb is for our own questions, and NDJSON out; take auto.")
    if job.engine is Engine.DUCKDB and job.extra is Extra.KEEP:
        raise UsageError("--engine duckdb keeps no other columns; take auto.")
    if job.jobs > 1 and (job.mapping or format_of(job.to, job.output) is not To.NDJSON):
        raise UsageError("--jobs is for records of JSON without a mapping, and NDJSON out.")
    if STDIN in job.files and sys.stdin.isatty():
        say("rls-screen: type one JSON record a line; end with Ctrl-D.")
