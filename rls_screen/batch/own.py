"""Read tables whose columns are our own question ids."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rls_screen.batch.mapped import rejected
from rls_screen.batch.parquet import Typed
from rls_screen.batch.record import Place, Rejected, Taken
from rls_screen.batch.run import Extra, Run
from rls_screen.batch.table.layout import is_broken, not_decoded
from rls_screen.batch.table.read import Table
from rls_screen.batch.value import Decoded, Number, Pairs
from rls_screen.errors import UsageError
from rls_screen.instrument.model import Question
from rls_screen.logic.spelling import did_you_mean
from rls_screen.logic.values import Several, Whole
from rls_screen.screening.visible import shown

SEPARATOR = ";"
"""What parts the items of a list in one cell."""

_TRUTHS = {"true": True, "false": False}
_NUMBER = re.compile(r"-?[0-9]+(\.0+)?\Z")


def own_records(table: Table, source: str, run: Run) -> Iterator[Taken | Rejected]:
    """Take the answers in each row of *table*, which is called *source*.

    Raise `UsageError` if a column stands there twice or is no question, unless *run* lets it be.
    """
    questions = run.screen.instrument.questions
    check_header(table.header, source, questions, run.extra)
    for index, (line, row) in enumerate(table.rows, start=1):
        place = Place(source, line, index)
        if isinstance(row, str):
            yield rejected(place, row)
        elif len(row) < len(table.header) or any(cell.strip() for cell in row[len(table.header) :]):
            message = f"the row has {len(row)} cells, and the header has {len(table.header)}"
            yield rejected(place, message)
        elif not "".join(row).isascii() and (broken := _broken(table.header, row, run)):
            yield rejected(place, not_decoded(broken))
        else:
            yield run.pairs(place, tuple(_pairs(table.header, row, questions)))


def _broken(header: Sequence[str], row: Sequence[str], run: Run) -> str:
    """Give the first column, of those that count, with bytes that could not be decoded."""
    questions = run.screen.instrument.questions
    return next(
        (
            name
            for name, cell in zip(header, row, strict=False)
            if is_broken(cell)
            and name
            and (name == "id" or name in questions or run.extra is not Extra.IGNORE)
        ),
        "",
    )


def check_header(
    header: Sequence[str], source: str, questions: Mapping[str, Question], extra: Extra
) -> None:
    """Raise `UsageError` for a *header* that cannot be meant."""
    twice = next((name for name, count in Counter(header).items() if count > 1 and name), None)
    if twice is not None:
        raise UsageError(f"{source}: there are two columns '{shown(twice)}'; rename one.")
    if extra is not Extra.REJECT:
        return
    strange = [name for name in header if name and name != "id" and name not in questions]
    if strange:
        hint = did_you_mean(strange[0], tuple(questions))
        many = f" (and {len(strange) - 1} more)" if len(strange) > 1 else ""
        message = (
            f"{source}: the column '{shown(strange[0])}'{many} is no question. {hint} "
            "Give --map with a mapping of the columns, or --extra keep or ignore."
        )
        raise UsageError(message.replace("  ", " "))


def _pairs(
    header: Sequence[str], row: Sequence[str], questions: Mapping[str, Question]
) -> Iterator[tuple[str, Decoded]]:
    for name, cell in zip(header, row, strict=False):
        if name == "id":
            if cell.strip():
                yield name, cell.strip()
        elif name in questions:
            yield name, _value(cell, questions[name])
        elif name:
            yield name, cell


def _value(cell: str, question: Question) -> Decoded:
    """Give the text of a cell as the value of JSON that it means."""
    text = cell.strip()
    if not text:
        return None
    if question.is_yes_no and text.lower() in _TRUTHS:
        return _TRUTHS[text.lower()]
    match question.answers:
        case Whole() if _NUMBER.match(text):
            return Number(text.partition(".")[0])
        case Several():
            return tuple(item.strip() for item in text.split(SEPARATOR) if item.strip())
        case _:
            return text


def own_rows(table: Typed, source: str, run: Run) -> Iterator[Taken | Rejected]:
    """Take the answers in each row of *table*, whose values have types of their own.

    Texts and numbers are read as in a table of text: `30.0` is a whole number there too.
    """
    questions = run.screen.instrument.questions
    check_header(table.header, source, questions, run.extra)
    wanted = None if run.extra is Extra.KEEP else frozenset({"id", *questions})
    for index, pairs in enumerate(table.rows(wanted), start=1):
        yield run.pairs(Place(source, index, index), tuple(_typed(pairs, questions)))


def _typed(pairs: Pairs, questions: Mapping[str, Question]) -> Iterator[tuple[str, Decoded]]:
    for name, value in pairs:
        match value:
            case str(text) if name == "id":
                if text.strip():
                    yield name, text.strip()
            case str(text) if name in questions:
                yield name, _value(text, questions[name])
            case Number(text) if name in questions and _NUMBER.match(text):
                yield name, Number(text.partition(".")[0])
            case _ if name:
                yield name, value
            case _:
                pass
