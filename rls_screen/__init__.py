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

from collections.abc import Mapping

from rls_screen.errors import (
    AnswersError,
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


def score(answers: Mapping[str, Given]) -> Result:
    """Decide *answers*, values by question id, by the questionnaire that comes with the package.

    A question that is left out, or None, was not asked; "unsure" is an answer. Raise `AnswersError`
    if a key is no question or a value is not allowed. For many records, keep a `screener`.
    """
    screen = screener(load())
    sheet = take(screen.instrument, answers.items())
    if sheet.mistakes:
        raise AnswersError([str(mistake) for mistake in sheet.mistakes])
    return screen(sheet.answers)


__all__ = [
    "Answers",
    "AnswersError",
    "Given",
    "Instrument",
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
    "screener",
    "take",
]
