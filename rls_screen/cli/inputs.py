"""Open files of records, whatever their format, and give what becomes of each record."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rls_screen.batch.formats import Format, find_format
from rls_screen.batch.record import Outcome, Rejected, Taken
from rls_screen.batch.run import Run
from rls_screen.batch.unpack import unpacked
from rls_screen.cli.files import STDIN, blocks
from rls_screen.cli.say import say
from rls_screen.errors import UsageError

if TYPE_CHECKING:
    from rls_screen.batch.table.read import Table

_HEAD = 4_096


@dataclass(frozen=True, slots=True)
class Opening:
    """How files are opened: what is not given is found; *flush* is called before each read."""

    form: Format | None = None
    delimiter: str | None = None
    encoding: str | None = None
    flush: Callable[[], object] = bool

    def __post_init__(self) -> None:
        """Raise `UsageError` for a delimiter that is not one character."""
        mark = self.mark
        if mark is not None and (len(mark) != 1 or mark.isalnum() or mark in '"\r\n\0'):
            raise UsageError("--delimiter: this must be one character, such as ; or \\t for a tab.")

    @property
    def mark(self) -> str | None:
        """Give the delimiter as the character that it is."""
        return "\t" if self.delimiter in {"\\t", "tab"} else self.delimiter

    def table(self, data: Iterable[bytes], name: str) -> "Table":
        """Read the table in *data*, called *name*, and say what had to be guessed."""
        from rls_screen.batch.table.read import read_table

        table = read_table(data, name, self.mark, self.encoding)
        if table.is_guessed:
            say(
                f"rls-screen: {name}: read as {table.encoding}, by the looks of it. "
                "If letters look wrong, name the right one with --encoding."
            )
        return table


FOUND = Opening()
"""Find the format, the delimiter and the encoding."""


def named(path: Path) -> str:
    """Give the name under which messages speak of *path*."""
    return "<stdin>" if path == STDIN else str(path)


def outcomes(path: Path, opening: Opening, run: Run) -> Iterator[Outcome]:
    """Give what becomes of each record in the file at *path*."""
    data, form = opened(path, opening, run, is_mapped=False)
    yield from decided(path, (data, form), opening, run)


def decided(
    path: Path, found: tuple[Iterator[bytes], Format], opening: Opening, run: Run
) -> Iterator[Outcome]:
    """Give what becomes of each record in what was *found*, the bytes of the file at *path*."""
    data, form = found
    if form is Format.JSON:
        yield from run.score(named(path), data)
    else:
        yield from run.decide(_taken(path, found, opening, run))


def answers(path: Path, opening: Opening, run: Run) -> Iterator[Taken | Rejected]:
    """Take the answers of each record in the file at *path*."""
    return _taken(path, opened(path, opening, run, is_mapped=False), opening, run)


def _taken(
    path: Path, found: tuple[Iterator[bytes], Format], opening: Opening, run: Run
) -> Iterator[Taken | Rejected]:
    name = named(path)
    data, form = found
    match form:
        case Format.CSV:
            from rls_screen.batch.own import own_records

            yield from own_records(opening.table(data, name), name, run)
        case Format.PARQUET:
            from rls_screen.batch.own import own_rows
            from rls_screen.batch.parquet import read_parquet

            yield from own_rows(read_parquet(on_disk(path), name), name, run)
        case Format.JSON:
            yield from run.read(name, data)
        case Format.FHIR:
            raise UsageError("FHIR responses need a mapping of their link ids, such as --map fhir.")


def opened(
    path: Path, opening: Opening, run: Run | None, *, is_mapped: bool
) -> tuple[Iterator[bytes], Format]:
    """Give the bytes of the file at *path*, unpacked, and their format."""
    name = named(path)
    waiting = unpacked(_flushing(blocks(path), opening.flush), name)
    head = b""
    for block in waiting:
        head += block
        # Nobody at a terminal or a slow pipe should have to type more for their first record.
        if b"\n" in head or len(head) >= _HEAD:
            break
    known = frozenset({"id", *run.screen.plan.questions}) if run else frozenset()
    form = opening.form or find_format(head, name, known, is_mapped=is_mapped)
    return itertools.chain((head,) if head else (), waiting), form


def _flushing(found: Iterable[bytes], flush: Callable[[], object]) -> Iterator[bytes]:
    """Let results out before more input is waited for."""
    for block in found:
        yield block
        flush()


def on_disk(path: Path) -> Path:
    """Give *path*, or raise `UsageError` if it is a pipe, which cannot be read from its end."""
    if path == STDIN:
        raise UsageError("Parquet cannot be read from a pipe; name the file.")
    return path
