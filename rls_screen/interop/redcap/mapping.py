"""The mapping by which the answers are read, from a raw CSV export of REDCap."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from rls_screen.errors import MappingError, UsageError
from rls_screen.instrument.model import Instrument, Question
from rls_screen.interop.redcap.choices import codes_of, none_of
from rls_screen.interop.redcap.logic import NO, YES
from rls_screen.interop.redcap.names import RECORD, form_of
from rls_screen.logic.values import Choice, Several, Whole
from rls_screen.mapping.absent import CODES
from rls_screen.mapping.model import TICKED, UNTICKED
from rls_screen.mapping.read import read_mapping

BOX = "box"
STATUS = "form_status"

_MISSING = """
# Missing data codes of the project, if it has any; docs/mappings.md lists the kinds. For example:
# missing:
#   UNK: dont_know
#   "-99": refused
"""


def mapping(instrument: Instrument) -> str:
    """Give the mapping of the form of *instrument*, in YAML.

    Raise `UsageError` where an answer has a code that means something else in a mapping.
    """
    text = "\n".join(_lines(instrument)) + "\n"
    try:
        read_mapping(text, "the mapping", instrument.questions)
    except MappingError as error:
        raise UsageError(f"no mapping can read the answers back: {error.problems[0]}") from None
    return text


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of one question, line by line, and where its answer is from."""

    columns: tuple[str, ...]
    answer: str


def _lines(instrument: Instrument) -> Iterator[str]:
    taken = set(instrument.questions)
    key, status = _free(RECORD, taken), _free(STATUS, taken)
    found = [_of(question, taken) for question in instrument.questions.values()]
    yield f"# Answers that were given in the REDCap form of {instrument.name}, from a raw export."
    yield "mapping:"
    yield f"  name: {instrument.id}-redcap"
    yield f"  version: {_quoted(instrument.version)}"
    yield f"  source: {_quoted(f'{instrument.title}, {instrument.name}, as a REDCap form')}"
    yield from ("", f"id: {key}", *_MISSING.splitlines(), "", "codes:")
    yield f"  {BOX}: {{{_quoted(YES)}: {TICKED}, {_quoted(NO)}: {UNTICKED}}}"
    yield from ("", "columns:", f"  {key}: {{header: {RECORD}, text: any}}")
    yield from (line for item in found for line in item.columns)
    yield f"  {status}:"
    yield f"    header: {form_of(instrument)}_complete"
    yield '    values: {"0": incomplete, "1": unverified, "2": complete}'
    yield from ("", "notes:", f'  - {{id: form_incomplete, when: {status} == "incomplete"}}')
    yield f'  - {{id: form_unverified, when: {status} == "unverified"}}'
    yield from ("", "answers:", *(item.answer for item in found))


def _of(question: Question, taken: set[str]) -> _Columns:
    name = question.id
    same = f"  {name}: {name}"
    match question.answers:
        case Choice():
            return _Columns((f"  {name}: {{values: {_values(question)}}}",), same)
        case Whole(minimum, maximum):
            whole = f"{{minimum: {minimum}, maximum: {maximum}}}"
            return _Columns((f"  {name}: {{whole: {whole}}}",), same)
        case Several(values):
            none = none_of(question)
            boxes = {code: _free(f"{name}_{code}", taken) for code in codes_of(question)}
            columns = tuple(
                f"  {box}: {{header: {name}___{code}, values: {BOX}}}"
                for code, box in boxes.items()
            )
            rules = {code: _quoted(f'{box} == "{TICKED}"') for code, box in boxes.items()}
            ticked = ", ".join(f"{_quoted(code)}: {rules[code]}" for code in values)
            return _Columns(columns, f"  {name}: {{ticked: {{{ticked}}}, asked: {rules[none]}}}")


def _values(question: Question) -> str:
    for option in question.options:
        if option.code in CODES:
            message = (
                f"no mapping can read the answers back: the answer '{option.code}' to the question "
                f"'{question.id}' is a kind of missing data there; give it another code."
            )
            raise UsageError(message)
    values = (f"{_quoted(option.code)}: {_quoted(option.code)}" for option in question.options)
    return f"{{{', '.join(values)}}}"


def _free(name: str, taken: set[str]) -> str:
    """Give *name*, or one like it that is not *taken*, and take it."""
    while name in taken:
        name += "_x"
    taken.add(name)
    return name


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
