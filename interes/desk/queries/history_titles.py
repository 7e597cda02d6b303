"""What the history calls the records and their parts, and how it says that they came and went."""

from django.db.models import Model
from django.utils.translation import gettext as _

from interes.activities.models import Meeting, Promise, ReferenceTold
from interes.clients.models import Company, ContactPoint, Person, Post, Relation, Site
from interes.deals.models import (
    Closure,
    Deal,
    DealPassing,
    DealPerson,
    DealRival,
    FlagAnswer,
    Influence,
    QualificationAnswer,
    Step,
    Tick,
)

TITLES: dict[type[Model], tuple[str, ...]] = {
    ContactPoint: ("value",),
    Post: ("person", "title", "company"),
    Site: ("name",),
    Relation: ("kind", "company", "other"),
    Step: ("text",),
    DealPerson: ("person",),
    DealRival: ("rival",),
    Tick: ("item",),
    FlagAnswer: ("text",),
    QualificationAnswer: ("question", "number", "word"),
    DealPassing: ("to_user", "note"),
    Influence: ("from_part", "kind", "to_part"),
    Closure: ("reason",),
    Meeting: ("kind", "goal"),
    Promise: ("text",),
    ReferenceTold: ("case", "wording"),
    Company: ("name",),
    Person: ("last_name", "first_name"),
    Deal: ("title",),
}


def begun(model: type[Model]) -> str:
    """Say that the record whose history it is began."""
    words: dict[type[Model], str] = {
        Company: _("The company was written down"),
        Person: _("The person was written down"),
        Deal: _("The deal was opened"),
    }
    return words[model]


def made(model: type[Model]) -> str:
    """Say that a part came to be; `what` is its title."""
    words = {
        Company: _("Company written down: %(what)s"),
        Person: _("Person written down: %(what)s"),
        Deal: _("Deal opened: %(what)s"),
        ContactPoint: _("Contact added: %(what)s"),
        Post: _("Post added: %(what)s"),
        Site: _("Site added: %(what)s"),
        Relation: _("Relation added: %(what)s"),
        Step: _("Step planned: %(what)s"),
        DealPerson: _("Takes part: %(what)s"),
        DealRival: _("Competes with us: %(what)s"),
        Tick: _("Ticked off: %(what)s"),
        FlagAnswer: _("We go on, because: %(what)s"),
        QualificationAnswer: _("Answered: %(what)s"),
        DealPassing: _("Offered to: %(what)s"),
        Influence: _("Line drawn: %(what)s"),
        Closure: _("Closed: %(what)s"),
        ReferenceTold: _("Reference told: %(what)s"),
        Meeting: _("Meeting planned: %(what)s"),
        Promise: _("Promised: %(what)s"),
    }
    return words.get(model, "%(what)s")


def gone(model: type[Model]) -> str:
    """Say that a part went; `what` is its title."""
    words = {
        ContactPoint: _("Contact removed: %(what)s"),
        Post: _("Post removed: %(what)s"),
        Site: _("Site removed: %(what)s"),
        Relation: _("Relation removed: %(what)s"),
        DealPerson: _("Takes no part any more: %(what)s"),
        DealRival: _("Competes no more: %(what)s"),
        Influence: _("Line taken away: %(what)s"),
        FlagAnswer: _("Answer taken back: %(what)s"),
        QualificationAnswer: _("Answer taken back: %(what)s"),
    }
    return words.get(model, _("Removed: %(what)s"))
