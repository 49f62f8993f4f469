"""What is filled in in REDCap is exported, and comes back through the mapping as it was."""

import csv
import io
from functools import cache
from pathlib import Path

import pytest

from rls_screen.errors import UsageError
from rls_screen.instrument.read import read
from rls_screen.interop.redcap.dictionary import dictionary, written
from rls_screen.interop.redcap.mapping import mapping
from rls_screen.logic.values import Answers, Missing
from rls_screen.mapping.absent import Absent
from rls_screen.mapping.apply import Mapped, mapper
from rls_screen.mapping.read import read_mapping
from tests.unit.engines.records import INSTRUMENT, all_records
from tests.unit.interop.redcap.project import Project

MAP = mapping(INSTRUMENT)
MINIMAL = (Path(__file__).parents[3] / "cases" / "minimal.yaml").read_text(encoding="utf-8")


@cache
def _project() -> Project:
    return Project(written(dictionary(INSTRUMENT)))


def _mapped(export: str, text: str = MAP) -> list[Mapped]:
    read_row = mapper(read_mapping(text, "redcap.yaml", INSTRUMENT.questions))
    headers = {name: column.headers[0] for name, column in read_row.codebook.columns.items()}
    return [
        read_row({name: row[header] for name, header in headers.items()})
        for row in csv.DictReader(io.StringIO(export))
    ]


def _sorted(answers: Answers) -> dict[str, object]:
    """Give *answers* with lists in one order, as boxes have none."""
    return {
        name: sorted(answer) if isinstance(answer, tuple) else answer
        for name, answer in answers.items()
    }


def test_all_answers_come_back() -> None:
    """Of all cases and 10,000 random records: "unsure", numbers and lists, and no others."""
    records: list[Answers] = [*all_records(), {}, {"feels": ()}, {"age": 0}]
    export = _project().export(_project().filled_in(answers) for answers in records)
    found = _mapped(export)
    assert len(found) == len(records)
    for answers, back in zip(records, found, strict=True):
        assert _sorted(back.answers) == _sorted(answers)
        assert not back.unlisted
        assert not back.notes


def test_nothing_of_a_list_is_told_from_a_list_that_was_not_asked() -> None:
    """By the box for that; none ticked is not asked, and so are boxes that are blank."""
    project = _project()
    blank = {name: "" if "(" in name else text for name, text in project.blank().items()}
    forms = [project.filled_in({"feels": ()}), project.blank(), blank]
    nothing, unticked, empty = _mapped(project.export(forms))
    assert nothing.answers == {"feels": ()}
    assert unticked.answers == empty.answers == {}
    assert (unticked.absent["feels"], empty.absent["feels"]) == (Absent.NO_RULE, Absent.BLANK)


def test_codes_for_missing_data_are_added_where_the_mapping_says() -> None:
    """Without them they are reported; with them each is of its kind."""
    cells = {**_project().filled_in({"rest": "no"}), "urge": "UNK", "age": "-99"}
    export = _project().export([cells])
    [plain] = _mapped(export)
    assert plain.answers == {"rest": "no"}
    assert set(plain.unlisted) == {"urge", "age"}
    text = "\n".join(_uncommented(line) for line in MAP.splitlines())
    [coded] = _mapped(export, text)
    assert coded.answers == {"rest": "no", "urge": Missing.UNSURE}
    assert (coded.absent["age"], coded.unlisted) == (Absent.REFUSED, ())


def _uncommented(line: str) -> str:
    return line[2:] if line.startswith(("# missing:", "#   UNK", '#   "-99"')) else line


def test_a_number_out_of_its_range_is_no_answer() -> None:
    """REDCap warns of one and takes it."""
    cells = {**_project().blank(), "age": "130"}
    [found] = _mapped(_project().export([cells]))
    assert found.answers == {}
    assert found.unlisted == ("age",)


def test_a_form_that_is_not_complete_is_noted() -> None:
    """By the status that REDCap keeps."""
    export = _project().export([_project().blank()])
    for status, notes in (("0", ("form_incomplete",)), ("1", ("form_unverified",)), ("2", ())):
        [found] = _mapped(export.replace(",2\r\n", f",{status}\r\n"))
        assert found.notes == notes


def test_an_answer_that_is_missing_data_in_a_mapping_is_refused() -> None:
    """It would be taken for no answer."""
    spoken = read(MINIMAL.replace("rarely", "skipped"), "minimal.yaml")
    with pytest.raises(UsageError, match="the answer 'skipped' to the question 'often'"):
        mapping(spoken)


def test_names_of_the_mapping_give_way_to_questions() -> None:
    """To one that is called like a box of another, or like the status."""
    text = MINIMAL.replace("often", "feels_aching").replace("cramps", "form_status")
    spoken = read(text, "minimal.yaml")
    found = read_mapping(mapping(spoken), "redcap.yaml", spoken.questions)
    headers = {column.headers for column in found.columns.values()}
    assert {("feels_aching",), ("feels___aching",), ("form_status",), ("minimal_complete",)} <= (
        headers
    )
