"""Verbs of the clients room."""

from .add_contact_point import ContactUnclear, add_contact_point, how_to_write
from .assign_company import assign_company
from .become_client import be_what_it_was, become_client
from .change_company import HeadOfItself, NotChangeable, change_company
from .change_person import change_person
from .change_post import change_post
from .create_company import KnownAlready, create_company
from .create_person import create_person
from .custom_fields import TooManyFields, add_field, change_field, order_field, use_field
from .custom_values import (
    FieldGone,
    custom_as_seen,
    fields_to_write,
    set_custom,
    set_customs,
)
from .doubles import (
    DecidedAlready,
    compare_changed,
    compare_everything,
    look_again,
    make_keys,
    not_the_same,
)
from .facts import NameMissing, RequisiteWrong
from .field_words import FieldUnclear, field_as_seen
from .merge_apart import take_apart
from .merge_companies import merge_companies
from .merge_people import merge_people
from .merge_stragglers import bring_stragglers
from .merging import MergedMeanwhile, NothingToMerge
from .move_person import EndsBeforeItBegan, WorksThere, end_post, move_person
from .putting_back import NothingToPutBack
from .relations import RelatedToItself, add_relation, put_relation_back, remove_relation
from .remove_contact_point import put_contact_point_back, remove_contact_point
from .removing import MergedAway, remove_company, remove_person, restore_company, restore_person
from .sites import SiteNamedSo, add_site, change_site
from .sources import SourceNamedSo, add_source, rename_source, switch_source
from .tags import tag_company, tag_person

__all__ = [
    "ContactUnclear",
    "DecidedAlready",
    "EndsBeforeItBegan",
    "FieldGone",
    "FieldUnclear",
    "HeadOfItself",
    "KnownAlready",
    "MergedAway",
    "MergedMeanwhile",
    "NameMissing",
    "NotChangeable",
    "NothingToMerge",
    "NothingToPutBack",
    "RelatedToItself",
    "RequisiteWrong",
    "SiteNamedSo",
    "SourceNamedSo",
    "TooManyFields",
    "WorksThere",
    "add_contact_point",
    "add_field",
    "add_relation",
    "add_site",
    "add_source",
    "assign_company",
    "be_what_it_was",
    "become_client",
    "bring_stragglers",
    "change_company",
    "change_field",
    "change_person",
    "change_post",
    "change_site",
    "compare_changed",
    "compare_everything",
    "create_company",
    "create_person",
    "custom_as_seen",
    "end_post",
    "field_as_seen",
    "fields_to_write",
    "how_to_write",
    "look_again",
    "make_keys",
    "merge_companies",
    "merge_people",
    "move_person",
    "not_the_same",
    "order_field",
    "put_contact_point_back",
    "put_relation_back",
    "remove_company",
    "remove_contact_point",
    "remove_person",
    "remove_relation",
    "rename_source",
    "restore_company",
    "restore_person",
    "set_custom",
    "set_customs",
    "switch_source",
    "tag_company",
    "tag_person",
    "take_apart",
    "use_field",
]
