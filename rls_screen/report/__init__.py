"""Showing a result: one view of blocks, and renderers that return what they draw."""
