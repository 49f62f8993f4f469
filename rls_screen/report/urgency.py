"""How soon to see a doctor, what to do, and why, as every page begins with it."""

from collections.abc import Iterator

from rls_screen.instrument.model import Call, Instrument, Level
from rls_screen.instrument.vocabulary import LEVELS, SOMEONE_ELSE
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Answers
from rls_screen.page.blocks import Block, Bullets, Heading, Page, Paragraph, Tone
from rls_screen.screening.explain import Explainer, explain
from rls_screen.screening.result import Result
from rls_screen.screening.screen import Screener

URGENT = LEVELS[:2]
"""The levels of urgency that cannot wait until the end of an interview."""


def how_soon(explainer: Explainer, result: Result) -> Iterator[Block]:
    """Lay out the start of the page: how soon to see a doctor, and what makes that uncertain."""
    yield from _call(explainer, result)
    yield from someone_else(explainer)
    yield from unasked(explainer.instrument, result)


def _call(explainer: Explainer, result: Result) -> Iterator[Block]:
    """Lay out how soon to see a doctor, what to do, and why."""
    level = explainer.instrument.level(result.urgency)
    words = call_of(level, result)
    is_urgent = result.urgency in URGENT
    yield Heading(words.headline, Tone.ALARM if is_urgent else Tone.NOTICE)
    yield Paragraph(words.do, Tone.ALARM if is_urgent else Tone.PLAIN)
    says = tuple(reasons_of(explainer, URGENT if is_urgent else LEVELS))
    if says:
        yield Bullets(says)


def call_of(level: Level, result: Result) -> Call:
    """Give what *level* says, which may be something else where signs were not answered."""
    is_complete = result.warning_signs == "asked"
    return level.call if is_complete or level.signs_not_asked is None else level.signs_not_asked


def someone_else(explainer: Explainer) -> Iterator[Block]:
    """Say again who "you" is, where the answers are about someone else."""
    trace = explainer.traces.get(SOMEONE_ELSE)
    if trace and trace.value is Truth.YES:
        yield Paragraph(explainer.instrument.notes["someone_else"], Tone.NOTICE)


def unasked(instrument: Instrument, result: Result) -> Iterator[Block]:
    """Say that not all warning signs were answered, where the call itself does not."""
    level = instrument.level(result.urgency)
    if result.warning_signs != "asked" and level.signs_not_asked is None:
        yield Paragraph(instrument.notes["signs_not_answered"], Tone.NOTICE)


def reasons_of(explainer: Explainer, levels: tuple[str, ...] = LEVELS) -> Iterator[str]:
    """Give what each reason that holds on one of *levels* says, the most urgent first."""
    for level in levels:
        for reason in explainer.instrument.level(level).reasons:
            if explainer.traces[reason.rule].value is Truth.YES:
                yield explainer.says(reason.rule)


def call_again(instrument: Instrument, result: Result) -> Iterator[Block]:
    """Say at the end of a long page again what cannot wait, since the start may be out of sight."""
    if result.urgency in URGENT:
        call = instrument.level(result.urgency).call
        yield Heading(call.headline, Tone.ALARM)
        yield Paragraph(call.do, Tone.ALARM)


def urgent_news(screen: Screener, before: Answers, after: Answers) -> Page:
    """Lay out what cannot wait, if *after* has a reason for it that *before* had not."""
    instrument = screen.instrument
    result = screen(after)
    explainer = explain(instrument, after)
    if _urgent_answers(explainer) <= _urgent_answers(explain(instrument, before)):
        return ()
    return tuple(_call(explainer, result))


def _urgent_answers(explainer: Explainer) -> frozenset[tuple[str, str]]:
    """Give each urgent reason that holds with each question behind it."""
    return frozenset(
        (reason.rule, item.question)
        for level in URGENT
        for reason in explainer.instrument.level(level).reasons
        if explainer.traces[reason.rule].value is Truth.YES
        for item in explainer.behind(reason.rule)
    )
