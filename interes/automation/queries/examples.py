"""Ready rules to begin with, made for the stages that the company has."""

from typing import Any

from django.utils.translation import gettext as _

from interes.deals.queries import all_stages


def examples() -> list[dict[str, Any]]:
    """Return the facts of three rules, in the language of the reader."""
    return [_contract(), _forgotten(), _thanks()]


def _contract() -> dict[str, Any]:
    """Return a rule for the stage before the last one."""
    stages = [one for one in all_stages() if one.is_active]
    first = [one for one in stages if one.pipeline_id == stages[0].pipeline_id]
    return _named(_("Large contract: call soon")) | {
        "kind": "deal_moved",
        "given": {"stages": [one.pk for one in first[-2:-1]]},
        "deal_where": "amount.gt(1000000)",
        "acts": [
            {
                "act": "plan_step",
                "kind": "call",
                "days": 2,
                "text": _("Ask whether the contract has come and who signs it"),
            }
        ],
    }


def _forgotten() -> dict[str, Any]:
    return _named(_("Late by half a day: tell the head")) | {
        "kind": "step_late",
        "given": {"hours": 4},
        "acts": [
            {"act": "notify", "whom": "head", "text": _("{owner} is late with {company}: {deal}")}
        ],
    }


def _thanks() -> dict[str, Any]:
    body = _(
        "{contact}, thank you for choosing us!\n\n"
        "If a question comes up, call me: {owner_phone}.\n\n{owner}"
    )
    return _named(_("Won: thank them")) | {
        "kind": "deal_won",
        "acts": [
            {"act": "letter", "subject": _("Thank you, {company}"), "body": body},
            {
                "act": "to_do",
                "whom": "owner",
                "days": 20,
                "text": _("Ask {contact} how it works and whom they would recommend us to"),
            },
        ],
    }


def _named(name: str) -> dict[str, str]:
    return {"name_ru": name, "name_en": ""}
