"""How changes of companies and people are taken back."""

from interes.clients.models import Company, ContactPoint, Person, Post, Relation, Site, Source
from interes.foundation import undoing

undoing.register(Source)
undoing.register(Company, removal="basket", together=[("inn", "kpp")])
undoing.register(Person, removal="basket")
undoing.register(Site, of=("company",))
undoing.register(Post, of=("person", "company"), together=[("from_date", "until_date")])
undoing.register(ContactPoint, of=("person", "company"), together=[("value", "normal")])
undoing.register(Relation, of=("company", "other"))
