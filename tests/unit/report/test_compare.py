"""Results over time: nothing urgent is hidden, nothing unknown is compared, nothing is judged."""

from dataclasses import replace
from io import StringIO
from itertools import product
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from rls_screen import Given, Instrument, Screener, load, screener, take
from rls_screen.instrument.language import english
from rls_screen.instrument.read import read
from rls_screen.page.blocks import Block, Bullets, Heading, Page, Paragraph, Table
from rls_screen.page.terminal import draw
from rls_screen.report.compare import comparison
from rls_screen.report.doctor import Sheet
from rls_screen.report.urgency import URGENT
from rls_screen.report.view import view
from tests.conftest import Golden
from tests.unit.report.test_view import CALM, FITS

MINIMAL = (Path(__file__).parents[2] / "cases" / "minimal.yaml").read_text(encoding="utf-8")
WORDS = english().words.compare
FOLLOWED = ("frequency", "sleep", "distress", "daytime")
FEWEST_FIRST = {item.question: item.fewest_first for item in load().over_time if item.fewest_first}
DAYS = ("2026-01-31", "2026-05-02", "2026-08-14")
Person = dict[str, Given]

NOW_AND_THEN: Person = {
    **CALM,
    **FITS,
    "position": "none",
    "rls_treatment": "no",
    "frequency": "weekly_1",
    "distress": "little",
    "sleep": "none",
    "daytime": "none",
    "low_iron": "yes",
    "diabetes": "no",
    "family": "yes",
}
OFTEN: Person = {
    **NOW_AND_THEN,
    "frequency": "weekly_4_5",
    "distress": "severe",
    "sleep": "most_nights",
    "daytime": None,
    "low_iron": "no",
    "iron_clues": "no",
    "diabetes": "yes",
    "family": "unsure",
}
TREATED: Person = {**OFTEN, "rls_treatment": "yes", "frequency": "weekly_2", "evening": "no"}
THOUGHTS: Person = {**OFTEN, "sign_self_harm": "yes"}
STROKE: Person = {**OFTEN, "sign_stroke": "yes", "sign_self_harm": "unsure"}
CARER: Person = {**OFTEN, "respondent": "carer", "age": 82, "memory_problems": "yes"}
CLOT: Person = {**CALM, "urge": "no", "sign_clot": "yes"}
PEOPLE: dict[str, tuple[Person, ...]] = {
    "more-often": (NOW_AND_THEN, OFTEN),
    "the-same": (NOW_AND_THEN, NOW_AND_THEN),
    "treated": (NOW_AND_THEN, OFTEN, TREATED),
    "thoughts-then-silence": (THOUGHTS, {"urge": "yes"}),
    "stroke-now": (NOW_AND_THEN, THOUGHTS, STROKE),
    "clot-then-calm": (CLOT, {**CALM, "urge": "no", "distress": "none", "sleep": "none"}),
    "carer-then-self": (CARER, OFTEN),
    "nothing-answered": ({}, {}),
}


def _sheets(screen: Screener, people: tuple[Person, ...]) -> tuple[Sheet, ...]:
    sheets = []
    for person, day in zip(people, DAYS, strict=False):
        taken = take(screen.instrument, person.items())
        assert taken.mistakes == ()
        sheets.append(Sheet(screen.instrument, taken.answers, screen(taken.answers), day))
    return tuple(sheets)


def _page(screen: Screener, *people: Person) -> Page:
    return comparison(_sheets(screen, people))


def _drawn(blocks: tuple[Block, ...], width: int = 80) -> str:
    console = Console(width=width, file=StringIO(), color_system=None)
    with console.capture() as capture:
        console.print(draw(blocks), end="")
    return capture.get()


def _in_one_line(page: Page) -> str:
    return " ".join(_drawn(page).split())


def _under(page: Page, sentence: str) -> tuple[tuple[str, ...], ...]:
    """Give the rows or items that stand under *sentence*, or none if it is not said."""
    for index, block in enumerate(page):
        if block == Paragraph(sentence):
            match page[index + 1]:
                case Table(rows=rows):
                    return rows
                case Bullets(items):
                    return tuple((item,) for item in items)
                case _:
                    return ()
    return ()


@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("person", PEOPLE)
def test_a_comparison_reads_as_it_was_approved(
    screen: Screener, golden: Golden, person: str, width: int
) -> None:
    """The whole page of each person is the one that was read and kept."""
    sheets = [
        replace(sheet, instrument=replace(sheet.instrument, rules_digest="0" * 64))
        for sheet in _sheets(screen, PEOPLE[person])
    ]
    golden.check(f"compare/{person}-{width}.txt", _drawn(comparison(tuple(sheets)), width))


@pytest.mark.parametrize("person", PEOPLE)
def test_a_comparison_fits_into_forty_columns(screen: Screener, person: str) -> None:
    """No line is longer than the terminal, and no word is lost."""
    page = _page(screen, *PEOPLE[person])
    narrow = _drawn(page, 40)
    assert max(len(line) for line in narrow.splitlines()) <= 40
    assert narrow.replace("-", " ").split() == _drawn(page).replace("-", " ").split()


@pytest.mark.parametrize("person", PEOPLE)
def test_the_call_of_the_newest_comes_first_as_on_its_own_page(
    screen: Screener, person: str
) -> None:
    """What the newest answers call for is said first, and if it is urgent also last."""
    page = _page(screen, *PEOPLE[person])
    newest = _sheets(screen, PEOPLE[person])[-1]
    own = view(newest.instrument, newest.answers, newest.result)
    end = page.index(Paragraph(WORDS.of_day.format(day=newest.day)))
    assert end > 1
    assert page[:end] == own[:end]
    if newest.result.urgency in URGENT:
        assert page[-2:] == own[-2:]


@pytest.mark.parametrize("people", [*product((CLOT, THOUGHTS, STROKE, OFTEN, {}), repeat=3)])
def test_no_urgent_call_is_ever_dropped(screen: Screener, people: tuple[Person, ...]) -> None:
    """Each urgent reason of any of the results is told, whatever was answered later."""
    page = _in_one_line(_page(screen, *people))
    for sheet in _sheets(screen, people):
        for level in URGENT:
            for reason in sheet.instrument.level(level).reasons:
                if reason.id in sheet.result.reasons:
                    assert reason.says.split(" (", 1)[0] in page
        assert sheet.result.urgency not in URGENT or (
            sheet.instrument.level(sheet.result.urgency).call.headline in page
        )


@pytest.mark.parametrize("question", FOLLOWED)
@pytest.mark.parametrize("unknown", [None, "unsure"])
def test_what_is_unknown_is_not_compared_and_never_called_none(
    screen: Screener, question: str, unknown: str | None
) -> None:
    """An answer on one side alone stands under its own heading, and the gap is named as one."""
    label = screen.instrument.questions[question].label
    words = {None: "not answered", "unsure": "Not sure"}[unknown]
    full: Person = {**OFTEN, "daytime": "none"}
    gap: Person = {**full, question: unknown}
    for people, side in (((full, gap), 1), ((gap, full), 0)):
        page = _page(screen, *people)
        rows = {row[0]: row[1:] for row in _under(page, WORDS.unknown)}
        assert rows[label][side] == words
        for sentence in (WORDS.changed, WORDS.unchanged):
            assert label not in {row[0] for row in _under(page, sentence)}


def test_two_unknown_answers_are_not_the_same(screen: Screener) -> None:
    """With nothing answered on either day there is nothing that can be called unchanged."""
    page = _page(screen, {}, {})
    assert _under(page, WORDS.unchanged) == ()
    assert Paragraph(WORDS.no_change) in page
    said = {row[0]: row[1:] for row in _under(page, WORDS.unknown)}
    labels = [screen.instrument.questions[name].label for name in FOLLOWED]
    assert all(said[label] == ("not answered", "not answered") for label in labels)
    assert WORDS.how_soon in said


def test_more_often_is_said_only_where_it_is_certain(screen: Screener) -> None:
    """Only counted days say so, in their order, and never where a treatment may hide them."""
    for question, treated in product(("frequency", "sleep"), ("no", "yes", "unsure", None)):
        order = FEWEST_FIRST[question]
        codes = screen.instrument.questions[question].options
        for old, new in product((option.code for option in codes), repeat=2):
            people = ({**OFTEN, question: code, "rls_treatment": treated} for code in (old, new))
            drawn = _in_one_line(_page(screen, *people))
            is_certain = old in order and new in order and old != new
            is_certain &= question == "sleep" or treated == "no"
            rises = is_certain and order.index(new) > order.index(old)
            assert ("(more often)" in drawn) is rises
            assert ("(less often)" in drawn) is (is_certain and not rises)


def test_two_people_count_differently(screen: Screener) -> None:
    """What a carer counted is not called more or less often than what the person counts."""
    page = _in_one_line(_page(screen, CARER, {**OFTEN, "frequency": "weekly_1", "sleep": "none"}))
    assert "On 1 day a week" in page
    assert "more often" not in page
    assert "less often" not in page


def test_the_codes_that_are_counted_are_the_questions_own(instrument: Instrument) -> None:
    """The order that "more often" rests on is that of the questionnaire."""
    for question, order in FEWEST_FIRST.items():
        codes = [option.code for option in instrument.questions[question].options]
        assert [code for code in codes if code in order] == list(order)
        assert set(codes) - set(order) <= {"few_ever", "unsure"}


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("no", "yes", WORDS.came),
        ("yes", "no", WORDS.went),
        ("yes", "unsure", WORDS.unknown),
        ("yes", None, WORDS.unknown),
        (None, "yes", WORDS.unknown),
        ("yes", "yes", ""),
        (None, "no", ""),
    ],
)
def test_a_flag_goes_only_when_it_is_denied(
    screen: Screener, old: str | None, new: str | None, where: str
) -> None:
    """A flag that is missing for want of an answer is not said to be gone."""
    page = _page(screen, {**OFTEN, "diabetes": old}, {**OFTEN, "diabetes": new})
    for sentence in (WORDS.came, WORDS.went, WORDS.unknown):
        rows = _under(page, sentence.format(old=DAYS[0], new=DAYS[1]))
        assert ("Diabetes" in {row[0] for row in rows}) is (sentence == where)


def test_urgency_without_all_warning_signs_is_not_compared(screen: Screener) -> None:
    """Fewer signs answered may lower the call; that is no change that can be told."""
    partly: Person = {**OFTEN, "sign_clot": None}
    rows = {row[0]: row[1:] for row in _under(_page(screen, OFTEN, partly), WORDS.unknown)}
    call = "See a doctor within one to two weeks"
    assert rows[WORDS.how_soon] == (call, f"{call} (not all warning signs were answered)")


def test_not_enough_to_tell_is_not_compared(screen: Screener) -> None:
    """A result that says neither yes nor no is on neither side of another."""
    rows = {
        row[0] for row in _under(_page(screen, OFTEN, {**OFTEN, "urge": "unsure"}), WORDS.unknown)
    }
    assert {WORDS.fit, "A need to move the legs"} <= rows


def test_another_person_who_answered_is_pointed_out(screen: Screener) -> None:
    """A carer's answers and one's own may differ for that alone."""
    said = WORDS.other_person.format(old="Adult who cannot answer (I am the carer)", new="Myself")
    assert said in _texts(_page(screen, CARER, OFTEN))
    assert not any("Who answers" in text for text in _texts(_page(screen, OFTEN, OFTEN)))


def _texts(page: Page) -> list[str]:
    return [block.text for block in page if isinstance(block, Paragraph | Heading)]


def test_other_words_are_pointed_out(screen: Screener) -> None:
    """That a text has changed is said only where it has."""
    sheets = _sheets(screen, (OFTEN, OFTEN))
    assert Paragraph(WORDS.reworded) in comparison(sheets, reworded=True)
    assert Paragraph(WORDS.reworded) not in comparison(sheets)


def test_nothing_is_judged() -> None:
    """No sentence says better or worse, but the one that says that it does not."""
    texts = [text for text in msgspec.structs.asdict(WORDS).values() if text != WORDS.no_judgement]
    assert len(texts) > 20
    for word in ("better", "worse", "improv", "good", "bad", "!"):
        assert not any(word in text.lower() for text in texts)


def test_results_of_one_day_are_told_apart(screen: Screener) -> None:
    """Two results of one day have numbers, so that each column can be told."""
    old, new = _sheets(screen, (NOW_AND_THEN, OFTEN))
    page = _drawn(comparison((old, replace(new, day=old.day))))
    assert f"From {old.day} (result 1) to {old.day} (result 2)" in page


def test_a_questionnaire_without_these_questions_can_be_compared() -> None:
    """What another questionnaire does not ask is left out."""
    screen = screener(read(MINIMAL, "minimal.yaml"))
    page = _page(screen, {"urge": "yes", "age": 9}, {"urge": "no", "age": 40})
    changed = {row[0]: row[1:] for row in _under(page, WORDS.changed)}
    assert changed[WORDS.fit] == ("Your answers partly fit", "Your answers do not fit")
    assert _under(page, WORDS.went.format(old=DAYS[0], new=DAYS[1])) == (("A child",),)
    anyone = screener(read(MINIMAL.replace("respondent", "informant"), "minimal.yaml"))
    assert "Who answers" not in _in_one_line(_page(anyone, {"informant": "carer"}, {}))


def test_a_table_is_never_markup_or_control() -> None:
    """Brackets in a cell are shown, and what could control a terminal is not."""
    table = Table(("a", "b", "c"), (("[red]x\x1b[31m", "[b]y", "z\r\n"),))
    assert _drawn((table,)) == "- [red]x [31m: b: [b]y; c: z\n"


def test_what_is_followed_is_what_was_promised(instrument: Instrument) -> None:
    """How often, sleep, distress and the day; only the first two count how often something is."""
    assert tuple(item.question for item in instrument.over_time) == FOLLOWED
    assert tuple(FEWEST_FIRST) == ("frequency", "sleep")
    assert "few_ever" not in FEWEST_FIRST["frequency"]
