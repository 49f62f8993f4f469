"""Show counts as a page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rls_screen.batch.summary.count import LONGEST_CODE, MOST_CODES, REST, Count, decided_by
from rls_screen.batch.summary.groups import Group, Share
from rls_screen.batch.summary.interval import Interval
from rls_screen.instrument.model import Instrument
from rls_screen.page.blocks import Block, Bullets, Figure, Heading, Page, Paragraph, Table, Tone

TITLE = "Summary of decided records"

NO_PREVALENCE = (
    "The share whose answers fit is not the prevalence of restless legs, and no diagnosis was made."
)
ASKED = "Each share holds for those who were asked and answered. Others may differ from them."
UNDECIDED = (
    "Records that are undetermined or unknown are neither a yes nor a no, and they are part of "
    "every total. Had they been answered, any share could be another."
)
TWICE = "A person who stands in the records more than once counts each time."
CHANCE = (
    "An interval covers chance alone, and not who was asked or what was misunderstood. There are "
    "many of them here, and about 1 in 20 misses by chance."
)
BETWEEN = (
    "The difference is the second file less the first, in points of per cent, with Newcombe's "
    "hybrid score interval. No test of significance was made, and the files may differ in who was "
    "asked."
)
SEVERAL = "A record can have several of these, or none."
MOST_LISTED = 20
"""How many records that are not counted the page names."""

MOST_DRAWN = 25
"""How many codes a picture shows."""

FILES = ("First", "Second")
"""What the columns of two files are called."""

STYLE = """p, li { overflow-wrap: anywhere; }
.figure { break-inside: avoid; }
@media screen and (max-width: 30rem) {
  th, td { font-size: .75rem; padding: .15rem .2rem; overflow-wrap: anywhere; }
  th[scope=row], th[scope=col]:first-child { width: 30%; } }
@media print { .figure svg { width: auto; max-width: 9cm; max-height: 22cm; } }
"""
"""The style of a page of many figures and wide tables, on small screens and on paper."""

Draw = Callable[[Group, Sequence[Share]], str]
"""Gives the picture of some shares of a group as SVG."""


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
    for index, count in enumerate(counts):
        place = f"{FILES[index]}: " if len(counts) > 1 else ""
        yield Paragraph(
            f"{place}{count.name}: {count.read:,} records read, {count.total:,} counted, "
            f"{count.not_counted:,} not counted."
        )
    yield from _provenance(counts)
    yield Paragraph(NO_PREVALENCE, Tone.NOTICE)
    yield Bullets((*_accuracy(instrument), ASKED, UNDECIDED, TWICE, CHANCE))
    yield Paragraph(_shares_of(counts))
    if len(counts) > 1:
        yield Paragraph(BETWEEN)
    for group in found:
        yield from _group(group, how)
    yield from _faults(counts)


def _accuracy(instrument: Instrument) -> Iterator[str]:
    if instrument.accuracy:
        sources = ", ".join(
            f"{instrument.sources[name].text} {instrument.sources[name].address}".rstrip()
            for name in instrument.accuracy.sources
        )
        yield f"A screen is wrong both ways. {instrument.accuracy.text} Source: {sources}"
    else:
        yield "A screen is wrong both ways."


def _shares_of(counts: Sequence[Count]) -> str:
    if len(counts) == 1:
        whole = f"all {counts[0].total:,} records that are counted"
    else:
        totals = " and ".join(f"{count.total:,}" for count in counts)
        whole = f"all records of its file that are counted, {totals}"
    return f"Each share is of {whole}, with its 95 % Wilson interval."


def _provenance(counts: Sequence[Count]) -> Iterator[Block]:
    for name, what in (("instrument", "questionnaire"), ("mapping", "mapping")):
        told = decided_by(counts, name)
        listed = ", ".join(f"{code} ({number:,})" for code, number in told.items())
        if len(told) > 1:
            sentence = f"More than one {what} decided these records: {listed}."
            yield Paragraph(f"{sentence} Their shares may not be comparable.", Tone.NOTICE)
        elif told and set(told) != {"none"}:
            yield Paragraph(f"{what.capitalize()}: {listed}.")


def _group(group: Group, how: How) -> Iterator[Block]:
    yield Heading(group.title)
    there = tuple(share for share in group.shares if any(share.counts))
    gone = tuple(share for share in group.shares if not any(share.counts))
    if group.is_list and there:
        yield Paragraph(SEVERAL, Tone.QUIET)
    if there:
        yield from _figure(group, there, how)
        yield Table(_header(there[0]), tuple(_row(share, how) for share in there))
    if any(share.code == REST for share in there):
        yield Paragraph(
            f"Only {MOST_CODES:,} different codes of at most {LONGEST_CODE} characters are counted "
            f"one by one, as they come; a record with any other has {REST}.",
            Tone.NOTICE,
        )
    if gone:
        listed = ", ".join(share.code for share in gone)
        yield Paragraph(f"No record ({_none(gone[0])}): {listed}.", Tone.QUIET)
    if not group.shares:
        yield Paragraph("No record has any.", Tone.QUIET)


def _figure(group: Group, there: Sequence[Share], how: How) -> Iterator[Block]:
    if how.draw:
        drawn = there[:MOST_DRAWN]
        yield Figure(how.draw(group, drawn), _spoken(group, drawn))
        if len(drawn) < len(there):
            few = f"The picture shows the first {len(drawn)} of {len(there):,} codes."
            yield Paragraph(few, Tone.QUIET)


def _none(share: Share) -> str:
    """Give the intervals of a *share* that no record has."""
    each = [told(interval) for interval in share.shares]
    return each[0] if len(each) == 1 else "; ".join(map(": ".join, zip(FILES, each, strict=True)))


def _header(share: Share) -> tuple[str, ...]:
    return ("Code", "Records") if len(share.counts) == 1 else ("Code", *FILES, "Difference")


def _row(share: Share, how: How) -> tuple[str, ...]:
    cells = tuple(
        f"{how.bar(interval.value)}{count:,} ({told(interval)})"
        for count, interval in zip(share.counts, share.shares, strict=True)
    )
    change = share.change
    return share.code, *cells, *((points(change),) if change else ())


def _faults(counts: Sequence[Count]) -> Iterator[Block]:
    """Name the records that are not counted, if there are any."""
    faults = [str(fault) for count in counts for fault in count.faults]
    if not faults:
        return
    yield Heading("Records that are not counted")
    yield Bullets(tuple(faults[:MOST_LISTED]))
    more = sum(count.not_counted for count in counts) - MOST_LISTED
    if more > 0:
        yield Paragraph(f"And {more:,} more; --json names more of them.")


def _spoken(group: Group, there: Sequence[Share]) -> str:
    """Say in words what a picture of *group* shows."""
    parts = (
        f"{share.code} " + ", ".join(f"{interval.value:.1%}" for interval in share.shares)
        for share in there
    )
    return f"Bars, {group.title}: {'; '.join(parts)}. The table below has the intervals."


def told(interval: Interval) -> str:
    """Give a share with its interval, in per cent."""
    return f"{interval.value:.1%}, {interval.low * 100:.1f} to {interval.high:.1%}"


def points(interval: Interval) -> str:
    """Give a difference with its interval, in points of per cent."""
    low, high = interval.low * 100, interval.high * 100
    return f"{interval.value * 100:+.1f} ({low:+.1f} to {high:+.1f})"
