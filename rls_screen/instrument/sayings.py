"""Read the sections that only speak: people, advice, claims, notes, and the doctor's page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rls_screen.instrument.form import Form
from rls_screen.instrument.model import (
    Advice,
    Caution,
    Claim,
    Doctor,
    Followed,
    Person,
    Question,
    Statement,
)
from rls_screen.instrument.questions import check_id, source_ids
from rls_screen.instrument.rules import RuleBook
from rls_screen.instrument.vocabulary import GRADES, NOTES, PEOPLE, VERDICTS
from rls_screen.logic.spelling import did_you_mean

ACCURACY = "accuracy"
"""The note that has sources, and that may be left out."""


@dataclass(frozen=True, slots=True)
class Sayings:
    """Read sections of *form*, and put the rules in them in *book*."""

    form: Form
    book: RuleBook

    def people(self) -> tuple[Person, ...]:
        """Read those to turn to; the section may be left out."""
        found: dict[str, Person] = {}
        for item in self.left_out("people", "a person to turn to"):
            item.allow("id", "name", "when", "ask", "sources")
            text = item.text("id")
            if check_id(text, "a person", found, item.problems):
                person, name = item.one_of("id", PEOPLE), item.text("name").value
                rule, ask = f"people.{person}", item.text("ask").value
                self.book.fact(rule, item, ask)
                if person in PEOPLE:
                    found[person] = Person(person, rule, name, ask)
        return tuple(found.values())

    def advice(self) -> tuple[Advice, ...]:
        """Read the pieces of advice, the most important first."""
        found: dict[str, Advice] = {}
        for item in self.form.forms("advice", "a piece of advice"):
            item.allow("id", "when", "text", "grade", "sources", "cautions")
            text = item.text("id")
            if check_id(text, "a piece of advice", found, item.problems):
                says = item.text("text").value
                rule = f"advice.{text.value}"
                self.book.fact(rule, item, says)
                grade = item.one_of("grade", GRADES)
                cautions = tuple(self.cautions(item, text.value))
                found[text.value] = Advice(text.value, rule, says, grade, cautions)
        return tuple(found.values())

    def cautions(self, advice: Form, advice_id: str) -> Iterator[Caution]:
        """Read the cautions of a piece of advice; they rest on its sources."""
        if not advice.has("cautions"):
            return
        sources = self.book.notes[f"advice.{advice_id}"].sources
        for number, item in enumerate(advice.forms("cautions", "a caution"), start=1):
            item.allow("when", "text")
            text = item.text("text").value
            rule = f"cautions.{advice_id}.{number}" if item.has("when") else ""
            if rule:
                self.book.sourced(rule, item, text, sources)
            yield Caution(text, rule)

    def claims(self) -> tuple[Claim, ...]:
        """Read what is often told; the section may be left out."""
        found: dict[str, Claim] = {}
        for item in self.left_out("claims", "a claim"):
            item.allow("id", "claim", "verdict", "because", "sources")
            text = item.text("id")
            if check_id(text, "a claim", found, item.problems):
                found[text.value] = Claim(
                    text.value,
                    item.text("claim").value,
                    item.one_of("verdict", VERDICTS),
                    item.text("because").value,
                    source_ids(item, self.book.sources),
                )
        return tuple(found.values())

    def over_time(self, questions: Mapping[str, Question]) -> tuple[Followed, ...]:
        """Read which of *questions* are compared over time; the section may be left out."""
        found: dict[str, Followed] = {}
        for item in self.left_out("over_time", "a question that is followed"):
            item.allow("question", "fewest_first", "when", "sources")
            question = item.one_of("question", tuple(questions))
            if question in questions:
                order = self.order(item, questions[question])
                rule = f"over_time.{question}" if item.has("when") else ""
                if rule:
                    self.book.fact(rule, item, questions[question].label)
                found[question] = Followed(question, order, rule)
        return tuple(found.values())

    def order(self, item: Form, question: Question) -> tuple[str, ...]:
        """Read the answers to *question* that count how often something is, the fewest first."""
        texts = item.texts("fewest_first") if item.has("fewest_first") else ()
        codes = tuple(option.code for option in question.options)
        for text in texts:
            if text.value not in codes:
                hint = did_you_mean(text.value, codes) or f"They are: {', '.join(codes)}."
                sentence = f"'{text.value}' is no answer to '{question.id}'."
                item.problems.at(text, "unknown-value", sentence, hint)
        return tuple(text.value for text in texts)

    def notes(self) -> dict[str, str]:
        """Read the words that go with every result."""
        section = self.form.form("notes", "the section 'notes'")
        if section is None:
            return {}
        section.allow(*NOTES, ACCURACY)
        return {key: section.text(key).value for key in NOTES}

    def accuracy(self) -> Statement | None:
        """Read how often such a screen is right; it may be left out."""
        section = self.form.form("notes", "the section 'notes'")
        if section is None or not section.has(ACCURACY):
            return None
        item = section.form(ACCURACY, f"the note '{ACCURACY}'")
        return self.statement(item) if item else None

    def doctor(self) -> Doctor:
        """Read what is for a doctor and about one; the section may be left out."""
        if not self.form.has("doctor"):
            return Doctor()
        section = self.form.form("doctor", "the section 'doctor'")
        if section is None:
            return Doctor()
        section.allow("questions", "cannot_tell", "usually")
        usually = section.forms("usually", "a statement") if section.has("usually") else ()
        return Doctor(
            tuple(text.value for text in section.texts("questions")),
            section.text("cannot_tell").value,
            tuple(self.statement(item) for item in usually),
        )

    def statement(self, item: Form) -> Statement:
        """Read a text with its sources."""
        item.allow("text", "sources")
        return Statement(item.text("text").value, source_ids(item, self.book.sources))

    def left_out(self, key: str, what: str) -> Iterator[Form]:
        """Give the maps of a section that may be left out."""
        return self.form.forms(key, what) if self.form.has(key) else iter(())
