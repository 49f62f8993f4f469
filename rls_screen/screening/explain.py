"""Say why one record came out as it did: each rule that decided, and the answers behind it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rls_screen.instrument.model import Instrument, Question
from rls_screen.instrument.vocabulary import DECISIONS, FINDINGS, OPEN, OTHERWISE, QUESTIONS
from rls_screen.logic.evaluate import DecisionTrace, FactTrace, RuleTrace, evaluate, run
from rls_screen.logic.nodes import Condition
from rls_screen.logic.rules import Row, behind
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Answers, Missing
from rls_screen.logic.why import deciding_of
from rls_screen.logic.write import write
from rls_screen.screening.screen import with_defaults
from rls_screen.screening.wording import in_words


@dataclass(frozen=True, slots=True)
class Behind:
    """One answer behind a rule: the question's id and label, and what was answered in words."""

    question: str
    label: str
    answer: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that decided.

    *name* and *value* are the rule and what came out; *means* is that in words; *condition* is the
    line of the rule that applied, at *line* of the questionnaire, with its *sources*. *row* is the
    number of that line in a decision, counted from 1, or 0.
    """

    name: str
    value: str
    means: str
    condition: str
    line: int
    sources: tuple[str, ...]
    behind: tuple[Behind, ...]
    row: int = 0


@dataclass(frozen=True, slots=True)
class Explainer:
    """The traces of one record's rules."""

    instrument: Instrument
    answers: Answers
    traces: Mapping[str, RuleTrace]

    def reasons(self) -> tuple[Reason, ...]:
        """Give every rule that decided something, in the order of the result's fields."""
        return tuple(self.reason(name) for name in self.deciding_names())

    def deciding_names(self) -> Iterator[str]:
        """Give the rules that came out, and after each block the findings that it rests on."""
        instrument = self.instrument
        yield "result"
        yield from (criterion.rule for criterion in instrument.criteria)
        yield from self.holding(code.rule for code in instrument.caps)
        yield "urgency"
        yield from self.holding(code.rule for level in instrument.levels for code in level.reasons)
        yield from self.between()
        yield from self.holding(code.rule for code in instrument.flags)
        yield from self.holding(person.rule for person in instrument.people)
        yield from self.holding(item.rule for item in instrument.advice)

    def between(self) -> Iterator[str]:
        """Give the decisions beside the result, and the findings on which anything rests."""
        rules, scope = self.instrument.rules, self.instrument.scope
        fields = {name for name in self.traces if "." in name} | {*FINDINGS, *DECISIONS}
        needed = fields | {name for field in fields for name in behind(field, rules, scope)}
        return (name for name in self.traces if "." not in name and name in needed - TOP)

    def holding(self, names: Iterable[str]) -> Iterator[str]:
        """Give those of *names* whose rule is definitely yes."""
        return (name for name in names if self.traces[name].value is Truth.YES)

    def reason(self, name: str) -> Reason:
        """Give why the rule *name* came out as it did."""
        trace = self.traces[name]
        note = self.instrument.rule_notes[name]
        match trace:
            case FactTrace(rule=rule, value=value):
                condition = write(rule.condition)
                return Reason(
                    name,
                    value.value,
                    self.says(name),
                    condition,
                    note.line,
                    note.sources,
                    self.behind(name),
                )
            case DecisionTrace(rule=rule, taken=taken):
                index = rule.rows.index(taken) if taken else 0
                row = note.rows[index] if index < len(note.rows) else None
                return Reason(
                    name,
                    trace.value or OPEN,
                    (row.because if row else "") or note.means,
                    _row_text(taken),
                    row.line if row else note.line,
                    (row.sources if row else ()) or note.sources,
                    self.behind(name),
                    index + 1 if taken else 0,
                )

    def says(self, name: str) -> str:
        """Give the words of the rule *name*, naming the questions behind it where it says so."""
        labels = "; ".join(item.label for item in self.behind(name))
        return self.instrument.rule_notes[name].means.replace(QUESTIONS, labels)

    def behind(self, name: str) -> tuple[Behind, ...]:
        """Give the answers that settled the rule *name*, through all rules between, each once."""
        found: dict[str, Behind] = {}
        for question in self.questions_behind(name, set()):
            item = self.instrument.questions[question]
            found[question] = Behind(question, item.label, self.said(question))
        return tuple(found.values())

    def questions_behind(self, name: str, seen: set[str]) -> Iterator[str]:
        """Give the questions whose answers settled the rule *name*."""
        seen.add(name)
        for read in deciding_of(self.traces[name]):
            if read in self.instrument.questions:
                yield read
            elif read not in seen:
                yield from self.questions_behind(read, seen)

    def could_matter(self, question: Question) -> bool:
        """Say whether *question* makes sense and is not ruled out by the answers that stand."""
        values = {**self.answers, **{name: item.value for name, item in self.traces.items()}}

        def is_so(condition: Condition | None) -> Truth:
            if condition is None:
                return Truth.YES
            return evaluate(condition, values, self.instrument.scope).value

        return is_so(question.only_if) is Truth.YES and is_so(question.ask_if) is not Truth.NO

    def said(self, question: str) -> str:
        """Give the answer to *question* in the words of its options."""
        return in_words(self.instrument, question, self.answers.get(question, Missing.NOT_ASKED))


TOP = frozenset({"result", "urgency"})


def explain(instrument: Instrument, answers: Answers) -> Explainer:
    """Work out *answers*, which `take` has checked, keeping why."""
    given = with_defaults(instrument, answers)
    return Explainer(instrument, given, run(instrument.rules, given, instrument.scope))


def _row_text(row: Row | None) -> str:
    return write(row.condition) if row and row.condition else OTHERWISE
