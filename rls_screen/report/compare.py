"""Results of the same person over time: what changed between them, and nothing read into it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from rls_screen.instrument.model import Followed, Instrument
from rls_screen.instrument.words import CompareWords
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Missing
from rls_screen.page.blocks import Block, Bullets, Heading, Page, Paragraph, Table, Tone
from rls_screen.report.doctor import Sheet
from rls_screen.report.urgency import URGENT, call_again, how_soon, reasons_of
from rls_screen.screening.explain import explain
from rls_screen.screening.wording import in_words

RESPONDENT = "respondent"
"""The question that says who answers, where the questionnaire has it."""


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
    def words(self) -> CompareWords:
        """Give the sentences of a comparison."""
        return self.new.instrument.words.compare

    @property
    def sheets(self) -> tuple[Sheet, Sheet]:
        """Give both."""
        return (self.old, self.new)

    @property
    def header(self) -> tuple[str, ...]:
        """Give the header of a table with both days."""
        return (self.words.what, self.old_name, self.new_name)

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
        *how_soon(explain(instrument, newest.answers), newest.result),
        Paragraph(instrument.words.compare.of_day.format(day=names[-1])),
        *_earlier_calls(sheets, names),
        *(block for step in steps for block in _step(step)),
        *_limits(instrument, reworded=reworded),
        *call_again(instrument, newest.result),
    )


def _names(sheets: tuple[Sheet, ...]) -> tuple[str, ...]:
    """Give each day, told apart by a number where several results are of one day."""
    words = sheets[0].instrument.words.compare
    days = [sheet.day for sheet in sheets]
    return tuple(
        day if days.count(day) == 1 else words.same_day.format(day=day, number=number)
        for number, day in enumerate(days, start=1)
    )


def _earlier_calls(sheets: tuple[Sheet, ...], names: tuple[str, ...]) -> Iterator[Block]:
    """Say again what called for help at once and is no reason of the newest, the latest first.

    A sign that was not answered the next time is not gone, and one that passed may still need a
    doctor, so an earlier call is never dropped.
    """
    words = sheets[-1].instrument.words.compare
    told = set(reasons_of(explain(sheets[-1].instrument, sheets[-1].answers), URGENT))
    for sheet, name in reversed(tuple(zip(sheets[:-1], names[:-1], strict=True))):
        explainer = explain(sheet.instrument, sheet.answers)
        for level in URGENT:
            says = tuple(item for item in reasons_of(explainer, (level,)) if item not in told)
            told.update(says)
            if says:
                call = sheet.instrument.level(level).call
                yield Heading(words.earlier.format(day=name, headline=call.headline), Tone.NOTICE)
                yield Bullets(says)
                yield Paragraph(words.still_counts.format(do=call.do), Tone.NOTICE)


def _step(step: Step) -> Iterator[Block]:
    yield Heading(step.fill(step.words.step))
    yield from _other_person(step)
    flags = tuple(zip(_flags(step.old), _flags(step.new), strict=True))
    pairs = tuple(zip(_readings(step.old), _readings(step.new), strict=True))
    known = [pair for pair in pairs if _are_known(pair)]
    yield from _changes(step, [(old, new) for old, new in known if old.code != new.code])
    yield from _came_and_went(step, flags)
    unknown = [pair for pair in pairs if not _are_known(pair)]
    lost = [pair for pair in flags if not _are_known(pair) and _holds_once(pair)]
    if unknown or lost:
        yield Paragraph(step.words.unknown)
        rows = ((old.label, old.words, new.words) for old, new in (*unknown, *lost))
        yield Table(step.header, tuple(rows))
    same = tuple((old.label, old.words) for old, new in known if old.code == new.code)
    if same:
        yield Paragraph(step.words.unchanged)
        yield Table((step.words.what, step.words.both), same)


def _are_known(pair: Pair) -> bool:
    return all(reading.is_known for reading in pair)


def _holds_once(pair: Pair) -> bool:
    return any(reading.code is Truth.YES for reading in pair)


def _other_person(step: Step) -> Iterator[Block]:
    """Say that someone else answered, where that is told."""
    old, new = step.respondents
    if old != new:
        yield Paragraph(step.words.other_person.format(old=old, new=new), Tone.NOTICE)


def _changes(step: Step, pairs: list[Pair]) -> Iterator[Block]:
    if not pairs:
        yield Paragraph(step.words.no_change)
        return
    rows = ((old.label, old.words, _directed(step, old, new)) for old, new in pairs)
    yield Paragraph(step.words.changed)
    yield Table(step.header, tuple(rows))


def _directed(step: Step, old: Reading, new: Reading) -> str:
    """Give the words of *new*, with "more often" or "less often" where that is certain.

    It is not certain between the counts of two people, nor where the questionnaire's rule for
    comparing them does not hold both times.
    """
    followed = {item.question: item for item in step.new.instrument.over_time}
    order = followed[new.id].fewest_first if new.id in followed else ()
    is_certain = old.code in order and new.code in order and len(set(step.respondents)) == 1
    if not is_certain or not all(_counts(sheet, followed[new.id]) for sheet in step.sheets):
        return new.words
    rises = order.index(str(new.code)) > order.index(str(old.code))
    return (step.words.more_often if rises else step.words.less_often).format(answer=new.words)


def _counts(sheet: Sheet, followed: Followed) -> bool:
    """Say whether the answer in *sheet* can be held against another by how often it is."""
    if not followed.rule:
        return True
    return explain(sheet.instrument, sheet.answers).traces[followed.rule].value is Truth.YES


def _came_and_went(step: Step, flags: Iterable[Pair]) -> Iterator[Block]:
    known = [pair for pair in flags if _are_known(pair)]
    for sentence, before in ((step.words.came, Truth.NO), (step.words.went, Truth.YES)):
        labels = tuple(
            old.label for old, new in known if old.code is before and new.code is not before
        )
        if labels:
            yield Paragraph(step.fill(sentence))
            yield Bullets(labels)


def _readings(sheet: Sheet) -> Iterator[Reading]:
    """Give all that is followed over time, the same things in the same order for each sheet."""
    words = sheet.instrument.words.compare
    instrument, result = sheet.instrument, sheet.result
    yield _urgency(sheet)
    outcome = instrument.outcomes[result.result].headline.removesuffix(".")
    yield Reading("result", words.fit, result.result, outcome, result.result != "undetermined")
    yield from (_answer(sheet, item.question) for item in instrument.over_time)
    for criterion in instrument.criteria:
        state = result.criteria[criterion.id]
        yield Reading(
            criterion.id,
            criterion.label,
            state,
            sheet.instrument.words.states[state],
            state != "unknown",
        )


def _urgency(sheet: Sheet) -> Reading:
    """Give how soon to see a doctor; without all warning signs that is known only if urgent."""
    words = sheet.instrument.words.compare
    level, result = sheet.instrument.level(sheet.result.urgency), sheet.result
    is_known = result.warning_signs == "asked" or result.urgency in URGENT
    call = level.call.headline.removesuffix(".")
    if not is_known:
        call = words.signs_unknown if level.signs_not_asked else words.signs_open.format(call=call)
    return Reading("urgency", words.how_soon, result.urgency, call, is_known)


def _answer(sheet: Sheet, name: str) -> Reading:
    """Give the answer to the question *name*, or that there is none."""
    question = sheet.instrument.questions[name]
    answer = sheet.answers.get(name, question.default or Missing.NOT_ASKED)
    words = in_words(sheet.instrument, name, answer)
    return Reading(name, question.label, answer, words, not isinstance(answer, Missing))


def _flags(sheet: Sheet) -> Iterator[Reading]:
    """Give each flag as it is: a flag that is not raised may be so for want of an answer."""
    said = sheet.instrument.words.compare
    words = {Truth.YES: said.holds, Truth.NO: said.holds_not, Truth.UNKNOWN: said.not_known}
    traces = explain(sheet.instrument, sheet.answers).traces
    for flag in sheet.instrument.flags:
        value = traces[flag.rule].value
        if isinstance(value, Truth):
            yield Reading(flag.id, flag.says, value, words[value], value is not Truth.UNKNOWN)


def _limits(instrument: Instrument, *, reworded: bool) -> Iterator[Block]:
    words = instrument.words.compare
    yield Heading(instrument.words.result.limits)
    yield Paragraph(f"{words.no_judgement} {instrument.notes['not_a_diagnosis']}")
    if reworded:
        yield Paragraph(words.reworded)
    named = words.named.format(name=instrument.name, rules=instrument.rules_digest[:16])
    yield Paragraph(named, Tone.QUIET)
