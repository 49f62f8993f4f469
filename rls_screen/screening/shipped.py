"""Decide by the questionnaire that comes along, reading no more of it than that takes."""

from functools import cache
from pathlib import Path

from rls_screen.instrument.load import load, shipped
from rls_screen.instrument.ready import ready_rules
from rls_screen.screening.screen import Screener, screener
from rls_screen.screening.trial import Unsettled


def screener_at(path: Path | None) -> Screener:
    """Give the screener for the questionnaire at *path*, or for the one that comes along.

    Raise what `load` raises.
    """
    rules = ready_rules("rules", shipped()) if path is None else None
    if rules is None:
        return screener(load(path))
    trial = Unsettled(rules.decide_result, *rules.SEARCH)
    return Screener(cache(load), rules.PLAN, rules.decide, trial)
