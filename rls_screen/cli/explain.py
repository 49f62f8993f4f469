"""`rls-screen explain`: say why one record comes out as it does."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from rls_screen.batch.output.ndjson import messages
from rls_screen.batch.record import Excluded, Rejected, Taken
from rls_screen.batch.run import Extra, Run
from rls_screen.cli.consoles import console
from rls_screen.cli.files import STDIN, check_readable, typed
from rls_screen.cli.inputs import Opening, answers, named
from rls_screen.cli.mapped import chosen_mapping, mapped_answers
from rls_screen.cli.options import Delimiter, Encoding, From, Lang, Map, Plain, Questions, Reading
from rls_screen.cli.pictured import shown_in
from rls_screen.cli.say import say
from rls_screen.cli.spoken import spoken
from rls_screen.errors import ExitCode, UsageError
from rls_screen.page.terminal import draw
from rls_screen.report.explanation import explanation, nowhere
from rls_screen.screening.explain import explain as explain_answers
from rls_screen.screening.screen import screener

_Record = Taken | Rejected | Excluded


def explain(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="[FILE]",
            help="A file of records in any format of `score`; - or none is standard input.",
            parser=typed,
        ),
    ] = STDIN,
    record: Annotated[
        int,
        typer.Option(min=1, metavar="N", help="Explain the record number N of the input."),
    ] = 1,
    mapping: Map = None,
    reading: Reading = None,
    form: From = None,
    delimiter: Delimiter = None,
    encoding: Encoding = None,
    extra: Annotated[
        Extra, typer.Option(help="What to do with keys that are no question.")
    ] = Extra.REJECT,
    lang: Lang = None,
    plain: Plain = False,
    questions: Questions = None,
    picture: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Name where each rule stands in this picture, which check --picture made.",
            parser=typed,
        ),
    ] = None,
) -> None:
    """Explain why one record comes out as it does.

    Every rule that decided is shown, with the answers behind it, its line and its sources.

    \b
    Examples:
      echo '{"urge": "yes", "rest": "no"}' | rls-screen explain
      rls-screen explain answers.ndjson --record 12
      rls-screen explain study.csv --map mesa --record 2
      rls-screen explain answers.ndjson --picture rules.html
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    instrument = spoken(questions, lang)
    check_readable(file)
    where = shown_in(picture, instrument.rules_digest) if picture else nowhere
    opening = Opening(form, delimiter, encoding)
    run = Run(screener(instrument), Extra(extra))
    records = _records(file, opening, run, (mapping, reading))
    match _find(records, named(file), record):
        case Rejected() as rejected:
            for message in messages(rejected):
                say(message)
            raise typer.Exit(ExitCode.REJECTED)
        case Excluded(because=because):
            raise UsageError(f"record {record} is excluded: {because}.")
        case Taken(answers=found):
            page = explanation(explain_answers(instrument, found), where)
            console(plain=plain).print(draw(page), crop=False)


def _find(records: Iterable[_Record], source: str, wanted: int) -> _Record:
    found = 0
    for item in records:
        found += 1
        if found == wanted:
            return item
    raise UsageError(f"{source}: there is no record {wanted}; the input holds {found}.")


def _records(
    file: Path, opening: Opening, run: Run, by: tuple[str | None, str | None]
) -> Iterator[_Record]:
    """Take the answers of each record, *by* a mapping and a reading of it if they are named."""
    mapping, reading = by
    if mapping is not None:
        codebook = chosen_mapping(mapping, reading, run.screen.instrument.questions)
        return mapped_answers(file, opening, codebook)
    if reading is not None:
        raise UsageError("--reading goes with --map.")
    return answers(file, opening, run)
