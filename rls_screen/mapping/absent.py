"""Why a cell holds no answer."""

from enum import Enum, unique

from rls_screen.instrument.model import UNSURE
from rls_screen.logic.values import Missing


@unique
class Absent(Enum):
    """The kinds of missing data; all are unknown to the rules, and none is a "no".

    Those up to `UNCLEAR` (a value that does not tell which of our answers it is) are codes that a
    mapping may give to a raw value; the others come about as a record is read.
    """

    DONT_KNOW = "dont_know"
    REFUSED = "refused"
    SKIPPED = "skipped"
    NOT_APPLICABLE = "not_applicable"
    BLANK = "blank"
    NEVER_ASKED = "never_asked"
    UNCLEAR = "unclear"
    UNLISTED = "unlisted"
    CONFLICT = "conflict"
    NO_RULE = "no_rule"

    @property
    def missing(self) -> Missing:
        """Give what the rules see: only a person's own "I do not know" is the answer "unsure"."""
        return Missing.UNSURE if self is Absent.DONT_KNOW else Missing.NOT_ASKED


CODES = {
    kind.value: kind
    for kind in Absent
    if kind not in {Absent.UNLISTED, Absent.CONFLICT, Absent.NO_RULE}
}
"""The words for missing data that a mapping may use."""

WORDS = {**CODES, UNSURE: Absent.DONT_KNOW}
"""The same, with our own word for "I do not know"."""
