"""The texts, numbers and names that stand in a questionnaire."""

from rls_screen.instrument.language import english
from rls_screen.instrument.questions import ID, RESERVED
from rls_screen.instrument.settings import EMERGENCY, HELPLINE
from rls_screen.instrument.vocabulary import NAMES, OTHERWISE, QUESTIONS
from rls_screen.interop.jsonschema.terms import Key, Schema, listed, ref
from rls_screen.logic.parse import LARGEST

_TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_ID: Schema = {"type": "string", "pattern": "^" + ID.pattern.removesuffix(r"\Z") + "$"}
_RULE: Schema = {"type": "string", "pattern": r"\S"}


def scalars() -> dict[str, Schema]:
    """Give each kind of text and number by its name."""
    braces = (EMERGENCY, HELPLINE)
    return {
        "text": {"description": "A text that is not empty.", **_TEXT},
        "wording": {
            "description": f"A text for people. {' and '.join(braces)} can stand in it.",
            **_TEXT,
            "not": _other_braces(*braces),
        },
        "reason": {
            "description": f"A text for people. {QUESTIONS} stands for the questions behind it.",
            **_TEXT,
            "not": _other_braces(*braces, QUESTIONS),
        },
        "label": {
            "description": "An answer as people read it. A command's letter cannot begin it.",
            **_TEXT,
            "not": {"anyOf": [_letters(), _other_braces(*braces)]},
        },
        "rule": {"description": "A condition, as the head of the file explains.", **_RULE},
        "id": {"description": "A name in files.", **_ID, "not": {"enum": sorted(RESERVED)}},
        "name": {
            "description": "A name that rules use, and that nothing else has.",
            **_ID,
            "not": {"enum": sorted({*RESERVED, *NAMES})},
        },
        "code": {"description": "The code of an answer.", **_ID},
        "number": {
            "description": "A whole number.",
            "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": LARGEST},
                {"type": "string", "pattern": "^[0-9]{1,9}$"},
            ],
        },
    }


def _letters() -> Schema:
    """Give texts that begin with a letter that is a command of the interview."""
    shown = english().words.keys.shown().values()
    letters = sorted({case for letter in shown for case in (letter.lower(), letter.upper())})
    return {"type": "string", "pattern": f"^[{''.join(letters)}]"}


def _other_braces(*known: str) -> Schema:
    """Give texts in which something stands in braces that is not *known*."""
    names = "|".join(word.strip("{}") for word in known)
    return {"type": "string", "pattern": rf"\{{(?!(?:{names})\}})[^{{}}]*\}}"}


TEXT = ref("text")
WORDING = ref("wording")
WHEN = Key(ref("rule"), "The condition on which it holds: only where it is definitely yes.")
SOURCES = Key(
    listed(TEXT, least=1), "The sources that it rests on, by their names in the section 'sources'."
)
ID_KEY = Key(ref("id"), "Its name in files and results: never change it.")
NAME_KEY = Key(ref("name"), "Its name in rules, files and results: never change it.")
LAST: Schema = {
    "type": "object",
    "properties": {"when": {"const": OTHERWISE}},
    "required": ["when"],
}
"""The last row of a decision."""
