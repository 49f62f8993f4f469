"""Answers in files: kept while an interview goes on, and read to start one."""

from pathlib import Path
from typing import Any

import msgspec

from rls_screen.batch.decode import Malformed, decode
from rls_screen.batch.record import Place, Rejected, Taken
from rls_screen.batch.run import Run
from rls_screen.batch.split import Raw, Unreadable, split
from rls_screen.batch.write import messages
from rls_screen.cli.files import blocks, check_readable, private_file
from rls_screen.errors import UsageError
from rls_screen.instrument.model import Instrument
from rls_screen.interview.session import Session, Start, skipped
from rls_screen.logic.values import Missing
from rls_screen.screening.answers import take
from rls_screen.screening.screen import Screener
from rls_screen.screening.visible import shown

FORMAT = "rls-screen-answers/1"
"""What a file of kept answers calls itself."""


class Saved(msgspec.Struct, forbid_unknown_fields=True):
    """The contents of a file of kept answers."""

    format: str
    instrument: str
    answers: dict[str, Any]
    skipped: list[str]
    ticked: list[str] = msgspec.field(default_factory=list)
    stated: list[str] = msgspec.field(default_factory=list)


def save(path: Path, session: Session) -> None:
    """Keep the answers of *session* in *path*, whole or not at all, for its owner alone."""
    answers = {
        name: Missing.UNSURE.value if answer is Missing.UNSURE else answer
        for name, answer in session.given.items()
    }
    saved = Saved(
        FORMAT,
        session.instrument.name,
        answers,
        list(skipped(session)),
        sorted(session.ticked),
        sorted(session.stated),
    )
    with private_file(path) as write:
        write(msgspec.json.format(msgspec.json.encode(saved), indent=2) + b"\n")


def read_saved(path: Path, instrument: Instrument) -> Start:
    """Read the answers kept in *path*; raise `UsageError` where they cannot be used."""
    check_readable(path)
    try:
        saved = msgspec.json.decode(b"".join(blocks(path)), type=Saved)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise UsageError(f"{path}: this is no file of kept answers; --save makes one.") from None
    if saved.format != FORMAT or saved.instrument.split("/")[0] != instrument.id:
        message = f"{path}: these answers belong to another questionnaire than {instrument.name}."
        raise UsageError(message)
    sheet = take(instrument, ((key, _listed(item)) for key, item in saved.answers.items()))
    if sheet.mistakes:
        reasons = "; ".join(str(mistake) for mistake in sheet.mistakes)
        message = (
            f"{path}: kept with {shown(saved.instrument)}, and {instrument.name} differs: {reasons}"
        )
        raise UsageError(message)
    return Start(
        sheet.answers, frozenset(saved.skipped), frozenset(saved.ticked), frozenset(saved.stated)
    )


def _listed(value: Any) -> Any:  # noqa: ANN401 - foreign JSON, which take checks
    return tuple(value) if isinstance(value, list) else value


def read_record(path: Path, screen: Screener) -> Start:
    """Read the one record in *path*; a key that is null counts as skipped."""
    check_readable(path)
    run = Run(screen)
    match list(split(blocks(path))):
        case [Raw(line=line, data=data)]:
            pass
        case [Unreadable(message=message)]:
            raise UsageError(f"{path}: {message}.")
        case found:
            raise UsageError(f"{path}: one record is needed, and there are {len(found)}.")
    pairs = decode(data)
    if isinstance(pairs, Malformed):
        raise UsageError(f"{path}: {pairs.message}.")
    match run.pairs(Place(str(path), line, 1), pairs):
        case Rejected() as rejected:
            raise UsageError("; ".join(messages(rejected)))
        case Taken(answers=answers):
            skipped = frozenset(key for key, value in pairs if value is None)
            return Start(answers, skipped, stated=frozenset(answers))
