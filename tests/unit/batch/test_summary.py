"""Promises of summaries: the intervals are the published ones, and every record is counted once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rls_screen.batch.summary.count import Count, groups
from rls_screen.batch.summary.interval import difference, wilson
from rls_screen.batch.summary.scored import from_json
from rls_screen.instrument.load import load
from rls_screen.instrument.vocabulary import LEVELS, RESULTS


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_published_intervals(
    count: int, total: int, low: float, high: float
) -> None:
    """The score method's intervals in Newcombe, Statistics in Medicine 1998;17:857-872, table I."""
    found = wilson(count, total)
    assert found.value == count / total
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_a_difference_gives_the_published_interval() -> None:
    """56 of 70 less 48 of 80: method 10 in Newcombe, Statistics in Medicine 1998;17:873-890."""
    found = difference(wilson(48, 80), wilson(56, 70))
    assert round(found.value, 4) == 0.2
    assert (round(found.low, 4), round(found.high, 4)) == (0.0524, 0.3339)


@given(total=st.integers(1, 10_000), data=st.data())
def test_an_interval_holds_its_share_and_stays_within_all(total: int, data: st.DataObject) -> None:
    """No share is outside of its interval, and no interval outside of nothing and all."""
    count = data.draw(st.integers(0, total))
    found = wilson(count, total)
    assert 0 <= found.low <= found.value <= found.high <= 1
    other = difference(found, found)
    assert other.low <= 0 <= other.high


def _count(text: bytes) -> Count:
    count = Count("x")
    count.add(from_json([text]))
    return count


def test_what_is_no_decided_record_is_named_and_counted() -> None:
    """Answers that were not scored, and damaged lines, are not taken for results."""
    count = _count(b'{"result":"likely"}\n{"urge":"yes"}\n{"result":"maybe"}\nnonsense\n')
    assert (count.total, count.not_counted) == (1, 3)
    assert [line for line, _ in count.faults] == [2, 3, 4]


def test_every_code_of_a_closed_list_is_there() -> None:
    """A result that nobody has is told as such, not left out."""
    found = {group.name: group for group in groups([_count(b'{"result":"likely"}')], load())}
    assert [share.code for share in found["result"].shares] == list(RESULTS)
    assert {share.code for share in found["urgency"].shares} >= set(LEVELS)
    assert [share.counts for share in found["result"].shares] == [(1,), (0,), (0,), (0,)]
