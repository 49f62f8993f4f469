"""What the names in rules are called on the page, and where they stand on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, unique

from rls_screen.instrument.model import Instrument
from rls_screen.instrument.vocabulary import OPEN
from rls_screen.logic.values import Verdict
from rls_screen.page.markdown import plain
from rls_screen.review.clinical.marks import code, link, quoted


@unique
class Sort(Enum):
    """What a name stands for: the word that begins its anchor."""

    QUESTION = "question"
    CRITERION = "criterion"
    CAP = "cap"
    REASON = "reason"
    FLAG = "flag"
    PERSON = "person"
    ADVICE = "advice"
    FOLLOWED = "followed"
    DECISION = "decision"
    FINDING = "finding"


PREFIXES = {
    "criteria": Sort.CRITERION,
    "caps": Sort.CAP,
    "reasons": Sort.REASON,
    "flags": Sort.FLAG,
    "people": Sort.PERSON,
    "advice": Sort.ADVICE,
    "cautions": Sort.ADVICE,
    "over_time": Sort.FOLLOWED,
}
PLURALS = {
    Sort.QUESTION: "questions",
    Sort.CRITERION: "criteria",
    Sort.CAP: "caps",
    Sort.REASON: "reasons",
    Sort.FINDING: "findings",
    Sort.DECISION: "decisions",
}


@unique
class Which(Enum):
    """How many of several names something is said of."""

    ANY = "any of these"
    EACH = "each of these"
    NONE = "none of these"


@dataclass(frozen=True, slots=True)
class Names:
    """Call each name of *instrument* as a reader would."""

    instrument: Instrument

    def sort(self, name: str) -> Sort:
        """Say what *name* stands for."""
        if name in self.instrument.questions:
            return Sort.QUESTION
        prefix, dot, _ = name.partition(".")
        if dot:
            return PREFIXES.get(prefix, Sort.FINDING)
        is_decision = isinstance(self.instrument.scope.get(name), Verdict)
        return Sort.DECISION if is_decision else Sort.FINDING

    def anchor(self, name: str) -> str:
        """Give the anchor of *name*, which stays as long as its id."""
        _, _, rest = name.partition(".")
        return f"{self.sort(name).value}-{(rest or name).replace('.', '-')}"

    def label(self, name: str) -> str:
        """Give what *name* is called, in quotation marks."""
        match self.sort(name):
            case Sort.QUESTION:
                return quoted(self.instrument.questions[name].label)
            case Sort.CRITERION | Sort.FINDING | Sort.DECISION:
                note = self.instrument.rule_notes.get(name)
                return link(quoted(note.means if note else name), self.anchor(name))
            case Sort.PERSON:
                found = (item.name for item in self.instrument.people if item.rule == name)
                return link(quoted(next(found, name)), self.anchor(name))
            case _:
                return link(quoted(name.rpartition(".")[2]), self.anchor(name))

    def labels(self, names: Iterable[str]) -> str:
        """Give what each of *names* is called, in brackets."""
        return f"({'; '.join(self.label(name) for name in names)})"

    def subject(self, name: str) -> str:
        """Give the words for what is said something of, such as `the criterion "A need to move"`.

        A question is named alone, as its answer or its being asked can be meant.
        """
        match self.sort(name):
            case Sort.QUESTION:
                return self.label(name)
            case Sort.DECISION if name in ("result", "urgency"):
                return f"the {link(name, self.anchor(name))}"
            case sort:
                return f"the {sort.value} {self.label(name)}"

    def subjects(self, which: Which, names: tuple[str, ...]) -> str:
        """Give the words for several *names* of one sort."""
        plural = PLURALS.get(self.sort(names[0]), "")
        return f"{which.value}{f' {plural}' if plural else ''} {self.labels(names)}"

    def value(self, name: str, value: str) -> str:
        """Give what the answer or the outcome *value* of *name* is called."""
        match self.sort(name):
            case Sort.QUESTION:
                options = self.instrument.questions[name].options
                found = (option.label for option in options if option.code == value)
                return quoted(next(found, value))
            case Sort.CRITERION:
                return quoted(self.instrument.words.states.get(value, value))
            case _:
                return code(value)

    def outcome(self, name: str, value: str | None) -> str:
        """Give what comes out in a row of the decision *name*."""
        if self.sort(name) is Sort.CRITERION:
            return plain(self.instrument.words.states[OPEN if value is None else value])
        return "not known" if value is None else code(value)
