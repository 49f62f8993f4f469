"""Lay out why a record came out as it did, rule by rule, for someone who checks the rules."""

from collections.abc import Iterator

from rls_screen.page.blocks import Block, Bullets, Heading, Page, Paragraph, Tone
from rls_screen.report.references import references
from rls_screen.screening.explain import Explainer, Reason


def explanation(explainer: Explainer) -> Page:
    """Lay out every rule that decided, and at the end the sources in full."""
    reasons = explainer.reasons()
    used = (source for reason in reasons for source in reason.sources)
    return (
        *(block for reason in reasons for block in _reason(explainer, reason)),
        Heading(explainer.instrument.words.explanation.sources),
        Bullets(references(explainer.instrument, used)),
    )


def _reason(explainer: Explainer, reason: Reason) -> Iterator[Block]:
    yield Heading(f"{reason.name}: {reason.value}")
    yield Paragraph(reason.means)
    words = explainer.instrument.words.explanation
    yield Paragraph(words.rule.format(rule=reason.condition))
    place = f"{explainer.instrument.file}:{reason.line}"
    at = words.at_with_sources if reason.sources else words.at
    yield Paragraph(at.format(place=place, sources=", ".join(reason.sources)), Tone.QUIET)
    if reason.behind:
        yield Bullets(tuple(f"{item.question}: {item.answer}" for item in reason.behind))
