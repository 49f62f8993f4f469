"""Find the columns of a mapping in the header of a table."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rls_screen.batch.record import FIELDS
from rls_screen.errors import MappingError, Problem, UsageError
from rls_screen.logic.spelling import did_you_mean
from rls_screen.mapping.cell import Cell
from rls_screen.mapping.model import Codebook, Column
from rls_screen.screening.visible import shown

MOST_COLUMNS = 100_000
"""How many columns a table may have."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the columns of a mapping stand in rows of *width* cells: index by column name."""

    width: int
    columns: Mapping[str, int]
    carried: Mapping[str, int]

    def fault(self, cells: Sequence[str]) -> str:
        """Say why a row of *cells* does not fit the header, or give an empty text.

        Cells that are left out at the end are blank, but never one that is used.
        """
        if len(cells) > self.width and any(cell.strip() for cell in cells[self.width :]):
            return (
                f"the row has {len(cells)} cells, and the header has {self.width}; a cell with the "
                "delimiter in it must be quoted"
            )
        for name, index in self.columns.items():
            if index >= len(cells):
                return (
                    f"the row ends after {len(cells)} of {self.width} cells, and '{name}' should "
                    "stand behind; a blank cell needs its delimiter too"
                )
            if is_broken(cells[index]):
                return not_decoded(name)
        broken = (name for name, cell in self.carry(cells) if is_broken(cell))
        return next(map(not_decoded, broken), "")

    def pick(self, cells: Sequence[str]) -> dict[str, Cell]:
        """Give the cells of the mapping's columns by their names."""
        return {name: cells[index] for name, index in self.columns.items()}

    def carry(self, cells: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Give the cells that pass through, by their headers."""
        return tuple(
            (name, cells[index] if index < len(cells) else "")
            for name, index in self.carried.items()
        )


def layout(
    header: Sequence[str], codebook: Codebook, source: str, carried: Collection[str] | None
) -> Layout:
    """Find the columns of *codebook*, and those *carried*, in *header*, that of *source*.

    None carries all that the mapping does not use. Raise `MappingError` with every column that is
    not there, or there more than once, and `UsageError` for one that cannot be carried.
    """
    names: dict[str, list[int]] = {}
    for index, name in enumerate(header):
        names.setdefault(name.strip().removeprefix("\ufeff"), []).append(index)
    looked_up = [(column, _index(column, names)) for column in codebook.columns.values()]
    problems: list[Problem] = []
    for column, told in looked_up:
        if isinstance(told, str):
            place = (codebook.file, column.line, column.column)
            problems.append(_not_found(place, f"{source}: {told}", column.headers[0], names))
    for name in (name for name in carried or () if name not in names):
        message = f"{source}: the column '{name}', which is to be carried, is not there."
        problems.append(_not_found((codebook.file, 1, 1), message, name, names))
    if problems:
        raise MappingError(problems)
    found = {column.name: at for column, at in looked_up if isinstance(at, int)}
    rest = _unused(names, frozenset(found.values())) if carried is None else _named(names, carried)
    for name, places in rest.items():
        _check_carried(name, len(places), source)
    return Layout(len(header), found, {name: places[0] for name, places in rest.items()})


def _not_found(
    place: tuple[str, int, int], message: str, name: str, names: Iterable[str]
) -> Problem:
    """Give the problem that the column *name* cannot be found; one of *names* may be meant."""
    return Problem(*place, "column-not-found", message, did_you_mean(name, tuple(names)))


def _unused(names: Mapping[str, Sequence[int]], used: Collection[int]) -> dict[str, Sequence[int]]:
    """Give the places of each of *names* that are not *used*."""
    rest = {name: [at for at in places if at not in used] for name, places in names.items()}
    return {name: places for name, places in rest.items() if name and places}


def _named(
    names: Mapping[str, Sequence[int]], carried: Collection[str]
) -> dict[str, Sequence[int]]:
    return {name: names[name] for name in carried}


def _check_carried(name: str, count: int, source: str) -> None:
    """Raise `UsageError` if the column *name* cannot be carried, of which there are *count*."""
    if name in FIELDS:
        reason = "as results have a field of this name"
    elif count > 1:
        reason = f"as there are {count} of this name"
    else:
        return
    message = f"{source}: the column '{shown(name)}' cannot be carried, {reason}; rename it."
    raise UsageError(message)


def _index(column: Column, names: Mapping[str, Sequence[int]]) -> int | str:
    """Give the index of *column* by the places of all *names*, or say why there is none."""
    for header in column.headers:
        places = names.get(header, ())
        if len(places) == 1:
            return places[0]
        if places and 0 < column.occurrence <= len(places):
            return places[column.occurrence - 1]
        if places:
            return (
                f"there are {len(places)} columns '{header}'; say which one is meant with "
                f"'occurrence:', from 1 to {len(places)}."
            )
    listed = " or ".join(f"'{header}'" for header in column.headers)
    return f"there is no column {listed}."


def is_broken(cell: str) -> bool:
    """Say whether *cell* holds bytes that could not be decoded."""
    if cell.isascii():
        return False
    return "\ufffd" in cell or any("\ud800" <= letter <= "\udfff" for letter in cell)


def not_decoded(name: str) -> str:
    """Say that a cell of the column *name* could not be decoded."""
    return (
        f"'{shown(name)}' has bytes that are not in the encoding of the rest; name the right one "
        "with --encoding"
    )
