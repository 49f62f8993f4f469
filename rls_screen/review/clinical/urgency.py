"""How soon to see a doctor: the levels of urgency, each with its reasons."""

from collections.abc import Iterator

from rls_screen.instrument.model import Call, Level
from rls_screen.instrument.vocabulary import QUESTIONS
from rls_screen.page.markdown import plain
from rls_screen.review.clinical.marks import code, heading, quoted
from rls_screen.review.clinical.names import Names
from rls_screen.review.clinical.rows import fact

NAMED = "[the labels of those questions]"


def urgency(names: Names) -> Iterator[str]:
    """Lay out each level, the most urgent first."""
    yield heading(2, "Urgency", names.anchor("urgency"))
    yield (
        "The level is the highest with a reason that is definitely yes; where no reason holds, it "
        "is the last. All reasons that hold are listed. A lower level never takes the place of a "
        "higher one, whatever the result."
    )
    for level in names.instrument.levels:
        yield from _level(level, names)


def _level(level: Level, names: Names) -> Iterator[str]:
    yield heading(3, f"{plain(level.call.headline)} ({code(level.id)})", f"level-{level.id}")
    yield f"To do: {quoted(level.call.do)}"
    if level.signs_not_asked:
        yield f"Said where not all warning signs were answered: {_call(level.signs_not_asked)}"
    for reason in level.reasons:
        yield heading(4, code(reason.id), names.anchor(reason.rule))
        yield f"Said: {quoted(reason.says.replace(QUESTIONS, NAMED))}"
        yield from fact(reason.rule, names)


def _call(call: Call) -> str:
    return f"{quoted(call.headline)} {quoted(call.do)}"
