"""Work that does itself: rules "when … if … then …" without code."""
