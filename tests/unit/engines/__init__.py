"""Promises of the engines that work on columns."""
