"""Show the first question at once, before all that is needed after it is loaded."""

from collections.abc import Callable

from rls_screen.cli.consoles import PROMPT, console, is_terminal
from rls_screen.cli.signals import put_off_interrupt
from rls_screen.cli.spoken import language_here, numbers
from rls_screen.instrument.load import shipped
from rls_screen.instrument.ready import ready_opening
from rls_screen.instrument.settings import NEUTRAL
from rls_screen.page.terminal import draw


def open_interview() -> Callable[[], None] | None:
    """Show what comes before the first line that a person types, if it is ready.

    Give None if it is not. Else give what is to be called before that line is read: until then
    Ctrl-C is put off. Raise `UsageError` if a number in the environment is wrong.
    """
    if not is_terminal() or numbers() != NEUTRAL:
        return None
    blocks = ready_opening(shipped(), language_here())
    if blocks is None:
        return None
    let_through = put_off_interrupt()
    terminal = console()
    terminal.print(draw(blocks), end="")
    terminal.print(PROMPT, end="", emoji=False)
    return let_through
