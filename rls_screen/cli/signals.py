"""End in good order when told to, so that no half-written file stays behind."""

import signal
from collections.abc import Callable
from types import FrameType


def end_in_good_order() -> None:
    """Let the signals that end a program end this one with all that is open closed."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def put_off_interrupt() -> Callable[[], None]:
    """Put off Ctrl-C, and give what lets it through again; that raises one that came meanwhile."""
    before, came = signal.getsignal(signal.SIGINT), False

    def note(_number: int, _frame: FrameType | None) -> None:
        nonlocal came
        came = True

    def let_through() -> None:
        signal.signal(signal.SIGINT, before)
        if came:
            raise KeyboardInterrupt

    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, note)
    return let_through
