"""Laws of the exchange room: pure functions, no Django."""
