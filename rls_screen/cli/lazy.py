"""Commands that are imported when they are used, so that the program starts at once."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from rls_screen.cli.catch import catching


@dataclass(frozen=True, slots=True)
class Lazy:
    """A command: the *module* and the *name* of its function or group, and its help in short."""

    module: str
    name: str
    help: str


COMMANDS = {
    "ask": Lazy("ask", "ask", "Ask the questions in this terminal, and show the result."),
    "score": Lazy("score", "score", "Decide records: answers in, one decided record each out."),
    "summarize": Lazy(
        "summarize",
        "summarize",
        "Count decided records: results, urgency, criteria, flags, and what is missing.",
    ),
    "explain": Lazy("explain", "explain", "Explain why one record comes out as it does."),
    "compare": Lazy("compare", "compare", "Show what changed between saved results."),
    "check": Lazy("check", "check", "Check a questionnaire and its translations."),
    "export": Lazy("export", "commands", "Give the questionnaire to other programs."),
    "map": Lazy("maps", "commands", "Mappings: what the columns of other people's data mean."),
}
"""The commands, in the order of the help."""


class Commands(TyperGroup):
    """The group of all commands, each imported when it is asked for and run under the catcher."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - Typer's own signature
        """Give the names of the commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 - Typer's own signature
        """Import the command *cmd_name*, if there is one."""
        del ctx
        lazy = COMMANDS.get(cmd_name)
        return _built(cmd_name, lazy) if lazy else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's own
        """Write the list of commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, lazy.help) for name, lazy in COMMANDS.items()])

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - Typer's own signature
        """Run the command of *ctx*."""
        with catching():
            return super().invoke(ctx)

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - Typer's own signature
        """Run the whole command line, the help and the version too."""
        with catching():
            return super().main(*args, **kwargs)


def _built(name: str, lazy: Lazy) -> Any:  # noqa: ANN401 - a command of Click
    found = getattr(import_module(f"rls_screen.cli.{lazy.module}"), lazy.name)
    if isinstance(found, typer.Typer):
        return get_command(found)
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name)(found)
    return get_command(single)
