"""Texts for people in the cells of an XLSForm, in each language, none of them taken for markup."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rls_screen.errors import UsageError
from rls_screen.instrument.model import Instrument

LONGEST = 32_767
"""How many characters a cell can have."""

Say = Callable[[Instrument], str]
"""Takes a text out of the questionnaire in one language."""

_MARKUP = re.compile(r"[\\*_#]")
_UNSAYABLE = (
    (r"\$\{", "${", "what begins with it is the answer to a question"),
    (r"<[A-Za-z/!?]", "<", "what begins with it is a tag"),
    (r"&#?\w+;", "&", "with a word and a ; behind it, it is another character"),
    (r"\]\(|\]:", "]", "with ( or : behind it, it is a link"),
    ("`", "`", "it is a mark for code"),
    (r"\A([-+>]|~~~)", "-, +, > or ~~~ at its start", "it is a mark for a list or a quote"),
    ("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "a control character", "XML has none"),
)
"""What those programs read as more than text, and as what; nothing takes that away in all."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Say things in each language in which the questionnaire is there, English first."""

    speakers: Sequence[Instrument]

    def columns(self, key: str) -> list[str]:
        """Give the names of the columns of *key*, such as `label::Deutsch (de)`."""
        return [_column(key, speaker) for speaker in self.speakers]

    def said(self, key: str, say: Say, where: str) -> dict[str, str]:
        """Give the cells of *key*; raise `UsageError`, naming *where*, for what cannot be said."""
        return {_column(key, speaker): cell(say(speaker), where) for speaker in self.speakers}


def language_name(speaker: Instrument) -> str:
    """Give the language of *speaker*, such as `Deutsch (de)`."""
    return f"{speaker.words.name} ({speaker.language})"


def cell(text: str, where: str) -> str:
    """Give *text* as a label that is shown as it is."""
    plain = plainly(text, where)
    return _MARKUP.sub(r"\\\g<0>", plain)


def plainly(text: str, where: str) -> str:
    """Give *text* on one line; raise `UsageError`, naming *where*, for what cannot be said."""
    line = re.sub(r"[ \t\r\n]+", " ", text).strip()
    for why in _faults(line):
        raise UsageError(f"an XLSForm cannot say {where}: {why}.")
    return fitting(line, where)


def fitting(text: str, where: str) -> str:
    """Give *text*; raise `UsageError`, naming *where*, if it is too long for a cell."""
    if len(text) > LONGEST:
        message = f"an XLSForm cannot say {where}: a cell has at most {LONGEST:,} characters."
        raise UsageError(message)
    return text


def _faults(line: str) -> Iterator[str]:
    for pattern, sign, meaning in _UNSAYABLE:
        if re.search(pattern, line):
            yield f"the text has {sign} in it, and {meaning} there"


def _column(key: str, speaker: Instrument) -> str:
    return f"{key}::{language_name(speaker)}"
