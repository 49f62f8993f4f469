"""Answers in files: kept while an interview goes on, and read to start one."""

from pathlib import Path
from typing import Any

import msgspec

from rls_screen.batch.json.decode import Malformed, decode
from rls_screen.batch.json.split import Raw, Unreadable, split
from rls_screen.batch.output.ndjson import messages
from rls_screen.batch.record import Place, Rejected, Taken
from rls_screen.batch.run import Run
from rls_screen.cli.files import check_readable, check_writable, private_file, whole
from rls_screen.errors import UsageError
from rls_screen.instrument.model import Instrument
from rls_screen.instrument.words import TerminalWords
from rls_screen.interview.session import NOTHING_KNOWN, Session, Start, skipped
from rls_screen.logic.values import Missing
from rls_screen.screening.answers import take
from rls_screen.screening.screen import Screener
from rls_screen.screening.visible import shown

FORMAT = "rls-screen-answers/1"
"""What a file of kept answers calls itself."""

LARGEST = 1_048_576
"""How many bytes a file of one person's answers may have."""


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


def check_kept(
    new: Path | None, kept: Path | None, reports: tuple[Path, ...], words: TerminalWords
) -> None:
    """Raise `UsageError` if answers cannot be kept in *kept*, which is *new* or gone on from."""
    if new and new.exists():
        raise UsageError(words.exists.format(file=new))
    if kept:
        check_writable(kept)
    written = [path.resolve() for path in (kept, *reports) if path]
    twice = next((path for path in written if written.count(path) > 1), None)
    if twice:
        message = f"{twice}: this file is named twice here; name another."
        raise UsageError(message)


def read_start(resume: Path | None, answers: Path | None, screen: Screener) -> Start:
    """Read what is known before the interview: answers kept in *resume*, or those of a record."""
    if resume and answers:
        raise UsageError(screen.instrument.words.terminal.two_starts)
    if resume:
        return read_saved(resume, screen.instrument)
    return read_record(answers, screen) if answers else NOTHING_KNOWN


def read_saved(path: Path, instrument: Instrument) -> Start:
    """Read the answers kept in *path*; raise `UsageError` where they cannot be used."""
    check_readable(path)
    try:
        saved = msgspec.json.decode(_whole(path), type=Saved)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise UsageError(f"{path}: this is no file of kept answers; --save makes one.") from None
    if saved.format != FORMAT or saved.instrument.split("/")[0] != instrument.id:
        message = f"{path}: these answers belong to another questionnaire than {instrument.name}."
        raise UsageError(message)
    sheet = take(instrument, saved.answers.items())
    if sheet.mistakes:
        reasons = "; ".join(str(mistake) for mistake in sheet.mistakes)
        message = (
            f"{path}: kept with {shown(saved.instrument)}, and {instrument.name} differs: {reasons}"
        )
        raise UsageError(message)
    return Start(
        sheet.answers, frozenset(saved.skipped), frozenset(saved.ticked), frozenset(saved.stated)
    )


def _whole(path: Path) -> bytes:
    refusal = f"{path}: this file is larger than 1 MiB; answers never are."
    return whole(path, LARGEST, refusal)


def read_record(path: Path, screen: Screener) -> Start:
    """Read the one record in *path*; a key that is null counts as skipped."""
    check_readable(path)
    run = Run(screen)
    match list(split((_whole(path),))):
        case [Raw() as raw]:
            pass
        case [Unreadable(line=line, column=column, message=message)]:
            raise UsageError(f"{path}:{line}:{column}: {message}.")
        case found:
            raise UsageError(f"{path}: one record is needed, and there are {len(found)}.")
    pairs = decode(raw.data)
    if isinstance(pairs, Malformed):
        line, column = raw.place(pairs.line, pairs.column or 1)
        raise UsageError(f"{path}:{line}:{column}: {pairs.message}.")
    match run.pairs(Place(str(path), raw.line, 1), pairs):
        case Rejected() as rejected:
            raise UsageError("; ".join(messages(rejected)))
        case Taken(answers=answers):
            skipped = frozenset(key for key, value in pairs if value is None)
            return Start(answers, skipped, stated=frozenset(answers))
