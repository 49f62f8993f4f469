"""Change the rules of questions.yaml one by one: `python -m scripts.mutation`.

What changes no outcome for any answers, by a proof, is left out. Of the others it is told how many
are noticed by a law, a worked example or a case, and which by none.
"""

import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat

from scripts.mutation.look import NOTICED, OTHER, PROCESSES, SAME, WITHOUT, look


def main(write: Callable[[str], object]) -> None:
    """Tell the mutants that nothing notices, and the shares."""
    with ProcessPoolExecutor(PROCESSES) as pool:
        reports = list(pool.map(look, range(PROCESSES), repeat(PROCESSES)))
    counts = sum((found for found, _ in reports), Counter[str]())
    for line in sorted(line for _, lines in reports for line in lines):
        write(line)
    write(f"{counts[SAME]} mutants change no outcome; {counts[OTHER]} do")
    for name in ("laws", "examples", "published cases", "boundary cases", WITHOUT, NOTICED):
        write(f"{name}: {counts[name]} ({counts[name] / counts[OTHER]:.1%})")


if __name__ == "__main__":
    main(lambda line: sys.stdout.write(f"{line}\n"))
