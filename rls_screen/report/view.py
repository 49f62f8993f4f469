"""What a person reads of a result, laid out as a page."""

from collections.abc import Iterator

from rls_screen.instrument.model import Instrument
from rls_screen.instrument.vocabulary import LEVELS
from rls_screen.instrument.words import Words
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Answers
from rls_screen.page.blocks import Block, Bullets, Heading, Page, Paragraph, State, States, Tone
from rls_screen.screening.explain import Behind, Explainer, explain
from rls_screen.screening.result import Result
from rls_screen.screening.screen import Screener

URGENT = LEVELS[:2]
"""The levels of urgency that cannot wait until the end of an interview."""

USUAL_CRITERIA = 5
MOST_UNSETTLED = 6
"""How many open questions are named before the rest is counted."""


def view(instrument: Instrument, answers: Answers, result: Result) -> Page:
    """Lay out *result*, which *instrument* gave for *answers*, the most urgent first."""
    explainer = explain(instrument, answers)
    return (
        *_call(explainer, result),
        *_someone_else(explainer),
        *_unasked(instrument, result),
        *_fit(explainer, result),
        *_criteria(explainer, result),
        *_open_questions(instrument, result),
        *_other_reasons(explainer, result),
        *_ask_doctor(instrument, result),
        *_meanwhile(instrument, result),
        *_limits(instrument),
        *_call_again(instrument, result),
    )


def _someone_else(explainer: Explainer) -> Iterator[Block]:
    """Say again who "you" is, where the answers are about someone else."""
    trace = explainer.traces.get("for_someone_else")
    if trace and trace.value is Truth.YES:
        yield Paragraph(explainer.instrument.notes["someone_else"], Tone.NOTICE)


def _call_again(instrument: Instrument, result: Result) -> Iterator[Block]:
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
        yield Heading(explainer.instrument.words.result.other_reasons)
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
    words = explainer.instrument.words
    is_usual = len(result.criteria) == USUAL_CRITERIA
    yield Heading(words.result.five_criteria if is_usual else words.result.criteria)
    rows = []
    for criterion in explainer.instrument.criteria:
        answers = tuple(told(words, criterion.id, explainer.behind(criterion.rule)))
        state = words.states[result.criteria[criterion.id]]
        rows.append(State(criterion.label, state, answers))
    yield States(tuple(rows))


def told(words: Words, criterion: str, behind: tuple[Behind, ...]) -> Iterator[str]:
    """Give the answers behind a criterion, those to several questions gathered by answer."""
    answered = [item for item in behind if item.answer != words.answers.not_answered]
    match answered:
        case []:
            yield words.result.not_asked
        case [item] if item.question == criterion:
            yield words.result.you_answered.format(answer=item.answer)
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
        shown.append(instrument.words.answers.more.format(count=len(labels) - len(shown)))
    yield Heading(instrument.words.result.unsettled)
    yield Paragraph(instrument.words.result.unsettled_means)
    yield Bullets(tuple(shown))


def _ask_doctor(instrument: Instrument, result: Result) -> Iterator[Block]:
    asks = tuple(
        instrument.words.result.to_ask.format(flag=flag.says, ask=flag.ask)
        if flag.ask
        else flag.says
        for flag in instrument.flags
        if flag.id in result.flags
    )
    if asks:
        yield Heading(instrument.words.result.ask_doctor)
        yield Bullets(asks)


def _meanwhile(instrument: Instrument, result: Result) -> Iterator[Block]:
    advice = tuple(item.text for item in instrument.advice if item.id in result.advice)
    if advice:
        yield Heading(instrument.words.result.meanwhile)
        yield Bullets(advice)


def _limits(instrument: Instrument) -> Iterator[Block]:
    words = instrument.words.result
    yield Heading(words.limits)
    yield Paragraph(f"{instrument.notes['not_a_diagnosis']} {instrument.notes['alone']}")
    made = words.questionnaire.format(name=instrument.name, privacy=instrument.notes["privacy"])
    yield Paragraph(made, Tone.QUIET)
