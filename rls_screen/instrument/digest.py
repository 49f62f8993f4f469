"""The digest of a questionnaire's rules: its wording can change without changing it."""

import json
from hashlib import sha256

from rls_screen.instrument.model import Checklist, Code, Instrument, Prompt, Question, Single
from rls_screen.logic.nodes import Condition
from rls_screen.logic.rules import Decision, Fact, Rule
from rls_screen.logic.values import Choice, Group, Several, Whole
from rls_screen.logic.write import write

FORMAT = "rls-screen-rules/1"
"""What the text that the digest is made of calls itself."""

Part = str | int | None | list["Part"]
"""A piece of that text: JSON without objects, so that nothing depends on the order of keys."""


def rules_digest(instrument: Instrument) -> str:
    """Give the SHA-256 of all that decides in *instrument*, in hexadecimal digits.

    That is every id, allowed answer, condition, outcome and order that what is asked or what comes
    out can depend on. Words for people, sources, evidence grades, the version and the place in the
    file are left out, and so is the order of groups and rules, since each is found by its name. A
    rule that is written in another way counts as another rule, even where it means the same.
    """
    parts: list[Part] = [
        FORMAT,
        instrument.id,
        [_question(question) for question in instrument.questions.values()],
        [
            [name, [*kind.members]]
            for name, kind in sorted(instrument.scope.items())
            if isinstance(kind, Group)
        ],
        [_rule(rule) for rule in sorted(instrument.rules, key=lambda rule: rule.name)],
        [criterion.id for criterion in instrument.criteria],
        [*sorted(instrument.score.counts)],
        _codes(instrument.caps),
        [[level.id, _codes(level.reasons)] for level in instrument.levels],
        [*instrument.outcomes],
        _codes(instrument.flags),
        [item.id for item in instrument.advice],
        [[_prompt(prompt) for prompt in screen.prompts] for screen in instrument.screens],
    ]
    return sha256(json.dumps(parts).encode()).hexdigest()


def _question(question: Question) -> Part:
    return [
        question.id,
        _answers(question),
        question.default,
        _condition(question.only_if),
        _condition(question.ask_if),
    ]


def _answers(question: Question) -> Part:
    match question.answers:
        case Choice():
            return ["one", *(option.code for option in question.options)]
        case Several(values):
            return ["many", *values]
        case Whole(minimum, maximum):
            return ["whole", minimum, maximum]


def _rule(rule: Rule) -> Part:
    match rule:
        case Fact(name, condition):
            return ["fact", name, write(condition)]
        case Decision(name, rows):
            return ["decision", name, *([row.outcome, _condition(row.condition)] for row in rows)]


def _condition(condition: Condition | None) -> Part:
    return None if condition is None else write(condition)


def _codes(codes: tuple[Code, ...]) -> Part:
    return [code.id for code in codes]


def _prompt(prompt: Prompt) -> Part:
    """Give how it is asked: in a checklist, what is not ticked is denied."""
    match prompt:
        case Single(question):
            return ["single", question]
        case Checklist(questions=questions):
            return ["checklist", *questions]
