"""Promises of mappings."""
