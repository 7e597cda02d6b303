"""The register of lists: what views, columns, bulk acts and files need to know of each of them.

A room registers its lists in `panels.py`. `found(user, query)` gives the whole result for an
address, unpaged: the rows that the person sees there, neither more nor less.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy

from interes.foundation.attributes import Attribute, Choices, Words
from interes.foundation.filters import Fields
from interes.foundation.keyset import Order
from interes.ui.lists.address import Address
from interes.ui.lists.cells import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One thing that a bulk act asks before it begins; kinds: choice, tags, text, date, step."""

    name: str
    label: Words
    kind: str = "choice"
    choices: Callable[[Any], Choices] = field(default=lambda _user: ())
    required: bool = True
    help: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkAct:
    """An act that can be done with many rows at once.

    `read(form, user, at)` understands what the form says, or raises a Refusal; `run(key, told,
    by, at)` does the act with one record and returns whether it changed anything; it asks for
    the rights itself and refuses as it would alone. `signed` is how the history calls the act.
    `fill(key, told)` is the address of a form that asks for what one record lacked.
    """

    name: str
    label: Words
    icon: str
    verb: str
    signed: str
    read: Callable[[Mapping[str, str], Any, datetime], Any]
    run: Callable[[int, Any, Any, datetime], bool]
    controls: tuple[Control, ...] = ()
    submit: Words = ""
    lead: Words = ""
    is_danger: bool = False
    fill: Callable[[int, Mapping[str, str]], str] | None = None


def into_basket(
    *, verb: str, signed: str, remove: Callable[[int, Any, datetime], object]
) -> BulkAct:
    """Return the act that puts many records into the basket; `remove` does it with one."""

    def run(key: int, _told: None, by: Any, at: datetime) -> bool:
        remove(key, by, at)
        return True

    return BulkAct(
        name="remove",
        label=gettext_lazy("Into the basket"),
        icon="trash",
        verb=verb,
        signed=signed,
        read=lambda _form, _user, _at: None,
        run=run,
        is_danger=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """One list of the product.

    `rows` asks for what the columns show, as dicts; `lines` writes them out for the reader.
    `usual` are the columns seen before anyone chooses; the first one names the record and stays.
    `sorts` gives the orders of the columns that can be sorted by. The columns in `edits` are
    changed where they stand, by the small form whose address each line carries. `examples` are
    filters that show what can be asked, each with its words.
    """

    name: str
    label: Words
    url_name: str
    verb: str
    fields: Callable[[], Fields]
    found: Callable[[Any, QueryDict], QuerySet[Any, Any]]
    rows: Callable[[QuerySet[Any, Any], Sequence[Attribute]], QuerySet[Any, Any]]
    lines: Callable[[Sequence[dict[str, Any]], Sequence[Attribute], Address], list[Line]]
    orders: Sequence[Order]
    usual: tuple[str, ...]
    sorts: Mapping[str, str] = field(default_factory=dict)
    edits: frozenset[str] = frozenset()
    acts: tuple[BulkAct, ...] = ()
    examples: tuple[tuple[Words, str], ...] = ()

    @property
    def url(self) -> str:
        """Return the address of the list."""
        return reverse(self.url_name)

    @property
    def first(self) -> str:
        """Return the attribute that names the record."""
        return self.usual[0]

    def act(self, name: str) -> BulkAct | None:
        """Return a bulk act by its name."""
        return next((one for one in self.acts if one.name == name), None)

    def attribute(self, name: str) -> Attribute | None:
        """Return what a column shows."""
        return next((one for one in self.fields().attributes if one.name == name), None)


_lists: dict[str, ListOf] = {}


def add(one: ListOf) -> None:
    """Register a list."""
    _lists[one.name] = one


def known(name: str) -> ListOf | None:
    """Return a list by its name, or None."""
    return _lists.get(name)


def every() -> list[ListOf]:
    """Return every list of the product."""
    return list(_lists.values())
