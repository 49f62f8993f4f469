"""The questionnaire as frozen data, read from YAML with every problem at its line."""
