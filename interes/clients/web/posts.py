"""Where people work: the new post is one click, the old ones stay in their story (M1.3)."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interes.clients import actions, queries
from interes.clients.models import Post
from interes.clients.web import in_place
from interes.clients.web.dialogs import dialog
from interes.clients.web.forms import MoveForm
from interes.clients.web.person import POST_LABELS, shown
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.models import User
from interes.team.queries import visitor
from interes.ui.pages import done, refused, requires


@requires("clients.change")
def move(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show the form of a new post, or give it to the person."""
    by = visitor(request)
    facts = queries.person_facts(by, person_id)
    if facts is None:
        raise Http404
    fields = MoveForm(request.POST or None, initial={"day": timezone.localdate()})
    return dialog(
        request,
        "clients/move.html",
        fields,
        {"facts_of": facts, "sent": request.POST},
        lambda written: _moved(request, by, person_id, written),
    )


def _moved(request: HttpRequest, by: User, person_id: int, written: dict[str, Any]) -> HttpResponse:
    company = queries.chosen_company(by, request.POST)
    if company is None:
        raise queries.NotFoundByName(_("Name the company."), field="company")
    keeping = [key for text in request.POST.getlist("keeping") if (key := key_in(text))]
    post = actions.move_person(
        person_id=person_id, company=company, by=by, keeping=keeping, **written
    )
    notice = _("%(person)s works in %(company)s now.") % {
        "person": post.person,
        "company": company,
    }
    return done(request, reverse("clients:person", args=[person_id]), notice)


@requires("clients.change")
@require_POST
def end_post(request: HttpRequest, post_id: int) -> HttpResponse:
    """Note that a person does not work there any more, from today on."""
    by, post = visitor(request), _post(post_id)
    home = _home(request, post)
    try:
        actions.end_post(post_id=post.pk, day=timezone.localdate(), by=by)
    except Refusal as refusal:
        return refused(request, home, str(refusal))
    notice = _("%(person)s does not work in %(company)s any more.") % {
        "person": post.person,
        "company": post.company,
    }
    return done(request, home, notice, undo=reverse("clients:resume_post", args=[post.pk]))


@requires("clients.change")
@require_POST
def resume_post(request: HttpRequest, post_id: int) -> HttpResponse:
    """Take back that a person has left."""
    by, post = visitor(request), _post(post_id)
    try:
        actions.change_post(post_id=post.pk, field="until_date", value=None, by=by)
    except Refusal as refusal:
        return refused(request, _home(request, post), str(refusal))
    return done(request, _home(request, post), _("The post goes on."))


@requires("clients.change")
def post_field(request: HttpRequest, post_id: int, field: str) -> HttpResponse:
    """Edit one fact of a post in place."""
    by, post = visitor(request), _post(post_id)
    if field not in POST_LABELS:
        raise Http404
    return in_place.edit_field(
        request,
        post,
        field,
        POST_LABELS[field],
        address="clients:post_field",
        home=reverse("clients:person", args=[post.person_id]),
        shown=shown,
        save=partial(actions.change_post, post_id=post.pk, by=by),
        reloads=field == "until_date",
    )


def _post(post_id: int) -> Post:
    post = Post.objects.select_related("person", "company").filter(pk=post_id).first()
    if post is None:
        raise Http404
    return post


def _home(request: HttpRequest, post: Post) -> str:
    if request.POST.get("from") == "company":
        return reverse("clients:company", args=[post.company_id])
    return reverse("clients:person", args=[post.person_id])
