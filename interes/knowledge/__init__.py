"""What we know by heart: the arguments for what we sell."""
