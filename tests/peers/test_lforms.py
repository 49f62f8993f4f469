"""The FHIR form is filled in by LHC-Forms in a real browser, and what comes back scores as ours."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from rls_screen.instrument.languages import codes
from rls_screen.instrument.load import load, shipped
from rls_screen.interop.fhir.questionnaire import questionnaire
from rls_screen.interop.fhir.read import reader
from rls_screen.screening.answers import take
from tests.peers.programs import CHROMIUM, LFORMS, needs_chromium, needs_fhir
from tests.peers.sheets import OUTLINE, fields, record, sheets
from tests.unit.engines.records import INSTRUMENT

if TYPE_CHECKING:
    from playwright.sync_api import Page

playwright = pytest.importorskip("playwright.sync_api")
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
def fixture_page(tmp_path: Path) -> "Iterator[Page]":
    """Give a page with LHC-Forms; an error in it fails the test."""
    scripts = "".join(f'<script src="{path.as_uri()}"></script>' for path in SCRIPTS)
    styles = (LFORMS / "webcomponent" / "styles.css").as_uri()
    html = tmp_path / "page.html"
    html.write_text(
        f'<meta charset="utf-8"><link rel="stylesheet" href="{styles}">'
        f'<div id="form"></div>{scripts}',
        encoding="utf-8",
    )
    errors: list[str] = []
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 900, "height": 1_200})
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(html.as_uri())
        yield page
        browser.close()
    assert not errors


def _fields(items: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for item in items:
        if item["linkId"] in {field.name for field in OUTLINE.fields}:
            yield from (
                (item["linkId"], answer["valueString"]) for answer in item.get("answer", ())
            )
        yield from _fields(item.get("item", []))


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
            assert dict(_fields(response.get("item", []))) == fields(answers), answers
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
