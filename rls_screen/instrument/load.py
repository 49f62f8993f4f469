"""Find and read the questionnaire that comes with the package, or one from a file."""

from pathlib import Path

from rls_screen.errors import UsageError
from rls_screen.instrument.language import codes, language
from rls_screen.instrument.model import Instrument
from rls_screen.instrument.read import read
from rls_screen.instrument.settings import NEUTRAL, Settings, with_settings
from rls_screen.instrument.translation import ENGLISH

FILE = "questions.yaml"


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
        text = found.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{found}: {error.strerror or 'it cannot be read'}.") from None
    except UnicodeDecodeError as error:
        message = f"{found}: byte {error.start + 1} is not UTF-8. Save the file as UTF-8."
        raise UsageError(message) from None
    name = found.name if path is None else str(path)
    return with_settings(read(text, name, language(code, found)), settings)


def shipped() -> Path:
    """Give the path of the questionnaire that comes with the package.

    A wheel carries it inside the package; in a checkout it stands at the top, beside the package.
    """
    package = Path(__file__).parent.parent
    inside = package / FILE
    return inside if inside.exists() else package.parent / FILE
