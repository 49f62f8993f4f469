"""Fixtures that many tests share."""

from pathlib import Path

import pytest

from rls_screen import Instrument, Screener, load, screener

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="session", name="instrument")
def fixture_instrument() -> Instrument:
    """Give the questionnaire that comes with the package."""
    return load()


@pytest.fixture(scope="session", name="screen")
def fixture_screen(instrument: Instrument) -> Screener:
    """Give the compiled rules of that questionnaire."""
    return screener(instrument)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes goldens anew."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


class Golden:
    """Compare a text with the file that holds it, or write that file anew."""

    def __init__(self, *, update: bool) -> None:
        self.update = update

    def check(self, name: str, text: str) -> None:
        """Fail unless *text* is what tests/golden/*name* holds."""
        path = GOLDEN / name
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{name} is missing; run pytest --update-golden and read it"
        assert text == path.read_text(encoding="utf-8")


@pytest.fixture(name="golden")
def fixture_golden(request: pytest.FixtureRequest) -> Golden:
    """Give the comparison with golden files."""
    return Golden(update=bool(request.config.getoption("--update-golden")))
