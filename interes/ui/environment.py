"""What every template knows: filters, globals and translation."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlencode

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined, Undefined, pass_context

from interes.ui import formats, navigation, panels

_FILTERS = (
    formats.ago,
    formats.clock,
    formats.day,
    formats.day_year,
    formats.due,
    formats.duration_days,
    formats.hue,
    formats.initials,
    formats.moment,
    formats.money,
    formats.number,
    formats.percent,
    formats.phone_pretty,
    formats.short_money,
    formats.term,
    formats.weekday,
)


def environment(*, strict: bool = True, **options: Any) -> Environment:
    """Build the Jinja2 environment that Django's backend asks for.

    A name that a template does not know is an error everywhere unless `strict` is off.
    """
    env = Environment(
        **options
        | {
            "autoescape": True,
            "undefined": StrictUndefined if strict else Undefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "extensions": [*options.get("extensions", ()), "jinja2.ext.i18n", "jinja2.ext.do"],
        }
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.globals |= {
        "url": url,
        "static": _static,
        "offered_panels": panels.at,
        "navigation": navigation.doors,
    }
    env.filters |= {function.__name__: _at_render_time(function) for function in _FILTERS}
    return env


def url(name: str, *args: Any, **query: Any) -> str:
    """Return the address of a page; keywords become its query, the empty ones are left out."""
    address = _address(name, args)
    told = {key: value for key, value in query.items() if value not in (None, "", [])}
    return f"{address}?{urlencode(told, doseq=True)}" if told else address


# A page has a hundred addresses and pictures; neither changes while the product runs.
@lru_cache(maxsize=20_000)
def _address(name: str, args: tuple[Any, ...]) -> str:
    return reverse(name, args=args)


@cache
def _static(path: str) -> str:
    return static(path)


def _at_render_time(function: Callable[..., Any]) -> Callable[..., Any]:
    # Jinja folds a filter of a constant when it compiles the template, in whatever language
    # is active then; a filter that asks for the context is left to the rendering.
    @pass_context
    def filtered(_context: Any, *args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    return filtered
