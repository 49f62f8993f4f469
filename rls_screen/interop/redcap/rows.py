"""The rows of single fields in a data dictionary."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rls_screen.instrument.model import Question
from rls_screen.interop.outline import Calculated, Outline
from rls_screen.interop.redcap.choices import choices, none_of
from rls_screen.interop.redcap.logic import NO, YES, Logic
from rls_screen.interop.redcap.names import Names
from rls_screen.interop.redcap.texts import label
from rls_screen.interop.steps import Step
from rls_screen.logic.formula import ALWAYS, Formula
from rls_screen.logic.values import Choice, Several, Whole

NAME = "Variable / Field Name"
FORM = "Form Name"
HEADING = "Section Header"
TYPE = "Field Type"
LABEL = "Field Label"
CHOICES = "Choices, Calculations, OR Slider Labels"
NOTE = "Field Note"
VALIDATION = "Text Validation Type OR Show Slider Number"
MINIMUM = "Text Validation Min"
MAXIMUM = "Text Validation Max"
BRANCHING = "Branching Logic (Show field only if...)"
MATRIX = "Matrix Group Name"
ANNOTATION = "Field Annotation"
COLUMNS = (
    *(NAME, FORM, HEADING, TYPE, LABEL, CHOICES, NOTE, VALIDATION, MINIMUM, MAXIMUM),
    *("Identifier?", BRANCHING, "Required Field?", "Custom Alignment"),
    *("Question Number (surveys only)", MATRIX, "Matrix Ranking?", ANNOTATION),
)
"""The headers of a data dictionary, in REDCap's order."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """Make rows of *outline*, with the *names* that are free and with *logic*."""

    outline: Outline
    names: Names
    logic: Logic

    def question(self, name: str, *, in_checklist: bool, matrix: str = "") -> Row:
        """Give the row of the question *name*, as a line of a checklist or on its own."""
        question = self.outline.instrument.questions[name]
        where = f"the question '{name}'"
        return {
            NAME: name,
            LABEL: label(question.item if in_checklist else question.text, where),
            NOTE: label(question.help, f"the help of {where}"),
            BRANCHING: self.shown(self.outline.shown[name]),
            MATRIX: matrix,
            **self.answered(question),
        }

    def answered(self, question: Question) -> Row:
        """Give the cells that say what *question* can be answered with."""
        match question.answers:
            case Choice():
                return {TYPE: "radio", CHOICES: choices(self.outline.instrument, question)}
            case Several():
                return {
                    TYPE: "checkbox",
                    CHOICES: choices(self.outline.instrument, question),
                    ANNOTATION: f"@NONEOFTHEABOVE='{none_of(question)}'",
                }
            case Whole(minimum, maximum):
                bounds = {MINIMUM: str(minimum), MAXIMUM: str(maximum)}
                return {TYPE: "text", VALIDATION: "integer", **bounds}

    def note(self, name: str, formula: Formula, text: str) -> Row:
        """Give a note that says *text* where *formula* holds."""
        free = self.names.new(name)
        return {
            NAME: free,
            TYPE: "descriptive",
            LABEL: label(text, f"the note '{free}'"),
            BRANCHING: self.shown(formula),
        }

    def given(self) -> Iterator[Row]:
        """Give the hidden fields that say whether the numbers are there."""
        for name, field in self.logic.given.items():
            answers = self.outline.instrument.questions[name].answers
            if isinstance(answers, Whole):
                yield _hidden(field, field, self.logic.within(name, answers))

    def step(self, step: Step) -> Row:
        """Give the hidden field of *step*."""
        return _hidden(self.logic.names[step.name], step.name, self.logic.so(step.formula))

    def field(self, field: Calculated) -> Row:
        """Give *field*, which staff sees: its codes are no words for those who answer."""
        return {
            NAME: field.name,
            TYPE: "text",
            LABEL: field.name,
            ANNOTATION: f"@CALCTEXT({self.logic.chosen(field.values)}) @HIDDEN-SURVEY",
        }

    def shown(self, formula: Formula) -> str:
        """Give *formula* as what a field is shown by; empty where it is always."""
        return "" if formula == ALWAYS else self.logic.so(formula)


def _hidden(name: str, text: str, condition: str) -> Row:
    """Give the hidden field *name*, labelled *text*: 1 where *condition* holds, else 0."""
    calculation = f"if({condition}, {YES}, {NO})"
    return {NAME: name, TYPE: "calc", LABEL: text, CHOICES: calculation, ANNOTATION: "@HIDDEN"}
