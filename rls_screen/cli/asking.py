"""Hold the interview as it is asked for, and show the result.

What is needed after the first question is imported after it, so that nobody waits for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rls_screen.cli.consoles import console
from rls_screen.cli.spoken import numbers, spoken
from rls_screen.cli.terminal import Terminal
from rls_screen.errors import ExitCode, UsageError
from rls_screen.instrument.model import Instrument
from rls_screen.interview.hold import Ending, Held
from rls_screen.interview.session import NOTHING_KNOWN, Start, begin, missing
from rls_screen.logic.values import Answers
from rls_screen.page.blocks import Page

if TYPE_CHECKING:
    from rls_screen.screening.screen import Screener


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of `rls-screen ask`; the options are those of the command.

    With *is_given* all answers are there, and none is asked for. With *opened* the first question
    stands on the terminal already, and *opened* is to be called before the answer is read.
    """

    reports: tuple[Path, ...] = ()
    save: Path | None = None
    resume: Path | None = None
    answers: Path | None = None
    fhir: Path | None = None
    is_given: bool = False
    all_advice: bool = False
    emergency_number: str | None = None
    helpline: str | None = None
    lang: str | None = None
    plain: bool = False
    questions: Path | None = None
    opened: Callable[[], None] | None = None

    @property
    def kept(self) -> Path | None:
        """Give the file in which the answers are kept, if they are."""
        return self.save or self.resume


def hold(asking: Asking) -> None:
    """Hold the interview, or take what is given for it; show the result, and write the reports."""
    _check_reports(asking)
    instrument = spoken(
        asking.questions, asking.lang, numbers(asking.emergency_number, asking.helpline)
    )
    _check_kept(asking, instrument)

    @cache
    def screen() -> "Screener":
        from rls_screen.screening.screen import screener

        return screener(instrument)

    def warn(before: Answers, after: Answers) -> Page:
        if before == after:
            return ()
        from rls_screen.report.urgency import urgent_news

        return urgent_news(screen(), before, after)

    start = _start(asking, screen)
    terminal = Terminal(console(plain=asking.plain), instrument.words.terminal, asking.opened)
    if asking.is_given:
        held = _all_given(instrument, start)
    else:
        held = terminal.hold(instrument, start, warn, asking.kept)
    if asking.fhir:
        from rls_screen.cli.fhir import write_fhir

        write_fhir(screen(), held.answers, asking.fhir, is_stopped=held.ending is not Ending.DONE)
    if held.ending is Ending.DONE:
        _finish(screen(), held, asking, terminal)
        return
    terminal.say_stopped(asking.kept)
    terminal.show(warn({}, held.answers))
    if held.ending is Ending.INTERRUPTED:
        raise SystemExit(ExitCode.INTERRUPTED)


def _check_reports(asking: Asking) -> None:
    """Raise `UsageError` for a report that cannot be written, before anything is asked."""
    if asking.is_given and asking.save:
        raise UsageError("--save keeps the answers of an interview; --no-input holds none.")
    if asking.reports:
        from rls_screen.cli.reports import check_reports

        check_reports(asking.reports, (*_inputs(asking), asking.fhir))
    if asking.fhir:
        from rls_screen.cli.files import check_writable, refuse_in_use

        refuse_in_use(asking.fhir, _inputs(asking))
        check_writable(asking.fhir)


def _inputs(asking: Asking) -> tuple[Path | None, ...]:
    return asking.answers, asking.resume, asking.save, asking.questions


def _check_kept(asking: Asking, instrument: Instrument) -> None:
    """Raise `UsageError` if the answers cannot be kept."""
    others = (*asking.reports, *((asking.fhir,) if asking.fhir else ()))
    if asking.kept or others:
        from rls_screen.cli.saved import check_kept

        check_kept(asking.save, asking.kept, others, instrument.words.terminal)


def _start(asking: Asking, screen: "Callable[[], Screener]") -> Start:
    """Give what is known before the interview."""
    if not (asking.resume or asking.answers):
        return NOTHING_KNOWN
    from rls_screen.cli.saved import read_start

    return read_start(asking.resume, asking.answers, screen())


def _all_given(instrument: Instrument, start: Start) -> Held:
    """Take the answers of *start* as all there are; raise `UsageError` if one is missing."""
    session = begin(instrument, start)
    absent = missing(session)
    if absent:
        words = instrument.words.terminal
        raise UsageError(words.missing.format(ids=", ".join(absent)))
    return Held(start.given, Ending.DONE)


def _finish(screen: "Screener", held: Held, asking: Asking, terminal: Terminal) -> None:
    """Show the result and write the reports."""
    from rls_screen.report.view import view

    instrument, result = screen.instrument, screen(held.answers)
    terminal.show(view(instrument, held.answers, result))
    if asking.all_advice:
        from rls_screen.report.advice import all_advice

        terminal.show(all_advice(instrument, held.answers, result))
    if asking.reports:
        from datetime import date

        from rls_screen.cli.reports import write_reports
        from rls_screen.report.doctor import Sheet

        day = date.today().isoformat()  # noqa: DTZ011 - the person's own day
        write_reports(Sheet(instrument, held.answers, result, day), asking.reports)
