"""Promises of the REDCap form."""
