"""The sections of a questionnaire that are never asked or shown: laws and worked examples."""

from dataclasses import fields

from rls_screen.interop.jsonschema.questionnaire.scalars import ID_KEY, SOURCES, TEXT
from rls_screen.interop.jsonschema.terms import Key, Keys, Schema, a_map, listed, ref
from rls_screen.screening.result import Result

LAW: Keys = {
    "id": ID_KEY,
    "means": Key(TEXT, "What the law says, in a sentence."),
    "when": Key(ref("rule"), "Where the law speaks; everywhere if left out.", is_needed=False),
    "must": Key(ref("rule"), "What is definitely so there.", is_needed=False),
    "change": Key(
        listed(TEXT, least=1),
        "The questions or groups of which one gets another answer; 'any' stands for all.",
        is_needed=False,
    ),
    "from": Key(
        listed(TEXT, least=1),
        "The answers before it, also unsure, known and not_asked; left out, all of them.",
        is_needed=False,
    ),
    "to": Key(
        listed(TEXT, least=1),
        "The answers after it, also unsure, known and not_asked.",
        is_needed=False,
    ),
    "keeps": Key(
        listed(ref("rule"), least=1),
        "What is definitely so after the change wherever it was before.",
        is_needed=False,
    ),
    "sources": SOURCES,
}
EXPECTED: Keys = {
    field.name: Key(ref("given"), f"The field '{field.name}' of a result.", is_needed=False)
    for field in fields(Result)
}
EXAMPLE: Keys = {
    "id": ID_KEY,
    "about": Key(TEXT, "The case in a sentence."),
    "from": Key(TEXT, "Where the case comes from.", is_needed=False),
    "answers": Key(
        {"type": "object", "additionalProperties": ref("given")},
        "The answers, each by the id of its question; the others were not given.",
    ),
    "expected": Key(ref("expected"), "What must come out."),
}
SECTIONS: Keys = {
    "laws": Key(
        listed(ref("law"), least=1),
        "What must be so for every answer sheet; rls-screen check --prove proves it.",
        is_needed=False,
    ),
    "examples": Key(
        listed(ref("example"), least=1),
        "Worked cases, which rls-screen check runs. No result depends on them.",
        is_needed=False,
    ),
}


def working() -> dict[str, Schema]:
    """Give each kind of map in this section by its name."""
    law = a_map("What must be so, of one answer sheet or of two that differ in one answer.", LAW)
    return {
        "law": {
            **law,
            "oneOf": [{"required": ["must"]}, {"required": ["keeps"]}],
            "dependentRequired": {
                "change": ["to"],
                "from": ["change", "to"],
                "to": ["change"],
                "keeps": ["change", "to"],
            },
        },
        "example": a_map("A worked case: what was answered, and what must come out.", EXAMPLE),
        "expected": a_map("What must come out: any fields of a result.", EXPECTED),
        "given": {"description": "A value as a record or a result has it."},
    }
