"""The languages in which a questionnaire can speak, and the files that hold their texts.

Texts of a questionnaire `NAME.yaml` in another language stand beside it in `NAME.de.yaml`, named
by the language's code. The fixed sentences of the program stand in `words/` of the package.
"""

from collections.abc import Iterator
from pathlib import Path

from rls_screen.instrument.vocabulary import ENGLISH

FILE = "questions.yaml"
WORDS = Path(__file__).parent.parent / "words"


def beside(questionnaire: Path, code: str) -> Path:
    """Give the path of the texts of *questionnaire* in the language *code*."""
    return questionnaire.with_name(f"{questionnaire.stem}.{code}{questionnaire.suffix}")


def codes(questionnaire: Path) -> Iterator[str]:
    """Give the code of each language that has texts for *questionnaire*, English first."""
    yield ENGLISH
    for path in sorted(WORDS.glob("*.yaml")):
        if path.stem != ENGLISH and beside(questionnaire, path.stem).exists():
            yield path.stem
