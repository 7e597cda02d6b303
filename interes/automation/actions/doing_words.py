"""What a rule says: notes, to-dos, letters to send, news to people and to other programs."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from interes.activities import actions as activities
from interes.activities.actions import Talk
from interes.automation import queries
from interes.automation.actions.doing_deals import Facts, Spec, working_moment
from interes.automation.actions.setting import Setting
from interes.automation.events import WebhookCalled
from interes.automation.models import Letter
from interes.automation.rules import fill
from interes.desk import actions as desk
from interes.foundation import events

LONGEST_TO_DO = 300
LONGEST_SUBJECT = 200


def _about(setting: Setting) -> dict[str, Any]:
    company = setting.company
    return {"deal_id": setting.deal_id, "company_id": company.pk if company else None}


def note(spec: Spec, setting: Setting) -> Facts:
    """Write a note into the story."""
    text = fill(spec["text"], queries.letter_facts(setting.deal, setting.company))
    talk = Talk(kind="note", text=text, **_about(setting))
    kept = activities.log(by=setting.by, at=setting.at, talk=talk)
    return {"activity": kept.pk}


def to_do(spec: Spec, setting: Setting) -> Facts:
    """Make a to-do for somebody."""
    owner = setting.meant(spec["whom"], spec.get("user"))
    text = fill(spec["text"], queries.letter_facts(setting.deal, setting.company))
    due_at = working_moment(None, setting.at, int(spec["days"]))
    kept = activities.plan_to_do(
        by=setting.by,
        at=setting.at,
        text=text[:LONGEST_TO_DO],
        due_at=due_at,
        owner=owner,
        **_about(setting),
    )
    return {"to_do": kept.pk, "name": owner.name, "due": due_at.isoformat()}


def letter(spec: Spec, setting: Setting) -> Facts:
    """Write a letter for the owner to send, and remind them of it by a to-do."""
    owner, facts = setting.meant("owner"), queries.letter_facts(setting.deal, setting.company)
    subject = fill(spec["subject"], facts)[:LONGEST_SUBJECT]
    to = queries.letter_goes_to(setting.deal, setting.company)
    reminder = activities.plan_to_do(
        by=setting.by,
        at=setting.at,
        text=(_("Send the letter: %(subject)s") % {"subject": subject})[:LONGEST_TO_DO],
        due_at=working_moment(None, setting.at, 0),
        owner=owner,
        person_id=to.person_id,
        **_about(setting),
    )
    written = Letter.objects.create(
        rule=setting.rule,
        owner=owner,
        to_do=reminder,
        person_id=to.person_id,
        address=to.address,
        subject=subject,
        body=fill(spec["body"], facts),
        made_at=setting.at,
        **_about(setting),
    )
    desk.notify(
        to=[owner.pk],
        kind="rule_letter",
        key=f"rule_letter:{written.pk}",
        at=setting.at,
        facts={"subject": subject},
        link=reverse("automation:letter", args=[written.pk]),
    )
    return {"letter": written.pk, "name": owner.name}


def notify(spec: Spec, setting: Setting) -> Facts:
    """Tell a person, where they like to be told."""
    whom = setting.meant(spec["whom"], spec.get("user"))
    told = fill(spec["text"], queries.letter_facts(setting.deal, setting.company))
    key = f"rule:{setting.rule.pk}:{setting.deal_id or setting.company_id}:{setting.at.timestamp()}"
    facts = {"text": told, "rule": setting.rule.name}
    desk.notify(to=[whom.pk], kind="rule", key=key, at=setting.at, facts=facts, link=_page(setting))
    return {"name": whom.name}


def _page(setting: Setting) -> str:
    if setting.deal_id:
        return reverse("deals:deal", args=[setting.deal_id])
    return reverse("clients:company", args=[setting.company_id])


def call(spec: Spec, setting: Setting) -> Facts:
    """Let another program be told of the record."""
    noun: Any = "deal" if setting.deal_id else "company"
    events.publish(
        WebhookCalled(
            webhook_id=int(spec["webhook"]),
            rule_id=setting.rule.pk,
            rule_name=setting.rule.name,
            noun=noun,
            record_id=setting.deal_id or setting.company_id or 0,
            at=setting.at,
        )
    )
    return {}
