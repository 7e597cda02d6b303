"""The doors to other systems: a folder for each."""
