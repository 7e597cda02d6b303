"""What the flags of open deals depend on: brought for any number of deals in a few questions."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection

from interes.deals.queries.cycles import Cycles, cycles_of
from interes.deals.queries.flag_tellers import told_flags
from interes.deals.queries.talked import Talked, talked
from interes.deals.queries.yardstick import Yardstick, yardstick
from interes.deals.rules import DealFacts, Standing, red_flags
from interes.foundation.working_time import WorkingTime

_DEALS = """
SELECT d.id, (d.created_at AT TIME ZONE %(zone)s)::date,
       (d.stage_since AT TIME ZONE %(zone)s)::date,
       st.norm_days, st.chance::float8, d.amount IS NOT NULL,
       (d.sum_at AT TIME ZONE %(zone)s)::date, d.expected_date,
       s.due_at, s.has_time, s.moved_because <> '', st.climb_hours,
       d.situation_id, d.situation_since, d.stage_since, d.pipeline_id, d.stage_id, d.product,
       coalesce(co.industry, ''), co.country, co.city, co.region,
       (SELECT jsonb_object_agg(a.flag, a.until) FROM flag_answer a WHERE a.deal_id = d.id)::text
FROM deal d JOIN stage st ON st.id = d.stage_id JOIN step s ON s.id = d.next_step_id
LEFT JOIN company co ON co.id = d.company_id
WHERE d.id = ANY(%(ids)s) AND d.state = 'open' AND d.removed_at IS NULL
"""
_PEOPLE = """
SELECT part.deal_id, count(DISTINCT part.id), string_agg(array_to_string(part.roles, ','), ','),
       (array_agg(concat_ws(' ', nullif(pe.last_name, ''), nullif(pe.first_name, ''))
                  ORDER BY post.from_date DESC NULLS LAST, pe.id))[1],
       max(post.from_date)
FROM deal_person part
JOIN deal d ON d.id = part.deal_id
JOIN person pe ON pe.id = part.person_id AND pe.removed_at IS NULL
LEFT JOIN post ON post.person_id = pe.id AND post.company_id = d.company_id
  AND post.until_date IS NULL
WHERE part.deal_id = ANY(%(ids)s) GROUP BY part.deal_id
"""


class _Deal(NamedTuple):
    """An open deal as `_DEALS` brings it."""

    id: int
    began: date
    stage_day: date
    stage_norm: int | None
    chance: float
    has_sum: bool
    sum_since: date | None
    expected: date | None
    due_at: datetime
    has_time: bool
    was_moved: bool
    climb_hours: int | None
    situation: int | None
    situation_since: datetime | None
    stage_since: datetime
    pipeline: int
    stage: int
    product: str
    industry: str
    country: str | None
    city: str | None
    region: str | None
    answers: str | None

    @property
    def answered(self) -> dict[str, date]:
        """Return until which day each answered flag is silent."""
        told = json.loads(self.answers) if self.answers else {}
        return {flag: date.fromisoformat(until) for flag, until in told.items()}


class _People(NamedTuple):
    """Who takes part in a deal, as `_PEOPLE` brings it."""

    number: int = 0
    roles: frozenset[str] = frozenset()
    newest: tuple[str, date] | None = None


NOBODY = _People()


class _Around(NamedTuple):
    """What is known around a batch of deals."""

    said: Mapping[int, Talked]
    people: Mapping[int, _People]
    cycles: Cycles


@dataclass(slots=True)
class Appraiser:
    """Tells how deals stand at a moment; what holds for all of them is asked for once."""

    now: datetime
    by: Yardstick

    def standings(self, deal_ids: Sequence[int]) -> dict[int, Standing]:
        """Return the flags of those of the deals that are open."""
        sent = {"ids": list(deal_ids), "zone": self.by.zone.key}
        deals = [_Deal(*row) for row in _rows(_DEALS, sent)]
        if not deals:
            return {}
        around, told = _around(deals), told_flags([one.id for one in deals], self.now)
        now, norms = self.now.astimezone(self.by.zone), self.by.norms
        return {
            one.id: red_flags(self._facts(one, around), now=now, norms=norms, told=told.get(one.id))
            for one in deals
        }

    def _facts(self, deal: _Deal, around: _Around) -> DealFacts:
        said, who = around.said[deal.id], around.people.get(deal.id, NOBODY)
        forgotten_at, rhythm = self._by_the_clock(deal, said)
        return DealFacts(
            began=deal.began,
            stage_since=deal.stage_day,
            stage_norm=deal.stage_norm,
            chance=deal.chance,
            has_sum=deal.has_sum,
            sum_since=deal.sum_since,
            expected=deal.expected,
            due_at=deal.due_at.astimezone(self.by.zone),
            has_time=deal.has_time,
            forgotten_at=forgotten_at,
            last_talk=self.by.day(said.last_at),
            people=who.number,
            roles=who.roles,
            new_person=who.newest,
            rhythm=rhythm,
            cycle=around.cycles.of_deal(deal.pipeline, deal.product, deal.industry),
            stage_cycle=around.cycles.of_stage(deal.stage, deal.product, deal.industry),
            answered=deal.answered,
        )

    def _by_the_clock(self, deal: _Deal, said: Talked) -> tuple[datetime | None, Any]:
        """Return what the client's working time says: when it is forgotten, and its rhythm."""
        is_late = deal.due_at < self.now
        if not is_late and deal.situation is None:
            return None, None
        clock = self.by.clock(deal.country, deal.city, deal.region)
        forgotten_at = self._forgotten_at(deal, clock) if is_late else None
        if deal.situation_since is None or deal.situation is None or deal.was_moved:
            return forgotten_at, None
        since = self.by.day(deal.situation_since)
        return forgotten_at, self.by.rhythm(deal.situation, since, said, clock)

    def _forgotten_at(self, deal: _Deal, clock: WorkingTime) -> datetime:
        hours = deal.climb_hours or self.by.climb_hours
        return self.by.forgotten_at(deal.due_at, hours, clock, has_time=deal.has_time)


def appraiser(now: datetime) -> Appraiser:
    """Return who tells how deals stand at this moment."""
    return Appraiser(now, yardstick())


def _around(deals: Sequence[_Deal]) -> _Around:
    keys = [one.id for one in deals]
    return _Around(
        said=talked({one.id: one.situation_since or one.stage_since for one in deals}),
        people=_people(keys),
        cycles=cycles_of((one.pipeline, one.stage, one.product, one.industry) for one in deals),
    )


def _people(keys: list[int]) -> dict[int, _People]:
    return {
        deal: _People(number, _roles(roles or ""), (name, since) if since else None)
        for deal, number, roles, name, since in _rows(_PEOPLE, {"ids": keys})
    }


@lru_cache(maxsize=4_000)
def _roles(told: str) -> frozenset[str]:
    """Return a set of roles; the same few sets occur in all deals."""
    return frozenset(role for role in told.split(",") if role)


def _rows(sql: str, sent: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, sent)
        yield from cursor.fetchall()
