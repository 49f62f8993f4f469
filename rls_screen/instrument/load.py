"""Find and read the questionnaire that comes with the package, or one from a file."""

from pathlib import Path

from rls_screen.errors import Problem, QuestionnaireError, UsageError
from rls_screen.instrument.language import codes, language
from rls_screen.instrument.model import Instrument
from rls_screen.instrument.read import read
from rls_screen.instrument.settings import NEUTRAL, Settings, with_settings
from rls_screen.instrument.translation import ENGLISH

FILE = "questions.yaml"
LARGEST = 16_777_216
"""How many bytes a questionnaire may have; the one that comes along has some 100,000."""


def load(path: Path | None = None, code: str = ENGLISH, settings: Settings = NEUTRAL) -> Instrument:
    """Read the questionnaire at *path*, or the one that comes with the package.

    *code* is that of the language in which it speaks: one of `codes(path)`. Its texts have the
    numbers of *settings* in them. Raise `UsageError` if a file cannot be opened or the language is
    not there, `QuestionnaireError` if there are problems in the questionnaire or its translation.
    """
    found = shipped() if path is None else path
    if code not in codes(found):
        listed = ", ".join(codes(found))
        message = f"the questionnaire does not speak '{code}'; its languages are: {listed}."
        raise UsageError(message)
    try:
        with found.open("rb") as stream:
            data = stream.read(LARGEST + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{found}: {error.strerror or 'it cannot be read'}.") from None
    except UnicodeDecodeError as error:
        raise QuestionnaireError((_not_utf8(found, error),)) from None
    if len(data) > LARGEST:
        raise UsageError(f"{found}: this file is larger than 16 MiB; a questionnaire never is.")
    name = found.name if path is None else str(path)
    return with_settings(read(text, name, language(code, found)), settings)


def _not_utf8(path: Path, error: UnicodeDecodeError) -> Problem:
    """Give the problem of a byte that is no UTF-8, at its line and column."""
    before = bytes(error.object[: error.start]).decode()
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    sentence = "the bytes here are not UTF-8."
    return Problem(str(path), line, column, "not-utf-8", sentence, "Save the file as UTF-8.")


def shipped() -> Path:
    """Give the path of the questionnaire that comes with the package.

    A wheel carries it inside the package; in a checkout it stands at the top, beside the package.
    """
    package = Path(__file__).parent.parent
    inside = package / FILE
    return inside if inside.exists() else package.parent / FILE
