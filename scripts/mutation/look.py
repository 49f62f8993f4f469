"""Look at every mutant of questions.yaml, and count what notices it."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from os import cpu_count
from pathlib import Path

from rls_screen.instrument.document import Problems, compose
from rls_screen.instrument.load import load_afresh
from rls_screen.logic.gates import Reading
from rls_screen.review.laws import read_laws
from rls_screen.review.proofs.prover import prover
from rls_screen.review.proofs.world import world
from scripts.mutation.judge import Judge, fields_of
from scripts.mutation.known import boundary, examples, published
from scripts.mutation.mutants import Mutant, mutants

QUESTIONS = Path(__file__).parents[2] / "questions.yaml"
SAME, OTHER, NOTICED = "same", "other", "noticed by any"
WITHOUT = "noticed by any without boundary cases"
AT_ONCE = 50
PROCESSES = cpu_count() or 1
NEAR = 3
"""How far from a bound of the rules a number of a mutant can be."""


def judge() -> Judge:
    """Give the judge of the mutants of questions.yaml."""
    text = QUESTIONS.read_text(encoding="utf-8")
    instrument = load_afresh(QUESTIONS)
    problems = Problems(instrument.file)
    root = compose(text, problems)
    laws = read_laws(root, instrument, problems) if root else ()
    right = world(instrument)
    for gate in tuple(right.circuit.numbers):
        if isinstance(gate, Reading) and isinstance(gate.value, int):
            for bound in range(gate.value - NEAR, gate.value + NEAR + 1):
                right.bits.reading(gate.name, bound)
    fields = fields_of(right)
    known = {
        "examples": tuple(examples(instrument, text)),
        "published cases": tuple(published(instrument)),
        "boundary cases": tuple(boundary(instrument, frozenset(fields))),
    }
    conditions = (item for law in laws for item in (law.when, *law.must, *law.keeps))
    return Judge(prover(right, conditions), fields, laws, known)


Report = tuple[Counter[str], tuple[str, ...]]
"""How many mutants are noticed by what, and the lines of those that are not noticed."""


def looked_at(share: int, shares: int) -> Iterator[tuple[Judge, Mutant]]:
    """Give every mutant whose number leaves *share* when it is divided by *shares*, with a judge.

    A judge gets slower with every mutant, so there is a new one now and then.
    """
    every = islice(mutants(load_afresh(QUESTIONS)), share, None, shares)
    while some := tuple(islice(every, AT_ONCE)):
        looked = judge()
        for mutant in some:
            yield looked, mutant


def look(share: int, shares: int) -> Report:
    """Look at every mutant whose number leaves *share* when it is divided by *shares*."""
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for looked, mutant in looked_at(share, shares):
        verdict = looked.verdict(mutant.instrument)
        if verdict.difference is None:
            counts[SAME] += 1
            continue
        counts[OTHER] += 1
        counts.update(verdict.noticed)
        counts[NOTICED] += bool(verdict.noticed)
        counts[WITHOUT] += bool(set(verdict.noticed) - {"boundary cases"})
        if not verdict.noticed:
            lines.append(f"questions.yaml:{mutant.line}: not noticed: {mutant.rule}: {mutant.what}")
    return counts, tuple(lines)
