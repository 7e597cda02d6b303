"""What a column of a file can be taken for, in the words of the reader."""

from collections.abc import Collection, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

from interes.clients.queries import company_attributes, person_attributes
from interes.deals.queries import deal_attributes
from interes.ui import formats

type Words = Mapping[str, str | Promise]
type Options = list[tuple[str, list[tuple[str, str]]]]

THINGS: Words = {
    "company": _("Companies"),
    "person": _("People"),
    "lead": pgettext_lazy("requests not yet qualified", "Leads"),
    "deal": _("Deals"),
    "talk": _("Talks"),
    "to_do": _("To-dos"),
    "user": _("Colleagues"),
    "product": _("Products"),
}
ONE: Words = {
    "company": _("Company"),
    "person": _("Person"),
    "lead": pgettext_lazy("a request not yet qualified", "Lead"),
    "deal": _("Deal"),
    "talk": _("Talk"),
    "to_do": _("To-do"),
    "user": _("Colleague"),
    "product": _("Product"),
}
COUNTED = {
    "company": ngettext_lazy("%(number)s company", "%(number)s companies", "times"),
    "person": ngettext_lazy("%(number)s person", "%(number)s people", "times"),
    "deal": ngettext_lazy("%(number)s deal", "%(number)s deals", "times"),
    "talk": ngettext_lazy("%(number)s talk", "%(number)s talks", "times"),
    "to_do": ngettext_lazy("%(number)s to-do", "%(number)s to-dos", "times"),
    "user": ngettext_lazy("%(number)s colleague", "%(number)s colleagues", "times"),
    "product": ngettext_lazy("%(number)s product", "%(number)s products", "times"),
}
_REACHED: Words = {
    "phone": _("Phone"),
    "email": _("E-mail"),
    "website": _("Website"),
    "messenger": _("Messenger"),
}
_PLACED: Words = {
    "country": _("Country"),
    "region": _("Region"),
    "city": _("City"),
    "address": _("Address"),
    "postcode": _("Postcode"),
    "house": _("House number"),
    "place": _("Where it is, in one line"),
}
_OWNED: Words = {
    "id": _("Number in the old program"),
    "number": _("Number"),
    "owner": _("Owner, by name"),
    "owner_id": _("Owner, by number in the old program"),
    "owner_email": _("Owner, by e-mail"),
    "created_at": _("When it was made"),
    "tags": _("Tags"),
    "about": _("Notes"),
    "source": _("Where they heard of us"),
}
_COMPANY: Words = {
    "name": pgettext_lazy("of a company", "Name"),
    "legal_name": _("Legal name"),
    "legal_form": _("Legal form"),
    "inn": _("INN"),
    "kpp": _("KPP"),
    "ogrn": _("OGRN"),
    "industry": _("Industry"),
    "employees": _("People employed"),
    "size": _("Size"),
    "revenue": _("Revenue a year"),
    "founded": _("Year it was founded"),
    "coverage": _("Coverage"),
    "solvency": _("Solvency"),
    "status": _("Status"),
    "head_company": _("Head company, by name"),
    "head_company_id": _("Head company, by number in the old program"),
    "director": _("Director"),
}
_PERSON: Words = {
    "name": _("Full name"),
    "last_name": _("Last name"),
    "first_name": _("First name"),
    "middle_name": _("Patronymic"),
    "post": _("Post"),
    "department": _("Department"),
    "since": _("In this post since"),
    "until": _("In this post until"),
    "status": _("Status"),
    "birthday": _("Birthday"),
}
_DEAL: Words = {
    "title": _("What they want"),
    "name": _("What they want"),
    "subject": _("What they want"),
    "amount": _("Sum"),
    "currency": _("Currency"),
    "pipeline": _("Pipeline"),
    "stage": _("Stage"),
    "state": _("Open, won or refused"),
    "status": _("Open, won or refused"),
    "reason": _("Reason of refusal"),
    "product": _("Product"),
    "expected_date": _("Expected day"),
    "closed_at": _("When it ended"),
    "won_at": _("When it was won"),
    "lost_at": _("When it was refused"),
    "stage_since": _("In this stage since"),
    "situation": _("Situation"),
    "channel": _("Channel"),
    "chance": _("Chance to win"),
    "kind": _("Kind"),
    "converted": _("Already made into a deal"),
}
_TALK: Words = {
    "kind": _("Kind"),
    "at": _("When"),
    "end_at": _("When it ended"),
    "minutes": _("Minutes"),
    "seconds": _("Seconds"),
    "subject": _("About what"),
    "text": _("What was said"),
    "direction": _("Who reached whom"),
    "reached": _("Whether they got through"),
    "by": _("Who of ours, by name"),
    "by_id": _("Who of ours, by number in the old program"),
    "by_email": _("Who of ours, by e-mail"),
    "due_at": _("When it is due"),
    "done": _("Whether it is done"),
    "done_at": _("When it was done"),
    "priority": _("Priority"),
}
_USER: Words = {
    "name": _("Name"),
    "branch": _("Branch"),
    "head": _("Head of department"),
    "active": _("Whether they still work here"),
    "post": _("Post"),
    "department": _("Department"),
}
FIELDS: Mapping[str, Words] = {
    "company": {**_COMPANY, **_REACHED, **_PLACED, **_OWNED},
    "person": {**_PERSON, **_REACHED, **_PLACED, **_OWNED},
    "lead": {**_DEAL, **_REACHED, **_PLACED, **_OWNED},
    "deal": {**_DEAL, **_OWNED},
    "talk": {**_TALK, **_OWNED},
    "to_do": {**_TALK, **_OWNED},
    "user": {**_PERSON, **_USER, **_REACHED, **_OWNED},
    "product": {
        "name": pgettext_lazy("of a product", "Name"),
        "price": _("Price"),
        "series": _("Series"),
        "id": _("Number in the old program"),
    },
}
ADDED = {"company": company_attributes, "person": person_attributes, "deal": deal_attributes}
# What a row about one thing may say of another beside it.
BESIDE = {
    "company": ("company", "person", "deal"),
    "person": ("person", "company", "deal"),
    "lead": ("lead", "company", "person", "deal"),
    "deal": ("deal", "company", "person", "lead"),
    "talk": ("talk", "company", "person", "deal", "lead"),
    "to_do": ("to_do", "company", "person", "deal", "lead"),
    "user": ("user",),
    "product": ("product",),
}


def number_of(thing: str, number: int) -> str:
    """Return how many records of a sort: "12 companies"."""
    sentence = COUNTED.get(thing)
    facts = {"number": formats.number(number), "times": number}
    return str(sentence % facts) if sentence else f"{thing} {number}"


def thing_word(thing: str) -> str:
    """Return what rows are about, in words."""
    return str(THINGS.get(thing, thing))


def one_word(thing: str) -> str:
    """Return what one record is, in words."""
    return str(ONE.get(thing, thing))


def target_word(target: str) -> str:
    """Return what a column is taken for: "Company: INN"; empty if it is not taken."""
    thing, _dot, field = target.partition(".")
    if not field:
        return ""
    return _("%(thing)s: %(field)s") % {"thing": one_word(thing), "field": field_word(target)}


def field_word(target: str) -> str:
    """Return the field alone, in words."""
    thing, _dot, field = target.partition(".")
    known = FIELDS.get(thing, {})
    if field in known:
        return str(known[field])
    return _added(thing).get(field, field)


def options_for(thing: str, known: Collection[str]) -> Options:
    """Return what the columns of rows about a thing can be taken for, grouped by whom it is of.

    `known` are the targets that the import understands.
    """
    return [
        (thing_word(one), found)
        for one in BESIDE.get(thing, ())
        if (found := [(t, target_word(t)) for t in _targets(one) if _fits(t, known)])
    ]


def _targets(thing: str) -> list[str]:
    return [f"{thing}.{field}" for field in (*FIELDS[thing], *_added(thing))]


def _fits(target: str, known: Collection[str]) -> bool:
    return target in known or ".custom_" in target


def _added(thing: str) -> dict[str, str]:
    attributes = ADDED.get(thing)
    if attributes is None:
        return {}
    return {one.name: str(one.label) for one in attributes() if one.is_custom}
