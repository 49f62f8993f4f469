"""The questionnaire in the language that the person wants."""

import os
from pathlib import Path

from rls_screen.errors import QuestionnaireError, UsageError
from rls_screen.instrument.language import codes
from rls_screen.instrument.load import load, shipped
from rls_screen.instrument.model import Instrument
from rls_screen.instrument.settings import NEUTRAL, Settings
from rls_screen.instrument.translation import ENGLISH

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that name the language of the environment, the strongest first."""


def spoken(path: Path | None, lang: str | None, settings: Settings = NEUTRAL) -> Instrument:
    """Read the questionnaire at *path* in *lang*, else the environment's language, else English.

    Raise `UsageError` if *lang* is not there or lacks a text. A language of the environment that
    is not complete is not taken.
    """
    if lang is not None:
        return _wanted(path, lang.strip().lower(), settings)
    code = _of_environment()
    if code not in codes(path or shipped()):
        return load(path, ENGLISH, settings)
    try:
        return load(path, code, settings)
    except QuestionnaireError:
        return load(path, ENGLISH, settings)


def _wanted(path: Path | None, code: str, settings: Settings) -> Instrument:
    english = load(path, ENGLISH, settings)
    if code == ENGLISH:
        return english
    try:
        return load(path, code, settings)
    except QuestionnaireError as error:
        message = (
            f"--lang {code}: this translation lacks texts or lags behind ({len(error.problems)} "
            "problems), so it is not offered; they are listed by: rls-screen check"
        )
        raise UsageError(message) from None


def _of_environment() -> str:
    """Give the code of the language that the environment names, such as de for de_AT.UTF-8."""
    named = next((os.environ[name] for name in VARIABLES if os.environ.get(name)), "")
    return named.split(".")[0].split("@")[0].split("_")[0].lower()
