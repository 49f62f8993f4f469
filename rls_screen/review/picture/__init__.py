"""Draw a questionnaire: the way through its screens, and from answers to what comes out."""
