"""Decide a sound record at once; any other one is left to the way that says what is wrong."""

from dataclasses import dataclass, field
from typing import Any

import msgspec

from rls_screen.batch.record import Id
from rls_screen.batch.sound import ANSWERS, Sound, sound
from rls_screen.batch.value import Number
from rls_screen.logic.values import Missing, Whole
from rls_screen.screening.result import Result
from rls_screen.screening.screen import Screener

MOST = 20_000
"""How many decided answer sheets are kept; then all are let go, so that memory does not grow."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A result, and its fields as JSON without the braces."""

    result: Result
    json: bytes


@dataclass(frozen=True, slots=True)
class Quick:
    """Decide *sound* records by *screen*.

    *numbers* are the places of the questions that are answered with a number. What was decided is
    kept under the answers, in the order of the questions.
    """

    screen: Screener
    sound: Sound
    numbers: tuple[int, ...]
    known: dict[tuple[object, ...], Decided] = field(default_factory=dict)

    def __call__(self, data: bytes) -> tuple[Id | None, Decided] | None:
        """Decide the record in *data*; give None if it is not certain that it is a sound one."""
        values = self.sound.values(data)
        if values is None:
            return None
        answers = values[1:]
        return _id(values[0]), self.known.get(answers) or self.decided(answers)

    def decided(self, values: tuple[object, ...]) -> Decided:
        """Decide *values*, in the order of the questions, and keep the result."""
        get = ANSWERS.get
        answers = [get(value, value) for value in values]
        for place in self.numbers:
            # Here 1 and 0 are numbers, which are equal to true and false.
            given = values[place]
            is_given = given is not msgspec.UNSET and given is not None
            answers[place] = given if is_given else Missing.NOT_ASKED
        result = self.screen.in_order(answers)
        found = Decided(result, msgspec.json.encode(result)[1:-1])
        if len(self.known) >= MOST:
            self.known.clear()
        self.known[values] = found
        return found


def quick(screen: Screener) -> Quick:
    """Prepare the quick way for the questions of *screen*."""
    questions = screen.plan.fields
    numbers = tuple(
        place for place, item in enumerate(questions) if isinstance(item.answers, Whole)
    )
    return Quick(screen, sound(questions), numbers)


def _id(raw: Any) -> Id | None:  # noqa: ANN401 - as it was read
    """Give the id that is written as *raw*, a plain one, or none."""
    if raw is msgspec.UNSET:
        return None
    written = bytes(raw).decode()
    return written[1:-1] if written.startswith('"') else Number(written)
