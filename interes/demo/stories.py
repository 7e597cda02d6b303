"""The stories written by hand: what Anna, Boris and Dora are working on today."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from interes.deals.models import Step
from interes.demo.clients import Client
from interes.demo.companies import new_client
from interes.demo.courses import Course
from interes.demo.deals import Affair, Deals
from interes.demo.endings import Endings
from interes.demo.people import new_contact
from interes.demo.staff import Seller
from interes.demo.timeline import line, tell_move, tell_opening
from interes.demo.words import CONTENT, words
from interes.demo.world import World


class Stories:
    """Tells what stands in content/<language>/stories_*.toml."""

    def __init__(self, world: World, deals: Deals, endings: Endings, clients: list[Client]) -> None:
        """Remember where the companies of the stories belong."""
        self.world, self.hours = world, world.hours
        self.deals, self.endings, self.clients = deals, endings, clients

    def tell(self, sellers: list[Seller]) -> list[Affair]:
        """Tell every story; return its deal."""
        by_login = {s.user.email.split("@")[0]: s for s in sellers if s.user.email}
        files = sorted((CONTENT / self.world.language).glob("stories_*.toml"))
        stories = [s for f in files for s in words(self.world.language, f.stem)["stories"]]
        return [self._tell(story, by_login) for story in stories]

    def _tell(self, story: dict[str, Any], by_login: dict[str, Seller]) -> Affair:
        seller = by_login[story.get("seller", "anna")]
        client = self._client(story, seller)
        talks = [t | {"ago": self._ago(t)} for t in story["talks"]]
        affair = self._affair(story, client, seller, talks)
        last = tell_opening(self.world, affair, self.hours.back(talks[0]["ago"]))
        for talk in talks:
            last = self._talk(affair, talk, by_login, last)
        if "end" in story:
            self.endings.close_as_told(affair, last, story["end"])
        else:
            self._plan(affair, story, last)
        return affair

    def _client(self, story: dict[str, Any], seller: Seller) -> Client:
        usual = self.world.words("forms")["usual"]
        client = new_client(self.world, seller, {"form": usual} | story["company"])
        self.clients.append(client)
        for facts in story["people"]:
            birthday = date.fromisoformat(facts["birthday"]) if "birthday" in facts else None
            contact = new_contact(self.world, client, facts | {"birthday": birthday})
            client.contacts.append(contact)
        return client

    def _affair(
        self, story: dict[str, Any], client: Client, seller: Seller, talks: list[dict[str, Any]]
    ) -> Affair:
        entered = [talks[0]["ago"], *(t["ago"] for t in talks if "to" in t)]
        is_over = "end" in story
        course = Course(entered, talks[-1]["ago"] if is_over else None, is_won=False)
        product = next(p for p in self.deals.products if p["name"] == story["product"])
        names = ("title", "channel", "about")
        facts = {n: story[n] for n in names if n in story} | {
            "product": story["product"],
            "amount": Decimal(story["amount"]),
        }
        deal = self.deals.make(client, seller, course, facts)
        affair = Affair(deal, client, seller, product, ("", ""), course, due=story.get("due"))
        self.deals.join(affair, client.contacts)
        self._move(affair, talks)
        return affair

    def _move(self, affair: Affair, talks: list[dict[str, Any]]) -> None:
        """Move the deal when its talks did; a story may jump over stages."""
        moves, before = [], 0
        for talk in (t for t in talks if "to" in t):
            at = self.hours.back(talk["ago"])
            moves.append((self.world.stages[talk["to"] - 1].pk, at))
            tell_move(self.world, affair, (before, talk["to"] - 1), at)
            before = talk["to"] - 1
        self.world.move(affair.deal, moves)

    def _ago(self, talk: dict[str, Any]) -> float:
        return self.hours.when(talk["ago"], time.fromisoformat(talk["at"]))

    def _talk(
        self, affair: Affair, talk: dict[str, Any], by_login: dict[str, Seller], last: Any
    ) -> Any:
        at = self.hours.back(talk["ago"])
        by = by_login.get(talk.get("by", ""), affair.seller)
        step = None
        if "step" in talk:
            step = self.world.add(
                Step,
                deal=affair.deal,
                kind=talk.get("step_kind", talk["kind"]),
                text=talk["step"],
                owner=by.user,
                due_at=at.replace(hour=12, minute=0),
                state="done",
                result=talk["text"],
                planned_at=last,
                finished_at=at,
            )
        self._say(affair, talk, at, by=by.user, step=step)
        return at if step else last

    def _say(self, affair: Affair, talk: dict[str, Any], at: Any, **facts: Any) -> None:
        person = affair.contacts[talk.get("who", 0)].person if talk["kind"] != "note" else None
        line(
            self.world,
            affair,
            talk["kind"],
            at,
            person=person,
            is_inbound=talk.get("inbound", False),
            was_reached=not talk.get("missed", False),
            minutes=talk.get("minutes"),
            text=talk["text"],
            **facts,
        )

    def _plan(self, affair: Affair, story: dict[str, Any], last: Any) -> None:
        plan, due = story["next"], story["due"]
        at = time.fromisoformat(plan["at"]) if "at" in plan else None
        if at and due == 0 and at <= self.world.now.time():
            at = None  # loaded later in the day: still to be done today
        step = self.world.add(
            Step,
            deal=affair.deal,
            kind=plan["kind"],
            text=plan["text"],
            owner=affair.seller.user,
            due_at=self.hours.day(due, at or time(12)),
            has_time=at is not None,
            planned_at=last,
        )
        affair.deal.next_step_id = step.pk
