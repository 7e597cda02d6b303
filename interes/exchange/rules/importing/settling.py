"""Settle whose a column is: the phone of the company or of the person beside it, whose name."""

from collections import Counter
from collections.abc import Collection, Sequence

from interes.exchange.rules.importing.mapping import Column
from interes.exchange.rules.importing.sampling import Sort
from interes.exchange.rules.importing.synonyms import Meaning
from interes.exchange.rules.importing.targets import FIELDS, beside, sort_of

# What the values of a column without a known name say.
BY_VALUES = {
    "inn": ("company", "inn"),
    "email": ("any", "email"),
    "phone": ("any", "phone"),
    "website": ("any", "website"),
    "company": ("company", "name"),
    "person": ("person", "name"),
    "talk": ("talk", "kind"),
}
# A name says one thing, the values another: then the values are right.
_OUTWEIGH = {"phone": {"email", "website"}, "email": {"phone", "website"}, "website": {"email"}}
_NEVER_TOGETHER = {"inn": {"email", "phone", "website"}}

# What a name means among columns of a thing, where it means something else elsewhere.
_AMONG = {
    ("deal", "any.title"): "deal.title",
    ("to_do", "any.title"): "to_do.text",
    ("talk", "any.title"): "talk.subject",
    ("company", "any.title"): "person.post",
    ("person", "any.title"): "person.post",
    ("lead", "any.title"): "person.post",
    ("user", "any.title"): "user.post",
    ("company", "any.state"): "company.region",
    ("person", "any.state"): "person.region",
    ("lead", "any.state"): "company.region",
    ("deal", "any.state"): "deal.state",
    ("to_do", "any.state"): "to_do.done",
    ("lead", "any.status"): "lead.status",
    ("lead", "any.owner"): "lead.owner",
    ("lead", "any.owner_id"): "lead.owner_id",
    ("deal", "any.status"): "deal.state",
    ("deal", "any.name"): "deal.title",
    ("deal", "any.subject"): "deal.title",
    ("deal", "talk.at"): "deal.created_at",
    ("deal", "product.name"): "deal.product",
    ("to_do", "any.status"): "to_do.done",
    ("to_do", "any.name"): "to_do.text",
    ("to_do", "any.subject"): "to_do.text",
    ("to_do", "any.owner"): "to_do.owner",
    ("to_do", "talk.text"): "to_do.about",
    ("talk", "any.subject"): "talk.subject",
    ("talk", "any.name"): "talk.subject",
    ("talk", "any.about"): "talk.text",
    ("talk", "any.owner"): "talk.by",
    ("talk", "any.owner_id"): "talk.by_id",
    ("talk", "any.owner_email"): "talk.by_email",
    ("talk", "any.status"): "talk.reached",
    ("talk", "to_do.due_at"): "talk.at",
    ("talk", "to_do.owner"): "talk.by",
    ("company", "any.status"): "company.status",
    ("company", "any.name"): "company.name",
    ("company", "talk.at"): "company.created_at",
    ("person", "any.name"): "person.name",
    ("user", "any.name"): "user.name",
    ("user", "any.email"): "user.email",
    ("user", "any.phone"): "user.phone",
    ("user", "any.owner"): "user.name",
    ("user", "person.name"): "user.name",
    ("user", "person.last_name"): "user.last_name",
    ("user", "person.first_name"): "user.first_name",
    ("user", "person.post"): "user.post",
    ("user", "person.department"): "user.department",
    ("user", "company.place"): "user.branch",
    ("user", "any.status"): "user.active",
    ("product", "any.name"): "product.name",
    ("product", "deal.product"): "product.name",
    ("product", "deal.amount"): "product.price",
}
# Whose are the ways to reach, the address and so on if nothing else tells.
_HOLDER = {"deal": "person", "talk": "person", "to_do": "person", "lead": "person"}
_PLACES = {"country", "region", "city", "address", "postcode", "house", "website"}
_NAMES = {"name", "last_name", "first_name", "director", "id"}
_OF_THE_ROW = {"created_at", "source", "about", "tags", "owner", "owner_id", "owner_email"}
_UNKNOWN = "unknown"
_UNSURE = 0.6


def thing_of(names: Sequence[Meaning | None]) -> str:
    """Return what rows with such columns are about, "" if nothing tells."""
    said = [(m.thing, m.field) for m in names if m is not None]
    found = set(said)
    for thing, telling in _TELLING:
        if any(needed <= found for needed in telling):
            return thing
    things = Counter(thing for thing, _field in said if thing in FIELDS)
    if not things and ("any", "name") in found:
        return "company"
    if not things:
        return "person" if found & {("any", "email"), ("any", "phone")} else ""
    return _company_or_person(said)


def tells_of_deals(names: Sequence[Meaning | None]) -> bool:
    """Tell whether the rows name deals: a sum alone may be what a client has bought, or owes."""
    return bool(_DEALS & {(m.thing, m.field) for m in names if m is not None})


def is_enough(thing: str, targets: Collection[str]) -> bool:
    """Tell whether the columns are enough to make records of the thing."""
    return any(target in targets for target in _ENOUGH[thing])


class Settled:
    """Goes through the columns from left to right and remembers whom the last name was of."""

    def __init__(
        self,
        thing: str,
        *,
        has_names: bool,
        expects_short_name: bool = False,
        has_deals: bool = True,
    ) -> None:
        """Begin at the left side of a sheet about a thing."""
        self.thing = thing
        self.has_deals = has_deals
        self.has_names = has_names
        self.beside = _HOLDER.get(thing, thing)
        self.taken: Counter[str] = Counter()
        self.expects_short_name = expects_short_name

    def column(self, name: str, means: Meaning | None, sort: Sort, *, is_ours: bool) -> Column:
        """Return what the column says, how sure that is and why."""
        means, why = self._weighed(means, sort, is_ours=is_ours)
        if means is None:
            return self._kept(name, sort)
        if means.is_noise:
            return Column(name, "", 1.0, "noise")
        target = self._target(means)
        if not sort_of(target) or target.partition(".")[0] not in self._beside():
            return self._kept(name, sort)
        sure = means.sure if why == "name" else 0.6 if self.has_names else 0.8
        if self._is_double(target, means):
            return self._kept(name, sort)
        self.taken[target] += 1
        self._remember(target)
        return Column(name, target, round(sure, 2), "program" if is_ours and why == "name" else why)

    def _beside(self) -> tuple[str, ...]:
        """Return of which things a row may tell."""
        if self.has_deals:
            return beside(self.thing)
        return tuple(thing for thing in beside(self.thing) if thing != "deal")

    def _weighed(
        self, means: Meaning | None, sort: Sort, *, is_ours: bool
    ) -> tuple[Meaning | None, str]:
        """Weigh the name against the values."""
        by_values = BY_VALUES.get(sort.name)
        if means is None:
            return (Meaning(*by_values, 0.6), "values") if by_values else (None, _UNKNOWN)
        if sort.name == "company" and (means.thing, means.field) == ("person", "name"):
            return Meaning("company", "name", 0.6), "values"
        against = _OUTWEIGH.get(means.field, set()) | _NEVER_TOGETHER.get(means.field, set())
        if by_values and sort.name in against and not is_ours:
            return Meaning(*by_values, 0.6), "values"
        return means, "name"

    def _target(self, means: Meaning) -> str:
        among = _AMONG.get((self.thing, f"{means.thing}.{means.field}"))
        if among:
            return among
        if means.thing == "company" and means.field == "name" and self._is_full(means):
            return "company.legal_name"
        if means.thing != "any":
            return f"{means.thing}.{means.field}"
        holder = self._holder(means.field)
        return f"{holder}.{means.field}"

    def _is_full(self, means: Meaning) -> bool:
        """Tell the long name of a company that stands beside the short one."""
        return means.sure <= _UNSURE and bool(self.taken["company.name"] or self.expects_short_name)

    def _holder(self, field: str) -> str:
        """Return whose a field is that everybody may have."""
        own = FIELDS.get(self.thing, {})
        if field in _OF_THE_ROW:
            return "deal" if self.thing == "lead" else self.thing
        if field in {"phone", "email", "messenger"} and self.thing in {"lead", "person"}:
            return "person"
        if field not in FIELDS["person"] or field in {"phone", "email", "messenger"}:
            return self.beside if field in FIELDS.get(self.beside, {}) else self.thing
        if field in _PLACES and self.thing in {"company", "deal", "lead", "talk", "to_do"}:
            return "company"
        return self.thing if field in own else self.beside

    def _is_double(self, target: str, means: Meaning) -> bool:
        """Tell a second column that would say the same, less surely."""
        if sort_of(target) in {"phone", "email", "website", "messenger", "about", "tags", "line"}:
            return False
        return bool(self.taken[target]) and means.sure <= _UNSURE

    def _remember(self, target: str) -> None:
        thing, _, field = target.partition(".")
        if field in _NAMES and thing in {"company", "person"} and field != "id":
            self.beside = thing

    def _kept(self, name: str, sort: Sort) -> Column:
        """Keep an unknown column in words where there is a place for them."""
        if sort.name == "empty":
            return Column(name, "", 1.0, "empty")
        if sort.name == "counting":
            return Column(name, "", 1.0, "noise")
        target = {"lead": "deal.about", "talk": "talk.text"}.get(self.thing, f"{self.thing}.about")
        if sort_of(target) == "about":
            return Column(name, target, 0.3, "kept")
        return Column(name, "", 0.0, _UNKNOWN)


def _company_or_person(said: Sequence[tuple[str, str]]) -> str:
    """Tell a list of companies with a contact each from a list of people with their employer."""
    people = [field for thing, field in said if thing == "person"]
    facts = [f for thing, f in said if thing == "company" and f not in {"name", "id", "place"}]
    is_named = ("company", "name") in said or ("company", "legal_name") in said
    has_bare_name = ("any", "name") in said
    if has_bare_name and not is_named and (facts or set(people) & _NAMES or not people):
        return "company"
    if not people:
        return "company" if is_named or facts else "person"
    first = next((t for t, f in said if t in {"company", "person"} and f in _NAMES), "")
    return "company" if is_named and (facts or first == "company") else "person"


# What makes a sum the sum of a deal.
_DEALS = frozenset(
    ("deal", field)
    for field in ("title", "id", "stage", "pipeline", "state", "reason", "product", "expected_date",
                  "closed_at", "won_at", "lost_at", "chance", "kind", "created_at")
)  # fmt: skip
_TELLING = (
    ("lead", ({("lead", "id"), ("lead", "status")}, {("lead", "status"), ("company", "name")},
              {("lead", "title")})),
    ("talk", ({("talk", "at"), ("talk", "direction")}, {("talk", "at"), ("talk", "end_at")},
              {("talk", "at"), ("talk", "minutes")}, {("talk", "at"), ("talk", "seconds")},
              {("talk", "at"), ("talk", "text")}, {("talk", "at"), ("talk", "kind")},
              {("talk", "id"), ("talk", "at")}, {("talk", "kind"), ("any", "subject")})),
    ("deal", ({("deal", "title"), ("deal", "amount")}, {("deal", "title"), ("deal", "stage")},
              {("deal", "amount"), ("deal", "stage")}, {("deal", "id"), ("deal", "title")},
              {("deal", "title"), ("deal", "state")}, {("deal", "amount"), ("talk", "at")},
              {("deal", "stage"), ("company", "name")}, {("deal", "stage"), ("person", "name")},
              {("any", "name"), ("deal", "stage")}, {("deal", "title"), ("deal", "expected_date")},
              {("any", "title"), ("deal", "amount")})),
    ("to_do", ({("to_do", "text")}, {("to_do", "due_at"), ("any", "subject")},
               {("to_do", "due_at"), ("to_do", "owner")}, {("to_do", "due_at"), ("any", "name")})),
    ("user", ({("user", "id"), ("any", "email")}, {("user", "name")},
              {("user", "id"), ("person", "last_name")})),
    ("product", ({("product", "id"), ("deal", "product")}, {("deal", "product"),
                 ("product", "price")}, {("any", "name"), ("product", "price")})),
)  # fmt: skip
_ENOUGH = {
    "company": ("company.name", "company.legal_name", "company.inn"),
    "person": ("person.name", "person.last_name", "person.first_name", "person.email",
               "person.phone"),
    "lead": ("lead.id", "lead.title", "lead.status", "person.name", "person.last_name"),
    "deal": ("deal.title", "deal.id", "deal.amount", "deal.product", "company.name"),
    "talk": ("talk.at", "talk.created_at"),
    "to_do": ("to_do.text",),
    "user": ("user.name", "user.last_name", "user.email"),
    "product": ("product.name",),
}  # fmt: skip
