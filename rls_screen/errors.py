"""The exceptions of the package and the exit codes of the command.

RlsScreenError
├── UsageError              the command or a function was called wrongly
├── RuleSyntaxError         a rule's text cannot be read
├── AnswersError            one record's answers cannot be taken
└── FileError               a file that a person wrote for the program has problems
    ├── QuestionnaireError  a questionnaire
    └── MappingError        a mapping of other people's data
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, unique


@unique
class ExitCode(IntEnum):
    """The codes with which the command ends."""

    OK = 0
    REJECTED = 1
    USAGE = 2
    FILE = 3
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file that a person wrote, at its place.

    *line* and *column* count from 1. *code* is a stable short name, *sentence* says what is wrong,
    *hint* (or an empty text) what would be right.
    """

    file: str
    line: int
    column: int
    code: str
    sentence: str
    hint: str = ""

    def __str__(self) -> str:
        """Give the problem as `file:line:column: code: sentence hint`."""
        text = f"{self.file}:{self.line}:{self.column}: {self.code}: {self.sentence}"
        return f"{text} {self.hint}" if self.hint else text


class RlsScreenError(Exception):
    """Something that a user of the package can meet and mend."""


class UsageError(RlsScreenError):
    """Say that the command or a function was called in a way that cannot work."""


class RuleSyntaxError(RlsScreenError):
    """Say that a rule's text cannot be read.

    *offset* is the index of the character in the rule's text at which reading failed; *hint* says
    what would be right, or is empty.
    """

    def __init__(self, sentence: str, offset: int, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.offset = offset
        self.hint = hint


class AnswersError(RlsScreenError):
    """Say that a record's answers cannot be taken, with one message for each wrong answer."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__("; ".join(messages))
        self.messages = tuple(messages)


class FileError(RlsScreenError):
    """Say that a file that a person wrote cannot be used, with every problem found in it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class QuestionnaireError(FileError):
    """Say that a questionnaire cannot be used."""


class MappingError(FileError):
    """Say that a mapping cannot be used, or does not fit the data."""
