"""The rows of single questions, notes and calculations."""

from collections.abc import Mapping
from dataclasses import dataclass

from rls_screen.instrument.model import Instrument, Question
from rls_screen.interop.outline import Outline
from rls_screen.interop.xlsform.choices import Choices, none_of
from rls_screen.interop.xlsform.names import Names
from rls_screen.interop.xlsform.texts import Say, Texts, fitting
from rls_screen.interop.xlsform.xpath import xpath
from rls_screen.logic.formula import ALWAYS, Formula
from rls_screen.logic.values import Choice, Several, Whole

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """Make rows of *outline*, whose *texts* are there in each language."""

    outline: Outline
    texts: Texts
    choices: Choices
    names: Names

    def question(self, name: str, *, in_checklist: bool) -> Row:
        """Give the row of the question *name*, as a line of a checklist or on its own."""
        question = self.outline.instrument.questions[name]
        where = f"the question '{name}'"

        def asked(speaker: Instrument) -> str:
            found = speaker.questions[name]
            return found.item if in_checklist else found.text

        return {
            "name": name,
            **self.texts.said("label", asked, where),
            **self.texts.said("hint", lambda speaker: speaker.questions[name].help, where),
            "relevant": shown(self.outline.shown[name], where),
            **self.answered(question),
        }

    def answered(self, question: Question) -> Row:
        """Give the cells that say what *question* can be answered with."""
        match question.answers:
            case Choice():
                return {"type": f"select_one {self.choices.names[question.id]}"}
            case Several():
                alone = f"not(selected(., '{none_of(question)}')) or count-selected(.) = 1"
                return {
                    "type": f"select_multiple {self.choices.names[question.id]}",
                    "constraint": alone,
                }
            case Whole(minimum, maximum):

                def message(speaker: Instrument) -> str:
                    sentence = speaker.words.interview.whole
                    return sentence.format(minimum=minimum, maximum=maximum)

                where = f"the range of the question '{question.id}'"
                return {
                    "type": "integer",
                    "constraint": f". >= {minimum} and . <= {maximum}",
                    **self.texts.said("constraint_message", message, where),
                }

    def note(self, name: str, formula: Formula, label: Say) -> Row:
        """Give a note that is there where *formula* holds."""
        free = self.names.new(name)
        where = f"the note '{free}'"
        return {
            "type": "note",
            "name": free,
            **self.texts.said("label", label, where),
            "relevant": shown(formula, where),
        }


def shown(formula: Formula, where: str) -> str:
    """Give *formula* as what a row is relevant by; empty where it is always."""
    return "" if formula == ALWAYS else fitting(xpath(formula), f"when {where} is shown")
