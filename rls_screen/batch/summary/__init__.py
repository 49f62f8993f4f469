"""Count decided records: how many of each result, with intervals, alone or side by side."""
