"""Results in files: read again, and checked against the questionnaire in use."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from rls_screen.batch.json.decode import Malformed, decode
from rls_screen.cli.files import STDIN, check_readable, whole
from rls_screen.errors import UsageError
from rls_screen.instrument.model import Instrument
from rls_screen.report.doctor import Sheet
from rls_screen.screening.answers import take
from rls_screen.screening.result import Result
from rls_screen.screening.screen import Screener
from rls_screen.screening.visible import shown

LARGEST = 1_048_576
"""How many bytes of a file are read; a saved result has some thousands."""

MOST_KEYS = 5
"""How many answers that cannot be taken are named before the rest is counted."""

HOW_TO_SAVE = "Save one with: rls-screen ask --report FILE.json"
CHANGED = "The file was changed after it was saved"


class Report(msgspec.Struct, frozen=True):
    """The contents of a result that was saved as JSON; keys that are not known here are let be."""

    answers: dict[str, Any]
    result: dict[str, Any]
    day: str
    questionnaire_sha256: str
    rules_sha256: str = ""

    @property
    def instrument(self) -> str:
        """Give the name of the questionnaire that decided, as far as one is told."""
        name = self.result.get("instrument")
        return shown(name) if isinstance(name, str) and name else "a questionnaire without a name"


@dataclass(frozen=True, slots=True)
class Results:
    """Saved results in the order of their files; *are_reworded* if the questionnaire's text was."""

    sheets: tuple[Sheet, ...]
    are_reworded: bool


def read_results(paths: tuple[Path, ...], screen: Screener) -> Results:
    """Read the results in *paths*; raise `UsageError`, without any answer, if one cannot be used.

    All must have the rules that *screen* has, and be what those rules give for the answers.
    """
    reports = tuple((_named(path), _report(path)) for path in paths)
    _check_rules(reports, screen.instrument)
    sheets = tuple(_sheet(name, report, screen) for name, report in reports)
    _check_order(reports)
    wordings = {report.questionnaire_sha256 for _, report in reports}
    return Results(sheets, are_reworded=wordings != {screen.instrument.digest})


def _named(path: Path) -> str:
    return "<stdin>" if path == STDIN else str(path)


def _report(path: Path) -> Report:
    name = _named(path)
    check_readable(path)
    data = whole(path, LARGEST, f"{name}: this is no saved result: it has more than 1 MiB.")
    if not data.lstrip().startswith(b"{"):
        raise UsageError(f"{name}: this is no saved result. {HOW_TO_SAVE}")
    decoded = decode(data)
    if isinstance(decoded, Malformed):
        place = "" if decoded.column is None else f"{decoded.line}:{decoded.column}: "
        raise UsageError(f"{name}:{place or ' '}{decoded.message}.")
    try:
        report = msgspec.json.decode(data, type=Report)
    except msgspec.DecodeError:
        message = f"{name}: this JSON file is no saved result. {HOW_TO_SAVE}"
        raise UsageError(message) from None
    if not report.rules_sha256:
        message = (
            f"{name}: saved by an earlier rls-screen, which did not note the rules that decided, "
            "so no comparison can be made. Screen again, and save the new result."
        )
        raise UsageError(message)
    return report


def _check_rules(reports: tuple[tuple[str, Report], ...], instrument: Instrument) -> None:
    """Raise `UsageError` unless all of *reports* were decided by the rules of *instrument*."""
    for (old, before), (new, after) in pairwise(reports):
        if before.rules_sha256 != after.rules_sha256:
            message = (
                f"{new}: saved with {after.instrument}, and {old} with "
                f"{_other(before.instrument, after.instrument)}. Their rules differ, so no "
                "comparison can be made. Screen again with one questionnaire, and save that result."
            )
            raise UsageError(message)
    name, report = reports[0]
    if report.rules_sha256 != instrument.rules_digest:
        message = (
            f"{name}: saved with {report.instrument}, and in use is "
            f"{_other(instrument.name, report.instrument)}. Their rules differ, so no comparison "
            "can be made. Name the questionnaire of the saved results with --questions FILE, or "
            "screen again with the one in use."
        )
        raise UsageError(message)


def _other(name: str, first: str) -> str:
    return f"another {name}" if name == first else name


def _check_order(reports: tuple[tuple[str, Report], ...]) -> None:
    """Raise `UsageError` if a later result comes first: the newest would not be told as such."""
    for (old, before), (new, after) in pairwise(reports):
        if after.day < before.day:
            message = (
                f"{new}: this result is of {after.day}, and {old}, named before it, of "
                f"{before.day}. Name the oldest first."
            )
            raise UsageError(message)


def _sheet(name: str, report: Report, screen: Screener) -> Sheet:
    """Give the sheet in *report*, if it is one that *screen* could have filled in."""
    instrument = screen.instrument
    taken = take(instrument, report.answers.items())
    if taken.mistakes:
        keys = [shown(mistake.key or "") for mistake in taken.mistakes]
        named = ", ".join(keys[:MOST_KEYS])
        more = f" and {len(keys) - MOST_KEYS} more" if len(keys) > MOST_KEYS else ""
        message = (
            f"{name}: {instrument.name} does not take what stands at {named}{more}. {CHANGED}."
        )
        raise UsageError(message)
    result = screen(taken.answers)
    if _decided(report.result) != _decided(_plain(result)):
        message = (
            f"{name}: the result in it is not what its answers give. {CHANGED}, or it was saved "
            "by another version of rls-screen."
        )
        raise UsageError(message)
    if not _is_day(report.day):
        raise UsageError(f"{name}: its day is no date such as 2026-01-31. {CHANGED}.")
    return Sheet(instrument, taken.answers, result, report.day)


def _plain(result: Result) -> dict[str, Any]:
    return msgspec.json.decode(msgspec.json.encode(result), type=dict[str, Any])


def _decided(result: dict[str, Any]) -> bytes:
    """Give *result* in one form, without the version, which a change of words alone moves on."""
    rest = {key: value for key, value in result.items() if key != "instrument"}
    return msgspec.json.encode(rest, order="sorted")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
