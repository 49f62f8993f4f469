"""Promises of the gates: counts, what is worked out beforehand, and what is kept once."""

from itertools import product

import pytest

from rls_screen.logic.gates import OFF, ON, Circuit, Reading, Wire
from rls_screen.logic.values import Missing


def _circuit(count: int) -> tuple[Circuit, list[Wire]]:
    circuit = Circuit()
    return circuit, [circuit.add(Reading(f"q{index}", "yes")) for index in range(count)]


@pytest.mark.parametrize("bound", range(-1, 7))
def test_counting_agrees_with_counting_one_by_one(bound: int) -> None:
    """All ways in which five things can be so or not, each a bit, are counted right."""
    circuit, wires = _circuit(5)
    ways = list(product((0, 1), repeat=5))
    program = circuit.program([circuit.at_least(bound, wires), *wires])
    at = {f"q{index}": index for index in range(5)}
    masks = [
        sum(way[at[reading.name]] << place for place, way in enumerate(ways))
        for reading in program.readings
    ]
    found = program.run(masks, (1 << len(ways)) - 1)[0]
    assert [bool(found >> place & 1) for place in range(len(ways))] == [
        sum(way) >= bound for way in ways
    ]


def test_what_is_known_beforehand_needs_no_gate() -> None:
    """A truth that does not depend on an answer is worked out where it is made."""
    circuit, (one, other) = _circuit(2)
    contrary = circuit.negated(one)
    assert circuit.negated(contrary) == one
    assert circuit.both(one, contrary) == circuit.both(OFF, one) == OFF
    assert circuit.either(one, contrary) == circuit.either(other, ON) == ON
    assert circuit.both(one, ON) == circuit.either(OFF, one) == circuit.both(one, one) == one
    assert (circuit.negated(OFF), circuit.negated(ON)) == (ON, OFF)
    assert circuit.program([circuit.both(one, contrary)]).steps == ()


def test_what_was_said_before_is_not_worked_out_again() -> None:
    """The same gate is kept once, in whichever order its parts come."""
    circuit, (one, other) = _circuit(2)
    assert circuit.both(one, other) == circuit.both(other, one)
    assert circuit.add(Reading("q0", "yes")) == one


def test_a_number_is_read_by_what_it_reaches() -> None:
    """An answer that is no number reaches nothing."""
    reading = Reading("age", 18)
    assert [reading.is_so(age) for age in (17, 18, 19)] == [False, True, True]
    assert not reading.is_so(Missing.UNSURE)
    assert not reading.is_so("18")
    assert Reading("urge", Missing.UNSURE).is_so(Missing.UNSURE)
    assert not Reading("urge", Missing.UNSURE).is_so(Missing.NOT_ASKED)
