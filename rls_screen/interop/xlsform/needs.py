"""What a formula rests on, through steps and through what shows a question."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rls_screen.errors import UsageError
from rls_screen.interop.outline import Outline
from rls_screen.logic.formula import (
    All,
    Constant,
    Count,
    Formula,
    OneOf,
    Opposite,
    Some,
    Stands,
    There,
    Told,
    Unsure,
)

Needs = Mapping[str, tuple[Formula, ...]]
"""The formulas behind each name, which is a question or a step."""


@dataclass(frozen=True, slots=True)
class Behind:
    """Tell what is behind formulas, as *needs* tells of each name in them."""

    needs: Needs

    def names(self, formulas: Iterable[Formula]) -> frozenset[str]:
        """Give every question and step that *formulas* rest on, directly or through others."""
        found: set[str] = set()
        waiting = [*formulas]
        while waiting:
            for name in names_in(waiting.pop()):
                if name not in found:
                    found.add(name)
                    waiting.extend(self.needs.get(name, ()))
        return frozenset(found)


def needs_of(outline: Outline, shows: Needs) -> Needs:
    """Give what is behind each step of *outline*, and behind each question what *shows* says."""
    return {**{step.name: (step.formula,) for step in outline.steps}, **shows}


def check_no_circle(outline: Outline) -> None:
    """Raise `UsageError` if a question is shown by what is answered to itself."""
    shows = {name: (formula,) for name, formula in outline.shown.items()}
    behind = Behind(needs_of(outline, shows))
    for name, formulas in shows.items():
        if name in behind.names(formulas):
            raise UsageError(
                f"an XLSForm cannot say when the question '{name}' is shown: that rests on its "
                "own answer, directly or through other questions. Change 'only_if' or 'ask_if'."
            )


def names_in(formula: Formula) -> Iterator[str]:
    """Give the name of each question and step in *formula*."""
    match formula:
        case Constant():
            pass
        case OneOf(name) | Unsure(name) | There(name) | Stands(name) | Told(name):
            yield name
        case Opposite(item):
            yield from names_in(item)
        case All(items) | Some(items) | Count(items):
            for item in items:
                yield from names_in(item)
