"""Answers as a FHIR R4 QuestionnaireResponse."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rls_screen.instrument.model import UNSURE, Question
from rls_screen.interop.fhir.layout import Entry, Group, Item, heading, layout
from rls_screen.interop.fhir.names import (
    NONE,
    NONE_SYSTEM,
    NUMBERED,
    RECORD,
    RESULTS,
    answers_of,
    canonical,
)
from rls_screen.interop.fhir.texts import Json
from rls_screen.interop.outline import Outline
from rls_screen.logic.values import Answer, Answers, Missing


@dataclass(frozen=True, slots=True)
class Name:
    """The id of a record: its *text*, and whether it is a number."""

    text: str
    is_number: bool = False

    def identifier(self) -> Json:
        """Give the id as an identifier of ours."""
        return {"system": NUMBERED if self.is_number else RECORD, "value": self.text}


def response(
    outline: Outline, name: Name | None, answers: Answers, *, is_stopped: bool = False
) -> Json:
    """Give the response with *answers*, of the record *name*.

    It is completed if every question that is shown is answered, and else in progress, or stopped
    if *is_stopped* says that the person gave up.
    """
    status = "stopped" if is_stopped else "in-progress"
    fields = outline.worked_out(answers).fields
    results = [{"linkId": key, "answer": [{"valueString": code}]} for key, code in fields.items()]
    return {
        "resourceType": "QuestionnaireResponse",
        **({"identifier": name.identifier()} if name else {}),
        "questionnaire": canonical(outline.instrument),
        "status": "completed" if outline.is_complete(answers) else status,
        "item": [
            *_Items(outline).those(layout(outline.instrument), answers),
            *([{"linkId": RESULTS, "item": results}] if results else ()),
        ],
    }


@dataclass(frozen=True, slots=True)
class _Items:
    """Write the items of a response to the form of *outline*."""

    outline: Outline

    def those(self, items: Iterable[Item], answers: Answers) -> Iterator[Json]:
        """Give those of *items* that have answers, in the order and the groups of the form."""
        for item in items:
            match item:
                case Entry(name) if name in answers:
                    yield self.answered(item, answers[name])
                case Group(link, inner):
                    if found := list(self.those(inner, answers)):
                        text = heading(self.outline.instrument, item)
                        yield {"linkId": link, "text": text, "item": found}
                case _:
                    pass

    def answered(self, entry: Entry, answer: Answer) -> Json:
        """Give the item of a question with its answer."""
        question = self.outline.instrument.questions[entry.id]
        found = [dict((pair,)) for pair in self.values(question, answer)]
        return {"linkId": entry.id, "text": entry.text(self.outline.instrument), "answer": found}

    def values(self, question: Question, answer: Answer) -> Iterator[tuple[str, object]]:
        """Give each value of *answer*, and which kind of value it is."""
        match answer:
            case int():
                yield "valueInteger", answer
            case Missing():
                yield "valueCoding", _coding(question, UNSURE)
            case ():
                display = self.outline.instrument.words.answers.none_of_these
                yield "valueCoding", {"system": NONE_SYSTEM, "code": NONE, "display": display}
            case tuple():
                for code in answer:
                    yield "valueCoding", _coding(question, code)
            case str():
                yield "valueCoding", _coding(question, answer)


def _coding(question: Question, code: str) -> Json:
    label = next(option.label for option in question.options if option.code == code)
    return {"system": answers_of(question), "code": code, "display": label}
