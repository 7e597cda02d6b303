"""Find a company or a person by typing a piece of it, for fields that name one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.utils.translation import gettext as _

from interes.clients.models import Company, ContactPoint, Person, Post
from interes.clients.models.company import titled
from interes.clients.queries.seen_by import people_seen_by, seen_by
from interes.clients.rules import (
    digits_of,
    normal_email,
    normal_phone,
    other_layout,
    plain,
    split_legal_form,
)
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.models import User

SHOWN = 8
_INN_BEGINS = 4
_TRIGRAM = 3


class NotFoundByName(Refusal):
    """What was typed names nobody, or more than one."""


@dataclass(frozen=True, slots=True)
class Option:
    """One line under a field: what will be named, and what tells it from its namesakes."""

    id: int
    name: str
    note: str


def name_like(text: str) -> Q:
    """Match names that hold the text, as typed or as typed in the other keyboard layout."""
    return _holding(text) | _holding(other_layout(text.lower()))


def _holding(text: str) -> Q:
    wanted = plain(text)
    # Trigrams can't look for less than three letters in the middle; a prefix is found by order.
    way = "contains" if len(wanted) >= _TRIGRAM else "startswith"
    return Q(**{f"sort_name__{way}": wanted})


def companies_like(text: str) -> Q:
    """Match companies by a piece of the name, by the INN's start, or by a phone of theirs.

    The name may come with its form; the phone may be that of somebody who works there.
    """
    if phone := normal_phone(text):
        points = ContactPoint.objects.filter(normal=phone)
        posts = Post.objects.filter(person__in=points.values("person_id"), until_date=None)
        held = Q(pk__in=points.values("company_id")) | Q(pk__in=posts.values("company_id"))
        return held | Q(inn__startswith=digits_of(text))
    digits = digits_of(text)
    if len(digits) >= _INN_BEGINS and digits.isdigit():
        return name_like(text) | Q(inn__startswith=digits)
    return _holding(_bare(text)) | _holding(_bare(other_layout(text.lower())))


def _bare(text: str) -> str:
    return split_legal_form(text)[1] or text


def people_like(text: str) -> Q:
    """Match people by a piece of the name, or by a whole phone or e-mail."""
    normals = [n for n in (normal_phone(text), normal_email(text)) if n]
    if not normals:
        return name_like(text)
    return Q(pk__in=ContactPoint.objects.filter(normal__in=normals).values("person_id"))


def company_options(user: User, text: str, size: int = SHOWN) -> list[Option]:
    """Return the companies to choose from: those whose name begins so come first."""
    found = seen_by(user).filter(companies_like(text)) if text.strip() else seen_by(user)
    rows = _best_first(found, _bare(text)).values("id", "name", "legal_form", "inn", "city")[:size]
    return [
        Option(r["id"], titled(r["legal_form"], r["name"]), _joined(r["inn"], r["city"]))
        for r in rows
    ]


def person_options(
    user: User, text: str, company_id: int | None = None, size: int = SHOWN
) -> list[Option]:
    """Return the people to choose from, with their posts; of one company if it is given."""
    found = people_seen_by(user).filter(people_like(text)) if text.strip() else people_seen_by(user)
    if company_id:
        found = found.filter(
            pk__in=Post.objects.filter(company_id=company_id, until_date=None).values("person_id")
        )
    people = list(_best_first(found, text)[:size])
    posts = {p.person_id: p for p in _posts_of(people)}
    return [Option(p.pk, p.name, _post_note(posts.get(p.pk))) for p in people]


def chosen_company(user: User, data: Mapping[str, str], name: str = "company") -> Company | None:
    """Return the company that a picker of a form names, or None if it is empty.

    The picker sends the number as `name` and what is written in it as `name`_text; whoever has
    no scripts types the name or the INN. Raises NotFoundByName.
    """
    return chosen_of(seen_by(user), data, name, lambda text: company_options(user, text))


def chosen_person(user: User, data: Mapping[str, str], name: str = "person") -> Person | None:
    """Return the person that a picker names; typed are a name, a phone or an e-mail.

    Raises NotFoundByName.
    """
    return chosen_of(people_seen_by(user), data, name, lambda text: person_options(user, text))


def chosen_of[M: Model](
    seen: QuerySet[M], data: Mapping[str, str], name: str, look: Callable[[str], list[Option]]
) -> M | None:
    """Return the record that a picker names, by its number or by what is written in it.

    Raises NotFoundByName.
    """
    key, text = key_in(data.get(name)), data.get(f"{name}_text")
    picked = seen.filter(pk=key).first() if key else None
    if picked is not None and (text is None or text.strip() == str(picked)):
        return picked
    if not (text or "").strip():
        return None
    found = look(text or "")
    exact = [option for option in found if plain(option.name) == plain(text or "")] or found
    if len(exact) != 1:
        raise NotFoundByName(_which(exact), field=name)
    return seen.get(pk=exact[0].id)


def _which(found: list[Option]) -> str:
    if not found:
        return _("Nobody here is called so. Check the name, or make a new record first.")
    names = "; ".join(_joined(option.name, option.note) for option in found)
    return _("Several fit: %(names)s. Write enough to tell them apart.") % {"names": names}


def _posts_of(people: list[Person]) -> QuerySet[Post]:
    held = Post.objects.filter(person__in=people, until_date=None).order_by("from_date", "id")
    return held.select_related("company")


def _post_note(post: Post | None) -> str:
    return _joined(post.title, str(post.company)) if post else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _best_first[M: (Company, Person)](found: QuerySet[M], text: str) -> QuerySet[M]:
    if not text.strip():
        return found.order_by("sort_name", "id")
    # A name that begins with the text stands before one that only holds it; 0 is "not at all":
    # it was found by its number or in the other layout.
    place = StrIndex("sort_name", Value(plain(text)))
    return found.annotate(place=place).order_by("place", "sort_name", "id")
