"""Read records that are certain to be sound; any other one is left to the careful way."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, cast

import msgspec

from rls_screen.logic.values import Answer, Choice, Missing, Question, Several, Whole
from rls_screen.screening.plan import Field

_ID = "id"
_DIGITS = 18
ANSWERS: Any = {
    msgspec.UNSET: Missing.NOT_ASKED,
    None: Missing.NOT_ASKED,
    Missing.UNSURE.value: Missing.UNSURE,
    True: "yes",
    False: "no",
}
"""What values of JSON are as answers, where they are not the answers themselves."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Read records of the shape that *decoder* takes."""

    decoder: msgspec.json.Decoder[Any]

    def values(self, data: bytes) -> tuple[Any, ...] | None:
        """Give the id in *data* as it is written, and the values of all questions in their order.

        What is not there is `UNSET`. Give None if it is not certain that the record is a sound one.
        """
        try:
            values = msgspec.structs.astuple(self.decoder.decode(data))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        # A key that stands twice leaves more colons than fields; so does a colon in an id.
        if data.count(b":") != len(values) - values.count(msgspec.UNSET):
            return None
        name = values[0]
        return values if name is msgspec.UNSET or _is_plain(bytes(name)) else None


def sound(questions: Iterable[Field]) -> Sound:
    """Prepare to read records of answers to *questions*."""
    kinds = ((item.id, _kind(item)) for item in questions)
    fields = [(name, kind | msgspec.UnsetType | None, msgspec.UNSET) for name, kind in kinds]
    record = msgspec.defstruct(
        "Record",
        [(_ID, msgspec.Raw | msgspec.UnsetType, msgspec.UNSET), *fields],
        forbid_unknown_fields=True,
        frozen=True,
    )
    return Sound(msgspec.json.Decoder(record))


def answer_to(question: Question, value: object) -> Answer:
    """Give *value*, as it stands in a sound record, as the answer to a *question* of that kind."""
    if isinstance(question, Whole) and value is not msgspec.UNSET and value is not None:
        # Here 1 and 0 are numbers, which are equal to true and false.
        return cast("int", value)
    return cast("Answer", ANSWERS.get(value, value))


def _kind(question: Field) -> Any:  # noqa: ANN401 - a type that is built
    """Give the type of the values that *question* takes."""
    match question.answers:
        case Whole(minimum, maximum):
            return Annotated[int, msgspec.Meta(ge=minimum, le=maximum)]
        case Several(values):
            return cast("Any", tuple)[_literal(values), ...]
        case Choice():
            codes = _literal(question.codes)
            return codes | bool if question.is_yes_no else codes


def _literal(codes: tuple[str, ...]) -> Any:  # noqa: ANN401 - a type that is built
    return cast("Any", Literal)[codes]


def _is_plain(raw: bytes) -> bool:
    """Say whether the id that is written as *raw* is written the same way again."""
    if raw.startswith(b'"'):
        return raw.isascii() and b"\\" not in raw
    return raw.isdigit() and len(raw) <= _DIGITS and not (raw.startswith(b"0") and raw != b"0")
