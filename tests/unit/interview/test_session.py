"""The way through the interview: forward, back, skip, review, and what it leaves out."""

import random

import pytest

from rls_screen import Instrument, Screener
from rls_screen.instrument.model import Checklist, Single
from rls_screen.interview.react import End, Say, react
from rls_screen.interview.route import Step, relevance, route
from rls_screen.interview.session import (
    Place,
    Session,
    Start,
    begin,
    questions_of,
    skipped,
)
from rls_screen.logic.values import Answer, Missing, Several, Whole


def _type(session: Session, *lines: str) -> Session:
    for line in lines:
        move = react(session, line)
        assert isinstance(move, Session), (line, move)
        session = move
    return session


def _at(session: Session) -> tuple[str, ...]:
    assert isinstance(session.at, Step)
    return questions_of(session.at)


def _all_the_way(session: Session, line: str = "s") -> Session:
    while session.at is not Place.REVIEW:
        session = _type(session, line)
    return session


def test_the_warning_signs_come_first(instrument: Instrument) -> None:
    """Nothing is asked before the two lists of warning signs."""
    session = begin(instrument)
    assert session.progress == (1, 16)
    assert all(name.startswith("sign_") for name in _at(session))
    assert all(name.startswith("sign_") for name in _at(_type(session, "0")))


def test_a_plan_is_asked_only_after_thoughts(instrument: Instrument) -> None:
    """The second question about self-harm follows a yes or an unsure, never a no."""
    second = _type(begin(instrument), "0")
    for line, follows in (("0", False), ("5", True), ("5?", True)):
        assert (_at(_type(second, line)) == ("sign_self_harm_plan",)) is follows


def test_back_keeps_the_old_answer(instrument: Instrument) -> None:
    """Going back takes nothing away, and Enter keeps what stands."""
    session = _type(begin(instrument), "1", "b")
    assert session.given["sign_saddle"] == "yes"
    assert _type(session, "").given == session.given
    assert react(begin(instrument), "b") == Say(("This is the first question.",))


def test_enter_without_an_answer_asks_for_one(instrument: Instrument) -> None:
    """An empty line is no answer and no skip."""
    move = react(begin(instrument), "")
    assert move == Say(("Please type an answer, or s to skip this question.",))


def test_a_skipped_question_is_not_asked_and_not_no(instrument: Instrument) -> None:
    """Skipping everything leaves nothing answered."""
    assert dict(_all_the_way(begin(instrument)).answers) == {}


def test_a_clear_no_to_the_urge_leaves_few_screens(instrument: Instrument) -> None:
    """Somebody without symptoms sees fewer than half of the screens."""
    session = _type(begin(instrument), "0", "0", "1", "40", "n", "n", "n")
    seen = []
    while isinstance(session.at, Step):
        seen.append(_at(session))
        none = "0" if isinstance(session.at.prompt, Checklist) else "n"
        session = _type(session, none)
    assert seen == [
        ("numbness", "walking_pain"),
        ("distress",),
        ("sleep",),
        ("daytime",),
        ("drowsy_driving",),
    ]
    assert session.progress == (7, 7)


def test_a_changed_answer_recomputes_the_branches(instrument: Instrument) -> None:
    """In review, a new branch is asked at once, and a branch that closes is left out."""
    start = ("0", "0", "1", "40", "n", "n", "y", "y", "y", "n")
    session = _all_the_way(_type(begin(instrument), *start, "y"))
    assert session.answers["evening_before"] == "yes"
    evening = [questions_of(step) for step in session.way.steps].index(("evening",)) + 1

    closed = _type(session, str(evening), "y")
    assert closed.at is Place.REVIEW
    assert "evening_before" not in closed.answers
    assert closed.given["evening_before"] == "yes"

    opened = _type(closed, str(evening), "n")
    assert opened.at is Place.REVIEW
    assert opened.answers["evening_before"] == "yes"


def test_review_goes_on_to_questions_that_are_new(instrument: Instrument) -> None:
    """Changing the urge from no to yes asks what was left out before, then comes back."""
    session = _all_the_way(_type(begin(instrument), "0", "0", "1", "40", "n", "n", "n"))
    urge = [questions_of(step) for step in session.way.steps].index(("urge",)) + 1
    session = _type(session, str(urge), "y")
    assert _at(session) == ("rest",)
    assert _all_the_way(session).reviewing


def test_an_extent_is_asked_for_each_explanation_that_was_named(instrument: Instrument) -> None:
    """Two named explanations give two more questions; unticking one drops its answer."""
    session = begin(instrument)
    while _at(session)[0] != "cramps":
        session = _type(session, "s")
    session = _type(session, "1 2")
    assert session.at == Step(9, Single("cramps"))
    session = _type(session, "p", "a")
    assert (session.answers["cramps"], session.answers["position"]) == ("some", "all")
    again = _type(session, "b", "b", "b", "2")
    assert again.given["cramps"] == "none"
    assert _at(again) == ("position",)


def test_the_review_refuses_what_it_does_not_know(instrument: Instrument) -> None:
    """A wrong number or word in the review is met with what would be right."""
    session = _all_the_way(begin(instrument))
    assert react(session, "") is End.DONE
    assert react(session, "q") is End.QUIT
    total = len(session.way.steps)
    assert react(session, "99") == Say((f"Please type a number from 1 to {total}.",))
    assert isinstance(react(session, "foo"), Say)
    assert isinstance(react(session, "s"), Say)
    assert isinstance(react(session, "?"), Say)
    assert _at(_type(session, "edit 1")) == _at(begin(instrument))
    assert isinstance(_type(session, "b").at, Step)


@pytest.mark.parametrize("seed", range(20))
def test_going_on_after_any_step_equals_not_having_stopped(
    instrument: Instrument, seed: int
) -> None:
    """A session that is begun again from its answers and skips comes to the same answers."""
    source = random.Random(seed)  # noqa: S311 - answers, not secrets
    session = begin(instrument)
    other = session
    while session.at is not Place.REVIEW:
        if source.random() < 0.3:
            other = begin(instrument, Start(other.given, frozenset(skipped(other)), other.ticked))
        assert other.at == session.at
        line = "s" if source.random() < 0.2 else _random_line(source, session)
        session, other = _type(session, line), _type(other, line)
    assert other.at is Place.REVIEW
    assert other.answers == session.answers


def _random_line(source: random.Random, session: Session) -> str:
    assert isinstance(session.at, Step)
    match session.at.prompt:
        case Single(question):
            item = session.instrument.questions[question]
            if isinstance(item.answers, Whole):
                return str(source.randint(0, 120))
            return str(source.randint(1, len(item.options)))
        case Checklist(questions=questions):
            chosen = [str(n + 1) for n in range(len(questions)) if source.random() < 0.2]
            return " ".join(number + source.choice(["", "?"]) for number in chosen) or "0"


@pytest.mark.parametrize("seed", range(40))
def test_an_interview_never_gives_inconsistent_answers(
    instrument: Instrument, screen: Screener, seed: int
) -> None:
    """Whatever is typed, with steps back and skips, no hidden answer comes out."""
    source = random.Random(seed)  # noqa: S311 - answers, not secrets
    session = begin(instrument)
    for _ in range(400):
        if session.at is Place.REVIEW:
            break
        line = source.choice(["b", "s", ""]) if source.random() < 0.2 else ""
        move = react(session, line or _random_line(source, session))
        session = move if isinstance(move, Session) else session
    assert screen(session.answers).inconsistent == ()


def _random_sheet(source: random.Random, instrument: Instrument) -> dict[str, Answer]:
    """Make a full sheet of answers, often calm, sometimes unsure."""
    calm, unsure = source.random(), source.choice([0, 0, 0.05, 0.3])
    sheet: dict[str, Answer] = {}
    for question in instrument.questions.values():
        match question.answers:
            case Whole():
                sheet[question.id] = source.choice([5, 17, 18, 40, 80])
            case Several():
                sheet[question.id] = ()
            case _ if question.can_be_unsure and source.random() < unsure:
                sheet[question.id] = Missing.UNSURE
            case kind:
                none = next((code for code in ("no", "none") if code in kind.values), None)
                share = 0.97 if question.id.startswith("sign_") else calm
                is_calm = none is not None and source.random() < share
                sheet[question.id] = none if is_calm and none else source.choice(kind.values)
    if sheet["rls_treatment"] == "no":
        sheet["augmentation"] = "no"
    return sheet


def test_the_interview_leaves_out_nothing_that_could_change_the_outcome(
    instrument: Instrument, screen: Screener
) -> None:
    """What is asked of a full sheet decides result and urgency as the full sheet does."""
    source = random.Random(7)  # noqa: S311 - answers, not secrets
    matters = relevance(instrument)
    for _ in range(1_500):
        sheet = _random_sheet(source, instrument)
        hidden = screen(sheet).inconsistent
        whole = screen({name: item for name, item in sheet.items() if name not in hidden})
        asked = screen(route(instrument, matters, sheet, frozenset()).answers)
        assert (asked.result, asked.urgency) == (whole.result, whole.urgency), sheet
