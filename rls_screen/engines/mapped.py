"""A mapping and the questionnaire as one SQL query, from a study's raw table to results."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlglot import exp

from rls_screen.engines.items import check_separator
from rls_screen.engines.query import query
from rls_screen.engines.raw import cell, compared, listed
from rls_screen.engines.sources import Sources, codes, read
from rls_screen.engines.texts import joined, literal, trimmed
from rls_screen.engines.wires import wires
from rls_screen.errors import UsageError
from rls_screen.instrument.model import UNSURE, Instrument
from rls_screen.logic.bits import Bits
from rls_screen.logic.gates import Circuit
from rls_screen.logic.rules import Fact
from rls_screen.logic.values import Choice, Scope
from rls_screen.mapping.absent import Absent
from rls_screen.mapping.apply import ID_SEPARATOR, Mapper, mapper
from rls_screen.mapping.model import Codebook, Item, Number
from rls_screen.mapping.read import FHIR
from rls_screen.screening.visible import shown

ID, EXCLUDED, UNLISTED, MISSING, NOTES = (
    f"record {name}" for name in ("id", "excluded", "unlisted", "missing", "notes")
)
"""The columns of a record; no column of a mapping has a space in its name."""

TOLD = (EXCLUDED, UNLISTED, MISSING, NOTES)
SHEETS = "sheets"
_OWN = re.compile(
    r"(raw|texts|cells|gated|taken|sheets|given|decided|(rules|level)_[0-9]+)\Z", re.IGNORECASE
)
"""The names of the parts of the query."""


@dataclass(frozen=True, slots=True)
class Study:
    """The records of others in *table*, which are read by *mapper*.

    *headers* gives the table's column for each of the mapping. The columns *passed* go through to
    the results.
    """

    instrument: Instrument
    mapper: Mapper
    table: exp.Expr
    headers: Mapping[str, str]
    passed: Sequence[str] = ()

    @property
    def codebook(self) -> Codebook:
        """Give the mapping."""
        return self.mapper.codebook

    def decided(self, *, is_whole: bool = False) -> exp.Select:
        """Give the query for the results of every row, those that are excluded too.

        The fields `advice` and `unsettled` are among them only if it *is_whole*.
        """
        steps = [*self.cells(), *self.taken()]
        passed = (ID, *TOLD, *self.passed_as())
        found = query(self.instrument, SHEETS, passed, is_whole=is_whole)
        for name, step in steps:
            found.with_(name, as_=step, append=True, copy=False)
        ctes = found.args["with_"].expressions
        ctes[:] = [*ctes[-len(steps) :], *ctes[: -len(steps)]]
        return found

    def passed_as(self) -> list[str]:
        """Give what the columns that go through are called on their way."""
        return [f"passed {number}" for number in range(len(self.passed))]

    def cells(self) -> list[tuple[str, exp.Select]]:
        """Give the steps from the table to the value of each cell, or why there is none."""
        readers, kept = self.mapper.readers, (ID, *self.passed_as())
        raws = (
            _named(trimmed(_column(self.headers[name]), listed(reader)), f"{name} raw")
            for name, reader in readers.items()
        )
        others = zip(map(_column, self.passed), self.passed_as(), strict=True)
        raw = exp.select(*raws, *(_named(column, name) for column, name in others))
        texts = (
            _named(compared(reader, _column(f"{name} raw")), f"{name} text")
            for name, reader in readers.items()
        )
        found = {name: cell(item, _column(f"{name} text")) for name, item in readers.items()}
        cells = exp.select(
            *map(_column, kept),
            *(_named(item.value, name) for name, item in found.items()),
            *(_named(item.kind, f"{name} kind") for name, item in found.items()),
        )
        named = _named(self.id(), ID)
        return [
            ("raw", raw.from_(self.table)),
            ("texts", exp.select(named, *map(_column, self.passed_as()), *texts).from_("raw")),
            ("cells", cells.from_("texts")),
        ]

    def id(self) -> exp.Expr:
        """Give the id: the texts of its columns, those that are blank at the end left out."""
        parts = [_column(f"{name} raw") for name in self.codebook.id_columns]
        found = exp.case()
        for count in range(len(parts), 0, -1):
            mark = literal(ID_SEPARATOR)
            pieces = [piece.copy() for part in parts[:count] for piece in (mark, part)][1:]
            is_last = exp.NEQ(this=parts[count - 1].copy(), expression=literal(""))
            found = found.when(is_last, joined(pieces))
        return found if parts else exp.null()

    def taken(self) -> list[tuple[str, exp.Select]]:
        """Give the steps from the cells to the answers, and what is told of each record."""
        sources, rules = self.sources()
        last = rules[-1][0] if rules else "cells"
        gated = (_named(sources.gated(name), f"{name} gated") for name in self.codebook.columns)
        answers = {name: sources.answer(item) for name, item in self.codebook.answers.items()}
        taken = exp.select(
            *map(_column, (ID, *self.passed_as())),
            _named(sources.excluded(), EXCLUDED),
            _named(codes(sources.unlisted()), UNLISTED),
            _named(codes(sources.notes()), NOTES),
            *(_named(value, name) for name, (value, _) in answers.items()),
            *(_named(kind, f"{name} kind") for name, (_, kind) in answers.items()),
        )
        kinds = [_missing(name) for name in answers]
        missing = exp.Substring(this=joined([literal(""), *kinds]), start=exp.Literal.number(2))
        found = exp.select(
            *map(_column, (ID, EXCLUDED, UNLISTED, NOTES, *self.passed_as())),
            _named(missing, MISSING),
            *(_named(self.answer(name), name) for name in self.instrument.questions),
        )
        return [
            *rules,
            ("gated", exp.select("*", *gated).from_(last)),
            ("taken", taken.from_("gated")),
            (SHEETS, found.from_("taken")),
        ]

    def sources(self) -> tuple[Sources, list[tuple[str, exp.Select]]]:
        """Give where answers are from, and the steps in which conditions are worked out."""
        conditions = list(self.codebook.conditions())
        names = {id(item): f"rule {number}" for number, item in enumerate(conditions, start=1)}
        bits = Bits(Circuit(), _scope(self.codebook))
        bits.put(Fact(names[id(item)], item) for item in conditions)
        rails = {key: bits.facts[name] for key, name in names.items()}
        named = {wires.yes: f"{name} yes" for name, wires in bits.facts.items()}
        named |= {wires.no: f"{name} no" for name, wires in bits.facts.items()}
        outputs = [wire for item in rails.values() for wire in (item.yes, item.no)]
        gates = wires(bits.circuit, outputs, named, read)
        steps: list[tuple[str, exp.Select]] = []
        for number, level in enumerate(gates.levels(), start=1):
            columns = (_named(item, name) for name, item in level.items())
            before = steps[-1][0] if steps else "cells"
            steps.append((f"rules_{number}", exp.select("*", *columns).from_(before)))
        return Sources(self.mapper, rails, gates), steps

    def answer(self, name: str) -> exp.Expr:
        """Give the answer to the question *name*."""
        if name not in self.codebook.answers:
            return exp.null()
        if name not in self.codebook.unsure:
            return _column(name)
        unsure = exp.EQ(this=_column(f"{name} kind"), expression=literal(Absent.DONT_KNOW.value))
        return exp.case().when(unsure, literal(UNSURE)).else_(_column(name))


def mapped_query(instrument: Instrument, codebook: Codebook, table: str) -> exp.Select:
    """Give the query that decides the rows of *table*, the raw columns of a study, by *codebook*.

    Every column is text, and has the first of the names that the mapping gives it. The results have
    the fields of a result but `advice` and `unsettled`; what a result says of its mapping, lists as
    text; `excluded`, the reason why a row is no record, whose other fields are NULL then;
    `unlisted`, the columns whose raw text the mapping does not list; and the columns that it
    carries. Raise `UsageError` for what cannot be said in SQL.
    """
    return results(study(instrument, codebook, table))


def study(instrument: Instrument, codebook: Codebook, table: str) -> Study:
    """Give the study in *table*; raise `UsageError` for a mapping that cannot be said in SQL."""
    _check(codebook, table)
    headers = {name: column.headers[0] for name, column in codebook.columns.items()}
    source = exp.to_table(table)
    return Study(instrument, mapper(codebook), source, headers, codebook.carried)


def results(given: Study) -> exp.Select:
    """Give the query for the results of *given*, as `mapped_query` tells."""
    decided = given.decided()
    fields = [name for name in decided.named_selects if " " not in name]
    columns = {
        "id": _column(ID),
        **{name: _if_record(_column(name)) for name in fields},
        "mapping": _if_record(literal(stamp(given.codebook))),
        "missing": _if_record(_column(MISSING)),
        "notes": _if_record(_column(NOTES)),
        "excluded": _column(EXCLUDED),
        "unlisted": _column(UNLISTED),
    }
    for header, name in zip(given.passed, given.passed_as(), strict=True):
        if header.casefold() in {column.casefold() for column in columns}:
            raise UsageError(
                f"the column '{shown(header)}' cannot be carried, as results have a field of this "
                "name; rename it."
            )
        columns[header] = _column(name)
    parts = decided.args.pop("with_")
    found = exp.select(*(_named(item, name) for name, item in columns.items())).from_("decided")
    found.set("with_", parts)
    return found.with_("decided", as_=decided, append=True, copy=False)


def stamp(codebook: Codebook) -> str:
    """Give the name, the version and, if one was chosen, the reading of *codebook*."""
    return "/".join(filter(None, (codebook.name, codebook.version, codebook.reading)))


def _check(codebook: Codebook, table: str) -> None:
    """Raise `UsageError` for what cannot be said in SQL."""
    if codebook.form == FHIR:
        raise UsageError(f"the mapping '{codebook.name}' is for FHIR, which is no table for SQL.")
    if _OWN.match(table):
        raise UsageError(
            f"--table {table}: the query calls a part of its own so; give the table another name."
        )
    seen: dict[str, str] = {}
    for column in codebook.columns.values():
        place = f"{codebook.file}:{column.line}: '{column.name}'"
        if column.occurrence and len(column.headers) == 1:
            raise UsageError(
                f"{place} is one of several columns of a name, which cannot be said in SQL."
            )
        other = seen.setdefault(column.name.casefold(), column.name)
        if other != column.name:
            raise UsageError(
                f"{place} and '{other}' differ in capitals only, which SQL does not tell apart; "
                "rename one in the mapping."
            )
        if isinstance(column.kind, Item):
            check_separator(column.kind.separator, place)


def _scope(codebook: Codebook) -> Scope:
    """Give what names stand for in rules; a number can be "I do not know" here."""
    numbers = {
        name: Choice(()) for name, item in codebook.columns.items() if isinstance(item.kind, Number)
    }
    return {**codebook.scope, **numbers}


def _missing(name: str) -> exp.Expr:
    """Give the question *name* with its kind of missing data, behind a `;`, if it has one."""
    kind = _column(f"{name} kind")
    told = joined([literal(f";{name}="), kind])
    return exp.case().when(kind.copy().is_(exp.null()), literal("")).else_(told)


def _if_record(found: exp.Expr) -> exp.Expr:
    return exp.case().when(_column(EXCLUDED).is_(exp.null()), found)


def _column(name: str) -> exp.Expr:
    return exp.column(name, quoted=True)


def _named(found: exp.Expr, name: str) -> exp.Expr:
    return exp.alias_(found, name, quoted=True, copy=False)
