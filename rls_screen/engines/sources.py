"""Say in SQL where a mapping takes each answer from, and why there is none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlglot import exp

from rls_screen.engines.texts import literal
from rls_screen.engines.wires import Wires, told
from rls_screen.logic.bits import Rails
from rls_screen.logic.gates import Reading
from rls_screen.logic.nodes import Condition
from rls_screen.logic.values import Missing
from rls_screen.mapping.absent import Absent
from rls_screen.mapping.apply import AFTER_GATE, Mapper
from rls_screen.mapping.model import Case, Fixed, From, Source, Take, Ticked

Answer = tuple[exp.Expr, exp.Expr]
"""A value, and the kind of missing data if there is none."""


def value_of(name: str) -> exp.Expr:
    """Give the value in the mapping's column *name*."""
    return exp.column(name, quoted=True)


def kind_of(name: str) -> exp.Expr:
    """Give why there is no value in the mapping's column *name*; NULL where there is one."""
    return exp.column(f"{name} kind", quoted=True)


def gated_kind_of(name: str) -> exp.Expr:
    """Give the same, where a blank behind a closed gate is skipped."""
    return exp.column(f"{name} gated", quoted=True)


def read(reading: Reading) -> exp.Expr:
    """Give what *reading* says of a column of the mapping, as rules see it."""
    value, kind = value_of(reading.name), kind_of(reading.name)
    unsure = literal(Absent.DONT_KNOW.value)
    match reading.value:
        case Missing.NOT_ASKED:
            return told(exp.NEQ(this=kind, expression=unsure))
        case Missing.UNSURE:
            return told(exp.EQ(this=kind, expression=unsure))
        case int(number):
            return told(exp.GTE(this=value, expression=exp.Literal.number(number)))
        case code:
            return told(exp.EQ(this=value, expression=literal(code)))


@dataclass(frozen=True, slots=True)
class Sources:
    """The answers by *mapper*; *rails* are the truths of its conditions, in *gates*."""

    mapper: Mapper
    rails: Mapping[int, Rails]
    gates: Wires

    def is_so(self, condition: Condition) -> exp.Expr:
        """Give where *condition* holds."""
        return self.gates.expression(self.rails[id(condition)].yes)

    def is_unknown(self, condition: Condition) -> exp.Expr:
        """Give where it is not known whether *condition* holds, of where it does not."""
        return exp.not_(self.gates.expression(self.rails[id(condition)].no))

    def excluded(self) -> exp.Expr:
        """Give why a row is no record; NULL where it is one."""
        found = exp.case()
        for item in self.mapper.codebook.exclusions:
            found = found.when(self.is_so(item.condition), literal(item.because), copy=False)
        return found if self.mapper.codebook.exclusions else exp.null()

    def gated(self, name: str) -> exp.Expr:
        """Give the kind of missing data in the column *name*, of which some gates may be closed."""
        closed = [
            self.is_so(gate.condition)
            for gate in self.mapper.codebook.gates
            if name in gate.columns
        ]
        if not closed:
            return kind_of(name)
        blank = exp.EQ(this=kind_of(name), expression=literal(Absent.BLANK.value))
        skipped = exp.case().when(exp.and_(blank, exp.or_(*closed)), literal(Absent.SKIPPED.value))
        return skipped.else_(kind_of(name))

    def notes(self) -> Iterator[tuple[str, exp.Expr]]:
        """Give each note that a record may carry, and where it does."""
        for gate in self.mapper.codebook.gates:
            for name in gate.columns:
                kind = exp.Coalesce(this=kind_of(name), expressions=[literal("")])
                there = kind.isin("", Absent.DONT_KNOW.value)
                yield f"{AFTER_GATE}:{name}", exp.and_(self.is_so(gate.condition), there)
        for note in self.mapper.codebook.notes:
            yield note.code, self.is_so(note.condition)

    def unlisted(self) -> Iterator[tuple[str, exp.Expr]]:
        """Give each column, and where it holds a raw text that the mapping does not list."""
        for name in self.mapper.codebook.columns:
            yield name, told(kind_of(name).eq(literal(Absent.UNLISTED.value)))

    def answer(self, source: Source) -> Answer:
        """Give the answer that *source* tells."""
        match source:
            case Ticked():
                return self.ticked(source)
            case cases:
                return self.cases(cases)

    def cases(self, cases: Iterable[Case]) -> Answer:
        """Take the first case that holds; one that may or may not hold ends the search."""
        value, kind = exp.case(), exp.case()
        for case in cases:
            taken, why = _taken(case.take)
            if case.condition is None:
                return _else(value, taken), _else(kind, why)
            value = value.when(self.is_so(case.condition), taken)
            value = value.when(self.is_unknown(case.condition), exp.null())
            kind = kind.when(self.is_so(case.condition), why)
            kind = kind.when(self.is_unknown(case.condition), self.why_unknown((case.condition,)))
        return _else(value, exp.null()), _else(kind, literal(Absent.NO_RULE.value))

    def ticked(self, source: Ticked) -> Answer:
        """Give what is ticked; nothing ticked means none only if it is known to be asked."""
        members = [(code, self.is_so(item)) for code, item in source.members.items()]
        asked = self.is_so(source.asked) if source.asked is not None else exp.false()
        is_told = exp.or_(asked, *(is_so for _, is_so in members))
        value = exp.case().when(is_told, codes(members))
        why = exp.case().when(is_told.copy(), exp.null())
        return value, why.else_(self.why_unknown(source.members.values()))

    def why_unknown(self, conditions: Iterable[Condition]) -> exp.Expr:
        """Give why the columns of *conditions* are not known: "I do not know" before the rest."""
        names = [name for item in conditions for name in self.mapper.reads[id(item)]]
        names = list(dict.fromkeys(names))
        if not names:
            return literal(Absent.NO_RULE.value)
        unsure = literal(Absent.DONT_KNOW.value)
        is_unsure = exp.or_(*(told(kind_of(name).eq(unsure.copy())) for name in names))
        first, *others = map(gated_kind_of, names)
        rest = exp.Coalesce(this=first, expressions=[*others, literal(Absent.NO_RULE.value)])
        return exp.case().when(is_unsure, unsure).else_(rest)


def codes(given: Iterable[tuple[str, exp.Expr]]) -> exp.Expr:
    """Give the codes *given* whose truth holds as one text, parted by `;`."""
    parts = [
        exp.case().when(truth, literal(f";{code}"), copy=False).else_(literal(""), copy=False)
        for code, truth in given
    ]
    if not parts:
        return literal("")
    found = exp.Concat(expressions=parts, safe=True, coalesce=False)
    return exp.Substring(this=found, start=exp.Literal.number(2))


def _taken(take: Take) -> Answer:
    match take:
        case From(column):
            return value_of(column), gated_kind_of(column)
        case Fixed(Absent() as kind):
            return exp.null(), literal(kind.value)
        case Fixed(Missing()):
            return exp.null(), literal(Absent.DONT_KNOW.value)
        case Fixed(tuple() as several):
            return literal(";".join(several)), exp.null()
        case Fixed(answer):
            return exp.convert(answer), exp.null()


def _else(case: exp.Case, otherwise: exp.Expr) -> exp.Expr:
    return case.else_(otherwise) if case.args["ifs"] else otherwise
