"""Remember the results of answers that come again, within a bound."""

from dataclasses import dataclass, field

from rls_screen.logic.values import Answer, Answers
from rls_screen.screening.result import Result
from rls_screen.screening.screen import Screener

MOST = 20_000
"""How many results are remembered; then all are forgotten, so that memory does not grow."""


@dataclass(frozen=True, slots=True)
class Remembering:
    """Decide answers by *screen*, those that were decided before at once."""

    screen: Screener
    results: dict[tuple[tuple[str, Answer], ...], Result] = field(default_factory=dict)

    def __call__(self, answers: Answers) -> Result:
        """Give the result of *answers*, which `take` has checked."""
        key = tuple(answers.items())
        found = self.results.get(key)
        if found is None:
            found = self.screen(answers)
            if len(self.results) >= MOST:
                self.results.clear()
            self.results[key] = found
        return found
