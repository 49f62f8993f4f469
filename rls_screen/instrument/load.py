"""Find and read the questionnaire that comes with the package, or one from a file."""

from pathlib import Path

from rls_screen.errors import UsageError
from rls_screen.instrument.language import codes, find_language
from rls_screen.instrument.model import Instrument
from rls_screen.instrument.read import read
from rls_screen.instrument.settings import NEUTRAL, Settings
from rls_screen.instrument.source import source
from rls_screen.instrument.translation import ENGLISH

FILE = "questions.yaml"


def load(
    path: Path | None = None, language: str = ENGLISH, settings: Settings = NEUTRAL
) -> Instrument:
    """Read the questionnaire at *path*, or the one that comes with the package.

    *language* is the code of the one in which it speaks: one of `codes(path)`. Its texts have the
    numbers of *settings* in them. Raise `UsageError` if a file cannot be read or the language is
    not there, `QuestionnaireError` if there are problems in the questionnaire or its translation.
    """
    found = shipped() if path is None else path
    if language not in codes(found):
        listed = ", ".join(codes(found))
        message = f"the questionnaire does not speak '{language}'; its languages are: {listed}."
        raise UsageError(message)
    name = found.name if path is None else str(path)
    return read(source(found), name, find_language(language, found), settings)


def shipped() -> Path:
    """Give the path of the questionnaire that comes with the package.

    A wheel carries it inside the package; in a checkout it stands at the top, beside the package.
    """
    package = Path(__file__).parent.parent
    inside = package / FILE
    return inside if inside.exists() else package.parent / FILE
