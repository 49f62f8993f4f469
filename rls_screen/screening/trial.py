"""Find the unknown questions whose answer alone would change the result, by trying others."""

from collections.abc import Sequence
from dataclasses import dataclass

from rls_screen.logic.values import Answer, DecideInOrder, Missing

Candidates = tuple[tuple[int, tuple[Answer, ...]], ...]
"""Indexes of questions, each with the values worth trying."""

Search = tuple[tuple[str, ...], tuple[int, ...], Candidates]
"""The order, the places and the candidates of an `Unsettled`."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """The questions behind the result: all in *order*, and those with values worth trying.

    *places* are those of *order* among all questions. Each of *candidates* is an index of *order*.
    """

    decide: DecideInOrder
    order: tuple[str, ...]
    places: tuple[int, ...]
    candidates: Candidates

    def find(self, answers: Sequence[Answer]) -> tuple[str, ...]:
        """Give the ids of unknown questions of which some value would change the result.

        *answers* are those to all questions, in their order.
        """
        trial = [answers[place] for place in self.places]
        decide, now = self.decide, self.decide(trial)
        found: list[str] = []
        for index, values in self.candidates:
            given = trial[index]
            if given is not Missing.UNSURE and given is not Missing.NOT_ASKED:
                continue
            for value in values:
                trial[index] = value
                if decide(trial) != now:
                    found.append(self.order[index])
                    break
            trial[index] = given
        return tuple(found)
