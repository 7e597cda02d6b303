"""Faces of the team room."""
