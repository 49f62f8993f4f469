"""Read a whole questionnaire from YAML text, with every problem in it."""

from dataclasses import replace
from hashlib import sha256

from rls_screen.errors import QuestionnaireError
from rls_screen.instrument.digest import rules_digest
from rls_screen.instrument.document import Map, Problems, compose
from rls_screen.instrument.form import Form
from rls_screen.instrument.language import Language, english
from rls_screen.instrument.model import Instrument, Question
from rls_screen.instrument.placeholders import check_placeholders, filled
from rls_screen.instrument.questions import (
    Conditions,
    QuestionReader,
    read_answer_sets,
    read_sources,
)
from rls_screen.instrument.rules import RuleBook, own_groups, read_groups
from rls_screen.instrument.sayings import Sayings
from rls_screen.instrument.screens import read_screens
from rls_screen.instrument.sections import SectionReader
from rls_screen.instrument.settings import NEUTRAL, Settings
from rls_screen.instrument.vocabulary import SECTIONS


def read(
    text: str, file: str, language: Language | None = None, settings: Settings = NEUTRAL
) -> Instrument:
    """Read *text*, which stands in *file*, as a questionnaire that speaks *language*, or English.

    Its texts have the numbers of *settings* in them. Raise `QuestionnaireError` with every problem
    that was found, by line and column.
    """
    problems = Problems(file)
    root = compose(text, problems)
    language = language or english()
    instrument = None
    if root:
        check_placeholders(root, problems)
        spoken = filled(language.spoken(root, problems), settings)
        instrument = _instrument(spoken, problems, language)
    if problems.found or instrument is None:
        raise QuestionnaireError(problems.in_order())
    digest = sha256(text.encode()).hexdigest()
    return replace(instrument, digest=digest, rules_digest=rules_digest(instrument))


def _instrument(root: Map, problems: Problems, language: Language) -> Instrument:
    form = Form(root, "the questionnaire", problems)
    form.allow(*SECTIONS)
    head = _head(form)
    sources = read_sources(form)
    questions, conditions = QuestionReader(sources, read_answer_sets(form)).read(form)
    book = RuleBook(problems, sources)
    sections = SectionReader(form, book, questions)
    sayings = Sayings(form, book)
    sections.findings()
    sections.decisions()
    people = sayings.people()
    unfinished = Instrument(
        id=head.text("id").value,
        version=head.text("version").value,
        title=head.text("title").value,
        file=problems.file,
        sources=sources,
        questions=_with_conditions(questions, conditions),
        screens=read_screens(form, questions),
        criteria=sections.criteria(),
        score=sections.score(),
        caps=sections.codes("caps"),
        levels=sections.urgency(),
        outcomes=sections.result(),
        flags=sections.codes("flags", asks=tuple(person.id for person in people)),
        advice=sayings.advice(),
        notes=sayings.notes(),
        scope={},
        rules=(),
        rule_notes=book.notes,
        doctor=sayings.doctor(),
        digest="",
        rules_digest="",
        language=language.code,
        words=language.words,
        people=people,
        claims=sayings.claims(),
        accuracy=sayings.accuracy(),
        over_time=sayings.over_time(questions),
    )
    return _with_rules(unfinished, form, book, conditions)


def _head(form: Form) -> Form:
    head = form.form("instrument", "the section 'instrument'")
    if head is None:
        # The section was noted already, so what it lacks need not be.
        return Form(Map(1, 1, ()), "the section 'instrument'", Problems(form.problems.file))
    head.allow("id", "version", "title")
    return head


def _with_rules(
    instrument: Instrument, form: Form, book: RuleBook, conditions: list[Conditions]
) -> Instrument:
    """Add groups, scope and sorted rules, once every name is known."""
    groups = own_groups(book.notes)
    groups |= read_groups(form, {**instrument.questions, **book.notes})
    scope = book.scope(instrument.questions, groups)
    others = [rule for item in conditions for rule in (item.only_if, item.ask_if) if rule]
    book.check(scope, others)
    return replace(instrument, scope=scope, rules=book.sorted(scope))


def _with_conditions(
    questions: dict[str, Question], conditions: list[Conditions]
) -> dict[str, Question]:
    found = dict(questions)
    for item in conditions:
        found[item.question] = replace(
            found[item.question],
            only_if=item.only_if.condition if item.only_if else None,
            ask_if=item.ask_if.condition if item.ask_if else None,
        )
    return found
