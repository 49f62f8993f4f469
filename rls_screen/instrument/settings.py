"""Fill in what differs from place to place: the emergency number and the crisis line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import cast

from rls_screen.errors import UsageError
from rls_screen.instrument.document import Items, Map, Node, Problems, Text
from rls_screen.instrument.model import Instrument
from rls_screen.logic.check import did_you_mean

EMERGENCY = "{emergency}"
HELPLINE = "{helpline}"
QUESTIONS = "{questions}"
"""What stands in a rule's words for the labels of the questions behind it."""
LONGEST = 40
"""How many characters a number can have."""
BRACES = re.compile(r"\{[^{}]*\}")
UNFILLED = frozenset({"rules", "scope", "digest", "file", "words"})
"""The parts of a questionnaire in which no text for people stands."""


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


def with_settings(instrument: Instrument, settings: Settings = NEUTRAL) -> Instrument:
    """Give *instrument* with every text filled."""
    return cast("Instrument", _filled(instrument, settings))


def check_placeholders(root: Node, problems: Problems) -> None:
    """Note everything in braces that nothing would be filled in for."""
    _check(root, (), problems, set())


def _bracketed(found: str, words: Mapping[str, str]) -> str:
    if found not in words:
        return found
    return f" ({words[found]})" if words[found] else ""


def _filled(part: object, settings: Settings) -> object:
    match part:
        case str():
            return settings.fill(part) if "{" in part else part
        case tuple():
            return tuple(_filled(item, settings) for item in part)
        case Mapping():
            return {key: _filled(item, settings) for key, item in part.items()}
        case _ if is_dataclass(part) and not isinstance(part, type):
            changes = {
                field.name: new
                for field in fields(part)
                if field.name not in UNFILLED
                and (new := _filled(old := getattr(part, field.name), settings)) != old
            }
            return replace(part, **changes) if changes else part
        case _:
            return part


def _check(node: Node, path: tuple[str, ...], problems: Problems, seen: set[int]) -> None:
    """Look through *node*, which stands at *path*, once, as aliases may give it many times."""
    if id(node) in seen:
        return
    seen.add(id(node))
    match node:
        case Text():
            is_reason = path[:1] == ("urgency",) and path[-1:] == ("says",)
            _check_text(node, (EMERGENCY, HELPLINE, *((QUESTIONS,) if is_reason else ())), problems)
        case Items(items=items):
            for item in items:
                _check(item, path, problems, seen)
        case Map(entries=entries):
            for entry in entries:
                _check(entry.node, (*path, entry.key), problems, seen)


def _check_text(text: Text, known: tuple[str, ...], problems: Problems) -> None:
    for found in BRACES.finditer(text.value):
        if found[0] not in known:
            hint = did_you_mean(found[0], known) or f"Known here: {', '.join(known)}."
            sentence = f"nothing can be filled in for '{found[0]}'."
            problems.add(text.place(found.start()), "unknown-placeholder", sentence, hint)
