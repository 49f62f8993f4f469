"""The fixed sentences of the program, in one language."""

from collections.abc import Mapping

import msgspec


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A group of sentences; what stands in braces is filled in by `str.format`."""


class Keys(_Part, frozen=True):
    """What can be typed on every screen: the letter that is shown, then other words for it."""

    back: str
    why: str
    skip: str
    quit: str
    none: str
    unsure: str
    joint: str = msgspec.field(name="and")
    years: str
    change: str

    def shown(self) -> dict[str, str]:
        """Give the letter of each command, as sentences name them."""
        commands = {"back": self.back, "skip": self.skip, "quit": self.quit, "why": self.why}
        return {name: words_in(text)[0] for name, text in commands.items()}


def words_in(text: str) -> tuple[str, ...]:
    """Give the words of *text* that commas part."""
    return tuple(word.strip().casefold() for word in text.split(","))


class InterviewWords(_Part, frozen=True):
    """What the interview says beside the questions."""

    progress: str
    commands: str
    how_to_tick: str
    how_to_choose: str
    how_to_review: str
    how_in_a_list: str
    go_on: str
    whole: str
    standing: str
    partly: str
    your_answers: str
    skipped: str
    unsure: str
    first: str
    nothing_typed: str
    about_review: str
    nothing_to_skip: str
    which_answer: str
    type_number: str
    type_number_or_word: str
    type_numbers: str
    type_those: str
    type_whole: str
    could_be: str
    either: str = msgspec.field(name="or")


class AnswerWords(_Part, frozen=True):
    """How answers are said that are no option of a question."""

    not_answered: str
    none_of_these: str
    more: str


class ResultWords(_Part, frozen=True):
    """The headings and sentences of the result."""

    other_reasons: str
    five_criteria: str
    criteria: str
    not_asked: str
    you_answered: str
    unsettled: str
    unsettled_means: str
    whom_to_see: str
    a_doctor: str
    usually: str
    to_ask: str
    meanwhile: str
    limits: str
    questionnaire: str
    source: str
    all_advice: str


class AdviceWords(_Part, frozen=True):
    """The headings and sentences of the page of all advice."""

    title: str
    can_wait: str
    applies: str
    ask_first: str
    other_tips: str
    evidence: str
    not_supported: str
    supported: str
    claim: str
    grades: Mapping[str, str]
    verdicts: Mapping[str, str]


class DoctorWords(_Part, frozen=True):
    """The headings and sentences of the page for a doctor."""

    title: str
    criteria: str
    criteria_open: str
    criterion: str
    state: str
    answers: str
    burden: str
    measure: str
    the_answers: str
    question: str
    answer: str
    not_answered: str
    what_to_ask: str
    limits: str
    made: str
    impact: Mapping[str, str]
    truth: Mapping[str, str]
    cannot_be_told: str


class ExplanationWords(_Part, frozen=True):
    """The headings and sentences of an explanation."""

    sources: str
    rule: str
    at: str
    at_with_sources: str


class CompareWords(_Part, frozen=True):
    """What is said of results over time."""

    of_day: str
    earlier: str
    still_counts: str
    step: str
    same_day: str
    what: str
    both: str
    changed: str
    no_change: str
    unchanged: str
    unknown: str
    came: str
    went: str
    how_soon: str
    fit: str
    signs_unknown: str
    signs_open: str
    more_often: str
    less_often: str
    holds: str
    holds_not: str
    not_known: str
    other_person: str
    reworded: str
    no_judgement: str
    named: str


class TerminalWords(_Part, frozen=True):
    """What the command says around an interview."""

    stopped: str
    kept: str
    not_kept: str
    written: str
    no_terminal: str
    exists: str
    two_starts: str
    missing: str


class Words(_Part, frozen=True):
    """All fixed sentences in the language called *name*.

    *untested* says at the start of a translation that it was not tested with patients.
    """

    name: str
    untested: str
    keys: Keys
    interview: InterviewWords
    answers: AnswerWords
    states: Mapping[str, str]
    result: ResultWords
    advice: AdviceWords
    doctor: DoctorWords
    explanation: ExplanationWords
    compare: CompareWords
    terminal: TerminalWords
