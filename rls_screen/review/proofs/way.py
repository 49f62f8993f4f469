"""When the interview asks each question, as wires: by the answers before it alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rls_screen.instrument.model import Checklist, Instrument, Single
from rls_screen.logic.gates import ON, Wire
from rls_screen.review.proofs.world import World


@dataclass(frozen=True, slots=True)
class Way:
    """The questions in the order in which they are asked, and where each of them is *asked*.

    *sensible* is where a question makes sense at all. *before* names those that are asked before
    the prompt of a question.
    """

    asked: Mapping[str, Wire]
    sensible: Mapping[str, Wire]
    before: Mapping[str, tuple[str, ...]]

    def after(self, question: str) -> tuple[str, ...]:
        """Give the questions in the prompt of *question* and behind it, without itself."""
        return tuple(
            name for name in self.asked if name != question and name not in self.before[question]
        )

    def kept(self, world: World, questions: Sequence[str]) -> Wire:
        """Give where of *questions* none but those that are asked have an answer."""
        return world.circuit.all(
            world.circuit.either(
                world.circuit.negated(world.answered(name)),
                self.asked[name],
            )
            for name in questions
        )


def way(world: World) -> Way:
    """Give the way of the interview through the questionnaire of *world*."""
    asked: dict[str, Wire] = {}
    sense: dict[str, Wire] = {}
    before: dict[str, tuple[str, ...]] = {}
    prompts = _prompts(world.instrument)
    for place, prompt in enumerate(prompts):
        later = [name for item in prompts[place:] for name in item]
        for question in prompt:
            sense[question], matters = _conditions(world, question)
            (asked[question],) = world.without(
                [world.circuit.both(sense[question], matters)], later
            )
            before[question] = tuple(name for item in prompts[:place] for name in item)
    return Way(asked, sense, before)


def _prompts(instrument: Instrument) -> list[tuple[str, ...]]:
    """Give the questions of each prompt, in order."""
    found: list[tuple[str, ...]] = []
    for screen in instrument.screens:
        for prompt in screen.prompts:
            match prompt:
                case Single(question):
                    found.append((question,))
                case Checklist(questions=questions):
                    found.append(questions)
    return found


def _conditions(world: World, question: str) -> tuple[Wire, Wire]:
    """Give where *question* makes sense, and where it is not ruled out that it matters."""
    facts = world.bits.facts
    sense, matters = facts.get(f"only_if.{question}"), facts.get(f"ask_if.{question}")
    return (
        sense.yes if sense else ON,
        world.circuit.negated(matters.no) if matters else ON,
    )
