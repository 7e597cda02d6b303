"""What is wrong with a value that was sent, said in the language of whoever sent it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from interes.ui.api.problems import Wrong

_ALONE: dict[str, Callable[[], str]] = {
    "missing": lambda: _("This is missing."),
    "extra_forbidden": lambda: _("Nothing is called so here. Look at the list of fields."),
    "string_type": lambda: _("A text must stand here."),
    "int_type": lambda: _("A whole number must stand here."),
    "int_parsing": lambda: _("A whole number must stand here."),
    "int_parsing_size": lambda: _("This number is too large."),
    "int_from_float": lambda: _("A whole number must stand here."),
    "bool_type": lambda: _("Only true or false can stand here."),
    "bool_parsing": lambda: _("Only true or false can stand here."),
    "list_type": lambda: _("A list must stand here."),
    "dict_type": lambda: _("An object must stand here."),
    "model_type": lambda: _("An object must stand here."),
    "model_attributes_type": lambda: _("An object must stand here."),
    "timezone_aware": lambda: _("Say the offset too, for example 2026-11-24T10:00:00+03:00."),
    "decimal_parsing": lambda: _('Write a sum as a text, for example "1500000.00".'),
    "decimal_type": lambda: _('Write a sum as a text, for example "1500000.00".'),
    "none_required": lambda: _("Nothing can stand here."),
}
_BY_BEGINNING: tuple[tuple[str, Callable[[], str]], ...] = (
    ("datetime_", lambda: _("Write a moment as 2026-11-24T10:00:00+03:00.")),
    ("unlived", lambda: _("Write a day that people live in, as 2026-11-24.")),
    ("date_", lambda: _("Write a day as 2026-11-24.")),
    ("decimal_", lambda: _("A sum has 14 digits at most, and two after the point.")),
)
_WITH_FACTS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "literal_error": lambda facts: _("Choose one of %(known)s.") % {"known": facts["expected"]},
    "enum": lambda facts: _("Choose one of %(known)s.") % {"known": facts["expected"]},
    "string_too_long": lambda facts: (
        _("Say it shorter: %(most)s characters at most.") % {"most": facts["max_length"]}
    ),
    "string_too_short": lambda _facts: _("This can't be empty."),
    "string_pattern_mismatch": lambda facts: (
        _("This can't be empty.")
        if facts["pattern"] == r"\S"
        else _("It must look like %(pattern)s.") % {"pattern": facts["pattern"]}
    ),
    "too_long": lambda facts: _("At most %(most)s of them.") % {"most": facts["max_length"]},
    "greater_than_equal": lambda facts: _("Not less than %(least)s.") % {"least": facts["ge"]},
    "less_than_equal": lambda facts: _("Not more than %(most)s.") % {"most": facts["le"]},
}


def sentence(error: Mapping[str, Any]) -> str:
    """Return what one error of validation means."""
    kind = str(error["type"])
    if kind in _ALONE:
        return _ALONE[kind]()
    if kind in _WITH_FACTS:
        return _WITH_FACTS[kind](error.get("ctx", {}))
    for beginning, said in _BY_BEGINNING:
        if kind.startswith(beginning):
            return said()
    return _("This can't be read. Look at the example.")


def wrong_fields(errors: Sequence[Mapping[str, Any]]) -> list[Wrong]:
    """Return what is wrong, field by field; the first thing said of a field is enough."""
    told: dict[str, Wrong] = {}
    for error in errors:
        name = _field(error["loc"])
        told.setdefault(name, Wrong(name, sentence(error)))
    return list(told.values())


def _field(where: tuple[Any, ...]) -> str:
    """Return the path of a field as it was sent: `step.due_at`."""
    # First the place (body, query …) and the name of the argument, which nobody sent.
    place, *path = where
    inner = path[1:] if place == "body" and path else path
    if place == "query" and len(path) > 1:
        inner = path[1:]
    return ".".join(str(one) for one in inner) or ("body" if place == "body" else str(path[0]))
