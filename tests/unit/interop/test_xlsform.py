"""The sheets of an XLSForm say all, in each language, or it is refused with the reason."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from rls_screen.errors import UsageError
from rls_screen.instrument.languages import codes
from rls_screen.instrument.load import load, shipped
from rls_screen.instrument.model import Instrument, Option
from rls_screen.instrument.read import read
from rls_screen.interop.xlsform.excel import excel
from rls_screen.interop.xlsform.mapping import mapping
from rls_screen.interop.xlsform.sheets import Sheet, Workbook, workbook
from rls_screen.mapping.read import read_mapping

MINIMAL = (Path(__file__).parents[2] / "cases" / "minimal.yaml").read_text(encoding="utf-8")
CODES = tuple(codes(shipped()))


@pytest.fixture(scope="module", name="form")
def fixture_form() -> Workbook:
    """Give the form of the questionnaire that comes with the package."""
    return workbook([load(None, code) for code in CODES])


def _rows(form: Workbook, name: str) -> list[dict[str, str]]:
    headers, *rows = next(sheet.rows for sheet in form.sheets if sheet.name == name)
    return [dict(zip(headers, row, strict=True)) for row in rows]


def _minimal(old: str = "", new: str = "") -> Workbook:
    assert old in MINIMAL
    return workbook([read(MINIMAL.replace(old, new) if old else MINIMAL, "minimal.yaml")])


def test_the_same_form_is_the_same_file(form: Workbook) -> None:
    """Byte for byte, with no day in it but the first that a zip file knows."""
    written = excel(form)
    assert written == excel(workbook([load(None, code) for code in CODES]))
    with zipfile.ZipFile(BytesIO(written)) as archive:
        assert {info.date_time[:3] for info in archive.infolist()} == {(1980, 1, 1)}
        days = re.findall(rb"\d{4}-\d\d-\d\d", archive.read("docProps/core.xml"))
    assert set(days) == {b"1980-01-01"}


def test_the_file_holds_the_cells(form: Workbook) -> None:
    """Each as text, and none as a formula."""
    sheets = (*form.sheets, Sheet("more", (("=1+1", "'x", "-1", "007"),)))
    book = openpyxl.load_workbook(BytesIO(excel(replace(form, sheets=sheets))))
    for sheet in sheets:
        found = [[cell.value or "" for cell in row] for row in book[sheet.name].iter_rows()]
        assert found == [list(row) for row in sheet.rows]


def test_each_question_stands_there_once_in_each_language(form: Workbook) -> None:
    """With its help, in the order of the screens, and with its own words."""
    rows = {row["name"]: row for row in _rows(form, "survey")}
    for code in CODES:
        speaker = load(None, code)
        language = f"{speaker.words.name} ({code})"
        for question in speaker.questions.values():
            row = rows[question.id]
            assert row[f"label::{language}"] in {question.text, question.item}
            assert row[f"hint::{language}"] == question.help
    names = [row["name"] for row in _rows(form, "survey") if row["type"] != "end_group"]
    assert len(names) == len(set(names))


def test_no_language_lacks_a_text(form: Workbook) -> None:
    """A column that is filled in for one language is so for all."""
    for name in ("survey", "choices"):
        for row in _rows(form, name):
            for key in ("label", "hint", "constraint_message"):
                texts = [text for column, text in row.items() if column.startswith(f"{key}::")]
                assert all(texts) or not any(texts), row


def test_a_new_word_makes_a_new_version(form: Workbook) -> None:
    """So that no two forms that differ are told to be the same."""
    spoken = [load(None, code) for code in CODES]
    german = spoken[1]
    told = replace(german, notes={**german.notes, "alone": "Anders."})
    other = workbook([spoken[0], told, *spoken[2:]])
    versions = {_rows(item, "settings")[0]["version"] for item in (form, other)}
    assert len(versions) == 2


def test_numbers_to_call_are_in_the_form() -> None:
    """Where they are known, and nothing else is in their place."""
    assert "{" not in "".join(cell for row in _minimal().sheets[0].rows for cell in row[:4])


@pytest.mark.parametrize(
    "text",
    [
        "What of ${urge}?",
        "a <b>tag</b>",
        "a </span>",
        "<!-- gone -->",
        "&lt;",
        "&#60;",
        "a [link](http://example.org)",
        "[link]: /address",
        "`code`",
        "- in a list",
        "> quoted",
        "~~~",
        "\a",
        "x" * 40_000,
    ],
)
def test_what_would_be_read_as_markup_is_refused_by_its_place(
    instrument: Instrument, text: str
) -> None:
    """A question, and an answer; other programs would show something else."""
    urge = instrument.questions["urge"]
    asked = replace(urge, text=text)
    answered = replace(urge, options=(Option("yes", text), *urge.options[1:]))
    for question, place in ((asked, "the question 'urge'"), (answered, "the answer 'yes' to the")):
        questions = {**instrument.questions, "urge": question}
        with pytest.raises(UsageError, match=f"^an XLSForm cannot say {place}"):
            workbook([replace(instrument, questions=questions)])


@pytest.mark.parametrize("name", ["data", "meta"])
def test_a_name_of_the_form_itself_is_refused(name: str) -> None:
    """As it would stand for two things."""
    text = re.sub(r"\boften\b", name, MINIMAL)
    with pytest.raises(UsageError, match=f"a question called '{name}'"):
        workbook([read(text, "minimal.yaml")])


def test_a_question_that_its_own_answer_shows_is_refused() -> None:
    """Through another question too, as programs would refuse the form."""
    circle = "one: yes_no\n    ask_if: cramps != 'all'\n    sources: [S1]\n  - id: cramps"
    old = "one: yes_no\n    sources: [S1]\n  - id: cramps"
    with pytest.raises(UsageError, match="when the question 'urge' is shown"):
        _minimal(old, circle)


def test_what_can_be_hidden_does_not_show_its_page() -> None:
    """A page is shown by other pages alone, or is always there."""
    page = next(row for row in _rows(_minimal(), "survey") if row["name"] == "page_2")
    assert page["relevant"] == ""


def test_the_mapping_reads_every_question(instrument: Instrument, form: Workbook) -> None:
    """From one column each, for any way to write its header."""
    found = read_mapping(mapping(instrument, form.survey), "form.yaml", instrument.questions)
    assert found.answers.keys() == instrument.questions.keys()
    assert not found.never_asked
    for name in instrument.questions:
        headers = [name, f"{form.survey.page[name]}-{name}", f"{form.survey.page[name]}/{name}"]
        assert any(column.headers == tuple(headers) for column in found.columns.values())


def test_an_answer_that_is_missing_data_in_a_mapping_is_refused() -> None:
    """It would be taken for no answer."""
    text = re.sub(r"\brarely\b", "skipped", MINIMAL)
    spoken = read(text, "minimal.yaml")
    with pytest.raises(UsageError, match="the answer 'skipped' to the question 'often'"):
        mapping(spoken, workbook([spoken]).survey)
