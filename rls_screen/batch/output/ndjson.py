"""Write what became of each record: results as NDJSON, rejections for people and as NDJSON."""

from collections.abc import Iterator

import msgspec

from rls_screen.batch.record import Rejected, Scored
from rls_screen.batch.value import Number, encode_decoded
from rls_screen.screening.answers import EMPTY
from rls_screen.screening.visible import shown, visible

LONGEST_ID = 100
"""How many characters of an id a message shows."""


def scored_line(scored: Scored) -> bytes:
    """Give *scored* as one line of JSON: its id, the result's fields, its other columns."""
    start = b"{" if scored.id is None else b'{"id":' + encode_decoded(scored.id) + b","
    others = b""
    if scored.others:
        others = b"".join(
            b"," + encode_decoded(key) + b":" + encode_decoded(value)
            for key, value in scored.others
        )
    fields = scored.json or msgspec.json.encode(scored.result)[1:-1]
    return start + fields + others + b"}\n"


def rejected_line(rejected: Rejected) -> bytes:
    """Give *rejected* as one line of JSON: where it stands, and each mistake."""
    place = rejected.place
    record = {
        "source": visible(place.source),
        "line": place.line,
        "index": place.index,
        "id": None if rejected.id is None else msgspec.Raw(encode_decoded(rejected.id)),
        "errors": [{"key": item.key, "message": item.sentence} for item in rejected.mistakes],
    }
    return msgspec.json.encode(record) + b"\n"


def messages(rejected: Rejected) -> Iterator[str]:
    """Give each mistake of *rejected* as `source:line: id: key: sentence`."""
    place = rejected.place
    name = _name(rejected)
    for mistake in rejected.mistakes:
        yield f"{visible(place.source)}:{place.line}: {name}: {mistake}"


def _name(rejected: Rejected) -> str:
    """Give the id of the record or, where it is not known, its number in the input."""
    match rejected.id:
        case None:
            return f"(record {rejected.place.index})"
        case Number(text=text):
            return shown(text, LONGEST_ID)
        case str(name):
            return shown(name, LONGEST_ID) or EMPTY
