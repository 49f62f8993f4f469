"""What is said beside the result: flags, people, the page for a doctor, advice and claims."""

from collections.abc import Iterator

from rls_screen.instrument.model import Advice, Caution
from rls_screen.page.markdown import plain
from rls_screen.review.clinical.cited import cited
from rls_screen.review.clinical.marks import bullets, code, heading, link, quoted
from rls_screen.review.clinical.names import Names
from rls_screen.review.clinical.rows import condition, condition_of, fact


def flags(names: Names) -> Iterator[str]:
    """Lay out what a doctor should know, and what to ask whom."""
    yield heading(2, "Flags: what a doctor should know", "flags")
    people = {person.id for person in names.instrument.people}
    for flag in names.instrument.flags:
        yield heading(4, f"{plain(flag.says)} ({code(flag.id)})", names.anchor(flag.rule))
        who = names.label(f"people.{flag.who}") if flag.who in people else quoted(flag.who)
        if flag.ask:
            yield f"To ask {who}: {quoted(flag.ask)}"
        yield from fact(flag.rule, names)


def people(names: Names) -> Iterator[str]:
    """Lay out whom to turn to."""
    yield heading(2, "People: whom to turn to", "people")
    for person in names.instrument.people:
        yield heading(4, f"{plain(person.name)} ({code(person.id)})", names.anchor(person.rule))
        yield f"To ask: {quoted(person.ask)}"
        yield from fact(person.rule, names, "Named if")


def doctor(names: Names) -> Iterator[str]:
    """Lay out what is for a doctor and about one."""
    told, words = names.instrument.doctor, names.instrument.words.result
    if told.questions:
        yield heading(2, "Questions to take to a doctor", "doctor")
        yield bullets(map(quoted, told.questions))
    if told.usually:
        yield heading(2, plain(words.usually), "usually")
        yield bullets(
            f"{quoted(item.text)} Sources: {cited(item.sources)}" for item in told.usually
        )


def advice(names: Names) -> Iterator[str]:
    """Lay out each piece of advice, the most important first."""
    yield heading(2, "Advice", "advice")
    yield f"The most important comes first. {plain(names.instrument.words.advice.evidence)}"
    for item in names.instrument.advice:
        yield from _advice(item, names)


def _advice(item: Advice, names: Names) -> Iterator[str]:
    yield heading(4, code(item.id), names.anchor(item.rule))
    yield f"{quoted(item.text)} {plain(names.instrument.words.advice.grades[item.grade])}"
    yield from fact(item.rule, names, "Given if")
    if item.cautions:
        yield bullets(_caution(caution, names) for caution in item.cautions)


def _caution(caution: Caution, names: Names) -> str:
    if not caution.rule:
        return f"Caution, always: {quoted(caution.text)}"
    before = f"Caution: {quoted(caution.text)} Shown where this is yes or not known:"
    return condition(before, condition_of(caution.rule, names), names, indent="  ")


def claims(names: Names) -> Iterator[str]:
    """Lay out what is often told, and what is said of it."""
    told = names.instrument.claims
    if not told:
        return
    yield heading(2, "What is often told", "claims")
    for claim in told:
        verdict = plain(names.instrument.words.advice.verdicts[claim.verdict])
        yield heading(4, f"{quoted(claim.claim)} ({code(claim.id)})", f"claim-{claim.id}")
        yield f"**{verdict}** {quoted(claim.because)} Sources: {cited(claim.sources)}"


def over_time(names: Names) -> Iterator[str]:
    """Lay out what is compared between results of different days."""
    followed = names.instrument.over_time
    if not followed:
        return
    yield heading(2, "What is compared over time", "over-time")
    yield "These answers are compared between results of different days."
    for item in followed:
        rule = f"over_time.{item.question}"
        title = f"{plain(names.instrument.questions[item.question].label)} ({code(item.question)})"
        yield heading(4, title, names.anchor(rule))
        yield f"The question: {link(names.label(item.question), names.anchor(item.question))}"
        if item.fewest_first:
            order = ", ".join(names.value(item.question, value) for value in item.fewest_first)
            yield f"Called more or less often by this order, the fewest first: {order}."
        if item.rule:
            yield from fact(item.rule, names, "Called so only if")
