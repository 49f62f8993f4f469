"""The answers to a question, as REDCap has them."""

from rls_screen.errors import UsageError
from rls_screen.instrument.model import Instrument, Question
from rls_screen.interop.redcap.names import is_plain
from rls_screen.interop.redcap.texts import label
from rls_screen.logic.values import Several

NONE = "none_of_these"
"""The answer to a list question that nothing of it fits, else it would be as if not answered."""


def codes_of(question: Question) -> tuple[str, ...]:
    """Give every code with which *question* can be answered."""
    codes = tuple(option.code for option in question.options)
    return (*codes, none_of(question)) if isinstance(question.answers, Several) else codes


def none_of(question: Question) -> str:
    """Give the code of the answer that nothing of the list fits."""
    name = NONE
    while any(option.code == name for option in question.options):
        name += "_x"
    return name


def choices(instrument: Instrument, question: Question) -> str:
    """Give the answers to *question* as `code, label | code, label`.

    Raise `UsageError` for a code or a label that cannot stand there.
    """
    labels = [option.label for option in question.options]
    if isinstance(question.answers, Several):
        labels.append(instrument.words.answers.none_of_these)
    return " | ".join(
        _choice(question, code, text) for code, text in zip(codes_of(question), labels, strict=True)
    )


def _choice(question: Question, code: str, text: str) -> str:
    where = f"the answer '{code}' to the question '{question.id}'"
    if not is_plain(code):
        message = f"REDCap cannot have {where}: a code is of small letters, digits and '_'."
        raise UsageError(message)
    for sign, called in (("|", "a |"), ("\n", "a new line"), ("\r", "a new line")):
        if sign in text:
            message = (
                f"REDCap cannot say {where}: the text has {called} in it, which ends an answer."
            )
            raise UsageError(message)
    return f"{code}, {label(text, where)}"
