"""Laws of the decoding of records, whatever the bytes are."""

import json
import re

from hypothesis import assume, given
from hypothesis import strategies as st

from rls_screen.batch.json.decode import (
    DEEPEST,
    Decoded,
    Malformed,
    Nested,
    Number,
    Pairs,
    decode,
    encode_decoded,
)
from rls_screen.batch.json.split import Raw, split

Value = str | int | float | bool | list["Value"] | dict[str, "Value"] | None

VALUES: st.SearchStrategy[Value] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.dictionaries(st.text(), VALUES, min_size=1, max_size=5)
FRAGMENTS = (
    *b'{ } [ ] , : " \\ 1 -1.5e3 NaN -Infinity true null \xff \xc3 \x00 \xef\xbb\xbf'.split(b" "),
    *(b" ", b"\n", b'"id":"p1"', b'"a":1', rb"\ud800", rb"\ude00", rb"\n", rb"\u0041", b'{"a":'),
)
BYTES = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map(b"".join)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Give the JSON of an object in which some bytes were replaced by others."""
    data = json.dumps(draw(OBJECTS), ensure_ascii=draw(st.booleans())).encode()
    start = draw(st.integers(0, len(data)))
    return data[:start] + draw(BYTES) + data[start + draw(st.integers(0, 4)) :]


def understood(data: bytes) -> object:
    """Give what the standard library reads in *data*, with the same order and doubled keys."""
    return json.loads(data.decode(), object_pairs_hook=tuple, parse_int=str, parse_float=str)


def pairs_of(value: Decoded | Pairs) -> object:
    """Give *value* as `understood` would."""
    match value:
        case Number(text):
            return text
        case Nested(pairs):
            return tuple((key, pairs_of(item)) for key, item in pairs)
        case tuple():
            return [pairs_of(item) for item in value]
        case _:
            return value


@given(objects=st.lists(OBJECTS, min_size=1), is_ascii=st.booleans())
def test_every_layout_decodes_to_the_same_pairs(
    objects: list[dict[str, Value]], *, is_ascii: bool
) -> None:
    """Lines, a compact list, a printed list and printed objects hold the same records."""
    lines = [json.dumps(item, ensure_ascii=is_ascii) for item in objects]
    printed = [json.dumps(item, ensure_ascii=is_ascii, indent=2) for item in objects]
    layouts = (
        "\n".join(lines),
        json.dumps(objects, ensure_ascii=is_ascii, separators=(",", ":")),
        json.dumps(objects, ensure_ascii=is_ascii, indent=2),
        "\r\n".join(printed),
    )
    expected = [decode(line.encode()) for line in lines]
    assert not any(isinstance(item, Malformed) for item in expected)
    for layout in layouts:
        found = list(split([layout.encode()]))
        assert [decode(item.data) for item in found if isinstance(item, Raw)] == expected
        assert len(found) == len(objects)


@given(OBJECTS)
def test_what_is_encoded_again_reads_the_same(item: dict[str, Value]) -> None:
    """Decoding and encoding keep every key, value and order, and each number to the digit."""
    data = json.dumps(item).encode()
    pairs = decode(data)
    assert not isinstance(pairs, Malformed)
    written = encode_decoded(Nested(pairs))
    assert json.loads(written) == item
    assert understood(written) == understood(data)
    assert decode(written) == pairs


@given(st.binary() | BYTES | damaged())
def test_no_bytes_raise_and_none_are_taken_that_json_does_not_allow(data: bytes) -> None:
    """Either the pairs are those that the standard library reads, or the record is refused."""
    result = decode(data)
    if isinstance(result, Malformed):
        assert result.column is None or result.column >= 1
    else:
        assert pairs_of(Nested(result)) == understood(data)
        assert json.loads(encode_decoded(Nested(result))) == json.loads(data)


@given(st.binary() | BYTES | damaged())
def test_a_message_holds_nothing_of_the_record(data: bytes) -> None:
    """One of a few fixed sentences is said, whatever the record holds."""
    result = decode(b'{"secret":"secret",' + data)
    assume(isinstance(result, Malformed))
    assert isinstance(result, Malformed)
    assert "secret" not in result.message
    assert re.fullmatch(r"[A-Za-z0-9 ;,\\-]+", result.message)


@given(st.integers(1, 3 * DEEPEST), st.sampled_from([("[", "]"), ('{"a":', "}")]))
def test_the_limit_of_depth_is_exact(depth: int, brackets: tuple[str, str]) -> None:
    """A record may open so many brackets at once, and not one more."""
    opening, closing = brackets
    data = '{"a":' + opening * (depth - 1) + "1" + closing * (depth - 1) + "}"
    assert isinstance(decode(data.encode()), Malformed) == (depth > DEEPEST)
