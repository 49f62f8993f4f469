"""Look a questionnaire over before it is used: its mistakes, its wording, its worked examples."""
