"""What stands on a page, and when it is shown, told without anything that stands on it."""

from collections.abc import Iterator, Sequence

from rls_screen.instrument.model import Checklist, Prompt, Screen, Single
from rls_screen.interop.outline import Outline
from rls_screen.interop.xlsform.needs import Behind, needs_of
from rls_screen.logic.formula import ALWAYS, All, Formula, some_of


def shown_page(outline: Outline, screen: Screen) -> Formula:
    """Give where the page of *screen* is shown: where any of its questions is.

    A page cannot be shown by what is answered on it, as that is hidden along with it; one that
    would be is always there.
    """
    inside = questions_of(screen)
    formula = some_of(_absorbed([outline.shown[name] for name in inside]))
    behind = Behind(needs_of(outline, _shows(outline)))
    return formula if behind.names((formula,)).isdisjoint(inside) else ALWAYS


def questions_of(screen: Screen) -> tuple[str, ...]:
    """Give the questions on *screen*, in order."""
    return tuple(name for prompt in screen.prompts for name in _names(prompt))


def _names(prompt: Prompt) -> tuple[str, ...]:
    match prompt:
        case Single(question):
            return (question,)
        case Checklist(_, questions):
            return questions


def _absorbed(formulas: Sequence[Formula]) -> Iterator[Formula]:
    """Leave out what holds only where another one of *formulas* does."""
    for formula in formulas:
        if not (isinstance(formula, All) and any(item in formulas for item in formula.items)):
            yield formula


def _shows(outline: Outline) -> dict[str, tuple[Formula, ...]]:
    """Give for each question all that can show its page, as it is hidden along with that."""
    return {
        name: tuple(outline.shown[other] for other in inside)
        for inside in map(questions_of, outline.instrument.screens)
        for name in inside
    }
