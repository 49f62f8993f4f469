"""Change the rules of questions.yaml one by one, and see whether anything notices."""
