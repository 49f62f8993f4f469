"""Promises of summaries: the intervals are the published ones, and every record is counted once."""

import json
from collections.abc import Sequence
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rls_screen.batch.summary.count import LONGEST_CODE, MOST_CODES, REST, Count
from rls_screen.batch.summary.groups import Group, Share, groups
from rls_screen.batch.summary.interval import difference, wilson
from rls_screen.batch.summary.page import MOST_DRAWN, How, summary_page
from rls_screen.batch.summary.plots import Plots
from rls_screen.batch.summary.scored import Decided, NotDecided, Record, from_json, from_table
from rls_screen.batch.table.read import read_table
from rls_screen.errors import UsageError
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


DECIDED: dict[str, object] = {
    "result": "likely",
    "four_criteria": "met",
    "urgency": "soon",
    "see_doctor": True,
    "criteria": {"urge": "met", "rest": "met", "relief": "unknown"},
    "reasons": [],
    "caps": [],
    "flags": [],
    "impact": None,
    "course": None,
    "rest_sufferer": "yes",
    "dsm5_frequency": "no",
    "warning_signs": "asked",
    "inconsistent": [],
    "unsettled": [],
    "instrument": "x/1",
}


def _line(**fields: object) -> bytes:
    return json.dumps(DECIDED | fields).encode() + b"\n"


def _count(text: bytes) -> Count:
    count = Count("x", tuple(criterion.id for criterion in load().criteria))
    count.add(from_json([text]), "x")
    return count


def _found(*counts: Count) -> dict[str, Group]:
    return {group.name: group for group in groups(counts, load())}


def _counts_of(group: Group) -> dict[str, int]:
    return {share.code: share.counts[0] for share in group.shares if share.counts[0]}


@pytest.mark.parametrize("name", [name for name in DECIDED if name != "instrument"])
def test_a_record_that_lacks_a_field_is_not_counted(name: str) -> None:
    """What is missing is never taken for a list that is empty, or for null."""
    record = {key: value for key, value in DECIDED.items() if key != name}
    count = _count(json.dumps(record).encode())
    assert (count.total, count.not_counted) == (0, 1)
    assert f"has no '{name}'" in str(count.faults[0])


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"urgency": "zzz"}, "its 'urgency' is 'zzz'"),
        ({"urgency": None}, "its 'urgency' is empty"),
        ({"impact": "\x1b[31m"}, "its 'impact' is '\\u001b[31m'"),
        ({"criteria": {}}, "it has no 'criteria'"),
        ({"criteria": {"urge": "perhaps"}}, "its criterion 'urge' is 'perhaps'"),
        ({"criteria": {"urge": ["met"]}}, "its criterion 'urge' is '{}'"),
        ({"flags": 5}, "its 'flags' is no list of codes"),
        ({"flags": [["nerve"]]}, "its 'flags' is no list of codes"),
        ({"see_doctor": "maybe"}, "its 'see_doctor' is 'maybe'"),
    ],
)
def test_a_code_that_cannot_be_is_not_counted(fields: dict[str, object], why: str) -> None:
    """The reason names the field and its code, safe to show."""
    count = _count(_line(**fields))
    assert [fault.message for fault in count.faults] == [f"this is no decided record: {why}"]
    assert count.total == 0


def test_what_is_no_decided_record_is_named_and_counted() -> None:
    """Answers that were not scored, and damaged lines, are not taken for results."""
    count = _count(_line() + b'{"urge":"yes"}\n' + _line(result="maybe") + b"nonsense\n")
    assert (count.read, count.total, count.not_counted) == (4, 1, 3)
    assert [fault.line for fault in count.faults] == [2, 3, 4]


def test_every_code_of_a_closed_list_is_there() -> None:
    """A result that nobody has is told as such, not left out."""
    found = _found(_count(_line()))
    assert [share.code for share in found["result"].shares] == list(RESULTS)
    assert [share.code for share in found["urgency"].shares] == list(LEVELS)
    assert [share.counts for share in found["result"].shares] == [(1,), (0,), (0,), (0,)]


def test_the_states_of_a_criterion_add_up_to_all_records() -> None:
    """A criterion that a record does not have is counted as that, and a strange one told."""
    count = _count(_line() + _line(criteria={"urge": "unknown", "thirst": "met"}))
    found = _found(count)
    for criterion in load().criteria:
        assert sum(_counts_of(found[f"criteria.{criterion.id}"]).values()) == count.total
    assert _counts_of(found["criteria.rest"]) == {"met": 1, "not in the record": 1}
    assert _counts_of(found["other_criteria"]) == {"thirst=met": 1}
    assert "other_criteria" not in _found(_count(_line()))


def test_gaps_are_counted_by_record() -> None:
    """A record with several unknown criteria or questions counts once."""
    full = {"criteria": {"urge": "met"}}
    lines = (
        _line(criteria={"urge": "unknown", "rest": "unknown"}),
        _line(**full, unsettled=["position", "swelling"]),
        _line(**full, inconsistent=["relief_before"]),
        _line(**full),
    )
    assert _counts_of(_found(_count(b"".join(lines)))["open"]) == {
        "criterion unknown": 1,
        "question unsettled": 1,
        "answers inconsistent": 1,
    }


def test_codes_are_bounded_and_no_share_is_more_than_all() -> None:
    """One record with thousands of codes counts once as other codes, as do overlong codes."""
    flags = [f"f{number}" for number in range(3 * MOST_CODES)]
    count = _count(_line(flags=flags) + _line(flags=["f1", "y" * (LONGEST_CODE + 1)]))
    assert len(count.codes["flags"]) == MOST_CODES + 1
    assert (count.of("flags", "f1"), count.of("flags", REST)) == (2, 2)
    assert REST in " ".join(str(block) for block in summary_page((count,), _groups(count), load()))


def test_names_of_criteria_do_not_fill_the_memory() -> None:
    """Every record may bring criteria of its own; how many are kept is bounded."""
    lines = (_line(criteria={f"c{number}": "met"}) for number in range(MOST_CODES + 500))
    count = _count(b"".join(lines))
    assert count.of("other_criteria", REST) == 500
    assert len(count.codes) == len(_count(_line()).codes)


def _groups(*counts: Count) -> tuple[Group, ...]:
    return tuple(groups(counts, load()))


def test_the_page_says_how_many_and_of_what() -> None:
    """Totals, denominators, empty lists and codes of nobody are said, and faults named."""
    count = _count(_line() + b'{"urge":"yes"}\n')
    page = summary_page((count,), _groups(count), load())
    said = "\n".join(map(str, page))
    assert "x: 2 records read, 1 counted, 1 not counted." in said
    assert "all 1 records that are counted" in said
    assert "No record has any." in said
    assert "No record (0.0%, 0.0 to 79.3%): possible, unlikely, undetermined." in said
    assert "x:2: this is no decided record: it has no 'result'." in said


def test_diagnosis_is_spoken_of_only_to_deny_it() -> None:
    """A summary counts a screen's results, and says that it made no diagnosis."""
    count = _count(_line())
    said = "\n".join(map(str, summary_page((count,), _groups(count), load())))
    own = said.replace("no diagnosis", "")
    quoted = [source.text for source in load().sources.values()]
    for text in quoted:
        own = own.replace(text, "")
    assert "diagnos" not in own.replace("diagnostic test accuracy", "").lower()


def _table(text: str) -> list[Record]:
    return list(from_table(read_table([text.encode()], "x")))


HEADER = (
    "result,four_criteria,urgency,see_doctor,criteria_urge,reasons,caps,flags,impact,course,"
    "rest_sufferer,dsm5_frequency,warning_signs,inconsistent,unsettled,instrument\n"
)
ROW = "likely,met,soon,TRUE,met,fits;burden,,,,,yes,no,asked,,,x/1\n"


def test_a_table_is_read_as_score_wrote_it() -> None:
    """Lists are parted, blanks are empty, and the apostrophe before a formula is no text."""
    [record] = _table("\ufeff" + HEADER + ROW.replace("x/1", "'=x/1"))
    assert isinstance(record, Decided)
    assert record.lists["reasons"] == ("fits", "burden")
    assert record.lists["flags"] == ()
    assert record.single["see_doctor"] == "true"
    assert record.instrument == "=x/1"


def test_a_row_of_another_width_is_not_counted() -> None:
    """A cell too many or too few would move every code behind it."""
    records = _table(HEADER + ROW + ROW.replace("x/1", "x/1,y") + "likely,met\n")
    assert [type(record) for record in records] == [Decided, NotDecided, NotDecided]


def test_a_column_that_stands_twice_is_refused() -> None:
    """Nobody could tell which one is counted."""
    with pytest.raises(UsageError, match="'result' stands twice"):
        _table("result," + HEADER + "likely," + ROW)


def test_a_picture_says_what_stands_in_the_file() -> None:
    """No code, however it looks, is taken for a colour or an id of the drawing."""
    odd = ["#123456", 'id="x', "url(#x)", "$x$", "</text><b>", "-->"]
    count = _count(_line(flags=odd))
    found = {group.name: group for group in _groups(count)}
    there = [share for share in found["flags"].shares if any(share.counts)]
    svg = Plots(1)(found["flags"], there)
    drawn = [item.text for item in ET.fromstring(svg).iter() if item.text]  # noqa: S314
    assert set(odd) <= set(drawn)
    assert "#123456" not in svg.replace(">#123456<", "").replace("<!-- #123456 -->", "")


def test_long_groups_are_drawn_in_part() -> None:
    """A picture shows the first codes, says so, and the table has all."""
    count = _count(_line(unsettled=[f"q{number}" for number in range(100)]))
    drawn: list[int] = []

    def draw(_group: Group, shares: Sequence[Share]) -> str:
        drawn.append(len(shares))
        return ""

    said = "\n".join(map(str, summary_page((count,), _groups(count), load(), How(draw=draw))))
    assert max(drawn) == MOST_DRAWN
    assert f"The picture shows the first {MOST_DRAWN} of 100 codes." in said
    assert "q99" in said
