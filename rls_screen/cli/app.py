"""The command `rls-screen` and its subcommands."""

import sys
from importlib import import_module
from typing import Annotated

import typer

from rls_screen import __version__
from rls_screen.cli.lazy import Commands
from rls_screen.cli.options import Lang, Plain
from rls_screen.errors import UsageError

app = typer.Typer(
    cls=Commands,
    name="rls-screen",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(value: bool) -> None:  # noqa: FBT001 - Typer's own signature
    if value:
        typer.echo(f"rls-screen {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def default(
    context: typer.Context,
    *,
    lang: Lang = None,
    plain: Plain = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Screen for restless legs syndrome.

    Without a command: the interview in a terminal, or, with something piped in, the same as score.
    It is a screen, not a diagnosis. Nothing leaves this computer.

    \b
    Examples:
      rls-screen
      rls-screen < answers.ndjson > results.ndjson
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    del version
    if context.invoked_subcommand is not None:
        if lang is not None or plain:
            command = f"rls-screen {context.invoked_subcommand}"
            raise UsageError(f"write --lang and --plain after the command: {command} --plain")
        return
    # Each is imported only where it is run, so that the other one need not be waited for.
    if sys.stdin is not None and sys.stdin.isatty():
        asking = import_module("rls_screen.cli.asking")
        asking.hold(asking.Asking(lang=lang, plain=plain))
    else:
        import_module("rls_screen.cli.scoring").score_pipe()
