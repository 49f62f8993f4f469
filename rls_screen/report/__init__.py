"""Showing: what a person reads, laid out as blocks of a page."""
