"""The worked examples: what was answered, and what must come out."""

from collections.abc import Iterator

from rls_screen.instrument.model import Instrument
from rls_screen.page.markdown import plain
from rls_screen.review.clinical.marks import bullets, code, heading, quoted
from rls_screen.review.examples import Example
from rls_screen.review.worked import written
from rls_screen.screening.wording import in_words


def worked(instrument: Instrument, examples: tuple[Example, ...]) -> Iterator[str]:
    """Lay out each example."""
    if not examples:
        return
    yield heading(2, "Worked examples", "examples")
    yield (
        "`rls-screen check` decides these cases by the rules and compares what comes out. What a "
        "case does not name was not answered."
    )
    for example in examples:
        yield heading(4, code(example.id), f"example-{example.id}")
        yield quoted(example.about)
        lines = [f"From: {quoted(example.origin)}"] if example.origin else []
        yield bullets([*lines, *_answers(instrument, example), _expected(example)])


def _answers(instrument: Instrument, example: Example) -> Iterator[str]:
    """Give the answers, the questions with the same answer together."""
    if not example.answers:
        yield "Nothing was answered."
    labels: dict[str, list[str]] = {}
    for question, answer in example.answers.items():
        said = in_words(instrument, question, answer)
        labels.setdefault(said, []).append(plain(instrument.questions[question].label))
    for said, named in labels.items():
        yield f"Answered {quoted(said)}: {'; '.join(named)}"


def _expected(example: Example) -> str:
    fields = (f"{entry.key}: {written(entry.node)}" for entry in example.expected.entries)
    return f"Must come out: {'; '.join(code(field) for field in fields)}"
