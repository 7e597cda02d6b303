"""Nouns of the clients room."""

from .company import Company, Site, titled
from .contact_point import ContactPoint
from .custom_field import CustomField
from .person import Person, Post
from .relation import Relation
from .source import Source

__all__ = [
    "Company",
    "ContactPoint",
    "CustomField",
    "Person",
    "Post",
    "Relation",
    "Site",
    "Source",
    "titled",
]
