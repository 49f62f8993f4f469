"""Find the questions whose answer never changes what a result says of the person."""

from collections.abc import Iterator

from rls_screen.review.proofs.prover import Prover


def idle(prover: Prover) -> Iterator[str]:
    """Give each question of which no two answers ever make a difference."""
    world = prover.world
    outcomes = world.outcomes()
    for question, answers in prover.sheets.answers.items():
        first, *others = (world.circuit.answered(outcomes, question, item) for item in answers)
        differs = world.circuit.any(world.differ(first, other) for other in others)
        if prover.sheet(differs) is None:
            yield question
