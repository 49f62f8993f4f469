"""The interview as pure steps: a session and a reply give the next session."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, unique

from rls_screen.instrument.model import Checklist, Instrument, Single
from rls_screen.interview.reply import Given
from rls_screen.interview.route import Matters, Route, Step, relevance, route
from rls_screen.logic.values import Answer, Answers, Missing

NONE = "none"
NO_EXTENT = (NONE, Missing.UNSURE)
"""The answers to an item of a checklist after which its extent is not asked."""


@unique
class Place(Enum):
    """A place in the interview that is no step."""

    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Session:
    """Where an interview stands.

    *given* holds every answer that was ever given and not taken back, also those that other
    answers hide now; `answers` holds those that count. *stated* are questions whose answers came
    in a record, and count even if they are not asked. *seen* are the steps that were left with an
    answer or skipped. Once the review was reached, *reviewing* stays true.
    """

    instrument: Instrument
    matters: Matters
    given: Mapping[str, Answer] = field(default_factory=dict)
    ticked: frozenset[str] = frozenset()
    stated: frozenset[str] = frozenset()
    seen: frozenset[Step] = frozenset()
    at: Step | Place = Place.REVIEW
    reviewing: bool = False

    @property
    def way(self) -> Route:
        """Give the steps that matter now, and the answers that count."""
        return route(self.instrument, self.matters, self.given, self.ticked)

    @property
    def answers(self) -> Answers:
        """Give the answers that count."""
        way = self.way
        asked = {name for step in way.steps for name in questions_of(step)}
        unasked = {name: self.given[name] for name in self.stated - asked if name in self.given}
        return {**unasked, **way.answers}

    @property
    def progress(self) -> tuple[int, int]:
        """Give the number of this screen and of all that may come, counted from 1."""
        screens = sorted({step.screen for step in self.way.steps})
        if isinstance(self.at, Place):
            return len(screens), len(screens)
        return screens.index(self.at.screen) + 1, len(screens)


@dataclass(frozen=True, slots=True)
class Start:
    """What is known before an interview.

    *given* are answers, *skipped* questions that are not to be asked again, and *ticked* the items
    of checklists that were named and whose extent may still be open. *stated* are those of the
    answers that came in a record, and count even if the interview does not ask for them.
    """

    given: Answers = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    ticked: frozenset[str] = frozenset()
    stated: frozenset[str] = frozenset()

    def covers(self, step: Step) -> bool:
        """Say whether *step* needs no asking."""
        known = self.given.keys() | self.skipped
        if isinstance(step.prompt, Checklist):
            known |= self.ticked
        return all(name in known for name in questions_of(step))


NOTHING_KNOWN = Start()


def begin(instrument: Instrument, start: Start = NOTHING_KNOWN) -> Session:
    """Start an interview at the first step that *start* leaves open, or at the review."""
    ticked = frozenset(
        name
        for screen in instrument.screens
        for prompt in screen.prompts
        if isinstance(prompt, Checklist)
        for name in prompt.questions
        if _needs_extent(instrument, name) and start.given.get(name, NONE) not in NO_EXTENT
    )
    ticked |= start.ticked
    session = Session(
        instrument,
        relevance(instrument),
        given=start.given,
        ticked=ticked,
        stated=start.stated,
    )
    steps = session.way.steps
    seen = frozenset(step for step in steps if start.covers(step))
    if steps and not seen:
        return replace(session, at=steps[0])
    coming = [step for step in steps if step not in seen]
    at = coming[0] if coming else Place.REVIEW
    return replace(session, seen=seen, at=at, reviewing=True)


def missing(session: Session) -> tuple[str, ...]:
    """Give the questions that still wait for an answer or a skip, in the order of the way."""
    return tuple(
        name
        for step in session.way.steps
        if step not in session.seen
        for name in questions_of(step)
        if name not in session.given
    )


def skipped(session: Session) -> tuple[str, ...]:
    """Give the questions that were left without an answer."""
    return tuple(
        name
        for step in session.way.steps
        if step in session.seen
        for name in questions_of(step)
        if name not in session.given
        and not (name in session.ticked and isinstance(step.prompt, Checklist))
    )


def answer(session: Session, step: Step, reply: Given) -> Session:
    """Take *reply* to *step* and go on. Extents of ticked items that are known already stay."""
    asked = questions_of(step)
    open_before = {name for name in asked if name in reply.ticked and _has_extent(session, name)}
    dropped = {name for name in asked if name not in reply.answers} - open_before
    given = {name: value for name, value in session.given.items() if name not in dropped}
    ticked = session.ticked
    if isinstance(step.prompt, Checklist):
        ticked = (ticked - set(asked)) | reply.ticked
    return _onward(replace(session, given={**given, **reply.answers}, ticked=ticked), step)


def keep(session: Session, step: Step) -> Session | None:
    """Go on with the answer that stands; give None if it is missing, in whole or in part."""
    return _onward(session, step) if is_answered(session, step) else None


def is_answered(session: Session, step: Step) -> bool:
    """Say whether every question of *step* has an answer that stands, or is ticked in a list."""
    ticked = session.ticked if isinstance(step.prompt, Checklist) else frozenset()
    return all(name in session.given or name in ticked for name in questions_of(step))


def skip(session: Session, step: Step) -> Session:
    """Leave *step* unanswered, an earlier answer taken back, and go on."""
    asked = set(questions_of(step))
    given = {name: value for name, value in session.given.items() if name not in asked}
    ticked = session.ticked - asked if isinstance(step.prompt, Checklist) else session.ticked
    return _onward(replace(session, given=given, ticked=ticked), step)


def back(session: Session) -> Session | None:
    """Go to the step before, or to the review if all else is seen; give None at the first one."""
    steps = session.way.steps
    if session.reviewing and all(step in session.seen for step in steps if step != session.at):
        at_review = isinstance(session.at, Place)
        return replace(session, at=steps[-1]) if at_review else replace(session, at=Place.REVIEW)
    index = len(steps) if isinstance(session.at, Place) else steps.index(session.at)
    return replace(session, at=steps[index - 1]) if index else None


def change(session: Session, number: int) -> Session | None:
    """Open the step *number* of the review, counted from 1; give None if there is none."""
    steps = session.way.steps
    return replace(session, at=steps[number - 1]) if 1 <= number <= len(steps) else None


def questions_of(step: Step) -> tuple[str, ...]:
    """Give the questions that *step* asks."""
    match step.prompt:
        case Single(question):
            return (question,)
        case Checklist(questions=questions):
            return questions


def _needs_extent(instrument: Instrument, question: str) -> bool:
    return not instrument.questions[question].is_yes_no


def _has_extent(session: Session, question: str) -> bool:
    return question in session.ticked and question in session.given


def _onward(session: Session, step: Step) -> Session:
    """Leave *step* for the next one: in order at first, once in review only to new steps."""
    session = replace(session, seen=session.seen | {step})
    steps = session.way.steps
    if session.reviewing:
        coming = [item for item in steps if item not in session.seen]
    else:
        after = steps.index(step) + 1 if step in steps else 0
        coming = list(steps[after:])
    if coming:
        return replace(session, at=coming[0])
    return replace(session, at=Place.REVIEW, reviewing=True)
