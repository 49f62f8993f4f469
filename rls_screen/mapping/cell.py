"""Read a cell: from the raw text to a value that rules can use."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rls_screen.logic.values import Answer
from rls_screen.mapping.absent import Absent
from rls_screen.mapping.columns import trimmed
from rls_screen.mapping.model import (
    TICKED,
    UNTICKED,
    Anything,
    Codebook,
    Codes,
    Column,
    Item,
    Meaning,
    Number,
)

Cell = str | tuple[str, ...] | None
"""What stands in a column of one record: a text, several texts, or nothing."""


def raw_text(cell: Cell, separator: str = ",") -> str:
    """Give *cell* as one text."""
    return separator.join(cell) if isinstance(cell, tuple) else cell or ""


_WHOLE = re.compile(r"[+-]?[0-9]{1,15}(\.0*)?\Z")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]*|,[0-9]{1,2})?\Z")
"""A number with a fraction; behind a comma are two digits at most, as three may be thousands."""

Value = str | int | Absent


@dataclass(frozen=True, slots=True)
class CellReader:
    """Read the cells of *column*; *missing* are the codes for missing data in all columns.

    *items* are the codes of which some column says what they are, if the column is an item.
    """

    column: Column
    missing: Mapping[str, Meaning]
    ignore_case: bool
    items: frozenset[str] = frozenset()

    def __call__(self, cell: Cell) -> Value:
        """Give the value in *cell*, or why there is none."""
        if isinstance(self.column.kind, Item):
            return self.item(self.column.kind, cell)
        if isinstance(cell, tuple):
            found = set(map(self.text, cell))
            if len(found) > 1:
                return Absent.CONFLICT
            return found.pop() if found else self.text("")
        return self.text(cell or "")

    def text(self, raw: str) -> Value:
        """Give the value that the text *raw* stands for."""
        text = self.trimmed(raw)
        listed = self.listed(text)
        if listed is not None:
            return listed
        if not text:
            return Absent.BLANK
        match self.column.kind:
            case Number() as kind:
                return _number(text, kind)
            case Anything():
                return raw.strip()
            case Codes() | Item():
                return Absent.UNLISTED

    def codes(self, cell: Cell) -> frozenset[str]:
        """Give the listed raw texts of this column that stand in *cell*."""
        texts = cell if isinstance(cell, tuple) else (cell or "",)
        return frozenset(map(self.trimmed, texts)) & self.column.codes.keys()

    def listed(self, text: str) -> Meaning | None:
        """Give the meaning of *text* in this column or, if it has none here, in all of them."""
        found = self.column.codes.get(text)
        return self.missing.get(text) if found is None else found

    def item(self, kind: Item, cell: Cell) -> Value:
        """Say whether the item is one of those in *cell*.

        That it is not is known only if every item there is one that the mapping speaks of.
        """
        items = cell if isinstance(cell, tuple) else tuple((cell or "").split(kind.separator))
        given = {text for item in items if (text := self.trimmed(item))}
        absent = {found for text in given if isinstance(found := self.listed(text), Absent)}
        if not given:
            return self.text("")
        if absent:
            return absent.pop() if len(absent) == len(given) == 1 else Absent.CONFLICT
        if self.trimmed(kind.code) in given:
            return TICKED
        return UNTICKED if given <= self.items else Absent.UNLISTED

    def trimmed(self, text: str) -> str:
        """Give *text* as codes are compared."""
        return trimmed(text, ignore_case=self.ignore_case)


def readers(codebook: Codebook) -> dict[str, CellReader]:
    """Give what reads each column of *codebook*, by the column's name."""
    items: dict[tuple[str, ...], set[str]] = {}
    for column in codebook.columns.values():
        if isinstance(kind := column.kind, Item):
            codes = (trimmed(code, ignore_case=codebook.ignore_case) for code in _codes(kind))
            items.setdefault(column.headers, set()).update(codes)
    return {
        name: CellReader(
            column,
            codebook.missing,
            codebook.ignore_case,
            frozenset(items.get(column.headers, ())),
        )
        for name, column in codebook.columns.items()
    }


def _codes(kind: Item) -> tuple[str, ...]:
    return (kind.code, *kind.others)


def answer_of(value: Value) -> Answer:
    """Give *value* as rules see it."""
    return value.missing if isinstance(value, Absent) else value


def _number(text: str, kind: Number) -> Value:
    form = _DECIMAL if kind.is_rounded else _WHOLE
    if not form.match(text):
        return Absent.UNLISTED
    number = int(text.replace(",", ".").partition(".")[0])
    if text.startswith("-") and number == 0 and text.strip("-0.,"):
        return Absent.UNLISTED
    return number if kind.minimum <= number <= kind.maximum else Absent.UNLISTED
