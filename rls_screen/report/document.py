"""Write the doctor's page in one of several formats, known by the ending of the file's name."""

from io import StringIO

import msgspec
from rich.console import Console

from rls_screen.logic.values import Missing
from rls_screen.page.html import html
from rls_screen.page.markdown import markdown
from rls_screen.page.terminal import WIDEST, draw
from rls_screen.report.doctor import Sheet, doctor_page

ENDINGS = (".html", ".md", ".txt", ".json")
"""The endings that `document` knows."""


def document(sheet: Sheet, ending: str) -> str:
    """Give the page for *sheet* in the format of *ending*, one of `ENDINGS`."""
    match ending:
        case ".html":
            return html(_title(sheet), doctor_page(sheet), sheet.instrument.language)
        case ".md":
            return markdown(_title(sheet), doctor_page(sheet))
        case ".txt":
            return _text(sheet)
        case ".json":
            return _json(sheet)
        case _:
            message = f"{ending!r} is none of {ENDINGS}"
            raise ValueError(message)


def _title(sheet: Sheet) -> str:
    return sheet.instrument.words.doctor.title


def _text(sheet: Sheet) -> str:
    console = Console(width=WIDEST, file=StringIO(), color_system=None)
    with console.capture() as capture:
        console.print(_title(sheet), markup=False, highlight=False)
        console.print(draw(doctor_page(sheet)), end="")
    return capture.get()


def _json(sheet: Sheet) -> str:
    """Give the answers as a record that can be scored again, beside the result."""
    answers = {
        question: "unsure" if answer is Missing.UNSURE else answer
        for question, answer in sheet.answers.items()
    }
    page = {
        "answers": answers,
        "result": sheet.result,
        "day": sheet.day,
        "questionnaire_sha256": sheet.instrument.digest,
        "rules_sha256": sheet.instrument.rules_digest,
    }
    return msgspec.json.format(msgspec.json.encode(page), indent=2).decode() + "\n"
