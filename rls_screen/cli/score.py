"""`rls-screen score`: decide many records."""

from pathlib import Path
from typing import Annotated

import typer

from rls_screen.batch.run import Extra
from rls_screen.cli.engine import Engine
from rls_screen.cli.files import STDIN, typed
from rls_screen.cli.inputs import Opening
from rls_screen.cli.options import Delimiter, Encoding, From, Map, Questions, Reading
from rls_screen.cli.outputs import To
from rls_screen.cli.scoring import Job, score_files


def score(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="Files of records, also packed with gzip; - or none is standard input.",
            parser=typed,
        ),
    ] = None,
    mapping: Map = None,
    reading: Reading = None,
    form: From = None,
    delimiter: Delimiter = None,
    encoding: Encoding = None,
    to: Annotated[
        To | None,
        typer.Option(help="The format of the results; else by the ending of --output, or ndjson."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write the results here, whole or not at all.",
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
        Extra | None,
        typer.Option(
            help="What to do with other columns; without a mapping reject, with one ignore."
        ),
    ] = None,
    jobs: Annotated[
        int,
        typer.Option(
            metavar="N", min=1, max=64, help="Decide in N processes; for JSON records in and out."
        ),
    ] = 1,
    engine: Annotated[
        Engine,
        typer.Option(
            help="What decides: rows, one by one; duckdb, by columns; auto, by size and format."
        ),
    ] = Engine.ROWS,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Write nothing and end with code 2 if there is a warning."),
    ] = False,
    questions: Questions = None,
) -> None:
    """Decide records: answers in, one decided record each out.

    The input is NDJSON (one JSON object a line), a JSON array, one object, a table such as CSV,
    Parquet, or FHIR; its columns are question ids, or a mapping says what they mean. Results
    come in the same order. A record that cannot be taken is rejected alone, with its place and
    the reason on standard error.

    \b
    Examples:
      rls-screen score answers.ndjson > results.ndjson
      rls-screen score --rejects rejects.ndjson --extra keep wave1.json wave2.json
      rls-screen score --map mesa study.csv --output results.csv
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    paths = tuple(files or [STDIN])
    job = Job(
        paths,
        mapping=mapping,
        reading=reading,
        opening=Opening(form, delimiter, encoding),
        to=to,
        output=output,
        rejects=rejects,
        extra=extra,
        is_strict=strict,
        jobs=jobs,
        engine=engine,
        questions=questions,
    )
    score_files(job)
