"""What a form says of the answers: how soon to see a doctor, and what they fit."""

from collections.abc import Callable, Iterator

from rls_screen.instrument.model import Call, Instrument
from rls_screen.instrument.vocabulary import LEVELS
from rls_screen.interop.outline import RESULT, URGENCY
from rls_screen.interop.xlsform.rows import Row, Rows
from rls_screen.logic.formula import ALWAYS, Formula, OneOf, all_of, opposite

PAGE = "end_page"

Says = Callable[[Instrument], tuple[str, str]]
"""Takes a headline and what stands below it out of the questionnaire in one language."""


def urgent(rows: Rows, level: str, name: str) -> Row:
    """Give the note *name* of what the level of urgency *level* calls for."""
    return _note(rows, name, OneOf(URGENCY, (level,)), _call(level))


def ending(rows: Rows) -> Iterator[Row]:
    """Give the last page: how soon to see a doctor, what the answers fit, and what this is not."""
    instrument, name = rows.outline.instrument, rows.names.new(PAGE)
    yield {"type": "begin_group", "name": name, "appearance": "field-list"}
    for level in LEVELS:
        yield from _how_soon(rows, level)
    yield from _signs(rows)
    for code in instrument.outcomes:
        yield _note(rows, f"{RESULT}_{code}_note", OneOf(RESULT, (code,)), _outcome(code))
    yield rows.note("not_a_diagnosis", ALWAYS, _limits)
    yield {"type": "end_group", "name": name}


def _how_soon(rows: Rows, level: str) -> Iterator[Row]:
    """Give what *level* calls for, and what it says instead where signs were not asked."""
    if rows.outline.instrument.level(level).signs_not_asked is None:
        yield urgent(rows, level, f"{level}_note")
        return
    here, asked = OneOf(URGENCY, (level,)), rows.outline.signs_asked
    yield _note(rows, f"{level}_note", all_of((here, asked)), _call(level))
    unasked = all_of((here, opposite(asked)))
    yield _note(rows, f"{level}_unasked", unasked, _call_unasked(level))


def _signs(rows: Rows) -> Iterator[Row]:
    """Say that not all warning signs were answered, where what is said above does not."""
    levels = rows.outline.instrument.levels
    silent = tuple(level.id for level in levels if level.signs_not_asked is None)
    if silent:
        formula = all_of((OneOf(URGENCY, silent), opposite(rows.outline.signs_asked)))
        yield rows.note("signs_note", formula, lambda speaker: speaker.notes["signs_not_answered"])


def _note(rows: Rows, name: str, formula: Formula, says: Says) -> Row:
    # Both in the label, as hints are small and pale.
    return rows.note(name, formula, lambda speaker: " ".join(says(speaker)))


def _call(level: str) -> Says:
    return lambda speaker: _both(speaker.level(level).call)


def _call_unasked(level: str) -> Says:
    def says(speaker: Instrument) -> tuple[str, str]:
        found = speaker.level(level)
        return _both(found.signs_not_asked or found.call)

    return says


def _both(call: Call) -> tuple[str, str]:
    return call.headline, call.do


def _outcome(code: str) -> Says:
    return lambda speaker: (speaker.outcomes[code].headline, speaker.outcomes[code].text)


def _limits(speaker: Instrument) -> str:
    return f"{speaker.notes['not_a_diagnosis']} {speaker.notes['alone']}"
