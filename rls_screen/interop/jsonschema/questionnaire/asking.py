"""The sections of a questionnaire that ask: sources, answers, questions, groups, screens."""

from rls_screen.instrument.model import UNSURE
from rls_screen.instrument.questions import KINDS
from rls_screen.interop.jsonschema.questionnaire.scalars import (
    NAME_KEY,
    SOURCES,
    TEXT,
    WORDING,
)
from rls_screen.interop.jsonschema.terms import Key, Keys, Schema, a_map, listed, ref

RULE = ref("rule")
OPTIONS: Schema = {"if": {"type": "object"}, "then": ref("options"), "else": TEXT}

HEAD: Keys = {
    "id": Key(TEXT, "The name of the questionnaire, which every result carries."),
    "version": Key(TEXT, "Its version, which every result carries; raise it with each change."),
    "title": Key(WORDING, "What people read at the top."),
}

SOURCE: Keys = {
    "text": Key(TEXT, "The full reference."),
    "address": Key(TEXT, "Where it can be read.", is_needed=False),
}

RANGE: Keys = {
    "minimum": Key(ref("number"), "The smallest number that can be given."),
    "maximum": Key(ref("number"), "The largest number that can be given."),
}

QUESTION: Keys = {
    "id": NAME_KEY,
    "label": Key(WORDING, "The question in a few words, as pages name it."),
    "text": Key(WORDING, "What is asked."),
    "item": Key(
        WORDING, "Its line in a checklist; without it, the text stands there.", is_needed=False
    ),
    "help": Key(WORDING, "Why it is asked, and how to answer it."),
    "one": Key(
        OPTIONS,
        "One of these can be answered: the name of an answer set, or codes with their labels.",
        is_needed=False,
    ),
    "many": Key(
        OPTIONS,
        "Several of these can be answered: the name of an answer set, or codes with their labels.",
        is_needed=False,
    ),
    "whole": Key(ref("range"), "A whole number is the answer, within bounds.", is_needed=False),
    "default": Key(
        TEXT, f"The code that is taken where none is given, not '{UNSURE}'.", is_needed=False
    ),
    "only_if": Key(
        RULE,
        "When it makes sense at all. An answer that is given elsewhere is called inconsistent.",
        is_needed=False,
    ),
    "ask_if": Key(RULE, "When the interview asks it, as it can matter.", is_needed=False),
    "sources": SOURCES,
}

SCREEN: Keys = {
    "title": Key(WORDING, "What stands above it."),
    "prompts": Key(listed(ref("prompt"), least=1), "What is asked on it, in this order."),
}

CHECKLIST: Keys = {
    "lead": Key(WORDING, "What is asked of all of them at once."),
    "checklist": Key(
        listed(TEXT, least=1),
        "The questions, by their ids; each has an answer 'no' or 'none' for what is not ticked.",
    ),
}


def asking() -> dict[str, Schema]:
    """Give each kind of map in these sections by its name."""
    only_unsure: Schema = {"propertyNames": {"const": UNSURE}}
    return {
        "head": a_map("What the questionnaire is called.", HEAD),
        "source": a_map("A published source, or a note that it is our own.", SOURCE),
        "options": {
            "type": "object",
            "description": f"Codes with their labels; '{UNSURE}' is for who does not know.",
            "propertyNames": ref("code"),
            "additionalProperties": ref("label"),
            "not": only_unsure,
        },
        "range": a_map("The bounds of a number.", RANGE),
        "question": {
            **a_map("A question.", QUESTION),
            "oneOf": [{"required": [kind]} for kind in KINDS],
        },
        "prompt": {
            "description": "The id of a question, or a checklist of several.",
            "if": {"type": "object"},
            "then": ref("checklist"),
            "else": TEXT,
        },
        "checklist": a_map("Several questions at once, to be ticked.", CHECKLIST),
        "screen": a_map("A screen: prompts that belong together.", SCREEN),
    }


FIRST: Keys = {
    "instrument": Key(ref("head"), "What the questionnaire is called."),
    "sources": Key(
        {"type": "object", "additionalProperties": ref("source")},
        "The published sources that questions, rules and advice rest on, each by a short name.",
    ),
    "answer_sets": Key(
        {"type": "object", "additionalProperties": ref("options")},
        "Answers that several questions share, each set by its name.",
    ),
    "questions": Key(
        listed(ref("question"), least=1),
        "What can be asked, in the order of files. The screens say how the interview asks.",
    ),
    "groups": Key(
        {
            "type": "object",
            "propertyNames": ref("name"),
            "additionalProperties": listed(TEXT, least=1),
        },
        "Names of questions or rules that rules speak of together, such as any(… for x in group).",
    ),
}

LAST: Keys = {
    "screens": Key(
        listed(ref("screen"), least=1),
        "The order in which the interview asks; each question stands on one screen.",
    ),
}
