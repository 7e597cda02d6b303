"""By what a record of a file was known to be one that was here already."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

JOINED: Mapping[str, str | Promise] = {
    "inn": _("the same INN"),
    "ogrn": _("the same OGRN"),
    "phone": _("the same phone"),
    "email": _("the same e-mail"),
    "website": _("the same website"),
    "site": _("the same website"),
    "name": _("the same name"),
    "name_and_company": _("the same name in the same company"),
    "key": _("the same number in the old program"),
}


def why_joined(code: str) -> str:
    """Return by what a record was known."""
    return str(JOINED.get(code, _("it is the same record")))
