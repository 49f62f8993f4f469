"""Score the rows of a dataframe: of pandas, Polars, Arrow, or another that narwhals knows."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rls_screen.batch.extras import need
from rls_screen.batch.mapped import MappedRun
from rls_screen.batch.other_tables import parquet_records
from rls_screen.batch.output.flat import Cell, Columns
from rls_screen.batch.own import own_rows
from rls_screen.batch.parquet import decoded
from rls_screen.batch.record import Excluded, Outcome, Rejected, Scored
from rls_screen.batch.run import Extra, Run
from rls_screen.batch.value import Pairs
from rls_screen.instrument.load import load
from rls_screen.mapping.apply import mapper
from rls_screen.mapping.shipped import load_mapping
from rls_screen.screening.screen import screener

NOT_SCORED = "not_scored"
"""The column that says why a row was not scored; it is null where it was."""

_NAME = "the frame"


@dataclass(frozen=True, slots=True)
class _Frame:
    """The *columns* of a frame, by name."""

    columns: Mapping[str, Sequence[object]]
    count: int

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(self.columns)

    def rows(self, columns: Collection[str] | None = None) -> Iterator[Pairs]:
        names = [name for name in self.columns if columns is None or name in columns]
        for index in range(self.count):
            yield tuple((name, decoded(self.columns[name][index])) for name in names)


def score_frame(frame: Any, mapping: str | None = None, *, keep: bool = False) -> Any:  # noqa: ANN401 - of any kind
    """Decide each row of *frame*, a dataframe, and give one of the same kind with the results.

    Its columns are `id` and question ids, or those of the study for which *mapping* is: the name of
    one that comes along, or the path of a file. With *keep*, other columns pass through; without
    it and without a mapping they are refused. The result has the rows of *frame* in their order,
    and a column for each field, the criteria one each. Where a row cannot be taken, or the mapping
    excludes it, these are null and `not_scored` says why. Raise `UsageError` for columns that
    cannot be meant, `MappingError` for a mapping with problems.
    """
    narwhals = need("narwhals", "frames")
    need("pyarrow", "frames")
    given = narwhals.from_native(frame, eager_only=True)
    arrow = given.to_arrow()
    table = _Frame(
        {name: arrow.column(name).to_pylist() for name in arrow.column_names}, len(given)
    )
    outcomes, columns = _outcomes(table, mapping, keep=keep)
    names = (*columns.names, NOT_SCORED)
    found: dict[str, list[object]] = {name: [] for name in names}
    for outcome in outcomes:
        for name, cell in zip(names, _row(outcome, columns), strict=True):
            found[name].append(list(cell) if isinstance(cell, tuple) else cell)
    return narwhals.from_dict(found, backend=given.implementation).to_native()


def _outcomes(
    table: _Frame, mapping: str | None, *, keep: bool
) -> tuple[Iterable[Outcome], Columns]:
    """Give what becomes of each row, and the columns of the results."""
    instrument = load()
    screen, criteria = screener(instrument), tuple(item.id for item in instrument.criteria)
    if mapping is None:
        strange = (name for name in table.header if name not in {"id", *instrument.questions})
        carried = tuple(strange) if keep else ()
        run = Run(screen, Extra.KEEP if keep else Extra.REJECT)
        columns = Columns(criteria, carried, is_mapped=False, has_extra=False)
        return run.decide(own_rows(table, _NAME, run)), columns
    codebook = load_mapping(mapping, instrument.questions)
    others = tuple(name for name in table.header if name not in codebook.headers)
    carried = others if keep else codebook.carried
    columns = Columns(criteria, carried, is_mapped=True, has_extra=False)
    records = parquet_records(table, codebook, _NAME, carried)
    return MappedRun(screen, mapper(codebook)).score(records), columns


def _row(outcome: Outcome, columns: Columns) -> list[Cell]:
    match outcome:
        case Scored():
            return [*columns.row(outcome), None]
        case Rejected(id=name, mistakes=mistakes):
            return _without(columns, name, f"rejected: {' '.join(map(str, mistakes))}")
        case Excluded(id=name, because=because):
            return _without(columns, name, f"excluded: {because}")


def _without(columns: Columns, name: object, reason: str) -> list[Cell]:
    """Give a row with the id *name* and the *reason* why nothing else is there."""
    text = None if name is None else str(getattr(name, "text", name))
    return [text, *(None for _ in columns.names[1:]), reason]
