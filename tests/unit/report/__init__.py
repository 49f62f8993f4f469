"""Tests of the folder report."""
