"""A form that is sent twice is done once: a second click, a retry of the browser, a reload."""

import json
from collections.abc import Callable
from uuid import UUID, uuid5

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from interes.team import actions
from interes.team.models import SentForm
from interes.team.queries import visitor
from interes.ui.pages import ONCE, done, told_by

type Answer = Callable[[HttpRequest], HttpResponse]

BAD_REQUEST = 400


def once(answer: Answer) -> Answer:
    """Answer the same form of the same person as it was answered the first time."""

    def middleware(request: HttpRequest) -> HttpResponse:
        key = key_of(request)
        return answer(request) if key is None else _answered_once(request, key, answer)

    return middleware


def key_of(request: HttpRequest) -> UUID | None:
    """Return what tells this sending from all others, or None if the form does not care.

    What was written counts too: a form that was brought back by the browser and filled in
    otherwise is another one, and what it says must not be lost.
    """
    if request.method != "POST" or request.FILES or not request.user.is_authenticated:
        return None
    try:
        drawn = UUID(request.POST.get(ONCE, ""))
    except ValueError:
        return None
    said = sorted(pair for pair in request.POST.lists() if pair[0] != "csrfmiddlewaretoken")
    return uuid5(drawn, json.dumps([request.user.pk, request.get_full_path(), said]))


def _answered_once(request: HttpRequest, key: UUID, answer: Answer) -> HttpResponse:
    # One transaction with what the form does, so that neither is ever kept without the other.
    with transaction.atomic():
        form, is_first = actions.take_form(key=key, by=visitor(request), at=timezone.now())
        if not is_first:
            return done(request, form.to, form.notice, undo=form.undo)
        response = answer(request)
        _remember(form, response)
    return response


def _remember(form: SentForm, response: HttpResponse) -> None:
    if response.status_code >= BAD_REQUEST:
        transaction.set_rollback(True)
    elif told := told_by(response):
        actions.keep_answer(form=form, to=told.to, notice=told.notice, undo=told.undo)
    else:
        actions.drop_form(form=form)
