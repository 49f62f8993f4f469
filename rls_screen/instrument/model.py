"""The questionnaire as frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass

from rls_screen.instrument.vocabulary import DOCTOR, YES_NO
from rls_screen.instrument.words import Words
from rls_screen.logic.nodes import Condition
from rls_screen.logic.rules import Rule
from rls_screen.logic.values import Question as Answers
from rls_screen.logic.values import Scope

UNSURE = "unsure"
"""The code of the answer that says that the person does not know."""


@dataclass(frozen=True, slots=True)
class Source:
    """A published source: its full reference, and its address or an empty text."""

    id: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be given: the code in files, the label for people."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question: what is asked, why, and what can be answered.

    *label* names it in a few words, *item* is its line in a checklist.
    *options* holds every answer of a choice, "unsure" included, and is empty for a number.
    *only_if* says when the question makes sense at all: an answer given against it is
    inconsistent. *ask_if* says when the interview asks it. *default* is the answer that is taken
    when none is given, or an empty text.
    """

    id: str
    label: str
    text: str
    item: str
    help: str
    answers: Answers
    options: tuple[Option, ...]
    sources: tuple[str, ...]
    line: int
    default: str = ""
    only_if: Condition | None = None
    ask_if: Condition | None = None

    @property
    def is_yes_no(self) -> bool:
        """Say whether the question is answered with yes, no or unsure."""
        return tuple(option.code for option in self.options) == YES_NO

    @property
    def can_be_unsure(self) -> bool:
        """Say whether "unsure" is one of the answers."""
        return any(option.code == UNSURE for option in self.options)


@dataclass(frozen=True, slots=True)
class Single:
    """A prompt for one question."""

    question: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """A prompt for several questions at once, under one *lead*."""

    lead: str
    questions: tuple[str, ...]


Prompt = Single | Checklist


@dataclass(frozen=True, slots=True)
class Screen:
    """Prompts that belong together and count as one step of the way."""

    title: str
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class RowNote:
    """What is known of one row of a decision: its line, its reason in words, its sources."""

    line: int
    because: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleNote:
    """What is known of a rule beside what it says: meaning, place, sources, and its rows."""

    name: str
    means: str
    line: int
    sources: tuple[str, ...]
    rows: tuple[RowNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the criteria, by its id and its label."""

    id: str
    label: str

    @property
    def rule(self) -> str:
        """Give the name of the rule that decides it."""
        return f"criteria.{self.id}"


@dataclass(frozen=True, slots=True)
class Score:
    """The criterion states that count as fulfilled."""

    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the output whose condition is the rule *rule*, and what it says to people.

    *ask* is what to ask about, or an empty text; *who* is the id of the person to ask.
    """

    id: str
    rule: str
    says: str
    ask: str = ""
    who: str = DOCTOR


@dataclass(frozen=True, slots=True)
class Call:
    """What a level of urgency says to people: how soon, and what to do."""

    headline: str
    do: str


@dataclass(frozen=True, slots=True)
class Level:
    """A level of urgency with its reasons; the lowest level has none."""

    id: str
    call: Call
    reasons: tuple[Code, ...]
    signs_not_asked: Call | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a result says to people."""

    headline: str
    text: str


@dataclass(frozen=True, slots=True)
class Caution:
    """What to beware of with a piece of advice: always, or unless the rule *rule* is no."""

    text: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """A piece of advice, whose condition is the rule *rule*, with its grade and its cautions."""

    id: str
    rule: str
    text: str
    grade: str
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that is often told, the verdict on it, the reason, and where that is from."""

    id: str
    claim: str
    verdict: str
    because: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone to turn to when the rule *rule* holds: how to name them, and what to ask them."""

    id: str
    rule: str
    name: str
    ask: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A text with its sources."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doctor:
    """What to ask a doctor, what the page for one cannot tell, and what one usually does."""

    questions: tuple[str, ...] = ()
    cannot_tell: str = ""
    usually: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Followed:
    """A question whose answers are compared over time.

    *fewest_first* are those of its answers that count how often something is, and the rule *rule*,
    if there is one, must hold for an answer to be compared by that.
    """

    question: str
    fewest_first: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A whole questionnaire: what is asked, what is decided, and what is said.

    *digest* is the SHA-256 of the file's text, in hexadecimal digits; *rules_digest* is that of its
    rules alone, without the wording. *language* is the code of the language in which it speaks,
    and *words* are the program's own sentences in it.
    """

    id: str
    version: str
    title: str
    file: str
    sources: Mapping[str, Source]
    questions: Mapping[str, Question]
    screens: tuple[Screen, ...]
    criteria: tuple[Criterion, ...]
    score: Score
    caps: tuple[Code, ...]
    levels: tuple[Level, ...]
    outcomes: Mapping[str, Outcome]
    flags: tuple[Code, ...]
    advice: tuple[Advice, ...]
    notes: Mapping[str, str]
    scope: Scope
    rules: tuple[Rule, ...]
    rule_notes: Mapping[str, RuleNote]
    doctor: Doctor
    digest: str
    rules_digest: str
    language: str
    words: Words
    people: tuple[Person, ...] = ()
    claims: tuple[Claim, ...] = ()
    accuracy: Statement | None = None
    over_time: tuple[Followed, ...] = ()

    @property
    def name(self) -> str:
        """Give id and version, as every result carries them: `rls-screen/1.0.0`."""
        return f"{self.id}/{self.version}"

    def level(self, level_id: str) -> Level:
        """Give the level of urgency *level_id*."""
        return next(level for level in self.levels if level.id == level_id)
