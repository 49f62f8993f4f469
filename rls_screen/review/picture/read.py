"""Find in a file which places it shows, and of which rules it was made."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from rls_screen.review.picture.places import RULES


class NoPicture(Exception):  # noqa: N818 - it says what was found
    """Say that a file is no picture of a questionnaire."""


@dataclass(frozen=True, slots=True)
class Places:
    """The digest of the rules of which a picture was made, and the ids in it."""

    digest: str
    places: frozenset[str]


def read_places(data: bytes) -> Places:
    """Give the places in *data*, an SVG or a page; raise `NoPicture` if it is neither."""
    reader = _Reader()
    try:
        reader.feed(data.decode())
        reader.close()
    except (UnicodeDecodeError, AssertionError):
        raise NoPicture from None
    digests = {*reader.digests}
    if len(digests) != 1:
        raise NoPicture
    return Places(digests.pop(), frozenset(reader.ids))


@dataclass
class _Reader(HTMLParser):
    """Keeps the ids and the digests that it meets."""

    ids: list[str] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what stands in a tag."""
        found = dict(attrs)
        if value := found.get("id"):
            self.ids.append(value)
        if tag == "svg" and (value := found.get(RULES)):
            self.digests.append(value)
