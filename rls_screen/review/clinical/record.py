"""Lay out a whole questionnaire for a clinician who reviews it, as one page of Markdown."""

import re
from collections.abc import Iterable

from rls_screen.instrument.model import Instrument
from rls_screen.review.clinical.asking import interview
from rls_screen.review.clinical.deciding import findings, result
from rls_screen.review.clinical.laws import laws
from rls_screen.review.clinical.marks import bullets, heading, link
from rls_screen.review.clinical.names import Names
from rls_screen.review.clinical.opening import how_to_read, opening, what_it_is
from rls_screen.review.clinical.saying import advice, claims, doctor, flags, over_time, people
from rls_screen.review.clinical.sources import sources
from rls_screen.review.clinical.urgency import urgency
from rls_screen.review.clinical.worked import worked
from rls_screen.review.examples import Example
from rls_screen.review.laws import Law

TITLE = re.compile(r'## (.*) <a id="([^"]*)"></a>')


def record(
    instrument: Instrument, examples: tuple[Example, ...] = (), found: tuple[Law, ...] = ()
) -> str:
    """Give the page for *instrument* with its worked *examples* and the laws *found* in it."""
    names = Names(instrument)
    parts = (
        *what_it_is(instrument),
        *how_to_read(),
        *result(names),
        *urgency(names),
        *interview(names),
        *findings(names),
        *flags(names),
        *people(names),
        *doctor(names),
        *advice(names),
        *claims(names),
        *over_time(names),
        *laws(found, names),
        *worked(instrument, examples),
        *sources(instrument, found),
    )
    return "\n\n".join((*opening(instrument), *_contents(parts), *parts)) + "\n"


def _contents(parts: Iterable[str]) -> tuple[str, str]:
    """Give the list of what stands on the page."""
    found = (TITLE.fullmatch(part) for part in parts)
    return heading(2, "Contents", "contents"), bullets(
        link(*item.groups()) for item in found if item
    )
