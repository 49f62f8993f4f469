"""Names of fields that REDCap takes, and that stand for one thing each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from rls_screen.errors import UsageError
from rls_screen.instrument.model import Instrument
from rls_screen.interop.outline import Outline
from rls_screen.logic.values import Whole

RECORD = "record_id"
LONGEST = 100
"""How many characters the name of a field can have."""
SHORT = 26
"""How many it should have, as other programs cut it there."""
RESERVED = frozenset(
    {
        *(RECORD, "hidden_edit_flag", "instance", "submit", "new", "return", "continue"),
        *("case", "class", "enum", "catch", "throw", "document"),
    }
)
"""What REDCap has for its own, beside all that begins with its name."""
_PLAIN = re.compile(r"[a-z0-9_]+\Z")
_FIELD = re.compile(r"[a-z](_?[a-z0-9])*\Z")
_OWN = "redcap_"


@dataclass(slots=True)
class Names:
    """Give each new field a name that no other one has."""

    taken: set[str] = field(default_factory=set)

    def new(self, name: str) -> str:
        """Give *name*, shortened if it is long, or one like it that is free, and keep it."""
        found, number = name[:SHORT].rstrip("_"), 1
        while found in self.taken:
            number += 1
            found = f"{name[: SHORT - len(f'_{number}')].rstrip('_')}_{number}"
        self.taken.add(found)
        return found


def is_plain(code: str) -> bool:
    """Say whether *code* is of small letters, digits and underscores."""
    return bool(_PLAIN.match(code))


def form_of(instrument: Instrument) -> str:
    """Give the name of the form of *instrument*, such as `rls_screen`."""
    name = re.sub("[^a-z0-9]+", "_", instrument.id.lower()).strip("_")
    if not _FIELD.match(name) or len(name) > SHORT:
        message = (
            f"REDCap cannot have a form called '{instrument.id}'; give the questionnaire an id of "
            f"at most {SHORT} letters, digits and '-' that begins with a letter."
        )
        raise UsageError(message)
    return name


def names_of(outline: Outline) -> Names:
    """Give the names that the questions and fields of *outline* have taken.

    Raise `UsageError` for a question whose name REDCap does not take.
    """
    form = form_of(outline.instrument)
    found = Names({*RESERVED, f"{form}_complete", f"{form}_timestamp"})
    found.taken.update(field.name for field in outline.fields)
    for name in outline.instrument.questions:
        if why := _fault(name, found):
            message = f"REDCap cannot have a question called '{name}': {why}; give it another id."
            raise UsageError(message)
        found.taken.add(name)
    return found


def steps_of(outline: Outline, names: Names) -> Mapping[str, str]:
    """Give the name of the field of each step of *outline*, and take it from *names*."""
    return {step.name: names.new(step.name) for step in outline.steps}


def given_of(outline: Outline, names: Names) -> Mapping[str, str]:
    """Give the name of the field that says whether a number is there, by question."""
    questions = outline.instrument.questions.values()
    numbers = (question.id for question in questions if isinstance(question.answers, Whole))
    return {name: names.new(f"{name}_given") for name in numbers}


def _fault(name: str, names: Names) -> str:
    if not _FIELD.match(name):
        return "a name is of small letters, digits and single underscores, none at its end"
    if len(name) > LONGEST:
        return f"a name has at most {LONGEST} characters"
    if name in names.taken or name.startswith(_OWN):
        return "the name has another meaning there"
    return ""
