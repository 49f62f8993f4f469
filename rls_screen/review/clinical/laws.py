"""The laws: what must be so for every answer sheet, whatever the rules say."""

from collections.abc import Iterator

from rls_screen.instrument.model import UNSURE
from rls_screen.review.clinical.cited import sourced
from rls_screen.review.clinical.marks import bullets, code, heading, quoted
from rls_screen.review.clinical.names import Names
from rls_screen.review.clinical.rows import condition
from rls_screen.review.laws import ALL, KNOWN, NOT_ASKED, Change, Law

WORDS = {KNOWN: "any answer that is known", NOT_ASKED: "no answer", UNSURE: "being unsure"}


def laws(found: tuple[Law, ...], names: Names) -> Iterator[str]:
    """Lay out each law of *found*."""
    if not found:
        return
    yield heading(2, "Laws: what must always be so", "laws")
    yield (
        "The result does not come from these laws. `rls-screen check --prove` proves of each that "
        "the rules keep it for all answers that can be given, or shows a case that breaks it. "
        "Where what a law begins with is definitely yes, what must be so is definitely yes too."
    )
    for law in found:
        yield heading(4, code(law.id), f"law-{law.id}")
        yield quoted(law.means)
        yield from _law(law, names)
        yield from sourced(law.sources)


def _law(law: Law, names: Names) -> Iterator[str]:
    before, after = "Where", "This must be so:"
    if law.change:
        yield _change(law.change, names)
        before, after = "Where before that", "After that this must be so:"
    if law.when:
        yield condition(before, law.when, names)
    for item in law.must:
        yield condition(after, item, names)
    if law.keeps:
        yield "What was so before must be so after that:"
        yield bullets(condition("That", item, names, indent="  ") for item in law.keeps)


def _change(change: Change, names: Names) -> str:
    questions = names.instrument.questions
    match change.questions:
        case [question]:
            which = names.label(question)
        case found if set(found) == set(questions):
            which = "any question"
        case found:
            which = f"any of these questions {names.labels(found)}"
    before = "" if change.before == ALL else f" from {_answers(change.before, change, names)}"
    return f"The answer to {which} changes{before} to {_answers(change.after, change, names)}."


def _answers(codes: frozenset[str], change: Change, names: Names) -> str:
    """Give what *codes* are called, in the order in which the questions have them."""
    called = dict.fromkeys(
        names.value(question, option.code)
        for question in change.questions
        for option in names.instrument.questions[question].options
        if option.code in codes and option.code not in WORDS
    )
    *first, last = (*called, *(text for word, text in WORDS.items() if word in codes))
    return f"{', '.join(first)} or {last}" if first else last
