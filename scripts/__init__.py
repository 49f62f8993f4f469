"""Scripts that write what the docs show."""
