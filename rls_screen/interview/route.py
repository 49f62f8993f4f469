"""Which prompts can still matter, given the answers so far, and in which order they come."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rls_screen.instrument.model import Checklist, Instrument, Prompt, Single
from rls_screen.instrument.ready import ready_rules_of
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Answer, Answers, Decide
from rls_screen.screening.screen import with_defaults

Matters = Callable[[str, Answers], bool]
"""Says whether a question is to be asked, given the answers before it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One prompt on the screen number *screen*, counted from 0."""

    screen: int
    prompt: Prompt


@dataclass(frozen=True, slots=True)
class Route:
    """The steps that can matter, and the answers that stand on them."""

    steps: tuple[Step, ...]
    answers: Answers


def route(
    instrument: Instrument, matters: Matters, answers: Answers, ticked: frozenset[str]
) -> Route:
    """Find the way through the screens for *answers*.

    A question is judged by the answers before it, so that the way never jumps. *ticked* are the
    items of checklists whose extent is asked on its own. Answers off the way are left out.
    """
    standing: dict[str, Answer] = {}
    steps: list[Step] = []
    for index, screen in enumerate(instrument.screens):
        for prompt in screen.prompts:
            questions = tuple(_matching(prompt, matters, standing))
            standing.update({name: answers[name] for name in questions if name in answers})
            steps.extend(Step(index, item) for item in _prompts(prompt, questions, ticked))
    return Route(tuple(steps), standing)


def relevance(instrument: Instrument) -> Matters:
    """Give what decides by the conditions of all questions, as they are ready or else compiled.

    A question is asked if it definitely makes sense and possibly matters. As in a result, what has
    a default has it where it is not answered.
    """
    names, decide = _ready(instrument) or _compiled(instrument)
    defaults = with_defaults(instrument, {})

    def matters(question: str, answers: Answers) -> bool:
        values = dict(zip(names, decide({**defaults, **answers}), strict=True))
        makes_sense = values.get(f"only_if.{question}", Truth.YES)
        can_matter = values.get(f"ask_if.{question}", Truth.YES)
        return makes_sense is Truth.YES and can_matter is not Truth.NO

    return matters


def _ready(instrument: Instrument) -> tuple[Sequence[str], Decide] | None:
    ready = ready_rules_of("matters", instrument)
    return (ready.NAMES, ready.decide) if ready else None


def _compiled(instrument: Instrument) -> tuple[Sequence[str], Decide]:
    # What compiles is imported here, as rules that are ready need not be compiled.
    from rls_screen.logic.compile import compile_rules  # noqa: PLC0415
    from rls_screen.screening.conditions import conditions  # noqa: PLC0415

    rules, scope, names = conditions(instrument)
    return names, compile_rules(rules, scope, names)


def _matching(prompt: Prompt, matters: Matters, answers: Answers) -> Iterator[str]:
    match prompt:
        case Single(question):
            questions: tuple[str, ...] = (question,)
        case Checklist(questions=questions):
            pass
    return (question for question in questions if matters(question, answers))


def _prompts(
    prompt: Prompt, questions: tuple[str, ...], ticked: frozenset[str]
) -> Iterator[Prompt]:
    """Give the prompt for those of its questions that matter, and one for each that is ticked."""
    match prompt, questions:
        case _, []:
            pass
        case _, [question]:
            yield Single(question)
        case Checklist(lead), _:
            yield Checklist(lead, questions)
            yield from (Single(question) for question in questions if question in ticked)
        case Single(), _:
            yield prompt
