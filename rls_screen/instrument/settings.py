"""Fill in what differs from place to place: the emergency number and the crisis line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rls_screen.errors import UsageError

EMERGENCY = "{emergency}"
HELPLINE = "{helpline}"
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


def _bracketed(found: str, words: Mapping[str, str]) -> str:
    if found not in words:
        return found
    return f" ({words[found]})" if words[found] else ""
