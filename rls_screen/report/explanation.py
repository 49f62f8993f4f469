"""Lay out why a record came out as it did, rule by rule, for someone who checks the rules."""

from collections.abc import Callable, Iterator

from rls_screen.page.blocks import Block, Bullets, Heading, Link, Page, Paragraph, Tone
from rls_screen.report.references import references
from rls_screen.screening.explain import Explainer, Reason

Where = Callable[[Reason], Link | None]
"""Gives the place at which a picture shows a rule, or nothing."""


def nowhere(_: Reason) -> None:
    """Give no place: there is no picture."""


def explanation(explainer: Explainer, where: Where = nowhere) -> Page:
    """Lay out every rule that decided, *where* it is drawn, and at the end the sources."""
    reasons = explainer.reasons()
    used = (source for reason in reasons for source in reason.sources)
    return (
        *(block for reason in reasons for block in _reason(explainer, reason, where)),
        Heading(explainer.instrument.words.explanation.sources),
        Bullets(references(explainer.instrument, used)),
    )


def _reason(explainer: Explainer, reason: Reason, where: Where) -> Iterator[Block]:
    yield Heading(f"{reason.name}: {reason.value}")
    yield Paragraph(reason.means)
    words = explainer.instrument.words.explanation
    yield Paragraph(words.rule.format(rule=reason.condition))
    place = f"{explainer.instrument.file}:{reason.line}"
    at = words.at_with_sources if reason.sources else words.at
    yield Paragraph(at.format(place=place, sources=", ".join(reason.sources)), Tone.QUIET)
    link = where(reason)
    if link is not None:
        yield link
    if reason.behind:
        yield Bullets(tuple(f"{item.question}: {item.answer}" for item in reason.behind))
