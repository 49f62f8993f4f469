"""What is known of some answer sheets: which outcomes each may have."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rls_screen.instrument.document import Map, Problems, compose
from rls_screen.instrument.model import Instrument
from rls_screen.instrument.vocabulary import LEVELS
from rls_screen.logic.values import Answers
from rls_screen.review.examples import read_examples
from rls_screen.screening.answers import Given, take
from rls_screen.screening.screen import with_defaults

CASES = Path(__file__).parents[2] / "tests" / "cases"
BOUNDARY = CASES / "boundary.jsonl"

Allows = Callable[[str, object], bool]
"""Says whether a field of a result may have a value."""


@dataclass(frozen=True, slots=True)
class Known:
    """A sheet's *answers*; its *fields* must be as the right rules have them.

    Where only some values are refused, *accepted* has those that are not, by the field.
    """

    answers: Answers
    fields: frozenset[str] = frozenset()
    accepted: Mapping[str, frozenset[str]] | None = None


def examples(instrument: Instrument, text: str) -> Iterator[Known]:
    """Give the worked examples of a questionnaire, which come out as they say."""
    problems = Problems(instrument.file)
    root = compose(text, problems)
    for item in read_examples(root, instrument, problems) if root else ():
        names = {entry.key for entry in item.expected.entries}
        inner = {
            f"criteria.{entry.key}"
            for part in item.expected.entries
            if isinstance(part.node, Map)
            for entry in part.node.entries
        }
        yield Known(with_defaults(instrument, item.answers), frozenset(names | inner))


def published(instrument: Instrument) -> Iterator[Known]:
    """Give the cases with what a careful clinician would accept."""
    for case in _lines(CASES / "cases.jsonl"):
        order = (*reversed(LEVELS),)
        least, most = (order.index(case[f"want_urgency_{end}"]) for end in ("min", "max"))
        accepted = {
            "result": frozenset(case["want_result"]),
            "urgency": frozenset(order[least : most + 1]),
        }
        yield Known(_taken(instrument, case["record"]), accepted=accepted)


def boundary(instrument: Instrument, fields: frozenset[str]) -> Iterator[Known]:
    """Give the cases at the edges of rules, of which every field is known."""
    for case in _lines(BOUNDARY) if BOUNDARY.exists() else ():
        yield Known(_taken(instrument, case["record"]), fields)


def _lines(path: Path) -> Iterator[dict[str, dict[str, Given]]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _taken(instrument: Instrument, record: Mapping[str, Given]) -> Answers:
    pairs = (
        (name, tuple(value) if isinstance(value, list) else value)
        for name, value in record.items()
        if name != "id"
    )
    return with_defaults(instrument, take(instrument, pairs).answers)
