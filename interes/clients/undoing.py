"""How changes of companies and people are taken back."""

from interes.clients.models import Company, ContactPoint, Person, Post, Relation, Site, Source
from interes.clients.queries import told_of_key
from interes.foundation import undoing

undoing.words_of_keys(told_of_key)
undoing.register(Source)
undoing.register(Company, removal="basket", together=[("inn", "kpp")], verb="clients.change")
undoing.register(Person, removal="basket", verb="clients.change")
undoing.register(Site, of=("company",), verb="clients.change")
undoing.register(
    Post,
    of=("person", "company"),
    together=[("from_date", "until_date")],
    verb="clients.change",
)
undoing.register(
    ContactPoint,
    of=("person", "company"),
    together=[("value", "normal")],
    verb="clients.change",
)
undoing.register(Relation, of=("company", "other"), verb="clients.change")
