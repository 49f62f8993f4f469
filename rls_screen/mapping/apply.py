"""Turn the cells of one record into answers by a mapping."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rls_screen.logic.compile import compile_rules
from rls_screen.logic.nodes import Compare, Condition
from rls_screen.logic.rules import Fact, reads, walk
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Answer, Answers, Decide, Missing, Scope, ThreeWay, Value
from rls_screen.logic.write import write
from rls_screen.mapping.absent import Absent
from rls_screen.mapping.cell import Cell, CellReader, answer_of, raw_text, readers
from rls_screen.mapping.cell import Value as CellValue
from rls_screen.mapping.model import Case, Codebook, Fixed, From, Source, Ticked, conditions_of

ID_SEPARATOR = "/"
"""What stands between the parts of an id."""

AFTER_GATE = "answered_after_gate"
"""The note for a column that has an answer though another answer should have hidden it."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a mapping makes of one record.

    *excluded* is why the row is no record, or an empty text. *absent* says for each question that
    the study asked, and whose answer is not known, why not. *unlisted* are the columns whose raw
    text the mapping does not list.
    """

    id: str | None
    answers: Answers
    absent: Mapping[str, Absent]
    notes: tuple[str, ...]
    unlisted: tuple[str, ...]
    excluded: str = ""


@dataclass(frozen=True, slots=True)
class Mapper:
    """Map records by *codebook*; call it with the cells of one record by column name."""

    codebook: Codebook
    decide: Decide
    conditions: Mapping[int, int]
    readers: Mapping[str, CellReader]
    reads: Mapping[int, tuple[str, ...]]

    def __call__(self, cells: Mapping[str, Cell]) -> Mapped:
        """Give the answers that *cells* hold."""
        values = {name: read(cells.get(name)) for name, read in self.readers.items()}
        unlisted = tuple(name for name, value in values.items() if value is Absent.UNLISTED)
        truths = self.decide({name: answer_of(value) for name, value in values.items()})
        row = _Row(self, values, truths)
        for exclusion in self.codebook.exclusions:
            if row.truth(exclusion.condition) is Truth.YES:
                return Mapped(self.id(cells), {}, {}, (), unlisted, exclusion.because)
        notes = (*row.behind_gates(), *row.noted())
        answers, absent = row.answers()
        return Mapped(self.id(cells), answers, absent, notes, unlisted)

    def id(self, cells: Mapping[str, Cell]) -> str | None:
        """Give the id: the texts of its columns, those that are blank at the end left out."""
        if not self.codebook.id_columns:
            return None
        parts = [raw_text(cells.get(name)).strip() for name in self.codebook.id_columns]
        while parts and not parts[-1]:
            parts.pop()
        return ID_SEPARATOR.join(parts) or None


def mapper(codebook: Codebook) -> Mapper:
    """Compile the rules of *codebook*."""
    conditions = list(codebook.conditions())
    facts = tuple(Fact(f"rule.{index}", item) for index, item in enumerate(conditions))
    scope: Scope = {**codebook.scope, **{fact.name: ThreeWay() for fact in facts}}
    return Mapper(
        codebook=codebook,
        decide=compile_rules(facts, scope, tuple(fact.name for fact in facts)),
        conditions={id(item): index for index, item in enumerate(conditions)},
        readers=readers(codebook),
        reads={id(fact.condition): tuple(sorted(reads(fact, scope))) for fact in facts},
    )


def thresholds(codebook: Codebook) -> dict[str, tuple[str, ...]]:
    """Give, for each question, the rules by which a number decides its answer."""
    found = {
        question: tuple(
            write(condition)
            for condition in conditions_of(source)
            if any(isinstance(node, Compare) for node in walk(condition, codebook.scope))
        )
        for question, source in codebook.answers.items()
    }
    return {question: rules for question, rules in found.items() if rules}


@dataclass(frozen=True, slots=True)
class _Row:
    """One record: the *values* of its columns, and the *truths* of the mapping's conditions."""

    mapper: Mapper
    values: dict[str, CellValue]
    truths: tuple[Value, ...]

    def truth(self, condition: Condition) -> Truth:
        truth = self.truths[self.mapper.conditions[id(condition)]]
        assert isinstance(truth, Truth)  # noqa: S101 - facts are all that is asked for
        return truth

    def behind_gates(self) -> Iterator[str]:
        """Call what is blank behind a closed gate skipped, and note what is answered there."""
        for gate in self.mapper.codebook.gates:
            if self.truth(gate.condition) is not Truth.YES:
                continue
            for name in gate.columns:
                match self.values[name]:
                    case Absent.BLANK:
                        self.values[name] = Absent.SKIPPED
                    case Absent.DONT_KNOW | str() | int():
                        yield f"{AFTER_GATE}:{name}"
                    case _:
                        pass

    def noted(self) -> Iterator[str]:
        for note in self.mapper.codebook.notes:
            if self.truth(note.condition) is Truth.YES:
                yield note.code

    def answers(self) -> tuple[Answers, dict[str, Absent]]:
        answers: dict[str, Answer] = {}
        absent: dict[str, Absent] = {}
        for question, source in self.mapper.codebook.answers.items():
            match self.answer(source):
                case Absent() as kind:
                    absent[question] = kind
                    if kind.missing is Missing.UNSURE and question in self.mapper.codebook.unsure:
                        answers[question] = Missing.UNSURE
                case answer:
                    answers[question] = answer
        return answers, absent

    def answer(self, source: Source) -> Answer | Absent:
        match source:
            case Ticked():
                return self.ticked(source)
            case cases:
                return self.case(cases)

    def case(self, cases: tuple[Case, ...]) -> Answer | Absent:
        """Take the first case that holds; one that may or may not hold ends the search."""
        for case in cases:
            truth = Truth.YES if case.condition is None else self.truth(case.condition)
            if truth is Truth.YES:
                match case.take:
                    case From(column):
                        return self.values[column]
                    case Fixed(answer):
                        return Absent.DONT_KNOW if answer is Missing.UNSURE else answer
            if truth is Truth.UNKNOWN and case.condition is not None:
                return self.why_unknown([case.condition])
        return Absent.NO_RULE

    def ticked(self, source: Ticked) -> Answer | Absent:
        """Give what is ticked; nothing ticked means none only if it is known to be asked."""
        found = tuple(
            member
            for member, condition in source.members.items()
            if self.truth(condition) is Truth.YES
        )
        asked = source.asked is not None and self.truth(source.asked) is Truth.YES
        return found if found or asked else self.why_unknown(source.members.values())

    def why_unknown(self, conditions: Iterable[Condition]) -> Absent:
        """Give why the columns of *conditions* are not known: "I do not know" before the rest."""
        kinds = [
            value
            for condition in conditions
            for name in self.mapper.reads[id(condition)]
            if isinstance(value := self.values[name], Absent)
        ]
        return Absent.DONT_KNOW if Absent.DONT_KNOW in kinds else next(iter(kinds), Absent.NO_RULE)
