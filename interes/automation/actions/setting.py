"""In what setting a rule acts: for which record, with whose rights, when."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from interes.automation.models import Rule
from interes.clients.models import Company
from interes.deals.models import Deal
from interes.foundation.refusals import Refusal
from interes.team.models import User


class NobodyThere(Refusal):
    """There is nobody to give something to."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The record, the rule and the moment."""

    rule: Rule
    deal_id: int | None
    company_id: int | None
    at: datetime

    @property
    def by(self) -> User:
        """Return with whose rights it acts."""
        return self.rule.author

    @property
    def deal(self) -> Deal | None:
        """Return the deal as it stands now, after the acts before this one."""
        known = Deal.objects.select_related("owner", "owner__department", "company")
        return known.get(pk=self.deal_id) if self.deal_id else None

    @property
    def company(self) -> Company | None:
        """Return the company as it stands now."""
        deal = self.deal
        key = deal.company_id if deal else self.company_id
        return Company.objects.select_related("owner").get(pk=key) if key else None

    @property
    def owner(self) -> User:
        """Return whose the record is; raises NobodyThere."""
        record = self.deal or self.company
        owner = record.owner if record else None
        if owner is None:
            raise NobodyThere(_("The record has no owner."))
        return owner

    def head(self) -> User:
        """Return who leads the department of the owner; raises NobodyThere."""
        heads = User.objects.filter(role=User.Role.HEAD, is_active=True)
        head = heads.filter(department_id=self.owner.department_id or 0).order_by("id").first()
        if head is None:
            raise NobodyThere(_("Nobody leads the department of the owner."))
        return head

    def meant(self, whom: str, user_id: int | None = None) -> User:
        """Return a person as a rule names them; raises NobodyThere."""
        if whom == "user":
            found = User.objects.filter(pk=user_id or 0, is_active=True).first()
        elif whom == "author":
            found = self.by
        else:
            found = self.head() if whom == "head" else self.owner
        if found is None or not found.is_active:
            raise NobodyThere(_("This person does not work here any more."))
        return found
