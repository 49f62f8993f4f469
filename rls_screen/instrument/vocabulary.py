"""The codes that a questionnaire and the program both know, such as those that results carry."""

SECTIONS = (
    "instrument",
    "sources",
    "answer_sets",
    "questions",
    "groups",
    "criteria",
    "score",
    "caps",
    "findings",
    "result",
    "decisions",
    "urgency",
    "people",
    "flags",
    "advice",
    "claims",
    "over_time",
    "notes",
    "doctor",
    "screens",
    "laws",
    "examples",
)
"""The sections of a questionnaire, in the order in which they are told."""
RESULTS = ("likely", "possible", "unlikely", "undetermined")
LEVELS = ("emergency", "same_day", "soon", "routine", "self_care")
STATES = ("met", "met_by_history", "not_met")
DECISIONS = {
    "impact": ("high", "moderate", "low"),
    "course": ("too_early", "chronic_persistent", "intermittent"),
    "warning_signs": ("asked", "partly_asked", "not_asked"),
}
FINDINGS = ("four_criteria", "fits", "rest_sufferer", "dsm5_frequency")
SOMEONE_ELSE = "for_someone_else"
"""The finding that pages read, where a questionnaire has it."""
NOTES = ("not_a_diagnosis", "signs_not_answered", "privacy", "someone_else", "alone")
GRADES = ("limited", "none", "harmful")
"""How strong the evidence is for what a piece of advice recommends.

*limited*: small trials or the advice of guidelines; *none*: no study shows that it helps, and it
does no harm; *harmful*: it can do harm the way it is often told. Nothing known deserves more.
"""
VERDICTS = ("right", "partly", "overstated", "unsupported", "outdated", "wrong", "harmful")
"""What becomes of something that is often told, when it is held against the studies.

*right*: they bear it out; *partly*: only a part of it holds; *overstated*: there is something to
it, but it says too much; *unsupported*: no good study shows it; *outdated*: it was held once;
*wrong*: they say otherwise; *harmful*: nothing shows it, and who follows it may come to harm.
"""
PEOPLE = ("emergency", "doctor", "midwife", "kidney_team", "prescriber", "paediatrician")
"""Those to whom a person can be sent; what names nobody is for the doctor."""
DOCTOR = "doctor"
FOR_PAGES = ("people.", "cautions.", "over_time.")
"""How the names of rules begin that only pages need, and no record carries."""
NAMES = ("result", "urgency", "criteria", "caps")
"""The names of rules and groups that the program makes, so no other thing can have them."""
ALWAYS_DECIDED = ("result", "warning_signs")
"""The decisions that cannot be left open."""
OPEN = "unknown"
"""The outcome of a decision that cannot be taken."""
OTHERWISE = "otherwise"
"""The condition of a decision's last row."""
YES_NO = ("yes", "no", "unsure")
"""The answers to a question that is answered with yes or no."""
NONE_OF_THESE = ("no", "none")
"""The codes, one of which a question in a checklist has for "not ticked"."""
QUESTIONS = "{questions}"
"""What stands in a rule's words for the labels of the questions behind it."""
ENGLISH = "en"
"""The code of the language in which questionnaires are written."""
