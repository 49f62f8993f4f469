"""The doctor's page: complete, escaped, printable, and the same in every format."""

import json
import re
import shutil
import subprocess
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from rls_screen import Given, Instrument, Screener, take
from rls_screen.page.blocks import Bullets, Heading, Paragraph, Table
from rls_screen.page.html import html
from rls_screen.page.markdown import markdown
from rls_screen.report.doctor import Sheet
from rls_screen.report.document import ENDINGS, document
from scripts.picture import ANSWERS
from tests.conftest import Golden
from tests.unit.report.people import PEOPLE

CHROMIUM = shutil.which("chromium")
VOID = {"meta", "br", "hr", "img", "link", "input"}
FULL: dict[str, Given] = {
    **ANSWERS,
    "respondent": "self",
    "age": 47,
    "onset_age": 20,
    "duration": "over_12_months",
    "feels": ("crawling", "painful"),
    "location": "both_legs",
    "arms": "yes",
    **dict.fromkeys(["soreness", "swelling", "numbness", "walking_pain", "tapping"], "none"),
    "tension": "some",
    "daytime": "moderate",
    "pregnant": "no",
    "sleep_apnoea": "unsure",
    **dict.fromkeys(["all_day", "drowsy_driving", "seen_doctor", "kidney_disease"], "no"),
    **dict.fromkeys(["diabetes", "nerve_disease", "parkinsons", "memory_problems"], "no"),
    **dict.fromkeys(["takes_antisickness", "takes_antipsychotic", "rls_treatment"], "no"),
    **dict.fromkeys(["iron_clues", "anxiety_depression", "family", "leg_kicks"], "yes"),
    **dict.fromkeys(["medicine_trigger", "takes_antidepressant", "caffeine_evening"], "yes"),
    **dict.fromkeys(["alcohol_evening", "smokes"], "yes"),
    "rheumatoid_arthritis": "no",
}


@pytest.fixture(name="sheet")
def fixture_sheet(screen: Screener) -> Sheet:
    """Give the sheet of a person who answered nearly everything."""
    taken = take(screen.instrument, FULL.items())
    assert taken.mistakes == ()
    return Sheet(screen.instrument, taken.answers, screen(taken.answers), "2026-01-31")


class _Outline(HTMLParser):
    """Check that tags close in order, and collect what a screen reader needs."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _outline(page: str) -> _Outline:
    outline = _Outline()
    outline.feed(page)
    outline.close()
    assert outline.open == []
    return outline


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_page_reads_as_it_was_approved(sheet: Sheet, golden: Golden, ending: str) -> None:
    """The page in each format is the one that was read and kept."""
    zeros = "0" * 64
    fixed = replace(sheet.instrument, digest=zeros, rules_digest=zeros)
    page = document(replace(sheet, instrument=fixed), ending)
    golden.check(f"doctor/full{ending}", page)


@pytest.mark.parametrize("ending", [".html", ".md", ".txt"])
def test_every_answer_is_on_the_page_in_words(sheet: Sheet, ending: str) -> None:
    """Each question that was answered is named, by its label or its criterion's."""
    words = " ".join(unescape(document(sheet, ending)).split())
    criteria = {item.id: item.label for item in sheet.instrument.criteria}
    for name in sheet.answers:
        assert criteria.get(name, sheet.instrument.questions[name].label) in words


def test_the_json_page_can_be_scored_again(sheet: Sheet, screen: Screener) -> None:
    """The answers in it are a record, and give the same result."""
    page = json.loads(document(sheet, ".json"))
    answers = {**page["answers"], "feels": tuple(page["answers"]["feels"])}
    taken = take(screen.instrument, answers.items())
    assert taken.mistakes == ()
    assert screen(taken.answers) == sheet.result
    assert page["questionnaire_sha256"] == sheet.instrument.digest
    assert page["rules_sha256"] == sheet.instrument.rules_digest


def test_the_html_is_well_formed_and_needs_nothing_else(sheet: Sheet) -> None:
    """Tags close in order; language, headings and table headers are there; nothing is fetched."""
    page = document(sheet, ".html")
    outline = _outline(page)
    assert ("lang", "en") in outline.attributes
    assert outline.seen.count("h1") == 1
    assert outline.seen.index("h1") < outline.seen.index("h2")
    assert ("scope", "col") in outline.attributes
    assert ("scope", "row") in outline.attributes
    assert not {"script", "link", "img", "iframe"} & set(outline.seen)
    assert "http" not in page
    assert "url(" not in page


def test_text_is_escaped_in_every_format() -> None:
    """Markup in a text is shown as text, in headings, lists, cells and titles."""
    evil = '<script>alert("x")</script> | *b* [red]'
    blocks = (Heading(evil), Paragraph(evil), Bullets((evil,)), Table((evil, "b"), ((evil, evil),)))
    page = html(evil, blocks)
    assert "<script>" not in page
    _outline(page)
    written = markdown(evil, blocks)
    assert "<script>" not in written
    assert not re.search(r"(?<!\\)[<*\[]", written.replace("| --- |", ""))


def test_what_does_not_apply_is_not_called_unanswered(
    instrument: Instrument, screen: Screener
) -> None:
    """A question that other answers rule out is not listed as open."""
    answers = take(instrument, {"urge": "no", "pregnant": "no"}.items()).answers
    page = document(Sheet(instrument, answers, screen(answers), "2026-01-31"), ".txt")
    open_part = " ".join(page.split()).split("Not answered", 1)[1].split("What to ask", 1)[0]
    assert instrument.questions["distress"].label in open_part
    assert instrument.questions["sign_preeclampsia"].label not in open_part
    assert instrument.questions["rest"].label not in open_part


def _pages(page: str, folder: Path) -> int:
    """Give the number of sheets on which a real browser prints *page*."""
    (folder / "page.html").write_text(page, encoding="utf-8")
    command = [
        *(str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
        *("--disable-background-networking", f"--user-data-dir={folder / 'profile'}"),
        *("--no-pdf-header-footer", f"--print-to-pdf={folder / 'page.pdf'}"),
        f"file://{folder / 'page.html'}",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", (folder / "page.pdf").read_bytes()))


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_a_full_page_prints_on_one_sheet(sheet: Sheet, tmp_path: Path) -> None:
    """The HTML of a full case prints as exactly one A4 page in a real browser."""
    page = document(sheet, ".html")
    assert sheet.instrument.words.doctor.title in page
    assert _pages(page, tmp_path) == 1


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
@pytest.mark.parametrize("person", PEOPLE)
def test_the_page_of_each_person_prints_on_one_sheet(
    screen: Screener, tmp_path: Path, person: str
) -> None:
    """Whatever someone has answered to the whole interview, one sheet holds it."""
    answers = take(screen.instrument, PEOPLE[person].items()).answers
    sheet = Sheet(screen.instrument, answers, screen(answers), "2026-01-31")
    assert _pages(document(sheet, ".html"), tmp_path) == 1
