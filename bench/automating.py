"""What rules cost: an act that none waits for, one that is noted, an answer, a look at a month.

`python -m bench.automating --deals 200` moves so many deals of the demo company and prints the
times in milliseconds.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from statistics import median
from typing import Any

from bench.serving import a_folder
from interes.config.server import ground


def main() -> int:
    """Measure in a folder of its own, and print what came out as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.automating", description=__doc__)
    parser.add_argument("--deals", type=int, default=200)
    wanted = parser.parse_args().deals
    with a_folder(), ground.database():
        import django  # noqa: PLC0415

        django.setup()
        told = measure(wanted)
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


def measure(deals: int) -> dict[str, Any]:
    """Return the times over the demo company."""
    from django.core.management import call_command  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from interes.automation.models import Rule  # noqa: PLC0415
    from interes.demo import load  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    now = timezone.localtime()
    load.load("ru", now=now)
    Rule.objects.update(active_since=None)
    untouched = _moves(deals, now)
    _set_rule(now)
    noted = _moves(deals, now)
    return {
        "load": round(os.getloadavg()[0], 1),
        "move": untouched,
        "move_noted": noted,
        **_answers(now),
        "dry_run": _dry_runs(now),
        "watch": _taken([lambda: _watch(now)] * 5),
    }


def _moves(number: int, now: datetime) -> float:
    """Return the median time of moving a deal to the next stage, in a transaction of its own."""
    from interes.deals import actions  # noqa: PLC0415
    from interes.deals.models import Deal, Stage  # noqa: PLC0415
    from interes.foundation.refusals import Refusal  # noqa: PLC0415
    from interes.team.models import User  # noqa: PLC0415

    ada = User.objects.get(email="ada@demo.interes.local")
    deals = list(Deal.objects.filter(state="open").order_by("stage__order", "id")[:number])

    def one(deal: Any) -> None:
        after = Stage.objects.filter(pipeline=deal.pipeline_id, is_active=True)
        stage = after.exclude(pk=deal.stage_id).order_by("order")[0]
        try:
            actions.move(deal_id=deal.pk, stage_id=stage.pk, by=ada, at=now)
        except Refusal:
            return

    return _taken([lambda deal=deal: one(deal) for deal in deals])


def _set_rule(now: datetime) -> None:
    from interes.automation import actions  # noqa: PLC0415
    from interes.automation.actions import RuleFacts  # noqa: PLC0415
    from interes.team.models import User  # noqa: PLC0415

    ada = User.objects.get(email="ada@demo.interes.local")
    acts = [
        {"act": "plan_step", "kind": "call", "text": "Позвонить", "days": 2},
        {"act": "tag", "add": ["правило"]},
        {"act": "note", "text": "{company}: {deal}"},
    ]
    facts = RuleFacts(name_ru="Мерка", kind="deal_moved", deal_where="amount.filled()", acts=acts)
    rule = actions.add_rule(facts=facts, by=ada, at=now)
    actions.use_rule(rule_id=rule.pk, is_active=True, by=ada, at=now)


def _answers(now: datetime) -> dict[str, Any]:
    """Return the median time of one occasion with three acts, and how many there were."""
    from interes.automation import actions  # noqa: PLC0415
    from interes.automation.models import Occasion, Run  # noqa: PLC0415

    waiting = Occasion.objects.filter(done_at=None).count()
    taken = _taken([lambda: actions.unfold_next(at=now)] * waiting)
    return {"occasion": taken, "occasions": waiting, "answers": Run.objects.filter(at=now).count()}


def _dry_runs(now: datetime) -> dict[str, Any]:
    """Return how long each rule of the demo company takes to look at its month."""
    from interes.automation import queries  # noqa: PLC0415

    told = {}
    for rule in queries.rules_to_set():
        begun = time.perf_counter()
        run = queries.dry_run(rule, now)
        taken = round((time.perf_counter() - begun) * 1000)
        told[rule.kind] = {"ms": taken, "events": run.events, "fitting": run.fitting}
    return told


def _watch(now: datetime) -> None:
    from interes.automation import actions  # noqa: PLC0415
    from interes.automation.models import Rule  # noqa: PLC0415

    Rule.objects.filter(kind__in=("deal_stands", "step_late")).update(active_since=now)
    actions.watch(at=now)


def _taken(acts: Iterable[Callable[[], Any]]) -> float:
    times = []
    for one in acts:
        begun = time.perf_counter()
        one()
        times.append((time.perf_counter() - begun) * 1000)
    return round(median(times), 1) if times else 0.0


if __name__ == "__main__":
    sys.exit(main())
