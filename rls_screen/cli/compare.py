"""`rls-screen compare`: show what changed between saved results."""

from pathlib import Path
from typing import Annotated

import typer

from rls_screen.cli.consoles import console
from rls_screen.cli.files import typed
from rls_screen.cli.options import Lang, Plain, Questions
from rls_screen.cli.results import read_results
from rls_screen.cli.spoken import spoken
from rls_screen.errors import UsageError
from rls_screen.page.terminal import draw
from rls_screen.report.compare import comparison
from rls_screen.screening.screen import screener


def compare(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="OLD NEW", help="Saved results, the oldest first.", parser=typed),
    ] = None,
    lang: Lang = None,
    plain: Plain = False,
    questions: Questions = None,
) -> None:
    """Show what changed between saved results.

    Each is a file that 'rls-screen ask --report FILE.json' wrote, and all must have been decided
    by the same rules. The files are only read.

    \b
    Example:
      rls-screen compare january.json may.json
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    paths = tuple(files or ())
    if len(paths) < 2:  # noqa: PLR2004 - an old and a new one
        raise UsageError("two saved results are needed: the old one, and then the new one.")
    results = read_results(paths, screener(spoken(questions, lang)))
    page = comparison(results.sheets, reworded=results.are_reworded)
    console(plain=plain).print(draw(page), end="")
