"""Read the section of a mapping that says which columns there are and what stands in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rls_screen.instrument.document import Entry, Items, Map, Text
from rls_screen.instrument.form import NOTHING, Form
from rls_screen.instrument.questions import RESERVED
from rls_screen.logic.spelling import did_you_mean
from rls_screen.logic.values import Choice, Scope, Whole
from rls_screen.mapping.absent import WORDS
from rls_screen.mapping.model import (
    TICKED,
    UNTICKED,
    Anything,
    Codes,
    Column,
    Item,
    Kind,
    Meaning,
    Number,
)
from rls_screen.screening.visible import shown

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")
VALUE = re.compile(r"[A-Za-z0-9_.<>+-]+\Z")
_NUMBER = re.compile(r"[0-9]{1,9}\Z")
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}(\.0*|,0{1,2})?\Z")
TODO = "todo"
"""What stands in a draft where only a person can decide."""

ONE_KIND = "a column has one of: values, whole, item, text."

Codes_ = Mapping[str, Meaning]


@dataclass(frozen=True, slots=True)
class ColumnReader:
    """Read columns; *lists* are the code lists by name, *ignore_case* is of the whole mapping."""

    lists: Mapping[str, Codes_]
    ignore_case: bool

    def columns(self, form: Form) -> dict[str, Column]:
        """Read the section `columns` of the mapping *form*."""
        section = form.form("columns", "the section 'columns'")
        return {
            entry.key: column
            for entry in (section.map.entries if section else ())
            if (column := self.column(entry, form)) is not None
        }

    def column(self, entry: Entry, form: Form) -> Column | None:
        """Read one column; a text in its place is the name of a code list."""
        if not NAME.match(entry.key) or not is_free(entry.key):
            form_of = "letters, digits and _" if is_free(entry.key) else "another name"
            hint = f"Use {form_of}, and give the name in the file as 'header:'."
            form.problems.at(entry, "bad-id", f"'{entry.key}' cannot name a column.", hint)
            return None
        match entry.node:
            case Text() as text:
                codes = self.listed(text, form)
                place = (entry.line, entry.column)
                return Column(entry.key, (entry.key,), 0, Codes(), codes, *place)
            case Map() as node:
                item = Form(node, f"the column '{entry.key}'", form.problems)
                return self.described(entry, item)
            case node:
                form.problems.at(node, "wrong-shape", "a column is a map, or names a code list.")
                return None

    def described(self, entry: Entry, form: Form) -> Column:
        """Read a column that is described by the keys of *form*."""
        form.allow("header", "occurrence", "values", "whole", "item", "text")
        occurrence = form.number("occurrence") if form.has("occurrence") else 0
        codes = self.values(form)
        kind = self.kind(form, entry)
        if isinstance(kind, Number):
            codes = {raw: _on_scale(meaning, kind, form) for raw, meaning in codes.items()}
        headers = _headers(form) or (entry.key,)
        place = (entry.line, entry.column)
        return Column(entry.key, headers, occurrence or 0, kind, codes, *place)

    def kind(self, form: Form, entry: Entry) -> Kind:
        """Say what stands in the column; note it if that is not told once."""
        told = [key for key in ("whole", "item", "text") if form.has(key)]
        if len(told) > 1 or (not told and not form.has("values")):
            form.problems.at(entry, "wrong-shape", f"{form.what} is not clear.", _first(ONE_KIND))
        if form.has("whole"):
            return _number(form)
        if form.has("item"):
            return _item(form)
        if form.has("text"):
            form.one_of("text", ("any",))
            return Anything()
        return Codes()

    def values(self, form: Form) -> Codes_:
        """Read the key `values`: a map from raw text to meaning, or the name of a code list."""
        entry = form.map.get("values")
        match entry.node if entry else None:
            case Text() as text:
                return self.listed(text, form)
            case Map() as node:
                return dict(meanings(node, form, ignore_case=self.ignore_case))
            case Items() as node:
                form.problems.at(node, "wrong-shape", "'values' must be a map.", 'Such as "1": yes')
            case None:
                pass
        return {}

    def listed(self, text: Text, form: Form) -> Codes_:
        """Give the code list that *text* names."""
        found = self.lists.get(text.value)
        if found is None:
            known = tuple(self.lists)
            hint = did_you_mean(text.value, known) or "Define it in the section 'codes'."
            sentence = f"there is no code list '{text.value}'."
            form.problems.at(text, "unknown-name", sentence, hint)
        return found or {}


def read_lists(form: Form, *, ignore_case: bool) -> dict[str, Codes_]:
    """Read the section `codes`: code lists that several columns share."""
    section = form.form("codes", "the section 'codes'") if form.has("codes") else None
    lists: dict[str, Codes_] = {}
    for entry in section.map.entries if section else ():
        if isinstance(entry.node, Map):
            lists[entry.key] = dict(meanings(entry.node, form, ignore_case=ignore_case))
        else:
            form.problems.at(entry, "wrong-shape", "a code list is a map.", 'Such as "1": yes')
    return lists


def meanings(node: Map, form: Form, *, ignore_case: bool) -> Iterator[tuple[str, Meaning]]:
    """Give each raw text of *node*, without white space around it, with what it stands for."""
    seen: dict[str, Entry] = {}
    for entry in node.entries:
        raw = trimmed(entry.key, ignore_case=ignore_case)
        text = form.text_of(entry.node, f"the meaning of '{entry.key}'")
        if raw in seen:
            sentence = f"'{entry.key}' is the same raw value as the one at line {seen[raw].line}."
            form.problems.at(entry, "duplicate-key", sentence, "Keep one.")
        elif text is not NOTHING:
            seen[raw] = entry
            if VALUE.match(text.value):
                yield raw, WORDS.get(text.value, text.value)
            else:
                hint = "Use letters, digits and _."
                sentence = f"'{text.value}' cannot be a value."
                form.problems.at(text, "bad-id", sentence, hint)


def trimmed(raw: str, *, ignore_case: bool) -> str:
    """Give *raw* without white space around it and, if case is ignored, in small letters.

    A whole number is written the shortest way: 1.0, 1,0, 01 and +1 are 1, as spreadsheets and data
    frames write it in any of them.
    """
    text = raw.strip()
    if _WHOLE.match(text):
        return str(int(text.replace(",", ".").partition(".")[0]))
    return text.casefold() if ignore_case else text


def is_free(name: str) -> bool:
    """Say whether *name* is no word of the rule language."""
    return name.lower() not in RESERVED - {"id"}


def scope_of(columns: Mapping[str, Column]) -> Scope:
    """Give what the names of *columns* stand for in rules."""
    return {name: _kind(column) for name, column in columns.items()}


def values_of(column: Column) -> tuple[str, ...]:
    """Give the values that *column* can have, each once."""
    return tuple(dict.fromkeys(value for value in column.codes.values() if isinstance(value, str)))


def _kind(column: Column) -> Choice | Whole:
    match column.kind:
        case Number(minimum, maximum):
            return Whole(minimum, maximum)
        case Anything():
            return Choice(())
        case Item():
            return Choice((TICKED, UNTICKED))
        case Codes():
            return Choice(values_of(column))


def _headers(form: Form) -> tuple[str, ...]:
    entry = form.map.get("header")
    match entry.node if entry else None:
        case Items():
            return tuple(text.value for text in form.texts("header"))
        case None:
            return ()
        case _:
            return (form.text("header").value,)


def _number(form: Form) -> Number:
    whole = form.form("whole", "the key 'whole'")
    if whole is None:
        return Number(0, 0)
    whole.allow("minimum", "maximum", "round")
    minimum, maximum = whole.number("minimum") or 0, whole.number("maximum") or 0
    if minimum > maximum:
        sentence = "the minimum is larger than the maximum."
        form.problems.at(whole.map, "wrong-shape", sentence, "Such as minimum: 0, maximum: 100.")
    if whole.has("round"):
        whole.one_of("round", ("down",))
    return Number(minimum, maximum, whole.has("round"))


def _item(form: Form) -> Item:
    item = form.form("item", "the key 'item'")
    if item is None:
        return Item("", ",", ())
    item.allow("code", "separator", "others")
    others = item.texts("others") if item.has("others") else ()
    return Item(
        item.text("code").value.strip(),
        _separator(item),
        tuple(text.value for text in others),
    )


def _separator(item: Form) -> str:
    """Read what parts the items: a text that may be blank, or a comma where nothing is said."""
    entry = item.map.get("separator")
    if entry and isinstance(entry.node, Text) and entry.node.value.isspace():
        return entry.node.value
    return item.optional("separator") or ","


def _on_scale(meaning: Meaning, kind: Number, form: Form) -> Meaning:
    """Give a *meaning* that is written as a number as one; note it if it is outside of *kind*."""
    if isinstance(meaning, str):
        if _NUMBER.match(meaning) and kind.minimum <= int(meaning) <= kind.maximum:
            return int(meaning)
        sentence = f"'{shown(meaning)}' is no number of this column."
        hint = f"Its numbers go from {kind.minimum} to {kind.maximum}."
        form.problems.at(form.map, "unknown-value", sentence, hint)
    return meaning


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]
