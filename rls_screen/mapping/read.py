"""Read a mapping from YAML text, with every problem in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rls_screen.errors import MappingError
from rls_screen.instrument.document import Items, Map, Problems, Text, compose
from rls_screen.instrument.faults import note_faults
from rls_screen.instrument.form import NOTHING, Form
from rls_screen.instrument.model import Question
from rls_screen.logic.nodes import Condition
from rls_screen.logic.spelling import did_you_mean
from rls_screen.mapping.absent import CODES
from rls_screen.mapping.answers import AnswerReader, fixed_answer
from rls_screen.mapping.columns import (
    VALUE,
    ColumnReader,
    meanings,
    read_lists,
    scope_of,
    trimmed,
)
from rls_screen.mapping.model import Codebook, Exclusion, Gate, Meaning, Note, Reading, Source
from rls_screen.mapping.texts import note_compared_texts
from rls_screen.mapping.todo import note_todos

SECTIONS = (
    "mapping",
    "form",
    "systems",
    "ignore_case",
    "missing",
    "codes",
    "columns",
    "id",
    "rows",
    "gates",
    "notes",
    "answers",
    "implied",
    "never_asked",
    "carry",
    "readings",
)
MOST_NAMED = 10

OTHERS = "others"
"""What stands for every question that a mapping does not name."""

TABLE, FHIR = "table", "fhir"
FORMS = (TABLE, FHIR)


def read_mapping(text: str, file: str, questions: Mapping[str, Question]) -> Codebook:
    """Read *text*, which stands in *file*, as a mapping to *questions*.

    Raise `MappingError` with every problem that was found, by line and column.
    """
    problems = Problems(file, what="mapping")
    root = compose(text, problems)
    codebook = _Reader(Form(root, "the mapping", problems), questions).read() if root else None
    if problems.found or codebook is None:
        raise MappingError(problems.in_order())
    return codebook


def with_reading(codebook: Codebook, name: str) -> Codebook:
    """Give *codebook* with the answers of its reading *name*, which must be there."""
    answers = {**codebook.answers, **codebook.readings[name].answers}
    return replace(codebook, answers=answers, reading=name)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Read the sections of the mapping *form*, which maps to *questions*."""

    form: Form
    questions: Mapping[str, Question]

    def read(self) -> Codebook:
        form = self.form
        form.allow(*SECTIONS)
        head = form.form("mapping", "the section 'mapping'")
        if head:
            head.allow("name", "version", "source", "about")
        ignore_case = form.has("ignore_case") and form.one_of("ignore_case", ("yes", "no")) == "yes"
        lists = read_lists(form, ignore_case=ignore_case)
        columns = ColumnReader(lists, ignore_case).columns(form)
        reader = AnswerReader(self.questions, columns, form.problems)
        answers = reader.answers(form)
        implied = self.implied(reader, answers)
        never_asked = self.never_asked({*answers, *implied})
        codebook = Codebook(
            name=self.name(head),
            version=head.text("version").value if head else "",
            source=head.text("source").value if head else "",
            about=head.optional("about") if head else "",
            file=form.problems.file,
            form=form.one_of("form", FORMS) if form.has("form") else TABLE,
            id_columns=self.id_columns(reader),
            columns=columns,
            missing=dict(self.missing(ignore_case=ignore_case)),
            ignore_case=ignore_case,
            answers={**answers, **{name: source for name, (source, _) in implied.items()}},
            implied=_reasons(implied),
            never_asked=never_asked,
            exclusions=tuple(self.exclusions(reader)),
            gates=tuple(self.gates(reader)),
            notes=tuple(self.notes(reader)),
            carried=self.carried(),
            readings=dict(self.readings(reader, {**never_asked, **_reasons(implied)})),
            unsure=frozenset(name for name, item in self.questions.items() if item.can_be_unsure),
            scope=scope_of(columns),
            systems=dict(self.systems()),
        )
        note_faults(reader.rules, codebook.scope, form.problems)
        note_compared_texts(reader.rules, codebook, form.problems)
        self.check_covered(codebook)
        note_todos(codebook, form.problems)
        return codebook

    def name(self, head: Form | None) -> str:
        text = head.text("name") if head else NOTHING
        if text is not NOTHING and not VALUE.match(text.value):
            hint = "Use letters, digits, - and _."
            self.form.problems.at(text, "bad-id", f"'{text.value}' cannot name a mapping.", hint)
        return text.value

    def missing(self, *, ignore_case: bool) -> Iterator[tuple[str, Meaning]]:
        section = (
            self.form.form("missing", "the section 'missing'") if self.has("missing") else None
        )
        if section is None:
            return
        keys = [entry.key for entry in section.map.entries]
        written = {trimmed(key, ignore_case=ignore_case): key for key in reversed(keys)}
        for raw, meaning in meanings(section.map, self.form, ignore_case=ignore_case):
            if isinstance(meaning, str):
                sentence = f"'{meaning}' is no kind of missing data."
                hint = f"It is one of: {', '.join(CODES)}."
                place = section.map.get(written[raw]) or section.map
                self.form.problems.at(place, "unknown-value", sentence, hint)
            yield raw, meaning

    def has(self, key: str) -> bool:
        return self.form.has(key)

    def id_columns(self, reader: AnswerReader) -> tuple[str, ...]:
        entry = self.form.map.get("id")
        if entry is None:
            return ()
        texts = self.form.texts("id") if isinstance(entry.node, Items) else (self.form.text("id"),)
        return tuple(column.name for text in texts if (column := reader.known(text)))

    def implied(
        self, reader: AnswerReader, answers: Mapping[str, Source]
    ) -> dict[str, tuple[Source, str]]:
        """Read the answers that follow from the wording; none of them may have another source."""
        section = (
            self.form.form("implied", "the section 'implied'") if self.has("implied") else None
        )
        found: dict[str, tuple[Source, str]] = {}
        for entry in section.map.entries if section else ():
            question = reader.question(entry)
            if not isinstance(entry.node, Map):
                sentence = "an implied answer is a map with 'answer' and 'because'."
                self.form.problems.at(entry, "wrong-shape", sentence)
            elif entry.key in answers:
                sentence = f"'{entry.key}' is implied here, and answered under 'answers'."
                self.form.problems.at(entry, "contradiction", sentence, "Keep one.")
            elif question:
                item = Form(entry.node, f"the implied '{entry.key}'", self.form.problems)
                item.allow("answer", "because")
                source = fixed_answer(reader, item, question)
                found[entry.key] = (source, item.text("because").value)
        return found

    def never_asked(self, named: set[str]) -> dict[str, str]:
        """Read which questions the study never asked, and why that is known."""
        found: dict[str, str] = {}
        items = self.form.forms("never_asked", "an item of 'never_asked'")
        for item in items if self.has("never_asked") else ():
            item.allow("questions", "because")
            because = item.text("because").value
            entry = item.map.get("questions")
            if entry and isinstance(entry.node, Text) and entry.node.value == OTHERS:
                rest = (name for name in self.questions if name not in named and name not in found)
                found.update(dict.fromkeys(rest, because))
            else:
                found.update({text.value: because for text in self.unasked(item, named)})
        return found

    def unasked(self, item: Form, named: set[str]) -> Iterator[Text]:
        for text in item.texts("questions"):
            if text.value not in self.questions:
                hint = did_you_mean(text.value, tuple(self.questions))
                if text.value == OTHERS:
                    hint = f"For all others, write 'questions: {OTHERS}', without brackets."
                sentence = f"there is no question '{text.value}'."
                self.form.problems.at(text, "unknown-question", sentence, hint)
            elif text.value in named:
                sentence = f"'{text.value}' is mapped, so it was asked."
                self.form.problems.at(text, "contradiction", sentence, "Take one of the two out.")
            else:
                yield text

    def exclusions(self, reader: AnswerReader) -> Iterator[Exclusion]:
        for item in self.form.forms("rows", "an item of 'rows'") if self.has("rows") else ():
            item.allow("exclude", "because")
            condition = reader.rule(item, "exclude")
            because = item.text("because").value
            if condition:
                yield Exclusion(condition, because)

    def gates(self, reader: AnswerReader) -> Iterator[Gate]:
        for item in self.form.forms("gates", "an item of 'gates'") if self.has("gates") else ():
            item.allow("when", "hides")
            condition = reader.rule(item, "when")
            columns = (reader.known(text) for text in item.texts("hides"))
            names = tuple(column.name for column in columns if column)
            if condition:
                yield Gate(condition, names)

    def notes(self, reader: AnswerReader) -> Iterator[Note]:
        for item in self.form.forms("notes", "an item of 'notes'") if self.has("notes") else ():
            item.allow("id", "when")
            code, condition = item.text("id").value, self.condition(reader, item)
            if condition:
                yield Note(code, condition)

    def condition(self, reader: AnswerReader, item: Form) -> Condition | None:
        return reader.rule(item, "when")

    def carried(self) -> tuple[str, ...]:
        if not self.has("carry"):
            return ()
        texts = self.form.texts("carry")
        names = [text.value for text in texts]
        if self.has("form") and self.form.text("form").value == FHIR:
            sentence = "nothing can be carried from FHIR, which has no columns."
            self.form.problems.at(self.form.map, "wrong-shape", sentence, "Take 'carry' out.")
        for index, text in enumerate(texts):
            if text.value in names[:index]:
                sentence = f"'{text.value}' stands here twice."
                self.form.problems.at(text, "duplicate-key", sentence, "Keep one.")
        return tuple(names)

    def readings(
        self, reader: AnswerReader, never_asked: Mapping[str, str]
    ) -> Iterator[tuple[str, Reading]]:
        section = (
            self.form.form("readings", "the section 'readings'") if self.has("readings") else None
        )
        for entry in section.map.entries if section else ():
            if not isinstance(entry.node, Map):
                sentence = "a reading is a map with 'about' and 'answers'."
                self.form.problems.at(entry, "wrong-shape", sentence)
                continue
            item = Form(entry.node, f"the reading '{entry.key}'", self.form.problems)
            item.allow("about", "answers")
            answers = reader.answers(item)
            self.check_asked(item, answers, never_asked)
            yield entry.key, Reading(item.text("about").value, answers)

    def check_asked(
        self, item: Form, answers: Mapping[str, Source], never_asked: Mapping[str, str]
    ) -> None:
        """Note an answer of the reading *item* to a question that was never asked."""
        for name in answers:
            if name in never_asked:
                sentence = f"'{name}' is answered here, and was never asked or is implied."
                hint = "Take it out of 'never_asked' or 'implied', and map it under 'answers' too."
                self.form.problems.at(item.map, "contradiction", sentence, hint)

    def systems(self) -> Iterator[tuple[str, str]]:
        section = (
            self.form.form("systems", "the section 'systems'") if self.has("systems") else None
        )
        for entry in section.map.entries if section else ():
            yield section.text(entry.key).value if section else "", entry.key

    def check_covered(self, codebook: Codebook) -> None:
        """Note the questions of which nothing is said at all."""
        told = {*codebook.answers, *codebook.never_asked}
        open_ones = [name for name in self.questions if name not in told]
        if open_ones:
            listed = ", ".join(open_ones[:MOST_NAMED]) + (
                ", …" if len(open_ones) > MOST_NAMED else ""
            )
            sentence = f"nothing is said of {len(open_ones)} questions: {listed}."
            hint = (
                "Map each under 'answers', or list it under 'never_asked' with the reason; "
                f"'questions: {OTHERS}' there stands for all that are left."
            )
            entry = self.form.map.get("answers")
            self.form.problems.at(entry or self.form.map, "uncovered", sentence, hint)


def _reasons(implied: Mapping[str, tuple[Source, str]]) -> dict[str, str]:
    return {name: because for name, (_, because) in implied.items()}
