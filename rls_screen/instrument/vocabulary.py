"""The codes that every questionnaire's rules must come out with, since results carry them."""

RESULTS = ("likely", "possible", "unlikely", "undetermined")
LEVELS = ("emergency", "same_day", "soon", "routine", "self_care")
STATES = ("met", "met_by_history", "not_met")
DECISIONS = {
    "impact": ("high", "moderate", "low"),
    "course": ("too_early", "chronic_persistent", "intermittent"),
    "warning_signs": ("asked", "partly_asked", "not_asked"),
}
FINDINGS = ("four_criteria", "fits", "rest_sufferer", "dsm5_frequency")
NOTES = ("not_a_diagnosis", "signs_not_answered", "privacy", "someone_else", "alone")
GRADES = ("limited", "none", "harmful")
NAMES = ("result", "urgency", "criteria", "caps")
"""The names of rules and groups that the program makes, so no other thing can have them."""
OPEN = "unknown"
"""The outcome of a decision that cannot be taken."""
OTHERWISE = "otherwise"
"""The condition of a decision's last row."""
