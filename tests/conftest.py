"""Fixtures that many tests share."""

import pytest

from rls_screen import Instrument, Screener, load, screener


@pytest.fixture(scope="session", name="instrument")
def fixture_instrument() -> Instrument:
    """Give the questionnaire that comes with the package."""
    return load()


@pytest.fixture(scope="session", name="screen")
def fixture_screen(instrument: Instrument) -> Screener:
    """Give the compiled rules of that questionnaire."""
    return screener(instrument)
