"""The schema of a whole questionnaire."""

from rls_screen.instrument.vocabulary import SECTIONS
from rls_screen.interop.jsonschema.questionnaire import asking, deciding, saying, working
from rls_screen.interop.jsonschema.questionnaire.scalars import scalars
from rls_screen.interop.jsonschema.terms import Schema, a_map, urn_of, whole_schema

ABOUT = (
    "A questionnaire of rls-screen: what is asked, what is decided, and what is said. rls-screen "
    "check finds all that is wrong in one, this schema what an editor can see while it is written."
)
UNSEEN = (
    "rls-screen takes every value of the file as the text that stands there, yes, no and 010 too. "
    "An editor takes a bare 010 for a number and a bare null or ~ for nothing; put those in "
    "quotes. What a schema cannot see: rules, names that must be there, ids that stand twice, and "
    "whether 'otherwise' stands last."
)
FORMAT = "1"
"""The version of the form of questionnaires; it rises where a questionnaire must be rewritten."""


def questionnaire_schema() -> Schema:
    """Give the schema of every questionnaire."""
    keys = {
        **asking.FIRST,
        **deciding.SECTIONS,
        **saying.SECTIONS,
        **asking.LAST,
        **working.SECTIONS,
    }
    rest: Schema = {
        "$comment": UNSEEN,
        **a_map(ABOUT, {name: keys[name] for name in SECTIONS}),
        "$defs": {
            **scalars(),
            **asking.asking(),
            **deciding.deciding(),
            **saying.saying(),
            **working.working(),
        },
    }
    return whole_schema(urn_of("questionnaire", FORMAT), "Questionnaire", ABOUT, rest)
