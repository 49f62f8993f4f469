"""Laws of the cutting of a stream into raw records, whatever the bytes are."""

import itertools
import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rls_screen.batch.json.split import Raw, Unreadable, split

FRAGMENTS = (
    *(b'{ } [ ] , : " \\ \\" x 1 null \xef\xbb\xbf \xc3\xa4 \xff'.split(b" ")),
    *(
        b" ",
        b"\n",
        b"\r\n",
        b'{"a":1}',
        b'{"a":"',
        b'"x"',
        b'"},{"',
        b'{"a":[',
        b"\n{",
        b" " * 9,
        b"y" * 9,
    ),
)
BYTES = st.builds(
    bytes.__add__,
    st.sampled_from([b"", b"[", b"{", b'{"a":\n', b"[{", b"\xef\xbb\xbf", b"\xff\xfe"]),
    st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(b"".join),
)
TEXTS = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1, max_size=5)
RECORDS = st.dictionaries(TEXTS, TEXTS | st.integers() | st.lists(TEXTS, max_size=2), min_size=1)
WORDS = st.sampled_from(["yes", "no", "unsure", "often"])
PLAIN_RECORDS = st.dictionaries(WORDS, WORDS | st.integers(0, 99), min_size=1)


def written(record: object) -> bytes:
    """Give *record* as compact JSON."""
    return json.dumps(record, separators=(",", ":")).encode()


def is_json(data: bytes) -> bool:
    """Say whether *data* is sound."""
    try:
        json.loads(data)
    except ValueError:
        return False
    return True


@given(BYTES, st.lists(st.integers(0, 200)), st.integers(1, 60))
def test_the_size_of_the_blocks_changes_nothing(
    data: bytes, places: list[int], longest: int
) -> None:
    """The same bytes give the same, in one block, cut at any places, or byte by byte."""
    ends = sorted({min(place, len(data)) for place in places})
    blocks = [data[start:end] for start, end in zip([0, *ends], [*ends, len(data)], strict=True)]
    expected = list(split([data], longest=longest))
    assert list(split(blocks, longest=longest)) == expected
    assert list(split((bytes([byte]) for byte in data), longest=longest)) == expected


@given(BYTES | st.binary(), st.integers(1, 60))
def test_numbers_go_up_by_one_and_no_record_is_too_long(data: bytes, longest: int) -> None:
    """Whatever the bytes are, all that is found has its number, and nothing is raised."""
    found = list(split([data], longest=longest))
    assert [item.index for item in found] == list(range(1, len(found) + 1))
    assert all(len(item.data) <= longest for item in found if isinstance(item, Raw))


@given(BYTES)
def test_a_record_stands_where_its_place_says(data: bytes) -> None:
    """Line and column lead to the first byte of the record, and the records are in order."""
    lines = data.removeprefix(b"\xef\xbb\xbf").decode("latin-1").split("\n")
    for item in split([data.removeprefix(b"\xef\xbb\xbf")]):
        if isinstance(item, Raw) and data.isascii():
            assert "\n".join(lines[item.line - 1 :])[item.column - 1 :].startswith(
                item.data.decode("latin-1")
            )


LINES = st.binary().map(lambda data: data.replace(b"\n", b""))


@given(RECORDS, st.lists(RECORDS | LINES.filter(lambda line: line.strip() != b"{")))
def test_a_bad_line_costs_only_itself(first: object, rest: list[object]) -> None:
    """Each line that is not blank gives one record, whatever stands in the other lines."""
    lines = [item if isinstance(item, bytes) else written(item) for item in [first, *rest]]
    expected = [
        (number, line.strip(b" \t\r"))
        for number, line in enumerate(lines, start=1)
        if line.strip(b" \t\r")
    ]
    found = split([b"\n".join(lines)])
    assert [(item.line, item.data) for item in found if isinstance(item, Raw)] == expected


@given(st.lists(PLAIN_RECORDS, min_size=1), st.data(), st.sampled_from([b",", b", ", b",\n"]))
def test_a_lost_byte_costs_only_the_record_that_it_belonged_to(
    records: list[object], data: st.DataObject, comma: bytes
) -> None:
    """In a list of flat records, a byte lost from one record leaves all the others."""
    members = [written(record) for record in records]
    bad = data.draw(st.integers(0, len(members) - 1))
    lost = data.draw(st.integers(0, len(members[bad]) - 1))
    damaged = members[bad][:lost] + members[bad][lost + 1 :]
    found = split([b"[" + comma.join([*members[:bad], damaged, *members[bad + 1 :]]) + b"]"])
    kept = [item.data for item in found if isinstance(item, Raw)]
    assert kept[:bad] == members[:bad]
    assert kept[len(kept) - len(members) + bad + 1 :] == members[bad + 1 :]


@given(st.lists(RECORDS, min_size=1), st.integers(1, 200))
def test_a_list_that_breaks_off_gives_all_before_the_break(
    records: list[object], missing: int
) -> None:
    """Every complete record comes out, no piece of one does, and a place says what is missing."""
    members = [written(record) for record in records]
    data = (b"[" + b",".join(members) + b"]")[:-missing]
    *found, last = split([data or b"["])
    kept = [item.data for item in found if isinstance(item, Raw)]
    whole = [
        member
        for end, member in enumerate(members)
        if len(b",".join(members[: end + 1])) < len(data)
    ]
    assert isinstance(last, Unreadable)
    assert [data for data in kept if is_json(data)] == whole


@pytest.mark.parametrize(
    "start", [b'{"a":"', b'[{"a":"', b'[{"a":', b"[", b'["', b'{\n"a":"', b'{\n"a":{']
)
def test_a_record_without_end_is_let_go_as_it_comes(start: bytes) -> None:
    """The memory that is taken does not grow with the length of a record."""
    blocks = itertools.chain([start], itertools.repeat(b"x" * 30_000 + b"{[", 100))
    tracemalloc.start()
    try:
        messages = [
            item.message for item in split(blocks, longest=10_000) if isinstance(item, Unreadable)
        ]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert "the record is longer than 10000 bytes; only shorter ones are read" in messages
    assert peak < 300_000
