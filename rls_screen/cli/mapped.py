"""Read files of other people's records by a mapping."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rls_screen.batch.formats import Format
from rls_screen.batch.mapped import Cells, Ids, MappedRun
from rls_screen.batch.other_json import json_columns, json_records
from rls_screen.batch.other_tables import parquet_records, table_records
from rls_screen.batch.parquet import read_parquet
from rls_screen.batch.record import Excluded, Outcome, Rejected, Taken
from rls_screen.batch.run import Extra
from rls_screen.batch.value import cell_of
from rls_screen.cli.account import EXAMPLES
from rls_screen.cli.inputs import Opening, named, on_disk, opened
from rls_screen.errors import UsageError
from rls_screen.instrument.model import Question
from rls_screen.logic.spelling import did_you_mean
from rls_screen.mapping.apply import mapper
from rls_screen.mapping.cell import raw_text
from rls_screen.mapping.model import Codebook
from rls_screen.mapping.read import FHIR, with_reading
from rls_screen.mapping.shipped import load_mapping
from rls_screen.screening.screen import Screener
from rls_screen.screening.visible import shown


@dataclass(frozen=True, slots=True)
class Way:
    """Score other people's records with *run*; *extra* says what becomes of other columns."""

    run: MappedRun
    extra: Extra
    unseen: list[str] = field(default_factory=list)

    def outcomes(self, path: Path, opening: Opening) -> Iterator[Outcome]:
        """Give what becomes of each record in the file at *path*.

        Raise `UsageError` at its end if there were records, and none had a column of the mapping.
        """
        codebook = self.run.mapper.codebook
        carried = None if self.extra is Extra.KEEP else codebook.carried
        self.run.seen.clear()
        has_records = False
        for outcome in self.run.score(cells(path, opening, codebook, carried)):
            has_records = has_records or not isinstance(outcome, Rejected)
            yield outcome
        if has_records:
            self.unseen.extend(unseen(codebook, self.run.seen, named(path)))

    def warnings(self) -> Iterator[str]:
        """Give a sentence for each thing that may not have been read as it was meant."""
        yield from unlisted(self.run.unlisted.counts)
        yield from repeated(self.run.ids)
        yield from self.unseen


def repeated(ids: Ids) -> Iterator[str]:
    """Give a sentence if ids come again."""
    if ids.again:
        records = "record has an id" if ids.again == 1 else "records have ids"
        yield f"{ids.again:,} {records} that another record before has too."


def unseen(codebook: Codebook, seen: Collection[str], name: str) -> Iterator[str]:
    """Give a sentence for each column that no record of the file called *name* has.

    Raise `UsageError` if that is so of all.
    """
    if codebook.columns and not seen:
        headers = ", ".join(column.headers[0] for column in codebook.columns.values())
        raise UsageError(
            f"{name}: no record has any column of the mapping '{codebook.name}', such as "
            f"{shown(headers)}. Is it the right mapping?"
        )
    for column in codebook.columns.values():
        if column.name not in seen:
            yield f"{name}: no record has the column '{shown(column.headers[0])}' of the mapping."


def unlisted(counts: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """Give a sentence for each raw value that is not listed, or for many of one column."""
    columns: dict[str, list[tuple[str, int]]] = {}
    for (column, raw), count in counts.items():
        columns.setdefault(column, []).append((raw, count))
    for column, found in columns.items():
        if len(found) > EXAMPLES:
            rows = sum(count for _, count in found)
            shown = ", ".join(f'"{raw}"' for raw, _ in found[:EXAMPLES])
            yield (
                f"{rows:,} rows: '{column}' holds {len(found):,} values that the mapping does not "
                f"list, such as {shown}."
            )
            continue
        for raw, count in found:
            told = f"{count:,} {'row' if count == 1 else 'rows'}"
            yield f"{told}: '{column}' holds \"{raw}\", which the mapping does not list."


def way(screen: Screener, codebook: Codebook, extra: Extra) -> Way:
    """Prepare to score by *codebook* with *screen*."""
    return Way(MappedRun(screen, mapper(codebook)), extra)


def chosen_mapping(name: str, reading: str | None, questions: Mapping[str, Question]) -> Codebook:
    """Read the mapping *name* in its *reading*, if one is named."""
    codebook = load_mapping(name, questions)
    if reading is None:
        return codebook
    if reading not in codebook.readings:
        known = tuple(codebook.readings)
        listed = f"Its readings are: {', '.join(known)}." if known else "It has none."
        hint = did_you_mean(reading, known) or listed
        raise UsageError(f"--reading {reading}: '{name}' has no such reading. {hint}")
    return with_reading(codebook, reading)


def mapped_answers(
    path: Path, opening: Opening, codebook: Codebook
) -> Iterator[Taken | Rejected | Excluded]:
    """Take the answers of each record of others in the file at *path*."""
    mapped = mapper(codebook)
    for record in cells(path, opening, codebook, ()):
        if not isinstance(record, Cells):
            yield record
            continue
        found = mapped(record.cells)
        if found.excluded:
            yield Excluded(record.place, found.id, found.excluded)
        else:
            yield Taken(record.place, found.id, found.answers)


def cells(
    path: Path, opening: Opening, codebook: Codebook, carried: Collection[str] | None
) -> Iterator[Cells | Rejected | Excluded]:
    """Give the records of others in the file at *path* as cells."""
    name = named(path)
    data, form = opened(path, opening, None, is_mapped=True)
    if form is Format.CSV and codebook.form == FHIR:
        raise UsageError(f"{name}: the mapping '{codebook.name}' is for FHIR, and this is no JSON.")
    match form:
        case Format.CSV:
            return table_records(opening.table(data, name), codebook, name, carried)
        case Format.PARQUET:
            return parquet_records(read_parquet(on_disk(path), name), codebook, name, carried)
        case Format.JSON | Format.FHIR:
            return json_records(data, codebook, name, carried)


def headed_rows(path: Path, opening: Opening) -> tuple[tuple[str, ...], Iterator[Sequence[str]]]:
    """Give the names of the columns in the file at *path*, and its rows as raw texts."""
    name = named(path)
    data, form = opened(path, opening, None, is_mapped=True)
    match form:
        case Format.CSV:
            table = opening.table(data, name)
            return table.header, (row for _, row in table.rows if not isinstance(row, str))
        case Format.PARQUET:
            parquet = read_parquet(on_disk(path), name)
            return parquet.header, (
                tuple(raw_text(cell_of(value)) for _, value in pairs) for pairs in parquet.rows()
            )
        case Format.JSON | Format.FHIR:
            return json_columns(data, name)
