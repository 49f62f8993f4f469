"""What a person reads of a result, laid out as a page."""

from collections.abc import Iterator

from rls_screen.instrument.model import Instrument
from rls_screen.instrument.vocabulary import LEVELS
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Answers
from rls_screen.page.blocks import Block, Bullets, Heading, Page, Paragraph, State, States, Tone
from rls_screen.screening.explain import UNASKED, Behind, Explainer, explain
from rls_screen.screening.result import Result
from rls_screen.screening.screen import Screener

STATES = {
    "met": "met",
    "met_by_history": "met earlier on",
    "not_met": "not met",
    "unknown": "not known",
}
URGENT = LEVELS[:2]
"""The levels of urgency that cannot wait until the end of an interview."""

MOST_UNSETTLED = 6
"""How many open questions are named before the rest is counted."""


def view(instrument: Instrument, answers: Answers, result: Result) -> Page:
    """Lay out *result*, which *instrument* gave for *answers*, the most urgent first."""
    explainer = explain(instrument, answers)
    return (
        *_how_soon(explainer, result),
        *_fit(explainer, result),
        *_criteria(explainer, result),
        *_open_questions(instrument, result),
        *_other_reasons(explainer, result),
        *_ask_doctor(instrument, result),
        *_meanwhile(instrument, result),
        *_limits(instrument),
        *call_again(instrument, result),
    )


def how_soon(instrument: Instrument, answers: Answers, result: Result) -> Page:
    """Lay out the start of the page: how soon to see a doctor, and what makes that uncertain."""
    return tuple(_how_soon(explain(instrument, answers), result))


def _how_soon(explainer: Explainer, result: Result) -> Iterator[Block]:
    yield from _call(explainer, result)
    yield from _someone_else(explainer)
    yield from _unasked(explainer.instrument, result)


def _someone_else(explainer: Explainer) -> Iterator[Block]:
    """Say again who "you" is, where the answers are about someone else."""
    trace = explainer.traces.get("for_someone_else")
    if trace and trace.value is Truth.YES:
        yield Paragraph(explainer.instrument.notes["someone_else"], Tone.NOTICE)


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


def _call(explainer: Explainer, result: Result) -> Iterator[Block]:
    """Lay out how soon to see a doctor, what to do, and why."""
    level = explainer.instrument.level(result.urgency)
    is_complete = result.warning_signs == "asked"
    words = level.call if is_complete or level.signs_not_asked is None else level.signs_not_asked
    is_urgent = result.urgency in URGENT
    yield Heading(words.headline, Tone.ALARM if is_urgent else Tone.NOTICE)
    yield Paragraph(words.do, Tone.ALARM if is_urgent else Tone.PLAIN)
    says = tuple(reasons_of(explainer, URGENT if is_urgent else LEVELS))
    if says:
        yield Bullets(says)


def _other_reasons(explainer: Explainer, result: Result) -> Iterator[Block]:
    """Lay out the lesser reasons to see a doctor, where urgent ones came first."""
    says = tuple(reasons_of(explainer, LEVELS[len(URGENT) :]))
    if says and result.urgency in URGENT:
        yield Heading("Other reasons to see a doctor")
        yield Bullets(says)


def reasons_of(explainer: Explainer, levels: tuple[str, ...] = LEVELS) -> Iterator[str]:
    """Give what each reason that holds on one of *levels* says, the most urgent first."""
    for level in levels:
        for reason in explainer.instrument.level(level).reasons:
            if explainer.traces[reason.rule].value is Truth.YES:
                yield explainer.says(reason.rule)


def _unasked(instrument: Instrument, result: Result) -> Iterator[Block]:
    level = instrument.level(result.urgency)
    if result.warning_signs != "asked" and level.signs_not_asked is None:
        yield Paragraph(instrument.notes["signs_not_answered"], Tone.NOTICE)


def _fit(explainer: Explainer, result: Result) -> Iterator[Block]:
    instrument = explainer.instrument
    outcome = instrument.outcomes[result.result]
    yield Heading(outcome.headline)
    yield Paragraph(explainer.reason("result").means)
    if result.result == "possible" and result.caps:
        yield Bullets(tuple(cap.says for cap in instrument.caps if cap.id in result.caps))
    yield Paragraph(outcome.text)


def _criteria(explainer: Explainer, result: Result) -> Iterator[Block]:
    yield Heading("The five criteria" if len(result.criteria) == 5 else "The criteria")  # noqa: PLR2004
    rows = []
    for criterion in explainer.instrument.criteria:
        answers = tuple(told(criterion.id, explainer.behind(criterion.rule)))
        rows.append(State(criterion.label, STATES[result.criteria[criterion.id]], answers))
    yield States(tuple(rows))


def told(criterion: str, behind: tuple[Behind, ...]) -> Iterator[str]:
    """Give the answers behind a criterion, those to several questions gathered by answer."""
    answered = [item for item in behind if item.answer != UNASKED]
    match answered:
        case []:
            yield "Not asked, or not answered."
        case [item] if item.question == criterion:
            yield f"You answered: {item.answer}"
        case _:
            for answer in dict.fromkeys(item.answer for item in answered):
                labels = [item.label for item in answered if item.answer == answer]
                yield f"{answer}: {'; '.join(labels)}"


def _open_questions(instrument: Instrument, result: Result) -> Iterator[Block]:
    labels = [instrument.questions[question].label for question in result.unsettled]
    if not labels:
        return
    shown = labels[:MOST_UNSETTLED]
    if len(labels) > len(shown):
        shown.append(f"and {len(labels) - len(shown)} more")
    yield Heading("What could still change this")
    yield Paragraph("These are not known. One answer could change what your answers fit:")
    yield Bullets(tuple(shown))


def _ask_doctor(instrument: Instrument, result: Result) -> Iterator[Block]:
    asks = tuple(
        f"{flag.says}. To ask: {flag.ask}" if flag.ask else flag.says
        for flag in instrument.flags
        if flag.id in result.flags
    )
    if asks:
        yield Heading("What to tell and ask a doctor")
        yield Bullets(asks)


def _meanwhile(instrument: Instrument, result: Result) -> Iterator[Block]:
    advice = tuple(item.text for item in instrument.advice if item.id in result.advice)
    if advice:
        yield Heading("In the meantime")
        yield Bullets(advice)


def _limits(instrument: Instrument) -> Iterator[Block]:
    yield Heading("What this is not")
    yield Paragraph(f"{instrument.notes['not_a_diagnosis']} {instrument.notes['alone']}")
    yield Paragraph(f"Questionnaire {instrument.name}. {instrument.notes['privacy']}", Tone.QUIET)
