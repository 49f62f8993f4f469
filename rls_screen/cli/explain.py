"""`rls-screen explain`: say why one record comes out as it does."""

from pathlib import Path
from typing import Annotated

import typer

from rls_screen.batch.output.ndjson import messages
from rls_screen.batch.record import Rejected, Taken
from rls_screen.batch.run import Extra, Run
from rls_screen.cli.consoles import console
from rls_screen.cli.files import STDIN, blocks, check_readable, typed
from rls_screen.cli.options import Lang, Plain, Questions
from rls_screen.cli.say import say
from rls_screen.cli.spoken import spoken
from rls_screen.errors import ExitCode, UsageError
from rls_screen.page.terminal import draw
from rls_screen.report.explanation import explanation
from rls_screen.screening.explain import explain as explain_answers
from rls_screen.screening.screen import screener


def explain(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="[FILE]",
            help="A file of records; - or none is standard input.",
            parser=typed,
        ),
    ] = STDIN,
    record: Annotated[
        int,
        typer.Option(min=1, metavar="N", help="Explain the record number N of the input."),
    ] = 1,
    extra: Annotated[
        Extra, typer.Option(help="What to do with keys that are no question.")
    ] = Extra.REJECT,
    lang: Lang = None,
    plain: Plain = False,
    questions: Questions = None,
) -> None:
    """Explain why one record comes out as it does.

    Every rule that decided is shown, with the answers behind it, its line and its sources.

    \b
    Examples:
      echo '{"urge": "yes", "rest": "no"}' | rls-screen explain
      rls-screen explain answers.ndjson --record 12
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    instrument = spoken(questions, lang)
    check_readable(file)
    run = Run(screener(instrument), Extra(extra))
    found = _find(run, file, record)
    match found:
        case Rejected():
            for message in messages(found):
                say(message)
            raise typer.Exit(ExitCode.REJECTED)
        case Taken(answers=answers):
            page = explanation(explain_answers(instrument, answers))
            console(plain=plain).print(draw(page))


def _find(run: Run, file: Path, wanted: int) -> Taken | Rejected:
    source = "<stdin>" if file == STDIN else str(file)
    found = 0
    for item in run.read(source, blocks(file)):
        found += 1
        if found == wanted:
            return item
    raise UsageError(f"{source}: there is no record {wanted}; the input holds {found}.")
