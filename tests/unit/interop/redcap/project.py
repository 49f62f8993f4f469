"""A REDCap project with one form: it is filled in, works out its fields, and is exported."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rls_screen.logic.values import Answer, Answers, Missing
from tests.unit.interop.redcap.logic import Cells, Work, parsed

NAME, TYPE = "Variable / Field Name", "Field Type"
CHOICES = "Choices, Calculations, OR Slider Labels"
BRANCHING = "Branching Logic (Show field only if...)"
ANNOTATION = "Field Annotation"
NONE = "none_of_these"
_CALCTEXT = re.compile(r"@CALCTEXT\((.*)\) @HIDDEN-SURVEY\Z")


@dataclass(frozen=True)
class Project:
    """A project of the form that *dictionary*, a CSV file, describes."""

    dictionary: str

    @cached_property
    def fields(self) -> list[dict[str, str]]:
        """Give the rows of the dictionary."""
        return list(csv.DictReader(io.StringIO(self.dictionary)))

    @cached_property
    def calculations(self) -> list[tuple[str, Work]]:
        """Give the fields that are worked out, in order."""
        found = []
        for field in self.fields:
            match = _CALCTEXT.match(field[ANNOTATION])
            text = match[1] if match else field[CHOICES] if field[TYPE] == "calc" else ""
            if text:
                found.append((field[NAME], parsed(text)))
        return found

    @cached_property
    def branching(self) -> dict[str, Work]:
        """Give when each field that is not always there is shown."""
        return {field[NAME]: parsed(field[BRANCHING]) for field in self.fields if field[BRANCHING]}

    def blank(self) -> dict[str, str]:
        """Give a form in which nothing is filled in."""
        cells: dict[str, str] = {}
        for field in self.fields:
            if field[TYPE] == "checkbox":
                cells |= {f"{field[NAME]}({code})": "0" for code in codes(field)}
            elif field[TYPE] != "descriptive":
                cells[field[NAME]] = ""
        return cells

    def filled_in(self, answers: Answers) -> dict[str, str]:
        """Give the form with *answers*, and nothing worked out yet."""
        cells = self.blank()
        for name, answer in answers.items():
            found = dict(_cells(name, answer))
            assert found.keys() <= cells.keys()
            cells |= found
        return cells

    def worked_out(self, answers: Answers) -> dict[str, str]:
        """Give the form with *answers*, once through its calculations in their order."""
        cells = self.filled_in(answers)
        for name, calculation in self.calculations:
            found = calculation(cells)
            assert isinstance(found, str)
            cells[name] = found
        return cells

    def shown(self, cells: Cells) -> set[str]:
        """Give the fields that are shown where the form holds *cells*."""
        branching = self.branching
        return {
            field[NAME]
            for field in self.fields
            if field[NAME] not in branching or branching[field[NAME]](cells)
        }

    def export(self, forms: Iterable[Cells]) -> str:
        """Give the raw export of *forms*, whose records are called 1, 2 and so on."""
        table = io.StringIO()
        blank = self.blank()
        writer = csv.writer(table)
        writer.writerow([*(_header(name) for name in blank), "rls_screen_complete"])
        for index, cells in enumerate(forms, start=1):
            full = {**cells, "record_id": str(index)}
            writer.writerow([*(full[name] for name in blank), "2"])
        return table.getvalue()


def codes(field: Mapping[str, str]) -> Sequence[str]:
    """Give the codes of the answers to *field*."""
    return [part.split(",")[0].strip() for part in field[CHOICES].split("|")]


def _cells(name: str, answer: Answer) -> Iterator[tuple[str, str]]:
    match answer:
        case Missing():
            assert answer is Missing.UNSURE
            yield name, "unsure"
        case tuple():
            yield from ((f"{name}({code})", "1") for code in answer or (NONE,))
        case _:
            yield name, str(answer)


def _header(cell: str) -> str:
    return cell.replace("(", "___").removesuffix(")")
