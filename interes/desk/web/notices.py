"""What the product tells a person, and how they like to be told."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interes.deals import queries as deals
from interes.desk import actions, queries
from interes.desk.models import Notice, NoticeChoice
from interes.foundation.keys import key_in
from interes.foundation.keyset import Order
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.lists import listing
from interes.ui.pages import done, page, refused, requires

NEWEST = (Order("new", "made_at", descending=True),)
HOWS = NoticeChoice.How.choices


@require_safe
@requires("notices.own")
def show(request: HttpRequest) -> HttpResponse:
    """Show what the person was told, newest first; ?shown=unseen only what they have not seen."""
    only_unseen = request.GET.get("shown") == "unseen"
    listed = listing(
        request, queries.notices_of(visitor(request), only_unseen=only_unseen), NEWEST, size=40
    )
    all_word = pgettext("notices", "All")
    here = reverse("desk:notices")
    unseen = visitor(request).unseen_notices
    context = {
        "list": listed,
        "lines": queries.notice_lines(listed.rows),
        "only_unseen": only_unseen,
        "views": [
            (all_word, here, not only_unseen, None),
            (pgettext("notices", "New"), f"{here}?shown=unseen", only_unseen, unseen or None),
        ],
        "newest": max((row["id"] for row in listed.rows), default=0),
    }
    return page(request, "desk/notices.html", context, parts={"rows"})


@require_safe
@requires("notices.own")
def follow(request: HttpRequest, notice_id: int) -> HttpResponseBase:
    """Go where a notice leads; it is seen by that."""
    user = visitor(request)
    try:
        notice = actions.see_notice(notice_id=notice_id, by=user, at=timezone.now())
    except Notice.DoesNotExist:
        return redirect("desk:notices")
    return redirect(queries.where_to(user, notice.link) if notice.link else "desk:notices")


@require_POST
@requires("notices.own")
def see_all(request: HttpRequest) -> HttpResponse:
    """Note that everything up to the newest notice on the page was seen."""
    up_to = key_in(request.POST.get("up_to"))
    actions.see_all_notices(by=visitor(request), at=timezone.now(), up_to=up_to)
    return done(request, reverse("desk:notices"))


@require_http_methods(["GET", "POST"])
@requires("notices.own")
def choices(request: HttpRequest) -> HttpResponse:
    """Show of what the person is told and how, or keep what they choose."""
    user = visitor(request)
    if request.method == "POST":
        hows = {kind.name: request.POST.get(kind.name, "") for kind in queries.notice_kinds()}
        try:
            actions.choose_notices(hows={k: how for k, how in hows.items() if how}, by=user)
        except Refusal as refusal:
            return refused(request, request.path, str(refusal))
        return done(request, request.path, _("Saved."))
    context = {
        "kinds": queries.notice_choices(user),
        "hows": HOWS,
        "sends_mail": bool(settings.SMTP_URL),
        "email": user.email,
    }
    return page(request, "desk/notice_choices.html", context)


@require_POST
@requires("deals.change")
def nudge(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Ask the owner of a forgotten deal about it."""
    deal = deals.seen_by(visitor(request)).filter(pk=deal_id).first()
    back = reverse("desk:today")
    if deal is None:
        return refused(request, back, _("There is no such deal any more."))
    try:
        is_told = actions.nudge(deal_id=deal_id, by=visitor(request), at=timezone.localtime())
    except Refusal as refusal:
        return refused(request, back, str(refusal))
    name = {"name": deal.owner.name}
    told, known = _("%(name)s is asked about it."), _("%(name)s was asked about it today already.")
    return done(request, back, (told if is_told else known) % name)
