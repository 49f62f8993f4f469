"""Decide a sound record at once; any other one is left to the way that says what is wrong."""

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, cast

import msgspec

from rls_screen.batch.record import Id
from rls_screen.batch.value import Number
from rls_screen.instrument.model import UNSURE, Question
from rls_screen.logic.values import Choice, Missing, Several, Whole
from rls_screen.screening.result import Result
from rls_screen.screening.screen import Screener

MOST = 20_000
"""How many decided answer sheets are kept; then all are let go, so that memory does not grow."""

_ID = "id"
_DIGITS = 18
_ANSWERS: Any = {
    msgspec.UNSET: Missing.NOT_ASKED,
    None: Missing.NOT_ASKED,
    UNSURE: Missing.UNSURE,
    True: "yes",
    False: "no",
}
"""What values of JSON are as answers, where they are not the answers themselves."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A result, and its fields as JSON without the braces."""

    result: Result
    json: bytes


@dataclass(frozen=True, slots=True)
class Quick:
    """Decide records of the shape that *decoder* takes by *screen*.

    *numbers* are the places of the questions that are answered with a number. What was decided is
    kept under the answers, in the order of the questions.
    """

    screen: Screener
    decoder: msgspec.json.Decoder[Any]
    numbers: tuple[int, ...]
    known: dict[tuple[object, ...], Decided] = field(default_factory=dict)

    def __call__(self, data: bytes) -> tuple[Id | None, Decided] | None:
        """Decide the record in *data*; give None if it is not certain that it is a sound one."""
        try:
            values = msgspec.structs.astuple(self.decoder.decode(data))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        # A key that stands twice leaves more colons than fields; so does a colon in an id.
        if data.count(b":") != len(values) - values.count(msgspec.UNSET):
            return None
        name = values[0]
        if name is not msgspec.UNSET:
            name = _id(bytes(name))
            if name is None:
                return None
        answers = values[1:]
        found = self.known.get(answers) or self.decided(answers)
        return (None if name is msgspec.UNSET else name), found

    def decided(self, values: tuple[object, ...]) -> Decided:
        """Decide *values*, in the order of the questions, and keep the result."""
        get = _ANSWERS.get
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
    questions = screen.instrument.questions
    kinds = ((name, _kind(question)) for name, question in questions.items())
    fields = [(name, kind | msgspec.UnsetType | None, msgspec.UNSET) for name, kind in kinds]
    record = msgspec.defstruct(
        "Record",
        [(_ID, msgspec.Raw | msgspec.UnsetType, msgspec.UNSET), *fields],
        forbid_unknown_fields=True,
        frozen=True,
    )
    numbers = tuple(
        place for place, item in enumerate(questions.values()) if isinstance(item.answers, Whole)
    )
    return Quick(screen, msgspec.json.Decoder(record), numbers)


def _kind(question: Question) -> Any:  # noqa: ANN401 - a type that is built
    """Give the type of the values that *question* takes."""
    match question.answers:
        case Whole(minimum, maximum):
            return Annotated[int, msgspec.Meta(ge=minimum, le=maximum)]
        case Several(values):
            return cast("Any", tuple)[_literal(values), ...]
        case Choice():
            codes = _literal(tuple(option.code for option in question.options))
            return codes | bool if question.is_yes_no else codes


def _literal(codes: tuple[str, ...]) -> Any:  # noqa: ANN401 - a type that is built
    return cast("Any", Literal)[codes]


def _id(raw: bytes) -> Id | None:
    """Give the id that is written as *raw*, if it is a plain one."""
    if raw.startswith(b'"') and raw.isascii() and b"\\" not in raw:
        return raw[1:-1].decode()
    is_plain = raw.isdigit() and len(raw) <= _DIGITS and not (raw.startswith(b"0") and raw != b"0")
    return Number(raw.decode()) if is_plain else None
