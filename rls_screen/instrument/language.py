"""Read a language in which a questionnaire can speak, and put the questionnaire into it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rls_screen.errors import QuestionnaireError
from rls_screen.instrument.catalogue import (
    IsWording,
    everywhere,
    in_questionnaire,
    is_option,
    texts_of,
    with_texts,
)
from rls_screen.instrument.document import Map, Problems, Text, compose
from rls_screen.instrument.languages import WORDS, beside
from rls_screen.instrument.sentences import read_words
from rls_screen.instrument.source import source
from rls_screen.instrument.translation import Translation, match, read_translation
from rls_screen.instrument.vocabulary import ENGLISH
from rls_screen.instrument.words import Words


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its *code*, with the fixed *words* of the program in it.

    *translation* holds the questionnaire's texts; there is none for English.
    """

    code: str
    words: Words
    translation: Translation | None = None

    def spoken(self, root: Map, problems: Problems) -> Map:
        """Put the questionnaire *root* into this language; what is wrong in it goes to *problems*.

        Raise `QuestionnaireError` with every text of the translation that is missing or wrong.
        """
        letters = tuple(self.words.keys.shown().values())
        if self.translation is None:
            check_letters(texts_of(root, in_questionnaire), letters, problems)
            return root
        return translated(root, in_questionnaire, self.translation, letters)


def translated(
    root: Map, is_wording: IsWording, translation: Translation, letters: tuple[str, ...] = ()
) -> Map:
    """Put *translation* in the place of the texts of *root*.

    Raise `QuestionnaireError` with each that is missing, stale or wrong, or that begins an answer
    with one of *letters*, which are commands.
    """
    problems = Problems(translation.file)
    texts = match(translation, texts_of(root, is_wording), problems)
    said = {name: pair.translated for name, pair in translation.pairs.items()}
    check_letters(said, letters, problems)
    if problems.found:
        raise QuestionnaireError(problems.in_order())
    return with_texts(root, texts)


def check_letters(texts: Mapping[str, Text], letters: tuple[str, ...], problems: Problems) -> None:
    """Note each answer among *texts* that begins with one of *letters*, which are commands."""
    for name, label in texts.items():
        if is_option(tuple(name.split("."))) and label.value[:1].casefold() in letters:
            sentence = (
                f"the answer '{label.value}' begins with '{label.value[0]}', "
                "which is a command of the interview."
            )
            hint = f"Begin it with another letter than {', '.join(letters)}."
            problems.at(label, "label-letter", sentence, hint)


@cache
def english() -> Language:
    """Give the language in which questionnaires are written."""
    return Language(ENGLISH, read_words(_english_words()))


def find_language(code: str, questionnaire: Path) -> Language:
    """Give the language *code* for *questionnaire*, whose texts in it stand beside it.

    Raise `QuestionnaireError` if a file of texts has problems, `UsageError` if one cannot be read.
    """
    if code == ENGLISH:
        return english()
    words = translated(_english_words(), everywhere, _read(WORDS / f"{code}.yaml", code))
    return Language(code, read_words(words), _read(beside(questionnaire, code), code))


def _read(path: Path, code: str) -> Translation:
    return read_translation(source(path), str(path), code)


@cache
def _english_words() -> Map:
    path = WORDS / f"{ENGLISH}.yaml"
    problems = Problems(path.name)
    root = compose(source(path), problems)
    if root is None:
        raise QuestionnaireError(problems.in_order())
    return root
