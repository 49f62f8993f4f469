"""Tests of other people's forms."""
