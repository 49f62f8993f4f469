"""All sources in full, each with what rests on it."""

from collections.abc import Iterator

from rls_screen.instrument.model import Instrument, Source
from rls_screen.instrument.numbered import by_number
from rls_screen.page.markdown import plain
from rls_screen.review.clinical.cited import Use, source_anchor, uses
from rls_screen.review.clinical.marks import address, bullets, heading, link
from rls_screen.review.laws import Law

NO_ADDRESS = "**no address**"


def sources(instrument: Instrument, laws: tuple[Law, ...]) -> Iterator[str]:
    """Lay out each source of *instrument* and its *laws* by its number."""
    yield heading(2, "Sources", "sources")
    found = sorted(instrument.sources.values(), key=lambda source: by_number(source.id))
    missing = sum(not source.address for source in found)
    yield f"There are {len(found)}, of which {missing} have no address and are marked so."
    used = uses(instrument, laws)
    for source in found:
        yield heading(4, plain(source.id), source_anchor(source.id))
        yield _source(source)
        yield _rests(used[source.id])


def _source(source: Source) -> str:
    return f"{plain(source.text)} {address(source.address) if source.address else NO_ADDRESS}"


def _rests(used: dict[str, tuple[Use, ...]]) -> str:
    if not used:
        return "Nothing rests on it."
    return bullets(
        f"{sort}: {', '.join(link(plain(use.name), use.anchor) for use in items)}"
        for sort, items in used.items()
    )
