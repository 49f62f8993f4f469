"""Names of rows that stand for one thing each."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rls_screen.errors import UsageError
from rls_screen.interop.outline import Outline

RESERVED = frozenset({"data", "meta"})
"""What an XForm has for its own."""


@dataclass(slots=True)
class Names:
    """Give each new row a name that no other one has."""

    taken: set[str] = field(default_factory=set)

    def new(self, name: str) -> str:
        """Give *name*, or one like it that is free, and keep it."""
        while name in self.taken:
            name += "_x"
        self.taken.add(name)
        return name


def names_of(outline: Outline) -> Names:
    """Give the names that *outline* has taken.

    Raise `UsageError` for a question whose name an XForm has for its own.
    """
    found = Names({*RESERVED, *(field.name for field in outline.fields)})
    for name in _own(outline):
        if name in found.taken:
            message = f"an XLSForm cannot have a question called '{name}'; give it another id."
            raise UsageError(message)
        found.new(name)
    return found


def _own(outline: Outline) -> Iterable[str]:
    return (*outline.instrument.questions, *(step.name for step in outline.steps))
