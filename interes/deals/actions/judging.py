"""Judge deals by what qualifies a client, and keep the verdict where lists find it (M2.1)."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models.functions import Now

from interes.deals import queries
from interes.deals.models import Deal, Judgement, Qualification

_PIECE = 1000
_KEPT = ("qualification", "verdict", "why", "is_stale", "judged_at")


def judge(deal_ids: Iterable[int]) -> None:
    """Judge these deals in the transaction of whoever changed what their verdict follows from.

    The judgements are held first: who changes a fact meanwhile marks them stale after us.
    """
    keys = sorted(deal_ids)
    if not keys or not Qualification.objects.filter(is_active=True).exists():
        return
    list(Judgement.objects.select_for_update().filter(deal__in=keys).order_by("deal"))
    _keep(keys)


def judge_stale(*, most: int = _PIECE) -> int:
    """Judge some of the open deals that wait for it; return how many there were."""
    waiting = Judgement.objects.filter(
        is_stale=True, deal__state=Deal.State.OPEN, deal__removed_at=None
    )
    with transaction.atomic():
        held = waiting.select_for_update(skip_locked=True, of=("self",)).order_by("deal")
        keys = [one.pk for one in held[:most]]
        _keep(keys)
    return len(keys)


def _keep(keys: list[int]) -> None:
    deals = Deal.objects.filter(pk__in=keys).select_related("company")
    rows = [
        Judgement(
            deal_id=key,
            qualification=told.qualification if told.judged.verdict else None,
            verdict=told.judged.verdict.value,
            why=told.why,
            is_stale=False,
            judged_at=Now(),
        )
        for key, told in queries.told_of(deals).items()
    ]
    Judgement.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["deal"], update_fields=_KEPT
    )
