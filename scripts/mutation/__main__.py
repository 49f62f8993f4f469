"""Change the rules of questions.yaml one by one: `python -m scripts.mutation`.

What changes no outcome for any answers, by a proof, is left out. Of the others it is told how many
are noticed by a law, a worked example or a case, and which by none.
"""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from rls_screen.instrument.document import Problems, compose
from rls_screen.instrument.load import load_afresh
from rls_screen.logic.gates import Reading
from rls_screen.review.laws import read_laws
from rls_screen.review.proofs.prover import prover
from rls_screen.review.proofs.world import world
from scripts.mutation.judge import Judge, fields_of
from scripts.mutation.known import boundary, examples, published
from scripts.mutation.mutants import mutants

QUESTIONS = Path(__file__).parents[2] / "questions.yaml"
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


def main(write: Callable[[str], object]) -> None:
    """Tell the shares, and the mutants that nothing notices."""
    looked = judge()
    counts: Counter[str] = Counter()
    for mutant in mutants(looked.prover.world.instrument):
        verdict = looked.verdict(mutant.instrument)
        if verdict.difference is None:
            counts["same"] += 1
            continue
        counts["all"] += 1
        counts.update(verdict.noticed)
        counts["noticed"] += bool(verdict.noticed)
        counts["without boundary"] += bool(set(verdict.noticed) - {"boundary cases"})
        if not verdict.noticed:
            write(f"questions.yaml:{mutant.line}: not noticed: {mutant.rule}: {mutant.what}")
    write(f"{counts['same']} mutants change no outcome; {counts['all']} do")
    for name in ("laws", *looked.known, "without boundary", "noticed"):
        write(f"{name}: {counts[name]} ({counts[name] / counts['all']:.1%})")


if __name__ == "__main__":
    main(lambda line: sys.stdout.write(f"{line}\n"))
