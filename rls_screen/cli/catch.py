"""The one place where an exception becomes a message and an exit code."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from rls_screen.cli.say import say
from rls_screen.errors import ExitCode, FileError, RlsScreenError


@contextmanager
def catching() -> Iterator[None]:
    """End with the exit code of an error that a person can meet, after saying what it is."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except FileError as error:
        for problem in error.problems:
            say(str(problem))
        raise SystemExit(ExitCode.FILE) from None
    except RlsScreenError as error:
        say(f"rls-screen: {error}")
        raise SystemExit(ExitCode.USAGE) from None
    except KeyboardInterrupt:
        say("rls-screen: interrupted.")
        raise SystemExit(ExitCode.INTERRUPTED) from None
    except BrokenPipeError:
        _end_like_a_pipe()
    except OSError as error:
        _discard_output()
        say(f"rls-screen: {error.filename or 'standard output'}: {error.strerror}.")
        raise SystemExit(ExitCode.USAGE) from None


def _end_like_a_pipe() -> None:
    """End quietly in the way of Unix programs whose reader has gone: by the signal for it."""
    _discard_output()
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGPIPE)
    raise SystemExit(ExitCode.USAGE)


def _discard_output() -> None:
    """Let what still waits for standard output go nowhere, so that nothing complains at exit."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
