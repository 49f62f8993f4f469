"""What is shown to a person, as blocks that know nothing of how they are drawn."""
