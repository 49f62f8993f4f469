"""Tests of the review of questionnaires."""
