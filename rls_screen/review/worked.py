"""Run worked examples, and tell where one comes out otherwise than it says."""

from collections.abc import Mapping

from rls_screen.instrument.document import Entry, Items, Map, Node, Problems, Text
from rls_screen.instrument.vocabulary import DECISIONS, FINDINGS
from rls_screen.review.examples import Example
from rls_screen.screening.explain import Explainer, explain
from rls_screen.screening.result import Result
from rls_screen.screening.screen import Screener

RULES = frozenset({"result", "urgency", *FINDINGS, *DECISIONS})
"""The fields of a result that are a rule of the same name."""


def work(example: Example, screen: Screener, problems: Problems) -> Explainer:
    """Run *example*, note each field that comes out otherwise, and give its traces."""
    result = screen(example.answers)
    why = explain(screen.instrument, example.answers)
    for entry in example.expected.entries:
        if entry.key == "criteria" and isinstance(entry.node, Map):
            for criterion in entry.node.entries:
                found = result.criteria.get(criterion.key)
                _compare(example, criterion, found, (why, f"criteria.{criterion.key}"), problems)
        elif entry.key in Result.__dataclass_fields__:
            name = entry.key if entry.key in RULES else ""
            _compare(example, entry, getattr(result, entry.key), (why, name), problems)
    return why


def _compare(
    example: Example,
    entry: Entry,
    found: object,
    behind: tuple[Explainer, str],
    problems: Problems,
) -> None:
    wanted, out = written(entry.node), _shown(found)
    if wanted == out:
        return
    sentence = f"in the example '{example.id}', {entry.key} comes out as {out}, not as {wanted}."
    problems.at(entry, "example-fails", sentence, _hint(*behind))


def _hint(why: Explainer, name: str) -> str:
    """Tell which line decided."""
    if name not in why.traces:
        return "Mend the example or the rules."
    reason = why.reason(name)
    return f"Line {reason.line} decided it: {reason.condition}."


def _shown(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case tuple():
            return f"[{', '.join(map(str, value))}]"
        case Mapping():
            return f"{{{', '.join(f'{key}: {item}' for key, item in value.items())}}}"
        case _:
            return str(value)


def written(node: Node) -> str:
    """Give what is expected as it would stand on one line of a questionnaire."""
    match node:
        case Text(value=value):
            return value
        case Items(items=items):
            return f"[{', '.join(map(written, items))}]"
        case Map(entries=entries):
            parts = (f"{entry.key}: {written(entry.node)}" for entry in entries)
            return f"{{{', '.join(parts)}}}"
