"""Read the sources, the sets of answers and the questions."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from keyword import kwlist

from rls_screen.instrument.document import Entry, Map, Problems, Text
from rls_screen.instrument.form import NOTHING, Form, RuleText
from rls_screen.instrument.model import UNSURE, Option, Question, Source
from rls_screen.instrument.vocabulary import NAMES
from rls_screen.logic.spelling import did_you_mean
from rls_screen.logic.values import Choice, Several, Whole
from rls_screen.logic.words import WORDS

ID = re.compile(r"[a-z][a-z0-9_]*\Z")
KINDS = ("one", "many", "whole")
KEYS = (
    *("id", "label", "text", "item", "help"),
    *KINDS,
    *("default", "only_if", "ask_if", "sources"),
)
RESERVED = frozenset({*WORDS, "id", *(word.lower() for word in kwlist)})
"""What cannot be an id: a rule with it could not be read, or a record has it for its own."""

Options = tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Conditions:
    """The rules of a question: when it makes sense, and when the interview asks it."""

    question: str
    only_if: RuleText | None
    ask_if: RuleText | None


def read_sources(form: Form) -> dict[str, Source]:
    """Read the section of sources."""
    sources: dict[str, Source] = {}
    section = form.form("sources", "the section of sources")
    for entry in section.map.entries if section else ():
        if isinstance(entry.node, Map):
            item = Form(entry.node, f"the source '{entry.key}'", form.problems)
            item.allow("text", "address")
            text = item.text("text").value
            sources[entry.key] = Source(entry.key, text, item.optional("address"))
        else:
            form.problems.at(entry, "wrong-shape", "a source is a map with 'text' and 'address'.")
    return sources


def read_answer_sets(form: Form) -> dict[str, Options]:
    """Read the sets of answers that questions share."""
    section = form.form("answer_sets", "the section of answer sets")
    return {
        entry.key: _options(entry, form.problems)
        for entry in (section.map.entries if section else ())
    }


def check_id(text: Text, what: str, taken: Container[str], problems: Problems) -> bool:
    """Say whether *text* can be an id of its own; note it if not."""
    if text is NOTHING:
        return False
    if not ID.match(text.value) or text.value in RESERVED:
        hint = "Use small letters, digits and _, begin with a letter, and no word of the rules."
        problems.at(text, "bad-id", f"'{text.value}' cannot be the id of {what}.", hint)
        return False
    if text.value in taken:
        hint = "Give it an id of its own."
        problems.at(text, "duplicate-id", f"the id '{text.value}' is taken already.", hint)
        return False
    return True


def source_ids(form: Form, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Read the list of sources of one rule or question; note those that do not exist."""
    texts = form.texts("sources")
    for text in texts:
        if text.value not in sources:
            hint = did_you_mean(text.value, tuple(sources)) or "Add it to the section 'sources'."
            form.problems.at(text, "unknown-source", f"there is no source '{text.value}'.", hint)
    return tuple(text.value for text in texts)


@dataclass(frozen=True, slots=True)
class QuestionReader:
    """Read questions with known *sources* and *answer_sets*."""

    sources: Mapping[str, Source]
    answer_sets: Mapping[str, Options]

    def read(self, form: Form) -> tuple[dict[str, Question], list[Conditions]]:
        """Read the section of questions, and the conditions that wait for the rules' names."""
        questions: dict[str, Question] = {}
        conditions: list[Conditions] = []
        for item in form.forms("questions", "a question"):
            text = item.text("id")
            if check_id(text, "a question", {*NAMES, *questions}, form.problems):
                named = replace(item, what=f"the question '{text.value}'")
                questions[text.value] = self.question(named, text.value)
                conditions.append(
                    Conditions(
                        text.value,
                        item.rule("only_if") if item.has("only_if") else None,
                        item.rule("ask_if") if item.has("ask_if") else None,
                    )
                )
        return questions, conditions

    def question(self, form: Form, question_id: str) -> Question:
        """Read one question."""
        form.allow(*KEYS)
        answers, options = self.answers(form)
        codes = answers.values if isinstance(answers, Choice) else ()
        default = form.one_of("default", codes) if form.has("default") else ""
        return Question(
            id=question_id,
            label=form.text("label").value,
            text=form.text("text").value,
            item=form.optional("item") or form.text("text").value,
            help=form.text("help").value,
            answers=answers,
            options=options,
            sources=source_ids(form, self.sources),
            line=form.line,
            default=default,
        )

    def answers(self, form: Form) -> tuple[Choice | Several | Whole, Options]:
        """Read what can be answered."""
        match [kind for kind in KINDS if form.has(kind)]:
            case ["whole"]:
                return _whole(form), ()
            case ["many"]:
                options = self.options(form, "many")
                return Several(tuple(option.code for option in options)), options
            case ["one"]:
                options = self.options(form, "one")
                codes = (option.code for option in options)
                return Choice(tuple(code for code in codes if code != UNSURE)), options
            case _:
                form.problems.at(
                    form.map,
                    "missing-key",
                    f"{form.what} needs exactly one of: {', '.join(KINDS)}.",
                    "Such as 'one: yes_no'.",
                )
                return Choice(()), ()

    def options(self, form: Form, key: str) -> Options:
        """Read the options at *key*: the name of an answer set, or a map of codes to labels."""
        entry = form.need(key)
        if entry is None or not isinstance(entry.node, Text):
            return _options(entry, form.problems) if entry else ()
        name = form.one_of(key, tuple(self.answer_sets))
        return self.answer_sets.get(name, ())


def _whole(form: Form) -> Whole:
    bounds = form.form("whole", "the range of a number")
    if bounds is None:
        return Whole(0, 0)
    bounds.allow("minimum", "maximum")
    minimum, maximum = bounds.number("minimum"), bounds.number("maximum")
    if minimum is None or maximum is None:
        return Whole(0, 0)
    if minimum > maximum:
        bounds.problems.at(bounds.map, "wrong-shape", "the minimum is above the maximum.")
    return Whole(minimum, maximum)


def _options(entry: Entry, problems: Problems) -> Options:
    if not isinstance(entry.node, Map):
        problems.at(entry, "wrong-shape", f"'{entry.key}' must be a map of codes to labels.")
        return ()
    if all(option.key == UNSURE for option in entry.node.entries):
        hint = "Write at least one 'code: label'."
        problems.at(entry, "empty", f"'{entry.key}' has no answer beside '{UNSURE}'.", hint)
    return tuple(_labelled(entry.node, problems))


def _labelled(node: Map, problems: Problems) -> Iterator[Option]:
    form = Form(node, "an answer", problems)
    for entry in node.entries:
        if not ID.match(entry.key):
            hint = "Use small letters, digits and _, and begin with a letter."
            problems.at(entry, "bad-id", f"'{entry.key}' cannot be the code of an answer.", hint)
        label = form.text_of(entry.node, f"the label of '{entry.key}'")
        yield Option(entry.key, label.value)
