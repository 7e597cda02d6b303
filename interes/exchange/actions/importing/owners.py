"""Whose a record is when its file does not say."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from interes.exchange.actions.importing.work import Work
from interes.team.models import User


def somebody(work: Work) -> int:
    """Return who imports; for the product itself the first administrator, else one made for it."""
    if work.run.by_id:
        return work.run.by_id
    ours = User.objects.filter(is_active=True, role=User.Role.ADMINISTRATOR).order_by("pk")
    found = ours.values_list("pk", flat=True).first()
    if found is not None:
        return int(found)
    with translation.override(settings.LANGUAGE_CODE):
        name = _("Owner not named")
    known = User.objects.filter(name=name).values_list("pk", flat=True).first()
    return int(known or User.objects.create_user(None, name=name).pk)
