"""Promises of proofs about the whole questionnaire, and about the way of its interview."""

import random
from collections.abc import Iterator
from dataclasses import replace

from rls_screen import Instrument
from rls_screen.instrument.read import read
from rls_screen.interview.route import relevance, route
from rls_screen.interview.session import questions_of
from rls_screen.logic.rules import Decision
from rls_screen.logic.values import Answers, Missing
from rls_screen.review.proofs.dead import undecided
from rls_screen.review.proofs.prove import (
    ALL_DECIDED,
    NOTHING_DEAD,
    NOTHING_IDLE,
    NOTHING_IN_VAIN,
    NOTHING_SKIPPED,
    prove,
)
from rls_screen.review.proofs.prover import prover
from rls_screen.review.proofs.way import way
from rls_screen.review.proofs.world import world
from rls_screen.review.review import review
from tests.unit.engines.records import all_records
from tests.unit.review.proofs.sheets import WHOLE

NO_MEDICINE = f"{NOTHING_SKIPPED.removesuffix('.')}, but for: augmentation."


def test_what_comes_along_is_proven_whole() -> None:
    """Each law and each promise of the program; what a comment accepts was found, and no more."""
    found = review(with_proofs=True)
    assert found.proofs
    sentences = (ALL_DECIDED, NOTHING_DEAD, NOTHING_IDLE, NO_MEDICINE, NOTHING_IN_VAIN)
    laws = tuple(f"{law.id}: {law.means}" for law in found.laws)
    assert len(laws) > 15
    assert found.proofs.proven == (*sentences, *laws)
    assert found.proofs.unproven == ()
    assert found.problems == ()
    codes = {problem.code for problem in found.proofs.problems}
    assert codes == {"asked-in-vain", "skipped-question"}
    sheets = [found.proofs.sheets[problem] for problem in found.proofs.problems]
    assert ({"rls_treatment": "no"}, {"rls_treatment": "no", "augmentation": "yes"}) in sheets


def test_a_decision_without_an_outcome_is_found() -> None:
    """The reader lets none through, so its last row is taken out here."""
    instrument = read(WHOLE, "q.yaml")
    rules = tuple(
        Decision(rule.name, rule.rows[:-1])
        if isinstance(rule, Decision) and rule.name == "result"
        else rule
        for rule in instrument.rules
    )
    found = list(undecided(prover(world(replace(instrument, rules=rules)))))
    assert [(item.rule, item.sheet) for item in found] == [
        ("result", {"respondent": "self", "urge": "yes"})
    ]
    proofs = prove(replace(instrument, rules=rules), ())
    assert ALL_DECIDED not in proofs.proven
    assert proofs.unproven[0].startswith("'result' has not exactly one outcome")


def _asked(instrument: Instrument, sheets: list[Answers]) -> Iterator[set[str]]:
    """Give for each of *sheets* which questions the interview asks, as the interview has it."""
    matters = relevance(instrument)
    for sheet in sheets:
        steps = route(instrument, matters, sheet, frozenset()).steps
        yield {name for step in steps for name in questions_of(step)}


def test_the_way_is_that_of_the_interview(instrument: Instrument) -> None:
    """On random sheets, cut to what is asked: the wires say what the interview does."""
    place = world(instrument)
    path = way(place)
    records = random.Random(3).sample(all_records(), 400)  # noqa: S311 - the same ones each time
    matters = relevance(instrument)
    sheets = [route(instrument, matters, dict(item), frozenset()).answers for item in records]
    program = place.circuit.program(list(path.asked.values()))
    masks = [
        sum(
            reading.is_so(sheet.get(reading.name, _missing(instrument, reading.name))) << place
            for place, sheet in enumerate(sheets)
        )
        for reading in program.readings
    ]
    masks = program.run(masks, (1 << len(sheets)) - 1)
    found = [
        {name for name, mask in zip(path.asked, masks, strict=True) if mask >> place & 1}
        for place in range(len(sheets))
    ]
    assert found == list(_asked(instrument, sheets))


def _missing(instrument: Instrument, question: str) -> str | Missing:
    return instrument.questions[question].default or Missing.NOT_ASKED
