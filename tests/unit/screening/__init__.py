"""Tests of the folder screening."""
