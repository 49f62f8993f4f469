"""The three sheets of an XLSForm, as rows of text."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from rls_screen.instrument.model import Instrument
from rls_screen.interop.outline import outline
from rls_screen.interop.xlsform.choices import choices
from rls_screen.interop.xlsform.names import names_of
from rls_screen.interop.xlsform.needs import check_no_circle
from rls_screen.interop.xlsform.rows import Rows
from rls_screen.interop.xlsform.survey import Survey, survey
from rls_screen.interop.xlsform.texts import Texts, language_name, plainly

DIGITS = 12
"""How many digits of its digest a form has in its version."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet called *name*: its *rows* of cells, the first of which are the headers."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The *sheets* of an XLSForm, and the *survey* that the first is made of."""

    sheets: tuple[Sheet, ...]
    survey: Survey


def workbook(speakers: Sequence[Instrument]) -> Workbook:
    """Give the XLSForm of a questionnaire, of which *speakers* are its languages, English first.

    Raise `UsageError` for what an XLSForm cannot say.
    """
    english, texts = speakers[0], Texts(speakers)
    found = outline(english)
    check_no_circle(found)
    lists = choices(texts)
    asked = survey(Rows(found, texts, lists, names_of(found)))
    labels = texts.columns("label")
    sheets = (
        _sheet("survey", _survey_columns(texts), asked.rows),
        _sheet("choices", ("list_name", "name", *labels), lists.rows),
    )
    settings = {
        "form_title": plainly(english.title, "the title"),
        "form_id": english.id,
        "version": f"{english.version}-{_digest(sheets)}",
        "default_language": language_name(english),
        "style": "pages",
    }
    return Workbook((*sheets, _sheet("settings", tuple(settings), (settings,))), asked)


def _survey_columns(texts: Texts) -> tuple[str, ...]:
    return (
        *("type", "name"),
        *texts.columns("label"),
        *texts.columns("hint"),
        *("appearance", "relevant", "constraint"),
        *texts.columns("constraint_message"),
        "calculation",
    )


def _sheet(name: str, columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> Sheet:
    cells = (tuple(row.get(column, "") for column in columns) for row in rows)
    return Sheet(name, (columns, *cells))


def _digest(sheets: tuple[Sheet, ...]) -> str:
    """Give what changes with any word of the form, so that no two forms are of one version."""
    text = json.dumps([sheet.rows for sheet in sheets])
    return sha256(text.encode()).hexdigest()[:DIGITS]
