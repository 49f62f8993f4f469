"""The form of `questions.yaml` itself as a JSON Schema, for editors."""
