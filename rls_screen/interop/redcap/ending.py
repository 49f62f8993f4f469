"""What a form says of the answers: how soon to see a doctor, and what they fit."""

from collections.abc import Iterator

from rls_screen.instrument.model import Call, Instrument
from rls_screen.instrument.vocabulary import LEVELS
from rls_screen.interop.outline import RESULT, URGENCY
from rls_screen.interop.redcap.rows import Row, Rows
from rls_screen.logic.formula import ALWAYS, OneOf, all_of, opposite


def called(instrument: Instrument, level: str) -> str:
    """Give what the level of urgency *level* calls for."""
    return _both(instrument.level(level).call)


def ending(rows: Rows) -> Iterator[Row]:
    """Give how soon to see a doctor, what the answers fit, and what this is not."""
    instrument = rows.outline.instrument
    for level in LEVELS:
        yield from _how_soon(rows, level)
    for code, outcome in instrument.outcomes.items():
        text = f"{outcome.headline} {outcome.text}"
        yield rows.note(f"{RESULT}_{code}_note", OneOf(RESULT, (code,)), text)
    limits = f"{instrument.notes['not_a_diagnosis']} {instrument.notes['alone']}"
    yield rows.note("not_a_diagnosis", ALWAYS, limits)


def _how_soon(rows: Rows, level: str) -> Iterator[Row]:
    """Give what *level* calls for, and what it says where not all warning signs were asked."""
    instrument, asked = rows.outline.instrument, rows.outline.signs_asked
    here, unasked = OneOf(URGENCY, (level,)), instrument.level(level).signs_not_asked
    partly = all_of((here, opposite(asked)))
    if unasked is None:
        yield rows.note(f"{level}_note", here, called(instrument, level))
        yield rows.note(f"{level}_signs", partly, instrument.notes["signs_not_answered"])
    else:
        yield rows.note(f"{level}_note", all_of((here, asked)), called(instrument, level))
        yield rows.note(f"{level}_unasked", partly, _both(unasked))


def _both(call: Call) -> str:
    return f"{call.headline} {call.do}"
