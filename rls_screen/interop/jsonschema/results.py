"""What becomes of one record as a JSON Schema: a scored record, or a rejected one."""

from rls_screen.instrument.model import Code, Instrument
from rls_screen.instrument.vocabulary import LEVELS, OPEN, QUESTIONS, STATES
from rls_screen.interop.jsonschema.terms import (
    Key,
    Keys,
    Schema,
    a_map,
    listed,
    one_of,
    open_map,
    or_null,
    ref,
    titled,
    urn_for,
    whole_schema,
)
from rls_screen.logic.rules import behind
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Verdict
from rls_screen.mapping.absent import Absent
from rls_screen.screening.screen import FOUR

ABOUT = (
    "One line of what rls-screen score gives: a scored record or, in the file that --rejects "
    "names, a rejected one. A result is a screen's, not a diagnosis."
)
TEXT: Schema = {"type": "string"}
ID: Schema = {"type": ["string", "number"]}
COUNTED: Schema = {"type": "integer", "minimum": 1}
MAPPED = ("row", "mapping", "missing", "notes")
"""What a record carries that came through a mapping: all of it, or nothing."""

REJECTED = ("source", "line", "index", "errors")


def results_schema(instrument: Instrument, *, is_open: bool = False) -> Schema:
    """Give the schema of what becomes of a record that *instrument* decides.

    Where it *is_open*, a scored record may have columns that passed through.
    """
    rest: Schema = {
        "type": "object",
        "if": {"required": REJECTED, "not": {"required": ["result"]}},
        "then": ref("rejected"),
        "else": ref("scored"),
        "$defs": {
            "scored": _scored(instrument, is_open=is_open),
            "rejected": a_map("A record that could not be taken.", _rejected()),
            "state": one_of((*STATES, OPEN)),
            "question": one_of(instrument.questions),
            "truth": one_of(truth.value for truth in Truth),
        },
    }
    title = f"Results: {instrument.title}"
    return whole_schema(urn_for("results", instrument), title, ABOUT, rest)


def scored_keys(instrument: Instrument) -> Keys:
    """Give the keys of a scored record."""
    return {
        "id": Key(ID, "The id of the record, as it was given.", is_needed=False),
        **_decided(instrument),
        **_codes(instrument),
        "instrument": Key(
            {"const": instrument.name}, "The questionnaire that decided, with its version."
        ),
        **_mapped(),
    }


def _scored(instrument: Instrument, *, is_open: bool) -> Schema:
    is_low: Schema = {"properties": {"urgency": {"const": LEVELS[-1]}}}
    return {
        **open_map("A record that was decided.", scored_keys(instrument)),
        "additionalProperties": is_open,
        "dependentRequired": dict.fromkeys(MAPPED, MAPPED),
        "if": is_low,
        "then": {"properties": {"see_doctor": {"const": False}}},
        "else": {"properties": {"see_doctor": {"const": True}}},
    }


def _decided(instrument: Instrument) -> Keys:
    """Give the keys that say what was decided."""
    count: Schema = {"type": "integer", "minimum": 0, "maximum": len(instrument.criteria)}
    states = {item.id: Key(ref("state"), item.label) for item in instrument.criteria}
    results = ((name, item.headline) for name, item in instrument.outcomes.items())
    levels = ((level.id, level.call.headline) for level in instrument.levels)
    return {
        "result": Key(titled(results), "What the answers fit."),
        "score": Key(count, "How many criteria are met, now or by history."),
        "score_max": Key(count, "How many could be, with those that are not known."),
        "criteria": Key(a_map("Each criterion.", states), "Each criterion by its id."),
        "four_criteria": Key(one_of(FOUR.values()), "The first four together."),
        "urgency": Key(titled(levels), "How soon to see a doctor; no result lowers it."),
        "see_doctor": Key(
            {"type": "boolean"}, f"Whether to see one: always, but for {LEVELS[-1]}."
        ),
        "impact": Key(_open_to(instrument, "impact"), "How much it weighs, or null."),
        "course": Key(_open_to(instrument, "course"), "How it has gone on, or null."),
        "rest_sufferer": Key(ref("truth"), instrument.rule_notes["rest_sufferer"].means),
        "dsm5_frequency": Key(ref("truth"), instrument.rule_notes["dsm5_frequency"].means),
        "warning_signs": Key(
            one_of(_outcomes(instrument, "warning_signs")),
            instrument.rule_notes["warning_signs"].means,
        ),
    }


def _codes(instrument: Instrument) -> Keys:
    """Give the keys that list codes."""
    reasons = tuple(reason for level in instrument.levels for reason in level.reasons)
    advice = ((item.id, item.text) for item in instrument.advice)
    return {
        "reasons": Key(listed(_titled(reasons)), "Why so soon, the highest level first."),
        "caps": Key(listed(_titled(instrument.caps), is_set=True), "What holds the result back."),
        "flags": Key(listed(_titled(instrument.flags), is_set=True), "What a doctor should know."),
        "advice": Key(listed(titled(advice), is_set=True), "The advice that applies, in order."),
        "inconsistent": Key(
            listed(one_of(_hidden(instrument)), is_set=True),
            "The questions that were answered though other answers would have hidden them.",
        ),
        "unsettled": Key(
            listed(one_of(_unsettled(instrument)), is_set=True),
            "The unknown questions of which one alone could change the result.",
        ),
    }


def _mapped() -> Keys:
    """Give the keys of a record that came through a mapping."""
    texts = listed(TEXT)
    kinds = one_of(kind.value for kind in Absent)
    stamp: Keys = {
        "name": Key(TEXT, "Its name."),
        "version": Key(TEXT, "Its version."),
        "source": Key(TEXT, "The codebook that it was made from."),
        "reading": Key(TEXT, "Which of its readings.", is_needed=False),
        "thresholds": Key(
            {"type": "object", "propertyNames": ref("question"), "additionalProperties": texts},
            "The rules by which a number decides an answer, by question.",
            is_needed=False,
        ),
    }
    missing: Schema = {
        "type": "object",
        "propertyNames": ref("question"),
        "additionalProperties": kinds,
    }
    found = {
        "row": Key(COUNTED, "The row of the input, from 1."),
        "mapping": Key(a_map("The mapping.", stamp), "The mapping that it came through."),
        "missing": Key(missing, "Why each answer that the study asked for is not known."),
        "notes": Key(texts, "Codes of what the mapping, or the reading, noticed."),
    }
    return {name: Key(found[name].value, found[name].about, is_needed=False) for name in MAPPED}


def _rejected() -> Keys:
    """Give the keys of a record that could not be taken."""
    error: Keys = {
        "key": Key(or_null(TEXT, "The record as a whole"), "The key that is wrong."),
        "message": Key(TEXT, "What is wrong, and what would be right."),
    }
    return {
        "source": Key(TEXT, "The name of the input."),
        "line": Key(COUNTED, "Its line there, from 1."),
        "index": Key(COUNTED, "Its number there, from 1."),
        "id": Key(or_null(ID, "Not known"), "Its own id."),
        "errors": Key(listed(a_map("One mistake.", error), least=1), "Every mistake in it."),
    }


def _titled(codes: tuple[Code, ...]) -> Schema:
    """Give one of *codes*, each once, with what it says."""
    said = {code.id: code.says.replace(QUESTIONS, "…") for code in reversed(codes)}
    return titled(reversed(said.items()))


def _outcomes(instrument: Instrument, decision: str) -> tuple[str, ...]:
    kind = instrument.scope[decision]
    return kind.values if isinstance(kind, Verdict) else ()


def _open_to(instrument: Instrument, decision: str) -> Schema:
    """Give the outcomes of *decision*, or null."""
    return {"enum": [*_outcomes(instrument, decision), None]}


def _hidden(instrument: Instrument) -> list[str]:
    """Give the questions that other answers can hide."""
    return [item.id for item in instrument.questions.values() if item.only_if is not None]


def _unsettled(instrument: Instrument) -> list[str]:
    """Give the questions that can be unknown and that the result rests on."""
    needed = behind("result", instrument.rules, instrument.scope)
    return [
        item.id for item in instrument.questions.values() if item.id in needed and not item.default
    ]
