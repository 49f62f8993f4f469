"""What becomes of records that stand one behind the other, decided together where they can be."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rls_screen.batch.json.split import Lines, Portion, portions
from rls_screen.batch.output.ndjson import scored_line
from rls_screen.batch.record import Place, Rejected, Scored
from rls_screen.batch.run import Run

if TYPE_CHECKING:
    from rls_screen.batch.many.many import Many

FEWEST = 32
"""How many records must be there already, a line each, to be decided together."""


@dataclass(frozen=True, slots=True)
class Part:
    """What became of some records that stand one behind the other.

    *lines* are the results as NDJSON, *results* counts them by code. *last* is the number of the
    last record. *columns* counts those that were let through, if the run did not count them.
    """

    lines: bytes
    results: Counter[str]
    rejected: tuple[Rejected, ...]
    last: int
    columns: dict[str, int] = field(default_factory=dict)

    def behind(self, records: int) -> "Part":
        """Give the same as it is behind so many *records*, one in each line."""
        rejected = (replace(item, place=item.place.behind(records)) for item in self.rejected)
        return replace(self, rejected=tuple(rejected), last=self.last + records)


@dataclass(slots=True)
class Parts:
    """Decide records by *run*; *many* is prepared when it is needed for the first time."""

    run: Run
    many: "Many | None" = None

    def read(self, source: str, blocks: Iterable[bytes]) -> Iterator[Part]:
        """Decide the records in *blocks*, the bytes of the input called *source*, in order."""
        for portion in portions(blocks):
            yield self.part(source, (portion,))

    def part(self, source: str, found: Iterable[Portion]) -> Part:
        """Decide the records of *found*, which are portions of the input called *source*."""
        done = _Done()
        for portion in found:
            match portion:
                case Lines(records=records) if len(records) >= FEWEST:
                    self.together(source, portion, done)
                case Lines():
                    done.note(self.run.decide_found(source, portion.each()))
                case _:
                    done.note(self.run.decide_found(source, (portion,)))
            done.last = portion.last if isinstance(portion, Lines) else portion.index
        return Part(b"".join(done.lines), done.results, tuple(done.rejected), done.last)

    def together(self, source: str, found: Lines, done: "_Done") -> None:
        """Decide the sound records of *found* together, and each other one carefully."""
        rows = list(map(self.run.quick.sound.values, found.records))
        lines, results = self.decided([row for row in rows if row is not None])
        done.results.update(results)
        if len(lines) == len(rows):
            done.lines += lines
            return
        waiting = iter(lines)
        for raw, row in zip(found.each(), rows, strict=True):
            if row is None:
                place = Place(source, raw.line, raw.index)
                done.note(self.run.decide((self.run.taken(place, raw),)))
            else:
                done.lines.append(next(waiting))

    def decided(self, rows: list[tuple[object, ...]]) -> tuple[list[bytes], Counter[str]]:
        """Give the lines of *rows*, and how often there is which result."""
        return self.prepare()(rows) if rows else ([], Counter())

    def prepare(self) -> "Many":
        """Give what decides many records, prepared once."""
        if self.many is None:
            # Who pipes in one record does not wait for this.
            from rls_screen.batch.many.many import many

            self.many = many(self.run.screen.instrument)
        return self.many


def part_of(outcomes: Sequence[Scored | Rejected]) -> Part:
    """Give *outcomes*, of which there is at least one, as what became of records together."""
    done = _Done()
    done.note(outcomes)
    return Part(b"".join(done.lines), done.results, tuple(done.rejected), outcomes[-1].place.index)


@dataclass(slots=True)
class _Done:
    """Collect what becomes of records."""

    lines: list[bytes] = field(default_factory=list)
    results: Counter[str] = field(default_factory=Counter)
    rejected: list[Rejected] = field(default_factory=list)
    last: int = 0

    def note(self, outcomes: Iterable[Scored | Rejected]) -> None:
        """Add *outcomes*."""
        for outcome in outcomes:
            if isinstance(outcome, Rejected):
                self.rejected.append(outcome)
            else:
                self.lines.append(scored_line(outcome))
                self.results[outcome.result.result] += 1
