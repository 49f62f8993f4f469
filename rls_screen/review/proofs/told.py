"""Tell an answer sheet in words, and what the rules make of it, with their lines."""

import json
from collections.abc import Iterator, Mapping

from rls_screen.instrument.model import Instrument
from rls_screen.logic.rules import Fact, reads
from rls_screen.logic.values import Answer, Answers, Missing
from rls_screen.review.laws import Law
from rls_screen.review.proofs.breach import Breach
from rls_screen.screening.explain import Explainer, explain
from rls_screen.screening.wording import in_words

Record = Mapping[str, str | int | list[str]]
"""A sheet as the command reads it: codes by the ids of questions."""


def sheet_in_words(instrument: Instrument, sheet: Answers) -> str:
    """Give *sheet* by the labels of its questions and answers, without what is taken anyway."""
    known = instrument.questions
    given = ((name, item) for name, item in sheet.items() if item != known[name].default)
    said = (f"{known[name].label}: {in_words(instrument, name, item)}" for name, item in given)
    return "; ".join(said) or "no answer at all"


def as_record(instrument: Instrument, sheet: Answers) -> Record:
    """Give *sheet* as a record, without what is taken anyway."""
    known = instrument.questions
    return {
        name: _plain(answer)
        for name, answer in sheet.items()
        if answer not in (known[name].default, Missing.NOT_ASKED)
    }


def as_line(instrument: Instrument, sheet: Answers) -> str:
    """Give *sheet* as a line that `rls-screen explain` takes."""
    return json.dumps(as_record(instrument, sheet), ensure_ascii=False)


def after(found: Breach) -> Answers:
    """Give the sheet of *found* once it is changed, or as it is where nothing changes."""
    if found.changed is None:
        return found.sheet
    return {**found.sheet, found.changed.question: found.changed.after}


def breach_in_words(instrument: Instrument, found: Breach) -> tuple[str, str]:
    """Give the sheet that breaks a law, and what the rules make of it."""
    sheet = sheet_in_words(instrument, found.sheet)
    first = explain(instrument, found.sheet)
    names = tuple(_rules_of(found.law, instrument))
    if found.changed is None:
        return sheet, "; ".join(outcome(first, name) for name in names)
    item = found.changed
    label = instrument.questions[item.question].label
    was, now = (in_words(instrument, item.question, value) for value in (item.before, item.after))
    second = explain(instrument, after(found))
    told = (f"{outcome(first, name)}, then {outcome(second, name)}" for name in names)
    return f"{sheet}, then '{label}' changed from '{was}' to '{now}'", "; ".join(told)


def outcome(why: Explainer, name: str) -> str:
    """Give what came out of the rule *name*, and the line that decided it."""
    reason = why.reason(name)
    if name == "urgency":
        held = why.holding(code.rule for code in why.instrument.level(reason.value).reasons)
        for code in map(why.reason, held):
            return f"urgency is {reason.value} by line {code.line}: {code.condition}"
    return f"{name} is {reason.value} by line {reason.line}: {reason.condition}"


def _rules_of(law: Law, instrument: Instrument) -> Iterator[str]:
    """Give the rules that *law* reads, in the order of the questionnaire."""
    conditions = [item for item in (law.when, *law.must, *law.keeps) if item is not None]
    read = {name for item in conditions for name in reads(Fact("", item), instrument.scope)}
    return (rule.name for rule in instrument.rules if rule.name in read)


def _plain(answer: Answer) -> str | int | list[str]:
    match answer:
        case Missing():
            return answer.value
        case tuple():
            return list(answer)
        case _:
            return answer
