"""Asking: pure steps, and a terminal."""
