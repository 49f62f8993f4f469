"""The sections of a questionnaire that only speak: people, advice, claims, notes, the doctor."""

from rls_screen.instrument.sayings import ACCURACY
from rls_screen.instrument.vocabulary import GRADES, NOTES, PEOPLE, VERDICTS
from rls_screen.interop.jsonschema.questionnaire.scalars import (
    ID_KEY,
    SOURCES,
    TEXT,
    WHEN,
    WORDING,
)
from rls_screen.interop.jsonschema.terms import (
    Key,
    Keys,
    Schema,
    a_map,
    described,
    listed,
    one_of,
    ref,
)

ABOUT_GRADES = {
    "limited": "Small trials, or the advice of guidelines.",
    "none": "No study shows that it helps, and it does no harm.",
    "harmful": "It can do harm the way it is often told.",
}
ABOUT_VERDICTS = {
    "right": "The studies bear it out.",
    "partly": "Only a part of it holds.",
    "overstated": "There is something to it, but it says too much.",
    "unsupported": "No good study shows it.",
    "outdated": "It was held once.",
    "wrong": "The studies say otherwise.",
    "harmful": "Nothing shows it, and who follows it may come to harm.",
}
ABOUT_NOTES = {
    "not_a_diagnosis": "That it is a screen, and no diagnosis.",
    "signs_not_answered": "What is said where not all warning signs were answered.",
    "privacy": "What becomes of the answers.",
    "someone_else": "What is said to who answers for another person.",
    "alone": "What is said to who is alone with it.",
}

PERSON: Keys = {
    "id": Key(one_of(PEOPLE), "Who it is."),
    "name": Key(WORDING, "How pages name them."),
    "when": WHEN,
    "ask": Key(WORDING, "What to ask them."),
    "sources": SOURCES,
}

STATEMENT: Keys = {"text": Key(WORDING, "What is said."), "sources": SOURCES}

CAUTION: Keys = {
    "when": Key(WHEN.value, "When to beware; without it, always.", is_needed=False),
    "text": Key(WORDING, "What to beware of."),
}

ADVICE: Keys = {
    "id": ID_KEY,
    "when": WHEN,
    "text": Key(WORDING, "The advice."),
    "grade": Key(
        described((word, ABOUT_GRADES[word]) for word in GRADES),
        "How strong the evidence is for what it recommends.",
    ),
    "sources": SOURCES,
    "cautions": Key(listed(ref("caution"), least=1), "What to beware of with it.", is_needed=False),
}

CLAIM: Keys = {
    "id": ID_KEY,
    "claim": Key(WORDING, "What is often told."),
    "verdict": Key(
        described((word, ABOUT_VERDICTS[word]) for word in VERDICTS),
        "What becomes of it when it is held against the studies.",
    ),
    "because": Key(WORDING, "Why."),
    "sources": SOURCES,
}

FOLLOWED: Keys = {
    "question": Key(TEXT, "The id of the question."),
    "fewest_first": Key(
        listed(TEXT, least=1),
        "Those of its answers that count how often something is, the fewest first.",
        is_needed=False,
    ),
    "when": Key(
        WHEN.value,
        "What must hold for an answer to be compared; it needs sources.",
        is_needed=False,
    ),
    "sources": Key(SOURCES.value, "The sources of the condition.", is_needed=False),
}

DOCTOR: Keys = {
    "questions": Key(listed(WORDING, least=1), "What to ask a doctor."),
    "cannot_tell": Key(WORDING, "What the page for a doctor cannot tell."),
    "usually": Key(
        listed(ref("statement"), least=1), "What a doctor usually does.", is_needed=False
    ),
}


def saying() -> dict[str, Schema]:
    """Give each kind of map in these sections by its name."""
    accuracy = Key(ref("statement"), "How often such a screen is right.", is_needed=False)
    notes = {name: Key(WORDING, ABOUT_NOTES[name]) for name in NOTES}
    return {
        "person": a_map("Someone to turn to.", PERSON),
        "statement": a_map("A text with its sources.", STATEMENT),
        "advice": a_map("A piece of advice.", ADVICE),
        "caution": a_map("What to beware of; it rests on the sources of the advice.", CAUTION),
        "claim": a_map("Something that is often told.", CLAIM),
        "followed": {
            **a_map("A question whose answers are compared over time.", FOLLOWED),
            "if": {"required": ["when"]},
            "then": {"required": ["sources"]},
        },
        "notes": a_map("The words that go with every result.", {**notes, ACCURACY: accuracy}),
        "doctor": a_map("What is for a doctor and about one.", DOCTOR),
    }


SECTIONS: Keys = {
    "people": Key(
        listed(ref("person"), least=1), "Those to whom a person can be sent.", is_needed=False
    ),
    "advice": Key(listed(ref("advice"), least=1), "Advice, the most important first."),
    "claims": Key(
        listed(ref("claim"), least=1), "What is often told, and whether it is so.", is_needed=False
    ),
    "over_time": Key(
        listed(ref("followed"), least=1),
        "The questions whose answers are compared over time.",
        is_needed=False,
    ),
    "notes": Key(ref("notes"), "The words that go with every result."),
    "doctor": Key(
        ref("doctor"), "What to ask a doctor, and what one usually does.", is_needed=False
    ),
}
