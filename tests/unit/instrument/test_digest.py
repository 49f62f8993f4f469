"""Laws of the digest of the rules: wording leaves it the same, and each kind of rule counts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rls_screen import Instrument
from rls_screen.instrument.digest import rules_digest
from rls_screen.instrument.model import Checklist, Single
from rls_screen.instrument.read import read
from rls_screen.logic.nodes import Condition, Holds, Name, Not
from rls_screen.logic.rules import Decision, Fact, Row, Rule
from rls_screen.logic.values import Several

FILE = Path(__file__).parents[2] / "cases" / "minimal.yaml"
IN_FLOW = (
    "  - {level: routine, headline: See a doctor when it suits you., do: Make an appointment.}\n"
)
ROUTINE = "  - level: routine\n    headline: See a doctor.\n    do: Make an appointment.\n"
TEXT = FILE.read_text(encoding="utf-8").replace(IN_FLOW, ROUTINE)
LINES = TEXT.splitlines(keepends=True)
SUFFERER, DAILY = (line for line in LINES if line.startswith(("  - {id: rest_", "  - {id: dsm5_")))
MET, NOT_MET = (line for line in LINES if "{when: urge ==" in line)
REASONS = "    reasons:\n" + next(line for line in LINES if "{id: burden" in line)
SOON = "  - level: soon\n    headline: See a doctor soon.\n    do: Make an appointment now.\n"
PINNED = "5e7ac95e3fb28a1e4ba0e1c32b053758dbda9b202ff1a2af993248713e862ccc"

WORDING = {
    "version": ("version: 1.0.0", "version: 2.0.0"),
    "title": ("title: A minimal questionnaire", "title: Another title"),
    "source": ("A study of legs, 2020.", "A study of arms, 2021."),
    "sources of a rule": ("says: It comes daily., sources: [S1]", "says: Daily., sources: [OWN]"),
    "label": ("label: Need to move", "label: An urge"),
    "text": ("text: Do you need to move your legs?", "text: Must you move your legs?"),
    "item": ("item: Leg cramps", "item: Cramps in the leg"),
    "help": ("help: Whole years.", "help: In years."),
    "label of an answer": ("weekly: Weekly", "weekly: Each week"),
    "label of an answer in a set": ("some: Part of it", "some: A part"),
    "label of a criterion": ("label: A need to move the legs", "label: The urge"),
    "meaning": ("means: it comes daily, when: often", "means: it is there each day, when: often"),
    "reason of a row": ("because: There is no need to move.", "because: No urge."),
    "headline": ("headline: Your answers fit.", "headline: It fits."),
    "text of an outcome": ("text: Only a doctor can tell.", "text: Ask a doctor."),
    "call": ("do: Make an appointment now.", "do: Call for an appointment."),
    "call without the signs": ("headline: The signs were not asked.", "headline: Not asked."),
    "what a flag asks": ("ask: A doctor for children.", "ask: Which doctor to see."),
    "advice": ("text: Get up and walk.", "text: Stand up and walk."),
    "grade": ("grade: limited", "grade: none"),
    "note": ("privacy: Nothing leaves this computer.", "privacy: It stays here."),
    "doctor's page": ("questions: [What is causing this?]", "questions: [Why is it so?, And now?]"),
    "title of a screen": ("title: About you", "title: First"),
    "lead": ("lead: Could one of these explain it?", "lead: Is it one of these?"),
    "comment": ("# The smallest questionnaire", "# The very smallest questionnaire"),
    "another way to write": ('when: often == "rarely"', 'when: ((often  ==  "rarely"))'),
    "order of findings": (f"{SUFFERER}{DAILY}", f"{DAILY}{SUFFERER}"),
    "order of what counts": ("counts: [met, met_by_history]", "counts: [met_by_history, met]"),
}
"""Changes of the words alone."""

RULES = {
    "id": ("id: minimal", "id: another"),
    "id of a question": ("feels", "sensation"),
    "answer more": ("aching: Aching}", "aching: Aching, itching: Itching}"),
    "answer less": ("{crawling: Crawling, aching: Aching}", "{crawling: Crawling}"),
    "answer of another code": ("{rarely: Rarely, weekly: W", "{rarely: Rarely, every_week: W"),
    "order of answers": ("{crawling: Crawling, aching: Aching}", "{aching: A, crawling: Crawling}"),
    "unsure no longer taken": ("daily: Daily, unsure: Not sure}", "daily: Daily}"),
    "one answer in place of many": ("many: {crawling", "one: {crawling"),
    "least number": ("minimum: 0", "minimum: 1"),
    "greatest number": ("maximum: 120", "maximum: 119"),
    "default": ("default: self", "default: carer"),
    "no default": ("    default: self\n", ""),
    "when it makes sense": ('only_if: urge == "yes" or is_unsure(urge)', 'only_if: urge == "yes"'),
    "when it is asked": ('ask_if: urge != "no"', 'ask_if: urge == "yes"'),
    "asked always": ('    ask_if: urge != "no"\n', ""),
    "id of a group": ("explanations", "causes"),
    "members of a group": ("explanations: [cramps]", "explanations: [cramps, cramps]"),
    "outcome of a row": ('urge == "yes", then: met}', 'urge == "yes", then: met_by_history}'),
    "condition of a row": ('{when: urge == "no", then: not_met}', "{when: age < 2, then: not_met}"),
    "order of rows": (f"{MET}{NOT_MET}", f"{NOT_MET}{MET}"),
    "what counts": ("counts: [met, met_by_history]", "counts: [met]"),
    "cap": ("when: age < 18", "when: age < 16"),
    "finding": ('when: often == "daily", sources', 'when: often == "weekly", sources'),
    "last row": ("{when: otherwise, then: likely}", "{when: otherwise, then: possible}"),
    "reason": ('when: fits and often == "daily", says', "when: fits, says"),
    "reason on another level": (f"{SOON}{REASONS}{ROUTINE}", f"{SOON}{ROUTINE}{REASONS}"),
    "flag": ("{id: child, when: caps.child", "{id: child, when: age < 12"),
    "id of a flag": ("{id: child, when: caps.child", "{id: minor, when: caps.child"),
    "advice": ('when: fits or cramps in ("some", "all")', "when: fits"),
    "order of asking": ("prompts: [respondent, age, urge]", "prompts: [age, respondent, urge]"),
    "asked on its own": (
        "      - lead: Could one of these explain it?\n        checklist: [cramps]\n",
        "      - cramps\n",
    ),
}
"""Changes of what is asked or decided, one of each kind."""


def _digest(old: str, new: str) -> str:
    assert old in TEXT
    return read(TEXT.replace(old, new), "minimal.yaml").rules_digest


@pytest.fixture(scope="module", name="minimal")
def fixture_minimal() -> Instrument:
    """Give the smallest complete questionnaire."""
    return read(TEXT, "minimal.yaml")


@pytest.mark.parametrize("change", WORDING)
def test_another_wording_has_the_same_digest(minimal: Instrument, change: str) -> None:
    """What people read can be mended or translated, and results can still be compared."""
    assert _digest(*WORDING[change]) == minimal.rules_digest


@pytest.mark.parametrize("change", RULES)
def test_another_rule_has_another_digest(minimal: Instrument, change: str) -> None:
    """No change of what is asked or decided goes unseen."""
    assert _digest(*RULES[change]) != minimal.rules_digest


def test_no_two_changes_have_the_same_digest() -> None:
    """Each change of a rule is told from each other one."""
    assert len({_digest(*change) for change in RULES.values()}) == len(RULES)


def test_the_digest_is_of_its_usual_form_and_stays(minimal: Instrument) -> None:
    """The same rules have the same 64 digits in every run; they are kept in people's files."""
    assert minimal.rules_digest == rules_digest(minimal)
    assert minimal.rules_digest == PINNED


def _changed(rule: Rule) -> Iterator[Rule]:
    """Give *rule* with each of its conditions denied, and with each of its rows left out."""
    match rule:
        case Fact(name, condition):
            yield Fact(name, Not(condition))
        case Decision(name, rows):
            for index, row in enumerate(rows):
                others = (rows[:index], rows[index + 1 :])
                yield Decision(name, (*others[0], *others[1]))
                yield Decision(name, (*others[0], Row("other", row.condition), *others[1]))
                if row.condition is not None:
                    denied: Condition = Not(row.condition)
                    yield Decision(name, (*others[0], Row(row.outcome, denied), *others[1]))


def test_every_rule_of_the_shipped_questionnaire_counts(instrument: Instrument) -> None:
    """A change in any row or condition of any rule changes the digest, each in its own way."""
    seen = {instrument.rules_digest}
    for index, rule in enumerate(instrument.rules):
        for other in _changed(rule):
            rules = (*instrument.rules[:index], other, *instrument.rules[index + 1 :])
            found = rules_digest(replace(instrument, rules=rules))
            assert found not in seen, other
            seen.add(found)


def test_every_question_of_the_shipped_questionnaire_counts(instrument: Instrument) -> None:
    """A change of the id, the answers or the conditions of any question is seen, and its loss."""
    seen = {instrument.rules_digest}
    for name, question in instrument.questions.items():
        without = {key: item for key, item in instrument.questions.items() if key != name}
        never = Holds(Name("never"))
        others = (
            without,
            {**instrument.questions, name: replace(question, id="other")},
            {**instrument.questions, name: replace(question, default="other")},
            {**instrument.questions, name: replace(question, only_if=never)},
            {**instrument.questions, name: replace(question, ask_if=never)},
            {**instrument.questions, name: replace(question, answers=Several(("other",)))},
        )
        for questions in others:
            found = rules_digest(replace(instrument, questions=questions))
            assert found not in seen, name
            seen.add(found)


def test_no_word_of_the_shipped_questionnaire_counts(instrument: Instrument) -> None:
    """With every text for people taken away, the digest is the same."""
    bare = replace(
        instrument,
        version="0",
        title="",
        file="",
        sources={},
        questions={
            name: replace(
                question,
                label="",
                text="",
                item="",
                help="",
                options=tuple(replace(option, label="") for option in question.options),
                sources=(),
                line=0,
            )
            for name, question in instrument.questions.items()
        },
        screens=tuple(
            replace(
                screen,
                title="",
                prompts=tuple(
                    prompt if isinstance(prompt, Single) else Checklist("", prompt.questions)
                    for prompt in screen.prompts
                ),
            )
            for screen in instrument.screens
        ),
        criteria=tuple(replace(item, label="") for item in instrument.criteria),
        caps=tuple(replace(item, says="") for item in instrument.caps),
        flags=tuple(replace(item, says="", ask="") for item in instrument.flags),
        advice=tuple(replace(item, text="", grade="") for item in instrument.advice),
        notes={},
        rule_notes={},
        digest="",
    )
    assert rules_digest(bare) == instrument.rules_digest
