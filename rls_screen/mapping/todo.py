"""Refuse what a draft leaves open."""

from collections.abc import Iterator

from rls_screen.instrument.document import Problems
from rls_screen.logic.rules import Fact, reads
from rls_screen.mapping.columns import TODO
from rls_screen.mapping.model import Codebook, From, Ticked, conditions_of


def note_todos(codebook: Codebook, problems: Problems) -> None:
    """Note each column of *codebook* that is used, and with a value still open."""
    used = frozenset(_used(codebook))
    for name, column in codebook.columns.items():
        open_ones = [raw for raw, meaning in column.codes.items() if meaning == TODO]
        if name in used and open_ones:
            sentence = f"'{name}' is used, and what '{open_ones[0]}' means is still open."
            hint = "Write what it means in the place of 'todo', or take it out."
            problems.add((column.line, column.column), "todo", sentence, hint)
    if codebook.source.startswith(TODO):
        sentence = "the source of the mapping is still open."
        problems.add((1, 1), "todo", sentence, "Say where the codebook is to be found.")


def _used(codebook: Codebook) -> Iterator[str]:
    """Give the columns that answers, ids and rules read."""
    yield from codebook.id_columns
    for reading in (codebook.answers, *(item.answers for item in codebook.readings.values())):
        for source in reading.values():
            for condition in conditions_of(source):
                yield from reads(Fact("any", condition), codebook.scope)
            if isinstance(source, Ticked):
                continue
            for case in source:
                if isinstance(case.take, From):
                    yield case.take.column
    for condition in codebook.conditions():
        yield from reads(Fact("any", condition), codebook.scope)
