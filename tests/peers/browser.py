"""ODK Web Forms and its engine, in Chromium, as scripts/peers/odk.sh installs them."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, Route, sync_playwright

from tests.peers.programs import CHROMIUM, ROOT

BUILT = ROOT / ".peers" / "odk" / "dist"
ADDRESS = "https://odk.test/"
needs_odk = pytest.mark.skipif(
    CHROMIUM is None or not (BUILT / "main.js").exists(),
    reason="scripts/peers/odk.sh has not installed ODK, or chromium is not there",
)


@dataclass(frozen=True, slots=True)
class Odk:
    """What runs in *page*: the engine, and Web Forms."""

    page: Page

    def submissions(self, xform: str, records: Sequence[object]) -> list[str]:
        """Give the submission that each of *records* becomes in *xform*, by the engine alone."""
        found = self.page.evaluate("([form, records]) => fillAll(form, records)", [xform, records])
        assert isinstance(found, list)
        return found

    def show(self, xform: str) -> None:
        """Show *xform* in Web Forms."""
        self.page.evaluate("form => show(form)", xform)
        self.page.wait_for_selector("#form form, #form .odk-form")

    def choose(self, text: str, answer: str | list[str]) -> None:
        """Click on the labels *answer* below the question *text*."""
        box = self.box(text)
        for label in [answer] if isinstance(answer, str) else answer:
            box.locator(".value-option").filter(
                has=self.page.get_by_text(label, exact=True)
            ).click()

    def type(self, text: str, number: int) -> None:
        """Type *number* below the question *text*."""
        field = self.box(text).locator("input")
        field.press_sequentially(str(number))
        field.press("Tab")

    def box(self, text: str) -> Locator:
        """Give the question *text* with all that belongs to it."""
        label = self.page.locator(".control-text label").filter(
            has_text=re.compile(rf"^\s*{re.escape(text)}\s*$")
        )
        return self.page.locator(".question-container").filter(has=label)

    def sent(self) -> str:
        """Give the submission, once it is sent."""
        self.page.get_by_role("button", name="Send").click()
        return str(self.page.evaluate("window.sent"))


@contextmanager
def odk() -> Iterator[Odk]:
    """Open a page with the engine and Web Forms; nothing is fetched from the network."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.route("**", _serve)
        page.goto(ADDRESS)
        page.wait_for_function("window.isReady")
        yield Odk(page)
        browser.close()


def _serve(route: Route) -> None:
    path = BUILT / (route.request.url.removeprefix(ADDRESS) or "index.html")
    if path.is_file():
        route.fulfill(path=path)
    else:
        route.abort()
