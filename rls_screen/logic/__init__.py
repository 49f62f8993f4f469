"""A small three-valued rule language that knows nothing of questionnaires."""
