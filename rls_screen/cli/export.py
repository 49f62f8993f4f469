"""`rls-screen export`: give the questionnaire to other programs."""

from pathlib import Path
from typing import Annotated

import typer

from rls_screen.batch.extras import need
from rls_screen.cli.files import check_writable, put, refuse_in_use, typed
from rls_screen.cli.options import Questions
from rls_screen.instrument.load import load

commands = typer.Typer(
    name="export",
    help="Give the questionnaire to other programs.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@commands.callback()
def export() -> None:
    """Give the questionnaire to other programs."""


@commands.command()
def sql(
    dialect: Annotated[
        str,
        typer.Option(metavar="NAME", help="Such as duckdb, spark, postgres, bigquery, snowflake."),
    ] = "duckdb",
    table: Annotated[
        str, typer.Option(metavar="NAME", help="The table of answers, which has an id.")
    ] = "answers",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write it here.", parser=typed),
    ] = None,
    questions: Questions = None,
) -> None:
    """Give the rules as one SQL query: answers in, results out.

    The table has a column for each question: text with the codes of its answers, whole numbers
    for numbers, and NULL where it was not asked. What stands in it is not checked. The fields
    advice and unsettled are not among the results.

    \b
    Example:
      rls-screen export sql --dialect postgres --output decide.sql
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    if output:
        check_writable(output)
        refuse_in_use(output, (questions,))
    need("sqlglot", "sql")
    from rls_screen.engines.query import sql as query_in

    text = query_in(load(questions), dialect, table) + ";\n"
    put(text.encode(), output)
