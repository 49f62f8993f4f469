"""The page of a result: what comes first, what is never said, and whole pages that were read."""

from io import StringIO

import pytest
from rich.console import Console

from rls_screen import Screener, take
from rls_screen.page.blocks import Bullets, Heading, Paragraph
from rls_screen.page.terminal import draw
from rls_screen.report.explanation import explanation
from rls_screen.report.urgency import urgent_news
from rls_screen.report.view import view
from rls_screen.screening.explain import explain
from tests.conftest import Golden

CALM = dict.fromkeys(
    [
        *("sign_saddle", "sign_stroke", "sign_breathless", "sign_cold_limb", "sign_clot"),
        *("sign_hot_leg_fever", "sign_rest_pain", "sign_swelling", "sign_new_medicine"),
        "sign_self_harm",
    ],
    "no",
)
FITS = {**dict.fromkeys(["urge", "rest", "relief", "evening"], "yes"), "cramps": "none"}
PEOPLE: dict[str, dict[str, str | int]] = {
    "nothing-answered": {},
    "nothing-wrong": {**CALM, "urge": "no", "distress": "none", "sleep": "none"},
    "self-harm-and-clot": {**CALM, **FITS, "sign_self_harm": "yes", "sign_clot": "yes"},
    "stroke-and-thoughts": {"sign_stroke": "yes", "sign_self_harm": "yes", "urge": "no"},
    "carer": {**CALM, **FITS, "respondent": "carer", "age": 82, "sleep": "most_nights"},
    "child": {**CALM, **FITS, "respondent": "parent", "age": 9, "position": "none"},
    "treated": {**CALM, "urge": "no", "rls_treatment": "yes", "augmentation": "yes"},
    "faded": {
        **CALM,
        **FITS,
        "position": "none",
        "relief": "no",
        "relief_before": "yes",
        "all_day": "yes",
        "distress": "severe",
    },
}


def _page(screen: Screener, person: dict[str, str | int], width: int = 80) -> str:
    answers = take(screen.instrument, person.items()).answers
    console = Console(width=width, file=StringIO(), color_system=None)
    with console.capture() as capture:
        console.print(draw(view(screen.instrument, answers, screen(answers))), end="")
    return capture.get()


@pytest.mark.parametrize("person", PEOPLE)
def test_a_page_reads_as_it_was_approved(screen: Screener, golden: Golden, person: str) -> None:
    """The whole page of each person is the one that was read and kept."""
    golden.check(f"pages/{person}.txt", _page(screen, PEOPLE[person]))


@pytest.mark.parametrize("person", PEOPLE)
def test_a_page_fits_into_forty_columns(screen: Screener, person: str) -> None:
    """No line is longer than the terminal, and no word is lost."""
    narrow = _page(screen, PEOPLE[person], width=40)
    assert max(len(line) for line in narrow.splitlines()) <= 40
    wide = _page(screen, PEOPLE[person])
    assert narrow.replace("-", " ").split() == wide.replace("-", " ").split()


@pytest.mark.parametrize("person", PEOPLE)
def test_the_call_comes_first(screen: Screener, person: str) -> None:
    """The first words say how soon to see a doctor."""
    answers = take(screen.instrument, PEOPLE[person].items()).answers
    result = screen(answers)
    first, second, *_ = view(screen.instrument, answers, result)
    level = screen.instrument.level(result.urgency)
    calls = {level.call.headline, level.signs_not_asked.headline if level.signs_not_asked else ""}
    assert isinstance(first, Heading)
    assert isinstance(second, Paragraph)
    assert first.text in calls


def test_unasked_warning_signs_are_never_reassured_about(screen: Screener) -> None:
    """Without all warning signs, no page says that there is no reason to see a doctor."""
    partly = {**CALM, "urge": "no"}
    del partly["sign_clot"]
    reassuring = screen.instrument.level("self_care").call.headline
    for person in ({}, {"urge": "no"}, partly):
        page = _page(screen, dict(person))
        assert reassuring not in page
        assert "Some warning signs were not answered" in page
    assert reassuring in _page(screen, {**CALM, "urge": "no"})


def test_urgent_news_are_told_once_and_in_full(screen: Screener) -> None:
    """A new urgent reason is told with those before it; nothing new tells nothing."""
    instrument = screen.instrument
    clot = take(instrument, {"sign_clot": "yes"}.items()).answers
    both = take(instrument, {"sign_clot": "yes", "sign_saddle": "yes"}.items()).answers
    later = take(instrument, {"sign_clot": "yes", "numbness": "all"}.items()).answers
    assert urgent_news(screen, {}, {}) == ()
    assert urgent_news(screen, clot, later) == ()
    told = urgent_news(screen, clot, both)
    assert told[0] == Heading(instrument.level("emergency").call.headline, told[0].tone)  # type: ignore[union-attr]
    bullets = next(block for block in told if isinstance(block, Bullets))
    assert len(bullets.items) == 2


def test_text_is_never_markup() -> None:
    """Square brackets in a text are shown, not obeyed."""
    console = Console(width=80, file=StringIO(), color_system=None)
    with console.capture() as capture:
        console.print(draw([Paragraph("[red]a[/red] [link=x]"), Bullets(("[bold]b",))]), end="")
    assert capture.get() == "[red]a[/red] [link=x]\n- [bold]b\n"


def test_an_explanation_reads_as_it_was_approved(screen: Screener, golden: Golden) -> None:
    """The whole explanation of one record is the one that was read and kept."""
    instrument = screen.instrument
    answers = take(instrument, PEOPLE["faded"].items()).answers
    console = Console(width=80, file=StringIO(), color_system=None)
    with console.capture() as capture:
        console.print(draw(explanation(explain(instrument, answers))), end="")
    golden.check("explain/faded.txt", capture.get())
