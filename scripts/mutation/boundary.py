"""Write cases for the mutants that nothing notices: `python -m scripts.mutation.boundary`.

Each is the smallest record of which a mutant makes something else. What must come out of it is not
taken from the rules but from tests/oracle, which follows the contract in plain steps of its own.
"""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

from rls_screen.logic.values import Answers
from rls_screen.review.proofs.told import as_record
from scripts.mutation.judge import Judge
from scripts.mutation.known import BOUNDARY, Known
from scripts.mutation.look import judge
from scripts.mutation.mutants import Mutant, mutants
from tests.oracle.advice import advise
from tests.oracle.naive import decide

NAME = "boundary cases"


def missed(looked: Judge) -> Iterator[tuple[Mutant, Answers]]:
    """Give each mutant that neither anything known nor a sheet before it notices, and its sheet."""
    fields = frozenset(looked.fields)
    found: list[Known] = []
    for mutant in mutants(looked.prover.world.instrument):
        verdict = replace(looked, known={**looked.known, NAME: found}).verdict(mutant.instrument)
        if verdict.difference is not None and not verdict.noticed:
            sheet = looked.smallest(mutant.instrument)
            found.append(Known(sheet, fields))
            yield mutant, sheet


def main(write: Callable[[str], object]) -> None:
    """Write the cases, and tell how many there are."""
    looked = judge()
    looked = replace(looked, known={**looked.known, NAME: ()})
    lines: list[str] = []
    for number, (mutant, sheet) in enumerate(missed(looked), start=1):
        record: dict[str, object] = dict(as_record(looked.prover.world.instrument, sheet))
        expected = decide(record)
        expected["advice"] = advise(record, expected)
        case = {"id": f"B{number:03}", "about": mutant.rule, "record": record, "expected": expected}
        lines.append(json.dumps(case))
    BOUNDARY.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    write(f"{len(lines)} cases in {BOUNDARY.name}")


if __name__ == "__main__":
    main(lambda line: sys.stdout.write(f"{line}\n"))
