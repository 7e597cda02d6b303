"""The names that sentences about rules mention, each sort asked for once."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from interes.automation.queries.programs import webhook_choices
from interes.clients.queries import company_fields
from interes.deals.models import Situation, Stage
from interes.deals.queries import deal_fields
from interes.foundation.filters import Fields
from interes.team.models import Department, User


class Names:
    """Knows how records are called."""

    def person(self, spec: Mapping[str, Any]) -> str:
        """Return who is meant, as it stands after "to"."""
        words = {
            "owner": pgettext("to whom", "the owner"),
            "head": pgettext("to whom", "the head of the owner"),
            "author": pgettext("to whom", "the author of the rule"),
        }
        whom = str(spec.get("whom") or spec.get("to"))
        return words.get(whom) or self.people.get(spec.get("user"), _("somebody"))

    @cached_property
    def deal_fields(self) -> Fields:
        """Return what can be asked about deals."""
        return deal_fields()

    @cached_property
    def company_fields(self) -> Fields:
        """Return what can be asked about companies."""
        return company_fields()

    @cached_property
    def stages(self) -> dict[int, str]:
        """Return the names of all stages."""
        return {one.pk: one.name for one in Stage.objects.all()}

    @cached_property
    def people(self) -> dict[Any, str]:
        """Return the names of all people of ours."""
        return dict(User.objects.values_list("pk", "name"))

    @cached_property
    def departments(self) -> dict[Any, str]:
        """Return the names of the departments."""
        return dict(Department.objects.values_list("pk", "name"))

    @cached_property
    def situations(self) -> dict[Any, str]:
        """Return the names of the situations."""
        return {one.pk: one.name for one in Situation.objects.all()}

    @cached_property
    def webhooks(self) -> dict[str, str]:
        """Return the names of the programs that are told."""
        return dict(webhook_choices())


def all_of(words: Iterable[str]) -> str:
    """Return words joined by "and"."""
    return pgettext("rules", " and ").join(words)


def any_of(words: Iterable[str]) -> str:
    """Return words joined by "or"."""
    return pgettext("rules", " or ").join(words)
