"""Laws of records that are cut off among sound ones, in every layout that JSON is written in."""

import json
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rls_screen.batch.json.split import Raw, split

Value = str | int | bool | list["Value"] | dict[str, "Value"] | None

KEYS = st.sampled_from(["id", "urge", "feels", ""]) | st.text(max_size=3)
VALUES: st.SearchStrategy[Value] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)
OBJECTS = st.dictionaries(KEYS, VALUES, max_size=4)
WORDS = st.sampled_from(["yes", "no", "aching", "burning"])
RECORDS = st.builds(
    lambda name, feels, more, rest: {"id": name, "feels": feels, "more": more, **rest},
    WORDS | st.integers(0, 99),
    st.lists(WORDS, max_size=3),
    st.dictionaries(WORDS, WORDS | st.lists(WORDS, max_size=2), max_size=2),
    st.dictionaries(WORDS, WORDS | st.lists(WORDS | st.integers(0, 9), max_size=3), max_size=2),
)
INDENTS = st.sampled_from([None, 0, 1, 2, "\t"])
SEPARATORS = st.sampled_from([(",", ":"), (", ", ": "), (" , ", " : "), (",\n", ":"), (",", ":\n")])


def sound(data: bytes) -> list[object]:
    """Give the values of the records in *data* that are sound JSON."""
    values = []
    for item in split([data]):
        if isinstance(item, Raw):
            try:
                values.append(json.loads(item.data))
            except ValueError:
                continue
    return values


@given(st.lists(VALUES), INDENTS, SEPARATORS, st.booleans())
def test_a_sound_list_gives_exactly_its_members(
    members: list[Value],
    indent: int | str | None,
    separators: tuple[str, str],
    is_ascii: bool,  # noqa: FBT001 - a drawn value
) -> None:
    """However a list is laid out, its members come out, and nothing else does."""
    text = json.dumps(members, indent=indent, separators=separators, ensure_ascii=is_ascii)
    found = list(split([text.encode()]))
    assert [json.loads(item.data) for item in found if isinstance(item, Raw)] == members
    assert len(found) == len(members)


@given(st.lists(OBJECTS, min_size=1), st.sampled_from([0, 1, 2, "\t"]), st.sampled_from("\n "))
def test_sound_printed_values_come_out_whole(
    members: list[object], indent: int | str, between: str
) -> None:
    """Objects printed one below the other come out, with objects in lists and without indent."""
    text = "".join(json.dumps(member, indent=indent) + "\n" + between for member in members)
    found = list(split([text.encode()]))
    assert [json.loads(item.data) for item in found if isinstance(item, Raw)] == members
    assert len(found) == len(members)


@given(
    st.lists(RECORDS, min_size=1, max_size=6),
    st.data(),
    st.sampled_from([None, 0, 2, "\t"]),
    st.sampled_from([",", ", ", ",\n", ",\n\n  ", "\n,"]),
)
def test_records_that_are_cut_off_in_a_list_cost_only_themselves(
    records: list[object], data: st.DataObject, indent: int | str | None, comma: str
) -> None:
    """Wherever records break off, in a list of their own too, all the others come out."""
    members = [json.dumps(record, indent=indent) for record in records]
    cut = data.draw(st.lists(st.integers(0, 10_000), min_size=len(members), max_size=len(members)))
    kept = [
        member if place % 2 else member[: place % len(member)]
        for member, place in zip(members, cut, strict=True)
    ]
    found = sound(f"[{comma.join(kept)}]".encode())
    assert found == [record for record, place in zip(records, cut, strict=True) if place % 2]


@given(st.lists(RECORDS, min_size=2, max_size=6), st.data(), st.sampled_from([0, 2, "\t"]))
def test_printed_records_that_are_cut_off_cost_only_themselves(
    records: list[object], data: st.DataObject, indent: int | str
) -> None:
    """Where the values are printed one below the other, the same holds behind the first."""
    members = [json.dumps(record, indent=indent) for record in records]
    bad = data.draw(st.integers(1, len(members) - 1))
    members[bad] = members[bad][: data.draw(st.integers(0, len(members[bad]) - 1))]
    assert sound("\n".join(members).encode()) == [*records[:bad], *records[bad + 1 :]]


def _in_blocks(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


CUT = b'{"id":"a","feels":["aching",'
WHOLE = b'{"id":"b","feels":["aching"]},'
TEXT = b'{"id":"a","note":"' + b"x" * 1_000_000 + b'"}'


@pytest.mark.parametrize(
    ("data", "size", "count"),
    [
        (b"[" + CUT * 30_000 + b"]", 65_536, 30_000),
        (b"[" + (CUT + b"\n") * 30_000 + b"]", 65_536, 30_000),
        (b"[" + (WHOLE * 50 + CUT) * 1_000 + b"]", 65_536, 51_000),
        (b'{\n"id":1}\n' + b'{"k":["x" {"k":1 ] ' * 5_000, 65_536, None),
        (b"[" + b'x {"id":["a",\n' * 30_000, 65_536, None),
        (b"[" + TEXT + b"]", 8, 1),
        (TEXT, 8, 1),
        (b'{\n"id":1}\n' + TEXT.replace(b",", b",\n"), 8, 2),
        (b" " * 1_000_000 + b"[" + b" " * 1_000_000 + b"1]", 8, 1),
    ],
    ids=[
        "one line of records cut off",
        "lines cut off",
        "some cut off",
        "brackets crossed",
        "text before each brace",
        "a long text in a list, in small blocks",
        "a long line, in small blocks",
        "a long printed text, in small blocks",
        "much white space, in small blocks",
    ],
)
def test_time_grows_with_the_input_and_no_faster(data: bytes, size: int, count: int | None) -> None:
    """Many records cut off and many small blocks take seconds, since nothing is read each time."""
    start = time.process_time()
    found = sum(1 for _ in split(_in_blocks(data, size)))
    assert time.process_time() - start < 30
    assert count in {None, found}
