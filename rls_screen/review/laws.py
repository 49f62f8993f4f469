"""Read the laws of a questionnaire: what must be so for every answer sheet.

A law speaks of one sheet, or of two that differ in the answer to one question.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rls_screen.instrument.document import Map, Problems
from rls_screen.instrument.faults import note_faults
from rls_screen.instrument.form import Form, RuleText
from rls_screen.instrument.model import Instrument, Question
from rls_screen.instrument.questions import check_id, source_ids
from rls_screen.logic.nodes import Condition
from rls_screen.logic.spelling import did_you_mean
from rls_screen.logic.values import Answer, Choice, Group, Missing

ANY = "any"
"""What stands for all questions."""

KNOWN, NOT_ASKED = "known", "not_asked"
"""What stands for every answer but "unsure", and for no answer."""

ALL = frozenset({KNOWN, NOT_ASKED, Missing.UNSURE.value})
"""What every answer is one of."""

OF_TWO = ("change", "from", "to", "keeps")
KEYS = ("id", "means", "when", "must", *OF_TWO, "sources")


@dataclass(frozen=True, slots=True)
class Change:
    """Another answer to one of *questions*: from one that is among *before* to one among *after*.

    Those are codes of answers, "unsure", "known" and "not_asked".
    """

    questions: tuple[str, ...]
    before: frozenset[str]
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Law:
    """What must be so: where *when* is definitely yes, so is each of *must*.

    With a *change*, *must* is said of the sheet after it, and each of *keeps* that is definitely
    yes before it is so after it. *means* says it in a sentence; the law stands at *line* and
    *column*.
    """

    id: str
    means: str
    line: int
    column: int
    when: Condition | None
    must: tuple[Condition, ...] = ()
    keeps: tuple[Condition, ...] = ()
    change: Change | None = None
    sources: tuple[str, ...] = ()


def is_among(answer: Answer, words: frozenset[str]) -> bool:
    """Say whether *answer* is one of *words*, which are as in a `Change`."""
    match answer:
        case Missing.NOT_ASKED:
            return NOT_ASKED in words
        case Missing.UNSURE:
            return Missing.UNSURE.value in words
        case _:
            return KNOWN in words or answer in words


def read_laws(root: Map, instrument: Instrument, problems: Problems) -> tuple[Law, ...]:
    """Read the section of laws of *root*, which may be left out; note what is wrong in it."""
    form = Form(root, "the questionnaire", problems)
    if not form.has("laws"):
        return ()
    taken: dict[str, Law] = {}
    rules: list[RuleText] = []
    for item in form.forms("laws", "a law"):
        text = item.text("id")
        is_named = check_id(text, "a law", taken, problems)
        law = _law(item, text.value, instrument, rules)
        if is_named:
            taken[text.value] = law
    note_faults(rules, instrument.scope, problems)
    return tuple(taken.values())


def _law(form: Form, name: str, instrument: Instrument, rules: list[RuleText]) -> Law:
    """Read one law; the *rules* in it are checked together."""
    form.allow(*KEYS)
    means = form.text("means").value
    sources = source_ids(form, instrument.sources)
    when = form.rule("when") if form.has("when") else None
    if form.has("must") is form.has("keeps"):
        sentence = f"{form.what} needs exactly one of 'must' and 'keeps'."
        hint = "'must' is so wherever 'when' is; 'keeps' stays so after a change."
        form.problems.at(form.map, "missing-key", sentence, hint)
    must = form.rule("must") if form.has("must") else None
    keeps = form.rules("keeps") if form.has("keeps") else ()
    rules += [rule for rule in (when, must, *keeps) if rule]
    return Law(
        id=name,
        means=means,
        line=form.map.line,
        column=form.map.column,
        when=when.condition if when else None,
        must=(must.condition,) if must else (),
        keeps=tuple(rule.condition for rule in keeps),
        change=_change(form, instrument) if any(map(form.has, OF_TWO)) else None,
        sources=sources,
    )


def _change(form: Form, instrument: Instrument) -> Change:
    names = _names(form, instrument)
    questions = {name: instrument.questions[name] for name in names}
    before = _words(form, "from", questions) if form.has("from") else ALL
    return Change(names, before, _words(form, "to", questions))


def _names(form: Form, instrument: Instrument) -> tuple[str, ...]:
    """Read which questions can change, with groups spread out."""
    questions = tuple(instrument.questions)
    found: list[str] = []
    for text in form.texts("change"):
        kind = instrument.scope.get(text.value)
        names = kind.members if isinstance(kind, Group) else (text.value,)
        for name in questions if text.value == ANY else names:
            if name in questions:
                found.append(name)
                continue
            hint = did_you_mean(name, questions) or f"'{ANY}' stands for all."
            sentence = f"'{name}' is no question, so its answer cannot change."
            form.problems.at(text, "unknown-question", sentence, hint)
    return tuple(dict.fromkeys(found))


def _words(form: Form, key: str, questions: Mapping[str, Question]) -> frozenset[str]:
    """Read answers of *questions*; each must be one that some of them has."""
    codes = [code for item in questions.values() for code in _codes(item)]
    known = (*dict.fromkeys(codes), Missing.UNSURE.value, KNOWN, NOT_ASKED)
    texts = form.texts(key)
    for text in texts:
        if questions and text.value not in known:
            hint = did_you_mean(text.value, known) or f"It is one of: {', '.join(known)}."
            sentence = f"no question that changes here has the answer '{text.value}'."
            form.problems.at(text, "no-such-value", sentence, hint)
    return frozenset(text.value for text in texts)


def _codes(question: Question) -> tuple[str, ...]:
    return question.answers.values if isinstance(question.answers, Choice) else ()
