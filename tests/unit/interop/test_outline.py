"""What forms work out is what the screener decides."""

from collections.abc import Iterator, Mapping

from rls_screen.interop.outline import outline
from rls_screen.interview.route import relevance
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Answers, Missing, Value, Whole
from rls_screen.screening.screen import with_defaults
from tests.unit.engines.records import INSTRUMENT, SCREEN, all_records
from tests.unit.logic.holds import holds

OUTLINE = outline(INSTRUMENT)
WAITED_FOR = {
    item.id
    for item in INSTRUMENT.questions.values()
    if not item.default and not isinstance(item.answers, Whole)
}


def _worked_out(answers: Answers) -> Mapping[str, Value]:
    """Give *answers* with the truths of all steps."""
    values: dict[str, Value] = dict(answers)
    for step in OUTLINE.steps:
        values[step.name] = Truth.YES if holds(step.formula, values) else Truth.NO
    return values


def _fields(values: Mapping[str, Value]) -> Iterator[tuple[str, list[str]]]:
    for field in OUTLINE.fields:
        yield field.name, [code for code, formula in field.values if holds(formula, values)]


def _is_whole(answers: Answers, values: Mapping[str, Value]) -> bool:
    """Say whether every question that is shown is answered."""
    return all(
        answers.get(name, Missing.NOT_ASKED) is not Missing.NOT_ASKED
        for name, shown in OUTLINE.shown.items()
        if name in WAITED_FOR and holds(shown, values)
    )


def test_no_name_stands_for_two_things() -> None:
    """A step is called like no question and no other step."""
    names = [*INSTRUMENT.questions, *(step.name for step in OUTLINE.steps)]
    assert len(names) == len(set(names))


def test_each_field_is_empty_or_as_in_a_result() -> None:
    """On all records; where all is answered, no field is empty."""
    whole = 0
    for answers in all_records():
        values, result = _worked_out(answers), SCREEN(answers)
        is_whole = _is_whole(answers, values)
        whole += is_whole
        for name, codes in _fields(values):
            assert codes in ([getattr(result, name)], [] if not is_whole else None), (name, answers)
    assert whole


def test_urgency_above_the_lowest_does_not_wait() -> None:
    """Whatever else is not answered yet."""
    for answers in all_records():
        result, urgency = SCREEN(answers), dict(_fields(_worked_out(answers)))["urgency"]
        assert urgency == [result.urgency] or result.urgency == "self_care"


def test_it_is_told_where_all_warning_signs_were_asked() -> None:
    """As a result tells it."""
    for answers in all_records():
        is_asked = holds(OUTLINE.signs_asked, _worked_out(answers))
        assert is_asked == (SCREEN(answers).warning_signs == "asked")


def test_a_question_is_shown_where_the_interview_asks_it() -> None:
    """By the same conditions."""
    matters = relevance(INSTRUMENT)
    for answers in all_records()[:2_000]:
        given = with_defaults(INSTRUMENT, answers)
        values = _worked_out(answers)
        for name, shown in OUTLINE.shown.items():
            assert holds(shown, values) == matters(name, given), (name, answers)
