"""What a person reads of a result, laid out as a page."""

from collections.abc import Iterator

from rls_screen.instrument.model import Instrument
from rls_screen.instrument.vocabulary import DOCTOR, LEVELS
from rls_screen.instrument.words import Words
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Answers
from rls_screen.page.blocks import Block, Bullets, Heading, Page, Paragraph, State, States, Tone
from rls_screen.report.advice import with_cautions
from rls_screen.report.urgency import URGENT, call_again, how_soon, reasons_of
from rls_screen.screening.explain import Behind, Explainer, explain
from rls_screen.screening.result import Result

USUAL_CRITERIA = 5
MOST_UNSETTLED = 6
"""How many open questions are named before the rest is counted."""

MOST_ADVICE = 6
"""How many pieces of advice stand on the page; the rest is one step away."""


def view(instrument: Instrument, answers: Answers, result: Result) -> Page:
    """Lay out *result*, which *instrument* gave for *answers*, the most urgent first."""
    explainer = explain(instrument, answers)
    return (
        *how_soon(explainer, result),
        *_fit(explainer, result),
        *_criteria(explainer, result),
        *_open_questions(instrument, result),
        *_other_reasons(explainer, result),
        *_people(explainer, result),
        *_usually(instrument, result),
        *_meanwhile(explainer, result),
        *_limits(instrument),
        *call_again(instrument, result),
    )


def _other_reasons(explainer: Explainer, result: Result) -> Iterator[Block]:
    """Lay out the lesser reasons to see a doctor, where urgent ones came first."""
    says = tuple(reasons_of(explainer, LEVELS[len(URGENT) :]))
    if says and result.urgency in URGENT:
        yield Heading(explainer.instrument.words.result.other_reasons)
        yield Bullets(says)


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


def _people(explainer: Explainer, result: Result) -> Iterator[Block]:
    """Lay out whom to turn to, and what to tell and ask each."""
    instrument = explainer.instrument
    asks = {
        person.id: (person.ask,)
        for person in instrument.people
        if explainer.traces[person.rule].value is Truth.YES
    }
    told = flags_by_person(instrument, result)
    names = names_of_people(instrument)
    everyone = [who for who in names if who in asks or who in told]
    if everyone:
        yield Heading(instrument.words.result.whom_to_see)
    for who in everyone:
        yield Paragraph(f"{names[who]}:")
        yield Bullets((*asks.get(who, ()), *told.get(who, ())))


def names_of_people(instrument: Instrument) -> dict[str, str]:
    """Give the name of each person to turn to; there is always a doctor."""
    names = {person.id: person.name for person in instrument.people}
    return names if DOCTOR in names else {**names, DOCTOR: instrument.words.result.a_doctor}


def flags_by_person(instrument: Instrument, result: Result) -> dict[str, tuple[str, ...]]:
    """Give for each person's id what to tell and ask them, where there is anything."""
    found: dict[str, tuple[str, ...]] = {}
    for flag in instrument.flags:
        if flag.id in result.flags:
            to_ask = instrument.words.result.to_ask.format(flag=flag.says, ask=flag.ask)
            says = to_ask if flag.ask else flag.says
            found[flag.who] = (*found.get(flag.who, ()), says)
    return found


def _usually(instrument: Instrument, result: Result) -> Iterator[Block]:
    """Say what to expect of a doctor, where there is time to think of it."""
    usually = tuple(item.text for item in instrument.doctor.usually)
    if usually and result.see_doctor and result.urgency not in URGENT:
        yield Heading(instrument.words.result.usually)
        yield Bullets(usually)


def _meanwhile(explainer: Explainer, result: Result) -> Iterator[Block]:
    applies = [item for item in explainer.instrument.advice if item.id in result.advice]
    shown = tuple(with_cautions(explainer, item) for item in applies[:MOST_ADVICE])
    can_wait = result.urgency not in URGENT
    if shown or can_wait:
        yield Heading(explainer.instrument.words.result.meanwhile)
    if shown:
        yield Bullets(shown)
    if can_wait:
        yield Paragraph(explainer.instrument.words.result.all_advice)


def _limits(instrument: Instrument) -> Iterator[Block]:
    words = instrument.words.result
    yield Heading(words.limits)
    yield Paragraph(f"{instrument.notes['not_a_diagnosis']} {instrument.notes['alone']}")
    if instrument.accuracy:
        yield Paragraph(instrument.accuracy.text)
        for source in instrument.accuracy.sources:
            cited = words.source.format(source=instrument.sources[source].text)
            yield Paragraph(cited, Tone.QUIET)
    made = words.questionnaire.format(name=instrument.name, privacy=instrument.notes["privacy"])
    yield Paragraph(made, Tone.QUIET)
