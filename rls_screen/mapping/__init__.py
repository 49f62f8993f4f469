"""What the columns of other people's data mean: mappings, and the answers that they give."""
