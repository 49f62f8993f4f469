"""FHIR R4: the questionnaire as a form, answers and results as resources, and answers back."""
