"""The data dictionary of a questionnaire, as a file for REDCap."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from rls_screen.errors import UsageError
from rls_screen.instrument.model import Instrument
from rls_screen.interop.outline import outline
from rls_screen.interop.redcap.form import form
from rls_screen.interop.redcap.logic import Logic
from rls_screen.interop.redcap.names import form_of, given_of, names_of, steps_of
from rls_screen.interop.redcap.rows import BRANCHING, CHOICES, COLUMNS, FORM, NAME, TYPE, Row, Rows


def dictionary(instrument: Instrument) -> tuple[Row, ...]:
    """Give the fields of *instrument*, each with what stands in its columns.

    Raise `UsageError` for what REDCap cannot say.
    """
    found = outline(instrument)
    names = names_of(found)
    logic = Logic(instrument.questions, steps_of(found, names), given_of(found, names))
    name = form_of(instrument)
    fields = tuple({FORM: name, **row} for row in form(Rows(found, names, logic)))
    _check_no_circle(instrument, fields)
    return fields


def written(fields: Sequence[Row]) -> str:
    """Give *fields* as the CSV file that REDCap takes."""
    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(fields)
    return table.getvalue()


def _check_no_circle(instrument: Instrument, fields: Sequence[Row]) -> None:
    """Raise `UsageError` if a question is shown by what is answered to itself."""
    needs = {row[NAME]: frozenset(_needs(row)) for row in fields}
    for name in instrument.questions:
        if name in _behind(name, needs):
            message = (
                f"REDCap cannot say when the question '{name}' is shown: that rests on its own "
                "answer, directly or through other questions. Change 'only_if' or 'ask_if'."
            )
            raise UsageError(message)


def _needs(row: Row) -> Iterator[str]:
    """Give the fields that *row* is shown by or worked out from."""
    calculation = row[CHOICES] if row[TYPE] == "calc" else ""
    yield from re.findall(r"\[(\w+)", f"{row.get(BRANCHING, '')} {calculation}")


def _behind(name: str, needs: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [*needs[name]]
    while waiting:
        other = waiting.pop()
        if other not in found:
            found.add(other)
            waiting.extend(needs.get(other, ()))
    return frozenset(found)
