"""Programs that work beside the people of the demo company: tokens, and a webhook that was told."""

from datetime import datetime, timedelta

from interes.deals.models import Deal
from interes.integrations.models import Message, Telling, Webhook
from interes.integrations.webhooks.laws import new_secret
from interes.team import actions
from interes.team.models import User

_SITE = ["clients:write", "deals:write"]
_PHONE = ["clients:read", "activities:write"]
_TOLD = '{"type": "deal.won", "data": {"noun": "deal", "id": %d}}'


def plug_in(language: str, now: datetime) -> None:
    """Give two people tokens whose text nobody knows, and keep what a warehouse was told.

    The webhook is switched off: the demo company tells nobody anything.
    """
    names = ("Сайт", "Телефония", "Склад") if language == "ru" else ("Site", "Telephony", "Stock")
    people = User.objects.filter(email__in=[f"{one}@demo.interes.local" for one in ("ada", "anna")])
    for person in people:
        for name, scopes in zip(names, (_SITE, _PHONE), strict=False):
            actions.make_token(by=person, at=now, name=name, scopes=scopes)
    hook = Webhook.objects.create(
        name=names[2],
        url="https://warehouse.example.com/interes",
        secret=new_secret(),
        kinds=["deal.won", "deal.refused"],
        is_active=False,
        made_at=now - timedelta(days=40),
    )
    _tell(hook, now)


def _tell(hook: Webhook, now: datetime) -> None:
    won = Deal.objects.filter(state="won").order_by("-closed_at")[:12]
    for number, deal in enumerate(reversed(won)):
        at = deal.closed_at or now
        is_lost = number == 5
        message = Message.objects.create(
            webhook=hook,
            kind="deal.won",
            noun="deal",
            record=deal.pk,
            act=-number,
            at=at,
            due_at=at,
            state="failed" if is_lost else "sent",
            tries=10 if is_lost else 1,
        )
        Telling.objects.create(
            message=message,
            at=at,
            status=503 if is_lost else 200,
            said=_TOLD % deal.pk,
            answer="Service Unavailable" if is_lost else '{"ok": true}',
            took_ms=90 + 13 * number,
        )
