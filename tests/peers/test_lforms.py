"""The FHIR form is filled in by LHC-Forms in a real browser, and what comes back scores as ours."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from rls_screen.instrument.languages import codes
from rls_screen.instrument.load import load, shipped
from rls_screen.interop.fhir.questionnaire import questionnaire
from rls_screen.interop.fhir.read import reader
from rls_screen.screening.answers import take
from tests.peers.conftest import Browse
from tests.peers.programs import LFORMS, needs_chromium, needs_fhir
from tests.peers.sheets import OUTLINE, fields, record, sheets, solved
from tests.unit.engines.records import INSTRUMENT

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytest.importorskip("playwright")
pytestmark = [needs_fhir, needs_chromium]

FORM = questionnaire(INSTRUMENT, {})
FILL = (Path(__file__).parent / "lforms.js").read_text(encoding="utf-8")
SCRIPTS = (
    LFORMS / "webcomponent" / "assets" / "lib" / "zone.min.js",
    LFORMS / "webcomponent" / "lhc-forms.js",
    LFORMS / "fhir" / "R4" / "lformsFHIR.min.js",
)
AT_ONCE = 32


@pytest.fixture(name="page")
def fixture_page(browse: Browse) -> Any:  # noqa: ANN401 - a page of Playwright
    """Give a page with LHC-Forms."""
    scripts = "".join(f'<script src="{path.as_uri()}"></script>' for path in SCRIPTS)
    styles = (LFORMS / "webcomponent" / "styles.css").as_uri()
    return browse(f'<link rel="stylesheet" href="{styles}"><div id="form"></div>{scripts}')


def _given(answers: dict[str, object]) -> dict[str, object]:
    """Give a record as one ticks it: who ticks nothing of a list ticks none of these."""
    return {name: ["none"] if value == [] else value for name, value in answers.items()}


@pytest.mark.timeout(400)
def test_what_it_works_out_and_what_comes_back_is_ours(page: "Page") -> None:
    """On all sheets: the three fields, and each answer."""
    read, found = reader(OUTLINE), sheets()
    for begin in range(0, len(found), AT_ONCE):
        some = found[begin : begin + AT_ONCE]
        given = [_given(record(answers)) for answers in some]
        responses = page.evaluate(FILL, [FORM, given])
        for answers, response in zip(some, responses, strict=True):
            assert solved(response.get("item", [])) == fields(answers), answers
            back = read(response)
            assert not back.mistakes
            assert take(INSTRUMENT, back.given.items()).answers == answers


def test_a_person_can_fill_it_in(page: "Page") -> None:
    """By clicks: what is hidden appears, and what to do is told as soon as it is known."""
    others = {code: load(language=code) for code in codes(shipped()) if code != "en"}
    page.evaluate(
        "form => LForms.Util.addFormToPage(form, 'form', {fhirVersion: 'R4'})",
        questionnaire(INSTRUMENT, others),
    )
    plan = INSTRUMENT.questions["sign_self_harm_plan"].text
    emergency = INSTRUMENT.level("emergency").call.headline
    assert page.get_by_text(plan).count() == 0
    page.locator("label[id^='sign_self_harm/'][id$='|unsure']").click()
    page.get_by_text(plan).first.wait_for()
    assert page.get_by_text(emergency).count() == 0
    page.locator("label[id^='sign_stroke/'][id$='|yes']").click()
    page.get_by_text(emergency).first.wait_for()
    response = page.evaluate("LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4', '#form')")
    back = reader(OUTLINE)(response)
    assert back.given == {"sign_self_harm": "unsure", "sign_stroke": "yes"}
    assert not back.mistakes
    assert json.dumps(response).count('"emergency"') == 1
