"""List sources in full, as they stand at the end of a page."""

from collections.abc import Iterable

from rls_screen.instrument.model import Instrument
from rls_screen.instrument.numbered import by_number


def references(instrument: Instrument, used: Iterable[str]) -> tuple[str, ...]:
    """Give each of the *used* sources once, by number: its id, its reference and its address."""
    sources = instrument.sources
    return tuple(
        f"{name}: {sources[name].text} {sources[name].address}".rstrip()
        for name in sorted(set(used), key=by_number)
    )
