"""The parts of export: the archive of the whole base, and lists as files."""
