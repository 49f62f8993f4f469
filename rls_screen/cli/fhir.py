"""Score responses to our own form in FHIR, and write records as FHIR."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from rls_screen.batch.other_json import whole_responses
from rls_screen.batch.record import Excluded, Id, Outcome, Place, Rejected, Scored, Taken
from rls_screen.batch.run import Run
from rls_screen.batch.value import Number, Pairs, plain
from rls_screen.cli.files import put
from rls_screen.cli.inputs import Opening, named, opened
from rls_screen.cli.say import say
from rls_screen.errors import UsageError
from rls_screen.interop.fhir.bundle import bundle
from rls_screen.interop.fhir.read import Reader, reader
from rls_screen.interop.fhir.response import Name
from rls_screen.interop.outline import Outline, outline
from rls_screen.logic.values import Answers
from rls_screen.screening.answers import take
from rls_screen.screening.screen import Screener


@dataclass(frozen=True, slots=True)
class FhirWay:
    """Read responses to our own form with *reader*, and decide them with *run*.

    *hidden* counts the questions that were answered though the form hides them.
    """

    run: Run
    reader: Reader
    hidden: Counter[str] = field(default_factory=Counter)

    def outcomes(self, path: Path, opening: Opening) -> Iterator[Outcome]:
        """Give what becomes of each response in the file at *path*."""
        data, _ = opened(path, opening, None, is_mapped=True)
        for found in whole_responses(data, named(path)):
            match found:
                case Rejected() | Excluded():
                    yield found
                case (place, pairs):
                    yield from self.run.decide((self.taken(place, pairs),))

    def taken(self, place: Place, pairs: Pairs) -> Taken | Rejected:
        """Take the answers of one response."""
        found = self.reader({key: plain(value) for key, value in pairs})
        sheet = take(self.reader.instrument, found.given.items())
        name = _id(found.name)
        if mistakes := (*found.mistakes, *sheet.mistakes):
            return Rejected(place, name, mistakes)
        shown = self.reader.outline.worked_out(sheet.answers).shown
        self.hidden.update(key for key in sheet.answers if key not in shown)
        return Taken(place, name, sheet.answers)

    def warnings(self) -> Iterator[str]:
        """Give a sentence for each question that was answered though it was hidden."""
        for name, count in self.hidden.items():
            responses = "1 response answers" if count == 1 else f"{count:,} responses answer"
            yield f"{responses} '{name}', which the form hides there; the answer counts as given."


def fhir_way(run: Run) -> FhirWay:
    """Prepare to score responses with *run*."""
    return FhirWay(run, reader(outline(run.screen.instrument)))


@dataclass(frozen=True, slots=True)
class FhirOutput:
    """Write a Bundle for each record, a line each."""

    outline: Outline

    def begin(self) -> bytes:
        """Give what stands before the first record: nothing."""
        return b""

    def record(self, scored: Scored) -> bytes:
        """Give the Bundle of *scored*: its answers and its result."""
        if scored.answers is None:
            raise UsageError("--to fhir: the answers of a record were not kept.")
        place, name = scored.place, _name(scored.id)
        where = (place.source, place.line, place.index)
        found = bundle(self.outline, where, name, (scored.answers, scored.result))
        return msgspec.json.encode(found) + b"\n"

    def end(self) -> bytes:
        """Give what stands behind the last record: nothing."""
        return b""


def write_fhir(screen: Screener, answers: Answers, path: Path, *, is_stopped: bool) -> None:
    """Write *answers* and their result to *path*; *is_stopped* says that the person gave up."""
    instrument = screen.instrument
    decided = (answers, screen(answers))
    found = bundle(outline(instrument), ("ask",), None, decided, is_stopped=is_stopped)
    put(msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n", path)
    say(f"rls-screen: {instrument.words.terminal.written.format(file=path)}")


def _id(name: Name | None) -> Id | None:
    if name is None:
        return None
    number = Number(name.text)
    return number if name.is_number else name.text


def _name(name: Id | None) -> Name | None:
    match name:
        case None:
            return None
        case Number(text):
            return Name(text, is_number=True)
        case text:
            return Name(text)
