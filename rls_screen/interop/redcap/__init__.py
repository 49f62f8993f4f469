"""The questionnaire as a REDCap instrument: a data dictionary, and a mapping of its export."""
