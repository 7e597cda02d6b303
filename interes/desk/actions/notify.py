"""Tell people something once, where each of them likes to be told."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count

from interes.desk.events import NoticeMade
from interes.desk.models import Notice, NoticeChoice
from interes.desk.queries.notice_kinds import MORE, notice_kind
from interes.foundation import events
from interes.foundation.acts import act
from interes.team.models import User

LONGEST_KEY = 120
# More of one kind within an hour is told as one: an import may bring a thousand late deals.
MOST_AN_HOUR = 20
HOUR = timedelta(hours=1)
_TELL = """
INSERT INTO notice (user_id, key, kind, facts, link, made_at)
SELECT u, %(key)s, %(kind)s, %(facts)s::jsonb, %(link)s, %(at)s FROM unnest(%(users)s::bigint[]) u
ORDER BY u ON CONFLICT (user_id, key) DO NOTHING RETURNING id, user_id
"""


@act
def notify(
    *,
    to: Iterable[int | None],
    kind: str,
    key: str,
    at: datetime,
    facts: Mapping[str, Any] | None = None,
    link: str = "",
) -> int:
    """Tell each of these people, unless they were told by this key; return how many were told.

    The kind is one of `queries.notice_kinds()`. Whoever has no account any more, or does not want
    this kind, is left out; who was told much of it within the hour is told of the rest at once.
    """
    known = notice_kind(kind)
    if known is None:
        raise LookupError(kind)
    wanted = _wanted(to, kind, known.usual)
    many = _told_enough(wanted, kind, at)
    told = {"key": key, "facts": dict(facts or {}), "link": link}
    number = _tell(wanted, sorted(set(wanted) - many), kind, at, told)
    if many:
        # One for the hour stands for all that follows in it.
        rest = {"key": f"{MORE} {kind} {at:%Y-%m-%d %H}", "facts": {MORE: True}}
        rest["link"] = known.all_at() if known.all_at else ""
        number += _tell(wanted, sorted(many), kind, at, rest)
    return number


def _tell(
    wanted: dict[int, str], users: list[int], kind: str, at: datetime, told: dict[str, Any]
) -> int:
    """Tell these people, announce it, and return how many were not told by this key before."""
    if not users:
        return 0
    kept = {"key": told["key"][:LONGEST_KEY], "facts": json.dumps(told["facts"])}
    with connection.cursor() as cursor:
        cursor.execute(_TELL, kept | {"kind": kind, "link": told["link"], "at": at, "users": users})
        made = cursor.fetchall()
    for notice_id, user_id in made:
        by_mail = wanted[user_id] == NoticeChoice.How.MAIL
        events.publish(NoticeMade(notice_id, user_id, kind, by_mail, at))
    return len(made)


def _told_enough(wanted: Iterable[int], kind: str, at: datetime) -> set[int]:
    """Return who was told so much of this kind within the hour that more would only bury it."""
    lately = Notice.objects.filter(user__in=list(wanted), kind=kind, made_at__gt=at - HOUR)
    counted = lately.order_by().values_list("user").annotate(n=Count("pk"))
    return {user for user, number in counted if number >= MOST_AN_HOUR}


def _wanted(to: Iterable[int | None], kind: str, usual: str) -> dict[int, str]:
    """Return who wants to be told, and how."""
    keys = {key for key in to if key is not None}
    people = User.objects.filter(pk__in=keys, is_active=True).values_list("pk", flat=True)
    chosen = dict(NoticeChoice.objects.filter(kind=kind, user__in=keys).values_list("user", "how"))
    hows = {key: chosen.get(key, usual) for key in people}
    return {key: how for key, how in hows.items() if how != NoticeChoice.How.OFF}
