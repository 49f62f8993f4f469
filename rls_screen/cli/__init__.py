"""The command: the only place that opens files, prints and exits."""
