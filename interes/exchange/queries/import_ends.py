"""What the writing of an import says of rows, and what it decided along the way."""

from django.utils.translation import gettext_lazy, ngettext_lazy

ROWS = {
    "in_the_basket": gettext_lazy(
        "the record it brought earlier is in the basket: put it back there to bring it up to date"
    ),
    "not_kept": gettext_lazy("the base does not take it as it stands: %(law)s"),
    "waits": gettext_lazy(
        "it waits for %(wanted)s: bring the file with it, and this is kept at once"
    ),
    "about_nobody": gettext_lazy("it does not say whom it is about: name a company or a person"),
    "stage_asks": gettext_lazy("its stage asks for what the file does not say: %(what)s"),
    "product_is_text": gettext_lazy(
        "remembered: deals are written with products as it spells them"
    ),
}

NOTES = {
    "clients_people_by_name": ngettext_lazy(
        "%(number)s person of clients made by the name alone: no file describes them",
        "%(number)s people of clients made by the names alone: no file describes them",
        "times",
    ),
    "joined_clients_people": ngettext_lazy(
        "%(number)s person joined with the one you had; only empty fields were filled",
        "%(number)s people joined with those you had; only empty fields were filled",
        "times",
    ),
    "stage_asks": ngettext_lazy(
        "%(number)s deal stands in a stage that asks for more than the file says",
        "%(number)s deals stand in stages that ask for more than the file says",
        "times",
    ),
    "tied": ngettext_lazy(
        "%(number)s link tied that waited for its record",
        "%(number)s links tied that waited for their records",
        "times",
    ),
    "waited_talks": ngettext_lazy(
        "%(number)s talk kept that waited for whom it is about",
        "%(number)s talks kept that waited for whom they are about",
        "times",
    ),
}
