"""What a person types is understood, or is met with what would be."""

import pytest

from rls_screen import Instrument
from rls_screen.instrument.model import Checklist, Single
from rls_screen.interview.reply import Command, Given, Puzzle, Reply, understand
from rls_screen.logic.values import Answer, Missing

UNSURE = Missing.UNSURE
SIGNS = Checklist("Which?", ("sign_saddle", "sign_stroke", "sign_clot"))
CAUSES = Checklist("Which?", ("cramps", "position", "joints"))


def _typed(instrument: Instrument, prompt: Single | Checklist, text: str) -> Reply:
    return understand(instrument, prompt, text)


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("urge", "1", "yes"),
        ("urge", "y", "yes"),
        ("urge", " YES ", "yes"),
        ("urge", "2", "no"),
        ("urge", "n", "no"),
        ("urge", "3", UNSURE),
        ("urge", "u", UNSURE),
        ("urge", "not sure", UNSURE),
        ("urge", "Not  Sure", UNSURE),
        ("distress", "v", "severe"),
        ("distress", "severe", "severe"),
        ("distress", "mod", "moderate"),
        ("distress", "n", "none"),
        ("cramps", "p", "some"),
        ("cramps", "a", "all"),
        ("sleep", "most", "most_nights"),
        ("sleep", "none", "none"),
        ("respondent", "c", "parent"),
        ("respondent", "carer", "carer"),
        ("location", "2", "one_leg"),
        ("frequency", "8", "weekly_6_7"),
        ("frequency", "on 1", "weekly_1"),
        ("age", "0", 0),
        ("age", "120", 120),
        ("feels", "1 3", ("crawling", "itching")),
        ("feels", "3, 1, 1", ("crawling", "itching")),
        ("feels", "painful, hot", ("burning", "painful")),
        ("feels", "0", ()),
        ("feels", "none", ()),
    ],
)
def test_an_answer_is_understood_by_number_word_and_first_letter(
    instrument: Instrument, question: str, text: str, answer: Answer
) -> None:
    """Numbers, codes, labels and their beginnings all stand for the answer."""
    assert _typed(instrument, Single(question), text) == Given({question: answer})


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("b", Command.BACK),
        ("Back", Command.BACK),
        ("?", Command.WHY),
        ("why", Command.WHY),
        ("s", Command.SKIP),
        ("skip", Command.SKIP),
        ("q", Command.QUIT),
        ("QUIT", Command.QUIT),
        ("", Command.KEEP),
        ("   ", Command.KEEP),
    ],
)
def test_the_commands_are_understood_on_every_screen(
    instrument: Instrument, text: str, command: Command
) -> None:
    """No question, of whatever kind, takes a command for an answer."""
    for question in instrument.questions:
        assert _typed(instrument, Single(question), text) is command
    assert _typed(instrument, SIGNS, text) is command


@pytest.mark.parametrize(
    ("question", "text", "sentence"),
    [
        ("urge", "4", "Please type a number from 1 to 3."),
        ("urge", "0", "Please type a number from 1 to 3."),
        ("urge", "perhaps", "Please type a number from 1 to 3, or a word of the answer."),
        ("urge", "²", "Please type a number from 1 to 3, or a word of the answer."),
        ("age", "121", "Please type a whole number from 0 to 120."),
        ("age", "-1", "Please type a whole number from 0 to 120."),
        ("age", "thirty", "Please type a whole number from 0 to 120."),
        ("age", "9" * 5000, "Please type a whole number from 0 to 120."),
        (
            "frequency",
            "on",
            (
                'That could be "On 1 day a week" or "On 2 days a week" or "On 3 days a week" or '
                '"On 4 or 5 days a week" or "On 6 or 7 days a week". Please type the number.'
            ),
        ),
        ("feels", "9", "Please type a number from 1 to 8."),
        ("feels", ",", "Please type a number from 1 to 8, or a word of the answer."),
    ],
)
def test_what_is_not_understood_is_met_with_what_would_be(
    instrument: Instrument, question: str, text: str, sentence: str
) -> None:
    """A puzzle never changes an answer and says what to type."""
    assert _typed(instrument, Single(question), text) == Puzzle(sentence)


@pytest.mark.parametrize(
    ("text", "yes", "unsure"),
    [
        ("0", "", ""),
        ("none", "", ""),
        ("no", "", ""),
        ("2", "2", ""),
        ("1 3", "13", ""),
        ("1,3", "13", ""),
        ("1 and 3", "13", ""),
        ("2?", "", "2"),
        ("2 ?", "", "2"),
        ("1 2?", "1", "2"),
        ("1 2? 3", "13", "2"),
        ("2 not sure, 3", "3", "2"),
        ("2u", "", "2"),
        ("not sure", "", "123"),
        ("numb", "1", ""),
        ("one leg?", "", "3"),
    ],
)
def test_in_a_checklist_what_is_not_named_is_not_so(
    instrument: Instrument, text: str, yes: str, unsure: str
) -> None:
    """Named items are so, those with a question mark unsure, and the others not so."""
    expected: dict[str, Answer] = {}
    for number, question in enumerate(SIGNS.questions, start=1):
        answer: Answer = "yes" if str(number) in yes else "no"
        expected[question] = UNSURE if str(number) in unsure else answer
    assert _typed(instrument, SIGNS, text) == Given(expected)


@pytest.mark.parametrize("text", ["4", "0 1", "12", "foo", "1 foo", "-1", "1.5", ",", "yes", "y"])
def test_a_checklist_never_guesses(instrument: Instrument, text: str) -> None:
    """A text with any part that fits no item changes nothing."""
    assert isinstance(_typed(instrument, SIGNS, text), Puzzle)


def test_an_item_with_an_extent_is_asked_for_it(instrument: Instrument) -> None:
    """Naming an explanation does not yet say whether it explains some or all."""
    reply = _typed(instrument, CAUSES, "2 3?")
    assert reply == Given({"cramps": "none", "joints": UNSURE}, frozenset({"position"}))
