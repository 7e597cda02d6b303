"""Fill an empty database with the demo company."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from interes.activities.models import Activity
from interes.clients.models import Company, Person
from interes.deals.models import Deal
from interes.demo import (
    arguments,
    automation,
    companies,
    doubles,
    fields,
    files,
    flags,
    forgotten,
    lists,
    passing,
    people,
    programs,
    promises,
    qualifying,
    references,
    rivals,
    roles,
    situations,
    staff,
    stages,
    write,
)
from interes.demo.work import tell_everything
from interes.demo.world import World
from interes.desk.actions import keep_words
from interes.foundation.refusals import Refusal
from interes.team.models import User


class NotEmpty(Refusal):
    """There are companies already; the demo company never mixes with real work."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was loaded, and who can sign in."""

    counts: dict[str, int]
    logins: tuple[str, ...]
    password: str

    def lines(self) -> Iterator[str]:
        """Say it in a few lines for the terminal."""
        yield ", ".join(f"{number:,} {thing}" for thing, number in self.counts.items())
        yield f"Can sign in with the password {self.password}:"
        yield from (f"  {login}" for login in self.logins)


def load(language: str = "ru", *, now: datetime) -> Report:
    """Load two years of work of a believable company, as seen from `now`.

    Raises NotEmpty.
    """
    if Company.objects.exists():
        raise NotEmpty(_("There are companies in this database already."))
    with transaction.atomic():
        write.begin()
        world = think_up(language, now=now)
        _describe(world)
        world.write()
        _settle(world, language, now)
    while keep_words():
        pass
    files.leave(language, now)
    write.analyze()
    flags.raise_them(language, now)
    doubles.find(now)
    return _report()


def _describe(world: World) -> None:
    """Let people add what they know: tags, fields, roles, rivals."""
    fields.fill(world)
    lists.tag(world)
    doubles.write_twice(world)
    roles.cast(world)
    rivals.compete(world)
    flags.vary(world)


def _settle(world: World, language: str, now: datetime) -> None:
    """Set up what stands on the written records."""
    stages.ask(world)
    qualifying.qualify(world)
    situations.choose(language, now)
    passing.pass_on(language, now)
    promises.promise(language, now)
    lists.keep_views(language, now)
    references.keep(language, now)
    programs.plug_in(language, now)
    automation.set_up(language, now)
    arguments.write_down(language, now)
    forgotten.let_climb(now)


def think_up(language: str, *, now: datetime) -> World:
    """Think the company up without writing it: the same each time for the same moment."""
    world = World(language, timezone.localtime(now))
    sellers = staff.hire(world)
    clients = companies.found(world, sellers)
    people.meet(world, clients)
    tell_everything(world, sellers, clients)
    return world


def _report() -> Report:
    users = User.objects.filter(is_active=True, email__isnull=False).order_by("pk")
    deals, lawful = (
        Deal.objects.all(),
        Deal.objects.filter(state="open", next_step__state="planned"),
    )
    return Report(
        counts={
            "companies": Company.objects.count(),
            "people": Person.objects.count(),
            "deals": deals.count(),
            "open deals": deals.filter(state="open").count(),
            "of them with a planned step": lawful.count(),
            "talks": Activity.objects.filter(kind__in=Activity.TALKS).count(),
        },
        logins=tuple(f"{user.email} ({user.name}, {user.post})" for user in users),
        password=staff.PASSWORD,
    )
