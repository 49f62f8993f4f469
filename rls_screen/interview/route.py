"""Which prompts can still matter, given the answers so far, and in which order they come."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from rls_screen.instrument.model import Checklist, Instrument, Prompt, Question, Single
from rls_screen.logic.compile import compile_rules
from rls_screen.logic.rules import Fact, Rule, behind
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Answer, Answers, ThreeWay

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
    """Compile the conditions of all questions: when each makes sense, and when it can matter.

    A question is asked if it definitely makes sense and possibly matters.
    """
    facts = tuple(_conditions(instrument.questions))
    needed: set[str] = set()
    for fact in facts:
        needed |= behind(fact.name, (*instrument.rules, fact), instrument.scope)
    rules: tuple[Rule, ...] = (
        *(rule for rule in instrument.rules if rule.name in needed),
        *facts,
    )
    scope = {**instrument.scope, **{fact.name: ThreeWay() for fact in facts}}
    names = tuple(fact.name for fact in facts)
    decide = compile_rules(rules, scope, names)

    def matters(question: str, answers: Answers) -> bool:
        values = dict(zip(names, decide(answers), strict=True))
        makes_sense = values.get(f"only_if.{question}", Truth.YES)
        can_matter = values.get(f"ask_if.{question}", Truth.YES)
        return makes_sense is Truth.YES and can_matter is not Truth.NO

    return matters


def _conditions(questions: Mapping[str, Question]) -> Iterator[Fact]:
    for question in questions.values():
        if question.only_if is not None:
            yield Fact(f"only_if.{question.id}", question.only_if)
        if question.ask_if is not None:
            yield Fact(f"ask_if.{question.id}", question.ask_if)


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
