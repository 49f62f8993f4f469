"""Forms and resources in programs of others, where they are installed: see scripts/peers."""
