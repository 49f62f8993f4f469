"""All advice on one page: what applies, what else there is, what is often told, and the sources."""

from collections.abc import Iterable, Iterator
from itertools import chain

from rls_screen.instrument.model import Advice, Caution, Claim, Instrument
from rls_screen.instrument.vocabulary import LEVELS
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Answers
from rls_screen.page.blocks import Block, Bullets, Heading, Page, Paragraph, Tone
from rls_screen.report.references import references
from rls_screen.screening.explain import Explainer, explain
from rls_screen.screening.result import Result

ALL_ADVICE = "All advice, with its sources"
CAN_WAIT = "Get help first. What stands below can wait."
APPLIES = "What applies to you"
ASK_FIRST = "Ask a doctor first: your answers speak against these, or leave it open"
OTHER_TIPS = "Other tips"
EVIDENCE = (
    "Evidence tells how sure it is. Limited: small studies, or the advice of guidelines. "
    "None: no study shows that it helps."
)
GRADES = {
    "limited": "Evidence: limited.",
    "none": "Evidence: none.",
    "harmful": "It can do harm.",
}
NOT_SUPPORTED = "Often told, and not quite so"
SUPPORTED = "Often told, and so it is"
VERDICTS = {
    "right": "This is so.",
    "partly": "Only a part of this is so.",
    "overstated": "This says too much.",
    "unsupported": "Nothing shows this.",
    "outdated": "This is out of date.",
    "wrong": "This is not so.",
    "harmful": "This can do harm.",
}
USUALLY = "What a doctor usually does"
SOURCES = "Sources"


def all_advice(instrument: Instrument, answers: Answers, result: Result) -> Page:
    """Lay out every piece of advice and every claim of *instrument*, what applies here first."""
    explainer = explain(instrument, answers)
    return (
        Heading(ALL_ADVICE, Tone.NOTICE),
        *_call(instrument, result),
        Paragraph(EVIDENCE),
        *_advice(explainer, result),
        *_claims(instrument),
        *_usually(instrument),
        Heading(SOURCES),
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
    if result.urgency in LEVELS[:2]:
        call = instrument.level(result.urgency).call
        yield Heading(call.headline, Tone.ALARM)
        yield Paragraph(call.do, Tone.ALARM)
        yield Paragraph(CAN_WAIT)


def _advice(explainer: Explainer, result: Result) -> Iterator[Block]:
    """Lay out what applies, what else there is, and what these answers speak against."""
    instrument = explainer.instrument
    groups: dict[str, list[str]] = {APPLIES: [], OTHER_TIPS: [], ASK_FIRST: []}
    for item in instrument.advice:
        if item.id in result.advice:
            group = APPLIES
        else:
            unsafe = any(caution.rule for caution in _cautions(explainer, item))
            group = ASK_FIRST if unsafe else OTHER_TIPS
        sources = _cited(instrument.rule_notes[item.rule].sources)
        said = with_cautions(explainer, item)
        groups[group].append(f"{said} {GRADES[item.grade]} {sources}")
    for heading, items in groups.items():
        if items:
            yield Heading(heading)
            yield Bullets(tuple(items))


def _claims(instrument: Instrument) -> Iterator[Block]:
    right = [claim for claim in instrument.claims if claim.verdict == "right"]
    others = [claim for claim in instrument.claims if claim.verdict != "right"]
    for heading, claims in ((NOT_SUPPORTED, others), (SUPPORTED, right)):
        if claims:
            yield Heading(heading)
            yield Bullets(tuple(_claim(claim) for claim in claims))


def _claim(claim: Claim) -> str:
    return f'"{claim.claim}" {VERDICTS[claim.verdict]} {claim.because} {_cited(claim.sources)}'


def _usually(instrument: Instrument) -> Iterator[Block]:
    if instrument.doctor.usually:
        yield Heading(USUALLY)
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
