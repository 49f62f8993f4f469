"""One record of answers as a JSON Schema: what `rls-screen score` takes."""

from collections.abc import Collection, Iterator, Mapping

from rls_screen.instrument.model import Instrument, Question
from rls_screen.interop.jsonschema.terms import Json, Schema, ref, urn_for, whole_schema
from rls_screen.logic.values import Choice, Several, Whole
from rls_screen.logic.write import write

ABOUT = (
    "One record: a line of NDJSON, or an item of an array. Every key may be left out. A key that "
    'is left out, or null, means that the question was not asked; "unsure" means that the person '
    "does not know. Answers that do not fit together are taken too."
)
UNSEEN = (
    "A schema sees values, not how they are written. rls-screen score also refuses a whole number "
    "that is written as 30.0 or 3e1, a key that stands twice, an escape that is half a character "
    "(\\ud800), a record of more than 1 MiB, and more than 20 open brackets."
)
NOT_ASKED = "Not asked"


def answers_schema(
    instrument: Instrument, *, is_open: bool = False, refused: Collection[str] = ()
) -> Schema:
    """Give the schema of a record of answers to *instrument*.

    Where it *is_open*, it takes keys that are no question, but those that are *refused*.
    """
    questions = instrument.questions
    names = _names(questions)
    never = {name: False for name in sorted(refused) if name not in questions and name != "id"}
    about_id = "Passed through unchanged: a text or a number."
    properties: dict[str, Json] = {
        "id": {"title": "Id", "description": about_id, "type": ["string", "number"]},
        **{item.id: _asked(item, names[item.id]) for item in questions.values()},
        **never,
    }
    rest: Schema = {
        "$comment": UNSEEN,
        "type": "object",
        "properties": properties,
        "additionalProperties": is_open,
        "$defs": {names[item.id]: _taken(item) for item in questions.values()},
    }
    title = f"Answers: {instrument.title}"
    return whole_schema(urn_for("answers", instrument), title, ABOUT, rest)


def _names(questions: Mapping[str, Question]) -> Mapping[str, str]:
    """Give for each question what its answers are called, by the first question that has them."""
    found: dict[object, str] = {}
    return {
        name: found.setdefault((item.answers, item.options), f"answers_to_{name}")
        for name, item in questions.items()
    }


def _asked(question: Question, name: str) -> Schema:
    schema: dict[str, Json] = {
        "title": question.label,
        "description": "\n\n".join(_about(question)),
        **ref(name),
    }
    if question.default:
        schema["default"] = question.default
    return schema


def _about(question: Question) -> Iterator[str]:
    """Say what is asked, why, and when; none of that refuses an answer."""
    yield question.text
    yield question.help
    if question.only_if is not None:
        yield f"Makes sense only if {write(question.only_if)}. Elsewhere it is inconsistent."
    if question.ask_if is not None:
        yield f"The interview asks it only if {write(question.ask_if)}."


def _taken(question: Question) -> Schema:
    """Give what can be answered to *question*."""
    match question.answers:
        case Whole(minimum, maximum):
            return {"type": ["integer", "null"], "minimum": minimum, "maximum": maximum}
        case Several():
            codes = [{"const": item.code, "title": item.label} for item in question.options]
            return {"type": ["array", "null"], "items": {"oneOf": codes}}
        case Choice():
            return {"oneOf": list(_choices(question))}


def _choices(question: Question) -> Iterator[Schema]:
    truths = {"yes": True, "no": False} if question.is_yes_no else {}
    for item in question.options:
        yield {"const": item.code, "title": item.label}
    for item in question.options:
        if item.code in truths:
            yield {"const": truths[item.code], "title": item.label}
    yield {"const": None, "title": NOT_ASKED}
