"""What a REDCap data dictionary says of a project's fields."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_NAME = "Variable / Field Name"
_TYPE = "Field Type"
_LABEL = "Field Label"
_CHOICES = "Choices, Calculations, OR Slider Labels"
_BRANCHING = "Branching Logic (Show field only if...)"
_NEEDED = (_NAME, _TYPE, _LABEL, _CHOICES)

YES_NO = {"yesno": (("1", "Yes"), ("0", "No")), "truefalse": (("1", "True"), ("0", "False"))}
_CHOICE = re.compile(r"\s*([^,]+?)\s*,\s*(.*?)\s*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its *name*, its *kind*, its *label*, its *choices* as code and label.

    *shown_if* is the branching logic, as REDCap writes it, or an empty text.
    """

    name: str
    kind: str
    label: str
    choices: tuple[tuple[str, str], ...]
    shown_if: str


def is_dictionary(header: Sequence[str]) -> bool:
    """Say whether *header* is that of a REDCap data dictionary."""
    return all(name in header for name in _NEEDED)


def read_dictionary(header: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[Field, ...]:
    """Give the fields in *rows*, whose columns *header* names."""
    places = {name: index for index, name in enumerate(header)}

    def cell(row: Sequence[str], name: str) -> str:
        index = places.get(name)
        return row[index].strip() if index is not None and index < len(row) else ""

    return tuple(
        Field(
            name=cell(row, _NAME),
            kind=cell(row, _TYPE),
            label=cell(row, _LABEL),
            choices=YES_NO.get(cell(row, _TYPE)) or _choices(cell(row, _CHOICES)),
            shown_if=cell(row, _BRANCHING),
        )
        for row in rows
        if cell(row, _NAME)
    )


def _choices(text: str) -> tuple[tuple[str, str], ...]:
    """Give the choices that are written as `1, Yes | 2, No`."""
    found = (_CHOICE.match(part) for part in text.split("|"))
    return tuple((match[1], match[2]) for match in found if match)
