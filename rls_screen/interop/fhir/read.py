"""Take our own form's answers out of a QuestionnaireResponse, and check them against the form."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rls_screen.instrument.model import Instrument, Question
from rls_screen.interop.fhir.names import (
    NONE,
    NONE_SYSTEM,
    NUMBERED,
    QUESTIONNAIRE,
    answers_of,
    canonical,
)
from rls_screen.interop.fhir.questionnaire import form_of, links
from rls_screen.interop.fhir.response import Name
from rls_screen.interop.outline import Outline
from rls_screen.logic.spelling import did_you_mean
from rls_screen.logic.values import Several, Whole
from rls_screen.screening.answers import Given, Mistake
from rls_screen.screening.visible import shown

Object = Mapping[str, object]
"""An object of JSON; whole numbers are int, others float."""

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_UNFIT = {
    "entered-in-error": "the response was entered in error, as its status says, and is not scored.",
}


@dataclass(slots=True)
class Read:
    """What a response tells: the record's *name*, its answers as *given*, and all *mistakes*."""

    name: Name | None = None
    given: dict[str, Given] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reader:
    """Read responses to the form of *outline*, whose other items have the links *others*."""

    outline: Outline
    others: frozenset[str]

    @property
    def instrument(self) -> Instrument:
        """Give the questionnaire."""
        return self.outline.instrument

    def __call__(self, response: Object) -> Read:
        """Give what *response* tells; nothing is raised, whatever it is."""
        found = Read(_name(response))
        found.mistakes.extend(self.wrong(response))
        self.items(response, found, 0)
        return found

    def wrong(self, response: Object) -> Iterator[Mistake]:
        """Give what is wrong with the response as a whole."""
        form, status = response.get("questionnaire"), response.get("status")
        ours = canonical(self.instrument)
        if isinstance(form, str) and form not in {ours, ours.partition("|")[0]}:
            sentence = f'"{shown(form)}" is another form; this is "{ours}".'
            # Programs that were given a form without its address name it as they like.
            if form.startswith(QUESTIONNAIRE):
                yield Mistake("questionnaire", sentence)
        if isinstance(status, str) and status in _UNFIT:
            yield Mistake("status", _UNFIT[status])

    def items(self, holder: Object, found: Read, depth: int) -> None:
        """Read the items within *holder*, a response, an item or an answer."""
        if depth > _DEEPEST:
            found.mistakes.append(Mistake("item", "the items are nested too deep."))
            return
        for item in _objects(holder, "item", found):
            self.item(item, found)
            self.items(item, found, depth + 1)
            for answer in _objects(item, "answer", found):
                self.items(answer, found, depth + 1)

    def item(self, item: Object, found: Read) -> None:
        """Read one item, without those within it."""
        link = item.get("linkId")
        if not isinstance(link, str):
            found.mistakes.append(Mistake("item", "an item has no 'linkId' that is a text."))
            return
        answers = _objects(item, "answer", found)
        question = self.instrument.questions.get(link)
        if question is not None:
            if link in found.given:
                found.mistakes.append(Mistake(link, "two items have this linkId."))
            elif answers:
                self.take(question, answers, found)
        elif link not in self.others:
            hint = did_you_mean(link, tuple(self.instrument.questions))
            sentence = f"the form has no item of this linkId. {hint}".rstrip()
            found.mistakes.append(Mistake(link, sentence))

    def take(self, question: Question, answers: tuple[Object, ...], found: Read) -> None:
        """Take *answers* to *question*."""
        values = [_value(question, answer) for answer in answers]
        wrong = [value for value in values if isinstance(value, Mistake)]
        if wrong:
            found.mistakes.extend(wrong)
        elif isinstance(question.answers, Several):
            codes = tuple(code for code in values if code != (NONE,))
            is_both = codes and len(codes) < len(values)
            if is_both:
                sentence = f'"{NONE}" goes with no other answer.'
                found.mistakes.append(Mistake(question.id, sentence))
            found.given[question.id] = tuple(code for code in codes if isinstance(code, str))
        elif len(values) > 1:
            found.mistakes.append(Mistake(question.id, "there is more than one answer."))
        else:
            value = values[0]
            found.given[question.id] = value if isinstance(value, str | int) else None


_DEEPEST = 20


def reader(outline: Outline) -> Reader:
    """Prepare to read responses to the form of *outline*."""
    every = frozenset(links(form_of(outline, {}).items()))
    return Reader(outline, every - outline.instrument.questions.keys())


def _value(question: Question, answer: Object) -> str | int | tuple[str, ...] | Mistake:
    """Give the one value of *answer*; the code for none of a list is a tuple of its own."""
    values = [(key, value) for key, value in answer.items() if key.startswith("value")]
    if len(values) != 1:
        return Mistake(question.id, f"an answer has one value, and here are {len(values)}.")
    key, value = values[0]
    wanted = "valueInteger" if isinstance(question.answers, Whole) else "valueCoding"
    if key != wanted:
        return Mistake(
            question.id, f"{shown(key)} is the wrong kind of answer; this takes {wanted}."
        )
    if isinstance(value, int) and not isinstance(value, bool):
        return value if key == "valueInteger" else _no_code(question, value)
    if key == "valueInteger" or not isinstance(value, Mapping):
        return Mistake(question.id, f"what stands in {key} is not what FHIR has there.")
    return _code(question, value)


def _code(question: Question, coding: Object) -> str | tuple[str, ...] | Mistake:
    system, code = coding.get("system"), coding.get("code")
    if system == NONE_SYSTEM and code == NONE and isinstance(question.answers, Several):
        return (NONE,)
    if system != answers_of(question):
        wanted = answers_of(question)
        return Mistake(
            question.id, f'the code is of the system "{shown(str(system))}", not "{wanted}".'
        )
    codes = tuple(option.code for option in question.options)
    if not isinstance(code, str) or code not in codes:
        hint = did_you_mean(str(code), codes)
        return Mistake(question.id, f'"{shown(str(code))}" is none of its answers. {hint}'.rstrip())
    return code


def _no_code(question: Question, value: object) -> Mistake:
    return Mistake(question.id, f"{shown(str(value))} is no coding.")


def _name(response: Object) -> Name | None:
    """Give the record's id: our identifier, or else the id of the resource."""
    identifier = response.get("identifier")
    if isinstance(identifier, Mapping):
        text, system = identifier.get("value"), identifier.get("system")
        if isinstance(text, str):
            is_number = system == NUMBERED and _NUMBER.fullmatch(text) is not None
            return Name(text, is_number=is_number)
    own = response.get("id")
    return Name(own) if isinstance(own, str) else None


def _objects(holder: Object, key: str, found: Read) -> tuple[Object, ...]:
    """Give the objects in the list at *key*; note it as a mistake if there is something else."""
    items = holder.get(key, [])
    if not isinstance(items, list | tuple):
        found.mistakes.append(Mistake(key, "this must be a list."))
        return ()
    objects = tuple(item for item in items if isinstance(item, Mapping))
    if len(objects) < len(items):
        found.mistakes.append(Mistake(key, "each of this list must be an object."))
    return objects
