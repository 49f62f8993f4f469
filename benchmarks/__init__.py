"""Benchmarks: figures are ratios between things that were run in turn on one machine."""
