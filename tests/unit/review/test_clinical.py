"""Promises of the page for a clinician: nothing is left out, and it changes with the rules."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from rls_screen import Instrument
from rls_screen.instrument.model import Checklist, RuleNote
from rls_screen.instrument.read import read
from rls_screen.instrument.vocabulary import QUESTIONS
from rls_screen.logic.rules import conditions
from rls_screen.logic.write import write
from rls_screen.page.markdown import plain
from rls_screen.review.clinical.record import record
from rls_screen.review.review import Review, review
from scripts.checks import WHOLE
from scripts.clinical import PAGE, clinical_page

TEXT = WHOLE.read_text(encoding="utf-8")
CHANGES = (
    ('urge == "yes", then: met}', 'urge != "no", then: met}'),
    ("age < 18", "age <= 18"),
    ("fits and dsm5_frequency", "fits or dsm5_frequency"),
    ('cramps in ("some", "all")', 'cramps in ("none", "all")'),
    ("any(caps) or any(", "any(caps) and any("),
    ("not known(criteria.urge)", "known(criteria.urge)"),
    ("fits or possibly(leg_cramps)", "fits or definitely(leg_cramps)"),
    ('ask_if: urge != "no"', 'ask_if: urge == "no"'),
    ('only_if: urge == "yes" or is_unsure(urge)', 'only_if: urge == "yes" and is_unsure(urge)'),
    ('often == "daily", says', 'often == "weekly", says'),
    ('any(x == "all" for x in explanations)', 'all(x == "all" for x in explanations)'),
    ("fewest_first: [rarely, weekly, daily], when: fits", "fewest_first: [rarely], when: fits"),
    (
        "score: {of: criteria, counts: [met, met_by_history]}",
        "score: {of: criteria, counts: [met]}",
    ),
)


def _page(text: str) -> str:
    instrument = read(text, "q.yaml")
    return record(instrument)


@pytest.fixture(scope="module", name="found")
def fixture_found() -> Review:
    """Give the review of the questionnaire that comes with the package."""
    return review()


def _anchors(page: str) -> list[str]:
    return re.findall(r'<a id="([^"]*)"></a>', page)


def _said_of_questions(instrument: Instrument) -> Iterator[str]:
    for screen in instrument.screens:
        yield screen.title
        for prompt in screen.prompts:
            if isinstance(prompt, Checklist):
                yield prompt.lead
                yield from (instrument.questions[name].item for name in prompt.questions)
    for question in instrument.questions.values():
        yield from (question.id, question.label, question.text, question.help)
        yield from chain.from_iterable((item.code, item.label) for item in question.options)


def _said_of_results(instrument: Instrument) -> Iterator[str]:
    for outcome in instrument.outcomes.values():
        yield from (outcome.headline, outcome.text)
    for level in instrument.levels:
        calls = (level.call, level.signs_not_asked)
        yield from chain.from_iterable((call.headline, call.do) for call in calls if call)
    for code in (*instrument.caps, *instrument.flags):
        yield from (code.id, code.says, code.ask)
    for level in instrument.levels:
        for code in level.reasons:
            yield code.id
            yield from code.says.split(QUESTIONS)
    yield from chain.from_iterable((item.id, item.label) for item in instrument.criteria)


def _said_beside(instrument: Instrument) -> Iterator[str]:
    for item in instrument.advice:
        yield from (item.id, item.text, *(caution.text for caution in item.cautions))
    yield from chain.from_iterable((item.id, item.name, item.ask) for item in instrument.people)
    for claim in instrument.claims:
        yield from (claim.id, claim.claim, claim.because)
        yield instrument.words.advice.verdicts[claim.verdict]
    yield from instrument.notes.values()
    yield from (*instrument.doctor.questions, instrument.doctor.cannot_tell)
    yield from (item.text for item in instrument.doctor.usually)
    yield from (instrument.accuracy.text,) if instrument.accuracy else ()
    yield from chain.from_iterable(
        (item.text, item.address) for item in instrument.sources.values()
    )


def _after(page: str, anchor: str) -> str:
    """Give what stands at *anchor*, up to the next heading."""
    start = page.index(f'<a id="{anchor}"></a>')
    end = page.find("\n#", start)
    return page[start:end]


def _anchor(name: str) -> str:
    prefixes = {
        "criteria": "criterion",
        "caps": "cap",
        "reasons": "reason",
        "flags": "flag",
        "people": "person",
        "advice": "advice",
        "cautions": "advice",
        "over_time": "followed",
    }
    first, *rest = name.split(".")
    if first == "cautions":
        return f"advice-{rest[0]}"
    return "-".join((prefixes[first], *rest))


def _place(page: str, name: str) -> str:
    if "." in name:
        return _after(page, _anchor(name))
    found = [f"{sort}-{name}" for sort in ("finding", "decision")]
    return _after(page, next(anchor for anchor in found if anchor in _anchors(page)))


def test_the_page_is_current() -> None:
    """docs/clinical.md is what scripts/clinical.py writes."""
    assert PAGE.read_text(encoding="utf-8") == clinical_page()


@pytest.mark.parametrize("said", [_said_of_questions, _said_of_results, _said_beside])
def test_every_text_stands_on_the_page(said: type, instrument: Instrument) -> None:
    """Each word that the questionnaire can show, and each id."""
    page = record(instrument)
    missing = [text for text in said(instrument) if plain(text) not in page and text not in page]
    assert missing == []


def test_every_rule_stands_at_its_place_with_its_sources(instrument: Instrument) -> None:
    """Each condition as it is written, what each row says, and the sources of both."""
    page = record(instrument)
    for rule in instrument.rules:
        if rule.name == "urgency":
            continue
        here = _place(page, rule.name)
        note: RuleNote = instrument.rule_notes[rule.name]
        assert all(f"Rule: `{write(item)}`" in here for item in conditions(rule)), rule.name
        assert all(plain(row.because) in here for row in note.rows)
        named = {*note.sources, *chain.from_iterable(row.sources for row in note.rows)}
        assert {f"#source-{name})" for name in named} <= set(re.findall(r"#source-\w+\)", here))


def test_every_question_stands_with_its_conditions_and_sources(instrument: Instrument) -> None:
    """Where it is asked, and nowhere else."""
    page = record(instrument)
    for question in instrument.questions.values():
        here = _after(page, f"question-{question.id}")
        asked = [item for item in (question.only_if, question.ask_if) if item]
        assert all(f"Rule: `{write(item)}`" in here for item in asked)
        assert all(f"(#source-{name})" in here for name in question.sources)
        assert plain(question.text) in here


def test_each_source_tells_what_rests_on_it(instrument: Instrument) -> None:
    """What names a source is named by it, and one without an address is marked."""
    page = record(instrument)
    for question in instrument.questions.values():
        for name in question.sources:
            assert f"(#question-{question.id})" in _after(page, f"source-{name}")
    for rule, note in instrument.rule_notes.items():
        if rule != "urgency" and not rule.startswith("cautions."):
            anchor = re.search(r'<a id="([^"]*)"', _place(page, rule))
            assert anchor
            used = chain(note.sources, *(row.sources for row in note.rows))
            assert all(f"(#{anchor[1]})" in _after(page, f"source-{name}") for name in used)
    for source in instrument.sources.values():
        here = _after(f"{page}\n#", f"source-{source.id}")
        assert ("**no address**" in here) is not bool(source.address)


def test_the_worked_examples_stand_on_the_page(instrument: Instrument, found: Review) -> None:
    """Each with what it is about, where it is from, and every field that must come out."""
    page = record(instrument, found.examples)
    assert len(found.examples) > 10
    for example in found.examples:
        here = _after(page, f"example-{example.id}")
        assert plain(example.about) in here
        assert plain(example.origin) in here
        assert all(f"`{entry.key}: " in here for entry in example.expected.entries)
        assert all(plain(instrument.questions[name].label) in here for name in example.answers)


def test_the_laws_stand_on_the_page(instrument: Instrument, found: Review) -> None:
    """Each with its meaning, its conditions, the questions that change, and its sources."""
    page = record(instrument, found.examples, found.laws)
    assert len(found.laws) > 10
    for law in found.laws:
        here = _after(page, f"law-{law.id}")
        written = [item for item in (law.when, *law.must, *law.keeps) if item]
        assert plain(law.means) in here
        assert all(f"Rule: `{write(item)}`" in here for item in written)
        assert all(f"(#source-{name})" in here for name in law.sources)
        assert all(f"(#law-{law.id})" in _after(page, f"source-{name}") for name in law.sources)
        changed = law.change.questions if law.change else ()
        if len(changed) < len(instrument.questions):
            assert all(plain(instrument.questions[name].label) in here for name in changed)


def test_every_link_leads_somewhere(instrument: Instrument, found: Review) -> None:
    """Each anchor stands once, and each link within the page has one."""
    page = record(instrument, found.examples, found.laws)
    anchors = _anchors(page)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]*)\)", page)) <= set(anchors)


@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_a_changed_rule_changes_the_words(old: str, new: str) -> None:
    """Not only the rule as it is written, which is left out here."""
    assert TEXT.count(old) == 1
    before, after = (
        re.sub(r"Rule: `[^\n]*`|SHA-256: `\w+`", "", _page(text))
        for text in (TEXT, TEXT.replace(old, new))
    )
    assert before != after


def test_a_questionnaire_with_every_section_is_laid_out() -> None:
    """Also one that leaves out what can be left out."""
    minimal = Path(WHOLE).with_name("minimal.yaml").read_text(encoding="utf-8")
    for page in (_page(TEXT), _page(minimal)):
        anchors = _anchors(page)
        assert len(anchors) == len(set(anchors))
        assert set(re.findall(r"\]\(#([^)]*)\)", page)) <= set(anchors)


def test_markup_in_a_text_is_shown_as_it_stands(instrument: Instrument) -> None:
    """What a questionnaire says cannot become a heading, a link, or HTML."""
    hostile = "<b>&lt; [x](http://y) *z* `w` # v_w | $ <script>\u202e"
    questions = {
        name: replace(item, text=hostile, help=hostile, label=hostile)
        for name, item in instrument.questions.items()
    }
    changed = record(replace(instrument, title=hostile, questions=questions))
    shown = MarkdownIt("commonmark").render(changed)
    assert "<b>" not in shown
    assert "<script>" not in shown
    assert "http://y" not in re.findall(r'href="([^"]*)"', shown)
    assert "&lt;b&gt;&amp;lt; [x](http://y) *z* `w` # v_w | $ &lt;script&gt; " in shown
