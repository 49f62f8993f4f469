"""The page that a person hands to a doctor: the answers, the criteria, and what to ask."""

from collections.abc import Iterator
from dataclasses import dataclass

from rls_screen.instrument.model import Checklist, Instrument, Screen, Single
from rls_screen.instrument.vocabulary import DOCTOR, NONE_OF_THESE
from rls_screen.logic.values import Answers
from rls_screen.page.blocks import Block, Bullets, Heading, Page, Paragraph, Table, Tone
from rls_screen.report.urgency import call_of, reasons_of, someone_else, unasked
from rls_screen.report.view import flags_by_person, names_of_people, told
from rls_screen.screening.explain import Explainer, explain
from rls_screen.screening.result import Result
from rls_screen.screening.wording import in_words

MOST_OPEN = 20
"""How many unanswered questions are named before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's *answers* to *instrument*, the *result*, and the day in words."""

    instrument: Instrument
    answers: Answers
    result: Result
    day: str


def doctor_page(sheet: Sheet) -> Page:
    """Lay out *sheet* for a doctor who has two minutes."""
    explainer = explain(sheet.instrument, sheet.answers)
    return (
        *_short(sheet, explainer),
        *_criteria(sheet, explainer),
        *_answers(sheet),
        *_unanswered(sheet, explainer),
        *_ask(sheet),
        *_limits(sheet),
    )


def _short(sheet: Sheet, explainer: Explainer) -> Iterator[Block]:
    instrument, result = sheet.instrument, sheet.result
    call = call_of(instrument.level(result.urgency), result)
    yield Paragraph(instrument.notes["not_a_diagnosis"])
    yield from someone_else(explainer)
    yield Heading(call.headline, Tone.NOTICE)
    says = tuple(reasons_of(explainer))
    if says:
        yield Bullets(says)
    yield from unasked(instrument, result)
    yield Heading(instrument.outcomes[result.result].headline)
    yield Paragraph(explainer.reason("result").means)


def _criteria(sheet: Sheet, explainer: Explainer) -> Iterator[Block]:
    result, words = sheet.result, sheet.instrument.words
    doctor = words.doctor
    rows = tuple(
        (
            item.label,
            words.states[result.criteria[item.id]],
            "; ".join(told(words, item.id, explainer.behind(item.rule))),
        )
        for item in sheet.instrument.criteria
    )
    unknown = result.score_max - result.score
    heading = doctor.criteria_open if unknown else doctor.criteria
    yield Heading(heading.format(met=result.score, count=len(rows), open=unknown))
    yield Table((doctor.criterion, doctor.state, doctor.answers), rows)
    impact = doctor.impact.get(result.impact or "", doctor.cannot_be_told)
    course = (explainer.reason("course").means,) if result.course else ()
    measures = (("rest_sufferer", result.rest_sufferer), ("dsm5_frequency", result.dsm5_frequency))
    notes = sheet.instrument.rule_notes
    told_of = (
        doctor.measure.format(means=_capital(notes[name].means), truth=doctor.truth[value])
        for name, value in measures
    )
    yield Paragraph(" ".join((doctor.burden.format(impact=impact), *course, *told_of)))


def _answers(sheet: Sheet) -> Iterator[Block]:
    rows = tuple(row for screen in sheet.instrument.screens for row in _screen(sheet, screen))
    words = sheet.instrument.words.doctor
    yield Heading(words.the_answers)
    yield Table((words.question, words.answer), rows)


def _screen(sheet: Sheet, screen: Screen) -> Iterator[tuple[str, str]]:
    questions = sheet.instrument.questions
    criteria = {criterion.id for criterion in sheet.instrument.criteria}
    for prompt in screen.prompts:
        match prompt:
            case Single(question) if question in criteria:
                pass
            case Single(question) if question in sheet.answers:
                answer = in_words(sheet.instrument, question, sheet.answers[question])
                yield questions[question].label, answer
            case Single():
                pass
            case Checklist(questions=ids):
                said = ". ".join(_marked(sheet, ids))
                if said:
                    yield screen.title, said


def _marked(sheet: Sheet, ids: tuple[str, ...]) -> Iterator[str]:
    """Give what was ticked of a checklist, then what was unsure, then what was denied."""
    by_answer: dict[str, list[str]] = {}
    for name in ids:
        if name in sheet.answers:
            answer = in_words(sheet.instrument, name, sheet.answers[name])
            by_answer.setdefault(answer, []).append(sheet.instrument.questions[name].label)
    options = dict.fromkeys(
        option.label for name in ids for option in sheet.instrument.questions[name].options
    )
    # Labels stand in the order yes, no, unsure (or none, some, all, unsure): denials come last.
    denials = {
        option.label
        for name in ids
        for option in sheet.instrument.questions[name].options
        if option.code in NONE_OF_THESE
    }
    for answer in sorted(options, key=lambda label: label in denials):
        if answer in by_answer:
            yield f"{answer}: {'; '.join(by_answer[answer])}"


def _unanswered(sheet: Sheet, explainer: Explainer) -> Iterator[Block]:
    labels = [
        question.label
        for question in sheet.instrument.questions.values()
        if question.id not in sheet.answers
        and not question.default
        and explainer.could_matter(question)
    ]
    if labels:
        shown = labels[:MOST_OPEN]
        words = sheet.instrument.words
        if len(labels) > len(shown):
            shown.append(words.answers.more.format(count=len(labels) - len(shown)))
        yield Heading(words.doctor.not_answered)
        yield Paragraph("; ".join(shown) + ".")


def _ask(sheet: Sheet) -> Iterator[Block]:
    instrument = sheet.instrument
    told = flags_by_person(instrument, sheet.result)
    others = (
        f"{name}: {' '.join(told[who])}"
        for who, name in names_of_people(instrument).items()
        if who in told and who != DOCTOR
    )
    yield Heading(instrument.words.doctor.what_to_ask)
    yield Bullets((*told.get(DOCTOR, ()), *others, *instrument.doctor.questions))


def _limits(sheet: Sheet) -> Iterator[Block]:
    instrument, words = sheet.instrument, sheet.instrument.words.doctor
    yield Heading(words.limits)
    yield Paragraph(instrument.doctor.cannot_tell)
    made = words.made.format(day=sheet.day, name=instrument.name, digest=instrument.digest[:16])
    yield Paragraph(made, Tone.QUIET)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
