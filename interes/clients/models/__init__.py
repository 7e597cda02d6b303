"""Nouns of the clients room."""

from .company import Company, Site, titled
from .contact_point import ContactPoint
from .custom_field import CustomField
from .double import Double, Noun, ToCompare
from .person import Person, Post
from .relation import Relation
from .source import Source

__all__ = [
    "Company",
    "ContactPoint",
    "CustomField",
    "Double",
    "Noun",
    "Person",
    "Post",
    "Relation",
    "Site",
    "Source",
    "ToCompare",
    "titled",
]
