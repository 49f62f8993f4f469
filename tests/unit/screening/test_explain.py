"""The explanation says what decided, and agrees with the result."""

import random
from pathlib import Path

from rls_screen import Instrument, Screener, take
from rls_screen.instrument.load import shipped
from rls_screen.screening.explain import Explainer, explain
from tests.oracle.records import random_record
from tests.oracle.test_agreement import given

LINES = shipped().read_text(encoding="utf-8").splitlines()


def _explain(instrument: Instrument, **answers: str) -> Explainer:
    return explain(instrument, take(instrument, answers.items()).answers)


def test_explanation_and_result_never_disagree(screen: Screener) -> None:
    """Every value that the explanation gives is the one in the result."""
    source = random.Random(3)  # noqa: S311 - records, not secrets
    for _ in range(200):
        record = random_record(source)
        pairs = [(key, given(value)) for key, value in record.items() if key != "id"]
        answers = take(screen.instrument, pairs).answers
        result = screen(answers)
        values = {
            reason.name: reason.value for reason in explain(screen.instrument, answers).reasons()
        }
        assert values["result"] == result.result
        assert values["urgency"] == result.urgency
        assert values["impact"] == (result.impact or "unknown")
        assert {name: values[f"criteria.{name}"] for name in result.criteria} == result.criteria
        for kind, codes in (
            ("caps", result.caps),
            ("flags", result.flags),
            ("advice", result.advice),
        ):
            assert [name for name in values if name.startswith(f"{kind}.")] == [
                f"{kind}.{code}" for code in codes
            ]
        reasons = [name.rpartition(".")[2] for name in values if name.startswith("reasons.")]
        assert tuple(reasons) == result.reasons


def test_each_reason_names_the_line_of_its_rule(instrument: Instrument) -> None:
    """At the line that is given stands the row or the entry that decided."""
    explainer = _explain(instrument, urge="yes", rest="no", sign_clot="yes", distress="severe")
    for reason in explainer.reasons():
        line = LINES[reason.line - 1].strip()
        if reason.name in {"urgency", "result"} or line.startswith("- when:"):
            continue
        name = reason.name.rpartition(".")[2]
        assert line == f"- id: {name}", reason


def test_the_row_that_decided_is_quoted(instrument: Instrument) -> None:
    """The relief that faded is explained by its row, with the answers behind it."""
    explainer = _explain(
        instrument, urge="yes", relief="no", relief_before="yes", frequency="weekly_6_7"
    )
    reason = explainer.reason("criteria.relief")
    assert reason.value == "met_by_history"
    assert reason.condition == 'relief == "no" and relief_before == "yes" and very_severe'
    assert [(item.question, item.answer) for item in reason.behind] == [
        ("relief", "No"),
        ("relief_before", "Yes"),
        ("frequency", "On 6 or 7 days a week"),
    ]


def test_every_rule_that_decides_names_a_source(instrument: Instrument) -> None:
    """Each reason but the choice of a level has at least one source that exists."""
    for note in instrument.rule_notes.values():
        if note.name != "urgency":
            assert note.sources, note.name
            assert set(note.sources) <= set(instrument.sources)


def test_the_shipped_questionnaire_is_the_one_at_the_top() -> None:
    """In a checkout, the copy at the top of the repository is read."""
    top = Path(__file__).parents[3] / "questions.yaml"
    assert shipped().read_bytes() == top.read_bytes()
