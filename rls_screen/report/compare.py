"""Results of the same person over time: what changed between them, and nothing read into it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from rls_screen.instrument.model import Instrument
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Missing
from rls_screen.page.blocks import Block, Bullets, Heading, Page, Paragraph, Table, Tone
from rls_screen.report.doctor import Sheet
from rls_screen.report.view import STATES, URGENT, call_again, how_soon, reasons_of
from rls_screen.screening.explain import explain, in_words

OF_DAY = "This comes from the answers of {day}, the newest of these results."
EARLIER = "The answers of {day} called for this: {headline}"
STILL_COUNTS = (
    "If that is still so, or nobody has looked at it yet, it counts now as it did then: {do}"
)
STEP = "From {old} to {new}"
SAME_DAY = "{day} (result {number})"
WHAT = "What"
BOTH = "Both times"
CHANGED = "Changed:"
NO_CHANGE = "Of what can be compared, nothing changed."
UNCHANGED = "The same both times:"
UNKNOWN = "No comparison can be made where one side is not known:"
CAME = "For a doctor to know, new on {new}:"
WENT = "For a doctor to know on {old}, and no longer so on {new}:"
HOW_SOON = "How soon to see a doctor"
FIT = "What the answers fit"
SIGNS_UNKNOWN = "not known, as some warning signs were not answered"
SIGNS_OPEN = "{call} (not all warning signs were answered)"
MORE_OFTEN = "{answer} (more often)"
LESS_OFTEN = "{answer} (less often)"
HOLDS = "yes"
HOLDS_NOT = "no"
NOT_KNOWN = "not known"
OTHER_PERSON = (
    'Who answers is not the same: "{old}", and then "{new}". Any change may come from that alone.'
)
REWORDED = (
    "The text of the questionnaire has changed since some of these results. Its words stand here "
    "as they are now. Its rules are the same."
)
LIMITS = "What this is not"
NO_JUDGEMENT = (
    "This shows what was answered and what came of it. It does not say why something changed, and "
    "it does not say whether you are better or worse. A doctor can look at that with you."
)
NAMED = "Questionnaire {name}, rules {rules}."

FREQUENCY = "frequency"
FOLLOWED = (FREQUENCY, "sleep", "distress", "daytime")
"""The questions whose answers are followed, where the questionnaire has them."""
RESPONDENT = "respondent"
TREATED = "rls_treatment"
WEEKLY = ("weekly_1", "weekly_2", "weekly_3", "weekly_4_5", "weekly_6_7")
FEWEST_FIRST: Mapping[str, tuple[str, ...]] = {
    FREQUENCY: ("yearly", "monthly", *WEEKLY),
    "sleep": ("none", "some_nights", "most_nights"),
}
"""The answers that count days or nights. "few_ever" is not among them: it counts a whole life."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing as it was on one day: a *code* that can be compared, and its *words*."""

    id: str
    label: str
    code: object
    words: str
    is_known: bool = True


Pair = tuple[Reading, Reading]
"""The same thing on two days."""


@dataclass(frozen=True, slots=True)
class Step:
    """Two results that follow each other, each with the *name* of its day."""

    old: Sheet
    new: Sheet
    old_name: str
    new_name: str

    @property
    def header(self) -> tuple[str, ...]:
        """Give the header of a table with both days."""
        return (WHAT, self.old_name, self.new_name)

    @property
    def respondents(self) -> tuple[str, str]:
        """Give who answered each time, in words, or nothing where that is not asked."""
        if RESPONDENT not in self.new.instrument.questions:
            return ("", "")
        return (_answer(self.old, RESPONDENT).words, _answer(self.new, RESPONDENT).words)

    def fill(self, sentence: str) -> str:
        """Put the days into *sentence*."""
        return sentence.format(old=self.old_name, new=self.new_name)


def comparison(sheets: tuple[Sheet, ...], *, reworded: bool = False) -> Page:
    """Lay out what changed between *sheets*, two or more, given from the oldest to the newest.

    All hold the questionnaire in use, whose rules decided them; *reworded* says that its text was
    another when some of them were saved. How soon the newest needs help comes first.
    """
    newest = sheets[-1]
    instrument, names = newest.instrument, _names(sheets)
    steps = (
        Step(old, new, old_name, new_name)
        for (old, old_name), (new, new_name) in pairwise(zip(sheets, names, strict=True))
    )
    return (
        *how_soon(instrument, newest.answers, newest.result),
        Paragraph(OF_DAY.format(day=names[-1])),
        *_earlier_calls(sheets, names),
        *(block for step in steps for block in _step(step)),
        *_limits(instrument, reworded=reworded),
        *call_again(instrument, newest.result),
    )


def _names(sheets: tuple[Sheet, ...]) -> tuple[str, ...]:
    """Give each day, told apart by a number where several results are of one day."""
    days = [sheet.day for sheet in sheets]
    return tuple(
        day if days.count(day) == 1 else SAME_DAY.format(day=day, number=number)
        for number, day in enumerate(days, start=1)
    )


def _earlier_calls(sheets: tuple[Sheet, ...], names: tuple[str, ...]) -> Iterator[Block]:
    """Say again what called for help at once and is no reason of the newest, the latest first.

    A sign that was not answered the next time is not gone, and one that passed may still need a
    doctor, so an earlier call is never dropped.
    """
    told = set(reasons_of(explain(sheets[-1].instrument, sheets[-1].answers), URGENT))
    for sheet, name in reversed(tuple(zip(sheets[:-1], names[:-1], strict=True))):
        explainer = explain(sheet.instrument, sheet.answers)
        for level in URGENT:
            says = tuple(item for item in reasons_of(explainer, (level,)) if item not in told)
            told.update(says)
            if says:
                call = sheet.instrument.level(level).call
                yield Heading(EARLIER.format(day=name, headline=call.headline), Tone.NOTICE)
                yield Bullets(says)
                yield Paragraph(STILL_COUNTS.format(do=call.do), Tone.NOTICE)


def _step(step: Step) -> Iterator[Block]:
    yield Heading(step.fill(STEP))
    yield from _other_person(step)
    flags = tuple(zip(_flags(step.old), _flags(step.new), strict=True))
    pairs = tuple(zip(_readings(step.old), _readings(step.new), strict=True))
    known = [pair for pair in pairs if _are_known(pair)]
    yield from _changes(step, [(old, new) for old, new in known if old.code != new.code])
    yield from _came_and_went(step, flags)
    unknown = [pair for pair in pairs if not _are_known(pair)]
    lost = [pair for pair in flags if not _are_known(pair) and _holds_once(pair)]
    if unknown or lost:
        yield Paragraph(UNKNOWN)
        rows = ((old.label, old.words, new.words) for old, new in (*unknown, *lost))
        yield Table(step.header, tuple(rows))
    same = tuple((old.label, old.words) for old, new in known if old.code == new.code)
    if same:
        yield Paragraph(UNCHANGED)
        yield Table((WHAT, BOTH), same)


def _are_known(pair: Pair) -> bool:
    return all(reading.is_known for reading in pair)


def _holds_once(pair: Pair) -> bool:
    return any(reading.code is Truth.YES for reading in pair)


def _other_person(step: Step) -> Iterator[Block]:
    """Say that someone else answered, where that is told."""
    old, new = step.respondents
    if old != new:
        yield Paragraph(OTHER_PERSON.format(old=old, new=new), Tone.NOTICE)


def _changes(step: Step, pairs: list[Pair]) -> Iterator[Block]:
    if not pairs:
        yield Paragraph(NO_CHANGE)
        return
    rows = ((old.label, old.words, _directed(step, old, new)) for old, new in pairs)
    yield Paragraph(CHANGED)
    yield Table(step.header, tuple(rows))


def _directed(step: Step, old: Reading, new: Reading) -> str:
    """Give the words of *new*, with "more often" or "less often" where that is certain.

    It is not certain between the counts of two people. How often it comes is asked about the time
    without treatment, so under treatment the answers of two days may both be about a time before.
    """
    order = FEWEST_FIRST.get(new.id, ())
    is_certain = old.code in order and new.code in order and len(set(step.respondents)) == 1
    if new.id == FREQUENCY:
        is_certain &= all(sheet.answers.get(TREATED) == "no" for sheet in (step.old, step.new))
    if not is_certain:
        return new.words
    rises = order.index(str(new.code)) > order.index(str(old.code))
    return (MORE_OFTEN if rises else LESS_OFTEN).format(answer=new.words)


def _came_and_went(step: Step, flags: Iterable[Pair]) -> Iterator[Block]:
    known = [pair for pair in flags if _are_known(pair)]
    for sentence, before in ((CAME, Truth.NO), (WENT, Truth.YES)):
        labels = tuple(
            old.label for old, new in known if old.code is before and new.code is not before
        )
        if labels:
            yield Paragraph(step.fill(sentence))
            yield Bullets(labels)


def _readings(sheet: Sheet) -> Iterator[Reading]:
    """Give all that is followed over time, the same things in the same order for each sheet."""
    instrument, result = sheet.instrument, sheet.result
    yield _urgency(sheet)
    outcome = instrument.outcomes[result.result].headline.removesuffix(".")
    yield Reading("result", FIT, result.result, outcome, result.result != "undetermined")
    yield from (_answer(sheet, name) for name in FOLLOWED if name in instrument.questions)
    for criterion in instrument.criteria:
        state = result.criteria[criterion.id]
        yield Reading(criterion.id, criterion.label, state, STATES[state], state != "unknown")


def _urgency(sheet: Sheet) -> Reading:
    """Give how soon to see a doctor; without all warning signs that is known only if urgent."""
    level, result = sheet.instrument.level(sheet.result.urgency), sheet.result
    is_known = result.warning_signs == "asked" or result.urgency in URGENT
    call = level.call.headline.removesuffix(".")
    if not is_known:
        call = SIGNS_UNKNOWN if level.signs_not_asked else SIGNS_OPEN.format(call=call)
    return Reading("urgency", HOW_SOON, result.urgency, call, is_known)


def _answer(sheet: Sheet, name: str) -> Reading:
    """Give the answer to the question *name*, or that there is none."""
    question = sheet.instrument.questions[name]
    answer = sheet.answers.get(name, question.default or Missing.NOT_ASKED)
    words = in_words(sheet.instrument, name, answer)
    return Reading(name, question.label, answer, words, not isinstance(answer, Missing))


def _flags(sheet: Sheet) -> Iterator[Reading]:
    """Give each flag as it is: a flag that is not raised may be so for want of an answer."""
    words = {Truth.YES: HOLDS, Truth.NO: HOLDS_NOT, Truth.UNKNOWN: NOT_KNOWN}
    traces = explain(sheet.instrument, sheet.answers).traces
    for flag in sheet.instrument.flags:
        value = traces[flag.rule].value
        if isinstance(value, Truth):
            yield Reading(flag.id, flag.says, value, words[value], value is not Truth.UNKNOWN)


def _limits(instrument: Instrument, *, reworded: bool) -> Iterator[Block]:
    yield Heading(LIMITS)
    yield Paragraph(f"{NO_JUDGEMENT} {instrument.notes['not_a_diagnosis']}")
    if reworded:
        yield Paragraph(REWORDED)
    named = NAMED.format(name=instrument.name, rules=instrument.rules_digest[:16])
    yield Paragraph(named, Tone.QUIET)
