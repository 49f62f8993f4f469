"""Promises of tables of text: each row is there once, damaged or not, whatever the file is like."""

import csv
import gzip
import io
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rls_screen.batch.encoding import as_utf8
from rls_screen.batch.formats import Format, find_format
from rls_screen.batch.source import Source
from rls_screen.batch.table.dialect import Dialect, find_dialect
from rls_screen.batch.table.read import read_table
from rls_screen.batch.table.rows import MOST_LINES, Row, rows
from rls_screen.batch.unpack import unpacked
from rls_screen.errors import UsageError


def _rows(text: bytes, longest: int = 1_048_576) -> list[Row]:
    return list(rows(Source(iter((text, b"\n")), longest), Dialect()))


def _blocks(data: bytes, size: int) -> Iterable[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


CELL = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
TABLE = st.integers(2, 4).flatmap(
    lambda width: st.lists(
        st.lists(CELL, min_size=width, max_size=width).filter(any), min_size=1, max_size=6
    )
)


@given(table=TABLE)
def test_a_sound_table_comes_back_cell_by_cell(table: list[list[str]]) -> None:
    """Quotes, delimiters and line ends within cells are kept."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(table)
    found = _rows(text.getvalue().encode())
    assert [list(cells) for _, cells in found] == table


def test_a_quote_that_is_not_closed_costs_only_its_row() -> None:
    """The rows behind an open quote are read again without it."""
    text = b'a,b\n1,"open\n2,x\n3,"closed"\n4,y\n'
    found = _rows(text)
    assert [line for line, _ in found] == [1, 2, 3, 4, 5]
    assert isinstance(found[1][1], str)
    assert [cells for _, cells in found if isinstance(cells, tuple)] == [
        ("a", "b"),
        ("2", "x"),
        ("3", "closed"),
        ("4", "y"),
    ]


def test_many_open_quotes_end_soon() -> None:
    """A file in which every row opens a quote is rejected row by row, in short time."""
    count = 5_000
    found = _rows(b'1,"x\n' * count)
    assert len(found) == count
    assert all(isinstance(reason, str) for _, reason in found)


def test_a_row_over_many_lines_is_read_up_to_a_bound() -> None:
    """A cell with line ends is one cell, if it is no longer than text is."""
    inner = b"\n".join(b"line" for _ in range(MOST_LINES - 1))
    assert _rows(b'1,"' + inner + b'"\n')[0][1] == ("1", inner.decode())
    assert isinstance(_rows(b'1,"' + inner + b'\n\n"\n')[0][1], str)


def test_a_row_that_is_too_long_costs_only_itself() -> None:
    """A cell of endless length is passed over without being kept."""
    found = _rows(b"a,b\n1," + b"x" * 5_000 + b"\n2,y\n", longest=1_000)
    assert [type(cells) for _, cells in found] == [tuple, str, tuple]
    assert "longer than 1 MiB" in str(found[1][1])


def test_a_nul_byte_rejects_its_row() -> None:
    """A row with a NUL byte is damaged."""
    assert [type(cells) for _, cells in _rows(b"a,b\n1,\x00\n2,y\n")] == [tuple, str, tuple]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("size", [1, 7, 65_536])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_the_encoding_and_the_line_ends_are_found(encoding: str, size: int, ends: str) -> None:
    """The same table is read from each encoding, however its bytes come in."""
    lines = ["id;antwort", "1;Müller, größer", "2;können"] + [f"{n};für später" for n in range(9)]
    data = ends.join([*lines, ""]).encode(encoding)
    table = read_table(_blocks(data, size), "file")
    assert table.header == ("id", "antwort")
    assert [";".join(cells) for _, cells in table.rows] == lines[1:]


def test_an_encoding_can_be_named() -> None:
    """A name that there is wins over a guess, and one that there is not is told."""
    data = "id,x\n1,ż\n".encode("cp1250")
    found = list(read_table([data], "file", encoding="cp1250").rows)
    assert found == [(2, ("1", "ż"))]
    with pytest.raises(UsageError, match="there is no such encoding"):
        as_utf8([data], "no-such")


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2\n", ";"),
        ("a\tb\n1\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ('"a, or b";c\n1;2\n', ";"),
        ('"a; or b",c\n1,2\n', ","),
        ("a\n1\n", ","),
    ],
)
def test_the_delimiter_is_found(text: str, mark: str) -> None:
    """What parts the cells is told from what only stands in them."""
    assert find_dialect(text).delimiter == mark


@pytest.mark.parametrize("size", [1, 3, 1_000_000])
def test_gzip_is_unpacked_as_it_comes(size: int) -> None:
    """One packed file or several behind each other give their text."""
    data = gzip.compress(b"a,b\n" * 1_000, mtime=0) + gzip.compress(b"1,2\n", mtime=0)
    assert b"".join(unpacked(_blocks(data, size), "f")) == b"a,b\n" * 1_000 + b"1,2\n"
    assert b"".join(unpacked(_blocks(b"a,b", size), "f")) == b"a,b"
    assert list(unpacked([], "f")) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (gzip.compress(b"a,b\n" * 1_000, mtime=0)[:-9], "cut off"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\n\n\n", "cut off"),
        (b"\x1f\x8b", "cut off"),
        (gzip.compress(b"a", mtime=0)[:-1] + b"x" + gzip.compress(b"b", mtime=0), "damaged"),
    ],
)
def test_damaged_gzip_is_told(data: bytes, said: str) -> None:
    """What cannot be unpacked is said in plain words."""
    with pytest.raises(UsageError, match=said):
        b"".join(unpacked([data], "f"))


def test_a_gzip_bomb_is_refused_early() -> None:
    """A file that would grow without end is refused before it has."""
    bomb = gzip.compress(bytes(400_000_000), compresslevel=9)
    sizes: list[int] = []
    with pytest.raises(UsageError, match="grows more than 200 times"):
        sizes.extend(len(piece) for piece in unpacked([bomb], "f"))
    assert sum(sizes) < 300_000_000
    assert max(sizes) <= 1_048_576


@pytest.mark.parametrize(
    ("head", "name", "mapped", "form"),
    [
        (b'{"id":1}', "x", False, Format.JSON),
        (b"\xef\xbb\xbf [", "x.csv", True, Format.JSON),
        (b"PAR1", "x", False, Format.PARQUET),
        (b"a,b\n", "x.csv", False, Format.CSV),
        (b"a,b\n", "x.CSV.gz", False, Format.CSV),
        (b"a,b\n", "x", True, Format.CSV),
        (b"a,b\n", "x", False, Format.JSON),
        (b'id,"urge"\n1,yes', "<stdin>", False, Format.CSV),
        (b"urge\n", "<stdin>", False, Format.JSON),
    ],
)
def test_the_format_is_found(head: bytes, name: str, mapped: bool, form: Format) -> None:  # noqa: FBT001
    """What stands in the file tells its format before its name does."""
    assert find_format(head, name, {"id", "urge"}, is_mapped=mapped) is form
