"""Nouns of the clients room."""

from .company import Company, Site, titled
from .contact_point import ContactPoint
from .custom_field import CustomField
from .double import Double, Noun, ToCompare
from .likeness import CompanyLikeness, PersonLikeness
from .person import Person, Post
from .relation import Relation
from .source import Source

__all__ = [
    "Company",
    "CompanyLikeness",
    "ContactPoint",
    "CustomField",
    "Double",
    "Noun",
    "Person",
    "PersonLikeness",
    "Post",
    "Relation",
    "Site",
    "Source",
    "ToCompare",
    "titled",
]
