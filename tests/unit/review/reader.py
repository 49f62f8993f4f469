"""Read a condition in words as a person would who goes by what the page says of them.

It knows nothing of how the words are made: it takes the lines of the page, and gives yes, no or
unknown for the values of names.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rls_screen import Instrument
from rls_screen.logic.evaluate import holds
from rls_screen.logic.nodes import Order
from rls_screen.logic.truth import Truth, conjunction, disjunction, negation, truth
from rls_screen.logic.values import Missing, Value

BULLET = re.compile(r"^( *)- (.*)$")
LABEL = re.compile(r"\[\u201c([^\u201d]*)\u201d\]\(#([^)]*)\)|\u201c([^\u201d]*)\u201d")
PREFIXES: Mapping[str, Callable[[Truth], Truth]] = {
    "it is definitely so that ": lambda value: truth(value is Truth.YES),
    "it is not definitely so that ": lambda value: truth(value is not Truth.YES),
    "it is not ruled out that ": lambda value: truth(value is not Truth.NO),
    "it is ruled out that ": lambda value: truth(value is Truth.NO),
    "it is not so that ": negation,
}
QUANTIFIERS: Mapping[str, Callable[[list[Truth]], Truth]] = {
    "any": disjunction,
    "each": conjunction,
    "none": lambda values: negation(disjunction(values)),
}
NUMBERS = (
    (r"less than (\d+)", Order.LESS),
    (r"at most (\d+)", Order.AT_MOST),
    (r"something other than (\d+)", Order.UNEQUAL),
    (r"(\d+) or more", Order.AT_LEAST),
    (r"more than (\d+)", Order.MORE),
    (r"(\d+)", Order.EQUAL),
)
NAMED = {"finding": "", "decision": "", "cap": "caps.", "criterion": "criteria."}


@dataclass(frozen=True, slots=True)
class Reader:
    """Read conditions on the page of *instrument*, where its names have *values*."""

    instrument: Instrument
    values: Mapping[str, Value]

    def read(self, text: str) -> Truth:
        """Give the truth of the lines that follow "Holds if", up to the rule as it is written."""
        lines = text.removeprefix("Holds if ").split("Rule: ")[0].rstrip().splitlines()
        lines = [line for line in lines if line]
        if len(lines) == 1 and not lines[0].endswith(":"):
            return self.sentence(lines[0].removesuffix("."))
        return self.block(lines[0], lines[1:])

    def block(self, lead: str, lines: list[str]) -> Truth:
        """Read the bullets *lines* under *lead*."""
        items: list[tuple[str, list[str]]] = []
        depth = len(lines[0]) - len(lines[0].lstrip())
        for line in lines:
            found = BULLET.match(line)
            assert found
            if len(found[1]) == depth:
                items.append((found[2], []))
            else:
                items[-1][1].append(line)
        values = [self.block(text, rest) if rest else self.sentence(text) for text, rest in items]
        return _joined(lead.removesuffix(":"), values)

    def sentence(self, text: str) -> Truth:
        """Read what stands in one line."""
        plain = LABEL.sub(lambda found: "\u201c" + "_" * (len(found[0]) - 2) + "\u201d", text)
        for word, joint in ((", and ", conjunction), (", or ", disjunction)):
            if word in plain:
                at = plain.index(word)
                return joint([self.sentence(text[:at]), self.sentence(text[at + len(word) :])])
        for prefix, change in PREFIXES.items():
            if text.startswith(prefix):
                return change(self.sentence(text.removeprefix(prefix)))
        if text.endswith(" (there are none)"):
            return _joined(text.removesuffix(" (there are none)"), [])
        return self.leaf(text)

    def leaf(self, text: str) -> Truth:
        """Read what is said of one name, or of any, each or none of several."""
        several = re.search(r"\b(any|each|none) of these \w+ \(((?:[^()]|\([^()]*\))*)\)", text)
        if several is None:
            return self.single(text)
        # "It is known whether any of these is met" would say another thing of all together.
        assert not text.startswith("it is ")
        kind = several[0].split()[3]
        one = {"questions": "", "criteria": "the criterion ", "caps": "the cap "}[kind]
        parts = [
            self.single(f"{text[: several.start()]}{one}{label[0]}{text[several.end() :]}")
            for label in LABEL.finditer(several[2])
        ]
        return QUANTIFIERS[several[1]](parts)

    def single(self, text: str) -> Truth:
        """Read what is said of one name."""
        name = self.name(text)
        value = self.values.get(name, Missing.NOT_ASKED)
        is_known = not isinstance(value, Missing) and value not in (None, Truth.UNKNOWN)
        if re.match(r"it is (not )?known (whether|what) ", text) or text.endswith(" known"):
            return truth(is_known is not ("not known" in text))
        if " has no answer" in text:
            return truth(value is Missing.NOT_ASKED)
        if " was answered" in text:
            return truth(value is not Missing.NOT_ASKED)
        if isinstance(value, Truth) or text.endswith((" holds", " applies", " hold", " apply")):
            found = value if isinstance(value, Truth) else Truth.UNKNOWN
            return negation(found) if " does not " in text else found
        return self.compared(name, value, re.split(r"[\u201d)] is ", text, maxsplit=1)[1])

    def compared(self, name: str, value: Value, said: str) -> Truth:
        """Read what *value* is said to be."""
        for pattern, order in NUMBERS:
            number = re.fullmatch(pattern, said)
            if number:
                is_number = isinstance(value, int)
                return (
                    truth(holds(order, int(str(value)), int(number[1]))) if is_number else UNKNOWN
                )
        if said.endswith("\u201cNot sure\u201d"):
            return truth((value is Missing.UNSURE) is not said.startswith("anything but"))
        if not isinstance(value, str):
            return Truth.UNKNOWN
        labels = re.findall(r"\u201c([^\u201d]*)\u201d|`([^`]*)`", said)
        codes = {code or self.code(name, label) for label, code in labels}
        return truth((value in codes) is not said.startswith("something other than "))

    def code(self, name: str, label: str) -> str:
        """Give the code of the answer or the state called *label*."""
        if name in self.instrument.questions:
            options = self.instrument.questions[name].options
            return next(option.code for option in options if option.label == label)
        states = self.instrument.words.states
        return next(state for state, word in states.items() if word == label)

    def name(self, text: str) -> str:
        """Give the name that *text* speaks of first."""
        if "[result](#decision-result)" in text:
            return "result"
        found = LABEL.search(text)
        assert found
        if found[2]:
            sort, _, rest = found[2].partition("-")
            return f"{NAMED[sort]}{rest}"
        questions = self.instrument.questions.values()
        return next(item.id for item in questions if item.label == found[3])


UNKNOWN = Truth.UNKNOWN


def _joined(lead: str, values: list[Truth]) -> Truth:
    """Read *lead*, which says how many of *values* are needed."""
    for prefix, change in PREFIXES.items():
        if lead.startswith(prefix):
            return change(_joined(lead.removeprefix(prefix), values))
    if lead == "all of these hold":
        return conjunction(values)
    if lead == "any of these holds":
        return disjunction(values)
    least = re.fullmatch(r"at least (\d+) of these hold", lead)
    if least:
        return _counted(values, Order.AT_LEAST, int(least[1]))
    said = lead.removeprefix("of these, the number that hold is ")
    order, number = next(
        (order, found[1]) for pattern, order in NUMBERS if (found := re.fullmatch(pattern, said))
    )
    return _counted(values, order, int(number))


def _counted(values: list[Truth], order: Order, bound: int) -> Truth:
    sure = values.count(Truth.YES)
    most = len(values) - values.count(Truth.NO)
    found = [holds(order, number, bound) for number in range(sure, most + 1)]
    return truth(found[0]) if len(set(found)) == 1 else Truth.UNKNOWN
