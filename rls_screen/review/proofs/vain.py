"""Find what the interview asks where no answer can change anything any more."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rls_screen.logic.gates import OFF, Wire
from rls_screen.logic.values import Answer, Answers, Missing
from rls_screen.review.proofs.prover import Formula, Prover
from rls_screen.review.proofs.way import Way, way


@dataclass(frozen=True, slots=True)
class InVain:
    """A *question* that is asked after *sheet*, though no answer can change what a result says.

    With *to_the_end*, nor can anything that is asked behind it.
    """

    question: str
    sheet: Answers
    to_the_end: bool


def in_vain(prover: Prover, for_pages: Collection[str]) -> Iterator[InVain]:
    """Give each question that is asked in vain, and whether all others are from there on.

    A question is not in vain where two answers to it make a difference with some answers to what
    is asked later on, nor if it is among those *for_pages*. The sheets given cannot do without any
    of their answers.
    """
    path = way(prover.world)
    outcomes = prover.world.outcomes()
    matters = {
        name: asked if name in for_pages else _matters(prover, path, name, outcomes)
        for name, asked in path.asked.items()
    }
    for name in (name for name in path.asked if name not in for_pages):
        rest = [wire for other, wire in matters.items() if other not in path.before[name]]
        alone = _in_vain(prover, path, name, [matters[name]])
        whole = None if alone is None else _in_vain(prover, path, name, rest)
        if whole is not None:
            yield InVain(name, whole, to_the_end=True)
        elif alone is not None:
            yield InVain(name, alone, to_the_end=False)


def _matters(prover: Prover, path: Way, question: str, outcomes: Sequence[Wire]) -> Wire:
    """Give the interviews, allowed with each answer, in which one to *question* matters."""
    circuit = prover.world.circuit
    wires = [path.kept(prover.world, tuple(path.asked)), *outcomes]
    (allowed, *first), *others = (
        circuit.answered(wires, question, answer) for answer in prover.sheets.answers[question]
    )
    return circuit.any(
        circuit.all((allowed, is_allowed, prover.world.differ(first, other)))
        for is_allowed, *other in others
    )


def _in_vain(prover: Prover, path: Way, question: str, matters: Sequence[Wire]) -> Answers | None:
    """Give a sheet after which *question* is asked, and nothing later makes any of *matters* so.

    A course that refutes one sheet mostly refutes others, so each is tried on all of them.
    """
    circuit = prover.world.circuit
    earlier, later = path.before[question], path.after(question)
    asked = circuit.both(path.asked[question], path.kept(prover.world, earlier))
    refuted = OFF
    while True:
        sheet = prover.sheet(circuit.both(asked, circuit.negated(refuted)))
        if sheet is None:
            return None
        course = _course(prover, matters, _fixed(prover, earlier, sheet))
        if course is None:
            given = {name: item for name, item in sheet.items() if name in earlier}
            return _least(prover, (asked, matters), earlier, given)
        wire, rest = course
        (here,) = circuit.with_answers([wire], {name: _of(rest, name) for name in later})
        refuted = circuit.either(refuted, here)


def _course(
    prover: Prover, matters: Sequence[Wire], fixed: list[Formula]
) -> tuple[Wire, Answers] | None:
    """Give one of *matters* that can be so beside what is *fixed*, with a sheet of which it is."""
    for wire in matters:
        sheet = prover.sheet(wire, *fixed)
        if sheet is not None:
            return wire, sheet
    return None


def _least(
    prover: Prover, wires: tuple[Wire, Sequence[Wire]], earlier: Sequence[str], given: Answers
) -> Answers:
    """Give what is left of *given* if no answer is in it that it can do without.

    Of the answers that do as well, each is the first that there is.
    """
    for name in given:
        fewer = {other: item for other, item in given.items() if other != name}
        if _is_vain(prover, wires, earlier, fewer):
            return _least(prover, wires, earlier, fewer)
    found = dict(given)
    for name in given:
        answers = (item for item in prover.sheets.answers[name] if item is not Missing.NOT_ASKED)
        tried = ({**found, name: item} for item in answers)
        found = next(sheet for sheet in tried if _is_vain(prover, wires, earlier, sheet))
    return found


def _is_vain(
    prover: Prover, wires: tuple[Wire, Sequence[Wire]], earlier: Sequence[str], sheet: Answers
) -> bool:
    """Say whether the question is asked after *sheet*, and nothing later matters."""
    asked, matters = wires
    fixed = _fixed(prover, earlier, sheet)
    return prover.sheet(asked, *fixed) is not None and _course(prover, matters, fixed) is None


def _fixed(prover: Prover, questions: Sequence[str], sheet: Answers) -> list[Formula]:
    """Give that *questions* are answered as in *sheet*; what has a default can be it."""
    given = [(name, _of(sheet, name)) for name in questions]
    return [
        prover.sheets.gives(name, answer)
        for name, answer in given
        if answer in prover.sheets.answers[name]
    ]


def _of(sheet: Answers, name: str) -> Answer:
    return sheet.get(name, Missing.NOT_ASKED)
