"""What is asked of the base to be written into files."""
