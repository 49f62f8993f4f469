"""The section of a questionnaire that is never asked or shown: worked examples."""

from dataclasses import fields

from rls_screen.interop.jsonschema.questionnaire.scalars import ID_KEY, TEXT
from rls_screen.interop.jsonschema.terms import Key, Keys, Schema, a_map, listed, ref
from rls_screen.screening.result import Result

RESULT_FIELDS = tuple(field.name for field in fields(Result))
EXAMPLE: Keys = {
    "id": ID_KEY,
    "about": Key(TEXT, "The case in a sentence."),
    "from": Key(TEXT, "Where the case comes from.", is_needed=False),
    "answers": Key(
        {"type": "object", "additionalProperties": ref("given")},
        "The answers, each by the id of its question; the others were not given.",
    ),
    "expected": Key(
        {
            "type": "object",
            "propertyNames": {"enum": list(RESULT_FIELDS)},
            "additionalProperties": ref("given"),
        },
        "What must come out: any fields of a result.",
    ),
}
SECTIONS: Keys = {
    "examples": Key(
        listed(ref("example"), least=1),
        "Worked cases, which rls-screen check runs. No result depends on them.",
        is_needed=False,
    ),
}


def working() -> dict[str, Schema]:
    """Give each kind of map in this section by its name."""
    return {
        "example": a_map("A worked case: what was answered, and what must come out.", EXAMPLE),
        "given": {"description": "A value as a record or a result has it."},
    }
