"""Find and read the questionnaire that comes with the package, or one from a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from rls_screen.errors import UsageError
from rls_screen.instrument.languages import FILE, codes
from rls_screen.instrument.ready import ready_instrument
from rls_screen.instrument.settings import NEUTRAL, Settings
from rls_screen.instrument.vocabulary import ENGLISH

if TYPE_CHECKING:
    from rls_screen.instrument.model import Instrument


def load(
    path: Path | None = None, language: str = ENGLISH, settings: Settings = NEUTRAL
) -> "Instrument":
    """Read the questionnaire at *path*, or the one that comes with the package.

    *language* is the code of the one in which it speaks: one of `codes(path)`. Its texts have the
    numbers of *settings* in them. Raise `UsageError` if a file cannot be read or the language is
    not there, `QuestionnaireError` if there are problems in the questionnaire or its translation.
    """
    ready = None
    if path is None and settings == NEUTRAL:
        ready = ready_instrument(shipped(), language)
    return ready or load_afresh(path, language, settings)


def load_afresh(
    path: Path | None = None, language: str = ENGLISH, settings: Settings = NEUTRAL
) -> "Instrument":
    """Read what `load` reads, and check it, even where it is there in its ready form."""
    # What reads YAML is imported only where some is read.
    from rls_screen.instrument.language import find_language  # noqa: PLC0415
    from rls_screen.instrument.read import read  # noqa: PLC0415
    from rls_screen.instrument.source import source  # noqa: PLC0415

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
