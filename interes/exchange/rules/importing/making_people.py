"""The people of a row."""

from interes.exchange.rules.importing.cells import Said
from interes.exchange.rules.importing.first_names import is_first_name
from interes.exchange.rules.importing.making import Desk, Refused, described, ids, owner_of
from interes.exchange.rules.importing.making_clients import aliases
from interes.exchange.rules.importing.records import Company, Contact, Link, Person, Post

_TWO = 2


def person(said: Said, desk: Desk, employer: Link | None, *, by_the_way: bool) -> Person | None:
    """Return the person of the row; by the way only if the row says more than who it is.

    Raises Refused if the row is about a person and nothing names them.
    """
    values = said.values
    contacts = tuple(values.get("person.contacts", ()))
    last, first, middle = _person_names(said, desk)
    if not (last or first) and contacts:
        first = contacts[0].value.partition("@")[0][:80]
        said.remark("named_by", desk.column(f"person.{contacts[0].kind}"), contacts[0].value)
    if not (last or first):
        if by_the_way:
            return None
        raise Refused("missing", column=desk.column("person.name"))
    old = ids(said, "person")
    key = _person_key(said, desk, (last, first, middle), employer, contacts)
    return Person(
        key=desk.keys.of("person", old[0]) if old else key,
        by_the_way=by_the_way,
        aliases=aliases(said, desk, "person", key),
        last_name=last,
        first_name=first,
        middle_name=middle,
        birthday=values.get("person.birthday"),
        posts=_posts(said, desk, employer),
        contacts=contacts,
        owner=owner_of(said, desk, "person"),
        **described(said, desk, "person"),
    )


def director(said: Said, desk: Desk, employer: Company) -> Person | None:
    """Return the head of the company that the row names beside its contact."""
    name = said.values.get("company.director", "")
    if not name or not any(c.isalpha() for c in name):
        return None
    last, first, middle = desk.context.laws.names(name)
    title = desk.column("company.director").rpartition(":")[2].strip()
    link = Link(employer.key, employer.name)
    key = desk.keys.made_up("person", last, first, middle, employer.key)
    return Person(
        key=key, by_the_way=True, last_name=last[:80], first_name=first[:80],
        middle_name=middle[:80], posts=(Post(company=link, title=title[:160]),),
    )  # fmt: skip


def person_links(said: Said, desk: Desk, made: Person | None) -> tuple[Link, ...]:
    """Return the links to the people of the row."""
    if made is not None:
        return (Link(made.key, made.name),)
    values = said.values
    lead = values.get("lead.id")
    if old := ids(said, "person"):
        return tuple(Link(desk.keys.of("person", one), "") for one in old)
    if lead:
        return (Link(desk.keys.of("lead-person", lead), ""),)
    name = " ".join(part for part in _person_names(said, desk) if part)
    return (Link("", name),) if name else ()


def _person_names(said: Said, desk: Desk) -> tuple[str, str, str]:
    """Return last name, first name and patronymic, of columns of their own or of a whole name."""
    values = said.values
    last = values.get("person.last_name", "")
    first = values.get("person.first_name", "")
    if last or (first and (" " not in first or "person.last_name" in desk.names)):
        return last, first, values.get("person.middle_name", "")
    whole = first or values.get("person.name", "")
    target = "person.first_name" if first else "person.name"
    parts = _split(whole, desk, is_first_before=_is_first_before(desk.column(target)))
    return parts[0][:80], parts[1][:80], parts[2][:80]


def _split(whole: str, desk: Desk, *, is_first_before: bool) -> tuple[str, str, str]:
    if "," in whole:
        last, _, first = whole.partition(",")
        return last.strip(), first.strip(), ""
    words = whole.split()
    begins_with_first = is_first_before or words[:1] == [w for w in words if is_first_name(w)]
    if len(words) == _TWO and (begins_with_first or whole.isascii()):
        return words[1], words[0], ""
    if whole.isascii() and words:
        return words[-1], " ".join(words[:-1]), ""
    return desk.context.laws.names(whole)


def _is_first_before(column: str) -> bool:
    """Tell by the name of the column that first names come first: "Имя и фамилия"."""
    return column.casefold().startswith(("имя", "name", "first"))


def _person_key(
    said: Said,
    desk: Desk,
    name: tuple[str, str, str],
    employer: Link | None,
    contacts: tuple[Contact, ...],
) -> str:
    """Return the key of a person without an old id: the name, and where or how to find them."""
    lead = said.values.get("lead.id")
    if lead:
        return desk.keys.of("lead-person", lead)
    where = contacts[0].value if contacts else (employer.key or employer.name) if employer else ""
    where = where or str(said.values.get("person.birthday") or "")
    return desk.keys.made_up("person", " ".join(part for part in name if part), where)


def _posts(said: Said, desk: Desk, employer: Link | None) -> tuple[Post, ...]:
    values = said.values
    title = values.get("person.post", "")
    if employer is None:
        if title:
            said.line("person", f"{desk.column('person.post')}: {title}")
        return ()
    since, until = values.get("person.since"), values.get("person.until")
    return (Post(company=employer, title=title, from_date=since, until_date=until),)
