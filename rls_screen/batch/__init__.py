"""Score many records: readers, the run, and what is written."""
