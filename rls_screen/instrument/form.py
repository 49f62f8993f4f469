"""Take what a section needs out of a YAML map, noting all that is missing, unknown or misshapen."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rls_screen.errors import RuleSyntaxError
from rls_screen.instrument.document import Entry, Items, Map, Node, Problems, Text
from rls_screen.logic.nodes import Condition
from rls_screen.logic.parse import LARGEST, parse
from rls_screen.logic.spelling import did_you_mean

NOTHING = Text(0, 0, "", "")
"""What stands in for a text that is missing; line 0 tells it apart."""


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule that was read, with the scalar that it stands in."""

    text: Text
    condition: Condition


@dataclass(frozen=True, slots=True)
class Form:
    """One map that is read by its keys; *what* names it in messages."""

    map: Map
    what: str
    problems: Problems

    @property
    def line(self) -> int:
        """Give the line where the map begins."""
        return self.map.line

    def allow(self, *keys: str) -> None:
        """Note every key that is not among *keys*."""
        for entry in self.map.entries:
            if entry.key not in keys:
                hint = did_you_mean(entry.key, keys) or f"The keys here are: {', '.join(keys)}."
                sentence = f"{self.what} has no key '{entry.key}'."
                self.problems.at(entry, "unknown-key", sentence, hint)

    def has(self, key: str) -> bool:
        """Say whether *key* is there."""
        return self.map.get(key) is not None

    def need(self, key: str) -> Entry | None:
        """Give the entry of *key*, or note that it is missing."""
        entry = self.map.get(key)
        if entry is None:
            self.problems.at(
                self.map, "missing-key", f"{self.what} lacks '{key}'.", f"Add '{key}:' here."
            )
        return entry

    def text(self, key: str) -> Text:
        """Give the text at *key*; note it if it is missing, empty or no text."""
        entry = self.need(key)
        return self.text_of(entry.node, f"'{key}'") if entry else NOTHING

    def optional(self, key: str) -> str:
        """Give the text at *key*, or an empty one if the key is not there."""
        return self.text(key).value if self.has(key) else ""

    def number(self, key: str) -> int | None:
        """Give the whole number at *key*; note it if it is none."""
        text = self.text(key)
        if re.fullmatch("[0-9]{1,9}", text.value):
            return int(text.value)
        if text is not NOTHING:
            sentence = f"'{key}' must be a whole number from 0 to {LARGEST}."
            self.problems.at(text, "wrong-shape", sentence, "Such as 18.")
        return None

    def text_of(self, node: Node, what: str) -> Text:
        """Give *node* as a text; note it if it is empty or no text."""
        match node:
            case Text(value=value) if value.strip():
                return node
            case Text():
                self.problems.at(node, "empty", f"{what} is empty.", "Write a text.")
            case Items() | Map():
                self.problems.at(node, "wrong-shape", f"{what} must be a text.")
        return NOTHING

    def texts(self, key: str) -> tuple[Text, ...]:
        """Give the texts of the list at *key*."""
        return tuple(
            text
            for item in self.items(key)
            if (text := self.text_of(item, f"an item of '{key}'")) is not NOTHING
        )

    def items(self, key: str) -> tuple[Node, ...]:
        """Give the items of the list at *key*; note it if it is missing, empty or no list."""
        entry = self.need(key)
        match entry.node if entry else None:
            case Items(items=[_, *_] as items):
                return tuple(items)
            case Items() as node:
                self.problems.at(node, "empty", f"'{key}' is empty.", "List at least one item.")
            case Text() | Map() as node:
                self.problems.at(
                    node, "wrong-shape", f"'{key}' must be a list.", "Begin with '- '."
                )
            case None:
                pass
        return ()

    def forms(self, key: str, what: str) -> Iterator["Form"]:
        """Give each map of the list at *key*; *what* names one of them."""
        for item in self.items(key):
            if isinstance(item, Map):
                yield Form(item, what, self.problems)
            else:
                self.problems.at(
                    item, "wrong-shape", f"{what} must be a map.", "Write 'key: value'."
                )

    def form(self, key: str, what: str) -> "Form | None":
        """Give the map at *key*; note it if it is missing or no map."""
        entry = self.need(key)
        match entry.node if entry else None:
            case Map() as node:
                return Form(node, what, self.problems)
            case Text() | Items() as node:
                self.problems.at(node, "wrong-shape", f"'{key}' must be a map.")
            case None:
                pass
        return None

    def rule(self, key: str) -> RuleText | None:
        """Give the rule at *key*; note it where it cannot be read."""
        return self.rule_in(self.text(key))

    def rules(self, key: str) -> tuple[RuleText, ...]:
        """Give the rules of the list at *key*; note each that cannot be read."""
        return tuple(rule for text in self.texts(key) if (rule := self.rule_in(text)))

    def rule_in(self, text: Text) -> RuleText | None:
        """Give the rule in *text*, or None and a note where it cannot be read."""
        if text is NOTHING:
            return None
        try:
            return RuleText(text, parse(text.value))
        except RuleSyntaxError as error:
            place = text.place(error.offset)
            self.problems.add(place, "rule-syntax", error.sentence, error.hint)
            return None

    def one_of(self, key: str, known: Sequence[str]) -> str:
        """Give the text at *key*; note it if it is none of *known*."""
        text = self.text(key)
        if text is not NOTHING and text.value not in known:
            listed = f"It is one of: {', '.join(known)}." if known else "Leave the key out."
            hint = did_you_mean(text.value, tuple(known)) or listed
            self.problems.at(text, "unknown-value", f"'{text.value}' cannot stand here.", hint)
        return text.value
