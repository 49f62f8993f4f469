"""What is known of one kind of problem."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: with an error a questionnaire cannot be used."""

    ERROR = "error"
    WARNING = "warning"


class Within(StrEnum):
    """Where the pieces of a kind of problem stand."""

    QUESTIONNAIRE = "questionnaire"
    TRANSLATION = "translation"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem by its *code*, which never changes.

    *means* says in a sentence what is wrong. *bad* is a piece of a file that has the problem and
    *good* the same piece without it; *within* says in which file they stand, or that each is the
    beginning of one. Proofs alone find a kind that *needs_proof*.
    """

    code: str
    means: str
    bad: str
    good: str
    severity: Severity = Severity.ERROR
    within: Within = Within.QUESTIONNAIRE
    needs_proof: bool = False
