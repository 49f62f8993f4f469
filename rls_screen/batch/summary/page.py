"""Show counts as a page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rls_screen.batch.summary.count import Count, Group, Share, decided_by
from rls_screen.batch.summary.interval import Interval
from rls_screen.instrument.model import Instrument
from rls_screen.page.blocks import Block, Figure, Heading, Page, Paragraph, Table, Tone

TITLE = "Summary of decided records"

NO_PREVALENCE = (
    "The share whose answers fit is not the prevalence of restless legs. It counts who fits a "
    "screen, and a screen is wrong both ways. It holds for those who were asked and answered, and "
    "records that could not be decided are part of the total. An interval covers chance alone."
)
BETWEEN = (
    "The difference is the second file less the first, in points of per cent. No test of "
    "significance was made, and the files may differ in who was asked."
)

Draw = Callable[[Group], str]
"""Gives the picture of a group as SVG."""


def no_bar(_share: float) -> str:
    """Draw nothing."""
    return ""


def bar(share: float) -> str:
    """Draw *share*, from 0 to 1, in ten characters that every terminal has."""
    return f"{'#' * round(share * 10):.<10} "


@dataclass(frozen=True, slots=True)
class How:
    """How shares are drawn: as a picture of their own, or as a *bar* before the figures."""

    draw: Draw | None = None
    bar: Callable[[float], str] = no_bar


PLAIN = How()


def summary_page(
    counts: Sequence[Count], found: Sequence[Group], instrument: Instrument, how: How = PLAIN
) -> Page:
    """Give the page of the groups *found* in *counts*, with the pictures that *how* makes."""
    return tuple(_blocks(counts, found, instrument, how))


def _blocks(
    counts: Sequence[Count], found: Sequence[Group], instrument: Instrument, how: How
) -> Iterator[Block]:
    for count in counts:
        lost = f", {count.not_counted:,} not counted" if count.not_counted else ""
        yield Paragraph(f"{count.name}: {count.total:,} decided records{lost}.")
    yield from _provenance(counts)
    yield Paragraph(NO_PREVALENCE, Tone.NOTICE)
    if instrument.accuracy:
        sources = ", ".join(instrument.sources[name].text for name in instrument.accuracy.sources)
        yield Paragraph(f"{instrument.accuracy.text} Source: {sources}", Tone.QUIET)
    yield Paragraph("Each share is of all decided records, with its 95 % Wilson interval.")
    if len(counts) > 1:
        yield Paragraph(BETWEEN)
    for group in found:
        yield from _group(group, counts, how)


def _provenance(counts: Sequence[Count]) -> Iterator[Block]:
    for name, what in (("instrument", "questionnaire"), ("mapping", "mapping")):
        told = decided_by(counts, name)
        listed = ", ".join(f"{code} ({number:,})" for code, number in told.items())
        if len(told) > 1:
            sentence = f"More than one {what} decided these records: {listed}."
            yield Paragraph(f"{sentence} Their shares may not be comparable.", Tone.NOTICE)
        elif told and set(told) != {"none"}:
            yield Paragraph(f"{what.capitalize()}: {listed}.")


def _group(group: Group, counts: Sequence[Count], how: How) -> Iterator[Block]:
    yield Heading(group.title)
    there = tuple(share for share in group.shares if any(share.counts))
    gone = tuple(share.code for share in group.shares if not any(share.counts))
    if group.is_list:
        yield Paragraph("A record can have several of these, or none.", Tone.QUIET)
    if there:
        if how.draw:
            yield Figure(how.draw(group), _spoken(group, there))
        yield Table(_header(counts), tuple(_row(share, how) for share in there))
    if gone:
        yield Paragraph(f"No record: {', '.join(gone)}.", Tone.QUIET)
    if not group.shares:
        yield Paragraph("No record has any.", Tone.QUIET)


def _header(counts: Sequence[Count]) -> tuple[str, ...]:
    if len(counts) == 1:
        return "Code", "Records"
    return "Code", *(count.name for count in counts), "Difference"


def _row(share: Share, how: How) -> tuple[str, ...]:
    cells = tuple(
        f"{how.bar(interval.value)}{count:,} ({told(interval)})"
        for count, interval in zip(share.counts, share.shares, strict=True)
    )
    change = share.change
    return share.code, *cells, *((points(change),) if change else ())


def _spoken(group: Group, there: Sequence[Share]) -> str:
    """Say in words what a picture of *group* shows."""
    parts = (
        f"{share.code} " + ", ".join(f"{interval.value:.1%}" for interval in share.shares)
        for share in there
    )
    return f"{group.title}: {'; '.join(parts)}"


def told(interval: Interval) -> str:
    """Give a share with its interval, in per cent."""
    return f"{interval.value:.1%}, {interval.low * 100:.1f} to {interval.high:.1%}"


def points(interval: Interval) -> str:
    """Give a difference with its interval, in points of per cent."""
    low, high = interval.low * 100, interval.high * 100
    return f"{interval.value * 100:+.1f} ({low:+.1f} to {high:+.1f})"
