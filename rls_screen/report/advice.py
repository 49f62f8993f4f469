"""All advice on one page: what applies, what else there is, what is often told, and the sources."""

from collections.abc import Iterable, Iterator
from itertools import chain

from rls_screen.instrument.model import Advice, Caution, Claim, Instrument
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Answers
from rls_screen.page.blocks import Block, Bullets, Heading, Page, Paragraph, Tone
from rls_screen.report.references import references
from rls_screen.report.urgency import call_again
from rls_screen.screening.explain import Explainer, explain
from rls_screen.screening.result import Result


def all_advice(instrument: Instrument, answers: Answers, result: Result) -> Page:
    """Lay out every piece of advice and every claim of *instrument*, what applies here first."""
    explainer, words = explain(instrument, answers), instrument.words.advice
    return (
        Heading(words.title, Tone.NOTICE),
        *_call(instrument, result),
        Paragraph(words.evidence),
        *_advice(explainer, result),
        *_claims(instrument),
        *_usually(instrument),
        Heading(instrument.words.explanation.sources),
        Bullets(references(instrument, _used(instrument))),
    )


def with_cautions(explainer: Explainer, item: Advice) -> str:
    """Give the text of *item* and what to beware of with these answers."""
    return " ".join((item.text, *(caution.text for caution in _cautions(explainer, item))))


def _cautions(explainer: Explainer, item: Advice) -> Iterator[Caution]:
    """Give the cautions of *item*; one that depends on what is not known counts as so."""
    for caution in item.cautions:
        if not caution.rule or explainer.traces[caution.rule].value is not Truth.NO:
            yield caution


def _call(instrument: Instrument, result: Result) -> Iterator[Block]:
    """Say again what cannot wait."""
    call = tuple(call_again(instrument, result))
    yield from call
    if call:
        yield Paragraph(instrument.words.advice.can_wait)


def _advice(explainer: Explainer, result: Result) -> Iterator[Block]:
    """Lay out what applies, what else there is, and what these answers speak against."""
    instrument, words = explainer.instrument, explainer.instrument.words.advice
    groups: dict[str, list[str]] = {words.applies: [], words.other_tips: [], words.ask_first: []}
    for item in instrument.advice:
        if item.id in result.advice:
            group = words.applies
        else:
            unsafe = any(caution.rule for caution in _cautions(explainer, item))
            group = words.ask_first if unsafe else words.other_tips
        sources = _cited(instrument.rule_notes[item.rule].sources)
        said = with_cautions(explainer, item)
        groups[group].append(f"{said} {words.grades[item.grade]} {sources}")
    for heading, items in groups.items():
        if items:
            yield Heading(heading)
            yield Bullets(tuple(items))


def _claims(instrument: Instrument) -> Iterator[Block]:
    words = instrument.words.advice
    right = [claim for claim in instrument.claims if claim.verdict == "right"]
    others = [claim for claim in instrument.claims if claim.verdict != "right"]
    for heading, claims in ((words.not_supported, others), (words.supported, right)):
        if claims:
            yield Heading(heading)
            yield Bullets(tuple(_claim(instrument, claim) for claim in claims))


def _claim(instrument: Instrument, claim: Claim) -> str:
    words = instrument.words.advice
    said = words.claim.format(claim=claim.claim)
    return f"{said} {words.verdicts[claim.verdict]} {claim.because} {_cited(claim.sources)}"


def _usually(instrument: Instrument) -> Iterator[Block]:
    if instrument.doctor.usually:
        yield Heading(instrument.words.result.usually)
        yield Bullets(
            tuple(f"{item.text} {_cited(item.sources)}" for item in instrument.doctor.usually)
        )


def _cited(sources: Iterable[str]) -> str:
    return f"[{', '.join(sources)}]"


def _used(instrument: Instrument) -> Iterator[str]:
    return chain.from_iterable(
        (
            *(instrument.rule_notes[item.rule].sources for item in instrument.advice),
            *(claim.sources for claim in instrument.claims),
            *(item.sources for item in instrument.doctor.usually),
        )
    )
