"""The pages of webhooks in the settings."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_POST

from interes.foundation.edits import ChangedByBoth, Seen
from interes.foundation.keyset import Order
from interes.foundation.refusals import Refusal
from interes.integrations.webhooks import acts, laws, queries
from interes.integrations.webhooks.models import Message, Webhook
from interes.integrations.webhooks.words import grouped
from interes.team.queries import visitor
from interes.ui.forms import explain, seen_facts, sentence
from interes.ui.lists import listing
from interes.ui.pages import done, page, requires

VERB = "webhooks.change"
STATES = Message.State.choices
ORDERS = (Order("new", "id", descending=True),)


class WebhookForm(forms.Form):
    """Which program is told of what, and where."""

    name = forms.CharField(label=pgettext_lazy("of a thing", "Name"), max_length=80)
    url = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=500,
        help_text=gettext_lazy("It gets a POST with JSON, for example https://example.com/hook"),
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    kinds = forms.MultipleChoiceField(choices=[(kind, kind) for kind in laws.KINDS], required=False)
    is_active = forms.BooleanField(label=gettext_lazy("It is told"), required=False, initial=True)


@requires(VERB)
def index(request: HttpRequest) -> HttpResponse:
    """Show who is told."""
    context = {"webhooks": queries.webhooks(), "inside": settings.WEBHOOKS_MAY_STAY_INSIDE}
    return page(request, "integrations/webhooks.html", context)


@requires(VERB)
def new(request: HttpRequest) -> HttpResponse:
    """Let one more program be told."""
    entry = WebhookForm(request.POST or None)
    if entry.is_valid():
        facts = {name: entry.cleaned_data[name] for name in ("name", "url", "kinds")}
        try:
            hook = acts.add_webhook(by=visitor(request), at=timezone.now(), **facts)
        except Refusal as refusal:
            explain(entry, refusal)
        else:
            return done(request, resolve_url("integrations:webhook", hook.pk), _("Saved."))
    return _form(request, entry, resolve_url("integrations:webhook_new"), _("New webhook"))


@requires(VERB)
def change(request: HttpRequest, webhook_id: int) -> HttpResponse:
    """Tell a program otherwise."""
    hook = get_object_or_404(Webhook, pk=webhook_id)
    known = {name: getattr(hook, name) for name in ("name", "url", "kinds", "is_active")}
    entry = WebhookForm(request.POST or None, initial=known)
    seen = seen_facts(hook, tuple(known), request.POST)
    if entry.is_valid():
        try:
            saw = Seen.in_form(request.POST)
            acts.change_webhook(
                webhook_id=hook.pk, by=visitor(request), seen=saw, **entry.cleaned_data
            )
        except ChangedByBoth as clash:
            seen = seen_facts(hook, tuple(known), request.POST, clash)
        except Refusal as refusal:
            explain(entry, refusal)
        else:
            return done(request, resolve_url("integrations:webhook", hook.pk), _("Saved."))
    here = resolve_url("integrations:webhook_change", hook.pk)
    return _form(request, entry, here, hook.name, seen)


@requires(VERB)
def webhook(request: HttpRequest, webhook_id: int) -> HttpResponse:
    """Show one webhook: its secret, what it was told and how that went."""
    hook = get_object_or_404(queries.webhooks(), pk=webhook_id)
    state = request.GET.get("state", "")
    listed = listing(request, queries.messages(webhook_id, state), ORDERS)
    context = {"hook": hook, "list": listed, "state_words": dict(STATES)}
    return page(request, "integrations/webhook.html", context, parts=("rows",))


@requires(VERB)
def message(request: HttpRequest, message_id: int) -> HttpResponse:
    """Show what was sent and answered, try by try."""
    told = get_object_or_404(Message.objects.select_related("webhook"), pk=message_id)
    context = {
        "message": told,
        "tries": told.tellings.order_by("-id")[:20],
        "state_word": told.get_state_display(),
    }
    return page(request, "integrations/message.html", context, parts=("dialog_body",))


@requires(VERB)
@require_POST
def again(request: HttpRequest, message_id: int) -> HttpResponse:
    """Tell one message again."""
    told = get_object_or_404(Message, pk=message_id)
    acts.tell_again(message_id=message_id, by=visitor(request), at=timezone.now())
    return _done(request, told.webhook_id, _("It is being told again."))


@requires(VERB)
@require_POST
def all_again(request: HttpRequest, webhook_id: int) -> HttpResponse:
    """Tell everything that was given up again."""
    get_object_or_404(Webhook, pk=webhook_id)
    number = acts.tell_given_up(webhook_id=webhook_id, by=visitor(request), at=timezone.now())
    notice = ngettext(
        "%(number)s message is being told again.",
        "%(number)s messages are being told again.",
        number,
    )
    return _done(request, webhook_id, notice % {"number": number})


@requires(VERB)
@require_POST
def go_on(request: HttpRequest, webhook_id: int) -> HttpResponse:
    """Go on telling a paused webhook."""
    get_object_or_404(Webhook, pk=webhook_id)
    acts.go_on(webhook_id=webhook_id, by=visitor(request), at=timezone.now())
    return _done(request, webhook_id, _("It is told again, everything that has waited."))


@requires(VERB)
@require_POST
def try_it(request: HttpRequest, webhook_id: int) -> HttpResponse:
    """Send a test message."""
    get_object_or_404(Webhook, pk=webhook_id)
    acts.test_webhook(webhook_id=webhook_id, by=visitor(request), at=timezone.now())
    return _done(request, webhook_id, _("A test message is on its way; reload to see the answer."))


@requires(VERB)
@require_POST
def renew(request: HttpRequest, webhook_id: int) -> HttpResponse:
    """Give a new secret."""
    get_object_or_404(Webhook, pk=webhook_id)
    acts.renew_secret(webhook_id=webhook_id, by=visitor(request))
    return _done(request, webhook_id, _("There is a new secret; tell it to the program."))


def _done(request: HttpRequest, webhook_id: int, notice: str) -> HttpResponse:
    return done(request, resolve_url("integrations:webhook", webhook_id), notice)


def _form(
    request: HttpRequest,
    entry: WebhookForm,
    action: str,
    title: str,
    seen: dict[str, Any] | None = None,
) -> HttpResponse:
    chosen: Any = entry["kinds"].value() or []
    context = {
        "entry": entry,
        "action": action,
        "heading": title,
        "is_new": "is_active" not in entry.initial,
        "groups": grouped(),
        "chosen": set(chosen),
        "refusal": sentence(entry),
    } | (seen or {})
    status = 422 if entry.errors or "clash" in context else 200
    return page(
        request, "integrations/webhook_form.html", context, parts=("dialog_body",), status=status
    )
