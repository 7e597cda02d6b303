"""Settings: the questions of a qualification."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interes.deals import actions, queries
from interes.deals.models import QualificationQuestion
from interes.deals.rules import bars_of
from interes.deals.web.dialogs import form_page
from interes.deals.web.qualifications import figure
from interes.deals.web.setting import put_in_order, put_in_use
from interes.foundation.attributes import Choices
from interes.foundation.edits import Seen, seen_together
from interes.team.queries import visitor
from interes.ui.pages import requires

FORM = "deals/question_form.html"
ROWS = 8
NUMERIC = bars_of("number")
_TEXTS = ("name_ru", "name_en", "ask_ru", "ask_en", "hint_ru", "hint_en", "unit_ru", "unit_en")


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def add(request: HttpRequest, qualification_id: int) -> HttpResponse:
    """Add a question to a qualification."""
    one = get_object_or_404(queries.qualifications_to_set(), pk=qualification_id)

    def act() -> tuple[str, str, str]:
        facts = _said(request.POST)
        made = actions.add_question(qualification_id=one.pk, facts=facts, by=visitor(request))
        return _back(one.pk), _("Question added: %(name)s") % {"name": made.name}, ""

    values = {"kind": "number", "bar": "least", "points": "1"}
    context = {"title": _("New question"), "back": _back(one.pk), "values": values}
    return form_page(request, FORM, context | _choices(request), act)


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def change(request: HttpRequest, question_id: int) -> HttpResponse:
    """Set a question anew."""
    row = _row(question_id)

    def act() -> tuple[str, str, str]:
        facts, seen = _said(request.POST), Seen.in_form(request.POST)
        actions.change_question(question_id=row.pk, facts=facts, by=visitor(request), seen=seen)
        return _back(row.qualification_id), _("Saved"), ""

    context = {
        "title": _("Change the question"),
        "back": _back(row.qualification_id),
        "values": _as_set(row),
        "as_seen": seen_together(row, actions.QUESTION_FACTS),
    }
    return form_page(request, FORM, context | _choices(request, row), act)


@require_POST
@requires("settings.change")
def order(request: HttpRequest, question_id: int) -> HttpResponse:
    """Move a question one place up or down."""
    row = _row(question_id)
    act = partial(actions.order_question, question_id=row.pk, by=visitor(request))
    return put_in_order(request, act, _back(row.qualification_id))


@require_POST
@requires("settings.change")
def use(request: HttpRequest, question_id: int) -> HttpResponse:
    """Ask a question, or not any more."""
    row = _row(question_id)
    act = partial(actions.use_question, question_id=row.pk, by=visitor(request))
    return put_in_use(request, act, _back(row.qualification_id))


def _row(key: int) -> QualificationQuestion:
    return get_object_or_404(queries.questions_to_set(), pk=key)


def _back(key: int) -> str:
    return reverse("deals:qualification", args=[key])


def _choices(request: HttpRequest, row: QualificationQuestion | None = None) -> dict[str, Any]:
    facts = _words(QualificationQuestion.Fact.choices)
    return {
        "action": request.path,
        "kinds": _words(QualificationQuestion.Kind.choices),
        "bars": [one for one in _words(QualificationQuestion.Bar.choices) if one[0] in NUMERIC],
        "facts": [(value, word) for value, word in facts if value],
        "rows": range(max(ROWS, len(row.options) + 1 if row else 0)),
        "enums": [
            (word, _words(known)) for fact, word in facts if (known := queries.enum_of(fact))
        ],
        "good": _good(request, row),
    }


def _words(choices: Choices) -> list[tuple[str, str]]:
    return [(value, str(word)) for value, word in choices]


def _good(request: HttpRequest, row: QualificationQuestion | None) -> list[str]:
    if request.method == "POST":
        return request.POST.getlist("good")
    return [o["key"] for o in row.options if o["good"]] if row else []


def _as_set(row: QualificationQuestion) -> dict[str, str]:
    """Return the fields of the form as the question is set now."""
    names = (*_TEXTS, "kind", "bar", "fact", "points")
    values = {name: str(getattr(row, name)) for name in names}
    values["limit"] = "" if row.limit is None else f"{row.limit.normalize():f}"
    values["is_decisive"] = "on" if row.is_decisive else ""
    for number, option in enumerate(row.options):
        values |= {f"option_{name}_{number}": option[name] for name in ("key", "ru", "en")}
        values[f"option_good_{number}"] = "on" if option["good"] else ""
    return values


def _said(data: QueryDict) -> actions.QuestionFacts:
    texts = {name: data.get(name, "") for name in _TEXTS}
    return actions.QuestionFacts(
        **texts,
        kind=data.get("kind", ""),
        bar=data.get("bar", ""),
        limit=figure(data, "limit"),
        options=_options(data),
        is_decisive=data.get("is_decisive") == "on",
        points=int(figure(data, "points", whole=True) or 0),
        fact=data.get("fact", ""),
    )


def _options(data: QueryDict) -> tuple[actions.Option, ...]:
    """Read the answers to choose from: those written in rows, or the good ones of a fact."""
    if queries.enum_of(data.get("fact", "")):
        return tuple(actions.Option("", is_good=True, key=key) for key in data.getlist("good"))
    rows = (name.removeprefix("option_ru_") for name in data if name.startswith("option_ru_"))
    return tuple(
        actions.Option(
            ru=data.get(f"option_ru_{row}", ""),
            en=data.get(f"option_en_{row}", ""),
            is_good=data.get(f"option_good_{row}") == "on",
            key=data.get(f"option_key_{row}", ""),
        )
        for row in rows
    )
