"""The questionnaire as an XLSForm, for ODK and the programs that take its forms."""
