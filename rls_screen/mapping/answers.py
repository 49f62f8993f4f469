"""Read the section of a mapping that says where the answer to each question is from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from rls_screen.instrument.document import Entry, Items, Map, Problems, Text
from rls_screen.instrument.form import NOTHING, Form, RuleText
from rls_screen.instrument.model import UNSURE, Question
from rls_screen.logic.nodes import Among, And, Ask, Asking, Condition, Name, Or, Taken
from rls_screen.logic.rules import walk
from rls_screen.logic.spelling import did_you_mean
from rls_screen.logic.values import Answer, Choice, Missing, Several, Whole
from rls_screen.mapping.absent import CODES, Absent
from rls_screen.mapping.columns import TODO, values_of
from rls_screen.mapping.model import (
    Case,
    Codes,
    Column,
    Fixed,
    From,
    Number,
    Source,
    Take,
    Ticked,
)

_LISTS = "A list can be answered only under 'answers', with 'ticked'."
_FILL_IN = "Take out the # before those that were asked, and name their columns."
FORMS = "a column, or a map with one of: from, first, any, all, rules, ticked."


@dataclass(frozen=True, slots=True)
class AnswerReader:
    """Read answers to *questions* from *columns*; the rules in them are gathered in *rules*."""

    questions: Mapping[str, Question]
    columns: Mapping[str, Column]
    problems: Problems
    rules: list[RuleText] = field(default_factory=list)

    def answers(self, form: Form) -> dict[str, Source]:
        """Read the section `answers` of *form*."""
        entry = form.map.get("answers")
        if entry and isinstance(entry.node, Text) and not entry.node.value:
            self.problems.at(entry, "empty", "no answer is filled in.", _FILL_IN)
            return {}
        section = form.form("answers", f"the answers of {form.what}")
        if section and not section.map.entries:
            self.problems.at(section.map, "empty", "no answer is filled in.", _FILL_IN)
        found: dict[str, Source] = {}
        for entry in section.map.entries if section else ():
            question = self.question(entry)
            source = self.source(entry, question) if question else None
            if source is not None:
                found[entry.key] = source
        return found

    def question(self, entry: Entry) -> Question | None:
        """Give the question that the key of *entry* names; note it if there is none."""
        question = self.questions.get(entry.key)
        if question is None:
            hint = did_you_mean(entry.key, tuple(self.questions))
            sentence = f"there is no question '{entry.key}'."
            self.problems.at(entry, "unknown-question", sentence, hint)
        return question

    def source(self, entry: Entry, question: Question) -> Source | None:
        """Read where the answer to *question* is from."""
        match entry.node:
            case Text() as text:
                return self.same(text, question)
            case Map() as node:
                return self.described(
                    Form(node, f"the answer to '{entry.key}'", self.problems), question
                )
            case Items() as node:
                self.problems.at(node, "wrong-shape", f"an answer is from {FORMS}")
                return None

    def described(self, form: Form, question: Question) -> Source | None:
        """Read the one key of *form* that says how."""
        readers: dict[str, Callable[[Form, Question], Source | None]] = {
            "from": lambda form, question: self.same(form.text("from"), question),
            "first": self.first,
            "any": self.any,
            "all": self.all,
            "rules": self.cases,
            "ticked": self.ticked,
        }
        form.allow(*readers, "because", "asked")
        told = [key for key in readers if form.has(key)]
        if len(told) != 1:
            self.problems.at(form.map, "wrong-shape", f"{form.what} is from {FORMS}")
            return None
        if form.has("asked") and told != ["ticked"]:
            sentence = "'asked' goes with 'ticked' only."
            self.problems.at(form.map, "wrong-shape", sentence, "Take it out.")
        return readers[told[0]](form, question)

    def same(self, text: Text, question: Question) -> Source | None:
        """Read the name of a column whose values are those of *question*."""
        take = self.column(text, question)
        return (Case(None, take),) if take else None

    def column(self, text: Text, question: Question) -> From | None:
        """Give the column that *text* names, if what it holds can answer *question*."""
        column = self.known(text)
        if column is None:
            return None
        wrong = _unfit(column, question)
        if wrong:
            hint = "Turn them into its answers under 'values', or write rules."
            self.problems.at(text, "unfit-column", wrong, hint)
            return None
        return From(column.name)

    def known(self, text: Text) -> Column | None:
        """Give the column that *text* names; note it if there is none."""
        if text is NOTHING:
            return None
        column = self.columns.get(text.value)
        if column is None and text.value == TODO:
            hint = "Name the column, or take the line out."
            self.problems.at(text, TODO, "the column is still open.", hint)
        elif column is None:
            hint = did_you_mean(text.value, tuple(self.columns)) or "Add it under 'columns'."
            sentence = f"there is no column '{text.value}'."
            self.problems.at(text, "unknown-name", sentence, hint)
        return column

    def first(self, form: Form, question: Question) -> Source:
        """first: the value of the first of these columns that has a known one."""
        takes = [take for text in form.texts("first") if (take := self.column(text, question))]
        known = [Case(Ask(Asking.KNOWN, Name(take.column)), take) for take in takes]
        # If none is known, the first one says why not.
        return (*known, *(Case(None, take) for take in takes[:1]))

    def any(self, form: Form, question: Question) -> Source | None:
        """any: yes if one of these columns is yes, no if all are no."""
        return self.joined(form, question, "any", ("yes", "no"))

    def all(self, form: Form, question: Question) -> Source | None:
        """all: yes if all of these columns are yes, no if one is no."""
        return self.joined(form, question, "all", ("no", "yes"))

    def joined(
        self, form: Form, question: Question, key: str, order: tuple[str, str]
    ) -> Source | None:
        """Give *order*'s first answer if one column has it, its second if all have that."""
        takes = [take for text in form.texts(key) if (take := self.column(text, question))]
        if not question.is_yes_no:
            sentence = f"'{question.id}' is no question of yes and no."
            self.problems.at(form.map, "wrong-shape", sentence, "Write rules.")
            return None
        if len(takes) < 2:  # noqa: PLR2004 - fewer need no joining
            self.problems.at(form.map, "wrong-shape", f"'{key}' takes two columns or more.")
            return None
        one, every = order
        some = tuple(Among(Name(take.column), (one,)) for take in takes)
        rest = tuple(Among(Name(take.column), (every,)) for take in takes)
        return (Case(Or(some), Fixed(one)), Case(And(rest), Fixed(every)))

    def cases(self, form: Form, question: Question) -> Source:
        """rules: what to take, and when."""
        found: list[Case] = []
        for item in form.forms("rules", "a rule of an answer"):
            item.allow("when", "answer", "from", "because")
            condition = None if self.is_otherwise(item) else self.rule(item, "when")
            take = self.taken(item, question)
            if found and found[-1].condition is None:
                sentence = "this rule is never reached, as the one before it always holds."
                self.problems.at(item.map, "contradiction", sentence, "Put that one last.")
            if take and (condition or self.is_otherwise(item)):
                self.check_otherwise(item, found, Case(condition, take))
                found.append(Case(condition, take))
        return tuple(found)

    def check_otherwise(self, form: Form, before: Sequence[Case], last: Case) -> None:
        """Note an answer for all other rows where those *before* may have passed over missing data.

        Words that ask whether something is known turn what is unknown into a plain no.
        """
        is_answer = isinstance(last.take, Fixed) and not isinstance(last.take.answer, Absent)
        if last.condition is not None or not is_answer:
            return
        if not before:
            sentence = "a rule without 'when' gives everybody the same answer."
            hint = "Put it under 'implied', with the reason."
            self.problems.at(form.map, "contradiction", sentence, hint)
        if any(_is_sure_of_itself(case.condition) for case in before if case.condition):
            sentence = "this answer would be given where data are missing, too."
            hint = "Write the condition under which it is the answer, with 'when'."
            self.problems.at(form.map, "missing-as-answer", sentence, hint)

    def taken(self, form: Form, question: Question) -> Take | None:
        """Read what one rule gives: an answer, or the value of a column."""
        if form.has("from") == form.has("answer"):
            sentence = "a rule gives either 'answer' or 'from'."
            self.problems.at(form.map, "wrong-shape", sentence, 'Such as answer: "yes".')
            return None
        if form.has("from"):
            return self.column(form.text("from"), question)
        answer = self.answer(form.text("answer"), question)
        return None if answer is None else Fixed(answer)

    def answer(self, text: Text, question: Question) -> Answer | Absent | None:
        """Give *text* as an answer to *question*, or as a kind of missing data."""
        if text is NOTHING:
            return None
        if text.value in CODES:
            return CODES[text.value]
        allowed: tuple[str, ...] = ()
        match question.answers:
            case Choice(values):
                allowed = (*values, UNSURE) if question.can_be_unsure else values
            case Whole(minimum, maximum):
                allowed = tuple(str(number) for number in range(minimum, maximum + 1))
            case Several():
                pass
        if text.value not in allowed:
            listed = f"It takes: {', '.join(allowed[:20])}." if allowed else _LISTS
            sentence = f"'{question.id}' has no answer '{text.value}'."
            hint = did_you_mean(text.value, allowed) or listed
            self.problems.at(text, "unknown-value", sentence, hint)
            return None
        if isinstance(question.answers, Whole):
            return int(text.value)
        return Missing.UNSURE if text.value == UNSURE else text.value

    def ticked(self, form: Form, question: Question) -> Source | None:
        """ticked: each member of a list with the rule that says that it is in it."""
        members = form.form("ticked", "the key 'ticked'")
        if not isinstance(question.answers, Several) or members is None:
            sentence = f"'{question.id}' takes no list."
            self.problems.at(form.map, "wrong-shape", sentence, "Write rules.")
            return None
        members.allow(*question.answers.values)
        found = {
            entry.key: condition
            for entry in members.map.entries
            if (condition := self.rule(members, entry.key)) is not None
        }
        return Ticked(found, self.rule(form, "asked") if form.has("asked") else None)

    def is_otherwise(self, form: Form) -> bool:
        """Say whether *form* has no condition, so that it always holds."""
        return not form.has("when")

    def rule(self, form: Form, key: str) -> Condition | None:
        """Read the rule at *key* of *form* and keep it to be checked."""
        rule = form.rule(key)
        if rule is None:
            return None
        self.rules.append(rule)
        return rule.condition


def _is_sure_of_itself(condition: Condition) -> bool:
    """Say whether *condition* asks what is known, and so is a plain no where data are missing."""
    return any(isinstance(node, Ask | Taken) for node in walk(condition, {}))


def fixed_answer(reader: AnswerReader, form: Form, question: Question) -> Source:
    """Read an answer that the wording of the study implies."""
    answer = reader.answer(form.text("answer"), question)
    return () if answer is None else (Case(None, Fixed(answer)),)


def _unfit(column: Column, question: Question) -> str:
    """Say why what stands in *column* cannot answer *question*, or give an empty text."""
    match question.answers, column.kind:
        case Choice(values), Codes():
            strange = [value for value in values_of(column) if value not in values]
            if strange:
                return f"'{question.id}' does not take the value '{strange[0]}' of '{column.name}'."
            return ""
        case Whole(minimum, maximum), Number() as number:
            if minimum <= number.minimum and number.maximum <= maximum:
                return ""
            return f"'{question.id}' takes numbers from {minimum} to {maximum} only."
        case _:
            return f"what stands in '{column.name}' cannot answer '{question.id}' as it is."
