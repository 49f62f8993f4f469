"""Screen answers for restless legs syndrome."""
