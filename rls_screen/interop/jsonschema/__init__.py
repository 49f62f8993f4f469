"""The questionnaire, its records and its results as JSON Schema."""
