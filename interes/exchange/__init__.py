"""What we take over and hand out: imports, exports, the archive of the whole base."""
