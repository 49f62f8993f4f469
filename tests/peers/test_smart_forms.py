"""The FHIR form is filled in by CSIRO Smart Forms, and what comes back scores as ours."""

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from rls_screen.interop.fhir.questionnaire import questionnaire
from rls_screen.interop.fhir.read import reader
from rls_screen.screening.answers import take
from tests.peers.conftest import Browse
from tests.peers.programs import ROOT, needs_chromium
from tests.peers.sheets import OUTLINE, fields, sheets, solved, unsolved
from tests.unit.engines.records import INSTRUMENT

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGE = ROOT / ".peers" / "smart-forms" / "page.js"
FORM = questionnaire(INSTRUMENT, {})
AT_ONCE = 32

pytest.importorskip("playwright")
pytestmark = [
    needs_chromium,
    pytest.mark.skipif(
        not PAGE.exists() or shutil.which("node") is None,
        reason="scripts/peers/smart-forms.sh has not installed Smart Forms",
    ),
]


@pytest.fixture(name="page")
def fixture_page(browse: Browse) -> Any:  # noqa: ANN401 - a page of Playwright
    """Give a page with Smart Forms."""
    return browse(f'<div id="form"></div><script src="{PAGE.as_uri()}"></script>')


@pytest.mark.timeout(400)
def test_what_it_works_out_and_what_comes_back_is_ours(page: "Page") -> None:
    """On all sheets: the three fields, and each answer."""
    read, found = reader(OUTLINE), sheets()
    for begin in range(0, len(found), AT_ONCE):
        some = found[begin : begin + AT_ONCE]
        given = list(map(unsolved, some))
        responses = page.evaluate("([form, given]) => fill(form, given)", [FORM, given])
        for answers, response in zip(some, responses, strict=True):
            assert solved(response.get("item", [])) == fields(answers), answers
            back = read(response)
            assert not back.mistakes
            assert take(INSTRUMENT, back.given.items()).answers == answers


def test_a_person_can_fill_it_in(page: "Page") -> None:
    """By clicks: what to do is told as soon as it is known."""
    page.evaluate("form => show(form)", FORM)
    emergency = INSTRUMENT.level("emergency").call.headline
    assert page.get_by_text(emergency).count() == 0
    page.locator("[data-linkid='sign_stroke']").get_by_role("radio").first.click()
    page.get_by_text(emergency).first.wait_for()
    back = reader(OUTLINE)(page.evaluate("response()"))
    assert back.given == {"sign_stroke": "yes"}
    assert not back.mistakes
