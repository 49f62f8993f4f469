"""Answers are taken, or each mistake is named, and many mistakes do not flood."""

import time

from rls_screen.instrument.model import Instrument
from rls_screen.screening.answers import MOST_NAMED, Mistake, take


def test_twenty_mistakes_are_all_named(instrument: Instrument) -> None:
    """As long as there are few mistakes, none is left out."""
    mistakes = take(instrument, [(f"x{number}", 1) for number in range(MOST_NAMED)]).mistakes
    assert [mistake.key for mistake in mistakes] == [f"x{number}" for number in range(MOST_NAMED)]


def test_of_many_mistakes_the_first_are_named_and_the_others_counted(
    instrument: Instrument,
) -> None:
    """A record with a great many wrong keys takes little time and few lines."""
    start = time.process_time()
    mistakes = take(instrument, [(f"urge{number}", 1) for number in range(30_000)]).mistakes
    assert time.process_time() - start < 2
    assert str(mistakes[0]) == "urge0: there is no such question. Did you mean 'urge'?"
    assert mistakes[MOST_NAMED:] == (Mistake(None, "and 29,980 more mistakes."),)


def test_one_mistake_more_is_one(instrument: Instrument) -> None:
    """The count is a sentence in good English."""
    mistakes = take(instrument, [(f"x{number}", 1) for number in range(MOST_NAMED + 1)]).mistakes
    assert mistakes[-1].sentence == "and 1 more mistake."


def test_a_very_long_key_is_shortened_and_gets_no_suggestion(instrument: Instrument) -> None:
    """Looking for a question like it would take long and find none."""
    (mistake,) = take(instrument, [("urge" * 100_000, 1)]).mistakes
    assert str(mistake) == f"{'urge' * 10}…: there is no such question."
