"""What tests of the programs of others share: a real browser, and ODK in it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.peers.browser import Odk, odk
from tests.peers.programs import CHROMIUM

Browse = Callable[[str], Any]
"""Shows the body of a page, gives the page."""


@pytest.fixture(name="browse")
def fixture_browse(tmp_path: Path) -> Iterator[Browse]:
    """Give what shows a page; an error in it fails the test."""
    playwright = pytest.importorskip("playwright.sync_api")
    errors: list[str] = []
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

        def browse(body: str) -> Any:  # noqa: ANN401 - a page of Playwright
            html = tmp_path / "page.html"
            html.write_text(f'<meta charset="utf-8">{body}', encoding="utf-8")
            page = browser.new_page(viewport={"width": 900, "height": 1_200})
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.goto(html.as_uri())
            return page

        yield browse
        browser.close()
    assert not errors


@pytest.fixture(scope="module", name="page")
def fixture_page() -> Iterator[Odk]:
    """Open ODK in a browser, once for all tests of a file."""
    with odk() as found:
        yield found
