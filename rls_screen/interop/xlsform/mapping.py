"""The mapping by which the answers of an XLSForm are read, from a CSV export of ODK and its kin."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rls_screen.errors import MappingError, UsageError
from rls_screen.instrument.model import Instrument, Question
from rls_screen.interop.xlsform.choices import none_of
from rls_screen.interop.xlsform.names import Names
from rls_screen.interop.xlsform.survey import Survey
from rls_screen.logic.values import Choice, Several, Whole
from rls_screen.mapping.absent import CODES
from rls_screen.mapping.model import TICKED
from rls_screen.mapping.read import read_mapping

KEY = ("KEY", "instanceID", "meta-instanceID", "meta/instanceID", "_uuid")
"""How the column is called that tells submissions apart, in one export or another."""
ID = "submission"
PART = " "
"""What parts the items of a list in a cell."""


def mapping(instrument: Instrument, survey: Survey) -> str:
    """Give the mapping of *survey*, the form of *instrument*, in YAML.

    Raise `UsageError` where an answer has a code that means something else in a mapping.
    """
    text = "\n".join(_lines(instrument, survey)) + "\n"
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


def _lines(instrument: Instrument, survey: Survey) -> Iterator[str]:
    names = Names(set(instrument.questions))
    key = names.new(ID)
    found = [
        _of(question, survey.page[question.id], names) for question in instrument.questions.values()
    ]
    yield f"# Answers that were given in the XLSForm of {instrument.name}, from a CSV export."
    yield "# There, a name may have its page before it, with - or / between the two."
    yield "mapping:"
    yield f"  name: {instrument.id}-xlsform"
    yield f"  version: {_quoted(instrument.version)}"
    yield f"  source: {_quoted(f'{instrument.title}, {instrument.name}, as an XLSForm')}"
    yield from ("", f"id: {key}", "", "columns:", f"  {key}: {{header: {_list(KEY)}, text: any}}")
    yield from (line for item in found for line in item.columns)
    yield from ("", "answers:", *(item.answer for item in found))


def _of(question: Question, page: str, names: Names) -> _Columns:
    name = question.id
    header = f"header: {_list((name, f'{page}-{name}', f'{page}/{name}'))}"
    same = f"  {name}: {name}"
    match question.answers:
        case Choice():
            return _Columns((f"  {name}: {{{header}, values: {_values(question)}}}",), same)
        case Whole(minimum, maximum):
            whole = f"{{minimum: {minimum}, maximum: {maximum}}}"
            return _Columns((f"  {name}: {{{header}, whole: {whole}}}",), same)
        case Several(values):
            none = none_of(question)
            items = {code: names.new(f"{name}_{code}") for code in (*values, none)}
            columns = tuple(
                f"  {item}: {{{header}, item: {{code: {code}, separator: {_quoted(PART)}}}}}"
                for code, item in items.items()
            )
            rules = {code: _quoted(f'{item} == "{TICKED}"') for code, item in items.items()}
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


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
