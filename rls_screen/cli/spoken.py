"""The questionnaire in the language that the person wants."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from rls_screen.errors import QuestionnaireError, UsageError
from rls_screen.instrument.languages import codes
from rls_screen.instrument.load import load, shipped
from rls_screen.instrument.settings import NEUTRAL, Settings, number
from rls_screen.instrument.vocabulary import ENGLISH

if TYPE_CHECKING:
    from rls_screen.instrument.model import Instrument

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that name the language of the environment, the strongest first."""

EMERGENCY_VARIABLE = "RLS_SCREEN_EMERGENCY_NUMBER"
HELPLINE_VARIABLE = "RLS_SCREEN_HELPLINE"


def spoken(path: Path | None, lang: str | None, settings: Settings = NEUTRAL) -> "Instrument":
    """Read the questionnaire at *path* in *lang*, else the environment's language, else English.

    Raise `UsageError` if *lang* is not there or lacks a text. A language of the environment that
    is not complete is not taken.
    """
    code = language_here(path) if lang is None else lang.strip().lower()
    try:
        return load(path, code, settings)
    except QuestionnaireError as error:
        # Where the questionnaire itself is wrong, this says so.
        english = load(path, ENGLISH, settings)
        if lang is None:
            return english
        message = (
            f"--lang {code}: this translation lacks texts or lags behind ({len(error.problems)} "
            "problems), so it is not offered; they are listed by: rls-screen check"
        )
        raise UsageError(message) from None


def language_here(path: Path | None = None) -> str:
    """Give the code of the environment's language if it is there, such as de for de_AT.UTF-8."""
    named = next((os.environ[name] for name in VARIABLES if os.environ.get(name)), "")
    code = named.split(".")[0].split("@")[0].split("_")[0].lower()
    return code if code in codes(path or shipped()) else ENGLISH


def numbers(emergency_number: str | None = None, helpline: str | None = None) -> Settings:
    """Take each number from its option, else from the environment.

    Raise `UsageError` if one is wrong.
    """
    return Settings(
        _number("--emergency-number", emergency_number, EMERGENCY_VARIABLE),
        _number("--helpline", helpline, HELPLINE_VARIABLE),
    )


def _number(name: str, text: str | None, variable: str) -> str:
    if text is not None:
        return number(name, text)
    return number(variable, os.environ.get(variable, ""))
