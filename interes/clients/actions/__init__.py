"""Verbs of the clients room."""

from .add_contact_point import ContactUnclear, add_contact_point, how_to_write
from .assign_company import assign_company
from .become_client import be_what_it_was, become_client
from .change_company import HeadOfItself, NotChangeable, change_company
from .change_person import change_person
from .change_post import change_post
from .create_company import KnownAlready, create_company
from .create_person import create_person
from .facts import NameMissing, RequisiteWrong
from .move_person import EndsBeforeItBegan, WorksThere, end_post, move_person
from .putting_back import NothingToPutBack
from .relations import RelatedToItself, add_relation, put_relation_back, remove_relation
from .remove_contact_point import put_contact_point_back, remove_contact_point
from .sites import SiteNamedSo, add_site, change_site
from .sources import SourceNamedSo, add_source, rename_source, switch_source

__all__ = [
    "ContactUnclear",
    "EndsBeforeItBegan",
    "HeadOfItself",
    "KnownAlready",
    "NameMissing",
    "NotChangeable",
    "NothingToPutBack",
    "RelatedToItself",
    "RequisiteWrong",
    "SiteNamedSo",
    "SourceNamedSo",
    "WorksThere",
    "add_contact_point",
    "add_relation",
    "add_site",
    "add_source",
    "assign_company",
    "be_what_it_was",
    "become_client",
    "change_company",
    "change_person",
    "change_post",
    "change_site",
    "create_company",
    "create_person",
    "end_post",
    "how_to_write",
    "move_person",
    "put_contact_point_back",
    "put_relation_back",
    "remove_contact_point",
    "remove_relation",
    "rename_source",
    "switch_source",
]
