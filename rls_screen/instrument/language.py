"""The languages in which a questionnaire can speak, and the files that hold their texts.

Texts of a questionnaire `NAME.yaml` in another language stand beside it in `NAME.de.yaml`, named
by the language's code. The fixed sentences of the program stand in `words/` of the package.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rls_screen.errors import QuestionnaireError
from rls_screen.instrument.catalogue import (
    everywhere,
    in_questionnaire,
    is_option,
    texts_of,
    with_texts,
)
from rls_screen.instrument.document import Map, Problems, Text, compose
from rls_screen.instrument.translation import ENGLISH, Translation, match, read_translation
from rls_screen.instrument.words import Words, read_words

WORDS = Path(__file__).parent.parent / "words"


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its *code*, with the fixed *words* of the program in it.

    *translation* holds the questionnaire's texts, which stand in *file*; there is none for English.
    """

    code: str
    words: Words
    file: str = ""
    translation: Translation | None = None

    @property
    def letters(self) -> tuple[str, ...]:
        """Give the letters that are commands on every screen."""
        return tuple(self.words.keys.shown().values())

    def spoken(self, root: Map) -> Map:
        """Put the questionnaire *root* into this language.

        Raise `QuestionnaireError` with every text that is missing, stale or wrong.
        """
        if self.translation is None:
            return root
        problems = Problems(self.file)
        originals = texts_of(root, in_questionnaire)
        texts = match(self.translation, originals, problems)
        self.check_labels(self.translation, problems)
        if problems.found:
            raise QuestionnaireError(problems.in_order())
        return with_texts(root, texts)

    def check_labels(self, translation: Translation, problems: Problems) -> None:
        """Note each answer that begins with the letter of a command."""
        labels = {
            name: pair.translated
            for name, pair in translation.pairs.items()
            if is_option(tuple(name.split(".")))
        }
        check_letters(labels, self.letters, problems)


def check_letters(labels: Mapping[str, Text], letters: tuple[str, ...], problems: Problems) -> None:
    """Note each of *labels* that begins with one of *letters*, which are commands."""
    for label in labels.values():
        if label.value[:1].casefold() in letters:
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


def language(code: str, questionnaire: Path) -> Language:
    """Give the language *code* for *questionnaire*, whose texts in it stand beside it.

    Raise `QuestionnaireError` if a file of texts has problems, `OSError` if one cannot be read.
    """
    if code == ENGLISH:
        return english()
    words = translated_words(code)
    path = beside(questionnaire, code)
    problems = Problems(str(path))
    translation = read_translation(path.read_text(encoding="utf-8"), code, problems)
    if problems.found:
        raise QuestionnaireError(problems.in_order())
    return Language(code, words, path.name, translation)


def translated_words(code: str) -> Words:
    """Give the fixed sentences in the language *code*; raise `QuestionnaireError` if one lacks."""
    path = WORDS / f"{code}.yaml"
    problems = Problems(path.name)
    root = _english_words()
    translation = read_translation(path.read_text(encoding="utf-8"), code, problems)
    texts = match(translation, texts_of(root, everywhere), problems)
    if problems.found:
        raise QuestionnaireError(problems.in_order())
    return read_words(with_texts(root, texts))


def beside(questionnaire: Path, code: str) -> Path:
    """Give the path of the texts of *questionnaire* in the language *code*."""
    return questionnaire.with_name(f"{questionnaire.stem}.{code}{questionnaire.suffix}")


def codes(questionnaire: Path) -> Iterator[str]:
    """Give the code of each language that has texts for *questionnaire*, English first."""
    yield ENGLISH
    for path in sorted(WORDS.glob("*.yaml")):
        if path.stem != ENGLISH and beside(questionnaire, path.stem).exists():
            yield path.stem


@cache
def _english_words() -> Map:
    problems = Problems(f"{ENGLISH}.yaml")
    root = compose((WORDS / f"{ENGLISH}.yaml").read_text(encoding="utf-8"), problems)
    if root is None:
        raise QuestionnaireError(problems.in_order())
    return root
