"""The sections of a questionnaire that decide: criteria, caps, findings, result, urgency, flags."""

from collections.abc import Iterable

from rls_screen.instrument.vocabulary import (
    ALWAYS_DECIDED,
    DECISIONS,
    FINDINGS,
    LEVELS,
    OPEN,
    PEOPLE,
    RESULTS,
    STATES,
)
from rls_screen.interop.jsonschema.questionnaire.scalars import (
    ID_KEY,
    LAST,
    NAME_KEY,
    SOURCES,
    WHEN,
    WORDING,
)
from rls_screen.interop.jsonschema.terms import (
    Json,
    Key,
    Keys,
    Schema,
    a_map,
    described,
    listed,
    one_of,
    ref,
)

ABOUT_STATES = {
    "met": "It is fulfilled.",
    "met_by_history": "It was fulfilled when it began.",
    "not_met": "It is not fulfilled.",
}
ABOUT_RESULTS = {
    "likely": "The answers fit.",
    "possible": "The answers fit in part, or with a reservation.",
    "unlikely": "The answers do not fit.",
    "undetermined": "The answers are not enough to tell.",
}
ABOUT_LEVELS = {
    "emergency": "Help is needed now.",
    "same_day": "Help is needed today.",
    "soon": "Within one to two weeks.",
    "routine": "When it suits.",
    "self_care": "No reason to see a doctor was found.",
}

CALL: Keys = {
    "headline": Key(WORDING, "How soon to see a doctor."),
    "do": Key(WORDING, "What to do."),
}

REASON: Keys = {
    "id": ID_KEY,
    "when": WHEN,
    "says": Key(ref("reason"), "What it says to people."),
    "sources": SOURCES,
}

CAP: Keys = {**REASON, "says": Key(WORDING, "What it says to people.")}

FLAG: Keys = {
    "id": ID_KEY,
    "when": WHEN,
    "says": Key(WORDING, "What a doctor should know."),
    "ask": Key(WORDING, "What to ask about it.", is_needed=False),
    "who": Key(
        one_of(PEOPLE),
        "Whom to ask, one of the section 'people'; without it, a doctor.",
        is_needed=False,
    ),
    "sources": SOURCES,
}

MEANS = Key(WORDING, "What it means, in words that an explanation can use.")
FINDING: Keys = {"id": NAME_KEY, "means": MEANS, "when": WHEN, "sources": SOURCES}


def deciding() -> dict[str, Schema]:
    """Give each kind of map in these sections by its name."""
    outcome: Keys = {
        "headline": Key(WORDING, "What the page begins with."),
        "text": Key(WORDING, "What it means, and what it does not."),
    }
    outcomes = {name: Key(ref("outcome"), ABOUT_RESULTS[name]) for name in RESULTS}
    return {
        "criterion": a_map("A criterion: a decision between the states.", _criterion()),
        "score": a_map("What is counted.", _score()),
        "cap": a_map("A code that holds the result back.", CAP),
        "finding": a_map("A named fact that rules use: yes, no or unknown.", FINDING),
        "result": a_map("The result.", _result()),
        "outcomes": a_map("What each result says.", outcomes),
        "outcome": a_map("What a result says.", outcome),
        "decision": {
            **a_map("A decision that every result carries.", _decision()),
            "allOf": [_of_decision(name, codes) for name, codes in DECISIONS.items()],
        },
        "level": a_map("A level of urgency.", _level()),
        "call": a_map("What is said instead.", CALL),
        "reason_code": a_map("A reason for the level.", REASON),
        "flag": a_map("A code for what a doctor should know.", FLAG),
    }


def _criterion() -> Keys:
    return {
        "id": ID_KEY,
        "label": Key(WORDING, "What pages call it."),
        "sources": SOURCES,
        "rules": _rules((*_words(ABOUT_STATES, STATES), _open())),
    }


def _score() -> Keys:
    states = described(_words(ABOUT_STATES, STATES))
    return {
        "of": Key(one_of(("criteria",)), "What is counted."),
        "counts": Key(listed(states, least=1), "The states that count as fulfilled."),
    }


def _result() -> Keys:
    return {
        "sources": SOURCES,
        "rules": _rules(_words(ABOUT_RESULTS, RESULTS)),
        "outcomes": Key(ref("outcomes"), "What each result says to people."),
    }


def _decision() -> Keys:
    codes = {code: f"For '{name}'." for name, values in DECISIONS.items() for code in values}
    return {
        "id": Key(one_of(DECISIONS), "Which decision it is."),
        "means": MEANS,
        "sources": SOURCES,
        "rules": _rules((*codes.items(), _open())),
    }


def _of_decision(name: str, codes: Iterable[str]) -> Schema:
    """Say which codes the decision *name* can have."""
    then = one_of(codes if name in ALWAYS_DECIDED else (*codes, OPEN))
    row: Schema = {"properties": {"then": then}}
    is_it: Schema = {"properties": {"id": {"const": name}}, "required": ["id"]}
    return {"if": is_it, "then": {"properties": {"rules": {"items": row}}}}


def _level() -> Keys:
    return {
        "level": Key(described(_words(ABOUT_LEVELS, LEVELS)), "Which level it is."),
        **CALL,
        "reasons": Key(
            listed(ref("reason_code"), least=1),
            "The reasons for it, the most important first. The lowest level has none.",
            is_needed=False,
        ),
        "signs_not_asked": Key(
            ref("call"),
            "What is said instead where the warning signs were not all asked.",
            is_needed=False,
        ),
    }


def _rules(outcomes: Iterable[tuple[str, str]]) -> Key:
    """Give the rows of a decision between *outcomes*."""
    row: Keys = {
        "when": Key(ref("rule"), "The condition of the row, or 'otherwise' in the last one."),
        "then": Key(described(outcomes), "What is decided if it holds."),
        "because": Key(WORDING, "Why, in words for people.", is_needed=False),
        "sources": Key(SOURCES.value, "The sources of this row alone.", is_needed=False),
    }
    rows = listed(a_map("A row of a decision.", row), least=1)
    one_last: Schema = {"contains": LAST, "minContains": 1, "maxContains": 1}
    return Key({**rows, **one_last}, "The rows: the first whose condition holds decides.")


def _words(about: dict[str, str], words: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((word, about[word]) for word in words)


def _open() -> tuple[str, str]:
    return OPEN, "It cannot be decided."


def _all_of(section: Schema, ids: Iterable[str]) -> Schema:
    """Give *section*, in which each of *ids* must stand."""
    wanted: list[Json] = [
        {"contains": {"properties": {"id": {"const": name}}, "required": ["id"]}} for name in ids
    ]
    return {**section, "allOf": wanted}


def _levels() -> Schema:
    """Give all levels, in their order."""
    ordered: list[Json] = [
        {**ref("level"), "properties": {"level": {"const": level}}} for level in LEVELS
    ]
    return {
        **listed(ref("level"), least=len(LEVELS)),
        "prefixItems": ordered,
        "maxItems": len(LEVELS),
    }


SECTIONS: Keys = {
    "criteria": Key(
        listed(ref("criterion"), least=1),
        "The criteria, each met, met by history, not met or unknown.",
    ),
    "score": Key(ref("score"), "Which states of the criteria are counted."),
    "caps": Key(listed(ref("cap"), least=1), "What holds a result back that would be likely."),
    "findings": Key(
        _all_of(listed(ref("finding"), least=1), FINDINGS),
        f"Named facts. Every result carries {', '.join(FINDINGS)}.",
    ),
    "result": Key(ref("result"), "What the answers fit."),
    "decisions": Key(
        _all_of(listed(ref("decision"), least=1), DECISIONS),
        "Decisions beside the result; every result carries all of them.",
    ),
    "urgency": Key(_levels(), "How soon to see a doctor: all levels, the highest first."),
    "flags": Key(listed(ref("flag"), least=1), "What a doctor should know."),
}
