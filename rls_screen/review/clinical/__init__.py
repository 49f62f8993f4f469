"""A questionnaire as a page for a clinician who reviews it."""
