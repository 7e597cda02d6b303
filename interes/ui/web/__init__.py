"""Faces of the face kit: its gallery."""
