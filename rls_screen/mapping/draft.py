"""Draft a mapping from the columns of a file, for a person to finish."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rls_screen.instrument.model import Question
from rls_screen.mapping.absent import CODES
from rls_screen.mapping.columns import NAME, TODO, is_free
from rls_screen.mapping.dictionary import Field
from rls_screen.screening.visible import visible

MOST_VALUES = 20
"""How many different values a column may have whose values are listed."""

_MEANINGS = {
    "yes": "yes",
    "true": "yes",
    "no": "no",
    "false": "no",
    "don't know": "dont_know",
    "do not know": "dont_know",
    "dont know": "dont_know",
    "not sure": "dont_know",
    "prefer not to answer": "refused",
    "refused": "refused",
    "not applicable": "not_applicable",
}
"""What a label of these words means, whoever writes it."""

_LONGEST_CODE = 30
_FEW = 5
_NEGATIVE = re.compile(r"-[0-9]{1,4}(\.0*)?\Z")
_WHOLE = re.compile(r"[0-9]{1,9}(\.0*)?\Z")
_BOX = re.compile(r"(.+?)___(_?\w+)\Z")


@dataclass(frozen=True, slots=True)
class Found:
    """A column that was found: its *header*, and its raw *values* with their counts.

    *is_whole* is false if there were too many different values to keep. *numbers* are the lowest
    and the highest number if all values are numbers that are not negative, else none. *is_unique*
    is true if it is known that no row has the value of another.
    """

    header: str
    values: Mapping[str, int]
    is_whole: bool
    occurrence: int = 0
    numbers: tuple[float, float] | None = None
    has_fractions: bool = False
    is_unique: bool = False


def draft(
    name: str,
    found: Sequence[Found],
    questions: Mapping[str, Question],
    fields: Iterable[Field] = (),
) -> str:
    """Give the text of a mapping called *name* for the columns that were *found*.

    *fields* are those of a REDCap data dictionary, if there is one. What only a person can decide
    is marked as `todo`, and a mapping with a `todo` that is used is refused.
    """
    known = {field.name: field for field in fields}
    names = _names(found)
    lines = [
        f"# Drafted from {len(found)} columns. Replace each 'todo', take out what is not needed,",
        "# and look at what it does with: rls-screen map try THIS.yaml DATA",
        "mapping:",
        f"  name: {name}",
        "  version: 0.1.0",
        "  source: todo, where the codebook is to be found",
        *(["", "form: fhir"] if any(item.header == ".status" for item in found) else []),
        "",
        "# One column, or several in brackets; together they tell each row from the others.",
        f"id: {_id(found, names)}",
        "",
        "# Raw values that mean missing data in every column. The kinds are:",
        f"# {', '.join(CODES)}",
        "missing:",
        '  "": blank',
        *_shared(found),
        "",
        "columns:",
    ]
    everywhere = set(_negative(found))
    for column, key in zip(found, names, strict=True):
        kept = {raw: count for raw, count in column.values.items() if raw not in everywhere}
        lines.extend(_column(replace(column, values=kept), key, known))
    lines.extend(_gates(known, dict(zip((item.header for item in found), names, strict=True))))
    lines.extend(_answers(questions, set(names)))
    return "\n".join(lines) + "\n"


def _id(found: Sequence[Found], names: Sequence[str]) -> str:
    """Give the first column whose values are all different; else the first, to be looked at."""
    unique = (name for column, name in zip(found, names, strict=True) if column.is_unique)
    name = next(unique, "")
    first = f"{names[0]} # todo: its values are not all different" if names else TODO
    return name or first


def _negative(found: Sequence[Found]) -> list[str]:
    """Give the negative numbers that stand in several columns: nearly always missing data."""
    counts = Counter(raw for column in found for raw in column.values if _NEGATIVE.match(raw))
    return [raw for raw, columns in counts.items() if columns > 1]


def _shared(found: Sequence[Found]) -> Iterator[str]:
    for raw in _negative(found):
        columns = sum(raw in column.values for column in found)
        yield f"  {_quoted(raw)}: {TODO} # in {columns} columns"


def _names(found: Sequence[Found]) -> list[str]:
    """Give each column a name that rules can use, each once."""
    taken: set[str] = set()
    names: list[str] = []
    for index, column in enumerate(found, start=1):
        plain = re.sub(r"[^A-Za-z0-9_]+", "_", column.header).strip("_")[:40] or f"column_{index}"
        name = plain if NAME.match(plain) and is_free(plain) else f"c_{plain}"
        if name in taken:
            name = f"{name}_{index}"
        taken.add(name)
        names.append(name)
    return names


def _column(column: Found, key: str, known: Mapping[str, Field]) -> Iterator[str]:
    box = _BOX.match(column.header)
    field = known.get(box[1] if box else column.header)
    yield f"  {key}:"
    if field and field.label:
        yield f"    # {_one_line(field.label)}"
    if key != column.header:
        yield f"    header: {_quoted(column.header)}"
    if column.occurrence:
        yield f"    occurrence: {column.occurrence}"
    if box:
        label = dict(field.choices).get(box[2].replace("_", "-", 1)) if field else ""
        label = label or (dict(field.choices).get(box[2]) if field else "")
        yield f'    values: {{"1": ticked, "0": unticked}}{_note(label or "")}'
    else:
        yield from _values(column, field)


def _values(column: Found, field: Field | None) -> Iterator[str]:
    choices = dict(field.choices) if field and field.kind not in {"calc", "slider", "text"} else {}
    raw = [value for value in column.values if value]
    if not choices and column.is_whole and raw and all(map(_WHOLE.match, raw)) and len(raw) > _FEW:
        numbers = sorted(int(value.partition(".")[0]) for value in raw)
        apart = _apart(numbers)
        highest = numbers[-1] if apart is None else numbers[-2]
        yield f"    whole: {{minimum: {numbers[0]}, maximum: {highest}}} # as found"
        if apart is not None:
            yield f'    values: {{"{apart}": {TODO}}} # it stands apart: missing data?'
        return
    if not choices and column.numbers and (not column.is_whole or column.has_fractions):
        low, high = (int(number) for number in column.numbers)
        rounded = ", round: down" if column.has_fractions else ""
        yield f"    whole: {{minimum: {low}, maximum: {high}{rounded}}} # as found"
        return
    if not choices and (not column.is_whole or not raw or _is_text(raw, column)):
        yield "    text: any"
        return
    yield "    values:"
    for value in dict.fromkeys((*choices, *raw)):
        label = choices.get(value, "")
        meaning = _MEANINGS.get((label or value).strip().lower(), TODO)
        count = column.values.get(value, 0)
        rows = f"{count} {'row' if count == 1 else 'rows'}"
        told = f"{label}; {rows}" if label else rows
        yield f"      {_quoted(value)}: {json.dumps(meaning)}{_note(told)}"


def _apart(numbers: Sequence[int]) -> int | None:
    """Give the highest of sorted *numbers* if it looks like a code for missing data: 9, 99, 888."""
    *_, before, highest = numbers
    digits = str(highest)
    is_code = set(digits) <= {"7", "8", "9"} and len(set(digits)) == 1
    return highest if is_code and highest - before > 1 else None


def _is_text(raw: Sequence[str], column: Found) -> bool:
    """Say whether these are texts of people rather than codes: long ones, or each once."""
    is_long = any(len(value) > _LONGEST_CODE for value in raw)
    are_unique = len(raw) > _FEW and all(column.values[value] == 1 for value in raw)
    return is_long or are_unique


def _gates(known: Mapping[str, Field], names: Mapping[str, str]) -> Iterator[str]:
    conditions: dict[str, list[str]] = {}
    for field in known.values():
        if field.shown_if and field.name in names:
            conditions.setdefault(field.shown_if, []).append(names[field.name])
    if conditions:
        yield ""
        yield "# The dictionary shows these fields only under a condition. As gates, such as:"
        yield "# gates:"
        for condition, hidden in conditions.items():
            yield f"#   # not {_one_line(condition)}"
            yield f'#   - {{when: todo == "no", hides: [{", ".join(hidden)}]}}'


def _answers(questions: Mapping[str, Question], names: set[str]) -> Iterator[str]:
    yield ""
    yield "# Questions, each with the column that answers it. Take out the # where it was asked."
    yield "answers:"
    for name, question in questions.items():
        mark = "  " if name in names else "  # "
        column = name if name in names else TODO
        yield f"{mark}{name}: {column} # {_one_line(question.text)}"
    yield ""
    yield "never_asked:"
    yield "  - questions: others"
    yield "    because: todo, why it is known that nothing else was asked"


def _note(text: str) -> str:
    return f" # {_one_line(text)}" if text else ""


def _one_line(text: str) -> str:
    return visible(" ".join(text.split())[:100])


def _quoted(text: str) -> str:
    """Give *text* in quotes as YAML reads it; what cannot be seen is written as its escape."""
    return visible(json.dumps(text, ensure_ascii=False))
