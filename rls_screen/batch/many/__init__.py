"""Decide many records at once, from what stands in them to the lines that are written."""
