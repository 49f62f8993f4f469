"""Read a translation, and say where it lacks a text or lags behind the English one.

A translation is a YAML file with the key `texts`: a map from the id of a text to a map with the
English text as it was when it was translated, under `en`, and the translation, under the code of
its language.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rls_screen.errors import QuestionnaireError
from rls_screen.instrument.document import Entry, Map, Problems, Text, compose
from rls_screen.instrument.form import NOTHING, Form
from rls_screen.instrument.vocabulary import ENGLISH
from rls_screen.logic.spelling import did_you_mean

PLACEHOLDER = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Pair:
    """An English text as it was translated, and its translation, with the line of both."""

    line: int
    english: str
    translated: Text


@dataclass(frozen=True, slots=True)
class Translation:
    """The *pairs* of *file* by id; *place* is where a missing one would stand."""

    file: str
    language: str
    place: tuple[int, int]
    pairs: Mapping[str, Pair]


def read_translation(text: str, file: str, language: str) -> Translation:
    """Read *text*, which stands in *file*, as a translation into *language*.

    Raise `QuestionnaireError` with every problem that was found, by line and column.
    """
    problems = Problems(file)
    root = compose(text, problems)
    translation = _translation(root, language, problems) if root else None
    if problems.found or translation is None:
        raise QuestionnaireError(problems.in_order())
    return translation


def _translation(root: Map, language: str, problems: Problems) -> Translation:
    form = Form(root, "a translation", problems)
    form.allow("texts")
    texts = form.form("texts", "the section 'texts'")
    entries = texts.map.entries if texts else ()
    pairs = {
        entry.key: pair
        for entry in entries
        if (pair := _pair(entry, language, problems)) is not None
    }
    place = (texts.map.line, texts.map.column) if texts else (1, 1)
    return Translation(problems.file, language, place, pairs)


def _pair(entry: Entry, language: str, problems: Problems) -> Pair | None:
    if not isinstance(entry.node, Map):
        hint = f"Write '{ENGLISH}: …' and '{language}: …' under it."
        problems.at(entry, "wrong-shape", f"'{entry.key}' must be a map.", hint)
        return None
    form = Form(entry.node, f"the text '{entry.key}'", problems)
    form.allow(ENGLISH, language)
    english, translated = form.text(ENGLISH), form.text(language)
    if NOTHING in (english, translated):
        return None
    return Pair(entry.line, english.value, translated)


def match(
    translation: Translation, originals: Mapping[str, Text], problems: Problems
) -> dict[str, str]:
    """Give the translation of each of *originals*; note each that is missing, stale or unknown."""
    for name, pair in translation.pairs.items():
        if name in originals:
            _compare(name, pair, originals[name].value, problems)
        else:
            hint = did_you_mean(name, tuple(originals)) or "Take it out."
            sentence = f"there is no text '{name}' to translate."
            problems.add((pair.line, 1), "unknown-text", sentence, hint)
    for name in originals:
        if name not in translation.pairs:
            sentence = f"the text '{name}' has no translation."
            hint = f"Add it with '{ENGLISH}: …' and '{translation.language}: …'."
            problems.add(translation.place, "missing-text", sentence, hint)
    return {name: pair.translated.value for name, pair in translation.pairs.items()}


def _compare(name: str, pair: Pair, original: str, problems: Problems) -> None:
    if pair.english != original:
        sentence = f"the English text '{name}' has changed since it was translated."
        hint = f"It is now: {original}"
        problems.add((pair.line, 1), "stale-text", sentence, hint)
    wanted, found = set(_placeholders(original)), set(_placeholders(pair.translated.value))
    if wanted != found:
        listed = ", ".join(sorted(wanted)) or "none"
        sentence = f"the translation of '{name}' has other words in braces than the English text."
        problems.at(pair.translated, "wrong-placeholder", sentence, f"It has {listed}.")


def _placeholders(text: str) -> list[str]:
    return PLACEHOLDER.findall(text)
