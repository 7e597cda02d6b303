"""Carry out one chunk of rows: whoever is pointed at is written before who points."""

from collections.abc import Iterable, Sequence

from interes.clients.models import Company as OurCompany
from interes.clients.models import Person as OurPerson
from interes.deals.models import Deal as OurDeal
from interes.exchange.actions.importing import tying
from interes.exchange.actions.importing.companies import bring_companies
from interes.exchange.actions.importing.deals import bring_deals
from interes.exchange.actions.importing.links import (
    LONGEST,
    company_key,
    look_up,
    person_key,
    user_key,
)
from interes.exchange.actions.importing.naming import with_links
from interes.exchange.actions.importing.people import bring_people
from interes.exchange.actions.importing.products import bring_products, respelt
from interes.exchange.actions.importing.talks import bring_talks, bring_to_dos
from interes.exchange.actions.importing.users import bring_users
from interes.exchange.actions.importing.work import Work
from interes.exchange.rules.importing.records import (
    Company,
    Deal,
    Link,
    Person,
    Product,
    Record,
    Talk,
    ToDo,
    Understood,
    User,
)
from interes.team.models import User as OurUser

type Lined = tuple[int, Record]


def bring_rows(rows: Sequence[Understood], work: Work) -> None:
    """Write the records of the rows, in the order in which they lean on each other."""
    records: list[Lined] = [(row.line, record) for row in rows for record in row.records]
    named = Named(records)
    own = {key for _line, record in records for key in (record.key, *record.aliases)}
    work.ledger.open_at(named.keys | own)
    tying.find_those_who_wait(named.keys | own, work)
    _look_up(named, work)
    bring_products(_of(Product, records), work)
    bring_users(_of(User, records), named.users, work)
    bring_companies(with_links(_of(Company, records), work), named.companies, work)
    bring_people(with_links(_of(Person, records), work), named.people, work)
    bring_deals(respelt(with_links(_of(Deal, records), work), work), work)
    bring_talks(_of(Talk, records), work)
    bring_to_dos(_of(ToDo, records), work)
    tying.tie_those_who_waited(work)
    tying.remember(work)
    work.ledger.close()


class Named:
    """Whom the records of a chunk point at."""

    def __init__(self, records: Iterable[Lined]) -> None:
        """Walk through all links once; heads of companies may stand in later rows."""
        self.users: list[Link] = []
        self.companies: list[Link] = []
        self.people: list[Link] = []
        self.deals: list[Link] = []
        self.heads: list[Link] = []
        for _line, record in records:
            self._walk(record)

    @property
    def keys(self) -> set[str]:
        """Return all keys that are pointed at."""
        found = {company_key(link) for link in (*self.companies, *self.heads)}
        found |= {user_key(link) for link in self.users}
        found |= {person_key(link) for link in self.people}
        return (found | {link.key[:LONGEST] for link in self.deals}) - {""}

    def _walk(self, record: Record) -> None:
        match record:
            case Company():
                self._put(self.users, record.owner)
                self._put(self.heads, record.head_company)
            case Person():
                self._put(self.users, record.owner)
                self._put(self.companies, *(post.company for post in record.posts))
            case Deal():
                self._put(self.users, record.owner)
                self._put(self.companies, record.company)
                self._put(self.people, *record.people)
            case Talk() | ToDo():
                self._put(self.users, record.by if isinstance(record, Talk) else record.owner)
                self._put(self.companies, record.company)
                self._put(self.people, record.person)
                self._put(self.deals, record.deal)
            case User():
                self._put(self.users, record.head)

    def _put(self, where: list[Link], *links: Link | None) -> None:
        where.extend(link for link in links if link)


def _look_up(named: Named, work: Work) -> None:
    """Find those who came in earlier chunks, files and runs."""
    companies = {company_key(link) for link in (*named.companies, *named.heads)}
    look_up(OurUser, {user_key(link) for link in named.users}, work.ids.user, work)
    look_up(OurCompany, companies, work.ids.company, work)
    look_up(OurPerson, {person_key(link) for link in named.people}, work.ids.person, work)
    look_up(OurDeal, {link.key[:LONGEST] for link in named.deals}, work.ids.deal, work)


def _of[R: Record](sort: type[R], records: Sequence[Lined]) -> list[tuple[int, R]]:
    return [(line, record) for line, record in records if isinstance(record, sort)]
