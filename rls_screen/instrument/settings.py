"""Fill in what differs from place to place: the emergency number and the crisis line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rls_screen.errors import UsageError
from rls_screen.instrument.catalogue import in_questionnaire, texts_of, with_texts
from rls_screen.instrument.document import Map, Problems
from rls_screen.logic.check import did_you_mean

EMERGENCY = "{emergency}"
HELPLINE = "{helpline}"
QUESTIONS = "{questions}"
"""What stands in a rule's words for the labels of the questions behind it."""
LONGEST = 40
"""How many characters a number can have."""
BRACES = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Settings:
    """The numbers to call where the person lives; an empty text names none."""

    emergency_number: str = ""
    helpline: str = ""

    def fill(self, text: str) -> str:
        """Give *text* with each number, in brackets, in its place, or nothing there."""
        words = {EMERGENCY: self.emergency_number, HELPLINE: self.helpline}
        return BRACES.sub(lambda found: _bracketed(found[0], words), text)


NEUTRAL = Settings()


def number(name: str, text: str) -> str:
    """Give *text* as a number to call; raise `UsageError`, naming *name*, if it cannot be one."""
    text = text.strip()
    if len(text) > LONGEST or not text.isprintable() or "{" in text or "}" in text:
        message = f"{name}: use at most {LONGEST} printable characters, and no braces."
        raise UsageError(message)
    return text


def filled(root: Map, settings: Settings) -> Map:
    """Give the questionnaire *root* with the numbers in its texts."""
    texts = texts_of(root, in_questionnaire)
    return with_texts(
        root, {name: settings.fill(text.value) for name, text in texts.items() if "{" in text.value}
    )


def check_placeholders(root: Map, problems: Problems) -> None:
    """Note everything in braces that nothing would be filled in for."""
    for name, text in texts_of(root, in_questionnaire).items():
        is_reason = name.startswith("urgency.") and name.endswith(".says")
        known = (EMERGENCY, HELPLINE, *((QUESTIONS,) if is_reason else ()))
        for found in BRACES.finditer(text.value):
            if found[0] not in known:
                hint = did_you_mean(found[0], known) or f"Known here: {', '.join(known)}."
                sentence = f"nothing can be filled in for '{found[0]}'."
                problems.add(text.place(found.start()), "unknown-placeholder", sentence, hint)


def _bracketed(found: str, words: Mapping[str, str]) -> str:
    if found not in words:
        return found
    return f" ({words[found]})" if words[found] else ""
