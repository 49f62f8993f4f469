"""The laws of the rule language."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from rls_screen.logic.bits import Bits
from rls_screen.logic.check import check
from rls_screen.logic.compile import compile_rules
from rls_screen.logic.evaluate import DecisionTrace, Trace, evaluate, run
from rls_screen.logic.gates import Circuit, Wire
from rls_screen.logic.nodes import And, Condition, Listed, Not, Or, Order, Tally
from rls_screen.logic.parse import parse
from rls_screen.logic.rules import Decision, Fact, Row, Rule
from rls_screen.logic.truth import Truth, conjunction, disjunction, negation
from rls_screen.logic.values import Answers, Choice, Missing, ThreeWay, Value, Verdict, Whole
from rls_screen.logic.write import write
from tests.laws.strategies import EARLIER, SCOPE, answers, conditions


def _value(node: Condition, given_answers: Answers) -> Truth:
    values: dict[str, Value] = dict(given_answers)
    values |= {name: trace.value for name, trace in run(EARLIER, values, SCOPE).items()}
    return evaluate(node, values, SCOPE).value


@given(conditions())
def test_printing_and_parsing_again_changes_nothing(node: Condition) -> None:
    """What is written reads back as the same tree."""
    assert parse(write(node)) == node


@given(conditions())
def test_every_random_condition_fits_its_scope(node: Condition) -> None:
    """The check finds no fault in what the strategies make."""
    assert list(check(node, SCOPE)) == []


@given(st.lists(conditions(), min_size=1, max_size=3), answers())
def test_the_compiled_function_agrees_with_evaluation(
    nodes: list[Condition], given_answers: Answers
) -> None:
    """Facts and decisions have the same value on both ways."""
    facts = tuple(Fact(f"fact_{index}", node) for index, node in enumerate(nodes))
    rows = tuple(Row(f"outcome {index}", node) for index, node in enumerate(nodes))
    rules: tuple[Rule, ...] = (*EARLIER, *facts, Decision("decided", rows))
    outcomes = Verdict(tuple(str(row.outcome) for row in rows))
    scope = {**SCOPE, **{fact.name: ThreeWay() for fact in facts}, "decided": outcomes}
    wanted = tuple(rule.name for rule in rules)

    compiled = compile_rules(rules, scope, wanted)(given_answers)

    traces = run(rules, given_answers, scope)
    assert compiled == tuple(traces[name].value for name in wanted)


def _real(sheet: Answers) -> Answers:
    """Give *sheet* without what no record has: a number of which a person is unsure."""
    return {name: item for name, item in sheet.items() if (name, item) != ("age", Missing.UNSURE)}


def _masks(
    circuit: Circuit, wires: Sequence[Wire], sheets: Sequence[Answers]
) -> list[tuple[bool, ...]]:
    """Work out *wires* for all *sheets* at once, and give for each sheet what they say."""
    program = circuit.program(wires)
    readings = (
        sum(
            reading.is_so(sheet.get(reading.name, Missing.NOT_ASKED)) << at
            for at, sheet in enumerate(sheets)
        )
        for reading in program.readings
    )
    found = program.run(readings, (1 << len(sheets)) - 1)
    return [tuple(bool(mask >> at & 1) for mask in found) for at in range(len(sheets))]


REAL = answers().map(_real)


@given(st.lists(conditions(), min_size=1, max_size=3), st.lists(REAL, min_size=1, max_size=5))
def test_masks_agree_with_evaluation(nodes: list[Condition], sheets: list[Answers]) -> None:
    """Many records at once come out as each does alone, and each outcome has its place."""
    facts = tuple(Fact(f"fact {index}", node) for index, node in enumerate(nodes))
    rows = (*(Row(f"outcome {index % 2}", node) for index, node in enumerate(nodes)),)
    bits = Bits(Circuit(), SCOPE)
    bits.put((*EARLIER, *facts, Decision("decided", rows)))
    rails = [(bits.facts[fact.name].yes, bits.facts[fact.name].no) for fact in facts]
    outcomes = bits.decisions["decided"]

    wires = [*(wire for pair in rails for wire in pair), *outcomes.values()]
    found = _masks(bits.circuit, wires, sheets)

    for sheet, said in zip(sheets, found, strict=True):
        traces = run((*EARLIER, *facts, Decision("decided", rows)), sheet, SCOPE)
        values = [traces[fact.name].value for fact in facts]
        expected = [(value is Truth.YES, value is Truth.NO) for value in values]
        decided = [outcome == traces["decided"].value for outcome in outcomes]
        assert said == (*(truth for pair in expected for truth in pair), *decided)


@given(conditions(), REAL, REAL)
def test_a_condition_is_known_as_it_would_be_with_another_answer(
    node: Condition, sheet: Answers, other: Answers
) -> None:
    """To put an answer into the gates says what to put it into the record says."""
    bits = Bits(Circuit(), SCOPE)
    bits.put((*EARLIER, Fact("fact", node)))
    wire = bits.facts["fact"].yes
    for name, answer in other.items():
        changed = bits.circuit.answered([wire], name, answer)
        expected = _value(node, {**sheet, name: answer}) is Truth.YES
        assert _masks(bits.circuit, changed, [sheet]) == [(expected,)]
        assert name not in {item.name for item in bits.circuit.program(changed).readings}


@given(conditions(asking=False), answers(), st.data())
def test_more_knowledge_never_flips_yes_and_no(
    node: Condition, given_answers: Answers, data: st.DataObject
) -> None:
    """An answer that settles an unknown leaves every settled truth as it was."""
    before = _value(node, given_answers)
    unknown = sorted(
        name
        for name, kind in SCOPE.items()
        if isinstance(kind, Choice | Whole) and isinstance(given_answers.get(name), Missing | None)
    )
    more = dict(given_answers)
    for name in unknown:
        kind = SCOPE[name]
        if isinstance(kind, Choice):
            more[name] = data.draw(st.sampled_from(kind.values))
        elif isinstance(kind, Whole):
            more[name] = data.draw(st.integers(kind.minimum, kind.maximum))

    after = _value(node, more)

    assert after is not Truth.UNKNOWN
    assert before in (Truth.UNKNOWN, after)


@given(conditions(), answers())
def test_the_value_of_a_trace_follows_from_its_parts(
    node: Condition, given_answers: Answers
) -> None:
    """Each joint of the trace can be worked out again from the parts below it."""
    values: dict[str, Value] = dict(given_answers)
    values |= {name: trace.value for name, trace in run(EARLIER, values, SCOPE).items()}

    def again(trace: Trace) -> None:
        parts = [part.value for part in trace.parts]
        match trace.node:
            case Not():
                assert trace.value is negation(parts[0])
            case And():
                assert trace.value is conjunction(parts)
            case Or():
                assert trace.value is disjunction(parts)
            case _:
                assert trace.value is evaluate(trace.node, values, SCOPE).value
        for part in trace.parts:
            again(part)

    again(evaluate(node, values, SCOPE))


@given(st.lists(conditions(), min_size=1, max_size=4), answers())
def test_a_decision_takes_the_first_row_that_is_definitely_so(
    nodes: list[Condition], given_answers: Answers
) -> None:
    """The rows before the one taken are each not definitely yes."""
    decision = Decision("decided", tuple(Row(str(i), node) for i, node in enumerate(nodes)))
    trace = run((*EARLIER, decision), given_answers, SCOPE)["decided"]
    values = [_value(node, given_answers) for node in nodes]
    expected = str(values.index(Truth.YES)) if Truth.YES in values else None
    assert isinstance(trace, DecisionTrace)
    assert trace.value == expected
    assert [tried.value for _, tried in trace.tried] == values[: len(trace.tried)]


@given(st.lists(conditions(asking=False), min_size=2, max_size=4).map(tuple), answers())
def test_counting_agrees_with_every_way_the_unknown_could_be(
    items: tuple[Condition, ...], given_answers: Answers
) -> None:
    """A count is yes or no only if it is so whichever of its unknown parts hold."""
    found = [_value(item, given_answers) for item in items]
    lowest, unknown = found.count(Truth.YES), found.count(Truth.UNKNOWN)
    for bound in range(len(items) + 2):
        node = Tally(Listed(items), Order.AT_LEAST, bound)
        ways = {number >= bound for number in range(lowest, lowest + unknown + 1)}
        expected = Truth.UNKNOWN if len(ways) > 1 else Truth.YES if True in ways else Truth.NO
        assert _value(node, given_answers) is expected
