"""Asking: pure steps from a typed line to the next question."""
