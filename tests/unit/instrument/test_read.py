"""Promises of what a questionnaire becomes when it is read."""

from pathlib import Path

import pytest

from rls_screen.errors import QuestionnaireError
from rls_screen.instrument.model import (
    Advice,
    Call,
    Checklist,
    Code,
    Criterion,
    Doctor,
    Instrument,
    Level,
    Option,
    Outcome,
    Question,
    RowNote,
    RuleNote,
    Score,
    Screen,
    Single,
    Source,
)
from rls_screen.instrument.read import read
from rls_screen.logic.parse import parse
from rls_screen.logic.rules import Decision, Fact, Row, reads
from rls_screen.logic.values import Choice, Group, Several, ThreeWay, Verdict, Whole

TEXT = (Path(__file__).parents[2] / "cases" / "minimal.yaml").read_text(encoding="utf-8")


LACKS = "the section 'instrument' lacks 'version'. Add 'version:' here."
CANNOT = "'strong' cannot stand here. It is one of: limited, none, harmful."


@pytest.fixture(scope="module", name="minimal")
def fixture_minimal() -> Instrument:
    """Give the smallest complete questionnaire."""
    return read(TEXT, "minimal.yaml")


def test_the_head_names_the_questionnaire(minimal: Instrument) -> None:
    """Every result carries the id and the version."""
    assert (minimal.name, minimal.title) == ("minimal/1.0.0", "A minimal questionnaire")
    assert minimal.file == "minimal.yaml"


def test_a_source_may_have_an_address(minimal: Instrument) -> None:
    """A source without one has an empty text."""
    assert minimal.sources == {
        "S1": Source("S1", "A study of legs, 2020.", "https://example.org/legs"),
        "OWN": Source("OWN", "A rule of our own.", ""),
    }


def test_a_question_with_an_answer_set_has_all_that_is_written(minimal: Instrument) -> None:
    """Text, help, options, condition, sources and line come from the file."""
    assert minimal.questions["cramps"] == Question(
        id="cramps",
        label="Leg cramps",
        text="Do leg cramps explain it?",
        item="Leg cramps",
        help="A cramp is a hard knot in the muscle.",
        answers=Choice(("none", "some", "all")),
        options=(
            Option("none", "None of it"),
            Option("some", "Part of it"),
            Option("all", "All of it"),
            Option("unsure", "Not sure"),
        ),
        sources=("S1",),
        line=TEXT[: TEXT.index("  - id: cramps")].count("\n") + 1,
        ask_if=parse('urge != "no"'),
    )


def test_each_kind_of_answer_is_read(minimal: Instrument) -> None:
    """One answer, a whole number, several answers; "unsure" is no value of a question."""
    kinds = {name: question.answers for name, question in minimal.questions.items()}
    assert kinds == {
        "respondent": Choice(("self", "carer")),
        "age": Whole(0, 120),
        "urge": Choice(("yes", "no")),
        "cramps": Choice(("none", "some", "all")),
        "often": Choice(("rarely", "weekly", "daily")),
        "feels": Several(("crawling", "aching")),
    }
    assert minimal.questions["urge"].is_yes_no
    assert not minimal.questions["respondent"].can_be_unsure


def test_what_is_left_out_of_a_question_has_its_default(minimal: Instrument) -> None:
    """The line in a checklist is the text itself; there is no default and no condition."""
    question = minimal.questions["urge"]
    assert question.item == question.text
    assert (question.default, question.only_if, question.ask_if) == ("", None, None)
    assert minimal.questions["respondent"].default == "self"
    assert minimal.questions["often"].only_if == parse('urge == "yes" or is_unsure(urge)')


def test_every_name_stands_for_its_kind(minimal: Instrument) -> None:
    """Rules can use questions, findings, decisions, codes and groups, also those of the program."""
    names = {name: kind for name, kind in minimal.scope.items() if name not in minimal.questions}
    assert names == {
        "four_criteria": ThreeWay(),
        "fits": ThreeWay(),
        "rest_sufferer": ThreeWay(),
        "dsm5_frequency": ThreeWay(),
        "impact": Verdict(("high", "moderate", "low")),
        "course": Verdict(("too_early", "chronic_persistent", "intermittent")),
        "warning_signs": Verdict(("asked", "partly_asked", "not_asked")),
        "criteria.urge": Verdict(("met", "met_by_history", "not_met")),
        "caps.child": ThreeWay(),
        "reasons.soon.burden": ThreeWay(),
        "urgency": Verdict(("emergency", "same_day", "soon", "routine", "self_care")),
        "result": Verdict(("likely", "possible", "unlikely", "undetermined")),
        "flags.child": ThreeWay(),
        "advice.walk": ThreeWay(),
        "criteria": Group(("criteria.urge",)),
        "caps": Group(("caps.child",)),
        "reasons.soon": Group(("reasons.soon.burden",)),
        "explanations": Group(("cramps",)),
    }


def test_each_rule_comes_after_those_that_it_reads(minimal: Instrument) -> None:
    """The rules can be worked out from the first to the last."""
    before = set(minimal.questions)
    for rule in minimal.rules:
        assert reads(rule, minimal.scope) <= before
        before.add(rule.name)
    assert len(minimal.rules) == len(minimal.rule_notes) == 14


def test_a_fact_and_a_decision_are_read_with_their_notes(minimal: Instrument) -> None:
    """What a rule says goes into the rule; its meaning, line and sources into its note."""
    rules = {rule.name: rule for rule in minimal.rules}
    assert rules["fits"] == Fact("fits", parse('result in ("likely", "possible")'))
    assert rules["course"] == Decision(
        "course",
        (Row("intermittent", parse('often == "rarely"')), Row(None, None)),
    )
    line = TEXT[: TEXT.index("  - id: course")].count("\n") + 1
    assert minimal.rule_notes["course"] == RuleNote(
        "course",
        "how it has gone on",
        line,
        ("S1",),
        (RowNote(line + 3, "", ()), RowNote(line + 3, "", ())),
    )
    assert minimal.rule_notes["result"].rows[2] == RowNote(
        TEXT[: TEXT.index("    - when: any(caps)")].count("\n") + 1,
        "Something calls for care.",
        ("OWN",),
    )


def test_the_urgency_is_the_highest_level_with_a_reason(minimal: Instrument) -> None:
    """The program makes the decision: a row for each level that has reasons, then the lowest."""
    rules = {rule.name: rule for rule in minimal.rules}
    rows = (Row("soon", parse("any(x for x in reasons.soon)")), Row("self_care", None))
    assert rules["urgency"] == Decision("urgency", rows)


def test_what_is_said_to_people_is_read(minimal: Instrument) -> None:
    """Levels, codes, outcomes, advice, criteria and notes keep their words."""
    assert minimal.level("soon") == Level(
        "soon",
        Call("See a doctor soon.", "Make an appointment now."),
        (Code("burden", "reasons.soon.burden", "It comes daily."),),
    )
    unasked = Call("The signs were not asked.", "Answer them first.")
    assert minimal.level("self_care").signs_not_asked == unasked
    assert minimal.caps == (Code("child", "caps.child", "It is about a child."),)
    assert minimal.flags == (Code("child", "flags.child", "A child", "A doctor for children."),)
    assert minimal.advice == (Advice("walk", "advice.walk", "Get up and walk.", "limited"),)
    assert minimal.criteria == (Criterion("urge", "A need to move the legs"),)
    assert minimal.score == Score(("met", "met_by_history"))
    assert minimal.outcomes["likely"] == Outcome("Your answers fit.", "Only a doctor can tell.")
    assert minimal.doctor == Doctor(("What is causing this?",), "This page is no diagnosis.")
    assert minimal.notes["privacy"] == "Nothing leaves this computer."


def test_screens_hold_single_questions_and_checklists(minimal: Instrument) -> None:
    """The interview asks in the order of the file."""
    assert minimal.screens == (
        Screen("About you", (Single("respondent"), Single("age"), Single("urge"))),
        Screen(
            "More",
            (
                Checklist("Could one of these explain it?", ("cramps",)),
                Single("often"),
                Single("feels"),
            ),
        ),
    )


def test_reading_twice_gives_the_same(minimal: Instrument) -> None:
    """Nothing depends on the moment."""
    assert read(TEXT, "minimal.yaml") == minimal


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("help: Whole years.", "help: >-\n      Whole\n      years."),
        ("help: Whole years.", 'help: "Whole\\x20years."'),
        ("when: age < 18,", "when: 'age\n      < 18',"),
        ("sources: [OWN]\n  - id: urge", "sources:\n    - OWN\n  - id: urge"),
        ("whole: {minimum: 0, maximum: 120}", "whole:\n      maximum: 120\n      minimum: 000"),
    ],
)
def test_another_way_to_write_it_gives_the_same_words_and_rules(
    old: str, new: str, minimal: Instrument
) -> None:
    """Only lines differ between two ways to write the same thing."""
    assert TEXT.count(old) == 1
    other = read(TEXT.replace(old, new), "minimal.yaml")
    assert other.rules == minimal.rules
    assert other.scope == minimal.scope
    assert [item.help for item in other.questions.values()] == [
        item.help for item in minimal.questions.values()
    ]


def test_the_error_holds_every_problem_in_order() -> None:
    """All mistakes are told at once, each as a line that begins with the file."""
    broken = TEXT.replace("  version: 1.0.0\n", "").replace("grade: limited", "grade: strong")
    with pytest.raises(QuestionnaireError) as caught:
        read(broken, "some file.yaml")
    line = broken[: broken.index("grade: strong")].count("\n") + 1
    assert str(caught.value).splitlines() == [
        f"some file.yaml:4:3: missing-key: {LACKS}",
        f"some file.yaml:{line}:12: unknown-value: {CANNOT}",
    ]
