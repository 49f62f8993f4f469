"""The sheet of questions, page by page, and behind them what is worked out and said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rls_screen.instrument.model import Checklist, Instrument, Screen, Single
from rls_screen.instrument.vocabulary import ENGLISH, LEVELS
from rls_screen.interop.outline import Outline
from rls_screen.interop.xlsform.ending import ending, urgent
from rls_screen.interop.xlsform.pages import questions_of, shown_page
from rls_screen.interop.xlsform.rows import Row, Rows, shown
from rls_screen.interop.xlsform.texts import Say, fitting
from rls_screen.interop.xlsform.xpath import NO, YES, chosen
from rls_screen.logic.formula import ALWAYS, some_of
from rls_screen.logic.rules import behind

URGENT = LEVELS[:2]
"""The levels of urgency that cannot wait until the end of a form."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The rows of the sheet, and the name of the *page* on which each question stands."""

    rows: tuple[Row, ...]
    page: Mapping[str, str]


def survey(rows: Rows) -> Survey:
    """Give the sheet that *rows* makes the rows of."""
    pages: dict[str, str] = {}
    found = [*_start(rows)]
    behind_urgent = _behind_urgent(rows.outline.instrument)
    for index, screen in enumerate(rows.outline.instrument.screens):
        name = rows.names.new(f"page_{index + 1}")
        inside = questions_of(screen)
        pages |= dict.fromkeys(inside, name)
        found += [_begin(rows, name, index), *_prompts(rows, screen, index)]
        if not behind_urgent.isdisjoint(inside):
            found += [urgent(rows, level, f"{level}_{name}") for level in URGENT]
        found.append({"type": "end_group", "name": name})
    return Survey((*found, *_calculated(rows.outline), *ending(rows)), pages)


def _start(rows: Rows) -> Iterator[Row]:
    def greeting(speaker: Instrument) -> str:
        untested = () if speaker.language == ENGLISH else (speaker.words.untested,)
        notes = (speaker.notes["not_a_diagnosis"], speaker.notes["someone_else"])
        return " ".join((*untested, *notes))

    yield rows.note("greeting", ALWAYS, greeting)


def _begin(rows: Rows, name: str, index: int) -> Row:
    where = f"screen {index + 1}"
    formula = shown_page(rows.outline, rows.outline.instrument.screens[index])
    return {
        "type": "begin_group",
        "name": name,
        **rows.texts.said("label", lambda speaker: speaker.screens[index].title, where),
        "appearance": "field-list",
        "relevant": shown(formula, where),
    }


def _prompts(rows: Rows, screen: Screen, index: int) -> Iterator[Row]:
    for place, prompt in enumerate(screen.prompts):
        match prompt:
            case Single(question):
                yield rows.question(question, in_checklist=False)
            case Checklist(_, questions):
                formula = some_of(rows.outline.shown[name] for name in questions)
                yield rows.note(f"lead_{index + 1}_{place + 1}", formula, _lead(index, place))
                for name in questions:
                    yield rows.question(name, in_checklist=True)


def _lead(index: int, place: int) -> Say:
    def lead(speaker: Instrument) -> str:
        prompt = speaker.screens[index].prompts[place]
        return prompt.lead if isinstance(prompt, Checklist) else ""

    return lead


def _behind_urgent(instrument: Instrument) -> frozenset[str]:
    """Give every name that a reason of an urgent level rests on."""
    return frozenset(
        name
        for level in URGENT
        for reason in instrument.level(level).reasons
        for name in behind(reason.rule, instrument.rules, instrument.scope)
    )


def _calculated(outline: Outline) -> Iterator[Row]:
    for step in outline.steps:
        yield _calculate(step.name, chosen(((YES, step.formula),), NO))
    for field in outline.fields:
        yield _calculate(field.name, chosen(field.values))


def _calculate(name: str, calculation: str) -> Row:
    where = f"the step '{name}'"
    return {"type": "calculate", "name": name, "calculation": fitting(calculation, where)}
