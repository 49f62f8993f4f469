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
    if arguments in ([], ["score"]) and sys.stdin is not None and not sys.stdin.isatty():
        # Records that are piped in need no command line to be read.
        from rls_screen.cli.catch import catching
        from rls_screen.cli.scoring import score_pipe

        with catching():
            score_pipe()
    else:
        from rls_screen.cli.app import app

        app()
