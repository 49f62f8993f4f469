"""Leave out the warnings that a comment in the file accepts.

A comment `# accepted: CODE` accepts the warnings with this code on its own line and on the next
one. Several codes are parted by commas; a reason can follow after a dash.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from rls_screen.errors import Problem
from rls_screen.instrument.document import Problems
from rls_screen.logic.spelling import did_you_mean
from rls_screen.review.kinds import KINDS, Severity, is_error

COMMENT = re.compile(r"(?:^|\s)# accepted: (?P<codes>[a-z0-9-]+(?:, ?[a-z0-9-]+)*)(?=\s|$)")
WARNINGS = tuple(code for code, kind in KINDS.items() if kind.severity is Severity.WARNING)

Places = Mapping[tuple[int, str], int]
"""By line and code, the column of the code in its comment."""


def without_accepted(
    text: str, file: str, found: Sequence[Problem], *, with_proofs: bool = False
) -> tuple[Problem, ...]:
    """Give those of the problems *found* in *text*, which stands in *file*, that are not accepted.

    Where the file has no error, each comment that accepts nothing is one more; what only proofs can
    find is looked at *with_proofs* alone.
    """
    places = dict(_places(text))
    used = {place for problem in found for place in _accepting(problem, places)}
    left = tuple(problem for problem in found if not any(_accepting(problem, places)))
    problems = Problems(file, list(left))
    if not any(map(is_error, left)):
        for place in places.keys() - used:
            kind = KINDS.get(place[1])
            if with_proofs or kind is None or not kind.needs_proof:
                _note(place, places[place], problems)
    return problems.in_order()


def _places(text: str) -> Iterator[tuple[tuple[int, str], int]]:
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        for comment in COMMENT.finditer(line):
            for code in re.finditer(r"[a-z0-9-]+", comment["codes"]):
                yield (number, code[0]), comment.start("codes") + code.start() + 1


def _accepting(problem: Problem, places: Places) -> Iterator[tuple[int, str]]:
    if not is_error(problem):
        here = ((problem.line, problem.code), (problem.line - 1, problem.code))
        yield from (place for place in here if place in places)


def _note(place: tuple[int, str], column: int, problems: Problems) -> None:
    line, code = place
    hint = "Take the comment out." if code in KINDS else did_you_mean(code, WARNINGS)
    sentence = f"there is no warning '{code}' here or on the next line to accept."
    problems.add((line, column), "needless-accept", sentence, hint)
