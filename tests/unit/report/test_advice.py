"""All advice on one page: what applies first, nothing unsafe as if it were safe, all sources."""

from io import StringIO
from itertools import pairwise

import pytest
from rich.console import Console

from rls_screen import Screener, take
from rls_screen.instrument.language import english
from rls_screen.instrument.vocabulary import GRADES, VERDICTS
from rls_screen.page.blocks import Bullets, Heading, Page
from rls_screen.page.terminal import draw
from rls_screen.report.advice import all_advice
from rls_screen.report.view import MOST_ADVICE, view
from tests.conftest import Golden
from tests.unit.report.test_view import CALM, FITS, PEOPLE

WELL: dict[str, str | int] = {
    **CALM,
    **FITS,
    **dict.fromkeys(["position", "swelling", "numbness", "walking_pain"], "none"),
    **dict.fromkeys(["diabetes", "nerve_disease", "pregnant", "kidney_disease"], "no"),
    "age": 40,
}
WORDS = english().words.advice
RUB = "Rub your legs"
WARM = "Warm or cool your legs"


def _all(screen: Screener, person: dict[str, str | int]) -> Page:
    answers = take(screen.instrument, person.items()).answers
    return all_advice(screen.instrument, answers, screen(answers))


def _under(blocks: Page, heading: str) -> str:
    """Give what stands in the list under *heading*, or an empty text."""
    for block, following in pairwise(blocks):
        if isinstance(block, Heading) and block.text == heading:
            assert isinstance(following, Bullets)
            return "\n".join(following.items)
    return ""


@pytest.mark.parametrize("person", ["child", "self-harm-and-clot"])
def test_a_page_reads_as_it_was_approved(screen: Screener, golden: Golden, person: str) -> None:
    """The whole page is the one that was read and kept."""
    console = Console(width=80, file=StringIO(), color_system=None)
    with console.capture() as capture:
        console.print(draw(_all(screen, PEOPLE[person])), end="")
    golden.check(f"advice/{person}.txt", capture.get())


def test_every_piece_of_advice_and_every_claim_stands_there_once(screen: Screener) -> None:
    """Whatever the answers, nothing is left out."""
    instrument = screen.instrument
    for person in (*PEOPLE.values(), WELL):
        words = "\n".join(
            item
            for block in _all(screen, person)
            if isinstance(block, Bullets)
            for item in block.items
        )
        for text in (
            *(item.text for item in instrument.advice),
            *(claim.because for claim in instrument.claims if "no study" not in claim.because),
        ):
            assert words.count(text) == 1, text


def test_every_source_that_is_cited_is_listed_in_full(screen: Screener) -> None:
    """The last list has each reference once, and none that nothing cites."""
    instrument = screen.instrument
    last = _all(screen, WELL)[-1]
    assert isinstance(last, Bullets)
    listed = [item.split(":")[0] for item in last.items]
    cited = {
        *(name for item in instrument.advice for name in instrument.rule_notes[item.rule].sources),
        *(name for claim in instrument.claims for name in claim.sources),
        *(name for item in instrument.doctor.usually for name in item.sources),
    }
    assert len(listed) == len(set(listed))
    assert set(listed) == cited


@pytest.mark.parametrize(
    ("change", "tip"),
    [
        ({"numbness": "some"}, WARM),
        ({"diabetes": "yes"}, WARM),
        ({"diabetes": "unsure"}, WARM),
        ({"nerve_disease": "yes"}, WARM),
        ({"walking_pain": "some"}, WARM),
        ({"swelling": "some"}, RUB),
        ({"swelling": "unsure"}, RUB),
        ({"sign_clot": "yes"}, RUB),
        ({"sign_hot_leg_fever": "unsure"}, RUB),
        ({"sign_swelling": "unsure"}, RUB),
    ],
)
def test_heat_cold_and_rubbing_are_only_for_those_who_are_safe(
    screen: Screener, change: dict[str, str], tip: str
) -> None:
    """What is unsafe, or might be, is not on the result page, and elsewhere says: ask first."""
    assert tip in _under(_all(screen, WELL), WORDS.applies)
    person = {**WELL, **change}
    answers = take(screen.instrument, person.items()).answers
    result = screen(answers)
    shown = "\n".join(
        item
        for block in view(screen.instrument, answers, result)
        if isinstance(block, Bullets)
        for item in block.items
    )
    assert tip not in shown
    blocks = _all(screen, person)
    assert tip not in _under(blocks, WORDS.applies)
    assert tip not in _under(blocks, WORDS.other_tips)
    assert tip in _under(blocks, WORDS.ask_first)


def test_left_open_counts_as_unsafe(screen: Screener) -> None:
    """Without the answers that make a tip safe, it asks to see a doctor first."""
    blocks = _all(screen, {**CALM, **FITS})
    assert WARM in _under(blocks, WORDS.ask_first)
    assert RUB in _under(blocks, WORDS.ask_first)


def test_a_caution_depends_on_the_answers(screen: Screener) -> None:
    """No jumping in pregnancy; no aspirin for a child; neither is said where it cannot apply."""
    pregnant = _under(_all(screen, {**WELL, "pregnant": "yes"}), WORDS.applies)
    assert "No jumping in pregnancy." in pregnant
    assert "Kidney disease and pregnancy are two more reasons" in pregnant
    child = _under(_all(screen, {**WELL, "age": 9}), WORDS.applies)
    assert "Never give aspirin to a child" in child
    well = _under(_all(screen, WELL), WORDS.applies)
    assert "No jumping" not in well
    assert "child" not in well
    assert "Do not take aspirin for your legs." in well


def test_the_result_page_shows_the_most_important_advice_and_the_way_to_the_rest(
    screen: Screener,
) -> None:
    """At most six items; the record still has them all."""
    answers = take(screen.instrument, WELL.items()).answers
    result = screen(answers)
    shown = _under(view(screen.instrument, answers, result), "In the meantime").splitlines()
    assert len(shown) == MOST_ADVICE < len(result.advice)


def test_what_cannot_wait_comes_before_all_advice(screen: Screener) -> None:
    """The page of someone who needs help today begins with it."""
    blocks = _all(screen, {**WELL, "sign_clot": "yes"})
    call = screen.instrument.level("same_day").call
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert headings[:2] == [WORDS.title, call.headline]
    assert _under(blocks, WORDS.not_supported)


def test_every_grade_and_verdict_has_its_words() -> None:
    """A questionnaire may use any of them."""
    assert tuple(WORDS.grades) == GRADES
    assert tuple(WORDS.verdicts) == VERDICTS
