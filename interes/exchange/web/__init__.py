"""Faces of the exchange room."""
