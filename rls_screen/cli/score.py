"""`rls-screen score`: decide many records."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from rls_screen.batch.record import Outcome, Rejected, Scored
from rls_screen.batch.run import Extra, Run
from rls_screen.batch.write import messages, rejected_line, scored_line
from rls_screen.cli.files import (
    STDIN,
    blocks,
    check_readable,
    check_writable,
    private_file,
    refuse_in_use,
    standard_output,
    typed,
)
from rls_screen.cli.options import Questions
from rls_screen.cli.say import say
from rls_screen.errors import ExitCode, UsageError
from rls_screen.instrument.load import load
from rls_screen.screening.screen import screener


def score(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="Files of records; - or none is standard input.",
            parser=typed,
        ),
    ] = None,
    rejects: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write each rejected record's place and its first 20 mistakes here.",
            parser=typed,
        ),
    ] = None,
    extra: Annotated[
        Extra,
        typer.Option(help="What to do with keys that are no question."),
    ] = Extra.REJECT,
    questions: Questions = None,
) -> None:
    """Decide records: JSON in, one decided record a line out.

    The input is NDJSON (one JSON object a line), a JSON array of objects, or one object. Results
    go to standard output in the same order. A record that cannot be taken is rejected alone, with
    its place and the reason on standard error.

    \b
    Examples:
      rls-screen score answers.ndjson > results.ndjson
      rls-screen score --rejects rejects.ndjson --extra keep wave1.json wave2.json
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    score_files(tuple(files or [STDIN]), rejects, Extra(extra), questions)


def score_files(
    files: tuple[Path, ...], rejects: Path | None, extra: Extra, questions: Path | None
) -> None:
    """Score *files* to standard output; end with code 1 if any record was rejected."""
    run = Run(screener(load(questions)), extra)
    _check_paths(files, rejects, questions)
    tally = Tally()
    out = standard_output()
    try:
        with ExitStack() as stack:
            keep = stack.enter_context(private_file(rejects)) if rejects else None
            for path in files:
                source = "<stdin>" if path == STDIN else str(path)
                outcomes = run.score(source, _flushing(blocks(path), out))
                _write_all(outcomes, tally, out, keep)
    except (KeyboardInterrupt, UsageError):
        out.flush()
        say(tally.summary())
        raise
    for doubt in run.columns.doubts(run.screen.instrument.questions):
        say(f"rls-screen: {doubt}")
    say(tally.summary())
    if tally.rejected:
        raise typer.Exit(ExitCode.REJECTED)


@dataclass(slots=True)
class Tally:
    """Count what became of the records."""

    scored: int = 0
    rejected: int = 0

    def summary(self) -> str:
        """Give the counts in one line."""
        read = self.scored + self.rejected
        records = "record" if read == 1 else "records"
        return f"rls-screen: {read} {records} read: {self.scored} scored, {self.rejected} rejected."


def _write_all(
    outcomes: Iterable[Outcome],
    tally: Tally,
    out: BinaryIO,
    keep: Callable[[bytes], object] | None,
) -> None:
    for outcome in outcomes:
        match outcome:
            case Scored():
                out.write(scored_line(outcome))
                tally.scored += 1
            case Rejected():
                tally.rejected += 1
                for message in messages(outcome):
                    say(message)
                if keep:
                    keep(rejected_line(outcome))
    out.flush()


def _flushing(found: Iterable[bytes], out: BinaryIO) -> Iterator[bytes]:
    """Let results out before more input is waited for."""
    for block in found:
        yield block
        out.flush()


def _check_paths(files: tuple[Path, ...], rejects: Path | None, questions: Path | None) -> None:
    """Raise `UsageError` for a path that cannot be used, before anything is written."""
    for path in files:
        check_readable(path)
    if rejects:
        check_writable(rejects)
        refuse_in_use(rejects, (*files, *([questions] if questions else [])))
    if STDIN in files and sys.stdin.isatty():
        say("rls-screen: type one JSON record a line; end with Ctrl-D.")
