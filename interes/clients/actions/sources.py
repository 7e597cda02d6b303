"""Where clients hear of us: the list that the company keeps for itself (M3.1)."""

from django.utils.translation import gettext as _

from interes.clients.actions.facts import NameMissing
from interes.clients.models import Source
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class SourceNamedSo(Refusal):
    """There is a source of this name."""


@act
def add_source(*, by: User, name_ru: str, name_en: str = "") -> Source:
    """Add a source; raises SourceNamedSo, NameMissing, NotAllowed."""
    ensure(by, "settings.change")
    return _kept(Source(), name_ru, name_en)


@act
def rename_source(
    *, source_id: int, by: User, name_ru: str, name_en: str = "", seen: Seen | None = None
) -> Source:
    """Call a source otherwise, in one or both languages.

    Raises ChangedByBoth, SourceNamedSo, NameMissing, NotAllowed.
    """
    ensure(by, "settings.change")
    source = Source.objects.select_for_update().get(pk=source_id)
    wanted = {"name_ru": source.name_ru, "name_en": source.name_en}
    wanted |= agreed(source, {"name_ru": name_ru, "name_en": name_en}, seen)
    return _kept(source, wanted["name_ru"], wanted["name_en"])


@act
def switch_source(*, source_id: int, is_active: bool, by: User) -> Source:
    """Offer a source to choose, or offer it no more; what came by it keeps it."""
    ensure(by, "settings.change")
    source = Source.objects.select_for_update().get(pk=source_id)
    source.is_active = is_active
    source.save(update_fields=["is_active"])
    return source


def _kept(source: Source, name_ru: str, name_en: str) -> Source:
    ru, en = " ".join(name_ru.split()), " ".join(name_en.split())
    if not (ru or en):
        raise NameMissing(_("Write how the source is called."), field="name_ru")
    source.name_ru, source.name_en = ru or en, en
    namesakes = Source.objects.filter(name_ru__iexact=source.name_ru).exclude(pk=source.pk)
    if namesakes.exists():
        raise SourceNamedSo(_("There is a source of this name already."), field="name_ru")
    source.save()
    return source
