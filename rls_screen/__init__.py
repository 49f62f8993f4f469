"""Screen answers for restless legs syndrome by the rules of one questionnaire.

`load` reads a questionnaire, `screener` compiles its rules, `take` checks the answers of a record,
and the screener turns them into a `Result`:

>>> from rls_screen import load, screener, take
>>> screen = screener(load())
>>> features = {name: "yes" for name in ("urge", "rest", "relief", "evening")}
>>> sheet = take(screen.instrument, {**features, "cramps": "none", "position": "none"}.items())
>>> screen(sheet.answers).result
'likely'

`score` does it in one call:

>>> from rls_screen import score
>>> score({"urge": "no"}).result
'unlikely'
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rls_screen.batch.frames import score_frame
    from rls_screen.errors import (
        AnswersError,
        FileError,
        MappingError,
        Problem,
        QuestionnaireError,
        RlsScreenError,
        UsageError,
    )
    from rls_screen.instrument.load import load
    from rls_screen.instrument.model import Instrument
    from rls_screen.logic.values import Answers, Missing
    from rls_screen.screening.answers import Given, Mistake, Sheet, take
    from rls_screen.screening.result import Result
    from rls_screen.screening.screen import Screener, screener

__version__ = "0.1.0"


_MODULES = {
    "batch.frames": ("score_frame",),
    "errors": (
        *("AnswersError", "FileError", "MappingError", "Problem", "QuestionnaireError"),
        *("RlsScreenError", "UsageError"),
    ),
    "instrument.load": ("load",),
    "instrument.model": ("Instrument",),
    "logic.values": ("Answers", "Missing"),
    "screening.answers": ("Given", "Mistake", "Sheet", "take"),
    "screening.result": ("Result",),
    "screening.screen": ("Screener", "screener"),
}
_PLACES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import *name* where it is first used, so that a command waits for nothing else."""
    if name not in _PLACES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)


def score(answers: "Mapping[str, Given]") -> "Result":
    """Decide *answers*, values by question id, by the questionnaire that comes with the package.

    A question that is left out, or None, was not asked; "unsure" is an answer. Raise `AnswersError`
    if a key is no question or a value is not allowed. For many records, keep a `screener`.
    """
    from rls_screen.errors import AnswersError  # noqa: PLC0415 - see __getattr__
    from rls_screen.screening.answers import take  # noqa: PLC0415
    from rls_screen.screening.shipped import screener_at  # noqa: PLC0415

    screen = screener_at(None)
    sheet = take(screen.instrument, answers.items())
    if sheet.mistakes:
        raise AnswersError([str(mistake) for mistake in sheet.mistakes])
    return screen(sheet.answers)


__all__ = [
    "Answers",
    "AnswersError",
    "FileError",
    "Given",
    "Instrument",
    "MappingError",
    "Missing",
    "Mistake",
    "Problem",
    "QuestionnaireError",
    "Result",
    "RlsScreenError",
    "Screener",
    "Sheet",
    "UsageError",
    "__version__",
    "load",
    "score",
    "score_frame",
    "screener",
    "take",
]
