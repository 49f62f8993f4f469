"""Read the text of a file that a questionnaire is made of."""

from pathlib import Path

from rls_screen.errors import Problem, QuestionnaireError, UsageError

LARGEST = 16_777_216
"""How many bytes a file may have; the questionnaire that comes along has some 100,000."""


def source(path: Path) -> str:
    """Give the text in *path*.

    Raise `UsageError` if it cannot be read, `QuestionnaireError` if it is not UTF-8.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise UsageError(f"{path}: this file is larger than 16 MiB; a questionnaire never is.")
        return data.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or 'it cannot be read'}.") from None
    except UnicodeDecodeError as error:
        raise QuestionnaireError((_not_utf8(path, error),)) from None


def _not_utf8(path: Path, error: UnicodeDecodeError) -> Problem:
    """Give the problem of a byte that is no UTF-8, at its line and column."""
    before = bytes(error.object[: error.start]).decode()
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    sentence = "the bytes here are not UTF-8."
    return Problem(str(path), line, column, "not-utf-8", sentence, "Save the file as UTF-8.")
