"""Read tables of text: CSV and its cousins."""
