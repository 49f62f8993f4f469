"""Tests of the folder interview."""
