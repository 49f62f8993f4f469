"""Write cases for the mutants that nothing notices: `python -m scripts.mutation.boundary`.

Each is the smallest record of which a mutant makes something else. What must come out of it is not
taken from the rules but from tests/oracle, which follows the contract in plain steps of its own.
"""

import json
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import repeat

from rls_screen.review.proofs.told import as_record
from scripts.mutation.judge import Judge
from scripts.mutation.known import BOUNDARY, Known
from scripts.mutation.look import PROCESSES, looked_at
from scripts.mutation.mutants import Mutant
from tests.oracle.advice import advise
from tests.oracle.naive import decide

NAME = "boundary cases"


def cases(share: int, shares: int) -> tuple[str, ...]:
    """Give a case as a line for each mutant of this share that no law and nothing known notices."""
    lines: list[str] = []
    found: list[Known] = []
    for looked, mutant in looked_at(share, shares):
        knowing = replace(looked, known={**looked.known, NAME: found})
        if _is_missed(knowing, mutant):
            lines.append(_case(knowing, mutant, found))
    return tuple(lines)


def _is_missed(looked: Judge, mutant: Mutant) -> bool:
    verdict = looked.verdict(mutant.instrument)
    return verdict.difference is not None and not verdict.noticed


def _case(looked: Judge, mutant: Mutant, found: list[Known]) -> str:
    """Make a case of the smallest sheet, which is known from then on."""
    sheet = looked.smallest(mutant.instrument)
    found.append(Known(sheet, frozenset(looked.fields)))
    record: dict[str, object] = dict(as_record(looked.prover.world.instrument, sheet))
    expected = decide(record)
    expected["advice"] = advise(record, expected)
    return json.dumps({"about": mutant.rule, "record": record, "expected": expected})


def main(write: Callable[[str], object]) -> None:
    """Write the cases, and tell how many there are."""
    with ProcessPoolExecutor(PROCESSES) as pool:
        lines = [
            line for found in pool.map(cases, range(PROCESSES), repeat(PROCESSES)) for line in found
        ]
    numbered = (
        f'{{"id": "B{number:03}", {line[1:]}\n' for number, line in enumerate(lines, start=1)
    )
    BOUNDARY.write_text("".join(numbered), encoding="utf-8")
    write(f"{len(lines)} cases in {BOUNDARY.name}")


if __name__ == "__main__":
    main(lambda line: sys.stdout.write(f"{line}\n"))
