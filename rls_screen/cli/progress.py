"""Tell a person at a terminal how far a long run is."""

import sys
import time
from dataclasses import dataclass, field

from rls_screen.cli.say import say

_EVERY = 1_000
_SECONDS = 5.0


def _is_watched() -> bool:
    return sys.stderr.isatty()


@dataclass(slots=True)
class Progress:
    """Say now and then how many records were read: in whole lines, and to a terminal only."""

    is_shown: bool = field(default_factory=_is_watched)
    count: int = 0
    last: float = field(default_factory=time.monotonic)

    def step(self, records: int = 1) -> None:
        """Count so many *records* more."""
        before, self.count = self.count, self.count + records
        if self.is_shown and before // _EVERY < self.count // _EVERY:
            now = time.monotonic()
            if now - self.last >= _SECONDS:
                self.last = now
                say(f"rls-screen: {self.count:,} records so far.")
