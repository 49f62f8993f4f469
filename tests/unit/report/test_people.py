"""Whole interviews and pages of twelve people in every language, and never two languages in one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from rls_screen import Given, Instrument, load, screener, take
from rls_screen.instrument.catalogue import everywhere, in_questionnaire, texts_of, with_texts
from rls_screen.instrument.document import Map, Problems, Text, compose
from rls_screen.instrument.language import Language
from rls_screen.instrument.languages import WORDS, codes
from rls_screen.instrument.load import shipped
from rls_screen.instrument.model import Checklist, Single, Source
from rls_screen.instrument.read import read
from rls_screen.instrument.sentences import read_words
from rls_screen.instrument.translation import Pair, Translation
from rls_screen.interview.hold import Ending, Interview
from rls_screen.interview.route import Step
from rls_screen.interview.session import Session, questions_of
from rls_screen.logic.values import Missing, Several, Whole
from rls_screen.page.blocks import Block
from rls_screen.page.terminal import draw
from rls_screen.report.advice import all_advice
from rls_screen.report.doctor import Sheet
from rls_screen.report.document import document
from rls_screen.report.urgency import urgent_news
from rls_screen.report.view import view
from rls_screen.screening.screen import Screener
from tests.conftest import Golden
from tests.unit.report.people import PEOPLE

LANGUAGES = tuple(codes(shipped()))


@dataclass
class Person:
    """Someone at a terminal who answers by number and reads what is shown."""

    screen: Screener
    wanted: dict[str, Given]
    console: Console = field(
        default_factory=lambda: Console(width=80, file=StringIO(), color_system=None)
    )
    session: Session | None = None
    is_new: bool = False

    def show(self, blocks: Iterable[Block]) -> None:
        """Print *blocks*."""
        self.console.print(draw(blocks), end="")

    def keep(self, session: Session) -> None:
        """Note where the interview stands; an alert may ask for Enter before the next step."""
        before = self.session.answers if self.session else {}
        self.is_new = not urgent_news(self.screen, before, session.answers)
        self.session = session

    def read(self) -> str:
        """Type the answer to what was asked."""
        assert self.session
        typed = self.line(self.session.at) if self.is_new else ""
        self.is_new = True
        self.console.print(f"> {typed}".rstrip(), markup=False, highlight=False)
        return typed

    def line(self, at: object) -> str:
        """Give the answer at a step in numbers, or the letter that skips it."""
        if not isinstance(at, Step):
            return ""
        known = [name for name in questions_of(at) if name in self.wanted]
        skip = self.screen.instrument.words.keys.shown()["skip"]
        if not known:
            return skip
        match at.prompt:
            case Single(question):
                return self.single(question)
            case Checklist(questions=ids):
                marks = [self.mark(number, name) for number, name in enumerate(ids, start=1)]
                return " ".join(mark for mark in marks if mark) or "0"

    def single(self, question: str) -> str:
        """Give the answer to one question by its number."""
        item, value = self.screen.instrument.questions[question], self.wanted[question]
        options = [option.code for option in item.options]
        match item.answers:
            case Whole():
                return str(value)
            case Several():
                assert isinstance(value, tuple)
                return " ".join(str(options.index(str(code)) + 1) for code in value)
            case _:
                return str(options.index(str(value)) + 1)

    def mark(self, number: int, question: str) -> str:
        """Give the mark for one line of a checklist."""
        value = self.wanted.get(question, "no")
        if value == "unsure":
            return f"{number}?"
        return "" if value in ("no", "none") else str(number)


def _transcript(instrument: Instrument, wanted: dict[str, Given]) -> str:
    """Give all that a person sees: interview, result, all advice, and the page for a doctor."""
    screen = screener(instrument)
    person = Person(screen, wanted)
    interview = Interview(
        instrument, person.show, person.read, partial(urgent_news, screen), person.keep
    )
    held = interview.hold()
    assert held.ending is Ending.DONE
    result = screen(held.answers)
    person.show(view(instrument, held.answers, result))
    person.show(all_advice(instrument, held.answers, result))
    assert isinstance(person.console.file, StringIO)
    page = document(Sheet(instrument, held.answers, result, "2026-01-31"), ".txt")
    return f"{person.console.file.getvalue()}\n{page}"


@pytest.fixture(scope="module")
def spoken() -> dict[str, Instrument]:
    """Give the shipped questionnaire in every language."""
    return {code: load(None, code) for code in LANGUAGES}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("person", PEOPLE)
def test_all_that_a_person_sees_reads_as_it_was_kept(
    spoken: dict[str, Instrument], golden: Golden, person: str, code: str
) -> None:
    """Interview, result, advice and doctor's page of each person are kept in each language."""
    golden.check(f"people/{code}/{person}.txt", _transcript(spoken[code], PEOPLE[person]))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("person", PEOPLE)
def test_the_language_changes_no_result(
    spoken: dict[str, Instrument], person: str, code: str
) -> None:
    """The same answers come out the same in each language."""
    instrument = spoken[code]
    answers = take(instrument, PEOPLE[person].items()).answers
    assert screener(instrument)(answers) == screener(spoken["en"])(answers)
    assert instrument.rules_digest == spoken["en"].rules_digest


def _root(path: Path) -> Map:
    root = compose(path.read_text(encoding="utf-8"), Problems(path.name))
    assert root
    return root


def _marked(text: str) -> str:
    """Mark all that is text; what is filled in stands between two marked parts."""
    return f"⟦{re.sub(r'[{][a-z_]+[}]', lambda found: f'⟧{found[0]}⟦', text)}⟧"


@pytest.fixture(scope="module")
def strange() -> Instrument:
    """Give the shipped questionnaire in a language in which every text is in brackets."""
    root, words = _root(shipped()), _root(WORDS / "en.yaml")
    texts = texts_of(root, in_questionnaire)
    pairs = {
        name: Pair(1, text.value, replace(text, value=_marked(text.value)))
        for name, text in texts.items()
    }
    changed = {
        name: text.value if name.startswith("keys.") else _marked(text.value)
        for name, text in texts_of(words, everywhere).items()
    }
    spoken = read_words(with_texts(words, changed))
    language = Language("xx", spoken, Translation("x.xx.yaml", "xx", (1, 1), pairs))
    found = read(shipped().read_text(encoding="utf-8"), "questions.yaml", language)
    # References stay in the language of their papers, so they are left out here.
    sources = {name: Source(name, "", "") for name in found.sources}
    return replace(found, sources=sources)


@pytest.mark.parametrize("person", PEOPLE)
def test_there_are_never_two_languages(strange: Instrument, person: str) -> None:
    """Every word that a person sees, but for references, comes from a file of texts."""
    shown = _transcript(strange, PEOPLE[person])
    bare = " ".join(shown.split())
    while bare != (inner := re.sub(r"⟦[^⟦⟧]*⟧", "", bare)):
        bare = inner
    bare = bare.replace(strange.digest[:16], "")
    kept = set(re.findall(r"[^\W\d_]{2,}", bare))
    assert kept <= {"rls", "screen", "OWN", "NONE", "sq"}


def test_missing_is_never_a_text() -> None:
    """The values that stand for no answer are not among what people typed."""
    values = [value for person in PEOPLE.values() for value in person.values()]
    assert not any(isinstance(value, Missing | Text) for value in values)
    assert msgspec.json.encode(values)
