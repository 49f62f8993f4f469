"""The entry of the command `rls-screen`: it begins before anything else is imported."""

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line; Ctrl-C ends it in good order from the first moment on."""
    try:
        _run(sys.argv[1:])
    except KeyboardInterrupt:
        # Within a command this is caught where commands are; here nothing was begun.
        sys.stderr.write("rls-screen: interrupted.\n")
        sys.exit(INTERRUPTED)


def _run(arguments: list[str]) -> None:
    from rls_screen.cli.say import prepare_streams
    from rls_screen.cli.signals import end_in_good_order

    prepare_streams()
    end_in_good_order()
    # Where no option is given, nothing need wait for what reads options.
    match arguments:
        case ["score", *files] if all(map(_is_file, files)):
            _score(files)
        case [] if sys.stdin is None or not sys.stdin.isatty():
            _score([])
        case [] | ["ask"]:
            _ask()
        case _:
            from rls_screen.cli.app import app

            app()


def _is_file(argument: str) -> bool:
    """Say whether *argument* names a file as it stands, and is no option and no pattern."""
    is_option = argument.startswith("-") and argument != "-"
    return not is_option and sys.platform != "win32"


def _score(files: list[str]) -> None:
    from rls_screen.cli.catch import catching
    from rls_screen.cli.files import STDIN, typed
    from rls_screen.cli.scoring import Job, score_files

    with catching():
        score_files(Job(tuple(map(typed, files)) or (STDIN,)))


def _ask() -> None:
    from rls_screen.cli.catch import catching
    from rls_screen.cli.opening import open_interview

    with catching():
        opened = open_interview()
        from rls_screen.cli.asking import Asking, hold

        hold(Asking(opened=opened))
