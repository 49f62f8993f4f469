"""Look at the columns of data of which nothing is known yet."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rls_screen.mapping.draft import MOST_VALUES, Found


def find_columns(header: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[Found, ...]:
    """Count the raw values in each column of *rows* that *header* names."""
    counts: list[Counter[str]] = [Counter() for _ in header]
    full = [False] * len(header)
    for row in rows:
        for index, cell in enumerate(row[: len(header)]):
            text = cell.strip()
            if text in counts[index] or len(counts[index]) < MOST_VALUES:
                counts[index][text] += 1
            else:
                full[index] = True
    return tuple(
        Found(name, dict(sorted(counts[index].items())), not full[index], _which(header, index))
        for index, name in enumerate(header)
        if name
    )


def _which(header: Sequence[str], index: int) -> int:
    """Say which of the columns of one name this is, or 0 where it is the only one."""
    name = header[index]
    return header[: index + 1].count(name) if header.count(name) > 1 else 0
