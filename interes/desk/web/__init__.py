"""Faces of the desk room."""
