"""List sources in full, as they stand at the end of a page."""

from collections.abc import Iterable

from rls_screen.instrument.model import Instrument


def references(instrument: Instrument, used: Iterable[str]) -> tuple[str, ...]:
    """Give each of the *used* sources once, by number: its id, its reference and its address."""
    sources = instrument.sources
    return tuple(
        f"{name}: {sources[name].text} {sources[name].address}".rstrip()
        for name in sorted(set(used), key=_by_number)
    )


def _by_number(name: str) -> tuple[int, str]:
    digits = "".join(character for character in name if character.isdigit())
    return (int(digits) if digits else 10**9, name)
