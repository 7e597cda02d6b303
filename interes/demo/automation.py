"""Four rules of the demo company, and what they did in the last weeks."""

from datetime import datetime, timedelta
from typing import Any

from interes.automation.models import Letter, Occasion, Rule, Run
from interes.automation.queries import happened, letter_facts, letter_goes_to
from interes.automation.rules import fill, fits
from interes.deals.models import Deal, Stage
from interes.team.models import User

ON_FOR = timedelta(days=75)
LINES = 9


def set_up(language: str, now: datetime) -> None:
    """Let the administrator have set the rules, and let the log show how they do."""
    ada = User.objects.get(email="ada@demo.interes.local")
    for order, facts in enumerate(_rules(language), start=1):
        rule = Rule.objects.create(
            order=order,
            author=ada,
            made_at=now - ON_FOR,
            active_since=now if order < 4 else None,
            **facts,
        )
        if rule.is_active:
            _tell(rule, language, now)


def _rules(language: str) -> list[dict[str, Any]]:
    say = _RU if language == "ru" else _EN
    first = Stage.objects.filter(pipeline__order=1, is_active=True).order_by("-order")
    stage = first.filter(name_en__icontains="contract").first() or first[0]
    call = {"act": "plan_step", "kind": "call", "text": say["contract"], "days": 2}
    tag = {"act": "tag", "add": [say["tag"]], "remove": []}
    ask = {"act": "to_do", "whom": "owner", "text": say["ask"], "days": 20}
    thanks = {"act": "letter", "subject": say["subject"], "body": say["body"]}
    return [
        {
            "name_ru": "Крупный договор: позвонить через два дня",
            "name_en": "Large contract: call in two days",
            "kind": "deal_moved",
            "given": {"stages": [stage.pk]},
            "deal_where": "amount.gt(1000000)",
            "acts": [call, tag],
        },
        {
            "name_ru": "Шаг просрочен на полдня: сказать руководителю",
            "name_en": "Late by half a day: tell the head",
            "kind": "step_late",
            "given": {"hours": 4},
            "acts": [{"act": "notify", "whom": "head", "text": say["late"]}],
        },
        {
            "name_ru": "Оплата: поблагодарить и попросить рекомендацию",
            "name_en": "Paid: thank them and ask for a reference",
            "kind": "deal_won",
            "acts": [thanks, ask],
        },
        {
            "name_ru": "Две недели без движения: решить, что дальше",
            "name_en": "Two weeks in one stage: decide what is next",
            "kind": "deal_stands",
            "given": {"days": 14, "stages": []},
            "company_where": "status.isnt(client)",
            "acts": [{"act": "to_do", "whom": "owner", "text": say["stands"], "days": 1}],
        },
    ]


_RU = {
    "contract": "Спросить, получили ли договор и кто подписывает",
    "tag": "крупный договор",
    "late": "{owner}: просрочен шаг по сделке «{deal}», {company}",
    "ask": "Спросить у {contact}, как всё работает и кому нас посоветовать",
    "stands": "Сделка стоит две недели: что изменить или закрыть?",
    "subject": "Спасибо за доверие, {company}",
    "body": """{contact}, здравствуйте!

Спасибо, что выбрали нас. Если в работе появятся вопросы, звоните мне: {owner_phone}.
Через три недели я позвоню и спрошу, всё ли в порядке.

{owner}""",
    "deal_moved": "Раньше назначена встреча; она остаётся следующим шагом.",
    "step_late": "У отдела ответственного нет руководителя.",
    "deal_won": "У записи нет ответственного.",
}
_EN = {
    "contract": "Ask whether the contract has come and who signs it",
    "tag": "large contract",
    "late": "{owner} is late with “{deal}”, {company}",
    "ask": "Ask {contact} how it works and whom they would recommend us to",
    "stands": "The deal has stood for two weeks: what changes, or close it?",
    "subject": "Thank you for your trust, {company}",
    "body": """Dear {contact},

Thank you for choosing us. If a question comes up, call me: {owner_phone}.
In three weeks I shall call and ask whether all is well.

{owner}""",
    "deal_moved": "An appointment comes sooner; it stays the next step.",
    "step_late": "Nobody leads the department of the owner.",
    "deal_won": "The record has no owner.",
}


def _tell(rule: Rule, language: str, now: datetime) -> None:
    """Write the latest runs of a rule as if the worker had done them."""
    say = _RU if language == "ru" else _EN
    events = [
        one
        for one in happened(rule, now - timedelta(days=28), now, 400)
        if fits(rule.kind, rule.given, one.facts) and one.deal_id
    ]
    deals = Deal.objects.select_related("owner", "company").in_bulk(
        {one.deal_id for one in events[:LINES]}
    )
    for number, one in enumerate(reversed(events[:LINES])):
        why = say[rule.kind] if number % 7 == 4 else ""
        _run(rule, deals[one.deal_id or 0], one.at, why)


def _run(rule: Rule, deal: Deal, at: datetime, why: str) -> None:
    about: dict[str, Any] = {"deal": deal, "company": deal.company}
    done_at = at + timedelta(seconds=2)
    occasion = Occasion.objects.create(kind=rule.kind, at=at, done_at=done_at, **about)
    lines = [_line(spec, deal, done_at) for spec in rule.acts]
    if why:
        lines[0] |= {"is_done": False, "why": why, "facts": {}}
    if rule.kind == "deal_won" and not why:
        _letter(rule, deal, done_at)
    done = sum(line["is_done"] for line in lines)
    outcome = "done" if done == len(lines) else ("partly" if done else "refused")
    told = {"chain": occasion.pk, "at": done_at, "outcome": outcome, "number": len(lines)}
    Run.objects.create(rule=rule, occasion=occasion, lines=lines, **told, **about)


def _line(spec: dict[str, Any], deal: Deal, at: datetime) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if "days" in spec:
        facts["due"] = (at + timedelta(days=int(spec["days"]))).isoformat()
    if spec["act"] in ("letter", "to_do"):
        facts["name"] = deal.owner.name
    return {"act": spec["act"], "is_done": True, "spec": spec, "facts": facts}


def _letter(rule: Rule, deal: Deal, at: datetime) -> None:
    """Leave the letter that the rule wrote."""
    spec, facts = rule.acts[0], letter_facts(deal, deal.company)
    to = letter_goes_to(deal, deal.company)
    Letter.objects.create(
        rule=rule,
        deal=deal,
        company=deal.company,
        person_id=to.person_id,
        owner=deal.owner,
        address=to.address,
        subject=fill(spec["subject"], facts)[:200],
        body=fill(spec["body"], facts),
        made_at=at,
    )
