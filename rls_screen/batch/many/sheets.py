"""Turn the answers of many records into masks, one bit for each record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from rls_screen.batch.many.looked_up import looked_up
from rls_screen.batch.sound import answer_to
from rls_screen.instrument.model import Question
from rls_screen.logic.gates import Reading
from rls_screen.logic.values import Missing

MOST = 10_000
"""How many values of one question are remembered, so that memory does not grow."""

_BYTE = 8
_BITS = tuple(bytes(b"01"[code >> bit & 1] for code in range(256)) for bit in range(_BYTE))
"""For each bit of a byte, what turns all bytes into digits that say whether it is set."""


@dataclass(frozen=True, slots=True)
class Codes:
    """Tell by a byte which of *readings* are so of an answer to *question*.

    *known* are the bytes of values that were met.
    """

    question: Question
    readings: tuple[Reading, ...]
    known: dict[object, int] = field(default_factory=dict)

    def column(self, values: tuple[object, ...]) -> bytes:
        """Give the byte of each of *values*."""
        try:
            return bytes(looked_up(self.known, values))
        except KeyError:
            if len(self.known) > MOST:
                self.known.clear()
            self.known.update((value, self.code(value)) for value in set(values))
            return bytes(looked_up(self.known, values))

    def code(self, value: object) -> int:
        """Work out the byte of *value*."""
        answer = answer_to(self.question.answers, value)
        if answer is Missing.NOT_ASKED and self.question.default:
            answer = self.question.default
        return sum(reading.is_so(answer) << bit for bit, reading in enumerate(self.readings))


@dataclass(frozen=True, slots=True)
class Sheets:
    """What is read off the answers: at each place among all questions, by some codes."""

    columns: tuple[tuple[int, Codes], ...]

    def masks(self, answers: Sequence[tuple[object, ...]]) -> Iterator[int]:
        """Give the mask of each reading; *answers* are those of all records to each question.

        The highest bit of a mask is that of the first record.
        """
        for place, codes in self.columns:
            column = codes.column(answers[place])
            for bit in range(len(codes.readings)):
                yield int(column.translate(_BITS[bit]), 2)


def sheets(questions: Mapping[str, Question], readings: Sequence[Reading]) -> Sheets:
    """Prepare *readings* of answers to *questions*; those of one question stand together."""
    places = tuple(questions)
    columns: list[tuple[int, Codes]] = []
    for name, found in groupby(readings, key=lambda reading: reading.name):
        together = tuple(found)
        for begin in range(0, len(together), _BYTE):
            codes = Codes(questions[name], together[begin : begin + _BYTE])
            columns.append((places.index(name), codes))
    return Sheets(tuple(columns))
