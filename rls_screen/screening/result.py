"""What one record gives."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """The decided record, with the fields and codes that other people's files depend on.

    *result* is likely, possible, unlikely or undetermined. *score* counts the criteria that are
    met, *score_max* also those that are not known. *criteria* gives each criterion as met,
    met_by_history, not_met or unknown, *four_criteria* the first four together as met, not_met or
    unknown. *urgency* is emergency, same_day, soon, routine or self_care. *impact* and *course*
    are None where they cannot be told. *rest_sufferer* and *dsm5_frequency* are yes, no or unknown.
    *unsettled* names the unknown questions whose answer alone could change *result*.
    """

    result: str
    score: int
    score_max: int
    criteria: Mapping[str, str]
    four_criteria: str
    urgency: str
    see_doctor: bool
    reasons: tuple[str, ...]
    caps: tuple[str, ...]
    flags: tuple[str, ...]
    impact: str | None
    course: str | None
    rest_sufferer: str
    dsm5_frequency: str
    warning_signs: str
    inconsistent: tuple[str, ...]
    advice: tuple[str, ...]
    unsettled: tuple[str, ...]
    instrument: str
