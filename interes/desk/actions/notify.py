"""Tell people something once, where each of them likes to be told."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from interes.desk.events import NoticeMade
from interes.desk.models import NoticeChoice
from interes.desk.queries.notice_kinds import notice_kind
from interes.foundation import events
from interes.foundation.acts import act
from interes.team.models import User

LONGEST_KEY = 120
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
    this kind, is left out.
    """
    known = notice_kind(kind)
    if known is None:
        raise LookupError(kind)
    wanted = _wanted(to, kind, known.usual)
    if not wanted:
        return 0
    told = {"key": key[:LONGEST_KEY], "kind": kind, "facts": json.dumps(dict(facts or {}))}
    with connection.cursor() as cursor:
        cursor.execute(_TELL, told | {"link": link, "at": at, "users": sorted(wanted)})
        made = cursor.fetchall()
    for notice_id, user_id in made:
        by_mail = wanted[user_id] == NoticeChoice.How.MAIL
        events.publish(NoticeMade(notice_id, user_id, kind, by_mail, at))
    return len(made)


def _wanted(to: Iterable[int | None], kind: str, usual: str) -> dict[int, str]:
    """Return who wants to be told, and how."""
    keys = {key for key in to if key is not None}
    people = User.objects.filter(pk__in=keys, is_active=True).values_list("pk", flat=True)
    chosen = dict(NoticeChoice.objects.filter(kind=kind, user__in=keys).values_list("user", "how"))
    hows = {key: chosen.get(key, usual) for key in people}
    return {key: how for key, how in hows.items() if how != NoticeChoice.How.OFF}
