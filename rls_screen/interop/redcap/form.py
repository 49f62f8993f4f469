"""The fields of the form, screen by screen, and behind them what is worked out and said."""

from collections.abc import Iterator, Sequence

from rls_screen.instrument.model import Checklist, Instrument, Screen, Single
from rls_screen.instrument.vocabulary import ENGLISH, LEVELS
from rls_screen.interop.outline import URGENCY
from rls_screen.interop.redcap.ending import called, ending
from rls_screen.interop.redcap.names import RECORD
from rls_screen.interop.redcap.rows import HEADING, LABEL, NAME, TYPE, Row, Rows
from rls_screen.interop.redcap.texts import label
from rls_screen.logic.formula import ALWAYS, OneOf, some_of
from rls_screen.logic.rules import behind

URGENT = LEVELS[:2]
"""The levels of urgency that cannot wait until the end of a form."""


def form(rows: Rows) -> Iterator[Row]:
    """Give the fields that *rows* makes the rows of, in order."""
    instrument = rows.outline.instrument
    yield {NAME: RECORD, TYPE: "text", LABEL: "Record ID"}
    yield rows.note("greeting", ALWAYS, _greeting(instrument))
    behind_urgent = _behind_urgent(instrument)
    for index, screen in enumerate(instrument.screens):
        title = label(screen.title, f"the title of screen {index + 1}")
        yield from _headed(_prompts(rows, screen, index), title)
        if not behind_urgent.isdisjoint(_questions(screen)):
            for level in URGENT:
                formula = OneOf(URGENCY, (level,))
                yield rows.note(f"{level}_{index + 1}", formula, called(instrument, level))
    yield from _headed(_worked_out(rows), label(instrument.title, "the title"))


def _worked_out(rows: Rows) -> Iterator[Row]:
    yield from rows.given()
    yield from map(rows.step, rows.outline.steps)
    yield from map(rows.field, rows.outline.fields)
    yield from ending(rows)


def _headed(section: Iterator[Row], title: str) -> Iterator[Row]:
    """Give the rows of *section* with *title* over the first."""
    yield {**next(section), HEADING: title}
    yield from section


def _greeting(instrument: Instrument) -> str:
    untested = () if instrument.language == ENGLISH else (instrument.words.untested,)
    notes = (instrument.notes["not_a_diagnosis"], instrument.notes["someone_else"])
    return " ".join((*untested, *notes))


def _prompts(rows: Rows, screen: Screen, index: int) -> Iterator[Row]:
    for place, prompt in enumerate(screen.prompts):
        match prompt:
            case Single(question):
                yield rows.question(question, in_checklist=False)
            case Checklist(lead, questions):
                formula = some_of(rows.outline.shown[name] for name in questions)
                yield rows.note(f"lead_{index + 1}_{place + 1}", formula, lead)
                yield from _checklist(rows, questions)


def _checklist(rows: Rows, questions: Sequence[str]) -> Iterator[Row]:
    """Give *questions*, as a table where all have the same answers."""
    found = rows.outline.instrument.questions
    is_table = len({(type(found[name].answers), found[name].options) for name in questions}) == 1
    matrix = rows.names.new(f"{questions[0]}_table") if is_table and len(questions) > 1 else ""
    for name in questions:
        yield rows.question(name, in_checklist=True, matrix=matrix)


def _questions(screen: Screen) -> Iterator[str]:
    for prompt in screen.prompts:
        match prompt:
            case Single(question):
                yield question
            case Checklist(_, questions):
                yield from questions


def _behind_urgent(instrument: Instrument) -> frozenset[str]:
    """Give every name that a reason of an urgent level rests on."""
    return frozenset(
        name
        for level in URGENT
        for reason in instrument.level(level).reasons
        for name in behind(reason.rule, instrument.rules, instrument.scope)
    )
