"""Faces of the clients room."""
