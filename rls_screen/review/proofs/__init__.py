"""Prove what a questionnaire promises, over all answers that anyone could give."""
