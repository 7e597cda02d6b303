"""Settings: when clients are talked to, and days that differ from the calendar of the country."""

from datetime import time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interes.deals import actions, queries
from interes.deals.web import reading
from interes.deals.web.dialogs import form_page
from interes.team.queries import may, visitor
from interes.ui.pages import done, page, requires


@require_safe
@requires("settings.see")
def working_time(request: HttpRequest) -> HttpResponse:
    """Show the hours and the days that differ."""
    context = {
        "hours": queries.working_hours(),
        "days": list(queries.calendar_days()[:200]),
        "may_change": may(visitor(request), "settings.change"),
    }
    return page(request, "deals/working_time.html", context)


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def hours(request: HttpRequest) -> HttpResponse:
    """Set the hours."""

    def act() -> tuple[str, str, str]:
        opens, closes = _clock(request, "opens"), _clock(request, "closes")
        actions.set_working_hours(opens=opens, closes=closes, by=visitor(request))
        return _back(), _("Saved"), ""

    now = queries.working_hours()
    values = {"opens": f"{now.opens:%H:%M}", "closes": f"{now.closes:%H:%M}"}
    return form_page(request, "deals/working_hours_form.html", {"values": values}, act)


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def add_day(request: HttpRequest) -> HttpResponse:
    """Make a day a working day or a day off."""

    def act() -> tuple[str, str, str]:
        said = request.POST
        one = actions.set_calendar_day(
            day=reading.day(said, "day"),
            is_working=said.get("is_working") == "yes",
            source=said.get("source", ""),
            by=visitor(request),
        )
        return _back(), _("Kept: %(day)s") % {"day": f"{one.day:%d.%m.%Y}"}, ""

    context = {"values": {"is_working": "no"}}
    return form_page(request, "deals/calendar_day_form.html", context, act)


@require_POST
@requires("settings.change")
def remove_day(request: HttpRequest, day_id: int) -> HttpResponse:
    """Let the calendar of the country say again what the day is."""
    one = get_object_or_404(queries.calendar_days(), pk=day_id)
    actions.unset_calendar_day(day_id=one.pk, by=visitor(request))
    return done(request, _back(), _("Taken away: %(day)s") % {"day": f"{one.day:%d.%m.%Y}"})


def _back() -> str:
    return reverse("deals:working_time")


def _clock(request: HttpRequest, name: str) -> time:
    try:
        return time.fromisoformat(request.POST.get(name, "")).replace(tzinfo=None)
    except ValueError:
        raise actions.HoursUnclear(_("Write the time as 15:30."), field=name) from None
