"""A decided record as one row of plain columns."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from rls_screen.batch.record import MAPPED, Scored
from rls_screen.batch.value import Decoded, Nested, Number, encode_decoded
from rls_screen.screening.result import Result

SEPARATOR = ";"
"""What parts the items of a list in one cell."""

EXTRA = "extra"
"""The column for all that has no column of its own, as JSON."""

Cell = str | int | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the output: *criteria* by their ids, and those that are *carried* through."""

    criteria: tuple[str, ...]
    carried: tuple[str, ...]
    is_mapped: bool
    has_extra: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names of the columns, in order."""
        return (
            "id",
            *self.fields,
            *(MAPPED if self.is_mapped else ()),
            *self.carried,
            *((EXTRA,) if self.has_extra else ()),
        )

    @property
    def fields(self) -> tuple[str, ...]:
        """Give the columns of the result; the criteria have one each."""
        return tuple(
            name
            for item in fields(Result)
            for name in (
                [f"criteria_{name}" for name in self.criteria]
                if item.name == "criteria"
                else [item.name]
            )
        )

    def row(self, scored: Scored) -> list[Cell]:
        """Give the cells of *scored*, in the order of the names."""
        others = dict(scored.others)
        row: list[Cell] = [scored.id.text if isinstance(scored.id, Number) else scored.id]
        for item in fields(Result):
            value = getattr(scored.result, item.name)
            if item.name == "criteria":
                row.extend(value[name] for name in self.criteria)
            else:
                row.append(value)
        if self.is_mapped:
            row.extend(_mapped(others))
        row.extend(_text(others.pop(name, None)) for name in self.carried)
        if self.has_extra:
            rest = tuple((key, value) for key, value in others.items() if key not in MAPPED)
            row.append(encode_decoded(Nested(rest)).decode() if rest else None)
        return row


def _mapped(others: dict[str, Decoded]) -> Sequence[Cell]:
    """Give row, mapping, missing and notes as a number, a name, a list and a list."""
    row, mapping, missing, notes = (others.pop(name, None) for name in MAPPED)
    told = dict(mapping.pairs) if isinstance(mapping, Nested) else {}
    name = "/".join(str(told[key]) for key in ("name", "version", "reading") if key in told)
    kinds = missing.pairs if isinstance(missing, Nested) else ()
    listed = tuple(f"{question}={kind}" for question, kind in kinds)
    number = row.whole if isinstance(row, Number) else None
    return number, name, listed, tuple(map(str, notes)) if isinstance(notes, tuple) else ()


def _text(value: Decoded) -> Cell:
    match value:
        case None | str():
            return value
        case Number(text):
            return text
        case bool():
            return "true" if value else "false"
        case _:
            return encode_decoded(value).decode()
