"""Laws that hold for any input, tried on many random ones."""
